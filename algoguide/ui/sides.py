"""The sides of the body in words, as forms and pages offer them."""

from algoguide.domain.procedure import SideRule
from algoguide.domain.selection import Side

SIDES = {
    SideRule.NONE: (),
    SideRule.ONE: (Side.LEFT, Side.RIGHT),
    SideRule.ANY: (Side.LEFT, Side.RIGHT, Side.BOTH),
}
"""What may be chosen for a procedure."""

SIDE_NAMES = {Side.LEFT: "Gauche", Side.RIGHT: "Droite", Side.BOTH: "Des deux côtés"}
