"""Un geste: everything a sheet says, for the variant and the anaesthesia chosen."""

from algoguide.ui.screens.procedure.screen import ProcedureScreen

__all__ = ["ProcedureScreen"]
