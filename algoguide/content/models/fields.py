"""The kinds of values a content file may hold, each refusing what an author did not mean.

Scalars come as strings from `reading`; one typed without quotes that YAML takes for something else
is a `Bare`. Numbers and booleans must be bare, texts must be quoted: editors agree with the checker.
"""

import re
from collections.abc import Callable
from datetime import date
from typing import Annotated, Any, ClassVar, Self, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, GetJsonSchemaHandler, WithJsonSchema
from pydantic.functional_validators import AfterValidator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

from algoguide.content.reading import Bare
from algoguide.content.rules.base import TextKind

SAYS = "algoguide"
"""The type of our own pydantic errors; their context holds the French message and advice."""


def refused(message: str, advice: str, at: str = "") -> PydanticCustomError:
    """An error of ours: what is wrong, what to do, and under which key of the mapping."""
    return PydanticCustomError(SAYS, "{message}", {"message": message, "advice": advice, "at": at})


class FileModel(BaseModel):
    """A mapping of a content file. `makes` is the domain dataclass it becomes; unknown keys are refused.

    `key_field` is the field of the dataclass that a mapping id -> item fills with its key. `variants` are
    kept as `axis:variant` when `names_axes`, for `Selection.admits` to join axes rightly.
    """

    model_config = ConfigDict(extra="forbid", hide_input_in_errors=True, frozen=True)
    makes: ClassVar[type[Any]]
    key_field: ClassVar[str] = "id"
    names_axes: ClassVar[bool] = True

    def domain_values(self) -> dict[str, object]:
        """Values for fields of the dataclass that the file names otherwise."""
        return {}


class Written(str):
    """A text for a reader, as typed; `kind` says what it is for."""

    __slots__ = ("kind",)
    kind: TextKind

    def __new__(cls, text: str, kind: TextKind) -> Self:  # noqa: D102 - the class tells
        made = super().__new__(cls, text)
        made.kind = kind
        return made


def _quoted(value: object) -> object:
    if isinstance(value, Bare):
        if value.tag == "null":
            raise refused("la valeur manque", "écrivez-la ou retirez la clé")
        raise refused(f"« {value} » serait lu comme autre chose qu’un texte", "mettez des guillemets")
    return value


def _written(kind: TextKind) -> Callable[[str], Written]:
    def mark(value: str) -> Written:
        if not value.strip():
            raise refused("le texte est vide", "écrivez-le ou retirez la clé")
        return Written(value, kind)

    return mark


def _matching(pattern: str, message: str, advice: str) -> Callable[[str], str]:
    compiled = re.compile(pattern)

    def check(value: str) -> str:
        if not compiled.fullmatch(value):
            raise refused(message.format(value), advice)
        return value

    return check


_QUOTED = BeforeValidator(_quoted)
Prose = Annotated[str, _QUOTED, AfterValidator(_written(TextKind.PROSE))]
Simple = Annotated[str, _QUOTED, AfterValidator(_written(TextKind.SIMPLE))]
Title = Annotated[str, _QUOTED, AfterValidator(_written(TextKind.TITLE))]
Consent = Annotated[str, _QUOTED, AfterValidator(_written(TextKind.CONSENT))]
Asked = Annotated[str, _QUOTED, AfterValidator(_written(TextKind.QUESTION))]
Alert = Annotated[str, _QUOTED, AfterValidator(_written(TextKind.ALERT))]
Reason = Annotated[str, _QUOTED, AfterValidator(_written(TextKind.REASON))]
Alt = Annotated[str, _QUOTED, AfterValidator(_written(TextKind.ALT))]
LabelText = Annotated[str, _QUOTED, AfterValidator(_written(TextKind.LABEL))]
Definition = Annotated[str, _QUOTED, AfterValidator(_written(TextKind.DEFINITION))]
PassportText = Annotated[str, _QUOTED, AfterValidator(_written(TextKind.PASSPORT))]
Citation = Annotated[str, _QUOTED, AfterValidator(_written(TextKind.CITATION))]

Plain = Annotated[str, _QUOTED]
"""A string that no reader sees as prose: a DOI, a word of the spelling list."""

_ID = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_NOT_AN_ID = "« {} » n’est pas un identifiant"
_WRITE_AN_ID = "employez des minuscules sans accent, des chiffres et des tirets"
Ident = Annotated[
    str,
    _QUOTED,
    AfterValidator(_matching(_ID, _NOT_AN_ID, _WRITE_AN_ID)),
    WithJsonSchema({"type": "string", "pattern": f"^{_ID}$"}),
]
MaybeIdent = Annotated[
    str,
    _QUOTED,
    AfterValidator(_matching(f"(?:{_ID})?", _NOT_AN_ID, _WRITE_AN_ID)),
    WithJsonSchema({"type": "string", "pattern": f"^({_ID})?$"}),
]
"""An id, or the empty text that takes away a shared one."""
VariantRef = Annotated[
    str,
    _QUOTED,
    AfterValidator(
        _matching(
            r"(?:[a-z0-9-]+:)?[a-z0-9-]+",
            "« {} » n’est pas une variante",
            "écrivez l’identifiant de la variante, ou « axe:variante »",
        )
    ),
]
Group = Annotated[
    str,
    _QUOTED,
    AfterValidator(
        _matching(
            r"[A-Z][A-Z0-9-]*",
            "« {} » n’est pas un groupe de sécurité",
            "écrivez-le en majuscules sans accent",
        )
    ),
]

_Choice = TypeVar("_Choice")
Choice = Annotated[_Choice, _QUOTED]
"""An enumeration, its value between quotes."""


def _bare(pattern: str, example: str, make: Callable[[str], object]) -> Callable[[object], object]:
    compiled = re.compile(pattern)

    def check(value: object) -> object:
        if isinstance(value, Bare) and compiled.fullmatch(value):
            return make(value)
        if isinstance(value, str):
            raise refused(f"« {value} » n’est pas ce qui est attendu", f"écrivez {example}")
        return value

    return check


Int = Annotated[int, BeforeValidator(_bare(r"-?\d+", "un nombre entier sans guillemets", int))]
Float = Annotated[
    float,
    BeforeValidator(_bare(r"-?\d+(?:\.\d+)?", "un nombre sans guillemets, avec un point (2.5)", float)),
]
Flag = Annotated[
    bool,
    BeforeValidator(_bare(r"true|false", "true ou false, sans guillemets", lambda text: text == "true")),
]


def _day(value: object) -> object:
    if isinstance(value, str):
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            raise refused(f"« {value} » n’est pas une date", 'écrivez par exemple "2026-11-21"') from None
    return value


Day = Annotated[date, BeforeValidator(_day)]


def _as_list(value: object) -> object:
    return [value] if isinstance(value, (str, dict)) else value


_Item = TypeVar("_Item")


class _OrAlone:
    """Tells editors that the only item of a list may be written without the list."""

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        several = handler(schema)
        return {"anyOf": [several["items"], several]}


OneOrMore = Annotated[list[_Item], BeforeValidator(_as_list), _OrAlone()]
"""A list, or its only item alone."""
