"""Making packs: one maker per process, built on first use, and the files it writes."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from algoguide.content.library import Library
from algoguide.domain.compared import Table
from algoguide.domain.consultation import Given, Weight
from algoguide.domain.document import PackOptions
from algoguide.domain.errors import KnownError
from algoguide.domain.sheet import Sheet
from algoguide.store.files import write_output, write_outputs

if TYPE_CHECKING:
    from algoguide.documents.compared_page import ComparedPage
    from algoguide.documents.pack import Kept, PackMaker


class Packing:
    """Renders and writes documents. Slow: call it in a worker. Not for two threads at once."""

    def __init__(self, library: Library, resources: Path) -> None:
        self._library = library
        self._resources = resources

    @cached_property
    def _maker(self) -> PackMaker:
        # The import alone costs five window openings.
        from algoguide.documents.pack import PackMaker

        return PackMaker(
            self._resources, self._library.plates, self._library.glossary, self._library.catalogue.version
        )

    def prepare(self) -> None:
        """Build the maker, when there is time for it."""
        _ = self._maker

    def pack(
        self,
        sheet: Sheet,
        options: PackOptions,
        cancelled: Callable[[], bool] = lambda: False,
        beside: Sheet | None = None,
        kept: Kept | None = None,
    ) -> bytes:
        """One PDF with every chosen document, of a second procedure too. Raises as `PackMaker.pack`."""
        return self._maker.pack(sheet, options, cancelled, beside, kept)

    def given(self, sheet: Sheet, options: PackOptions, beside: Sheet | None = None) -> tuple[Given, ...]:
        """What the record says of this pack: each document with the fingerprint that it prints."""
        return self._maker.given(sheet, options, beside)

    def comparison(self, table: Table, weights: Mapping[str, Weight], options: PackOptions) -> ComparedPage:
        """The options of a pain on one page. Raises as `ComparisonMaker.page`."""
        return self._maker.comparisons.page(table, weights, options)

    def write(
        self, sheet: Sheet, options: PackOptions, output: Path, beside: Sheet | None = None
    ) -> tuple[Path, ...]:
        """Write one pack to a `.pdf` file, or each document into a folder as `GESTE-DOCUMENT.pdf`.

        What is for two procedures of a visit is called `GESTE+GESTE-DOCUMENT.pdf`.

        Everything is rendered before the first byte is written.

        Raises:
            KnownError: the pack cannot be made, or the disk refuses.
        """
        if output.suffix.lower() == ".pdf":
            # Said before the seconds of a rendering; whatever else is wrong is found in writing.
            if not os.path.isdir(output.parent):  # noqa: PTH112 - Path.is_dir raises for a name too long
                raise KnownError(
                    f"Le dossier « {output.parent} » n’existe pas ; créez-le ou changez --output."
                )
            write_output(output, self.pack(sheet, options, beside=beside))
            return (output,)
        separate = self._maker.separate(sheet, options, beside)
        files = {f"{about}-{kind.value}.pdf": data for (about, kind), data in separate.items()}
        return write_outputs(output, files)
