from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from algoguide.content.library import Library
from algoguide.domain.care import Urgency
from algoguide.domain.passage import Passage
from algoguide.domain.wording import in_words
from algoguide.services.choosing import Choosing
from algoguide.ui.icons import Icons
from algoguide.ui.navigation import Route, ScreenId
from algoguide.ui.screens.pain import PainScreen
from algoguide.ui.theme import Theme
from algoguide.ui.widgets.cards import Notice
from algoguide.ui.widgets.explanation import Explanation
from algoguide.ui.widgets.text import Paragraph
from tests.ui.conftest import RESOURCES
from tests.ui.screens.reading_support import WIDTH, card, narrow, overflow, shown, with_second_pain, words

PAIN = "vertebre-tassee"


@pytest.fixture
def pain(normal: Theme, icons: Icons, real: Library) -> PainScreen:
    library = with_second_pain(real)
    made = PainScreen(library, Choosing(library), normal, icons, RESOURCES)
    made.show_route(Route(ScreenId.PAIN, PAIN))
    return made


def test_the_card_of_a_procedure_leads_to_it_with_its_variant(
    qtbot: QtBot, pain: PainScreen, choosing: Choosing
) -> None:
    window = shown(qtbot, pain)

    with qtbot.waitSignal(pain.navigate) as went:
        qtbot.mouseClick(card(pain, "Cimentoplastie"), Qt.MouseButton.LeftButton)

    route: Route = went.args[0]
    assert (route.screen, route.subject, route.pain) == (ScreenId.PROCEDURE, "vertebroplastie", PAIN)
    assert route.selection == choosing.select("vertebroplastie", variants=["osteoporose"])
    assert window.isVisible()


def test_the_chips_of_a_procedure_are_those_of_the_variant_it_leads_to(
    qtbot: QtBot, real: Library, normal: Theme, icons: Icons
) -> None:
    procedure = real.procedures["vertebroplastie"]
    figure, brief = procedure.figures[0], procedure.brief[0]
    kept = replace(brief, body=Passage(f"Cela dure [[{figure.id}]].", ("osteoporose",)))
    hidden = replace(brief, id="cachee", body=Passage("Pour une autre cause.", ("myelome",)))
    changed = replace(procedure, brief=(kept, hidden))
    library = replace(real, procedures={**real.procedures, procedure.id: changed})
    page = PainScreen(library, Choosing(library), normal, icons, RESOURCES)
    qtbot.addWidget(page)
    page.show_route(Route(ScreenId.PAIN, PAIN))

    assert f"Cela dure {in_words(figure)}." in words(page)
    assert "Pour une autre cause." not in words(page)


def test_the_page_says_what_the_pain_says(pain: PainScreen, real: Library) -> None:
    text = words(pain)
    shown_pain = real.pains[PAIN]

    assert shown_pain.name in text
    for step in shown_pain.first:
        assert f"{step.title}." in text
    for flag in real.red_flags:
        if flag.id in shown_pain.red_flags and flag.urgency is Urgency.CALL_15:
            assert flag.sign in text
    assert "114" in text


def test_procedures_not_yet_written_are_hidden(pain: PainScreen, real: Library) -> None:
    assert "sacroplastie" in [p.procedure for p in real.pains[PAIN].procedures]
    assert "sacrum" not in words(pain)


def test_another_pain_replaces_the_page(pain: PainScreen) -> None:
    pain.show_route(Route(ScreenId.PAIN, "lombalgie"))

    assert "Mal de dos d’essai" in words(pain)
    assert "Cimentoplastie" not in words(pain)


def test_the_same_pain_keeps_its_place(pain: PainScreen) -> None:
    before = pain.content

    pain.show_route(Route(ScreenId.PAIN, PAIN))

    assert pain.content is before


def test_the_breadcrumb_leads_home(qtbot: QtBot, pain: PainScreen) -> None:
    home = next(b for b in pain.findChildren(QPushButton) if b.text() == "Accueil")

    with qtbot.waitSignal(pain.navigate) as went:
        home.click()

    assert went.args == [Route(ScreenId.HOME)]


def test_the_options_of_the_pain_are_one_click_away(qtbot: QtBot, pain: PainScreen) -> None:
    window = shown(qtbot, pain)
    button = next(b for b in pain.findChildren(QPushButton) if b.text() == "Comparer mes options")

    with qtbot.waitSignal(pain.navigate) as went:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    assert went.args == [Route(ScreenId.COMPARE, PAIN)]
    assert window.isVisible()


def test_a_pain_without_comparison_has_no_button(
    qtbot: QtBot, real: Library, normal: Theme, icons: Icons
) -> None:
    library = replace(real, comparisons={})
    page = PainScreen(library, Choosing(library), normal, icons, RESOURCES)
    qtbot.addWidget(page)
    page.show_route(Route(ScreenId.PAIN, PAIN))

    assert "Comparer mes options" not in {b.text() for b in page.findChildren(QPushButton)}


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_a_glossary_word_is_explained(qtbot: QtBot, pain: PainScreen, real: Library) -> None:
    window = shown(qtbot, pain)
    paragraph = next(p for p in pain.findChildren(Paragraph) if 'href="osteoporose"' in p.text())

    paragraph.linkActivated.emit("osteoporose")

    box = window.findChild(Explanation)
    assert box is not None
    assert real.glossary["osteoporose"].definition in box.accessibleName()
    box.close()


def test_nothing_overflows_when_the_window_narrows(
    qtbot: QtBot, theme: Theme, icons: Icons, real: Library
) -> None:
    pain = PainScreen(real, Choosing(real), theme, icons, RESOURCES)
    pain.show_route(Route(ScreenId.PAIN, PAIN))
    window = shown(qtbot, pain)

    for width in (1274, 1000):
        narrow(qtbot, window, width)
        assert overflow(pain) <= 0


def test_emergencies_stand_in_the_shorter_column(
    qtbot: QtBot, real: Library, normal: Theme, icons: Icons
) -> None:
    """Below three procedures they would not be seen without scrolling."""

    def place(pain: str) -> QPoint:
        screen = PainScreen(real, Choosing(real), normal, icons, RESOURCES)
        screen.show_route(Route(ScreenId.PAIN, pain))
        window = shown(qtbot, screen)
        qtbot.wait(50)
        [notice] = [n for n in screen.findChildren(Notice) if n.property("role") == "red"]
        assert window.isVisible()
        return notice.mapTo(screen.content, QPoint(0, 0))

    assert place("articulation").x() < WIDTH // 3
    assert place("os-cancer").x() > WIDTH // 3
