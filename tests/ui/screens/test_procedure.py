"""A procedure's page: choices rewrite it, the list of sections follows, discouraged modes ask."""

import re
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QApplication,
    QLabel,
    QMessageBox,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from algoguide.content.library import Library
from algoguide.content.loading import load_library
from algoguide.domain.establishment import Establishment
from algoguide.domain.selection import Selection
from algoguide.domain.wording import plain, wording_of
from algoguide.locations import Locations
from algoguide.services.choosing import Choosing
from algoguide.ui.icons import Icons
from algoguide.ui.navigation import Route, ScreenId
from algoguide.ui.patient_guard import PatientGuard
from algoguide.ui.screens.procedure import ProcedureScreen
from algoguide.ui.screens.procedure.choices import ModeChoice
from algoguide.ui.screens.procedure.sections import KEY
from algoguide.ui.screens.procedure.steps import StepsCard
from algoguide.ui.theme import TOUCH, Theme
from algoguide.ui.widgets.icon_array import IconArrayView
from algoguide.ui.widgets.section_list import SectionList, SectionMenu
from tests.compiled_once import compiled_once

ROOT = Path(__file__).parents[3]
SMALL = ROOT / "tests" / "data" / "contenu"


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """The small content: one procedure with a mode of each status."""
    return load_library(replace(Locations.standard(SMALL), cache=compiled_once(tmp_path_factory)))


def screen_of(
    library: Library, theme: Theme, icons: Icons, guard: PatientGuard | None = None
) -> ProcedureScreen:
    house = Establishment(phone_day="0199")
    return ProcedureScreen(library, Choosing(library), theme, icons, ROOT / "resources", lambda: house, guard)


def opened(qtbot: QtBot, screen: ProcedureScreen, route: Route, width: int = 1274) -> ProcedureScreen:
    qtbot.addWidget(screen)
    screen.resize(width, 704)
    with qtbot.waitExposed(screen):
        screen.show()
    screen.show_route(route)
    qtbot.waitUntil(lambda: "Sources" in texts(screen))  # the title of the last section
    return screen


def texts(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel)]


def button(screen: QWidget, text: str) -> QPushButton:
    return next(b for b in screen.findChildren(QPushButton) if b.text().strip() == text)


@pytest.fixture
def real_page(qtbot: QtBot, real: Library, normal: Theme, icons: Icons) -> ProcedureScreen:
    return opened(qtbot, screen_of(real, normal, icons), Route(ScreenId.PROCEDURE, "vertebroplastie"))


@pytest.fixture
def small_page(qtbot: QtBot, small: Library, normal: Theme, icons: Icons) -> ProcedureScreen:
    return opened(qtbot, screen_of(small, normal, icons), Route(ScreenId.PROCEDURE, "geste-essai"))


def test_another_cause_rewrites_the_page(qtbot: QtBot, real_page: ProcedureScreen) -> None:
    before = " ".join(texts(real_page))
    with qtbot.waitSignal(real_page.selection_changed) as changed:
        button(real_page, "Myélome").click()
    assert changed.args is not None
    assert changed.args[0].variants["cause"] == "myelome"
    qtbot.waitUntil(lambda: " ".join(texts(real_page)) != before)
    assert "44\u00a0personnes sur\u00a0100" in before
    qtbot.waitUntil(lambda: "44\u00a0personnes sur\u00a0100" not in " ".join(texts(real_page)))


def test_another_anaesthesia_rewrites_preparation(qtbot: QtBot, real_page: ProcedureScreen) -> None:
    choosing = Choosing(real_page._library)  # noqa: SLF001 - the same library, to say what is expected

    def fasting() -> str:
        sheet = choosing.sheet("vertebroplastie", real_page.selection)
        item = next(i for i in sheet.preparation if i.topic == "jeune")
        words = wording_of(sheet, Establishment())
        return plain(words(f"{item.title}. {item.body.text}"))

    def page() -> str:
        return unescape(re.sub("<[^>]+>", "", " ".join(texts(real_page))))

    before = fasting()
    assert before in page()
    button(real_page, "Locale").click()
    qtbot.waitUntil(lambda: real_page.selection.mode == "locale")
    assert fasting() != before
    qtbot.waitUntil(lambda: fasting() in page())
    qtbot.waitUntil(lambda: before not in page())


