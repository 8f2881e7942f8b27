"""The kinds of values a content file may hold, each refusing what an author did not mean.

Scalars come as strings from `reading`; one typed without quotes that YAML takes for something else
is a `Bare`. Numbers and booleans must be bare, texts must be quoted: editors agree with the checker.
"""

import re
from collections.abc import Callable
from datetime import date
from typing import Annotated, Any, ClassVar, Self, TypeVar

from pydantic import BaseModel, ConfigDict, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

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

    # `defer_build`: a part is checked inside its whole, and what checks it alone would be made in vain.
    model_config = ConfigDict(extra="forbid", hide_input_in_errors=True, frozen=True, defer_build=True)
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


class _Reads:
    """How a kind of value is read: `before` takes what the file holds, `after` what pydantic made of it.

    The schema is written out. From `BeforeValidator` and `AfterValidator` pydantic would make the same, but
    it would inspect their functions again for each field, and take a quarter longer to make the models.
    """

    def __init__(
        self,
        before: Callable[[object], object],
        inner: Callable[[], CoreSchema] | None = None,
        after: Callable[[str], str] | None = None,
        in_editors: JsonSchemaValue | None = None,
    ) -> None:
        """`inner` makes the schema of the type, by default pydantic's; editors may be told otherwise."""
        self._before = before
        self._inner = inner
        self._after = after
        self._in_editors = in_editors

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        inner = handler(source) if self._inner is None else self._inner()
        schema = core_schema.no_info_before_validator_function(self._before, inner)
        if self._after is None:
            return schema
        return core_schema.no_info_after_validator_function(self._after, schema)

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return handler(schema) if self._in_editors is None else dict(self._in_editors)


def _text(after: Callable[[str], str] | None = None, pattern: str = "") -> _Reads:
    in_editors = {"type": "string", "pattern": f"^{pattern}$"} if pattern else None
    return _Reads(_quoted, core_schema.str_schema, after, in_editors)


Prose = Annotated[str, _text(_written(TextKind.PROSE))]
Simple = Annotated[str, _text(_written(TextKind.SIMPLE))]
Title = Annotated[str, _text(_written(TextKind.TITLE))]
Consent = Annotated[str, _text(_written(TextKind.CONSENT))]
Asked = Annotated[str, _text(_written(TextKind.QUESTION))]
Alert = Annotated[str, _text(_written(TextKind.ALERT))]
Reason = Annotated[str, _text(_written(TextKind.REASON))]
Alt = Annotated[str, _text(_written(TextKind.ALT))]
LabelText = Annotated[str, _text(_written(TextKind.LABEL))]
Definition = Annotated[str, _text(_written(TextKind.DEFINITION))]
PassportText = Annotated[str, _text(_written(TextKind.PASSPORT))]
Citation = Annotated[str, _text(_written(TextKind.CITATION))]

Plain = Annotated[str, _text()]
"""A string that no reader sees as prose: a DOI, a word of the spelling list."""

_ID = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_NOT_AN_ID = "« {} » n’est pas un identifiant"
_WRITE_AN_ID = "employez des minuscules sans accent, des chiffres et des tirets"
Ident = Annotated[str, _text(_matching(_ID, _NOT_AN_ID, _WRITE_AN_ID), _ID)]
MaybeIdent = Annotated[str, _text(_matching(f"(?:{_ID})?", _NOT_AN_ID, _WRITE_AN_ID), f"({_ID})?")]
"""An id, or the empty text that takes away a shared one."""
VariantRef = Annotated[
    str,
    _text(
        _matching(
            r"(?:[a-z0-9-]+:)?[a-z0-9-]+",
            "« {} » n’est pas une variante",
            "écrivez l’identifiant de la variante, ou « axe:variante »",
        )
    ),
]
Part = Annotated[
    str,
    _text(
        _matching(
            r"[a-z_]+(?:\.[a-z0-9-]+)?",
            "« {} » n’est pas une partie de la fiche",
            "écrivez « why », « red_flags.saignement », « mode.speaking »",
        )
    ),
]
"""A section of a sheet, or one of its items."""
Group = Annotated[
    str,
    _text(
        _matching(
            r"[A-Z][A-Z0-9-]*",
            "« {} » n’est pas un groupe de sécurité",
            "écrivez-le en majuscules sans accent",
        )
    ),
]

_Choice = TypeVar("_Choice")
Choice = Annotated[_Choice, _Reads(_quoted)]
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


Int = Annotated[int, _Reads(_bare(r"-?\d+", "un nombre entier sans guillemets", int), core_schema.int_schema)]
Float = Annotated[
    float,
    _Reads(
        _bare(r"-?\d+(?:\.\d+)?", "un nombre sans guillemets, avec un point (2.5)", float),
        core_schema.float_schema,
    ),
]
Flag = Annotated[
    bool,
    _Reads(
        _bare(r"true|false", "true ou false, sans guillemets", lambda text: text == "true"),
        core_schema.bool_schema,
    ),
]


def _day(value: object) -> object:
    if isinstance(value, str):
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            raise refused(f"« {value} » n’est pas une date", 'écrivez par exemple "2026-11-21"') from None
    return value


Day = Annotated[date, _Reads(_day, core_schema.date_schema)]


def _as_list(value: object) -> object:
    return [value] if isinstance(value, (str, dict)) else value


_Item = TypeVar("_Item")


class _OrAlone(_Reads):
    """A list whose only item may be written without the list, which editors are told."""

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        several = handler(schema)
        return {"anyOf": [several["items"], several]}


OneOrMore = Annotated[list[_Item], _OrAlone(_as_list)]
"""A list, or its only item alone."""
