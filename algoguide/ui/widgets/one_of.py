"""Buttons of which one is chosen: one stop of the Tab key, the arrows within, told as radio buttons."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QAbstractButton, QButtonGroup

_PASSED_OVER = Qt.FocusPolicy.ClickFocus


class OneOf(QButtonGroup):
    """An exclusive group whose Tab stop is the button chosen, as it stands and not only once visited."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.buttonToggled.connect(self._follow)

    def add(self, button: QAbstractButton) -> None:
        """Take a checkable button in."""
        # The group sees to it already; Qt tells it as one choice of several only so.
        button.setAutoExclusive(True)
        self.addButton(button)
        if button.isChecked():
            self._follow(button, True)
        elif self.checkedButton() is not None:
            button.setFocusPolicy(_PASSED_OVER)

    def _follow(self, chosen: QAbstractButton, on: bool) -> None:
        if on:
            for button in self.buttons():
                button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if button is chosen else _PASSED_OVER)
