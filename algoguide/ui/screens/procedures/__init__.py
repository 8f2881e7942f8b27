"""Gestes: the written catalogue by family, filtered by pain and by anaesthesia."""

from algoguide.ui.screens.procedures.screen import ProceduresScreen

__all__ = ["ProceduresScreen"]
