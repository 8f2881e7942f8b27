"""In the room: pages of the patient view and letters of a search: `run_room PRIVATE-FOLDER`, JSON.

Each is told as a ratio to painting again what it leads to, nothing being laid out or built.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from time import perf_counter

from PySide6.QtWidgets import QWidget

from algoguide.app import Application
from algoguide.content.library import Library
from algoguide.services.searching import SearchIndex
from algoguide.ui.navigation import Route, ScreenId
from algoguide.ui.patient_view.view import PatientView
from algoguide.ui.search_popup import SearchPopup
from algoguide.ui.topbar import SearchField
from tools.bench.opened import opened, until_painted
from tools.bench.run_pages import settle

SHEETS = 60
WORDS = ("ciment", "jeûne", "piqure dans le dos", "antico")


def repainted(widget: QWidget) -> float:
    """Seconds to paint `widget` and all that is seen in it again."""
    settle()
    for inner in (widget, *widget.findChildren(QWidget)):
        if inner.isVisible():
            inner.update()
    return timed(widget, lambda: None)


def timed(widget: QWidget, action: Callable[[], object]) -> float:
    """Seconds from `action` until `widget` is painted."""
    began = perf_counter()
    until_painted(widget, action)
    return perf_counter() - began


def pages(application: Application) -> list[float]:
    """« Suivant » of the patient view, for each page of a procedure."""
    application.navigator.go(Route(ScreenId.PATIENT, next(iter(application.library.procedures))))
    settle()
    view = application.display.view
    if not isinstance(view, PatientView):
        raise TypeError("no patient view")
    stage, ratios = application.stage, []
    while stage.presentation.following is not None:
        stage.forward()
        # What is shown now is painted again, then left and come back to.
        settle()
        again = repainted(view)
        stage.back()
        settle()
        ratios.append(timed(view.sheet, stage.forward) / again)
    view.quit_requested.emit()
    settle()
    return ratios


def many(library: Library) -> Library:
    """A library of 60 sheets: the written ones over and over, under other names."""
    written = list(library.procedures.items())
    procedures = {
        f"{name}-{number}": replace(sheet, id=f"{name}-{number}", name=f"{sheet.name} {number}")
        for number in range(SHEETS // len(written) + 1)
        for name, sheet in written
    }
    return replace(library, procedures=dict(list(procedures.items())[:SHEETS]))


def letters(application: Application, index: SearchIndex) -> list[float]:
    """Each letter typed, until its results are painted; the index is made before, as by a first letter."""
    window = application.window
    application.navigator.go(Route(ScreenId.HOME))
    settle()
    field = window.findChild(SearchField)
    if field is None:
        raise TypeError("no field")
    index.find("a")
    popup = SearchPopup(field, index.find, window.theme, window)
    ratios = []
    for word in WORDS:
        field.clear()
        field.setFocus()
        for length in range(1, len(word) + 1):
            field.setText(word[: length - 1])
            settle()
            took = timed(popup, partial(field.setText, word[:length]))
            ratios.append(took / repainted(window))
    popup.deleteLater()
    field.clear()
    settle()
    return ratios


def main() -> None:
    """Measure and print."""
    folder = Path(sys.argv[1])
    six = opened(folder)
    said = {"patient": pages(six), "search": letters(six, SearchIndex(six.library))}
    end(six)
    sixty = opened(folder, many(six.library))
    said |= {"patient60": pages(sixty), "search60": letters(sixty, SearchIndex(sixty.library))}
    end(sixty)
    print(json.dumps(said))


def end(application: Application) -> None:
    """Close it, with its window."""
    application.jobs.close()
    application.jobs.wait(30)
    application.end()


if __name__ == "__main__":
    main()
