"""Files of content/visites/: what the nurse asks and checks, and what the acts of a programme mean."""

# ruff: noqa: RUF012 - pydantic gives each instance its own copy of a default.

from typing import Self

from pydantic import Field, model_validator

from algoguide.content.models.fields import (
    Asked,
    Choice,
    FileModel,
    Flag,
    Group,
    Ident,
    MaybeIdent,
    Plain,
    Title,
    refused,
)
from algoguide.domain.act import ActRule
from algoguide.domain.care import Topic
from algoguide.domain.selection import Side
from algoguide.domain.visit import Flag as AskedOf
from algoguide.domain.visit_list import CheckLine, CheckTime, FlagText


class FlagTextModel(FileModel):
    """Une question posée à chaque personne."""

    makes = FlagText
    key_field = "flag"
    name: Title = Field(description="répété mot pour mot par l’alerte : « Allergie : oui (latex) »")
    ask: Asked
    detail: Title = Field(default="", description="ce qu’on écrit à côté d’un oui : « lequel »")
    decides: Asked = Field(description="qui décide de la suite, en une phrase")
    sources: list[Ident] = []
    to_confirm: Flag = False


class CheckLineModel(FileModel):
    """Une ligne à cocher. Sans condition, elle est toujours là ; avec plusieurs, une seule suffit."""

    makes = CheckLine
    time: Choice[CheckTime]
    text: Title
    topics: list[Choice[Topic]] = Field(default=[], description="la fiche prépare l’un de ces sujets")
    modes: list[Ident] = Field(default=[], description="l’anesthésie est l’une de celles-ci")
    groups: list[Group] = Field(default=[], description="le geste est de l’un de ces groupes")
    flags: list[Choice[AskedOf]] = Field(default=[], description="l’une de ces questions a un oui")
    sources: list[Ident] = []
    to_confirm: Flag = False


class VisitPreparationModel(FileModel):
    """visites/preparation.yaml."""

    phrases: dict[Ident, Plain] = {}
    questions: dict[Choice[AskedOf], FlagTextModel]
    lines: dict[Ident, CheckLineModel]


class ActRuleModel(FileModel):
    """Ce que veut dire un libellé, ou un code, du programme."""

    makes = ActRule
    names_axes = False  # its variants say their axis
    procedure: Ident
    label: Plain = Field(default="", description="sans côté ni niveau, qui sont lus dans le programme")
    code: Plain = ""
    variants: dict[Ident, Ident] = Field(default={}, description="axe: variante ; ce qui manque est demandé")
    mode: MaybeIdent = ""
    side: Choice[Side] | None = None
    place: Plain = ""
    to_confirm: Flag = False

    @model_validator(mode="after")
    def _of_something(self) -> Self:
        if not self.label.strip() and not self.code.strip():
            raise refused("ni libellé ni code", "écrivez « label » ou « code »")
        return self

    def domain_values(self) -> dict[str, object]:
        """The domain keeps the axis of each variant."""
        return {"variants": dict(self.variants)}


class ActsModel(FileModel):
    """visites/actes.yaml."""

    rules: list[ActRuleModel]
