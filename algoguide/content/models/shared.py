"""What several kinds of sheets are made of: passages, figures, risks, outcomes, care, red flags."""

# ruff: noqa: RUF012 - pydantic gives each instance its own copy of a default.

from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import (
    ConfigDict,
    Discriminator,
    Field,
    GetJsonSchemaHandler,
    Tag,
    field_validator,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from algoguide.content.models.fields import (
    Alert,
    Choice,
    Consent,
    Day,
    FileModel,
    Flag,
    Float,
    Group,
    Ident,
    Int,
    MaybeIdent,
    OneOrMore,
    PassportText,
    Plain,
    Prose,
    Simple,
    Title,
    VariantRef,
    refused,
)
from algoguide.domain.care import (
    CareItem,
    CareTime,
    PreparationItem,
    PreparationTime,
    RedFlag,
    Topic,
    Urgency,
)
from algoguide.domain.figure import (
    Certainty,
    Change,
    Comparator,
    Frequency,
    Passport,
    Proportion,
    ProportionKind,
    Quantity,
)
from algoguide.domain.passage import Passage
from algoguide.domain.risk import Outcome, Risk, RiskClass


class PassageModel(FileModel):
    """Un texte, seul entre guillemets ou avec ses conditions et ses sources."""

    makes = Passage
    text: Prose
    variants: list[VariantRef] = []
    modes: list[Ident] = []
    sources: list[Ident] = []
    to_confirm: Flag = False

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: object) -> object:
        return {"text": value} if isinstance(value, str) else value

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """A quoted text stands for `{text: …}`."""
        return {"anyOf": [{"type": "string"}, handler.resolve_ref_schema(handler(core_schema))]}


class SimplePassage(PassageModel):
    """Un texte de l’essentiel."""

    text: Simple


class ConsentPassage(PassageModel):
    """Un texte du consentement."""

    text: Consent


Passages = OneOrMore[PassageModel]
SimplePassages = OneOrMore[SimplePassage]


class PassportModel(FileModel):
    """D’où vient un chiffre."""

    makes = Passport
    population: PassportText
    horizon: PassportText = Field(description="« not stated » si la source ne le dit pas")
    comparator: Choice[Comparator]
    certainty: Choice[Certainty]
    sources: list[Ident]
    checked: Day
    studied: Int | None = None
    to_confirm: Flag = False

    def domain_values(self) -> dict[str, object]:
        """« not stated » is None in the domain."""
        return {"horizon": None} if self.horizon == "not stated" else {}


class FrequencyModel(FileModel):
    """Tant de personnes sur tant."""

    makes = Frequency
    cases: Int
    out_of: Int

    @model_validator(mode="after")
    def _possible(self) -> Self:
        if self.out_of < 1 or not 0 <= self.cases <= self.out_of:
            raise refused(f"« {self.cases} sur {self.out_of} » est impossible", "corrigez cases ou out_of")
        return self


class ProportionModel(FileModel):
    """Une proportion ; `count`, `rate` ou `estimate` peut être écrit comme `kind`."""

    makes = Proportion
    kind: Choice[Literal["proportion", "count", "rate", "estimate"]]
    low: FrequencyModel
    high: FrequencyModel | None = None
    proportion_kind: Choice[ProportionKind] | None = None
    passport: PassportModel

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        low, high = self.low, self.high
        if high is not None and high.cases * low.out_of < low.cases * high.out_of:
            raise refused("la borne haute est sous la borne basse", "échangez low et high", "high")
        return self

    def domain_values(self) -> dict[str, object]:
        """`kind` of the domain is how the proportion was obtained."""
        said = None if self.kind == "proportion" else ProportionKind(self.kind)
        return {"kind": self.proportion_kind or said or ProportionKind.COUNT}


class ChangeModel(FileModel):
    """Une moyenne qui passe de `before` à `after` sur une échelle."""

    makes = Change
    kind: Literal["change"]
    before: Float
    after: Float
    scale: PassportText
    passport: PassportModel


class QuantityModel(FileModel):
    """Une quantité mesurée."""

    makes = Quantity
    kind: Literal["quantity"]
    low: Float
    high: Float | None = None
    unit: PassportText
    passport: PassportModel

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.high is not None and self.high < self.low:
            raise refused("la borne haute est sous la borne basse", "échangez low et high", "high")
        return self


def _figure_kind(value: object) -> str:
    kind = value.get("kind") if isinstance(value, dict) else None
    return "proportion" if kind in {"proportion", "count", "rate", "estimate"} else str(kind)


FigureModel = Annotated[
    Annotated[ProportionModel, Tag("proportion")]
    | Annotated[ChangeModel, Tag("change")]
    | Annotated[QuantityModel, Tag("quantity")],
    Discriminator(_figure_kind),
]


def _or_shared(schema: dict[str, Any]) -> None:
    """Let an item be `{use: "id"}` with overrides: then nothing else is required."""
    required = schema.pop("required", [])
    schema["properties"]["use"] = {"type": "string", "description": "item de commun/"}
    schema["anyOf"] = [{"required": ["use"]}, {"required": required}]


class Shareable(FileModel):
    """Un item qui peut venir de commun/ par « use »."""

    model_config = ConfigDict(json_schema_extra=_or_shared)
    shared_file: ClassVar[str]


class PreparationItemModel(Shareable):
    """Une ligne de la préparation."""

    makes = PreparationItem
    shared_file = "preparation"
    time: Choice[PreparationTime]
    topic: Choice[Topic]
    title: Title
    body: PassageModel
    blank: Title = ""
    simple: Simple = ""


class CareItemModel(Shareable):
    """Une ligne de la carte « Après le geste »."""

    makes = CareItem
    shared_file = "apres"
    time: Choice[CareTime]
    topic: Choice[Topic]
    title: Title
    body: PassageModel
    simple: Simple = ""


class RiskModel(Shareable):
    """Un risque, en cinq lignes."""

    makes = Risk
    shared_file = "risques"
    name: Title
    risk_class: Choice[RiskClass]
    we_do: Prose
    you_do: Prose
    what: Prose = ""
    figure: MaybeIdent = ""
    affected: Prose = ""
    unaffected: Prose = ""
    when: Prose = ""
    consent: Consent = ""
    variants: list[VariantRef] = []
    modes: list[Ident] = []
    sources: list[Ident] = []
    to_confirm: Flag = False
    simple: Simple = ""


class OutcomeModel(FileModel):
    """Un bénéfice, ou son absence."""

    makes = Outcome
    title: Title
    body: Passages = []
    figure: MaybeIdent = ""
    label: Title = ""
    affected: Prose = ""
    unaffected: Prose = ""
    comparison: MaybeIdent = ""
    comparison_label: Title = ""
    variants: list[VariantRef] = []
    sources: list[Ident] = []
    to_confirm: Flag = False
    simple: Simple = ""


class RedFlagModel(FileModel):
    """Un signe qui doit alerter."""

    makes = RedFlag
    urgency: Choice[Urgency]
    sign: Alert
    groups: list[Group]
    sources: list[Ident] = []
    modes: list[Ident] = []
    signs_ids: list[Plain] = []
    simple: Simple = ""
    to_confirm: Flag = False

    @field_validator("groups")
    @classmethod
    def _each_once(cls, groups: list[str]) -> list[str]:
        if len(set(groups)) < len(groups):
            raise refused("un groupe est écrit deux fois", "gardez-le une fois")
        return groups
