"""`algoguide tour`: a picture of every screen and the packs of the first procedures, with no display."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from algoguide import __version__
from algoguide.content.library import Library
from algoguide.content.loading import load_library
from algoguide.domain.document import DocumentKind, PackOptions
from algoguide.domain.errors import KnownError
from algoguide.locations import Locations
from algoguide.services.choosing import Choosing
from algoguide.services.packing import Packing
from algoguide.store.files import refused
from algoguide.store.log import write_crash_report
from algoguide.store.settings import SettingsStore

if TYPE_CHECKING:
    from algoguide.ui.navigation import Route

_PATIENCE = 10.0
"""Seconds granted to what still runs at the end."""
SIZES = (100, 125, 150, 175, 200)


def text_sizes(text: str) -> tuple[int, ...]:
    """Read « 100,200 ».

    Raises:
        KnownError: not a list of sizes the application has.
    """
    try:
        found = tuple(int(part) for part in text.split(","))
    except ValueError:
        found = ()
    if not found or any(size not in SIZES for size in found):
        raise KnownError(
            f"La taille du texte se choisit parmi {', '.join(map(str, SIZES))}, séparées par « , »."
        )
    return found


def run_tour(locations: Locations, output: Path, sizes: tuple[int, ...]) -> list[Path]:
    """Write the pictures and the packs into `output`; return them.

    Raises:
        KnownError: the folder cannot be written, or a screen failed.
    """
    if not os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from algoguide.ui.tour import hushed_platform

    try:
        output.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix="algoguide-") as private:
            visited = locations.private(Path(private))
            library = load_library(locations)
            with _no_bug_passes(locations.logs), hushed_platform():
                return [*_pictures(visited, library, output, sizes), *_packs(locations, library, output)]
    except OSError as error:
        raise refused(output, error) from None


@contextmanager
def _no_bug_passes(logs: Path) -> Iterator[None]:
    """Make a failure of what Qt calls end the tour badly: Qt prints it and goes on.

    Raises:
        KnownError: something failed; a report says what.
    """
    caught: list[BaseException] = []
    previous = sys.excepthook
    sys.excepthook = lambda _kind, error, _traceback: caught.append(error)
    try:
        yield
    finally:
        sys.excepthook = previous
    if caught:
        report = write_crash_report(logs, caught[0], __version__)
        advice = f" ; envoyez « {report} » à la personne qui s’occupe d’AlgoGuide." if report else "."
        raise KnownError(f"Un écran de la visite est en défaut{advice}", status=1)


def _pictures(locations: Locations, library: Library, output: Path, sizes: tuple[int, ...]) -> list[Path]:
    from algoguide.app import Application, start_qt
    from algoguide.ui.navigation import Route, ScreenId
    from algoguide.ui.theme import Theme
    from algoguide.ui.tour import Tour, example_house

    qt = start_qt(["algoguide"], locations)
    Theme(100).apply(qt)
    store = SettingsStore(locations.config)
    application = Application(locations, store, library)
    application.collector.start()
    # Neither the keyring nor the visits of whoever takes the tour are touched.
    visits = replace(store.current.visits, in_memory=True)
    store.note(replace(store.current, visits=visits))
    tour = Tour(application.window, application.navigator, application.busy, output)
    tour.run(sizes[0], [("accueil-premier-lancement", _home())])
    store.save(replace(store.current, establishment=example_house(store.current.establishment)))
    application.window.settings_changed()
    patient = Route(ScreenId.PATIENT, next(iter(library.procedures)))
    for size in sizes:
        routes = list(_routes(library, Choosing(library), every_variant=size == sizes[0]))
        tour.run(size, routes)
        tour.patient_view(size, application.stage, application.display, patient)
        tour.visits(size, application.visits.desk, locations.data)
    # With what a user keeps at hand, and in the other look.
    for procedure in list(library.procedures)[:1]:
        application.window.set_favourite(procedure, True)
    for size in sizes:
        tour.run(size, list(_main_routes(library, Choosing(library))), contrast=True)
        tour.patient_view(size, application.stage, application.display, patient, contrast=True)
        tour.visits(size, application.visits.desk, locations.data, contrast=True)
    application.window.close()
    application.leave(_PATIENCE)
    application.collector.stop()
    application.end()
    return tour.pictures


def _home() -> Route:
    from algoguide.ui.navigation import Route, ScreenId

    return Route(ScreenId.HOME)


def _routes(library: Library, choosing: Choosing, *, every_variant: bool) -> Iterator[tuple[str, Route]]:
    """Every screen; every variant of a procedure at the first text size only, their layout being the same."""
    from algoguide.ui.navigation import Route, ScreenId

    yield "accueil", Route(ScreenId.HOME)
    for pain in library.pains:
        yield f"douleur-{pain}", Route(ScreenId.PAIN, pain)
    yield "gestes", Route(ScreenId.PROCEDURES)
    for procedure in library.procedures.values():
        start = choosing.starting(procedure)
        yield f"geste-{procedure.id}", Route(ScreenId.PROCEDURE, procedure.id, start)
        for axis in procedure.axes:
            for option in axis.options[1:] if every_variant else ():
                changed = choosing.changed(procedure, start, axis=axis.id, variant=option.id)
                yield f"geste-{procedure.id}-{option.id}", Route(ScreenId.PROCEDURE, procedure.id, changed)
        yield f"documents-{procedure.id}", Route(ScreenId.DOCUMENTS, procedure.id, start)
        yield f"consultation-{procedure.id}", Route(ScreenId.RECORD, procedure.id, start)
    yield "comparer", Route(ScreenId.COMPARE)
    for pain in library.comparisons:
        yield f"comparer-{pain}", Route(ScreenId.COMPARE, pain)
    yield "anesthesie", Route(ScreenId.ANAESTHESIA)
    for mode in library.modes:
        yield f"anesthesie-{mode}", Route(ScreenId.ANAESTHESIA, mode)
    yield "reglages", Route(ScreenId.SETTINGS)
    yield "a-propos", Route(ScreenId.ABOUT)


def _main_routes(library: Library, choosing: Choosing) -> Iterator[tuple[str, Route]]:
    """One page of each screen: enough to judge a look."""
    seen = set()
    for name, route in _routes(library, choosing, every_variant=False):
        kind = (route.screen, bool(route.subject))
        if kind not in seen:
            seen.add(kind)
            yield name, route


def _packs(locations: Locations, library: Library, output: Path) -> list[Path]:
    from algoguide.ui.tour import example_house

    house = example_house(SettingsStore(locations.config).current.establishment)
    choosing, packing = Choosing(library), Packing(library, locations.resources)
    written: list[Path] = []
    for procedure in library.procedures.values():
        start = choosing.starting(procedure)
        sheet = choosing.sheet(procedure.id, start)
        for large, name in ((False, "14pt"), (True, "18pt")):
            options = PackOptions(tuple(DocumentKind), large_print=large, establishment=house)
            written += packing.write(sheet, options, output / f"{procedure.id}-{name}.pdf")
    return written
