"""The list of practitioners: one adds a name, one removes a name."""

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QToolButton, QVBoxLayout, QWidget

from algoguide.services.settling import cleaned, practitioner_problem
from algoguide.ui.icons import Icons
from algoguide.ui.theme import TOUCH, Theme
from algoguide.ui.widgets.field import Field
from algoguide.ui.widgets.spaced_icon import icon_size, spaced_icon
from algoguide.ui.widgets.text import label


class Practitioners(QWidget):
    """Shows the names and reports when they change."""

    changed = Signal()

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons = icons
        self._names: list[str] = []
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self._entry = QLineEdit()
        self._entry.setMaxLength(200)
        self._field = Field("Ajouter un praticien", self._entry, theme)
        self._add = QPushButton("Ajouter")
        self._add.setIcon(spaced_icon("plus", theme.colours.INK, theme, icons))
        self._add.setIconSize(icon_size(theme, wide=True))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(0.5))
        layout.addLayout(self._rows)
        layout.addWidget(self._field)
        layout.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        self._entry.returnPressed.connect(self._add_name)
        self._entry.textEdited.connect(lambda: self._field.set_problem(""))
        self._add.clicked.connect(self._add_name)

    @property
    def names(self) -> tuple[str, ...]:
        """The names, in the order they were added."""
        return tuple(self._names)

    @property
    def pending(self) -> str:
        """What is typed and not yet added."""
        return cleaned(self._entry.text())

    @property
    def problem(self) -> str:
        """What is wrong with the name that was to be added."""
        return self._field.problem

    def set_names(self, names: Iterable[str], pending: str = "") -> None:
        """Show stored names; reports nothing."""
        self._names = list(names)
        self._entry.setText(pending)
        self._show()

    def add_pending(self) -> bool:
        """Add what is typed, if anything; return False when it is refused."""
        return not self.pending or self._add_name()

    @Slot()
    def _add_name(self) -> bool:
        problem = practitioner_problem(self.pending, self._names)
        self._field.set_problem(problem)
        if problem:
            return False
        self._names.append(self.pending)
        self._entry.clear()
        self._show()
        self.changed.emit()
        return True

    def _remove(self, name: str) -> None:
        self._names.remove(name)
        self._show()
        self._entry.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _show(self) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for name in self._names:
            self._rows.addWidget(self._row(name))

    def _row(self, name: str) -> QWidget:
        side = max(TOUCH, self._theme.px(2.2))
        size = self._theme.px(1.15)
        remove = QToolButton()
        remove.setIcon(self._icons.icon("trash-2", self._theme.colours.SECONDARY, size))
        remove.setIconSize(QSize(size, size))
        remove.setFixedSize(side, side)
        remove.setAutoRaise(True)
        remove.setAccessibleName(f"Retirer {name}")
        remove.setToolTip(f"Retirer {name}")
        remove.clicked.connect(lambda: self._remove(name))
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(label(name, self._theme), 1)
        layout.addWidget(remove)
        return row
