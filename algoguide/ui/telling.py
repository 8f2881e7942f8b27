"""What our own widgets are, told to assistive technology: Qt knows only the roles of its own classes.

A widget that is more than its Qt class says so by a class attribute, `told_as`: a word of `told.ROLES`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAccessible

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtGui import QAccessibleInterface
    from PySide6.QtWidgets import QWidget

_PURGE = 500
"""Interfaces made between two searches for those whose widget is gone."""


def announce(widget: QWidget, sentence: str) -> None:
    """Have a sentence read aloud, wherever the keyboard is."""
    from PySide6.QtGui import QAccessibleAnnouncementEvent

    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, sentence))


class Telling:
    """Makes the accessible interfaces of the widgets that have `told_as`; Qt makes the others."""

    def __init__(self) -> None:
        # Qt deletes an interface with its widget; until then, Python must not.
        self._kept: list[QAccessibleInterface] = []
        self._room = _PURGE

    def start(self) -> None:
        """From now on Qt asks here first. To be called before there is any widget."""
        QAccessible.installFactory(self._interface)

    def _interface(self, _class_name: str, told: QObject) -> QAccessibleInterface | None:
        role = getattr(told, "told_as", "")
        if not role:
            return None
        # Not needed before something reads the screen aloud.
        from algoguide.ui.told import interface_of

        if len(self._kept) >= self._room:
            self._purge()
        self._kept.append(interface_of(told, role))
        return self._kept[-1]

    def _purge(self) -> None:
        from shiboken6 import Shiboken

        self._kept = [made for made in self._kept if Shiboken.isValid(made)]
        self._room = len(self._kept) + _PURGE
