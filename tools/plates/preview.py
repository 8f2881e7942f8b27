"""Grab the steps of a plate as the application paints them.

`python -m tools.plates.preview PLATE OUT_DIR [WIDTH]`, for the eyes of whoever draws.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from algoguide.content.building import build
from algoguide.ui.theme import Theme, load_fonts
from algoguide.ui.widgets.plate_view import PlateView

ROOT = Path(__file__).parents[2]


def main(plate_id: str, out: Path, width: int) -> None:
    """Write one PNG per step, `width` pixels wide: labels, or numbered markers when it is small."""
    app = QApplication([])
    load_fonts(ROOT / "resources" / "fonts")
    theme = Theme()
    theme.apply(app)
    built = build(ROOT / "content")
    for problem in built.problems:
        print(problem, file=sys.stderr)
    if built.library is None:
        return
    plate = built.library.plates[plate_id]
    out.mkdir(parents=True, exist_ok=True)
    for step in plate.steps:
        view = PlateView(ROOT / "resources" / "illustrations", plate, step.id, theme)
        view.resize(width, view.heightForWidth(width))
        view.grab().save(str(out / f"{plate_id}.{step.id}.png"))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 1000)
