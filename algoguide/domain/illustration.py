"""Plates: one drawing of named layers, its steps and the labels the program lays out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

Point = tuple[float, float]


class Tone(StrEnum):
    """The colour family of a label."""

    PLAIN = "plain"
    PAIN = "pain"
    PRODUCT = "product"
    NERVE = "nerve"
    CAPTION = "caption"


@dataclass(frozen=True, slots=True, repr=False)
class Label:
    """Text on a plate. `at`: flush edge x and middle y of the first line, in plate units.

    `leader` runs from the text's edge through these points; the last is the ringed target.
    """

    text: str
    at: Point
    align: str = "left"
    note: tuple[str, ...] = ()
    tone: Tone = Tone.PLAIN
    leader: tuple[Point, ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class PlateStep:
    """Which layers a step shows, which it calms (half opacity), its labels and its alternative text."""

    id: str
    title: str
    layers: tuple[str, ...]
    calm: tuple[str, ...]
    alt: str
    labels: tuple[Label, ...]


@dataclass(frozen=True, slots=True, repr=False)
class Plate:
    """A drawing of `width` x `height` units. Its SVG is `resources/illustrations/<id>.svg`.

    `focus` (x, y, width, height) is the part kept when labels give way to numbered markers: the margins
    that only held text are then left out.
    """

    id: str
    title: str
    width: int
    height: int
    captions: tuple[Label, ...]
    steps: tuple[PlateStep, ...]
    focus: tuple[float, float, float, float] | None = None

    def step(self, step_id: str) -> PlateStep:
        """Return a step.

        Raises:
            KeyError: no step has this id.
        """
        for step in self.steps:
            if step.id == step_id:
                return step
        raise KeyError(step_id)


@dataclass(frozen=True, slots=True, repr=False)
class PictureStep:
    """A step of a plate: `plate` and `step` ids, with a caption that may name what the plate does not."""

    plate: str
    step: str
    caption: str = ""


_LAYER = re.compile(r'^<g id="([^"]+)"')


def layer_ids(svg: str) -> tuple[str, ...]:
    """The layers of a plate's SVG in painter's order (each is one line, written by our drawing programs)."""
    return tuple(m[1] for m in map(_LAYER.match, svg.splitlines()) if m)


def compose(svg: str, layers: Iterable[str], calm: Iterable[str] = ()) -> str:
    """Return the SVG with only `layers`, those of `calm` at half opacity."""
    wanted, calmed = set(layers), set(calm)
    out = []
    for line in svg.splitlines():
        found = _LAYER.match(line)
        if found and found[1] in calmed:
            out.append(line.replace("<g ", '<g opacity="0.5" ', 1))
        elif not found or found[1] in wanted:
            out.append(line)
    return "\n".join(out)
