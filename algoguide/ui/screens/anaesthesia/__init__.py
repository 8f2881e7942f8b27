"""Anesthésie: the continuum in one picture, then one page per mode."""

from algoguide.ui.screens.anaesthesia.screen import AnaesthesiaScreen

__all__ = ["AnaesthesiaScreen"]
