"""Réglages: the establishment, its practitioners, how one reads."""

from algoguide.ui.screens.settings.screen import SettingsScreen

__all__ = ["SettingsScreen"]
