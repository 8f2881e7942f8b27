"""A piece of French text and the conditions under which it is shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # A start reads passages and makes no choice.
    from algoguide.domain.selection import Selection


@dataclass(frozen=True, slots=True, repr=False)
class Passage:
    """Prose for a reader.

    `text` may hold `**bold**` and `[[figure-id]]`, replaced by that figure in words. Empty `variants` or
    `modes` mean « always »; otherwise one of the ids must be selected. Variants of different axes are
    combined: for each axis named, one of its ids must be selected.
    """

    text: str
    variants: tuple[str, ...] = ()
    modes: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    to_confirm: bool = False

    def shown(self, selection: Selection) -> bool:
        """Whether this passage belongs to the sheet of `selection`."""
        return selection.admits(self.variants, self.modes)
