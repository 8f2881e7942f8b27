"""The patient's screen: one page, and around it what leads to the others. Alone, it serves the doctor too."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QShowEvent
from PySide6.QtWidgets import QLayout, QStackedWidget, QWidget

from algoguide.content.library import Library
from algoguide.domain.presentation import PageKind, ViewPage
from algoguide.services.explaining import Explaining
from algoguide.ui.icons import Icons
from algoguide.ui.patient_view.aloud import PageAloud
from algoguide.ui.patient_view.bars import Footer, Header
from algoguide.ui.patient_view.keys import BACK, FORWARD, acts
from algoguide.ui.patient_view.overview import Overview
from algoguide.ui.patient_view.page_sheet import PageSheet
from algoguide.ui.patient_view.stage import Stage
from algoguide.ui.speech import Listening
from algoguide.ui.telling import announce
from algoguide.ui.theme import BASE_PIXELS, Theme
from algoguide.ui.widgets.explanation import explain
from algoguide.ui.widgets.layouts import column
from algoguide.ui.widgets.text import label

NAME = "Vue patient"
SMALLEST = 28
"""Pixels of the patient's text at its smallest size."""
_LARGEST_BARS = 150
"""Size of the application's text, in percent, over which the buttons of the view grow no more."""
_SWIPE = 80
"""Pixels of a sideways gesture that turns the page."""


