"""A page built anew takes the keyboard back to the button that had it: the one of the same name."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication

from algoguide.ui.widgets.page import Page


def button_in_use(page: Page) -> str:
    """The name of the button of `page` that has the keyboard, empty when none has."""
    focused = QApplication.focusWidget()
    if focused is None or not page.content.isAncestorOf(focused):
        return ""
    return focused.accessibleName()


def take_back(page: Page, name: str) -> None:
    """Bring the keyboard to the button called `name`, else to the page; nothing when `name` is empty."""
    if name:
        buttons = page.content.findChildren(QAbstractButton)
        same = next((button for button in buttons if button.accessibleName() == name), None)
        (same or page).setFocus(Qt.FocusReason.OtherFocusReason)
