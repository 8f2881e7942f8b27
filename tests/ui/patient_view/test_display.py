"""Where the patient view is shown, with one screen and with two, and when one goes."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
SCREENS = (
    '{"screens":['
    '{"name":"PATIENT","x":1366,"y":0,"width":1920,"height":1080,"logicalDpi":96,"logicalBaseDpi":96,"dpr":1},'
    '{"name":"DOCTOR","x":0,"y":0,"width":1366,"height":768,"logicalDpi":96,"logicalBaseDpi":96,"dpr":1}]}'
)

CONSULTATION = """
import os, sys
from pathlib import Path
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from algoguide.app import Application, start_qt
from algoguide.content.loading import load_library
from algoguide.locations import Locations
from algoguide.store.settings import SettingsStore
from algoguide.ui.navigation import Route, ScreenId
from algoguide.ui.theme import Theme
from algoguide.ui.tour import hushed_platform, settle

folder = Path(sys.argv[1])
locations = Locations.standard().private(folder)
with hushed_platform():
    qt = start_qt(["algoguide"], locations)
    Theme(100).apply(qt)
    made = Application(locations, SettingsStore(locations.config), load_library(locations))
    window = made.window
    screens = QGuiApplication.screens()
    doctor = next((s for s in screens if s.name() == "DOCTOR"), screens[0])
    window.setScreen(doctor)
    window.setGeometry(doctor.geometry().x() + 10, 10, 1300, 700)
    window.show()
    settle(60)
    made.navigator.go(Route(ScreenId.PROCEDURE, "vertebroplastie"))
    settle(60)
    click = lambda name: QTest.mouseClick(window.findChild(QPushButton, name), Qt.MouseButton.LeftButton)
    click("patient")
    settle(60)
    display, stage = made.display, made.stage
    print("ALONE" if display.alone else "BESIDE", display.view.screen().name())
    assert window.windowTitle() and display.view.windowTitle() in ("", "AlgoGuide")
    stage.go("etape-ciment-osteoporose")
    stage.note_question("Puis-je conduire ?")
    settle(60)
    if display.beside:
        # Unplugged: the view comes over the doctor's window, at the same page.
        display._screens = lambda: [doctor]
        display.screens_changed()
        settle(60)
        print("UNPLUGGED", display.alone, stage.presentation.page.id, display.view.parent() is window)
        display._screens = QGuiApplication.screens
        display.screens_changed()
        settle(60)
        print("PLUGGED", display.beside, stage.presentation.page.id)
        display._follow_screen()
        settle(60)
        print("RESOLUTION", display.beside, stage.presentation.page.id)
        display.view.close()
        QTest.keyClick(window.screen_shown, Qt.Key.Key_Right)
        print("CLOSED", stage.presentation.page.id)
    QTest.keyClick(display.view, Qt.Key.Key_Escape)
    settle(60)
    print("LEFT", made.navigator.current.screen.value, display.view, stage.presentation.page.id)
    click("patient")
    settle(60)
    print("AGAIN", stage.presentation.page.id, len(stage.questions))
    window.close()
    settle(60)
    print("ENDED", [w for w in qt.topLevelWidgets() if w.isVisible()])
    sys.stdout.flush()
    os._exit(0)
"""


def run(folder: Path, platform: str) -> list[str]:
    import os

    ended = subprocess.run(
        [sys.executable, "-c", CONSULTATION, str(folder)],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": platform},
        capture_output=True,
        text=True,
        timeout=90,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    assert "Traceback" not in ended.stderr
    return ended.stdout.splitlines()


def test_two_screens(tmp_path: Path) -> None:
    screens = tmp_path / "screens.json"
    screens.write_text(SCREENS, encoding="utf-8")
    told = run(tmp_path, f"offscreen:configfile={screens}")
    assert told == [
        "BESIDE PATIENT",
        "UNPLUGGED True etape-ciment-osteoporose True",
        "PLUGGED True etape-ciment-osteoporose",
        "RESOLUTION True etape-ciment-osteoporose",
        "CLOSED etape-controle",
        "LEFT geste None etape-controle",
        "AGAIN etape-controle 1",
        "ENDED []",
    ]


@pytest.mark.parametrize("platform", ["offscreen"])
def test_one_screen(tmp_path: Path, platform: str) -> None:
    told = run(tmp_path, platform)
    assert told == [
        "ALONE ",
        "LEFT geste None etape-ciment-osteoporose",
        "AGAIN etape-ciment-osteoporose 1",
        "ENDED []",
    ]
