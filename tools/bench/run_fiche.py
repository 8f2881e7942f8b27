"""The same fiche by the product and by the yardstick in turn: `run_fiche PRIVATE-FOLDER RUNS`."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path
from time import perf_counter

from algoguide.content.loading import load_library
from algoguide.documents.pack import PackMaker
from algoguide.domain.document import DocumentKind, PackOptions
from algoguide.locations import Locations
from algoguide.services.choosing import Choosing
from tools.bench.measuring import paired
from tools.bench.naive import NaiveMaker


def main() -> None:
    """Measure and print."""
    locations = replace(Locations.standard(), cache=Path(sys.argv[1]) / "cache")
    library = load_library(locations)
    choosing = Choosing(library)
    procedure = next(iter(library.procedures.values()))
    sheet = choosing.sheet(procedure.id, choosing.starting(procedure))
    options = PackOptions((DocumentKind.FICHE,))

    def timed(maker: PackMaker) -> float:
        began = perf_counter()
        maker.pack(sheet, options)
        return perf_counter() - began

    naive, ours = (
        made(locations.resources, library.plates, library.glossary, library.catalogue.version)
        for made in (NaiveMaker, PackMaker)
    )
    ratios = paired(lambda: timed(naive), lambda: timed(ours), int(sys.argv[2]))
    print(json.dumps({"ratios": ratios}))


if __name__ == "__main__":
    main()
