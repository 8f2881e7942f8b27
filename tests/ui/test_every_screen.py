"""Every screen of the application on the real content: large enough to be touched, readable at 200 %."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QStyle,
    QStyleOptionButton,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from algoguide.app import Application
from algoguide.content.library import Library
from algoguide.domain.selection import Selection
from algoguide.domain.visit import Answer, Flag, Gesture
from algoguide.locations import Locations
from algoguide.store.settings import SettingsStore
from algoguide.store.settings_visits import VisitSettings
from algoguide.ui.main_window import MainWindow
from algoguide.ui.navigation import Route, ScreenId
from algoguide.ui.screens.procedure import ProcedureScreen
from algoguide.ui.screens.visits import VisitsScreen
from algoguide.ui.theme import TEXT_SIZES, TOUCH, Theme
from algoguide.ui.topbar import SearchField
from algoguide.ui.tour_visits import example_programme
from algoguide.ui.widgets.cards import ClickCard
from algoguide.ui.widgets.page import Page
from algoguide.ui.widgets.text import Paragraph, label
from algoguide.ui.widgets.tick_box import TickBox

WINDOW = (1366, 768)
OF_SOMETHING = (
    ScreenId.PAIN, ScreenId.PROCEDURE, ScreenId.DOCUMENTS, ScreenId.RECORD, ScreenId.PATIENT
)  # fmt: skip
"""Screens of a pain or a procedure."""
CLICKABLE = (QAbstractButton, ClickCard, QLineEdit, QComboBox, QAbstractSpinBox)
"""Glossary words are left out: they are text, and a finger that misses one by a line reads another word."""


@pytest.fixture
def application(qtbot: QtBot, styled: QApplication, real: Library, tmp_path: Path) -> Iterator[Application]:
    locations = replace(Locations.standard().private(tmp_path), cache=tmp_path / "cache")
    Theme(100).apply(styled)  # another module may have taken its style sheet away
    store = SettingsStore(locations.config)
    store.note(replace(store.current, visits=VisitSettings(in_memory=True)))
    application = Application(locations, store, real)
    qtbot.addWidget(application.window)
    application.window.resize(*WINDOW)
    with qtbot.waitExposed(application.window):
        application.window.show()
    yield application
    application.window.close()
    assert application.leave(30)
    Theme(100).apply(styled)


def routes(library: Library) -> Iterator[Route]:
    for screen in ScreenId:
        if screen not in OF_SOMETHING:
            yield Route(screen)
    for pain in library.pains:
        yield Route(ScreenId.PAIN, pain)
    for mode in library.modes:
        yield Route(ScreenId.ANAESTHESIA, mode)
    for procedure in library.procedures:
        yield Route(ScreenId.PROCEDURE, procedure)
    for procedure in library.procedures:
        yield Route(ScreenId.DOCUMENTS, procedure)
        yield Route(ScreenId.RECORD, procedure)
    for pain in library.comparisons:
        yield Route(ScreenId.COMPARE, pain)
    yield Route(ScreenId.PATIENT, next(iter(library.procedures)))


def visited(application: Application, qtbot: QtBot) -> Iterator[tuple[str, MainWindow]]:
    """Every screen in turn, whole and laid out, with its name; then the search."""
    window = application.window
    for route in routes(application.library):
        application.navigator.go(route)
        settle(qtbot, window)
        yield f"{route.screen} {route.subject}".strip(), window
    yield from patient_view(application, qtbot)
    yield from visits(application, qtbot)
    field = window.findChild(SearchField)
    assert field is not None
    field.setText("ciment")
    settle(qtbot, window)
    yield "search", window


def patient_view(application: Application, qtbot: QtBot) -> Iterator[tuple[str, MainWindow]]:
    """Some pages of the view that is open, all the pages at once, then the window of who leads it."""
    window, stage, display = application.window, application.stage, application.display
    for page in stage.presentation.pages[::7]:
        stage.go(page.id)
        settle(qtbot, window)
        yield f"patient view {page.id}", window
    assert display.view is not None
    display.view.toggle_overview()
    settle(qtbot, window)
    yield "patient view, all the pages", window
    display.hide()
    settle(qtbot, window)
    qtbot.wait(20)
    settle(qtbot, window)
    yield "conductor", window
    application.navigator.go(Route(ScreenId.HOME))


def visits(application: Application, qtbot: QtBot) -> Iterator[tuple[str, MainWindow]]:
    """The pages of the nurse's day, on a programme of some visits."""
    window, desk, folder = application.window, application.visits.desk, application.visits.place.folder
    application.navigator.go(Route(ScreenId.VISITS))
    screen = window.screen_shown
    assert isinstance(screen, VisitsScreen)

    def at_rest(name: str) -> tuple[str, MainWindow]:
        qtbot.waitUntil(lambda: not application.visits.busy)
        settle(qtbot, window)
        return f"visits, {name}", window

    yield at_rest("empty")
    screen.importing.read(example_programme(folder, desk.day - timedelta(days=1)))
    yield at_rest("programme")
    screen.bring.act_wanted.emit("Radiofréquence os")
    yield at_rest("meaning of an act")
    screen.meaning.learnt.emit("Radiofréquence os", "", Gesture("radiofrequence-os", Selection()))
    yield at_rest("programme, all acts known")
    screen.bring.acts.click()
    yield at_rest("acts")
    screen.acts.back.click()
    screen.bring.keep.click()
    yield at_rest("day")
    first = desk.rows[0].visit
    for flag in Flag:
        first = first.answered(flag, Answer(yes=True, tick=desk.tick(), detail="un mot"))
    desk.change("réponses", first)
    yield at_rest("alerts")
    screen.day.panel.edit_wanted.emit()
    yield at_rest("edited")
    screen.edit.save.click()
    screen.day.print.click()
    yield at_rest("packs")
    screen.paper.set_running(True, 3)
    yield at_rest("packs on their way")
    screen.paper.set_running(False)
    screen.paper.left.emit()