def test_modes_not_offered_are_greyed_and_say_why(small_page: ProcedureScreen) -> None:
    choice = small_page.findChild(ModeChoice)
    assert choice is not None
    assert not choice.buttons["hypnose"].isEnabled()
    assert not choice.buttons["loco-regionale"].isEnabled()
    assert choice.buttons["sedation"].isEnabled()
    assert "confirmer par votre équipe" in choice.buttons["hypnose"].accessibleName()
    assert any("Elle cache la réponse du nerf" in text for text in texts(choice))


def test_a_discouraged_mode_does_not_look_like_one_that_is_proposed(small_page: ProcedureScreen) -> None:
    choice = small_page.findChild(ModeChoice)
    assert choice is not None
    assert not choice.buttons["generale"].icon().isNull()
    assert choice.buttons["sedation"].icon().isNull()


def test_the_numbers_beside_the_page_leave_no_outcome_out(real_page: ProcedureScreen, real: Library) -> None:
    """One good study alone would be read as what is known."""
    beside = " ".join(texts(real_page._aside))  # noqa: SLF001 - the narrow column
    sheet = Choosing(real).sheet("vertebroplastie", real_page.selection)
    assert len(sheet.outcomes) > 1
    for outcome in sheet.outcomes:
        assert outcome.title in beside


def test_what_the_dots_mean_is_said_where_there_are_some(
    qtbot: QtBot, real: Library, real_page: ProcedureScreen, normal: Theme, icons: Icons
) -> None:
    assert KEY in texts(real_page)
    route = Route(ScreenId.PROCEDURE, "cryoneurolyse")
    without = opened(qtbot, screen_of(real, normal, icons), route)
    assert not without.findChildren(IconArrayView)
    assert KEY not in texts(without)


@pytest.mark.parametrize(
    ("answer", "expected"),
    [(QMessageBox.StandardButton.Yes, "generale"), (QMessageBox.StandardButton.No, "locale")],
)
def test_a_discouraged_mode_needs_the_doctor(
    qtbot: QtBot,
    small_page: ProcedureScreen,
    monkeypatch: pytest.MonkeyPatch,
    answer: QMessageBox.StandardButton,
    expected: str,
) -> None:
    asked: list[str] = []

    def question(_parent: QWidget, _title: str, text: str) -> QMessageBox.StandardButton:
        asked.append(text)
        return answer

    monkeypatch.setattr(QMessageBox, "question", question)
    choice = small_page.findChild(ModeChoice)
    assert choice is not None
    choice.buttons["generale"].click()
    qtbot.waitUntil(lambda: small_page.selection.mode == expected)
    assert len(asked) == 1
    assert "On ne peut plus vous parler" in asked[0]
    assert small_page.selection.discouraged_confirmed == (expected == "generale")


def test_steps_go_forward_and_back(qtbot: QtBot, real_page: ProcedureScreen) -> None:
    card = real_page.findChild(StepsCard)
    assert card is not None
    assert not card.previous.isEnabled()
    with qtbot.waitSignal(card.step_changed):
        card.next.click()
    assert card.index == 1
    card.setFocus()
    qtbot.keyClick(card, Qt.Key.Key_Left)
    assert card.index == 0
    while card.next.isEnabled():
        card.next.click()
    assert any(f"Étape {card.index + 1} sur {card.index + 1}" in text for text in texts(card))


def test_the_list_leads_to_a_section_and_follows(qtbot: QtBot, real_page: ProcedureScreen) -> None:
    bar = real_page._page.verticalScrollBar()  # noqa: SLF001 - where the page stands is what is tested
    button(real_page, "Quand nous appeler").click()
    qtbot.waitUntil(lambda: bar.value() > 0)
    assert button(real_page, "Quand nous appeler").isChecked()
    QApplication.processEvents()  # the page looks again once its columns have their height
    bar.setValue(0)
    qtbot.waitUntil(lambda: button(real_page, "En bref").isChecked())


