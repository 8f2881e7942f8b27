"""A date that is typed, with a calendar for those who prefer to touch it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QLocale, QPoint, Qt, Signal
from PySide6.QtGui import QColor, QTextCharFormat
from PySide6.QtWidgets import (
    QCalendarWidget,
    QHBoxLayout,
    QLineEdit,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from algoguide.ui.icons import Icons
from algoguide.ui.screens.documents.dates import FORM, french_date
from algoguide.ui.screens.documents.fields import line_edit
from algoguide.ui.theme import TOUCH, Theme
from algoguide.ui.widgets.spaced_icon import icon_size

_FRENCH = QLocale(QLocale.Language.French, QLocale.Country.France)


class DateEdit(QWidget):
    """A line for jj/mm/aaaa and a button that opens a calendar under it."""

    edited = Signal()

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        c = theme.colours
        self._theme = theme
        self._icons = icons
        self.line: QLineEdit = line_edit(FORM)
        self._popup: CalendarPopup | None = None
        self.button = QToolButton()
        self.button.setIcon(icons.icon("calendar", c.INK, theme.px(1.3)))
        self.button.setIconSize(icon_size(theme))
        self.button.setAccessibleName("Ouvrir le calendrier")
        self.button.setToolTip("Ouvrir le calendrier")
        self.button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        side = max(TOUCH, theme.px(2.3))
        self.button.setFixedSize(side, side)
        self.button.setStyleSheet(
            f"QToolButton {{ background: {c.CARD}; border: {c.BORDER}px solid {c.CONTROL_LINE};"
            " border-radius: 11px; }"
            f"QToolButton:hover {{ background: {c.TINT}; }}"
            f"QToolButton:focus {{ border: {c.RING}px solid {c.FOCUS}; }}"
        )
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(0.3))
        layout.addWidget(self.line, 1)
        layout.addWidget(self.button)
        self.line.textEdited.connect(self.edited)
        self.button.clicked.connect(self.open_calendar)

    def open_calendar(self) -> None:
        """Show the month of the date typed, else this month."""
        if self._popup is None:
            self._popup = CalendarPopup(self._theme, self._icons, self)
            self._popup.chosen.connect(self._take)
        self._popup.open_under(self.line, QDate.fromString(self.line.text(), "dd/MM/yyyy"))

    def _take(self, day: date) -> None:
        self.line.setText(french_date(day))
        self.line.setFocus()
        self.edited.emit()


class CalendarPopup(QWidget):
    """A month to touch; Escape closes it."""

    chosen = Signal(object)  # datetime.date

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.calendar = QCalendarWidget()
        self.calendar.setLocale(_FRENCH)
        self.calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.calendar.setFont(theme.font())
        self.calendar.setAccessibleName("Calendrier")
        self.setStyleSheet(_calendar_style(theme))
        days = self.calendar.findChild(QTableView)
        if days is not None:
            days.setAccessibleName("Calendrier")
        self._tune(theme, icons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.addWidget(self.calendar)
        self.calendar.clicked.connect(self._choose)
        self.calendar.activated.connect(self._choose)

    def open_under(self, field: QWidget, day: QDate) -> None:
        """Open below `field`, within the screen, with `day` chosen if it is valid."""
        self.calendar.setSelectedDate(day if day.isValid() else QDate.currentDate())
        self.adjustSize()
        screen = field.screen().availableGeometry()
        at = field.mapToGlobal(QPoint(0, field.height() + 4))
        if at.y() + self.height() > screen.bottom():
            at.setY(max(screen.top(), field.mapToGlobal(QPoint(0, 0)).y() - self.height() - 4))
        at.setX(max(screen.left(), min(at.x(), screen.right() - self.width())))
        self.move(at)
        self.show()
        self.calendar.setFocus()

    def _tune(self, theme: Theme, icons: Icons) -> None:
        """Room for the names of the days, arrows that show on the dark bar, no red for the week-end."""
        longest = max(theme.px(2.6), self.fontMetrics().horizontalAdvance("mer.") + theme.px(0.8), TOUCH)
        self.calendar.setMinimumSize(7 * longest, 8 * TOUCH)
        for name, icon, said in (
            ("qt_calendar_prevmonth", "chevron-left", "Mois précédent"),
            ("qt_calendar_nextmonth", "chevron-right", "Mois suivant"),
        ):
            arrow = self.calendar.findChild(QToolButton, name)
            if arrow is not None:
                arrow.setIcon(icons.icon(icon, theme.colours.ON_DARK, theme.px(1.3)))
                arrow.setIconSize(icon_size(theme))
                arrow.setAccessibleName(said)
        ordinary = QTextCharFormat()
        ordinary.setForeground(QColor(theme.colours.INK))
        for weekend in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.calendar.setWeekdayTextFormat(weekend, ordinary)

    def _choose(self, day: QDate) -> None:
        self.hide()
        self.chosen.emit(date(day.year(), day.month(), day.day()))


def _calendar_style(theme: Theme) -> str:
    c = theme.colours
    return f"""
CalendarPopup {{ background: {c.CARD}; border: {c.BORDER}px solid {c.CONTROL_LINE}; }}
QCalendarWidget QWidget#qt_calendar_navigationbar {{ background: {c.PRIMARY}; }}
QCalendarWidget QToolButton {{ color: {c.ON_DARK}; background: transparent; border: none; font-weight: 600;
  min-height: {TOUCH}px; min-width: {TOUCH}px; }}
QCalendarWidget QToolButton:hover {{ background: {c.PRIMARY_DARK}; }}
QCalendarWidget QToolButton::menu-indicator {{ image: none; }}
QCalendarWidget QAbstractItemView {{ background: {c.CARD}; color: {c.INK}; outline: none;
  selection-background-color: {c.PRIMARY}; selection-color: {c.ON_DARK}; }}
QCalendarWidget QAbstractItemView:disabled {{ color: {c.SECONDARY}; }}
QCalendarWidget QSpinBox {{ background: {c.CARD}; color: {c.INK}; }}
"""
