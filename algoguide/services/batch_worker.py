"""What one process of a batch does: orders come by a pipe, packs go back by it. It loads no Qt.

Identities travel by this pipe alone: arguments, environment and files of a process can be read by others.
"""

from __future__ import annotations

import gc
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from algoguide.domain.consultation import Given
from algoguide.domain.document import PackOptions
from algoguide.domain.errors import KnownError
from algoguide.domain.selection import Selection
from algoguide.locations import Locations
from algoguide.services.processes import be_silent

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from algoguide.documents.pack import Kept
    from algoguide.domain.sheet import Sheet
    from algoguide.services.choosing import Choosing
    from algoguide.services.packing import Packing

Combination = tuple[str, tuple[tuple[str, str], ...], str, str | None, str | None, bool]
"""What visits have in common that get the same documents, but for what bears a name."""


@dataclass(frozen=True, slots=True, repr=False)
class Order:
    """The pack wanted for one visit; `id` says nothing of anybody."""

    id: str
    procedure: str
    selection: Selection
    options: PackOptions

    @property
    def combination(self) -> Combination:
        """Orders of one combination are best made by one process."""
        chosen = self.selection
        variants = tuple(sorted(chosen.variants.items()))
        return (
            self.procedure, variants, chosen.mode, chosen.side, chosen.place, chosen.discouraged_confirmed
        )  # fmt: skip


@dataclass(frozen=True, slots=True, repr=False)
class Made:
    """The pack of one visit, with its documents as their footers name them."""

    id: str
    pdf: bytes
    documents: tuple[Given, ...]


@dataclass(frozen=True, slots=True)
class Bug:
    """An order that failed as nobody foresaw: types and frames, without a message or a value."""

    report: tuple[str, ...]


Answer = Made | KnownError | Bug


class Workshop:
    """Makes one pack after another, and what names nobody once for all of them."""

    def __init__(self, locations: Locations) -> None:
        self._locations = locations
        self._kept: Kept = {}
        self._sheets: dict[Combination, Sheet] = {}

    @cached_property
    def _tools(self) -> tuple[Choosing, Packing]:
        from algoguide.content.loading import load_library
        from algoguide.services.choosing import Choosing
        from algoguide.services.packing import Packing

        library = load_library(self._locations)
        return Choosing(library), Packing(library, self._locations.resources)

    def prepare(self) -> None:
        """Load what every order needs, while the first one is on its way.

        Raises:
            KnownError: the content has errors; each order will say it too.
        """
        self._tools[1].prepare()
        # What is loaded stays to the end, and a layout makes more objects than it leaves: to look all of them
        # through again and again would be a fifth of its time.
        gc.collect()
        gc.freeze()
        gc.set_threshold(50_000, 20, 20)

    def make(self, order: Order) -> Answer:
        """The pack of one visit, or why there is none; it never raises."""
        try:
            choosing, packing = self._tools
            sheet = self._sheets.get(order.combination)
            if sheet is None:
                sheet = choosing.sheet(order.procedure, order.selection)
                self._sheets[order.combination] = sheet
            pdf = packing.pack(sheet, order.options, kept=self._kept)
            return Made(order.id, pdf, packing.given(sheet, order.options))
        except KnownError as error:
            return KnownError(str(error), status=error.status)
        except Exception as error:  # noqa: BLE001 - one visit that fails must not stop the others
            from algoguide.store.log import described

            return Bug(tuple(described(error)))


def work(connection: Connection, locations: Locations, private: str) -> None:
    """Answer orders until the pipe is closed. Temporary files go to `private`, which the parent removes."""
    be_silent()
    tempfile.tempdir = private
    workshop = Workshop(locations)
    with suppress(KnownError):
        workshop.prepare()
    # The end of the pipe is the end of the parent, or of its wish for more.
    with suppress(EOFError, OSError, KeyboardInterrupt):
        while True:
            number, order = connection.recv()
            connection.send((number, workshop.make(order)))
