"""The controls of the form: a label above, a problem below, both read by a screen reader."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFont, QPaintEvent, QPalette, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)

from algoguide.domain.french import typeset
from algoguide.domain.procedure import Place, SideRule
from algoguide.ui.icons import Icons
from algoguide.ui.sides import SIDE_NAMES, SIDES
from algoguide.ui.theme import TOUCH, Theme
from algoguide.ui.widgets.text import label


def form_style(theme: Theme) -> str:
    """What the form adds to the style sheet of the application."""
    c = theme.colours
    return f"""
QComboBox {{ padding-right: {theme.px(2.2)}px; }}
QComboBox::drop-down {{ border: none; width: {theme.px(2.2)}px; }}
QComboBox::down-arrow {{ image: none; }}
QComboBox QLineEdit {{ border: none; padding: 0; min-height: 0; background: transparent; }}
QComboBox QAbstractItemView {{ background: {c.CARD}; color: {c.INK}; outline: none;
  border: {c.BORDER}px solid {c.CONTROL_LINE};
  selection-background-color: {c.TINT}; selection-color: {c.PRIMARY_DARK}; }}
QComboBox QAbstractItemView::item {{ min-height: {max(TOUCH, theme.px(2))}px; padding: 0 {theme.px(0.7)}px; }}
QComboBox QAbstractItemView::item:disabled {{ color: {c.SECONDARY}; }}
QLineEdit[wrong="true"], QComboBox[wrong="true"] {{ border: {c.RING}px solid {c.RED}; }}
"""


class Field(QWidget):
    """A control with its name above it and, when it is wrong, a sentence below it."""

    def __init__(self, name: str, control: QWidget, theme: Theme, *, focus: QWidget | None = None) -> None:
        super().__init__()
        self.control = control
        self.focus = focus or control
        self._name = name
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(0.2))
        title = label(name, theme, ems=0.88, weight=QFont.Weight.DemiBold)
        title.setBuddy(self.focus)
        self._problem = label("", theme, ems=0.88, role="red")
        self._problem.hide()
        layout.addWidget(title)
        layout.addWidget(control)
        layout.addWidget(self._problem)
        layout.addStretch(1)
        self.focus.setAccessibleName(name)
        line = self.focus.lineEdit() if isinstance(self.focus, QComboBox) else None
        if line is not None:
            line.setAccessibleName(name)

    @property
    def problem(self) -> str:
        """The sentence shown, empty when all is well."""
        return self._problem.text()

    def set_problem(self, sentence: str) -> None:
        """Show why the value cannot be taken, or nothing."""
        sentence = typeset(sentence)
        if sentence == self._problem.text():
            return
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))
        self.focus.setAccessibleDescription(sentence)
        self.focus.setProperty("wrong", bool(sentence))
        self.focus.style().polish(self.focus)


def line_edit(hint: str = "", *, private: bool = False) -> QLineEdit:
    """A one-line field; `private` asks keyboards not to learn what is typed."""
    made = QLineEdit()
    made.setPlaceholderText(hint)
    if private:
        made.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
    return made


def practitioner_field(name: str, theme: Theme, icons: Icons) -> Field:
    """Where a practitioner is chosen among those of the settings, or typed."""
    choice = Choice(theme, icons)
    choice.setEditable(True)
    choice.setInsertPolicy(Choice.InsertPolicy.NoInsert)
    choice.setLineEdit(line_edit("facultatif"))
    return Field(name, choice, theme)


def offer_practitioners(choice: Choice, names: Sequence[str], informer: str = "") -> None:
    """Offer the names of the settings; the one who informs, or a single one, is taken. Emits nothing."""
    if list(names) == [choice.itemText(i) for i in range(choice.count())] and not informer:
        return
    blocked = choice.blockSignals(True)
    before = choice.currentText()
    choice.clear()
    choice.addItems(list(names))
    choice.setEditText(informer or before or (names[0] if len(names) == 1 else ""))
    choice.blockSignals(blocked)


_PLACE_NAMES = {
    Place.LEVEL: ("Niveau", "par exemple L1"),
    Place.DISC: ("Disque", "par exemple L4-L5"),
    Place.REGION: ("Région", "en quelques mots"),
}


def place_field(place: Place, theme: Theme) -> Field:
    """Where a level or a region is typed."""
    name, hint = _PLACE_NAMES[place]
    return Field(name, line_edit(hint), theme)


def side_field(rule: SideRule, choice: Choice, theme: Theme) -> Field:
    """Where a side is chosen, or left to be ticked on paper."""
    choice.addItem("À cocher sur le papier", None)
    for value in SIDES[rule]:
        choice.addItem(SIDE_NAMES[value], value)
    return Field("Côté", choice, theme)


class Choice(QComboBox):
    """A drop-down list with our chevron; the wheel scrolls the page and changes nothing by accident."""

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons = icons
        # The delegate of menus would ignore the style sheet.
        self.setView(QListView(self))
        self.setItemDelegate(QStyledItemDelegate(self))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(4)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.view().setTextElideMode(Qt.TextElideMode.ElideRight)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def showPopup(self) -> None:
        """Open the list wide enough for its longest line, within the window."""
        margins = self._theme.px(3)
        longest = max((self.fontMetrics().horizontalAdvance(self.itemText(i)) for i in range(self.count())),
                      default=0)  # fmt: skip
        left = self.mapTo(self.window(), QPoint(0, 0)).x()
        room = self.window().width() - left - margins
        self.view().setAccessibleName(self.accessibleName())
        self.view().setMinimumWidth(max(self.width(), min(longest + margins, room)))
        super().showPopup()

    def paintEvent(self, _event: QPaintEvent) -> None:
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        words = self._theme.px(0.7), self._theme.px(2.2)
        room = self.width() - sum(words) - 4
        option.currentText = self.fontMetrics().elidedText(
            self.currentText(), Qt.TextElideMode.ElideRight, room
        )
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        if not self.isEditable():
            # The style would cut the words under its own arrow, which is not drawn.
            painter.setFont(self.font())
            painter.setPen(self.palette().color(QPalette.ColorRole.Text))
            middle = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(self.rect().adjusted(words[0], 0, -words[1], 0), int(middle), option.currentText)
        size = self._theme.px(1.15)
        x = self.width() - size - self._theme.px(0.7)
        chevron = self._icons.pixmap("chevron-down", self._theme.colours.INK, size)
        painter.drawPixmap(x, (self.height() - size) // 2, size, size, chevron)
        painter.end()

    @property
    def longest(self) -> int:
        """Pixels of the longest line that can be chosen, and what stands around it."""
        flags = [self.model().flags(self.model().index(row, 0)) for row in range(self.count())]
        words = [self.itemText(row) for row, flag in enumerate(flags) if flag & Qt.ItemFlag.ItemIsEnabled]
        around = self._theme.px(2.9) + 6
        return around + max((self.fontMetrics().horizontalAdvance(word) for word in words), default=0)

    def disable_item(self, index: int) -> None:
        """Show a line that cannot be chosen."""
        item = self.model().item(index)  # type: ignore[attr-defined]  # the default model of a QComboBox
        item.setEnabled(False)

    def select_data(self, data: object) -> None:
        """Show the line of `data`."""
        self.setCurrentIndex(self.findData(data))
