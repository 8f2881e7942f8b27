"""The application as its command opens it, until Accueil is painted: `run_home PRIVATE-FOLDER`.

Nothing of Qt is imported here before the program does it itself.
"""

import os
import sys
from dataclasses import replace
from importlib import import_module
from pathlib import Path

from algoguide import cli
from algoguide.locations import Locations

FOLDER = Path(sys.argv[1])
SHIPPED = Locations.standard()


def private(_: type[Locations], _content: Path | None = None) -> Locations:
    """Settings, cache and log of our own; and the end of the run, once everything is imported."""
    import_module("algoguide.ui")  # before the rest of Qt, as the command does it: see `ignore_features`
    from PySide6.QtWidgets import QApplication

    run = QApplication.exec

    def watched() -> int:
        from algoguide.ui.main_window import MainWindow
        from algoguide.ui.screens.home import HomeScreen
        from tools.bench.reporting import FirstPaint

        # Only what Python made is touched: for Qt's own widgets PySide would first make their classes.
        (window,) = (w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow))
        home = window.screen_shown
        watching = FirstPaint(home.body_map) if isinstance(home, HomeScreen) else None
        return run() if watching else 1

    QApplication.exec = staticmethod(watched)  # type: ignore[method-assign]
    # The run before ended as a crash does, and left its place behind.
    runtime = FOLDER / f"runtime-{os.getpid()}"
    return replace(SHIPPED.private(FOLDER), cache=FOLDER / "cache", runtime=runtime)


if __name__ == "__main__":
    Locations.standard = classmethod(private)  # type: ignore[assignment,method-assign]
    sys.exit(cli.main([]))