def settle(qtbot: QtBot, window: MainWindow) -> None:
    """Wait until the page is whole and every column and text has taken its place."""
    shown = window.screen_shown
    if isinstance(shown, ProcedureScreen):
        qtbot.waitUntil(lambda: shown.complete)
    before: list[QRect] = []
    for _ in range(20):
        QApplication.processEvents()
        places = [widget.geometry() for widget in shown.findChildren(QWidget)]
        if places == before:
            return
        before = places
    raise AssertionError("the page never comes to rest")


def parts(window: QWidget, *kinds: type[QWidget]) -> Iterator[QWidget]:
    for widget in window.findChildren(QWidget):
        if isinstance(widget, kinds) and widget.isVisible():
            yield widget


def test_whatever_can_be_touched_is_large_enough(application: Application, qtbot: QtBot) -> None:
    met = 0
    for name, window in visited(application, qtbot):
        for widget in parts(window, *CLICKABLE):
            if isinstance(widget.parentWidget(), QComboBox):
                continue  # where one types in a drop-down list: a finger has the whole list
            met += 1
            said = f"{name}: {type(widget).__name__} « {widget.accessibleName()} » {widget.size()}"
            assert min(widget.width(), widget.height()) >= TOUCH, said
    assert met > 300


def test_nothing_is_cut_at_200_per_cent(application: Application, qtbot: QtBot) -> None:
    application.window.set_text_percent(TEXT_SIZES[-1])
    cut, met = set(), 0
    for name, window in visited(application, qtbot):
        assert window.width() == WINDOW[0], name
        for widget in parts(window, QLabel, QAbstractButton):
            met += 1
            own = cut_label(widget) if isinstance(widget, QLabel) else cut_button(widget)
            if reason := own or cut_by_what_holds(widget, window):
                cut.add(f"{name}: {reason}")
        for listed in parts(window, QComboBox):
            if isinstance(listed, QComboBox) and elided(listed, application.window.theme):
                cut.add(f"{name}: « {listed.currentText()} » in its list")
        for area in parts(window, QAbstractScrollArea):
            if goes_sideways(area):
                cut.add(f"{name}: {type(area).__name__} « {area.accessibleName()} » goes sideways")
    assert met > 300
    assert not cut, "\n".join(sorted(cut))


