"""Comparer: the options of one pain side by side."""

from algoguide.ui.screens.compare.screen import CompareScreen

__all__ = ["CompareScreen"]
