"""Draw the steps of a plate, labels included, as PNG files: `python -m tools.plates.preview PLATE OUT_DIR [WIDTH]`.

Only for the eyes of whoever draws: the application has its own painter.
"""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import yaml
from PySide6.QtCore import QByteArray, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetricsF, QGuiApplication, QImage, QPainter, QPen
from PySide6.QtSvg import QSvgRenderer

ROOT = Path(__file__).parents[2]
TONES = {"plain": "#14292C", "pain": "#8F3E1C", "product": "#07414C", "nerve": "#6B5000"}


def compose(svg: str, layers: list[str], calm: list[str], hide_nothing: bool = False) -> str:
    """Keep the named layers, halve the calmed ones."""
    out = []
    for line in svg.splitlines():
        found = re.match(r'<g id="([^"]+)"', line)
        if found and not hide_nothing:
            if found[1] not in layers:
                continue
            if found[1] in calm:
                line = line.replace("<g ", '<g opacity="0.5" ', 1)
        out.append(line)
    return "\n".join(out)


def main(plate: str, out: Path, width: int = 1000) -> None:
    app = QGuiApplication.instance() or QGuiApplication([])
    for weight in ("Regular", "Semibold", "Bold"):
        QFontDatabase.addApplicationFont(str(ROOT / f"resources/fonts/SourceSans3-{weight}.ttf"))
    svg = (ROOT / f"resources/illustrations/{plate}.svg").read_text(encoding="utf-8")
    data: dict[str, Any] = yaml.safe_load((ROOT / f"content/illustrations/{plate}.yaml").read_text(encoding="utf-8"))
    w, h = data["size"]
    out.mkdir(parents=True, exist_ok=True)
    for step in data["steps"]:
        image = QImage(width, round(width * h / w), QImage.Format.Format_ARGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(width / w, width / w)
        unknown = [x for x in step["layers"] + step.get("calm", []) if f'<g id="{x}"' not in svg]
        if unknown:
            print("unknown layers", step["id"], unknown)
        QSvgRenderer(QByteArray(compose(svg, step["layers"], step.get("calm", [])).encode())).render(
            painter, QRectF(0, 0, w, h))
        for label in [*data.get("captions", []), *step.get("labels", [])]:
            _label(painter, label, caption=label in data.get("captions", []))
        painter.end()
        image.save(str(out / f"{plate}.{step['id']}.png"))
    del app


def _label(p: QPainter, label: dict[str, Any], *, caption: bool) -> None:
    name = QFont("Source Sans 3")
    name.setPixelSize(17 if caption else 19)
    name.setWeight(QFont.Weight.Normal if caption else QFont.Weight.DemiBold)
    note = QFont("Source Sans 3")
    note.setPixelSize(17)
    x, y = label["at"]
    lines = [(label["text"], name, QColor("#475B5F") if caption else QColor(TONES[label.get("tone", "plain")]))]
    lines += [(t, note, QColor("#475B5F")) for t in label.get("note", [])]
    align = label.get("align", "left")
    first = QFontMetricsF(name).horizontalAdvance(label["text"])
    left = {"left": x, "right": x - first, "centre": x - first / 2}[align]
    if "leader" in label:
        tx, ty = label["leader"][0]
        below = align == "centre" or left - 8 <= tx <= left + first + 8
        start = (tx, y + (14 if ty > y else -14)) if below else (left + first + 9, y) if tx > left else (left - 9, y)
        points = [QPointF(*start), *[QPointF(*q) for q in label["leader"]]]
        for pen in (QPen(QColor(255, 255, 255, 190), 4), QPen(QColor("#475B5F"), 1.4)):
            p.setPen(pen)
            p.drawPolyline(points)
        p.setBrush(QColor("#FFFFFF"))
        p.drawEllipse(points[-1], 4, 4)
    for i, (text, font, colour) in enumerate(lines):
        p.setFont(font)
        p.setPen(colour)
        m = QFontMetricsF(font)
        width = m.horizontalAdvance(text)
        at = {"left": x, "right": x - width, "centre": x - width / 2}[align]
        p.drawText(QPointF(at, y + 6.5 + i * 21), text)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 1000)
