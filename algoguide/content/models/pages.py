"""The other files: pains, catalogue, glossary, sources, words, pictures, body map, shared items."""

# ruff: noqa: RUF012 - pydantic gives each instance its own copy of a default.

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from algoguide.content.models.fields import (
    Alt,
    Choice,
    Citation,
    Day,
    Definition,
    FileModel,
    Flag,
    Float,
    Ident,
    Int,
    LabelText,
    MaybeIdent,
    Plain,
    Prose,
    Title,
    VariantRef,
)
from algoguide.content.models.procedure import PictureModel
from algoguide.content.models.shared import (
    CareItemModel,
    PassageModel,
    Passages,
    PreparationItemModel,
    RedFlagModel,
    RiskModel,
)
from algoguide.domain.body import BodyMap, Disc, Zone
from algoguide.domain.catalogue import Entry
from algoguide.domain.illustration import Label, Plate, PlateStep, Tone
from algoguide.domain.pain import FirstStep, Pain, PainProcedure
from algoguide.domain.reference import GlossaryTerm, Quality, Reference


class FirstStepModel(FileModel):
    """Ce qu’on essaie avant tout geste."""

    makes = FirstStep
    title: Title
    body: PassageModel


class PainProcedureModel(FileModel):
    """Un geste qui peut convenir."""

    makes = PainProcedure
    procedure: Ident
    for_whom: PassageModel
    when_not: PassageModel
    variants: list[VariantRef] = []


class PainModel(FileModel):
    """Une douleur."""

    makes = Pain
    id: MaybeIdent = ""
    name: Title
    synonyms: list[Plain] = Field(default=[], description="mots de tous les jours, pour la recherche")
    phrases: dict[Ident, Plain] = {}
    card: Title
    card_note: Title
    icon: Ident
    summary: Prose
    picture: PictureModel
    understand: Passages
    first: dict[Ident, FirstStepModel]
    course: Passages = []
    procedures: list[PainProcedureModel] = []
    red_flags: list[Ident] = []
    not_the_answer: Passages = []
    checked: Day

    def domain_values(self) -> dict[str, object]:
        """The domain keeps the date as it is written."""
        return {"checked": self.checked.isoformat()}


class EntryModel(FileModel):
    """Un nom du catalogue."""

    makes = Entry
    name: Title
    family: MaybeIdent = ""


def _named(value: object) -> object:
    return {"name": value} if isinstance(value, str) else value


Entries = dict[Ident, Annotated[EntryModel, BeforeValidator(_named, json_schema_input_type=str | EntryModel)]]


class CatalogueModel(FileModel):
    """Tous les identifiants connus."""

    pains: Entries
    procedures: Entries
    anaesthesia: Entries
    pages: Entries = {}
    families: Entries = {}


class PackModel(FileModel):
    """Le contenu dans son ensemble."""

    version: Plain
    title: Title


class TermModel(FileModel):
    """Un mot expliqué."""

    makes = GlossaryTerm
    term: Title
    definition: Definition
    forms: list[Plain] = []
    sources: list[Ident] = []
    to_confirm: Flag = False


class GlossaryModel(FileModel):
    """Le glossaire."""

    terms: dict[Ident, TermModel]


class ReferenceModel(FileModel):
    """Une source."""

    makes = Reference
    citation: Citation
    quality: Choice[Quality]
    facts: list[Plain] = []
    doi: Plain = ""


class SourcesModel(FileModel):
    """Les sources."""

    references: dict[Ident, ReferenceModel]


class WordsModel(FileModel):
    """Les mots admis par la vérification de l’orthographe, chacun avec sa raison."""

    words: dict[str, Plain]


class RedFlagsModel(FileModel):
    """commun/alertes.yaml."""

    items: dict[Ident, RedFlagModel]


class SharedPreparationModel(FileModel):
    """commun/preparation.yaml."""

    items: dict[Ident, PreparationItemModel]


class SharedCareModel(FileModel):
    """commun/apres.yaml."""

    items: dict[Ident, CareItemModel]


class PhrasesModel(FileModel):
    """commun/phrases.yaml."""

    phrases: dict[Ident, Plain]


class SharedRisksModel(FileModel):
    """commun/risques.yaml."""

    items: dict[Ident, RiskModel]


PointModel = Annotated[list[Float], Field(min_length=2, max_length=2)]
Align = Choice[Literal["left", "right", "centre"]]


class LabelModel(FileModel):
    """Un texte posé sur une planche."""

    makes = Label
    text: LabelText
    at: PointModel
    align: Align = "left"
    note: list[LabelText] = []
    tone: Choice[Tone] = Tone.PLAIN
    leader: list[PointModel] = []


class PlateStepModel(FileModel):
    """Une étape d’une planche."""

    makes = PlateStep
    id: Ident
    title: Title
    layers: list[Ident]
    calm: list[Ident] = []
    alt: Alt
    labels: list[LabelModel] = []


class PlateModel(FileModel):
    """Une planche."""

    makes = Plate
    id: Ident
    title: Title
    size: Annotated[list[Int], Field(min_length=2, max_length=2)]
    side: Choice[Literal["", "gauche", "droite"]] = ""
    phrases: dict[Ident, Plain] = {}
    focus: Annotated[list[Int], Field(min_length=4, max_length=4)] | None = None
    captions: list[LabelModel] = []
    steps: list[PlateStepModel]

    def domain_values(self) -> dict[str, object]:
        """`size` is width and height; `focus` is the part kept when labels become numbers."""
        focus = None if self.focus is None else tuple(self.focus)
        return {"width": self.size[0], "height": self.size[1], "focus": focus}


class DiscModel(FileModel):
    """Une cible ronde de la carte du corps."""

    makes = Disc
    at: PointModel
    radius: Float
    side: Choice[Literal["", "gauche", "droite"]] = ""

    def domain_values(self) -> dict[str, object]:
        """`at` is x and y."""
        return {"x": self.at[0], "y": self.at[1]}


class ZoneLabelModel(FileModel):
    """Où se pose le nom d’une zone."""

    at: PointModel
    align: Align = "left"
    leader: list[PointModel] = []


def _optional_label(value: object) -> object:
    return None if isinstance(value, str) and value in {"null", "~", ""} else value


class ZoneModel(FileModel):
    """Une zone du corps et les douleurs où elle mène."""

    makes = Zone
    id: Ident
    name: Title
    lines: list[LabelText]
    discs: list[DiscModel] = []
    label: Annotated[ZoneLabelModel | None, BeforeValidator(_optional_label)] = None
    pains: list[Ident]

    def domain_values(self) -> dict[str, object]:
        """A zone without a label has no anchor."""
        if self.label is None:
            return {"anchor": None, "align": "left", "leader": ()}
        return {
            "anchor": tuple(self.label.at),
            "align": self.label.align,
            "leader": tuple(tuple(point) for point in self.label.leader),
        }


class BodyMapModel(FileModel):
    """La carte du corps."""

    makes = BodyMap
    plate: Ident
    zones: list[ZoneModel]
