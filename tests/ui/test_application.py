"""The whole application on the real content, as it is built by its entry point."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from algoguide import opening
from algoguide.app import Application
from algoguide.content.library import Library
from algoguide.content.loading import Loading, load_library
from algoguide.domain.errors import KnownError
from algoguide.domain.establishment import Establishment
from algoguide.locations import Locations
from algoguide.services.searching import Kind, SearchIndex, Section
from algoguide.store.settings import SettingsStore
from algoguide.ui.leading import route_of
from algoguide.ui.navigation import Route, ScreenId
from algoguide.ui.theme import TEXT_SIZES, Theme
from tests.content.minimal import edit

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def real() -> Library:
    return load_library(Locations.standard())


@pytest.fixture
def application(qtbot: QtBot, normal: Theme, real: Library, tmp_path: Path) -> Iterator[Application]:
    del normal
    locations = replace(Locations.standard().private(tmp_path), cache=tmp_path / "cache")
    application = Application(locations, SettingsStore(locations.config), real)
    qtbot.addWidget(application.window)
    application.window.resize(1366, 768)
    with qtbot.waitExposed(application.window):
        application.window.show()
    yield application
    application.jobs.close()
    assert application.jobs.wait(30)


OF_SOMETHING = (ScreenId.PAIN, ScreenId.PROCEDURE, ScreenId.PATIENT)
"""Screens that show nothing of their own."""


def routes(library: Library) -> list[Route]:
    return [
        *(Route(screen) for screen in ScreenId if screen not in OF_SOMETHING),
        *(Route(ScreenId.PAIN, pain) for pain in library.pains),
        *(Route(ScreenId.PROCEDURE, procedure) for procedure in library.procedures),
        *(Route(ScreenId.PATIENT, procedure) for procedure in library.procedures),
        *(Route(ScreenId.ANAESTHESIA, mode) for mode in library.modes),
    ]


@pytest.mark.parametrize(
    ("percent", "contrast"), [(TEXT_SIZES[0], "no"), (TEXT_SIZES[-1], "no"), (TEXT_SIZES[-1], "yes")]
)
def test_every_screen_opens_and_fits_the_window(
    application: Application, percent: int, contrast: str
) -> None:
    window = application.window
    window.set_contrast(contrast)
    window.set_text_percent(percent)
    for route in routes(application.library):
        application.navigator.go(route)
        QApplication.processEvents()
        assert window.screen_shown.isVisible()
        assert window.width() == 1366, route
        assert window.screen_shown.minimumSizeHint().width() <= window.screen_shown.width(), route
    assert window.windowTitle() == "AlgoGuide"


def test_every_section_the_search_knows_is_on_the_page(application: Application) -> None:
    index = SearchIndex(application.library)
    texts = [f for letter in "abcdefghilmnopqrstuv" for f in index.find(letter) if f.section]
    assert texts
    for found in texts:
        route = route_of(found, application._choosing)  # noqa: SLF001 - built by the application alone
        application.navigator.go(route)
        sections = [
            b.text() for b in application.window.screen_shown.findChildren(QPushButton) if b.isCheckable()
        ]
        assert any(found.title.endswith(f": {name}") for name in sections), found


def test_search_leads_to_pages_that_exist(application: Application) -> None:
    index = SearchIndex(application.library)
    for found in index.find("v"):
        if found.kind is not Kind.WORD:
            application.navigator.go(route_of(found, application._choosing))  # noqa: SLF001
            assert application.window.screen_shown.isVisible()


def test_what_the_settings_say_shows_on_pages_already_seen(application: Application) -> None:
    route = Route(ScreenId.PROCEDURE, next(iter(application.library.procedures)), section=Section.AFTERCARE)
    application.navigator.go(route)
    before = application.window.screen_shown
    application.navigator.go(Route(ScreenId.SETTINGS))
    store = application.store
    store.save(replace(store.current, establishment=Establishment("Hôpital", "", "01 99 00 11 22")))
    application.window.settings_changed()
    application.navigator.back()
    assert application.window.screen_shown is not before


def test_the_settings_show_the_look_that_was_clicked_there(application: Application) -> None:
    application.navigator.go(Route(ScreenId.SETTINGS))

    def look(name: str) -> QPushButton:
        screen = application.window.screen_shown
        return next(b for b in screen.findChildren(QPushButton) if b.accessibleName() == name)

    for word, contrast in (("Oui", True), ("Non", False)):
        look(f"Contraste renforcé : {word}").click()
        assert application.window.theme.contrast is contrast
        assert look(f"Contraste renforcé : {word}").isChecked()
    QApplication.setEffectEnabled(Qt.UIEffect.UI_General, True)
    look("Animations : Non").click()
    assert not application.window.theme.motion
    assert look("Animations : Non").isChecked()
    assert not QApplication.isEffectEnabled(Qt.UIEffect.UI_General)
    look("Taille du texte : 150\u00a0%").click()
    assert look("Taille du texte : 150\u00a0%").isChecked()
    assert not application.window.theme.motion


def test_the_column_shows_every_place(application: Application) -> None:
    names = {b.text() for b in application.window.findChildren(QToolButton) if b.text()}
    assert names >= {"Accueil", "Gestes", "Anesthésie", "Documents", "Réglages", "À propos"}


FIRST_PAINT = """
import sys
from dataclasses import replace
from pathlib import Path
from algoguide.app import Application, start_qt
from algoguide.content.loading import load_library
from algoguide.locations import Locations
from algoguide.store.settings import SettingsStore
from algoguide.ui.theme import Theme
folder = Path(sys.argv[1])
locations = replace(Locations.standard().private(folder), cache=folder)
if sys.argv[2] == "compile":
    load_library(locations)
    raise SystemExit
