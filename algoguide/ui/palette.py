"""The colours of the product. Contrast between the pairs used is computed in a test."""


class Colours:
    """The colours of the usual look; a look is a class, asked of the theme: `theme.colours.INK`."""

    INK = "#14292C"
    SECONDARY = "#475B5F"
    LINE = "#D3DEDD"
    CONTROL_LINE = "#7C9497"  # 3:1 on white: the border of a field carries meaning
    PAGE = "#F4F7F6"
    CARD = "#FFFFFF"
    PRIMARY = "#0B5C6B"
    PRIMARY_DARK = "#07414C"
    TINT = "#E2F0F1"
    TINT_LINE = "#BCD9DB"
    WARM = "#B4532A"
    GREEN = "#1D7347"
    AMBER = "#8A5A00"
    AMBER_TINT = "#FFF3D6"
    AMBER_LINE = "#E9CE8C"
    RED = "#A8201A"
    RED_TINT = "#FCE8E6"
    RED_LINE = "#EDB9B5"
    OFF_OUTLINE = "#7C9497"
    SIDEBAR = PRIMARY_DARK
    SIDEBAR_ON = "#2A5B64"
    ON_DARK = "#FFFFFF"
    ON_DARK_SOFT = "#CFE3E5"
    FOCUS = "#0B3B3C"


INK = Colours.INK
SECONDARY = Colours.SECONDARY
LINE = Colours.LINE
CONTROL_LINE = Colours.CONTROL_LINE
PAGE = Colours.PAGE
CARD = Colours.CARD
PRIMARY = Colours.PRIMARY
PRIMARY_DARK = Colours.PRIMARY_DARK
TINT = Colours.TINT
TINT_LINE = Colours.TINT_LINE
WARM = Colours.WARM
GREEN = Colours.GREEN
AMBER = Colours.AMBER
AMBER_TINT = Colours.AMBER_TINT
AMBER_LINE = Colours.AMBER_LINE
RED = Colours.RED
RED_TINT = Colours.RED_TINT
RED_LINE = Colours.RED_LINE
OFF_OUTLINE = Colours.OFF_OUTLINE
SIDEBAR = Colours.SIDEBAR
SIDEBAR_ON = Colours.SIDEBAR_ON
ON_DARK = Colours.ON_DARK
ON_DARK_SOFT = Colours.ON_DARK_SOFT
FOCUS = Colours.FOCUS

TEXT_PAIRS = (
    (INK, CARD), (INK, PAGE), (INK, TINT), (SECONDARY, CARD), (SECONDARY, PAGE), (SECONDARY, TINT),
    (PRIMARY, CARD), (PRIMARY, PAGE), (PRIMARY_DARK, TINT), (ON_DARK, PRIMARY), (ON_DARK, SIDEBAR),
    (ON_DARK_SOFT, SIDEBAR), (ON_DARK, SIDEBAR_ON), (WARM, CARD), (GREEN, CARD), (AMBER, AMBER_TINT),
    (RED, RED_TINT), (INK, RED_TINT), (INK, AMBER_TINT), (ON_DARK, RED),
)  # fmt: skip
"""Text colour and its ground: 4.5:1 at least."""

SHAPE_PAIRS = (
    (FOCUS, PAGE),
    (FOCUS, CARD),
    (CONTROL_LINE, CARD),
    (OFF_OUTLINE, CARD),
    (WARM, CARD),
    (GREEN, CARD),
)
"""Shapes that carry meaning and their ground: 3:1 at least."""


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
