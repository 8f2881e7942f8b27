"""Réglages about visits, and the mode that protects them all."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from algoguide.store.policy import Policy
from algoguide.store.settings import SettingsStore
from algoguide.ui.icons import Icons
from algoguide.ui.screens.settings import SettingsScreen
from algoguide.ui.theme import Theme
from algoguide.ui.widgets.tick_box import TickBox

NURSE = "Mode infirmier\u00a0: protéger les réglages"


class Settings:
    def __init__(self, qtbot: QtBot, folder: Path, theme: Theme, icons: Icons, policy: Policy) -> None:
        self.folder = folder
        self.store = SettingsStore(folder)
        self.screen = SettingsScreen(self.store, theme, icons, folder, None, policy)
        qtbot.addWidget(self.screen)

    def box(self, text: str) -> TickBox:
        boxes = self.screen.findChildren(TickBox)
        return next(
            b for b in boxes if b.text().replace("\u00a0", " ").startswith(text.replace("\u00a0", " "))
        )

    def button(self, name: str) -> QPushButton:
        return next(b for b in self.screen.findChildren(QPushButton) if b.accessibleName() == name)

    def name(self) -> QLineEdit:
        lines = self.screen.findChildren(QLineEdit)
        return next(e for e in lines if e.placeholderText().startswith("Par exemple : Centre"))

    def said(self) -> str:
        return "\n".join(label.text() for label in self.screen.findChildren(QLabel))

    @property
    def kept(self) -> SettingsStore:
        return SettingsStore(self.folder)


def made(qtbot: QtBot, folder: Path, theme: Theme, icons: Icons, policy: Policy | None = None) -> Settings:
    return Settings(qtbot, folder, theme, icons, policy or Policy())


def test_how_long_visits_are_kept_is_in_use_at_once(
    qtbot: QtBot, tmp_path: Path, normal: Theme, icons: Icons
) -> None:
    settings = made(qtbot, tmp_path, normal, icons)
    settings.button("Détruire une visite après : 3\u00a0jours").click()
    assert settings.kept.current.visits.keep_days == 3
    settings.box("Ne rien écrire sur le disque").click()
    assert settings.kept.current.visits.in_memory
    assert "prochaine ouverture" in settings.said()


def test_the_nurse_mode_lets_settings_be_read_and_not_changed(
    qtbot: QtBot, tmp_path: Path, normal: Theme, icons: Icons
) -> None:
    settings = made(qtbot, tmp_path, normal, icons)
    settings.name().setText("En cours")
    settings.box(NURSE).click()
    assert settings.kept.current.locked
    assert settings.name().text() == ""
    for protected in (settings.name(), settings.box("Ne rien écrire sur le disque")):
        assert not protected.isEnabled()
    assert settings.button("Taille du texte : 125\u00a0%").isEnabled()
    again = made(qtbot, tmp_path, normal, icons)
    assert not again.name().isEnabled()
    again.box(NURSE).click()
    assert again.name().isEnabled()
    assert not again.kept.current.locked


@pytest.mark.parametrize(
    "policy", [Policy(memory_only=True, settings_locked=True, keep_days=2), Policy(settings_locked=True)]
)
def test_what_the_establishment_enforces_cannot_be_changed(
    qtbot: QtBot, tmp_path: Path, normal: Theme, icons: Icons, policy: Policy
) -> None:
    settings = made(qtbot, tmp_path, normal, icons, policy)
    assert not settings.box(NURSE).isEnabled()
    assert settings.box(NURSE).isChecked()
    assert not settings.name().isEnabled()
    assert settings.box("Ne rien écrire sur le disque").isChecked() is policy.memory_only
    assert "Fixé par votre établissement." in settings.said()
    kept = "2\u00a0jours" if policy.keep_days else "1 jour"
    assert settings.button(f"Détruire une visite après : {kept}").isChecked()
