"""The body map: the zones one touches, and the pains they lead to."""

from collections.abc import Container
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, repr=False)
class Disc:
    """A round target of the body map, in plate units. `side`: the person's own, or empty."""

    x: float
    y: float
    radius: float
    side: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Zone:
    """A zone of the body map and the pains it leads to, in order. `anchor`, `leader` place its label."""

    id: str
    name: str
    lines: tuple[str, ...]
    discs: tuple[Disc, ...]
    anchor: tuple[float, float] | None
    align: str
    leader: tuple[tuple[float, float], ...]
    pains: tuple[str, ...]


@dataclass(frozen=True, slots=True, repr=False)
class BodyMap:
    """The zones drawn on one plate, and what of the plate is drawn with them.

    `width` and `height` are the plate's, in its units; `captions` its words of orientation, each with its
    place and its alignment. The first screen then reads no plate.
    """

    plate: str
    zones: tuple[Zone, ...]
    width: int = 0
    height: int = 0
    captions: tuple[tuple[str, float, float, str], ...] = ()

    def leading_to(self, pains: Container[str]) -> tuple[Zone, ...]:
        """The zones that lead to one of `pains` at least."""
        return tuple(zone for zone in self.zones if any(pain in pains for pain in zone.pains))