def test_what_is_cut_is_seen(qtbot: QtBot, normal: Theme) -> None:
    page = Page(normal)
    qtbot.addWidget(page)
    words, wrapped, button = (
        QLabel("Des mots"),
        label("Une phrase de plusieurs mots.", normal),
        QPushButton("Suite"),
    )
    prose = Paragraph("De la prose, **en gras** même.", normal)
    for widget in (words, wrapped, prose, button):
        page.body.addWidget(widget)
    with qtbot.waitExposed(page):
        page.show()
    shown = (cut_label(words), cut_label(wrapped), cut_label(prose), cut_button(button))
    assert (*shown, goes_sideways(page)) == ("", "", "", "", False)
    words.setFixedWidth(20)
    wrapped.setFixedHeight(10)
    prose.setFixedWidth(12)
    button.setFixedWidth(50)
    page.content.setMinimumWidth(page.width() + 50)
    QApplication.processEvents()
    found = (cut_label(words), cut_label(wrapped), cut_label(prose), cut_button(button))
    assert all(found)
    assert goes_sideways(page)


def cut_label(shown: QLabel) -> str:
    """What of its words a label does not show."""
    text, room = shown.text(), shown.contentsRect()
    if not text:
        return ""
    if shown.textFormat() is Qt.TextFormat.RichText:
        document = QTextDocument()
        document.setDefaultFont(shown.font())
        document.setDocumentMargin(0)
        document.setHtml(text)
        document.setTextWidth(room.width())
        needed = QRect(0, 0, round(document.idealWidth()), 0)
    else:
        flags = Qt.TextFlag.TextWordWrap if shown.wordWrap() else Qt.TextFlag(0)
        needed = shown.fontMetrics().boundingRect(QRect(0, 0, room.width(), 10_000), int(flags), text)
    height = shown.heightForWidth(shown.width()) if shown.wordWrap() else shown.sizeHint().height()
    if needed.width() > room.width() + 1 or height > shown.height() + 1:
        return f"« {text[:60]} » needs {needed.width()} x {height}, has {room.width()} x {shown.height()}"
    return ""


def cut_button(button: QWidget) -> str:
    """What of its words a button does not show."""
    assert isinstance(button, QAbstractButton)
    metrics, text = button.fontMetrics(), button.text()
    if isinstance(button, TickBox):
        needed, height = 0, button.heightForWidth(button.width())
    elif isinstance(button, QToolButton):
        shown = button.toolButtonStyle() is not Qt.ToolButtonStyle.ToolButtonIconOnly
        needed, height = (metrics.horizontalAdvance(text) if shown else 0), button.iconSize().height()
    elif isinstance(button, QPushButton):
        icon = button.iconSize().width() if not button.icon().isNull() else 0
        option = QStyleOptionButton()
        button.initStyleOption(option)
        inside = button.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, button)
        needed, height = metrics.horizontalAdvance(text) + icon, metrics.height()
        if needed > inside.width() + 1 or height > inside.height() + 1:
            return f"button « {text} » needs {needed} x {height}, has {inside.size()}"
    else:
        needed, height = 0, 0
    if needed > button.width() or height > button.height():
        return f"button « {text} » needs {needed} x {height}, has {button.size()}"
    return ""


def elided(listed: QComboBox, theme: Theme) -> bool:
    """Whether what is chosen in a drop-down list is cut before its chevron."""
    return listed.fontMetrics().horizontalAdvance(listed.currentText()) > listed.width() - theme.px(2.9)


def cut_by_what_holds(widget: QWidget, window: QWidget) -> str:
    """Which part of a page, or of the window, is too small for what it holds."""
    held = widget
    while held is not window and (holder := held.parentWidget()) is not None:
        if isinstance(holder.parentWidget(), QAbstractScrollArea):
            break
        if not holder.rect().adjusted(-1, -1, 1, 1).contains(held.geometry()):
            return f"{widget} « {widget.accessibleName()} » goes out of {holder}"
        held = holder
    return ""


def goes_sideways(area: QWidget) -> bool:
    if isinstance(area, QScrollArea):
        inside = area.widget()
        return inside is not None and inside.width() > area.viewport().width()
    # A preview zoomed by its reader may go sideways, and the lists of drop-down lists are no page.
    return (
        isinstance(area, QAbstractScrollArea)
        and not isinstance(area, QPdfView)
        and area.horizontalScrollBar().maximum() > 0
    )
