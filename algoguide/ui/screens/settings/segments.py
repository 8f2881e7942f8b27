"""A few choices side by side, of which one holds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from algoguide.ui.theme import Theme
from algoguide.ui.widgets.layouts import FlowLayout
from algoguide.ui.widgets.one_of import OneOf


class Segments(QWidget):
    """Shows `choices` (value and words) and reports the value that is clicked."""

    chosen = Signal(object)  # a value of `choices`

    def __init__(
        self,
        name: str,
        choices: Mapping[Any, str],
        current: object,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        flow = FlowLayout(self, theme.px(0.4))
        group = OneOf(self)
        for value, words in choices.items():
            button = QPushButton(words)
            button.setProperty("role", "segment")
            button.setAccessibleName(f"{name} : {words}")
            button.setCheckable(True)
            button.setChecked(value == current)
            button.clicked.connect(lambda _=False, v=value: self.chosen.emit(v))
            group.add(button)
            flow.addWidget(button)
