"""À propos: what the program is for, what it does with names, what it is made of."""

from algoguide.ui.screens.about.screen import AboutScreen

__all__ = ["AboutScreen"]
