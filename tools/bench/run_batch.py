"""The packs of a day by several processes and one by one: `run_batch PRIVATE-FOLDER COMBINATIONS RUNS`."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # A process that is started afresh imports this module again: it must not load more than it needs.
    from algoguide.domain.errors import KnownError
    from algoguide.services.batching import Made, Order, PackPool
    from algoguide.services.choosing import Choosing
    from algoguide.services.packing import Packing

PROCESSES = 2


def main() -> None:
    """Measure and print the ratios, one for each run."""
    from algoguide.content.loading import load_library
    from algoguide.locations import Locations
    from algoguide.services.batching import PackPool
    from algoguide.services.choosing import Choosing
    from algoguide.services.packing import Packing
    from tools.bench.day import day

    locations = replace(Locations.standard(), cache=Path(sys.argv[1]) / "cache")
    library = load_library(locations)
    choosing, packing = Choosing(library), Packing(library, locations.resources)
    orders = day(choosing, int(sys.argv[2]))
    one_by_one(orders[:1], choosing, packing)  # the maker is built, its drawings are read
    ratios = []
    for _ in range(int(sys.argv[3])):
        alone, apart = one_by_one(orders, choosing, packing)
        together, made = at_once(orders, PackPool(locations, PROCESSES))
        if [pages(pdf) for pdf in apart] != [pages(pdf) for pdf in made]:
            raise ValueError("not the same packs")
        ratios.append(together / alone)
    print(json.dumps({"ratios": ratios}))


def one_by_one(orders: list[Order], choosing: Choosing, packing: Packing) -> tuple[float, list[bytes]]:
    """Seconds to make each pack as if it were the only one, and the packs."""
    began = perf_counter()
    made = [packing.pack(choosing.sheet(o.procedure, o.selection), o.options) for o in orders]
    return perf_counter() - began, made


def at_once(orders: list[Order], pool: PackPool) -> tuple[float, list[bytes]]:
    """Seconds to make them with the processes, which are started and ended, and the packs."""
    made: list[Made] = []

    def give_up(_: str, error: KnownError) -> None:
        raise error

    began = perf_counter()
    pool.run(orders, made.append, give_up)
    return perf_counter() - began, [one.pdf for one in made]


def pages(pdf: bytes) -> list[str]:
    """The words of each page, in any order: what is put in its room last is drawn last."""
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice
    from PySide6.QtPdf import QPdfDocument

    document = QPdfDocument()
    buffer = QBuffer(document)
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    texts = [document.getAllText(number).text() for number in range(document.pageCount())]
    return [" ".join(sorted(text.split())) for text in texts]


if __name__ == "__main__":
    main()
