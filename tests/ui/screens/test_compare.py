"""Comparer, used as the doctor and the patient would."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from algoguide.content.library import Library
from algoguide.domain.consultation import Compared, Given, Weight
from algoguide.ui.icons import Icons
from algoguide.ui.navigation import Route, ScreenId
from algoguide.ui.screens.compare.cells import CellView, FigureCard
from algoguide.ui.screens.compare.figure_box import FigureBox
from algoguide.ui.screens.compare.table import StickyHead
from algoguide.ui.screens.compare.weights import WeightBars
from algoguide.ui.screens.documents.delivery import NO_PRINTER
from algoguide.ui.theme import TOUCH, Theme
from algoguide.ui.widgets.cards import ClickCard
from algoguide.ui.widgets.explanation import Explanation
from algoguide.ui.widgets.icon_array import IconArrayView
from algoguide.ui.widgets.text import Paragraph
from tests.ui.screens.compare_world import KNEE, NAME, World
from tests.ui.screens.reading_support import HEIGHT, WIDTH, card, narrow, overflow, words


@pytest.fixture
def make(qtbot: QtBot, real: Library, icons: Icons, tmp_path: Path) -> Iterator[Callable[..., World]]:
    worlds: list[World] = []

    def build(theme: Theme, library: Library = real) -> World:
        worlds.append(World(qtbot, library, icons, tmp_path, theme))
        return worlds[-1]

    yield build
    for world in worlds:
        world.guard.forget()
        world.jobs.close()
        assert world.jobs.wait(5)


@pytest.fixture
def world(make: Callable[..., World], normal: Theme) -> World:
    return make(normal)


def test_the_sidebar_asks_which_pain(world: World) -> None:
    screen = world.open("")
    assert len(screen.findChildren(ClickCard)) == len(world.library.comparisons)
    with world.qtbot.waitSignal(screen.navigate) as went:
        world.qtbot.mouseClick(card(screen, "Sciatique"), Qt.MouseButton.LeftButton)
    assert went.args == [Route(ScreenId.COMPARE, "sciatique-cruralgie")]
    assert world.room.consultation.empty


def test_every_option_stands_beside_doing_nothing(world: World) -> None:
    screen = world.open()
    assert world.options() == ["Continuer sans geste", "Infiltration", "Le froid sur un nerf", "Embolisation"]
    assert "On ne sait pas encore." in words(screen)
    assert world.noted() == Compared(NAME, tuple(world.options()))
    assert world.removable() == ["Infiltration", "Le froid sur un nerf", "Embolisation"]


def test_an_option_is_taken_away_and_added_again(world: World) -> None:
    world.open()
    world.remove("Infiltration")
    assert world.options() == ["Continuer sans geste", "Le froid sur un nerf", "Embolisation"]
    assert world.noted().options == tuple(world.options())
    world.click("Ajouter")
    assert world.button("Infiltration").hasFocus()
    world.qtbot.keyClick(world.button("Infiltration"), Qt.Key.Key_Space)
    assert world.options()[1] == "Infiltration"
    assert [b.text() for b in world.screen.findChildren(QPushButton) if b.text() == "Ajouter"] == []


def test_the_last_two_options_stay(world: World) -> None:
    world.open()
    world.remove("Infiltration")
    world.remove("Embolisation")
    assert world.options() == ["Continuer sans geste", "Le froid sur un nerf"]
    assert world.removable() == []


def test_a_weight_is_the_patients_word_and_nothing_more(world: World) -> None:
    screen = world.open()
    before = world.options()
    world.weigh("Risque grave", Weight.MUCH)
    assert world.noted().weights == {"Risque grave": Weight.MUCH}
    assert world.bars("Risque grave").accessibleName() == "Risque grave : compte beaucoup"
    assert "compte beaucoup" in words(screen)
    assert world.options() == before
    world.weigh("Risque grave", Weight.LITTLE)
    assert world.noted().weights == {"Risque grave": Weight.LITTLE}
    world.weigh("Risque grave", Weight.LITTLE)
    assert world.noted().weights == {}
    assert world.bars("Risque grave").accessibleName() == "Risque grave : pas encore dit"


def test_what_something_is_or_what_nobody_knows_is_not_weighed(world: World) -> None:
    world.open()
    rows = world.library.comparisons[KNEE].rows
    weighed = [bars.accessibleName().split(" : ")[0] for bars in world.screen.findChildren(WeightBars)]
    assert weighed == [row.title for row in rows if row.weighed]
    assert rows[0].title not in weighed
    assert rows[-1].title not in weighed


def test_the_keyboard_weighs_too(world: World) -> None:
    world.open()
    little, enough, _ = world.bars("Gênes fréquentes").bars
    little.setFocus()
    world.qtbot.keyClick(little, Qt.Key.Key_Space)
    assert world.noted().weights == {"Gênes fréquentes": Weight.LITTLE}
    world.qtbot.keyClick(little, Qt.Key.Key_Right)
    assert enough.hasFocus()
    assert world.noted().weights == {"Gênes fréquentes": Weight.ENOUGH}
    world.qtbot.keyClick(enough, Qt.Key.Key_Space)
    assert world.noted().weights == {}


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_a_figure_that_is_touched_says_where_it_comes_from(world: World) -> None:
    screen = world.open()
    figure = next(c for c in screen.findChildren(FigureCard) if "44" in c.accessibleName())
    screen.ensureWidgetVisible(figure)
    world.qtbot.mouseClick(figure, Qt.MouseButton.LeftButton)
    (box,) = screen.findChildren(FigureBox)
    for said in (
        "Arthrose du genou",
        "Délai",
        "1\u00a0mois",
        "Certitude\u00a0: faible",
        "Source\u00a0: Cochrane",
    ):
        assert said in box.accessibleName(), said
    world.qtbot.keyClick(box, Qt.Key.Key_Escape)
    world.qtbot.waitUntil(lambda: not box.isVisible())


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_a_figure_in_a_sentence_is_touched_too_and_a_hard_word_explained(world: World) -> None:
    screen = world.open()
    sentence = next(p for p in screen.findChildren(Paragraph) if "31\u00a0personnes" in p.text())
    sentence.linkActivated.emit("chiffre:0")
    (box,) = screen.findChildren(FigureBox)
    assert "placebo" in box.accessibleName()
    box.close()
    hard = next(iter(world.library.glossary.values())).id
    sentence.linkActivated.emit(hard)
    (explained,) = screen.findChildren(Explanation)
    explained.close()


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_a_figure_above_the_table_is_touched_too(world: World) -> None:
    screen = world.open("sciatique-cruralgie")
    context = next(p for p in screen.findChildren(Paragraph) if "75\u00a0personnes" in p.text())
    context.linkActivated.emit("chiffre:0")
    (box,) = screen.findChildren(FigureBox)
    assert "4\u00a0semaines" in box.accessibleName()
    box.close()


def test_arrays_stand_side_by_side_or_not_at_all(world: World) -> None:
    screen = world.open("vertebre-tassee")
    drawn = [a.accessibleName().replace("\u00a0", " ") for a in screen.findChildren(IconArrayView)]
    assert drawn[:2] == ["21 personnes sur 100", "44 personnes sur 100"]
    assert len(drawn) == 4
    assert "après un faux geste" in words(screen)


def test_the_patient_who_leaves_takes_the_choices_away(world: World) -> None:
    world.open()
    world.remove("Infiltration")
    world.weigh("Risque grave", Weight.MUCH)
    assert world.guard.watching
    world.guard.forget()
    assert len(world.options()) == 4
    assert world.bars("Risque grave").chosen is None
    assert world.room.consultation.empty


def test_what_was_chosen_survives_another_size_of_text(world: World) -> None:
    world.open()
    world.remove("Infiltration")
    world.weigh("Risque grave", Weight.ENOUGH)
    world.screen = world.build()
    world.open()
    assert len(world.options()) == 3
    assert world.bars("Risque grave").chosen is Weight.ENOUGH


def test_the_page_is_printed_with_what_is_shown(world: World) -> None:
    world.open()
    world.remove("Infiltration")
    world.weigh("Risque grave", Weight.MUCH)
    world.click("Imprimer sur une page")
    world.qtbot.waitUntil(lambda: world.sent == [b"%PDF"])
    world.settle()
    table, weights, options = world.press.asked[-1]
    assert [o.name for o in table.options] == world.options()
    assert weights == {"risque": Weight.MUCH}
    assert options.patient.family == ""
    assert world.room.consultation.given == (
        Given(f"Comparer mes options – {NAME}", world.library.catalogue.version, "abcdef123456"),
    )


def test_the_page_is_saved_under_the_name_of_nobody(world: World) -> None:
    world.open()
    world.click("Enregistrer en PDF")
    world.qtbot.waitUntil(world.target.exists)
    world.settle()
    assert world.target.read_bytes() == b"%PDF"
    assert [path.name for path in world.suggested] == ["comparaison-articulation.pdf"]
    assert "enregistrés" in world.message()


def test_without_a_printer_saving_is_offered_and_nothing_was_given(world: World) -> None:
    world.printers = []
    world.open()
    world.click("Imprimer sur une page")
    world.qtbot.waitUntil(lambda: "enregistrez en PDF" in world.message())
    assert world.room.consultation.given == ()


def test_a_page_that_is_refused_says_why(world: World) -> None:
    world.press.refusal = "Cette page ne peut pas être faite."
    world.open()
    world.click("Imprimer sur une page")
    world.qtbot.waitUntil(lambda: world.message() == "Cette page ne peut pas être faite.")


def test_a_page_for_the_patient_who_left_is_never_printed(world: World) -> None:
    world.open()
    world.weigh("Risque grave", Weight.MUCH)
    world.click("Imprimer sur une page")
    world.guard.forget()
    world.settle()
    world.qtbot.wait(20)
    assert world.sent == []


def test_what_the_printer_takes_late_is_not_said_of_the_next_patient(world: World) -> None:
    world.printer_free.clear()
    world.open()
    world.click("Imprimer sur une page")
    world.qtbot.waitUntil(lambda: world.sent == [b"%PDF"])
    world.guard.forget()
    world.printers = []
    world.click("Imprimer sur une page")
    world.printer_free.set()
    world.qtbot.waitUntil(lambda: world.message() == NO_PRINTER)
    world.settle()
    assert world.room.consultation.given == ()


def test_a_narrow_window_stacks_a_card_per_row(world: World) -> None:
    screen = world.open()
    world.weigh("Risque grave", Weight.MUCH)
    assert world.window is not None
    narrow(world.qtbot, world.window, 560)
    world.qtbot.waitUntil(lambda: overflow(screen) <= 0)
    assert "Les options comparées" in words(screen)
    assert world.bars("Risque grave").chosen is Weight.MUCH
    narrow(world.qtbot, world.window, WIDTH)
    assert "Les options comparées" not in words(screen)


def test_the_names_of_the_options_stay_in_sight(world: World) -> None:
    screen = world.open()
    (sticky,) = screen.findChildren(StickyHead)
    assert not sticky.isVisible()
    screen.verticalScrollBar().setValue(400)
    assert sticky.isVisible()
    assert "Embolisation" in words(sticky)
    screen.verticalScrollBar().setValue(0)
    assert not sticky.isVisible()


def test_columns_of_options_are_equal(world: World) -> None:
    world.open()
    widths = {c.width() for c in world.screen.findChildren(CellView)}
    assert max(widths) - min(widths) <= 1


@pytest.mark.parametrize("pain", ["articulation", "os-cancer", ""])
def test_nothing_is_cut_small_or_nameless(make: Callable[..., World], theme: Theme, pain: str) -> None:
    world = make(theme)
    screen = world.open(pain)
    assert overflow(screen) <= 0
    for target in [*screen.findChildren(QAbstractButton), *screen.findChildren(ClickCard)]:
        if not target.isVisible():
            continue
        named = target.accessibleName() or getattr(target, "text", str)()
        assert named, target
        assert target.height() >= TOUCH, named
        assert target.width() >= TOUCH, named
    for label in screen.findChildren(QLabel):
        if label.isVisible() and label.text() and label.wordWrap():
            assert label.height() >= label.heightForWidth(label.width()), f"cut: {label.text()}"


def test_a_pain_without_comparison_is_told_kindly(
    make: Callable[..., World], normal: Theme, real: Library
) -> None:
    without = {k: v for k, v in real.comparisons.items() if k != KNEE}
    world = make(normal, replace(real, comparisons=without))
    screen = world.open()
    assert "n’est pas encore écrite" in words(screen)
    with world.qtbot.waitSignal(screen.navigate) as went:
        world.click("Revenir à cette douleur")
    assert went.args == [Route(ScreenId.PAIN, KNEE)]
    assert world.room.consultation.empty


def test_a_content_without_any_comparison_says_so(
    make: Callable[..., World], normal: Theme, real: Library
) -> None:
    world = make(normal, replace(real, comparisons={}))
    assert "Aucune comparaison n’est encore écrite." in words(world.open(""))


def test_one_procedure_and_doing_nothing_make_a_comparison(world: World) -> None:
    screen = world.open("nevralgie")
    assert world.options() == ["Continuer sans geste", "Le froid sur un nerf"]
    assert "Non comparable." in words(screen)
    assert screen.height() <= HEIGHT
