"""The visits of a day."""

from algoguide.ui.screens.visits.screen import VisitsScreen

__all__ = ["VisitsScreen"]
