"""Files of content/comparaisons/: the options of one pain side by side."""

# ruff: noqa: RUF012 - pydantic gives each instance its own copy of a default.

from typing import Any

from pydantic import Field, GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from algoguide.content.models.fields import (
    Choice,
    Day,
    FileModel,
    Flag,
    Ident,
    MaybeIdent,
    OneOrMore,
    Plain,
    Prose,
    Title,
    VariantRef,
)
from algoguide.content.models.shared import FigureModel
from algoguide.domain.comparison import Cell, CellState, Comparison, Option, Row, RowTopic
from algoguide.domain.passage import Passage


class ComparedTextModel(FileModel):
    """Un texte du tableau, avec ses sources. Il vaut pour toute l’option : ni variante, ni anesthésie."""

    makes = Passage
    text: Prose
    sources: list[Ident] = []
    to_confirm: Flag = False


class OptionModel(FileModel):
    """Une colonne du tableau."""

    makes = Option
    names_axes = False
    name: Title
    procedure: MaybeIdent = Field(default="", description="le geste du catalogue, s’il est écrit")
    variants: list[VariantRef] = []
    nothing: Flag = Field(default=False, description="« continuer sans geste », toujours la première")


class CellModel(FileModel):
    """Une case : un texte, un chiffre, ou ce qu’on ne sait pas."""

    makes = Cell
    state: Choice[CellState] = CellState.SAID
    body: OneOrMore[ComparedTextModel] = []
    figure: MaybeIdent = Field(default="", description="un chiffre du geste de la colonne, ou de « of »")
    affected: Prose = ""
    badge: Title = Field(default="", description="le groupe d’où vient le chiffre, à la place du comparateur")
    of: MaybeIdent = Field(default="", description="le geste où sont écrits les chiffres de cette case")

    @model_validator(mode="before")
    @classmethod
    def _from_word(cls, value: object) -> object:
        """« unknown » alone, or « none »: the cell says no more."""
        return {"state": value} if isinstance(value, str) else value

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """A state alone stands for `{state: …}`."""
        whole: dict[str, Any] = handler.resolve_ref_schema(handler(core_schema))
        return {"anyOf": [{"enum": [CellState.UNKNOWN.value, CellState.NONE.value]}, whole]}


class RowModel(FileModel):
    """Une ligne : la même question à chaque option."""

    makes = Row
    title: Title
    topic: Choice[RowTopic]
    cells: dict[Ident, CellModel]
    arrays: Flag = Field(default=False, description="les chiffres se comparent : ils sont dessinés")


class ComparisonModel(FileModel):
    """Les options d’une douleur, côte à côte."""

    makes = Comparison
    id: MaybeIdent = ""
    phrases: dict[Ident, Plain] = {}
    about: Prose
    decision: Prose
    context: OneOrMore[ComparedTextModel] = []
    options: dict[Ident, OptionModel]
    rows: dict[Ident, RowModel]
    figures: dict[Ident, FigureModel] = {}
    checked: Day

    def domain_values(self) -> dict[str, object]:
        """The domain keeps the date as it is written."""
        return {"checked": self.checked.isoformat()}
