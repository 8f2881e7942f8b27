"""A validated model -> its domain dataclass, field by field, texts typeset and recorded."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache
from typing import Any

from algoguide.content.models.fields import FileModel, Written
from algoguide.content.origins import Origins
from algoguide.content.reading import Tree, YamlPath
from algoguide.domain.passage import Passage

_Limits = tuple[Sequence[str], Sequence[str]]


@dataclass(frozen=True, slots=True)
class _Shape:
    """What a class of models has: the fields of its dataclass, those the file names alike, its limits."""

    wanted: tuple[str, ...]
    written: frozenset[str]
    own_variants: bool
    own_modes: bool
    may_confirm: bool


@cache
def _shape(kind: type[FileModel]) -> _Shape:
    written = kind.model_fields.keys()
    return _Shape(
        tuple(f.name for f in fields(kind.makes)),
        frozenset(written),
        "variants" in written,
        "modes" in written,
        "to_confirm" in written,
    )


class Maker:
    """Makes the objects of one owner."""

    def __init__(
        self, origins: Origins, tree: Tree, owner: str, axes: Mapping[str, str] | None = None
    ) -> None:
        """`axes` gives the axis of each variant, so that limits are kept as `axis:variant`."""
        self._origins = origins
        self._tree = tree
        self._owner = owner
        self._axes = axes or {}

    def make(self, model: FileModel, path: YamlPath = (), key: str = "", limits: _Limits = ((), ())) -> Any:
        """The dataclass of `model`; `key` is its key in a mapping id -> item.

        `limits` are the variants and modes of what contains it, which its texts inherit.
        """
        shape = _shape(type(model))
        written = vars(model)
        own: tuple[str, ...] = tuple(written["variants"]) if shape.own_variants else ()
        if own and model.names_axes:
            own = tuple(self._with_axis(v) for v in own)
        # A procedure's `modes` are its rules, and limit nothing.
        modes = written["modes"] if shape.own_modes and isinstance(written["modes"], list) else ()
        limits = (own or limits[0], modes or limits[1])
        confirm = bool(written["to_confirm"]) if shape.may_confirm else False
        of_passage = model.makes is Passage
        said = model.domain_values()
        values: dict[str, object] = {}
        for name in shape.wanted:
            if name in said:
                values[name] = said[name]
            elif name == "variants":
                values[name] = own
            elif name == model.key_field and key:
                values[name] = key
            elif name in shape.written:
                passage = of_passage and name == "text"
                values[name] = self._value(written[name], (*path, name), limits, confirm, passage)
        return model.makes(**values)

    def _with_axis(self, variant: str) -> str:
        axis = self._axes.get(variant)
        return f"{axis}:{variant}" if axis else variant

    def _value(
        self,
        value: object,
        path: YamlPath,
        limits: _Limits,
        to_confirm: bool,
        of_passage: bool = False,
    ) -> object:
        if isinstance(value, Written):
            return self._origins.add_text(
                self._owner,
                self._tree,
                path,
                value,
                of_passage=of_passage,
                limits=limits,
                to_confirm=to_confirm,
            )
        if isinstance(value, FileModel):
            return self.make(value, path, limits=limits)
        if isinstance(value, list):
            return tuple(
                self._value(item, (*path, number), limits, to_confirm) for number, item in enumerate(value)
            )
        if isinstance(value, dict):
            return tuple(made for key, item in value.items() for made in self._keyed(item, path, key, limits))
        return value

    def _keyed(self, item: object, path: YamlPath, key: str, limits: _Limits) -> list[object]:
        """One object, or several that share a key (a mode whose status depends on the variant)."""
        if isinstance(item, list):
            return [self.make(one, (*path, key, number), key, limits) for number, one in enumerate(item)]
        assert isinstance(item, FileModel)  # noqa: S101 - tells the type checker
        return [self.make(item, (*path, key), key, limits)]
