"""Une douleur: understand it, what is tried first, the procedures that suit, emergencies."""

from algoguide.ui.screens.pain.screen import PainScreen

__all__ = ["PainScreen"]