def test_a_route_opens_at_its_section(qtbot: QtBot, real: Library, normal: Theme, icons: Icons) -> None:
    route = Route(ScreenId.PROCEDURE, "vertebroplastie", section="preparer")
    page = opened(qtbot, screen_of(real, normal, icons), route)
    qtbot.waitUntil(lambda: button(page, "Se préparer").isChecked())


def test_another_page_is_read_from_its_top(real_page: ProcedureScreen, real: Library) -> None:
    sections = real_page.findChild(SectionList)
    assert sections is not None
    # The page stands at its top already: its scroll bar will have nothing to report.
    sections.set_current("comment")
    procedure = real.procedures["vertebroplastie"]
    other = {axis.id: axis.options[-1].id for axis in procedure.axes}

    real_page.show_route(Route(ScreenId.PROCEDURE, procedure.id, Selection(other, real_page.selection.mode)))

    assert button(real_page, "En bref").isChecked()


def test_the_aside_takes_the_whole_width_below(
    qtbot: QtBot, real: Library, normal: Theme, icons: Icons
) -> None:
    screen = screen_of(real, normal, icons)
    page = opened(qtbot, screen, Route(ScreenId.PROCEDURE, "vertebroplastie"), width=900)
    title = next(w for w in page.findChildren(QLabel) if w.text() == "À savoir avant")
    brief = next(w for w in page.findChildren(QLabel) if w.text() == "En bref")
    cards = [words.parentWidget() for words in (title, brief)]
    assert cards[0] is not None
    assert cards[1] is not None
    assert cards[0].width() == cards[1].width()


def test_documents_carry_the_choices(qtbot: QtBot, real_page: ProcedureScreen) -> None:
    button(real_page, "Générale").click()
    qtbot.waitUntil(lambda: real_page.selection.mode == "generale")
    qtbot.waitUntil(lambda: button(real_page, "Documents").isVisible())
    with qtbot.waitSignal(real_page.navigate) as asked:
        button(real_page, "Documents").click()
    assert asked.args is not None
    route = asked.args[0]
    assert (route.screen, route.subject) == (ScreenId.DOCUMENTS, "vertebroplastie")
    assert route.selection.mode == "generale"


def test_it_folds_and_nothing_is_too_wide(qtbot: QtBot, real: Library, theme: Theme, icons: Icons) -> None:
    route = Route(ScreenId.PROCEDURE, "vertebroplastie")
    page = opened(qtbot, screen_of(real, theme, icons), route)
    sections = page.findChild(SectionList)
    assert sections is not None
    assert sections.isVisible() == (theme.percent == 100)
    content = page._page.content  # noqa: SLF001 - nothing may scroll sideways
    assert content.width() <= page._page.viewport().width()  # noqa: SLF001
    for found in page.findChildren(QAbstractButton):
        if found.isVisible():
            assert found.height() >= TOUCH, found.text()
            assert found.text() or found.accessibleName()


def test_the_telephone_of_the_house_is_on_the_page(real_page: ProcedureScreen) -> None:
    assert any("0199" in text for text in texts(real_page))


def test_a_narrow_page_offers_its_sections_in_a_menu(
    qtbot: QtBot, real: Library, normal: Theme, icons: Icons
) -> None:
    page = opened(qtbot, screen_of(real, normal, icons), Route(ScreenId.PROCEDURE, "vertebroplastie"), 620)
    menu, column = page.findChild(SectionMenu), page.findChild(SectionList)
    assert menu is not None
    assert column is not None
    assert menu.isVisible()
    assert not column.isVisible()

    actions = {action.text(): action for action in menu.menu().actions()}
    actions["Bénéfices et risques"].trigger()

    assert menu.text().strip() == "Sommaire\u00a0: Bénéfices et risques"
    page.resize(1274, 704)
    qtbot.waitUntil(column.isVisible)
    assert not menu.isVisible()


