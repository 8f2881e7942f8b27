"""The colours of the product, one class for each look. Contrasts are computed in a test, over both."""

from __future__ import annotations


class Colours:
    """The colours of the usual look; a look is a class, asked of the theme: `theme.colours.INK`."""

    INK = "#14292C"
    SECONDARY = "#475B5F"
    HINT = SECONDARY  # what a field says while it is empty
    LINE = "#D3DEDD"
    BUTTON_LINE = LINE
    CONTROL_LINE = "#7C9497"  # 3:1 on white: the border of a field carries meaning
    PAGE = "#F4F7F6"
    CARD = "#FFFFFF"
    PRIMARY = "#0B5C6B"
    PRIMARY_DARK = "#07414C"
    TINT = "#E2F0F1"
    TINT_LINE = "#BCD9DB"
    CHOSEN_LINE = TINT
    WARM = "#B4532A"
    GREEN = "#1D7347"
    GREEN_TINT = "#E3F3EA"
    GREEN_LINE = "#B5DCC5"
    AMBER = "#8A5A00"
    AMBER_TINT = "#FFF3D6"
    AMBER_LINE = "#E9CE8C"
    RED = "#A8201A"
    RED_TINT = "#FCE8E6"
    RED_LINE = "#EDB9B5"
    OFF = "#EEF3F3"  # what is not reached, not counted: told from the ground by its outline
    OFF_OUTLINE = "#7C9497"
    SIDEBAR = PRIMARY_DARK
    SIDEBAR_ON = "#2A5B64"
    SIDEBAR_ON_LINE = SIDEBAR_ON
    ON_DARK = "#FFFFFF"
    ON_DARK_SOFT = "#CFE3E5"
    FOCUS = "#0B3B3C"
    FOCUS_ON_PRIMARY = "#BCD9DB"  # the dark ring would not be seen around a dark button
    PAPER_GROUND = "#DDE5E4"  # around the pages of a preview
    PREVIEW = PAPER_GROUND
    NAME_PAIN = "#8F3E1C"  # names on plates
    NAME_NERVE = "#6B5000"

    BORDER = 1
    """Pixels of a border that carries meaning."""
    RING = 2
    """Pixels of the border of what has the keyboard."""
    DISABLED_BORDER = "solid"
    """How the border of a button that does not answer is drawn."""


class HighContrast(Colours):
    """For those who see badly: black on white, no grey text to read, thick dark borders, a blue ring."""

    INK = "#000000"
    SECONDARY = "#000000"
    HINT = "#555555"  # black, it would pass for what was typed
    LINE = "#595959"
    BUTTON_LINE = "#000000"
    CONTROL_LINE = "#000000"
    PAGE = "#FFFFFF"
    PRIMARY = "#003C48"
    PRIMARY_DARK = "#00272F"
    TINT = "#E4F1F2"
    TINT_LINE = "#00272F"
    CHOSEN_LINE = TINT_LINE
    WARM = "#7A2E0C"
    GREEN = "#0A4A2A"
    GREEN_TINT = "#EAF6EF"
    GREEN_LINE = GREEN
    AMBER = "#543500"
    AMBER_LINE = AMBER
    RED = "#7D0D08"
    RED_TINT = "#FFF0EE"
    RED_LINE = RED
    OFF = "#FFFFFF"
    OFF_OUTLINE = "#000000"
    SIDEBAR = "#000000"
    SIDEBAR_ON = "#00434F"
    SIDEBAR_ON_LINE = "#FFFFFF"
    ON_DARK_SOFT = "#FFFFFF"
    FOCUS = "#0031B0"
    FOCUS_ON_PRIMARY = "#FFD400"
    PAPER_GROUND = "#6B6B6B"
    PREVIEW = "#FFFFFF"
    NAME_PAIN = WARM
    NAME_NERVE = "#4A3700"

    BORDER = 2
    RING = 4
    DISABLED_BORDER = "dashed"


TEXT_PAIRS = (
    ("INK", "CARD"), ("INK", "PAGE"), ("INK", "TINT"), ("INK", "PREVIEW"), ("INK", "RED_TINT"),
    ("INK", "AMBER_TINT"), ("SECONDARY", "CARD"), ("SECONDARY", "PAGE"), ("SECONDARY", "TINT"),
    ("SECONDARY", "PREVIEW"), ("HINT", "CARD"), ("PRIMARY", "CARD"), ("PRIMARY", "PAGE"), ("PRIMARY", "TINT"),
    ("PRIMARY_DARK", "TINT"), ("ON_DARK", "PRIMARY"), ("ON_DARK", "PRIMARY_DARK"), ("ON_DARK", "SIDEBAR"),
    ("ON_DARK", "SIDEBAR_ON"), ("ON_DARK_SOFT", "SIDEBAR"), ("ON_DARK", "RED"), ("WARM", "CARD"),
    ("GREEN", "CARD"), ("AMBER", "CARD"), ("AMBER", "AMBER_TINT"), ("AMBER", "TINT"),
    ("GREEN", "GREEN_TINT"), ("RED", "TINT"), ("RED", "CARD"), ("RED", "RED_TINT"),
    ("NAME_PAIN", "CARD"), ("NAME_NERVE", "CARD"), ("ON_DARK", "NAME_PAIN"), ("ON_DARK", "NAME_NERVE"),
    ("ON_DARK", "INK"), ("ON_DARK", "SECONDARY"),
)  # fmt: skip
"""A text and its ground: 4.5:1 at least, 7:1 with high contrast."""

SHAPE_PAIRS = (
    ("FOCUS", "PAGE"), ("FOCUS", "CARD"), ("FOCUS", "TINT"), ("FOCUS_ON_PRIMARY", "PRIMARY"),
    ("ON_DARK", "SIDEBAR"), ("CONTROL_LINE", "CARD"), ("OFF_OUTLINE", "CARD"), ("WARM", "CARD"),
    ("GREEN", "CARD"), ("SECONDARY", "CARD"), ("PRIMARY", "CARD"), ("PRIMARY", "PAGE"),
)  # fmt: skip
"""A shape that carries meaning and its ground: 3:1 at least, 4.5:1 with high contrast."""


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two `#RRGGBB` colours, 1 to 21.

    Source:
        WCAG 2.2, relative luminance.
    """
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
