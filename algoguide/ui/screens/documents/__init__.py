"""What to print and for whom."""

from algoguide.ui.screens.documents.screen import DocumentsScreen

__all__ = ["DocumentsScreen"]