qt = start_qt(["algoguide"], locations)
Theme().apply(qt)
application = Application(locations, SettingsStore(folder), load_library(locations))
application.window.show()
qt.processEvents()
assert application.window.screen_shown.isVisible()
print(*sorted(sys.modules))
"""


def test_the_first_screen_imports_nothing_slow(tmp_path: Path) -> None:
    def run(step: str) -> str:
        command = [sys.executable, "-c", FIRST_PAINT, str(tmp_path), step]
        return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout

    run("compile")
    loaded = set(run("show").split())
    assert "algoguide.ui.screens.home" in loaded
    slow = ("weasyprint", "jinja2", "pydantic", "yaml", "asyncio", "socket", "concurrent", "email")
    assert loaded.isdisjoint(slow)
    assert loaded.isdisjoint(("sqlalchemy", "alembic", "cryptography", "keyring"))
    screens = {name for name in loaded if name.startswith("algoguide.ui.screens.") and name.count(".") == 3}
    assert screens == {"algoguide.ui.screens.home"}


RUN = """
import sys
import threading
from dataclasses import replace
from pathlib import Path
from PySide6.QtCore import QTimer
from algoguide import opening
from algoguide.content.loading import Loading
from algoguide.locations import Locations
from algoguide.ui import main_window
from algoguide.ui.main_window import MainWindow
from algoguide.ui.navigation import Route, ScreenId

folder, what = Path(sys.argv[1]), sys.argv[2]
show = MainWindow.show

def act(window):
    if what == "hang":
        main_window.CLOSING_LIMIT = 50
        window._jobs.submit(threading.Event().wait, print, print)
    if what == "bug":
        raise ValueError("ZZMARQUE")
    if what == "visit":
        for route in (
            Route(ScreenId.COMPARE, "articulation"),
            Route(ScreenId.PATIENT, "vertebroplastie"),
            Route(ScreenId.RECORD, "vertebroplastie"),
        ):
            window._navigator.go(route)
            opening.QApplication.processEvents()
    window.close()

