from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
)
from pytestqt.qtbot import QtBot

from algoguide.domain.establishment import Establishment
from algoguide.store.settings import SettingsStore
from algoguide.ui.icons import Icons
from algoguide.ui.screens.settings import SettingsScreen
from algoguide.ui.theme import TOUCH, Theme
from algoguide.ui.widgets.field import Field
from algoguide.ui.widgets.tick_box import TickBox

RESOURCES = Path(__file__).parents[2] / "resources"


@pytest.fixture(autouse=True)
def dressed(normal: Theme) -> None:
    """Every test starts at 100 %."""
    del normal


@pytest.fixture
def store(tmp_path: Path) -> SettingsStore:
    return SettingsStore(tmp_path / "config")


@pytest.fixture
def build(qtbot: QtBot, store: SettingsStore, tmp_path: Path) -> Callable[..., SettingsScreen]:
    def make(percent: int = 100) -> SettingsScreen:
        screen = SettingsScreen(store, Theme(percent), Icons(RESOURCES / "icons"), tmp_path / "logs")
        qtbot.addWidget(screen)
        screen.resize(1266, 700)
        with qtbot.waitExposed(screen):
            screen.show()
        return screen

    return make


@pytest.fixture
def screen(build: Callable[..., SettingsScreen]) -> SettingsScreen:
    return build()


def edit(screen: SettingsScreen, name: str) -> QLineEdit:
    return next(e for e in screen.findChildren(QLineEdit) if e.accessibleName() == name)


def button(screen: SettingsScreen, name: str) -> QAbstractButton:
    return next(b for b in screen.findChildren(QAbstractButton) if name in (b.text(), b.accessibleName()))


def chosen(screen: SettingsScreen, name: str) -> str:
    (segment,) = (
        b
        for b in screen.findChildren(QPushButton)
        if b.isChecked() and b.accessibleName().startswith(f"{name} : ")
    )
    return segment.text()


def said(screen: SettingsScreen) -> str:
    return " ".join(label.text() for label in screen.findChildren(QLabel) if label.isVisible())


def problems(screen: SettingsScreen) -> list[str]:
    return [field.problem for field in screen.findChildren(Field) if field.problem]


def test_what_is_typed_is_saved_and_confirmed(
    qtbot: QtBot, screen: SettingsScreen, store: SettingsStore
) -> None:
    assert not button(screen, "Enregistrer").isEnabled()
    qtbot.keyClicks(edit(screen, "Nom de l’établissement"), "  Hopital  essai ")
    qtbot.keyClicks(edit(screen, "Unité ou service"), "Imagerie")
    qtbot.keyClicks(edit(screen, "Téléphone le jour"), "01 23 45 67 89")
    button(screen, "Plus : Ne plus manger avant le geste").click()
    assert "ne sont pas enregistrées" in said(screen)
    with qtbot.waitSignal(screen.saved):
        button(screen, "Enregistrer").click()
    expected = Establishment("Hopital essai", "Imagerie", "01 23 45 67 89", "", 7, 2)
    assert store.current.establishment == expected
    assert "Réglages enregistrés" in said(screen)
    assert not button(screen, "Enregistrer").isEnabled()
    qtbot.keyClicks(edit(screen, "Téléphone le jour"), "0")
    assert "Réglages enregistrés" not in said(screen)


def test_what_cannot_be_is_refused_where_it_stands(
    qtbot: QtBot, screen: SettingsScreen, store: SettingsStore
) -> None:
    edit(screen, "Nom de l’établissement").setText("x" * 81)
    edit(screen, "Téléphone la nuit et le week-end").setText("nous appeler")
    edit(screen, "Ne plus boire d’eau avant le geste").setText("12")
    with qtbot.assertNotEmitted(screen.saved):
        button(screen, "Enregistrer").click()
    assert len(problems(screen)) == 3
    assert "Rien n’est enregistré" in said(screen)
    assert store.current.establishment == Establishment()
    assert screen.focusWidget() is edit(screen, "Nom de l’établissement")
    assert "80 caractères" in edit(screen, "Nom de l’établissement").accessibleDescription()
    edit(screen, "Nom de l’établissement").setText("Hôpital")
    edit(screen, "Téléphone la nuit et le week-end").setText("15")
    edit(screen, "Ne plus boire d’eau avant le geste").setText("2")
    button(screen, "Enregistrer").click()
    assert problems(screen) == []
    assert store.current.establishment.phone_night == "15"


def test_practitioners_are_added_and_removed(
    qtbot: QtBot, screen: SettingsScreen, store: SettingsStore
) -> None:
    field = edit(screen, "Ajouter un praticien")
    qtbot.keyClicks(field, "Dr Un")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.keyClicks(field, "dr un")
    button(screen, "Ajouter").click()
    assert any("déjà" in p for p in problems(screen))
    field.clear()
    qtbot.keyClicks(field, "Dr Deux")
    button(screen, "Ajouter").click()
    button(screen, "Retirer Dr Un").click()
    # A name typed and not added is not lost.
    qtbot.keyClicks(field, "Dr Trois")
    button(screen, "Enregistrer").click()
    assert store.current.practitioners == ("Dr Deux", "Dr Trois")