def test_a_page_that_still_grows_stays_at_the_section_asked_for(
    qtbot: QtBot, real_page: ProcedureScreen
) -> None:
    real_page.show_section("questions")
    wanted = real_page._built["questions"]  # noqa: SLF001 - where it stands on the page
    above = real_page._built["en-bref"]  # noqa: SLF001

    above.setMinimumHeight(above.height() + 300)

    def offset() -> int:
        page = real_page._page  # noqa: SLF001
        return wanted.mapTo(page.content, QPoint(0, 0)).y() - page.verticalScrollBar().value()

    qtbot.waitUntil(lambda: above.height() >= 300 and 0 <= offset() <= 30)


def test_a_reader_who_scrolls_on_is_not_brought_back(qtbot: QtBot, real_page: ProcedureScreen) -> None:
    real_page.show_section("questions")
    bar = real_page._page.verticalScrollBar()  # noqa: SLF001
    bar.triggerAction(QAbstractSlider.SliderAction.SliderToMinimum)
    above = real_page._built["en-bref"]  # noqa: SLF001

    above.setMinimumHeight(above.height() + 300)

    qtbot.waitUntil(lambda: above.height() >= 300)
    qtbot.wait(50)
    assert bar.value() == 0


def test_the_essential_says_the_same_facts_in_simple_words(
    qtbot: QtBot, real: Library, real_page: ProcedureScreen
) -> None:
    button(real_page, "L’essentiel").click()
    qtbot.waitUntil(lambda: real_page.complete and KEY not in " ".join(texts(real_page)))
    words = plain(unescape(re.sub("<[^>]+>", "", "\n".join(texts(real_page)))))
    sheet = Choosing(real).sheet("vertebroplastie", real_page.selection)
    say = wording_of(sheet, Establishment(phone_day="0199"))
    simples = [
        *(r.simple for r in sheet.risks),
        *(f.simple for f in sheet.red_flags),
        *(i.simple for i in sheet.preparation),
        *(i.simple for i in sheet.aftercare),
    ]
    assert simples
    for simple in filter(None, simples):
        assert plain(say(simple)) in words
    assert "personnes sur\u00a0100" not in words
    button(real_page, "L’essentiel").click()
    qtbot.waitUntil(lambda: real_page.complete and KEY in " ".join(texts(real_page)))


def test_a_page_built_anew_gives_the_keyboard_back_to_the_choice(
    qtbot: QtBot, real_page: ProcedureScreen
) -> None:
    qtbot.waitUntil(real_page.isActiveWindow)
    chosen = button(real_page, "Myélome")
    chosen.setFocus()
    chosen.click()
    qtbot.waitUntil(lambda: button(real_page, "Myélome") is not chosen)
    focused = QApplication.focusWidget()
    assert focused is button(real_page, "Myélome")
    assert button(real_page, "Myélome").isChecked()


def test_the_last_step_keeps_the_keyboard(qtbot: QtBot, real_page: ProcedureScreen) -> None:
    qtbot.waitUntil(real_page.isActiveWindow)
    card = real_page.findChild(StepsCard)
    assert card is not None
    card.next.setFocus()
    while card.next.isEnabled():
        card.next.click()
    assert QApplication.focusWidget() is card
    assert card.accessibleName() == f"Comment ça se passe, étape {card.index + 1} sur {card.index + 1}"


def test_tab_goes_through_the_list_then_the_head_then_the_sections(
    qtbot: QtBot, real_page: ProcedureScreen
) -> None:
    qtbot.waitUntil(real_page.isActiveWindow)
    button(real_page, "En bref").setFocus()
    met = []
    for _ in range(200):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        if isinstance(focused, QPushButton):
            met.append(focused.accessibleName() or focused.text().strip())
        if met and met[-1] == "Toute la préparation":
            break
    wanted = ("Imprimer", "Documents", "Cause : Fracture par ostéoporose", "Suivant", "Toute la préparation")
    places = [met.index(text) for text in wanted]
    assert places == sorted(places)
