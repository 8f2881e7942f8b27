"""The resources the renderer may read: fonts, icons and the figures of people, under `app:` addresses."""

from __future__ import annotations

from pathlib import Path

PRIMARY = "#0B5C6B"
FONTS = (
    "SourceSans3-Regular",
    "SourceSans3-Semibold",
    "SourceSans3-Bold",
    "NotoSans-Regular",
    "NotoSans-Bold",
    "NotoSansArabic-Regular",
)

_PERSON = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">{}</svg>'
_DOT = '<circle cx="5" cy="5" r="{r}" fill="{fill}" stroke="{line}" stroke-width="{width}"/>'
_HATCH = (
    '<path d="M2.2 7.8L7.8 2.2M1.4 5.6L5.6 1.4M4.4 8.6L8.6 4.4" stroke="{}" stroke-width=".9" fill="none"/>'
)


def people(colour: str) -> dict[str, bytes]:
    """The three figures of one icon array: certain, within the range (hatched), not affected (outlined)."""
    on = _DOT.format(r=4, fill=colour, line=colour, width=0.6)
    maybe = _DOT.format(r=4, fill="#FFFFFF", line=colour, width=0.8) + _HATCH.format(colour)
    off = _DOT.format(r=3.9, fill="#EEF3F3", line="#7C9497", width=0.7)
    return {kind: _PERSON.format(dot).encode() for kind, dot in (("on", on), ("maybe", maybe), ("off", off))}


ARRAY_COLOURS = {"good": "#1D7347", "other": "#475B5F", "bad": "#B4532A"}


_DOTS = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 708 1" preserveAspectRatio="none">'
    '<path d="M0 .5H708" stroke="#14292C" stroke-width="1" stroke-dasharray="1 1.2"/></svg>'
)
"""A dotted line to write on, 200 mm long where it is .8 points high."""


def collect(folder: Path) -> dict[str, bytes]:
    """Read what every document may use. Plates are added as they are composed."""
    found = {f"app:fonts/{name}.ttf": (folder / "fonts" / f"{name}.ttf").read_bytes() for name in FONTS}
    for icon in sorted((folder / "icons").glob("*.svg")):
        drawing = icon.read_text(encoding="utf-8").replace("currentColor", PRIMARY)
        found[f"app:icons/{icon.name}"] = drawing.encode()
    for name, colour in ARRAY_COLOURS.items():
        for kind, drawing_bytes in people(colour).items():
            found[f"app:people/{name}-{kind}.svg"] = drawing_bytes
    found["app:marks/dots.svg"] = _DOTS.encode()
    return found
