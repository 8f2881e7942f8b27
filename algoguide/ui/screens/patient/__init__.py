"""The doctor's side of the patient view."""

from algoguide.ui.screens.patient.screen import ConductorScreen

__all__ = ["ConductorScreen"]
