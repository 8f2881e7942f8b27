"""What the patient's screen shows: pages of one idea each, and which of them now.

One value, two views: the patient's screen and the doctor's follow the same `Presentation`, and nothing of it
is lost when a screen is unplugged.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from algoguide.domain.figure import Friendly
from algoguide.domain.illustration import PictureStep

_LEAD = re.compile(r"\*\*(.+?)\*\*")
"""The bold words a line begins with."""


class PageKind(StrEnum):
    """What a page is for; each kind has its own look."""

    IDEA = "idee"
    STEP = "etape"
    FIGURE = "chiffre"
    CHOICE = "choix"
    WARNING = "alerte"
    QUESTION = "question"


class Level(StrEnum):
    """How much is said: everything, or the very simple version of the same facts."""

    STANDARD = "standard"
    SIMPLE = "essentiel"


@dataclass(frozen=True, slots=True)
class ShownArray:
    """An icon array: `tone` is good, other or bad; `words` say the number under it."""

    friendly: Friendly
    tone: str
    words: str


@dataclass(frozen=True, slots=True)
class ViewPage:
    """One page. Texts are filled, and may hold `**bold**`.

    `number` is the main figure in words and `others` its other framing. `base` is the step of the same plate
    from which the picture grows, empty when it is shown at once. `source` and `answer` are one touch away.
    """

    id: str
    kind: PageKind
    section: str
    title: str
    eyebrow: str = ""
    number: str = ""
    others: str = ""
    body: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    picture: PictureStep | None = None
    base: str = ""
    arrays: tuple[ShownArray, ...] = ()
    source: str = ""
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Presentation:
    """The pages in the order chosen for this patient, and where one is. Each method returns the next state.

    `part` is the part of a page that is longer than the screen, from 0. `frozen` is the id of the page that
    stays on the patient's screen while the doctor looks elsewhere. `covered`: the patient's screen rests.
    `revealed`: what is one touch away is shown.
    """

    pages: tuple[ViewPage, ...]
    at: int = 0
    part: int = 0
    hidden: frozenset[str] = frozenset()
    frozen: str = ""
    covered: bool = False
    revealed: bool = False

    @property
    def page(self) -> ViewPage:
        """Where the doctor is."""
        return self.pages[self.at]

    @property
    def seen(self) -> ViewPage | None:
        """What the patient sees; None while their screen rests."""
        if self.covered:
            return None
        return next((page for page in self.pages if page.id == self.frozen), self.page)

    @property
    def shown(self) -> tuple[ViewPage, ...]:
        """The pages that are not hidden, in order."""
        return tuple(page for page in self.pages if page.id not in self.hidden)

    @property
    def following(self) -> ViewPage | None:
        """The next page that is not hidden."""
        after = self._beside(1)
        return self.pages[after] if after is not None else None

    @property
    def sections(self) -> tuple[tuple[str, tuple[ViewPage, ...]], ...]:
        """The pages by section, in the order the sections are met."""
        names = dict.fromkeys(page.section for page in self.pages)
        return tuple((name, tuple(p for p in self.pages if p.section == name)) for name in names)

    @property
    def names(self) -> dict[str, str]:
        """What lists call each page, by id: its title, with its first words where others share it."""
        titles = Counter((page.section, page.title) for page in self.pages)
        met = Counter[tuple[str, str]]()
        names = {}
        for page in self.pages:
            key = (page.section, page.title)
            met[key] += 1
            lead = _LEAD.match(page.points[0]) if page.points else None
            if titles[key] == 1:
                names[page.id] = page.title
            elif lead:
                names[page.id] = f"{page.title}\u00a0: {lead[1].rstrip('. ')}"
            else:
                names[page.id] = f"{page.title} ({met[key]})"
        return names

    def forward(self, parts: int = 1) -> Presentation:
        """The next part of the page, which has `parts`, else the next page; the last one stays."""
        if self.part + 1 < parts:
            return replace(self, part=self.part + 1)
        return self._to(self._beside(1))

    def back(self) -> Presentation:
        """The part before, else the page before; the first one stays."""
        if self.part > 0:
            return replace(self, part=self.part - 1)
        return self._to(self._beside(-1))

    def go(self, page_id: str) -> Presentation:
        """Any page, hidden or not: the doctor asked for it.

        Raises:
            KeyError: there is no such page.
        """
        return self._to(self._index(page_id))

    def hide(self, page_id: str, *, hidden: bool) -> Presentation:
        """Leave a page out, or bring it back. One page at least stays; the current one gives way."""
        ids = self.hidden | {page_id} if hidden else self.hidden - {page_id}
        changed = replace(self, hidden=frozenset(ids))
        if not changed.shown:
            return self
        if self.page.id == page_id and hidden:
            beside = changed._beside(1)  # noqa: SLF001 - our own
            return changed._to(beside if beside is not None else changed._beside(-1))  # noqa: SLF001
        return changed

    def move(self, page_id: str, by: int) -> Presentation:
        """Bring a page `by` places later (earlier when negative); the current page stays the current one."""
        pages = list(self.pages)
        old = self._index(page_id)
        new = min(max(old + by, 0), len(pages) - 1)
        pages.insert(new, pages.pop(old))
        return replace(self, pages=tuple(pages), at=pages.index(self.page))

    def freeze(self, *, frozen: bool) -> Presentation:
        """Keep the current page on the patient's screen, or let the screen follow again."""
        return replace(self, frozen=self.page.id if frozen else "")

    def cover(self, *, covered: bool) -> Presentation:
        """Let the patient's screen rest, or show it again."""
        return replace(self, covered=covered)

    def reveal(self, *, revealed: bool) -> Presentation:
        """Show what is one touch away, or put it back."""
        return replace(self, revealed=revealed)

    def with_pages(self, pages: Iterable[ViewPage]) -> Presentation:
        """The same place in other pages (another level, another choice): by page, else by section."""
        new = tuple(pages)
        ids = [page.id for page in new]
        sections = [page.section for page in new]
        if self.page.id in ids:
            at = ids.index(self.page.id)
        elif self.page.section in sections:
            at = sections.index(self.page.section)
        else:
            at = 0
        return Presentation(new, at, hidden=self.hidden & frozenset(ids), covered=self.covered)

    def _index(self, page_id: str) -> int:
        for index, page in enumerate(self.pages):
            if page.id == page_id:
                return index
        raise KeyError(page_id)

    def _beside(self, step: int) -> int | None:
        index = self.at + step
        while 0 <= index < len(self.pages):
            if self.pages[index].id not in self.hidden:
                return index
            index += step
        return None

    def _to(self, index: int | None) -> Presentation:
        if index is None or index == self.at:
            return self
        return replace(self, at=index, part=0, revealed=False)
