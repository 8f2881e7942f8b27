"""The accessible interfaces of our own widgets: a role, and a press where there is something to press."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QTextDocumentFragment
from PySide6.QtWidgets import QAbstractButton, QAccessibleWidget, QLabel, QWidget

_Role = QAccessible.Role
ROLES = {
    "heading": _Role.Heading,
    "picture": _Role.Graphic,
    # Says nothing that the words beside it do not: screen readers leave it out.
    "decoration": _Role.Whitespace,
    "card": _Role.Button,
    "page": _Role.Document,
    "group": _Role.Grouping,
    "dialog": _Role.Dialog,
    "places": _Role.PageTabList,
    "place": _Role.PageTab,
}


def interface_of(told: QObject, role: str) -> QAccessibleInterface:
    """The interface of a widget whose `told_as` is `role`."""
    widget = cast("QWidget", told)
    match role:
        case "card":
            return _Card(widget, ROLES[role])
        case "place":
            return _Place(widget, ROLES[role])
        case "heading":
            return _Words(widget, ROLES[role])
    return QAccessibleWidget(widget, ROLES[role])


class _Words(QAccessibleWidget):
    """A label: its name is what it says now."""

    def text(self, kind: QAccessible.Text) -> str:
        widget = cast("QLabel", self.widget())
        if kind is QAccessible.Text.Name and not widget.accessibleName():
            text = widget.text()
            rich = widget.textFormat() is Qt.TextFormat.RichText
            return QTextDocumentFragment.fromHtml(text).toPlainText() if rich else text
        return super().text(kind)


class _Pressed(QAccessibleWidget):
    """Something that can be pressed."""

    def press(self) -> None:
        """Do what a click does."""

    def actionNames(self) -> list[str]:
        return [self.pressAction(), *super().actionNames()]

    def doAction(self, name: str) -> None:
        if name == self.pressAction():
            self.press()
        else:
            super().doAction(name)


class _Card(_Pressed):
    """A card that is one big button. It has the signal `activated`."""

    def press(self) -> None:
        self.widget().activated.emit()  # type: ignore[attr-defined]  # what makes it a card


class _Place(_Pressed):
    """A checkable button that is the tab of a place."""

    def press(self) -> None:
        cast("QAbstractButton", self.widget()).click()

    def state(self) -> QAccessible.State:
        told = super().state()
        told.selectable = True
        told.selected = cast("QAbstractButton", self.widget()).isChecked()
        return told
