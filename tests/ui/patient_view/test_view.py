"""The patient's screen: pages that are never cut, keys, fingers, what is noted."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from algoguide.content.library import Library
from algoguide.domain.consultation import Understanding
from algoguide.domain.establishment import Establishment
from algoguide.domain.presentation import Level, PageKind
from algoguide.services.choosing import Choosing
from algoguide.ui.icons import Icons
from algoguide.ui.patient_guard import PatientGuard
from algoguide.ui.patient_view.playing import PlayingPlate
from algoguide.ui.patient_view.stage import SIZES, Stage
from algoguide.ui.patient_view.view import PatientView
from algoguide.ui.room import Room
from algoguide.ui.theme import TOUCH, Theme
from algoguide.ui.widgets.explanation import Explanation
from algoguide.ui.widgets.text import Paragraph
from tests.ui.conftest import RESOURCES
from tests.ui.speech.support import NotingVoice, listening_to

SIZE = (1366, 768)
SPINE = "vertebroplastie"
Keys = Qt.Key


@pytest.fixture
def room(styled: object) -> Room:  # noqa: ARG001 - a guard needs the application
    return Room(PatientGuard())


@pytest.fixture
def stage(real: Library, choosing: Choosing, room: Room) -> Stage:
    made = Stage(real, choosing, Establishment, room, PatientGuard())
    made.show(SPINE, choosing.starting(real.procedures[SPINE]))
    return made


Opening = Callable[..., PatientView]


@pytest.fixture
def opening(qtbot: QtBot, stage: Stage, real: Library, normal: Theme, icons: Icons) -> Opening:
    def opened(
        *, alone: bool = True, motion: bool = False, size: tuple[int, int] = (1366, 768)
    ) -> PatientView:
        view = PatientView(stage, real, normal, icons, RESOURCES, lambda: motion, alone=alone)
        qtbot.addWidget(view)
        view.resize(*size)
        view.show()
        qtbot.waitExposed(view)
        view.setFocus()
        return view

    return opened


def button(view: PatientView, text: str) -> QPushButton:
    return next(b for b in view.findChildren(QPushButton) if b.text().strip() == text)


def texts(view: PatientView) -> str:
    return "\n".join(label.text() for label in view.sheet.findChildren(QLabel) if label.isVisibleTo(view))


@pytest.mark.parametrize("percent", [100, 200])
def test_no_page_is_cut_by_its_height(opening: Opening, stage: Stage, percent: int) -> None:
    view = opening()
    stage.percent = percent
    stage.changed.emit()
    places, cut = 0, []
    while True:
        before = (stage.presentation.at, stage.presentation.part)
        places += 1
        if view.sheet.overflows:
            cut.append(before)
            assert view.sheet.scroll_on()  # the last resort: it scrolls, and forward does it
        stage.forward()
        if (stage.presentation.at, stage.presentation.part) == before:
            break
    assert places >= len(stage.presentation.pages)
    assert len(cut) <= (0 if percent == 100 else 2), cut


def test_words_are_28_pixels_and_more(opening: Opening, stage: Stage) -> None:
    view = opening()
    for page in stage.presentation.pages:
        stage.go(page.id)
        sizes = [
            w.font().pixelSize() for w in view.sheet.findChildren(QLabel) if w.text() and w.isVisibleTo(view)
        ]
        assert min(sizes) >= 28, page.id


def test_the_keys_of_a_remote_control(qtbot: QtBot, opening: Opening, stage: Stage) -> None:
    view = opening()
    for key, at in ((Keys.Key_Right, 1), (Keys.Key_Space, 2), (Keys.Key_PageDown, 3), (Keys.Key_Left, 2)):
        qtbot.keyClick(view, key)
        assert stage.presentation.at == at
    qtbot.keyClick(view, Keys.Key_End)
    assert stage.presentation.following is None
    qtbot.keyClick(view, Keys.Key_Home)
    assert stage.presentation.at == 0
    qtbot.keyClick(view, Keys.Key_B)
    assert stage.presentation.covered
    with qtbot.waitSignal(view.quit_requested):
        qtbot.keyClick(view, Keys.Key_Escape)


def test_a_sideways_gesture_turns_the_page(qtbot: QtBot, opening: Opening, stage: Stage) -> None:
    view = opening()
    middle = QPoint(900, 60)
    for by, at in ((-200, 1), (-20, 1), (200, 0)):
        qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=middle)
        qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=middle + QPoint(by, 5))
        assert stage.presentation.at == at


def test_any_page_in_two_gestures(qtbot: QtBot, opening: Opening, stage: Stage) -> None:
    view = opening()
    wanted = stage.presentation.pages[-1]
    every = next(b for b in view.findChildren(QToolButton) if b.text().strip() == "Toutes les pages")
    qtbot.mouseClick(every, Qt.MouseButton.LeftButton)
    chosen = next(b for b in view.findChildren(QPushButton) if b.toolTip() == wanted.title)
    qtbot.mouseClick(chosen, Qt.MouseButton.LeftButton)
    assert stage.presentation.page == wanted
    assert wanted.title in texts(view)


def test_explained_and_understood_are_noted(qtbot: QtBot, opening: Opening, stage: Stage, room: Room) -> None:
    view = opening()
    qtbot.mouseClick(button(view, "Expliqué"), Qt.MouseButton.LeftButton)
    assert [e.page for e in room.consultation.explained] == ["geste"]
    qtbot.mouseClick(button(view, "Expliqué"), Qt.MouseButton.LeftButton)
    assert room.consultation.explained == ()
    stage.last()
    assert not button(view, "Expliqué").isVisible()
    qtbot.mouseClick(button(view, "Réexpliqué"), Qt.MouseButton.LeftButton)
    [answer] = room.consultation.answered
    assert answer.understanding is Understanding.EXPLAINED_AGAIN
    assert answer.text == stage.presentation.page.title


def test_the_patient_s_own_screen_has_no_ticks(opening: Opening) -> None:
    view = opening(alone=False)
    assert not button(view, "Expliqué").isVisible()
    assert button(view, "Suivant").isVisible()


def test_the_source_is_one_touch_away_and_in_words(qtbot: QtBot, opening: Opening, stage: Stage) -> None:
    view = opening()
    page = next(p for p in stage.presentation.pages if p.kind is PageKind.FIGURE and p.arrays)
    stage.go(page.id)
    assert "Certitude" not in texts(view)
    qtbot.mouseClick(button(view, "D’où vient cela\u202f?"), Qt.MouseButton.LeftButton)
    assert "Certitude" in texts(view)
    assert page.number in texts(view)
    qtbot.mouseClick(button(view, "Revenir"), Qt.MouseButton.LeftButton)
    assert "Certitude" not in texts(view)


def test_a_covered_screen_shows_no_page(opening: Opening, stage: Stage) -> None:
    view = opening(alone=False)
    assert view.sheet.isVisible()
    stage.toggle_covered()
    assert not view.sheet.isVisible()
    stage.forward()
    assert not view.sheet.isVisible()
    stage.toggle_covered()
    assert view.sheet.isVisible()


def test_a_frozen_screen_stays(opening: Opening, stage: Stage) -> None:
    view = opening(alone=False)
    title = stage.presentation.page.title
    stage.toggle_frozen()
    stage.last()
    assert title in texts(view)
    stage.toggle_frozen()
    assert stage.presentation.page.title in texts(view)


def test_the_essential_and_back(qtbot: QtBot, opening: Opening, stage: Stage) -> None:
    view = opening()
    stage.go("etape-aiguille-osteoporose")
    full = texts(view)
    simple = next(b for b in view.findChildren(QToolButton) if b.text().strip() == "L’essentiel")
    qtbot.mouseClick(simple, Qt.MouseButton.LeftButton)
    assert stage.level is Level.SIMPLE
    assert stage.presentation.page.id == "etape-aiguille-osteoporose"
    assert texts(view) != full
    qtbot.mouseClick(simple, Qt.MouseButton.LeftButton)
    assert texts(view) == full


def test_a_step_plays_and_ends_whole(qtbot: QtBot, opening: Opening, stage: Stage) -> None:
    view = opening(motion=True)
    with qtbot.waitSignal(view.sheet.played, timeout=10_000):
        stage.go("etape-ciment-osteoporose")
    [plate] = view.sheet.findChildren(PlayingPlate)
    whole = plate.grab().toImage()
    plate.play()
    assert plate.grab().toImage() != whole
    plate.finish()
    assert plate.grab().toImage() == whole
    assert button(view, "Rejouer").isVisible()


def test_turning_the_page_ends_what_plays(opening: Opening, stage: Stage, qtbot: QtBot) -> None:
    view = opening(motion=True)
    stage.go("etape-ciment-osteoporose")
    qtbot.keyClick(view, Keys.Key_Right)
    qtbot.keyClick(view, Keys.Key_Left)
    assert stage.presentation.page.id == "etape-ciment-osteoporose"


def test_the_size_of_the_text(qtbot: QtBot, opening: Opening, stage: Stage) -> None:
    view = opening()
    larger = next(b for b in view.findChildren(QToolButton) if b.accessibleName() == "Texte plus grand")
    for percent in SIZES[1:]:
        qtbot.mouseClick(larger, Qt.MouseButton.LeftButton)
        assert stage.percent == percent
    assert not larger.isEnabled()


def test_targets_are_large_and_named(opening: Opening) -> None:
    view = opening()
    for target in [*view.findChildren(QPushButton), *view.findChildren(QToolButton)]:
        if target.isVisible():
            assert target.height() >= TOUCH, target.text()
            assert target.width() >= TOUCH, target.text()
            assert target.accessibleName(), target.text()


@pytest.mark.parametrize("size", [(800, 600), (1024, 768), (1920, 1080)])
def test_other_screens(opening: Opening, stage: Stage, size: tuple[int, int]) -> None:
    view = opening(size=size)
    for page in stage.presentation.pages:
        stage.go(page.id)
        assert view.width() == size[0]
        assert view.sheet.width() <= size[0]


def test_a_title_of_300_characters_is_readable(opening: Opening, stage: Stage) -> None:
    view = opening()
    long = replace(stage.presentation.page, id="long", title="Un mot " * 43)
    stage._presentation = stage.presentation.with_pages([long])  # noqa: SLF001 - no sheet has such a title
    stage.changed.emit()
    assert "Un mot" in texts(view)
    assert not view.sheet.overflows


def test_a_page_is_read_aloud_and_marked(
    qtbot: QtBot, stage: Stage, real: Library, normal: Theme, icons: Icons, tmp_path: Path
) -> None:
    voice = NotingVoice()
    listening = listening_to(voice, tmp_path)
    view = PatientView(stage, real, normal, icons, RESOURCES, lambda: False, alone=True, listening=listening)
    qtbot.addWidget(view)
    view.resize(*SIZE)
    view.show()
    qtbot.waitExposed(view)
    qtbot.mouseClick(button(view, "Écouter"), Qt.MouseButton.LeftButton)
    assert voice.speaking == "Ce geste"
    voice.end()
    qtbot.waitUntil(lambda: voice.speaking.startswith("Cimentoplastie"))
    qtbot.keyClick(view, Keys.Key_Right)
    assert voice.speaking == ""
    assert not listening.active
    qtbot.keyClick(view, Keys.Key_L)
    assert voice.speaking.startswith("Pourquoi")
    voice.break_down("La voix ne répond plus.")
    qtbot.waitUntil(
        lambda: any("ne répond plus" in w.text() for w in view.findChildren(QLabel) if w.isVisible())
    )


def test_the_mark_before_a_line_is_drawn(opening: Opening, stage: Stage) -> None:
    view = opening()
    for page in (p for p in stage.presentation.pages if p.points):
        stage.go(page.id)
        marks = [
            w.pixmap() for w in view.sheet.findChildren(QLabel) if not w.text() and not w.pixmap().isNull()
        ]
        for mark in marks:
            image = mark.toImage()
            shades = {image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}
            assert len(shades) > 1, page.id
        assert len(marks) >= len(page.points)


@pytest.mark.parametrize("percent", [100, 200])
def test_no_button_of_the_bars_is_cut(
    qtbot: QtBot, stage: Stage, real: Library, icons: Icons, percent: int
) -> None:
    view = PatientView(stage, real, Theme(percent), icons, RESOURCES, lambda: False, alone=True)
    qtbot.addWidget(view)
    view.resize(*SIZE)
    view.show()
    qtbot.waitExposed(view)
    for page in ("geste", stage.presentation.pages[-1].id, "etape-ciment-osteoporose"):
        stage.go(page)
        qtbot.wait(10)
        for target in [*view.findChildren(QPushButton), *view.findChildren(QToolButton)]:
            if target.isVisible():
                assert target.width() >= target.sizeHint().width() - 1, (page, target.accessibleName())


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_a_glossary_word_is_explained_without_leaving(qtbot: QtBot, opening: Opening, stage: Stage) -> None:
    view = opening()
    words = [p for p in view.sheet.findChildren(Paragraph) if 'href="' in p.text()]
    term = words[0].text().split('href="', 1)[1].split('"', 1)[0]
    words[0].linkActivated.emit(term)
    [box] = [w for w in view.findChildren(Explanation) if w.isVisible()]
    assert box.width() <= view.width()
    before = stage.presentation.page
    qtbot.keyClick(box, Keys.Key_Escape)
    qtbot.waitUntil(lambda: not any(w.isVisible() for w in view.findChildren(Explanation)))
    assert stage.presentation.page == before
