"""A whole consultation as it is held, from a pain to the printed pack and the text for the record."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.ui.patient_view.test_display import ROOT, SCREENS

WALK = """
import os, sys
from dataclasses import replace
from pathlib import Path
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from algoguide.app import Application, start_qt
from algoguide.content.loading import load_library
from algoguide.domain.establishment import Establishment
from algoguide.locations import Locations
from algoguide.store.settings import SettingsStore
from algoguide.ui.navigation import ScreenId
from algoguide.ui.printing import Printing
from algoguide.ui.theme import Theme
from algoguide.ui.tour import hushed_platform, settle
from algoguide.ui.widgets.cards import ClickCard

LEFT = Qt.MouseButton.LeftButton
folder = Path(sys.argv[1])
locations = Locations.standard().private(folder)
printed = []


def shown(kind, wanted, within):
    for _ in range(200):
        for found in within.findChildren(kind):
            said = (found.text() if isinstance(found, QAbstractButton) else "") or found.accessibleName()
            if found.isVisible() and found.isEnabled() and wanted in (said.strip(), found.accessibleName()):
                return found
        settle(20)
    raise LookupError(wanted)


def press(wanted, within):
    button = shown(QAbstractButton, wanted, within)
    settle(20)
    QTest.mouseClick(button, LEFT)
    settle(40)


with hushed_platform():
    qt = start_qt(["algoguide"], locations)
    Theme(100).apply(qt)
    store = SettingsStore(locations.config)
    house = Establishment("Hôpital", "Imagerie", "01 02 03 04 05", "06 07 08 09 10")
    store.save(replace(store.current, establishment=house, practitioners=("Dr Martin",)))
    paper = Printing(
        names=lambda: ["Imprimante"],
        ask=lambda *_: True,
        send=lambda pdf, _printer: printed.append(len(pdf)),
    )
    made = Application(locations, store, load_library(locations), printing=paper)
    window = made.window
    screens = QGuiApplication.screens()
    doctor = next((s for s in screens if s.name() == "DOCTOR"), screens[0])
    window.setScreen(doctor)
    window.setGeometry(doctor.geometry().x() + 4, 4, 1340, 740)
    window.show()
    settle(80)

    pain = next(c for c in window.findChildren(ClickCard) if c.accessibleName().startswith("Vertèbre tassée"))
    QTest.mouseClick(pain, LEFT)
    settle(80)
    press("Comparer mes options", window)
    print("COMPARE", made.navigator.current.screen.value)
    press("Anesthésie, retour : compte assez", window.screen_shown)
    [looked] = made.room.consultation.compared
    print("WEIGHT", looked.pain, dict(looked.weights))

    QTest.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    settle(60)
    cards = [c for c in window.screen_shown.findChildren(ClickCard) if "Cimentoplastie" in c.accessibleName()]
    QTest.mouseClick(cards[0], LEFT)
    settle(120)
    print("PROCEDURE", made.navigator.current.subject)
    press("Vue patient", window.screen_shown)
    view, stage = made.display.view, made.stage
    print("VIEW", "ALONE" if made.display.alone else "BESIDE")
    led = view if made.display.alone else window.screen_shown
    while stage.presentation.page.section != "Risques":
        press("Suivant", led)
    press("Expliqué", led)
    QTest.keyClick(view, Qt.Key.Key_End)
    settle(60)
    press("Réexpliqué", led)
    QTest.keyClick(view, Qt.Key.Key_Escape)
    settle(80)
    print("BACK", made.navigator.current.screen.value)

    press("Documents", window.screen_shown)
    settle(200)
    press("Imprimer", window.screen_shown)
    for _ in range(400):
        if printed and made.room.consultation.given:
            break
        settle(50)
    print("PRINTED", len(printed), len(made.room.consultation.given))
    press("Consultation", window.screen_shown)
    print("RECORD", made.navigator.current.screen.value)
    press("Copier pour le dossier", window.screen_shown)
    text = QGuiApplication.clipboard().text()
    for wanted in (
        "Cimentoplastie d’une vertèbre",
        "Vertèbre tassée",
        "Continuer sans geste",
        "assez",
        "réexpliqué",
        "Fiche d’information",
    ):
        print("SAID", wanted, wanted.replace("’", "'") in text.replace("’", "'"))
    print("FINGERPRINT", all(g.fingerprint in text for g in made.room.consultation.given))
    risk = next(page for page in stage.presentation.pages if page.section == "Risques")
    print("RISK", risk.title in text)
    press("Nouveau patient", window.screen_shown)
    print("NEW", made.room.consultation.empty, stage.open, QGuiApplication.clipboard().text() == "")
    window.close()
    settle(60)
    made.jobs.close()
    made.jobs.wait(20)
    sys.stdout.flush()
    os._exit(0)
"""


@pytest.mark.parametrize("screens", [1, 2])
def test_a_whole_consultation(tmp_path: Path, screens: int) -> None:
    platform = "offscreen"
    if screens == 2:
        (tmp_path / "screens.json").write_text(SCREENS, encoding="utf-8")
        platform = f"offscreen:configfile={tmp_path / 'screens.json'}"
    ended = subprocess.run(
        [sys.executable, "-c", WALK, str(tmp_path)],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": platform},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert "Traceback" not in ended.stderr, ended.stderr
    told = dict(line.split(" ", 1) for line in ended.stdout.splitlines() if not line.startswith("SAID"))
    assert told == {
        "COMPARE": "comparer",
        "WEIGHT": "Vertèbre tassée {'Anesthésie, retour': <Weight.ENOUGH: 'assez'>}",
        "PROCEDURE": "vertebroplastie",
        "VIEW": "ALONE" if screens == 1 else "BESIDE",
        "BACK": "geste",
        "PRINTED": "1 4",
        "RECORD": "dossier",
        "FINGERPRINT": "True",
        "RISK": "True",
        "NEW": "True False True",
    }
    said = [line for line in ended.stdout.splitlines() if line.startswith("SAID")]
    assert said
    assert all(line.endswith("True") for line in said), said
    kept = "".join(p.read_text(encoding="utf-8") for p in (tmp_path / "logs").rglob("*") if p.is_file())
    assert "Cimentoplastie" not in kept