class PatientView(QWidget):
    """Shows what the stage says. `alone`: on the doctor's own screen, with what the doctor needs too."""

    told_as = "page"
    quit_requested = Signal()

    def __init__(
        self,
        stage: Stage,
        library: Library,
        theme: Theme,
        icons: Icons,
        resources: Path,
        motion: Callable[[], bool],
        parent: QWidget | None = None,
        *,
        alone: bool,
        scale: float = 1.0,
        listening: Listening | None = None,
    ) -> None:
        """`scale` enlarges all for a screen that is higher than the smallest one: it is seen from as far."""
        super().__init__(parent)
        self._scale = scale
        self._stage = stage
        self._library = library
        self._bars = theme = theme.at(round(min(theme.percent, _LARGEST_BARS) * scale))
        self._icons = icons
        self._folder = resources / "illustrations"
        self._motion = motion
        self._alone = alone
        self._explaining = Explaining(library.glossary)
        self._percent = 0
        self._pressed: QPointF | None = None
        self._sheet: PageSheet | None = None
        self._overview: Overview | None = None
        self.setObjectName("patient")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setStyleSheet(f"#patient {{ background: {theme.colours.CARD}; }}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(NAME)
        self._listening = listening
        self._aloud: PageAloud | None = None
        self._header = Header(theme, icons, listening)
        self._told = label("", theme, role="amber")
        self._told.setContentsMargins(theme.px(2.1), 0, theme.px(2.1), 0)
        self._told.hide()
        self._body = QStackedWidget()
        self._footer = Footer(theme, icons, alone=alone)
        self._build()
        stage.changed.connect(self._refresh)
        self._refresh()

    @property
    def sheet(self) -> PageSheet:
        """The page shown.

        Raises:
            RuntimeError: nothing was shown yet.
        """
        if self._sheet is None:
            raise RuntimeError("no page yet")
        return self._sheet

    def _build(self) -> None:
        layout = column(self)
        # What a page asks for must not make the window larger than its screen.
        layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        layout.addWidget(self._header)
        layout.addWidget(self._told)
        self._cover = QWidget()
        rest = column(self._cover)
        rest.addStretch(1)
        sentence = label("Nous reprenons dans un instant.", self._bars, ems=1.65, role="secondary")
        sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        rest.addWidget(sentence)
        rest.addStretch(1)
        self._body.addWidget(self._cover)
        layout.addWidget(self._body, 1)
        layout.addWidget(self._footer)
        self._header.read_requested.connect(self._read)
        if self._listening is not None:
            self._listening.failed.connect(self._tell_failure)
        self._header.overview_requested.connect(self.toggle_overview)
        self._header.size_requested.connect(self._stage.step_size)
        self._header.level_requested.connect(self._stage.set_level)
        self._header.quit_requested.connect(self.quit_requested)
        self._footer.back_requested.connect(self._go_back)
        self._footer.next_requested.connect(self._go_forward)
        self._footer.more_requested.connect(self._stage.toggle_revealed)
        self._footer.replay_requested.connect(self._play_again)
        self._footer.explained.connect(self._stage.toggle_explained)
        self._footer.answered.connect(self._stage.answer)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    # What it shows

    def _refresh(self) -> None:
        stage = self._stage
        if not stage.open:
            return
        shown = stage.presentation
        page = shown.page if self._alone else shown.seen
        if self._sheet is None or self._percent != stage.percent:
            self._new_sheet()
        if page is None:
            self._body.setCurrentWidget(self._cover)
        elif self._overview is None:
            self._body.setCurrentWidget(self.sheet)
        if page is not None:
            follows = page.id == shown.page.id
            self.sheet.show_page(
                page,
                shown.part if follows else 0,
                side=stage.selection.side,
                revealed=shown.revealed and follows,
                motion=self._motion(),
            )
            self._tell(page)

    def _tell(self, page: ViewPage) -> None:
        stage = self._stage
        name = f"{NAME}\u00a0: {page.title}"
        if name != self.accessibleName():
            self.setAccessibleName(name)
            announce(self, " ".join(filter(None, (page.eyebrow, page.title, page.number))))
        shown = stage.presentation
        self._header.tell(stage.title, page.section, stage.percent, stage.level)
        members = [p for p in shown.shown if p.section == page.section]
        at = next((i for i, p in enumerate(members) if p.id == page.id), 0)
        self._footer.tell(
            page,
            place=(at, len(members)),
            first=page.id == shown.shown[0].id and shown.part == 0,
            last=self._at_end,
            revealed=shown.revealed,
            can_play=self.sheet.can_play,
            explained=stage.is_explained(page),
            understanding=stage.understanding(page) if page.kind is PageKind.QUESTION else None,
        )

    @property
    def _at_end(self) -> bool:
        shown = self._stage.presentation
        return shown.following is None and shown.part + 1 >= self._stage.parts

    def _new_sheet(self) -> None:
        """A page at the size of text that was chosen."""
        self._percent = self._stage.percent
        theme = sheet_theme(self._bars, self._percent * self._scale)
        sheet = PageSheet(
            self._library.plates,
            self._folder,
            self._explaining,
            lambda term: explain(self, self._explaining.term(term), theme),
            theme,
            self._icons,
        )
        sheet.parts_changed.connect(self._parts_changed)
        sheet.about_to_change.connect(self._told.hide)
        if self._listening is not None:
            self._aloud = PageAloud(self._listening, sheet)
        self._body.addWidget(sheet)
        self._body.setCurrentWidget(sheet)
        if self._sheet is not None:
            self._body.removeWidget(self._sheet)
            self._sheet.deleteLater()
        self._sheet = sheet

    def _read(self) -> None:
        if self._aloud is not None and self._overview is None:
            self._told.hide()
            self._aloud.read()

    def _tell_failure(self, reason: str) -> None:
        self._told.setText(reason)
        self._told.show()

    def _parts_changed(self, parts: int) -> None:
        self._stage.set_parts(parts)
        self._footer.set_last(self._at_end)

    def toggle_overview(self) -> None:
        """All the pages by section, to go to any of them; or back to the page."""
        if self._overview is not None:
            self._body.removeWidget(self._overview)
            self._overview.deleteLater()
            self._overview = None
            self._refresh()
            return
        self._overview = Overview(self._stage, self._bars, self._icons)
        self._overview.chosen.connect(self._go)
        self._body.addWidget(self._overview)
        self._body.setCurrentWidget(self._overview)
        self._overview.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go(self, page_id: str) -> None:
        self.toggle_overview()
        self._stage.go(page_id)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_forward(self) -> None:
        self.sheet.finish()
        if not self.sheet.scroll_on():
            self._stage.forward()

    def _go_back(self) -> None:
        self.sheet.finish()
        self._stage.back()

    def _play_again(self) -> None:
        self.sheet.replay(motion=self._motion())

    # Keys and fingers

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._stage.open:
            super().keyPressEvent(event)
            return
        key = Qt.Key(event.key())
        if key in FORWARD:
            self._go_forward()
        elif key in BACK:
            self._go_back()
        elif key == Qt.Key.Key_Escape and self._overview is None:
            self.quit_requested.emit()
        elif key in (Qt.Key.Key_Escape, Qt.Key.Key_O):
            self.toggle_overview()
        elif key == Qt.Key.Key_L:
            self._header.switch_reading()
        elif key == Qt.Key.Key_R:
            self._play_again()
        elif act := acts(self._stage).get(key):
            act()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position()
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        began, self._pressed = self._pressed, None
        if began is not None and self._overview is None:
            moved = event.position() - began
            if abs(moved.x()) >= _SWIPE and abs(moved.x()) > 2 * abs(moved.y()):
                (self._go_forward if moved.x() < 0 else self._go_back)()
        event.accept()


def sheet_theme(theme: Theme, percent: float) -> Theme:
    """The look of a page whose text is so many percent of the smallest."""
    return theme.at(round(SMALLEST / BASE_PIXELS * percent))
