"""A small number with two large buttons: the arrows of a spin box are too small for a finger."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIntValidator, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from algoguide.ui.icons import Icons
from algoguide.ui.theme import TOUCH, Theme
from algoguide.ui.widgets.text import label


class Stepper(QWidget):
    """A whole number from 0 to `most`, typed, or stepped by its buttons or the arrow keys."""

    value_changed = Signal(int)

    def __init__(
        self, most: int, unit: str, theme: Theme, icons: Icons, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._most = most
        self._number = _Number("0")
        self._number.setValidator(QIntValidator(0, most, self))
        self._number.setMaxLength(len(str(most)))
        self._number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._number.setFixedWidth(theme.px(4))
        side = max(TOUCH, theme.px(2.6))
        self._buttons = []
        for icon, step in (("minus", -1), ("plus", 1)):
            button = QPushButton()
            button.setStyleSheet("padding: 0;")
            button.setIcon(icons.icon(icon, theme.colours.INK, theme.px(1.1)))
            button.setIconSize(QSize(theme.px(1.1), theme.px(1.1)))
            button.setFixedSize(side, side)
            button.setAutoRepeat(True)
            button.clicked.connect(lambda _=False, s=step: self._step(s))
            self._buttons.append(button)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(0.4))
        layout.addWidget(self._buttons[0])
        layout.addWidget(self._number)
        layout.addWidget(self._buttons[1])
        layout.addWidget(label(unit, theme), 1)
        self._number.stepped.connect(self._step)
        self._number.textChanged.connect(lambda: self.value_changed.emit(self.value))

    @property
    def value(self) -> int:
        """The number shown; an empty field is 0."""
        return min(int(self._number.text() or "0"), self._most)

    def set_value(self, value: int) -> None:
        """Show `value`."""
        self._number.setText(str(value))

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Bring the keyboard to the number; a focus proxy would hide from it the button before."""
        self._number.setFocus(reason)

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self._number.setAccessibleName(name)
        for button, verb in zip(self._buttons, ("Moins", "Plus"), strict=True):
            button.setAccessibleName(f"{verb} : {name}")

    def setAccessibleDescription(self, description: str) -> None:
        super().setAccessibleDescription(description)
        self._number.setAccessibleDescription(description)

    def _step(self, step: int) -> None:
        self.set_value(max(0, min(self._most, self.value + step)))


class _Number(QLineEdit):
    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Up:
            self.stepped.emit(1)
        elif event.key() == Qt.Key.Key_Down:
            self.stepped.emit(-1)
        else:
            super().keyPressEvent(event)
