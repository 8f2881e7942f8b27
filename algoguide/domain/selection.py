"""What was chosen for one sheet: variants, anaesthesia mode, side, place."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Side(StrEnum):
    """The side of the body, the patient's own."""

    LEFT = "gauche"
    RIGHT = "droite"
    BOTH = "bilateral"


@dataclass(frozen=True, slots=True)
class Selection:
    """One choice. `variants` maps axis id -> variant id; `mode` is an anaesthesia mode id.

    `side` and `place` (a level such as « L1 » or a region) may be None: paper then has a line to fill.
    """

    variants: Mapping[str, str] = field(default_factory=dict)
    mode: str = ""
    side: Side | None = None
    place: str | None = None
    discouraged_confirmed: bool = False

    def admits(self, variants: tuple[str, ...], modes: tuple[str, ...]) -> bool:
        """Whether text limited to `variants` and `modes` is shown. Empty tuples limit nothing.

        A variant id is written `axis:id` or plain `id`; ids of the same axis are alternatives, and
        every axis named must agree.
        """
        if modes and self.mode not in modes:
            return False
        named: dict[str, bool] = {}
        for wanted in variants:
            axis, _, variant = wanted.rpartition(":")
            axis = axis or "*"
            chosen = variant == self.variants.get(axis) if axis != "*" else variant in self.variants.values()
            named[axis] = named.get(axis, False) or chosen
        return all(named.values())