def show_then_act(window):
    show(window)
    QTimer.singleShot(0, lambda: act(window))
    if what == "bug":
        QTimer.singleShot(200, opening.QApplication.quit)

MainWindow.show = show_then_act
locations = replace(Locations.standard().private(folder), cache=folder / "cache")
sys.exit(opening.main([], locations, Loading(locations)))
"""


@pytest.mark.parametrize("what", ["close", "visit", "hang", "bug"])
def test_the_program_opens_and_ends(tmp_path: Path, what: str) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", RUN, str(tmp_path), what],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    written = [path.name for path in (tmp_path / "logs").iterdir()]
    if what == "bug":
        (report,) = (tmp_path / "logs").glob("incident-*.txt")
        assert "builtins.ValueError" in report.read_text(encoding="utf-8")
        kept = "".join(
            p.read_text(encoding="utf-8") for p in tmp_path.rglob("*") if p.suffix != ".bin" and p.is_file()
        )
        assert "ZZMARQUE" not in kept + ended.stdout + ended.stderr
    else:
        assert (tmp_path / "config" / "settings.json").is_file()
        assert [name for name in written if name.startswith("incident")] == []
        assert ended.stdout == ""


def test_content_that_cannot_be_read_is_told_in_a_box(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert qapp is not None
    (tmp_path / "contenu").mkdir()
    (tmp_path / "contenu" / "pack.yaml").write_text("version: [", encoding="utf-8")
    said: list[str] = []
    monkeypatch.setattr(QMessageBox, "critical", lambda _parent, _title, text: said.append(text))
    locations = replace(Locations.standard(tmp_path / "contenu").private(tmp_path), cache=tmp_path)
    with pytest.raises(KnownError):
        opening._telling(Loading(locations).front)  # noqa: SLF001 - what `main` does before there is a window
    assert len(said) == 1
    assert "contenu" in said[0]


REFUSED = """
import sys
from dataclasses import replace
from pathlib import Path
from algoguide import opening
from algoguide.content.loading import Loading
from algoguide.domain.errors import KnownError
from algoguide.locations import Locations
from PySide6.QtWidgets import QMessageBox
from algoguide.ui.main_window import MainWindow

folder = Path(sys.argv[1])
QMessageBox.critical = lambda _parent, _title, text: print("BOX", text)
show = MainWindow.show
MainWindow.show = lambda window: (print("SHOWN"), show(window))
locations = replace(Locations.standard(folder / "contenu").private(folder), cache=folder / "cache")
try:
    opening.main([], locations, Loading(locations, beside=True))
except KnownError as error:
    sys.exit(error.status)
"""


def test_content_refused_after_accueil_is_told_and_ends(tmp_path: Path) -> None:
    content = tmp_path / "contenu"
    shutil.copytree(Locations.standard().content, content)
    line = edit(content, "gestes/vertebroplastie/geste.yaml", 'icon: "bone"', "icon: [1]")
    ended = subprocess.run(
        [sys.executable, "-c", REFUSED, str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode == 1, ended.stderr
    shown, box = ended.stdout.splitlines()
    assert shown == "SHOWN"
    assert f"geste.yaml:{line}" in box


def test_nothing_of_the_window_outlives_the_end(qapp: QApplication, real: Library, tmp_path: Path) -> None:
    locations = replace(Locations.standard().private(tmp_path), cache=tmp_path)
    made = Application(locations, SettingsStore(locations.config), real)
    for route in (Route(ScreenId.COMPARE, "articulation"), Route(ScreenId.PATIENT, "vertebroplastie")):
        made.navigator.go(route)
        QApplication.processEvents()
    before = [widget for widget in qapp.topLevelWidgets() if widget is not made.window]
    made.window.close()
    made.jobs.close()
    made.end()
    assert not shiboken6.isValid(made.window)
    assert [widget for widget in qapp.topLevelWidgets() if widget not in before] == []
    made.end()  # twice is once
