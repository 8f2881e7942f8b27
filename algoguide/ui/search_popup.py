"""What the search finds, under its field: grouped results, a definition in place for a word."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QHideEvent, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QListView,
    QPushButton,
    QScrollArea,
    QStackedLayout,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from algoguide.services.searching import Found, Group, Kind
from algoguide.ui.theme import TOUCH, Theme
from algoguide.ui.topbar import KEYS, SearchField
from algoguide.ui.widgets.text import heading, label

Index = QModelIndex | QPersistentModelIndex


class _Results(QAbstractListModel):
    """The results with a line for the name of each group."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rows: list[Group | Found] = []

    def show(self, results: Sequence[Found]) -> None:
        self.beginResetModel()
        self._rows = []
        for found in results:
            if not self._rows or found.group is not self._group(-1):
                self._rows.append(found.group)
            self._rows.append(found)
        self.endResetModel()

    def _group(self, row: int) -> Group:
        held = self._rows[row]
        return held if isinstance(held, Group) else held.group

    def found(self, row: int) -> Found | None:
        held = self._rows[row] if 0 <= row < len(self._rows) else None
        return held if isinstance(held, Found) else None

    def group(self, row: int) -> Group | None:
        """The group that row `row` names, None for a result."""
        held = self._rows[row]
        return held if isinstance(held, Group) else None

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row.value if isinstance(row, Group) else f"{row.title}. {row.detail}"
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if isinstance(self._rows[index.row()], Group):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class _Painter(QStyledItemDelegate):
    """Draws the name of a group, or a result on two lines."""

    def __init__(self, model: _Results, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        # Asked directly: through Qt, a member of a StrEnum comes back as a bare string.
        self._model = model
        self._theme = theme
        self._group = theme.font(0.8, QFont.Weight.Bold)
        self._title = theme.font(1.0, QFont.Weight.DemiBold)
        self._detail = theme.font(0.88)

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        if self._model.group(index.row()) is not None:
            return QSize(1, self._theme.px(1.9))
        return QSize(1, max(TOUCH, self._theme.px(3.1)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        c = self._theme.colours
        group, found = self._model.group(index.row()), self._model.found(index.row())
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        area = rect.adjusted(self._theme.px(0.7), 0, -self._theme.px(0.7), 0)
        painter.save()
        if group is not None:
            painter.setFont(self._group)
            painter.setPen(QColor(c.SECONDARY))
            painter.drawText(area, Qt.AlignmentFlag.AlignBottom, group.value)
        elif found is not None:
            if state & QStyle.StateFlag.State_Selected:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setPen(QPen(QColor(c.PRIMARY), c.BORDER))
                painter.setBrush(QColor(c.TINT))
                painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 9, 9)
            area.setTop(area.center().y() - self._theme.px(1.3))
            painter.setPen(QColor(c.INK))
            self._line(painter, area, self._title, found.title)
            area.setTop(area.top() + self._theme.px(1.32))
            painter.setPen(QColor(c.SECONDARY))
            self._line(painter, area, self._detail, found.detail)
        painter.restore()

    @staticmethod
    def _line(painter: QPainter, area: QRect, font: QFont, text: str) -> None:
        """One line at the top of `area`, cut with an ellipsis."""
        metrics = QFontMetrics(font)
        painter.setFont(font)
        line = QRect(area.left(), area.top(), area.width(), metrics.height())
        elided = metrics.elidedText(text, Qt.TextElideMode.ElideRight, line.width())
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, elided)


class SearchPopup(QFrame):
    """Opens under `field` as one types; up, down, Enter and Esc work from the field."""

    chosen = Signal(object)  # Found, never a word

    def __init__(
        self,
        field: SearchField,
        find: Callable[[str], Sequence[Found]],
        theme: Theme,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._window = parent
        self._field = field
        self._find = find
        self._theme = theme
        self.setObjectName("popup")
        c = theme.colours
        self.setStyleSheet(
            f"QFrame#popup {{ background: {c.CARD}; border: {c.BORDER}px solid {c.CONTROL_LINE};"
            " border-radius: 14px; }"
            "QListView, QScrollArea, QScrollArea > QWidget > QWidget"
            " { background: transparent; border: none; }"
        )
        self._model = _Results(self)
        self._list = QListView()
        self._list.setModel(self._model)
        self._list.setItemDelegate(_Painter(self._model, theme, self))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._list.setAccessibleName("Résultats de la recherche")
        self._nothing = label("Rien n’a été trouvé. Essayez un autre mot.", theme, role="secondary")
        self._nothing.setMargin(theme.px(0.7))
        self._word = _Definition(theme)
        self._pages = QStackedLayout()
        margin = theme.px(0.4)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(margin, margin, margin, margin)
        layout.addLayout(self._pages)
        # Now that they have a parent: a page of a layout of nobody is shown as a window of its own.
        for page in (self._list, self._nothing, self._word):
            self._pages.addWidget(page)
        self.hide()
        field.installEventFilter(self)
        parent.installEventFilter(self)
        field.textChanged.connect(self.search)
        self._list.clicked.connect(self._activate)
        self._word.back_requested.connect(self._back_to_results)
        QApplication.instance().focusChanged.connect(self._focus_moved)  # type: ignore[union-attr]  # there is one

    @property
    def results(self) -> tuple[Found, ...]:
        """What is listed, without the names of groups."""
        rows = (self._model.found(row) for row in range(self._model.rowCount()))
        return tuple(found for found in rows if found is not None)

    @property
    def current(self) -> Found | None:
        """The result that Enter would open."""
        return self._model.found(self._list.currentIndex().row())

    @property
    def definition(self) -> str:
        """The definition shown, empty while results are."""
        return self._word.text if self._pages.currentWidget() is self._word else ""

    def place(self) -> None:
        """Settle under the field, as large as its results need and the window allows."""
        window = self._window.rect()
        corner = self._field.mapTo(self._window, self._field.rect().bottomLeft())
        gap = self._theme.px(0.35)
        width = min(max(self._field.width(), self._theme.px(36)), window.width() - 2 * gap)
        left = max(gap, min(corner.x(), window.width() - width - gap))
        top = corner.y() + gap
        self.setGeometry(left, top, width, max(TOUCH, min(self._wanted(width), window.height() - top - gap)))

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._field.setAccessibleDescription(KEYS)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window:
            if event.type() is QEvent.Type.Resize and self.isVisible():
                self.place()
        elif event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(Qt.Key(event.key()))
        elif event.type() is QEvent.Type.FocusIn and self._field.text():
            self.search(self._field.text())
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._back_to_results()
        else:
            super().keyPressEvent(event)

    def _key(self, key: Qt.Key) -> bool:
        """Handle a key of the field; return whether it was one of ours."""
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            if self.isHidden() and self._field.text():
                self.search(self._field.text())
            else:
                self._move(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.isVisible():
                self._activate(self._list.currentIndex())
        elif key == Qt.Key.Key_Escape:
            if self.isVisible():
                self.hide()
            else:
                self._field.clear()
        else:
            return False
        return True

    def _move(self, step: int) -> None:
        rows = self._model.rowCount()
        row = self._list.currentIndex().row()
        for _ in range(rows):
            row = (row + step) % rows
            if self._model.found(row) is not None:
                self._select(row)
                return

    def _select(self, row: int) -> None:
        # The name of the first group shows again when its first result is chosen.
        self._list.scrollTo(self._model.index(max(0, row - 1)))
        self._list.setCurrentIndex(self._model.index(row))
        found = self._model.found(row)
        self._field.setAccessibleDescription(f"{found.group} : {found.title}" if found else KEYS)

    @Slot(str)
    def search(self, text: str) -> None:
        """Show what `text` finds."""
        if not text.strip():
            self.hide()
            return
        results = self._find(text)
        self._model.show(results)
        self._pages.setCurrentWidget(self._list if results else self._nothing)
        if results:
            self._select(1)
        else:
            self._field.setAccessibleDescription("Rien n’a été trouvé")
        self.show()
        self.raise_()
        self.place()
        # Only now does the list know its height.
        self._list.scrollToTop()

    def _wanted(self, width: int) -> int:
        margins = 2 * (self._theme.px(0.4) + self._theme.colours.BORDER)
        page = self._pages.currentWidget()
        if page is self._list:
            return margins + sum(self._list.sizeHintForRow(r) for r in range(self._model.rowCount()))
        if page is self._word:
            return margins + self._word.height_for(width - margins)
        return margins + self._nothing.heightForWidth(width - margins)

    @Slot(QModelIndex)
    def _activate(self, index: QModelIndex) -> None:
        found = self._model.found(index.row())
        if found is None:
            return
        if found.kind is Kind.WORD:
            self._word.show_word(found.title, found.detail)
            self._pages.setCurrentWidget(self._word)
            self.place()
            self._word.take_focus()
            return
        self.hide()
        self._field.clear()
        self.chosen.emit(found)

    @Slot()
    def _back_to_results(self) -> None:
        self._pages.setCurrentWidget(self._list)
        self.place()
        self._field.setFocus()

    @Slot(QWidget, QWidget)
    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        # `new` is None when another window comes to the front: the results stay.
        if new is not None and new is not self._field and not self.isAncestorOf(new):
            self.hide()


class _Definition(QScrollArea):
    """A word and what it means."""

    back_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._inner = QWidget()
        self._title = heading("", theme)
        self._text = label("", theme)
        self._back = QPushButton("Revenir aux résultats")
        layout = QVBoxLayout(self._inner)
        margin = theme.px(0.7)
        layout.setContentsMargins(margin, margin, margin, margin)
        layout.setSpacing(theme.px(0.5))
        layout.addWidget(self._title)
        layout.addWidget(self._text)
        layout.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        self.setWidget(self._inner)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._back.clicked.connect(self.back_requested)

    @property
    def text(self) -> str:
        return self._text.text()

    def show_word(self, word: str, definition: str) -> None:
        self._title.setText(word)
        self._text.setText(definition)
        self._back.setAccessibleDescription(f"{word} : {definition}")

    def take_focus(self) -> None:
        self._back.setFocus()

    def height_for(self, width: int) -> int:
        layout = self._inner.layout()
        return layout.totalHeightForWidth(width) if layout else 0
