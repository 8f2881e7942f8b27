"""Plates: one drawing of named layers, its steps and the labels the program lays out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

Point = tuple[float, float]


SIDE_WORDS = frozenset({"Gauche", "Droite"})


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

    def mirrored(self, width: float) -> Label:
        """The same label on a drawing of `width` units seen in a mirror; its words are not."""
        at = (width - self.at[0], self.at[1])
        align = {"left": "right", "right": "left"}.get(self.align, self.align)
        return replace(self, at=at, align=align, leader=tuple((width - x, y) for x, y in self.leader))


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

    `side` is the patient’s side that is drawn, « gauche » or « droite », empty when the drawing has none.
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
    side: str = ""

    @property
    def sides(self) -> tuple[Label, ...]:
        """The captions that say where the patient’s left and right are: never far from the picture."""
        return tuple(caption for caption in self.captions if caption.text in SIDE_WORDS)

    @property
    def around(self) -> tuple[Label, ...]:
        """The other captions, which a small picture gives to its legend."""
        return tuple(caption for caption in self.captions if caption.text not in SIDE_WORDS)

    def step(self, step_id: str) -> PlateStep:
        """Return a step.

        Raises:
            KeyError: no step has this id.
        """
        for step in self.steps:
            if step.id == step_id:
                return step
        raise KeyError(step_id)

    def seen(self, step_id: str, side: str | None) -> View:
        """A step as it is shown for `side`, the patient’s: a drawing of the other side is mirrored.

        Words of orientation stay where they are: « Gauche » is on the left of every slice.

        Raises:
            KeyError: no step has this id.
        """
        step = self.step(step_id)
        mirrored = bool(self.side) and side in _OTHER and side != self.side
        if not mirrored:
            return View(step, step.labels, self.focus, mirrored=False)
        x, y, width, height = self.focus or (0, 0, self.width, self.height)
        return View(
            step,
            tuple(label.mirrored(self.width) for label in step.labels),
            self.focus and (self.width - x - width, y, width, height),
            mirrored=True,
        )


_OTHER = frozenset({"gauche", "droite"})


@dataclass(frozen=True, slots=True, repr=False)
class View:
    """A step with its labels and the part kept, mirrored or as drawn."""

    step: PlateStep
    labels: tuple[Label, ...]
    focus: tuple[float, float, float, float] | None
    mirrored: bool


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


BACKGROUND = "fond"
"""The layer that no mirror turns: it alone may hold gradients, which WeasyPrint does not transform."""


def compose(svg: str, layers: Iterable[str], calm: Iterable[str] = (), mirror: float = 0) -> str:
    """Return the SVG with only `layers`, those of `calm` at half opacity.

    `mirror`, the width of the drawing, turns all but the background left for right.
    """
    wanted, calmed = set(layers), set(calm)
    turned = f' transform="matrix(-1 0 0 1 {mirror:g} 0)"' if mirror else ""
    out = []
    for line in svg.splitlines():
        found = _LAYER.match(line)
        if found is None:
            out.append(line)
        elif found[1] in wanted or found[1] in calmed:
            shown = ' opacity="0.5"' if found[1] in calmed else ""
            shown += turned if found[1] != BACKGROUND else ""
            out.append(line.replace("<g ", f"<g{shown} ", 1) if shown else line)
    return "\n".join(out)


Moment = tuple[tuple[str, ...], tuple[str, ...]]
"""Layers of a drawing as it is at one moment: those shown, those calmed."""


def growing(base: PlateStep, step: PlateStep, most: int) -> tuple[Moment, ...]:
    """How the drawing of `step` grows from that of `base`: what goes goes first, then layers come.

    The first moment is `base`, the last one `step`; layers come in painter's order, in `most` times at most.
    """
    before = {*base.layers, *base.calm}
    new = tuple(layer for layer in step.layers if layer not in before)
    kept = tuple(layer for layer in step.layers if layer in before)
    moments: list[Moment] = [(base.layers, base.calm)]
    if (set(kept), set(step.calm)) != (set(base.layers), set(base.calm)):
        moments.append((kept, step.calm))
    times = min(most, len(new))
    moments += [((*kept, *new[: len(new) * t // times]), step.calm) for t in range(1, times + 1)]
    return tuple(moments)
