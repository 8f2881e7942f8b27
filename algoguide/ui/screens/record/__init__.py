"""What happened in this consultation, and the text of it for the record."""

from algoguide.ui.screens.record.screen import RecordScreen

__all__ = ["RecordScreen"]
