"""Accueil: where does it hurt, which pain, which anaesthesia."""

from algoguide.ui.screens.home.screen import HomeScreen

__all__ = ["HomeScreen"]