def test_hours_are_stepped_by_keys_and_stay_in_range(qtbot: QtBot, screen: SettingsScreen) -> None:
    hours = edit(screen, "Ne plus manger avant le geste")
    qtbot.keyClick(hours, Qt.Key.Key_Up)
    assert hours.text() == "7"
    hours.setText("0")
    qtbot.keyClick(hours, Qt.Key.Key_Down)
    assert hours.text() == "0"
    hours.setText("48")
    button(screen, "Plus : Ne plus manger avant le geste").click()
    assert hours.text() == "48"


def test_the_size_of_the_text_is_asked_for_at_once(qtbot: QtBot, screen: SettingsScreen) -> None:
    with qtbot.waitSignal(screen.text_percent_requested) as asked:
        button(screen, "150\u00a0%").click()
    assert asked.args == [150]


def test_contrast_and_animations_are_asked_for_at_once(qtbot: QtBot, screen: SettingsScreen) -> None:
    for name, wanted in (
        ("Contraste renforcé", screen.contrast_requested),
        ("Animations", screen.motion_requested),
    ):
        assert chosen(screen, name) == "Comme l’ordinateur"
        for word, value in (("Oui", "yes"), ("Non", "no"), ("Comme l’ordinateur", "system")):
            with qtbot.waitSignal(wanted) as asked:
                button(screen, f"{name} : {word}").click()
            assert asked.args == [value]
            assert chosen(screen, name) == word
    assert not button(screen, "Enregistrer").isEnabled()


def test_the_looks_in_use_are_shown(build: Callable[..., SettingsScreen], store: SettingsStore) -> None:
    store.save(replace(store.current, contrast="yes", motion="no"))
    screen = build(150)
    names = ("Taille du texte", "Contraste renforcé", "Animations")
    assert [chosen(screen, name) for name in names] == ["150\u00a0%", "Oui", "Non"]


def test_a_folder_that_refuses_is_said_and_the_settings_serve(
    qtbot: QtBot, screen: SettingsScreen, store: SettingsStore, tmp_path: Path
) -> None:
    (tmp_path / "config").write_text("not a folder", encoding="utf-8")
    edit(screen, "Nom de l’établissement").setText("Hôpital")
    with qtbot.waitSignal(screen.saved):
        button(screen, "Enregistrer").click()
    assert "n’ont pas pu être enregistrés" in said(screen)
    assert store.current.establishment.name == "Hôpital"


def test_the_form_survives_a_change_of_size(
    build: Callable[..., SettingsScreen], screen: SettingsScreen
) -> None:
    edit(screen, "Nom de l’établissement").setText("En cours")
    edit(screen, "Ajouter un praticien").setText("Dr À Demi")
    detailed(screen).click()
    other = build(200)
    other.restore_state(screen.state())
    assert other.state() == screen.state()
    assert button(other, "Enregistrer").isEnabled()


def detailed(screen: SettingsScreen) -> QCheckBox:
    return next(box for box in screen.findChildren(QCheckBox) if box.text() == "Journal détaillé")


def test_the_detail_of_the_log_is_a_setting(screen: SettingsScreen, store: SettingsStore) -> None:
    detailed(screen).click()
    button(screen, "Enregistrer").click()
    assert store.current.log_level == "DEBUG"
    detailed(screen).click()
    button(screen, "Enregistrer").click()
    assert store.current.log_level == "INFO"


def test_a_folder_of_the_log_that_does_not_open_is_named(screen: SettingsScreen, tmp_path: Path) -> None:
    button(screen, "Ouvrir le dossier du journal").click()
    assert str(tmp_path / "logs") in said(screen)


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_targets_are_large_and_named(
    build: Callable[..., SettingsScreen], store: SettingsStore, percent: int
) -> None:
    store.save(replace(store.current, practitioners=("Dr Un",)))
    screen = build(percent)
    buttons = [b for b in screen.findChildren(QAbstractButton) if b.isVisible()]
    assert {type(b) for b in buttons} >= {QPushButton, QToolButton, TickBox}
    for shown in buttons:
        assert shown.height() >= TOUCH
        assert shown.text() or shown.accessibleName()
    for field in screen.findChildren(QLineEdit):
        assert field.accessibleName()
        assert field.height() >= max(TOUCH, field.fontMetrics().height())


def test_the_keyboard_reaches_both_buttons_of_a_number(qtbot: QtBot, screen: SettingsScreen) -> None:
    qtbot.waitUntil(screen.isActiveWindow)
    edit(screen, "Téléphone la nuit et le week-end").setFocus()
    met = []
    for _ in range(3):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert focused is not None
        met.append(focused.accessibleName())
    food = "Ne plus manger avant le geste"
    assert met == [f"Moins : {food}", food, f"Plus : {food}"]
