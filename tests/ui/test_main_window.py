import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from algoguide.domain.establishment import Establishment
from algoguide.domain.selection import Selection
from algoguide.services.choosing import Choosing
from algoguide.services.searching import SearchIndex, Section
from algoguide.store.settings import FILE_NAME, SettingsStore
from algoguide.ui.banner import Banner
from algoguide.ui.icons import Icons
from algoguide.ui.jobs import JobRunner
from algoguide.ui.leading import route_of
from algoguide.ui.main_window import MainWindow
from algoguide.ui.navigation import Navigator, Route, ScreenId
from algoguide.ui.palette import HighContrast
from algoguide.ui.search_popup import SearchPopup
from algoguide.ui.sidebar import Sidebar
from algoguide.ui.theme import TOUCH, Theme
from algoguide.ui.topbar import SearchField
from algoguide.ui.widgets.page import Page
from tests.ui.shell_library import library

RESOURCES = Path(__file__).parents[2] / "resources"
HOUSE = Establishment("Hôpital d’essai", "", "15")


class Screen(QWidget):
    """Shows the route it was given, offers a field and a way on; keeps a choice as a procedure's page."""

    navigate = Signal(object)

    def __init__(self, name: str, theme: Theme) -> None:
        super().__init__()
        self.name = name
        self.theme = theme
        self.routes: list[Route] = []
        self.selection: Selection | None = None
        self.field = QLineEdit()
        self.next = QPushButton("Suite")
        layout = QVBoxLayout(self)
        layout.addWidget(QLabel(name))
        layout.addWidget(self.field)
        layout.addWidget(self.next)
        self.next.clicked.connect(lambda: self.navigate.emit(Route(ScreenId.PROCEDURE, "geste-essai")))

    def show_route(self, route: Route) -> None:
        self.routes.append(route)
        self.selection = route.selection

    def state(self) -> object:
        return self.field.text()

    def restore_state(self, state: object) -> None:
        self.field.setText(str(state))


class Shell:
    """A window on test screens, and what it is made of."""

    def __init__(self, folder: Path, *, filled: bool = True, notices: tuple[str, ...] = ()) -> None:
        self.store = SettingsStore(folder)
        self.store.notices = notices
        if filled:
            self.store.save(replace(self.store.current, establishment=HOUSE))
        self.jobs = JobRunner()
        self.navigator = Navigator(Route(ScreenId.HOME))
        self.built: list[Screen] = []
        content = library()
        self.window = MainWindow(
            {screen: self._factory(screen) for screen in ScreenId},
            self.navigator,
            Icons(RESOURCES / "icons"),
            store=self.store,
            jobs=self.jobs,
            find=SearchIndex(content).find,
            lead=lambda found: route_of(found, Choosing(content)),
        )

    def _factory(self, screen: ScreenId) -> Callable[[Theme], QWidget]:
        def build(theme: Theme) -> QWidget:
            self.built.append(Screen(screen.value, theme))
            return self.built[-1]

        return build

    @property
    def shown(self) -> Screen:
        screen = self.window.screen_shown
        assert isinstance(screen, Screen)
        assert screen.isVisible()
        return screen

    @property
    def central(self) -> QWidget:
        """The frame in use: the former one may not be deleted yet."""
        central = self.window.centralWidget()
        assert central is not None
        return central

    @property
    def field(self) -> SearchField:
        found = self.central.findChild(SearchField)
        assert found is not None
        return found

    @property
    def popup(self) -> SearchPopup:
        found = self.central.findChild(SearchPopup)
        assert found is not None
        return found

    def button(self, name: str) -> QToolButton:
        return next(b for b in self.central.findChildren(QToolButton) if b.accessibleName() == name)

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        focused = self.window.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key, modifier)

    def texts(self) -> str:
        """All that the banners in sight say."""
        banners = self.central.findChildren(Banner)
        return " ".join(b.accessibleName() for b in banners if b.isVisible())


@pytest.fixture(autouse=True)
def dressed(normal: Theme) -> None:
    """Every test starts at 100 %."""
    del normal


@pytest.fixture
def open_shell(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[..., Shell]]:
    shells: list[Shell] = []

    def make(*, filled: bool = True, notices: tuple[str, ...] = ()) -> Shell:
        shell = Shell(tmp_path, filled=filled, notices=notices)
        shells.append(shell)
        qtbot.addWidget(shell.window)
        shell.window.resize(1366, 768)
        with qtbot.waitExposed(shell.window):
            shell.window.show()
        shell.window.activateWindow()
        return shell

    yield make
    for shell in shells:
        shell.jobs.close()
        assert shell.jobs.wait(5)


@pytest.fixture
def shell(open_shell: Callable[..., Shell]) -> Shell:
    return open_shell()


def test_only_the_first_screen_is_built_at_start(shell: Shell) -> None:
    assert [s.name for s in shell.built] == ["accueil"]
    assert shell.window.windowTitle() == "AlgoGuide"
    assert shell.window.focusWidget() is shell.shown


def test_the_column_leads_everywhere_and_lights_the_place(shell: Shell) -> None:
    names = ("Gestes", "Anesthésie", "Documents", "Réglages", "À propos", "Accueil")
    for name in names:
        shell.button(name).click()
        assert [b.accessibleName() for b in shell.window.findChildren(QToolButton) if b.isChecked()] == [name]
    assert shell.shown.name == "accueil"
    assert len(shell.built) == len(names)
    shell.shown.next.click()
    assert shell.shown.routes == [Route(ScreenId.PROCEDURE, "geste-essai")]
    assert shell.button("Gestes").isChecked()


def test_a_place_already_open_stays_lit(shell: Shell) -> None:
    shell.button("Accueil").click()
    assert shell.button("Accueil").isChecked()
    assert not shell.navigator.can_go_back


def test_back_and_forward_by_buttons_keys_and_mouse(shell: Shell) -> None:
    shell.button("Gestes").click()
    shell.button("Documents").click()
    assert not shell.button("Page suivante").isEnabled()
    shell.button("Page précédente").click()
    assert shell.shown.name == "gestes"
    shell.key(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert shell.shown.name == "accueil"
    assert not shell.button("Page précédente").isEnabled()
    shell.key(Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert shell.shown.name == "gestes"
    QTest.mouseClick(shell.shown, Qt.MouseButton.ForwardButton)
    assert shell.shown.name == "documents"
    QTest.mouseClick(shell.shown.next, Qt.MouseButton.BackButton)
    assert shell.shown.name == "gestes"
    shell.key(Qt.Key.Key_Home, Qt.KeyboardModifier.AltModifier)
    assert shell.shown.name == "accueil"


def test_back_shows_the_choices_made_on_a_page(shell: Shell) -> None:
    shell.shown.next.click()
    chosen = Selection({"cause": "choc"}, "locale")
    shell.shown.selection = chosen
    shell.button("Documents").click()
    shell.button("Page précédente").click()
    assert shell.shown.routes[-1].selection == chosen


def test_the_keyboard_goes_on_in_the_new_screen(shell: Shell) -> None:
    shell.shown.next.setFocus()
    shell.key(Qt.Key.Key_Space)
    assert shell.shown.name == "geste"
    shell.key(Qt.Key.Key_Tab)
    assert shell.window.focusWidget() is shell.shown.field


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_a_button_is_pressed_once_by_space_and_by_enter(shell: Shell, key: Qt.Key) -> None:
    pressed: list[bool] = []
    place = shell.button("Réglages")
    place.clicked.connect(lambda: pressed.append(True))
    place.setFocus()
    shell.key(key)
    assert len(pressed) == 1
    assert shell.shown.name == "reglages"


def test_what_tab_reaches_from_outside_a_page_is_shown(qtbot: QtBot, shell: Shell) -> None:
    page = Page(Theme())
    page.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    filling, last = QWidget(), QPushButton("Tout en bas")
    filling.setFixedHeight(3_000)
    page.body.addWidget(filling)
    page.body.addWidget(last)
    layout = shell.shown.layout()
    assert layout is not None
    layout.addWidget(page)
    after = QPushButton("Après la page")
    layout.addWidget(after)
    qtbot.waitUntil(lambda: after.isVisible() and page.verticalScrollBar().maximum() > 0)
    after.setFocus()
    shell.key(Qt.Key.Key_Backtab)
    assert last.hasFocus()
    assert not last.visibleRegion().isEmpty()


def test_the_size_of_the_text_is_changed_by_buttons_and_keys_and_kept(shell: Shell, tmp_path: Path) -> None:
    control = Qt.KeyboardModifier.ControlModifier
    shell.button("Texte plus grand").click()
    assert shell.window.theme.percent == 125
    shell.key(Qt.Key.Key_Plus, control)
    assert shell.window.theme.percent == 150
    shell.key(Qt.Key.Key_Minus, control)
    assert shell.window.theme.percent == 125
    shell.key(Qt.Key.Key_0, control)
    assert shell.window.theme.percent == 100
    assert not shell.button("Texte plus petit").isEnabled()
    for _ in range(6):
        shell.key(Qt.Key.Key_Equal, control)
    assert shell.window.theme.percent == 200
    assert not shell.button("Texte plus grand").isEnabled()
    assert shell.shown.theme.percent == 200
    assert SettingsStore(tmp_path).current.text_percent == 200


def test_what_was_typed_survives_the_size_of_the_text(shell: Shell) -> None:
    shell.shown.field.setText("saisi")
    shell.button("Gestes").click()
    shell.shown.field.setText("autre")
    shell.window.set_text_percent(150)
    assert shell.shown.field.text() == "autre"
    shell.button("Page précédente").click()
    assert shell.shown.field.text() == "saisi"
    assert shell.shown.theme.percent == 150


def test_what_was_typed_is_never_kept_apart_from_its_screen(shell: Shell) -> None:
    shell.shown.next.click()
    shell.shown.field.setText("un nom")
    shell.button("Gestes").click()
    shell.window.set_text_percent(150)
    assert [s.field.text() for s in shell.built if s.name == "geste"][-1] == "un nom"


def test_high_contrast_is_everywhere_at_once_and_remembered(shell: Shell, tmp_path: Path) -> None:
    shell.shown.field.setText("saisi")
    shell.window.set_contrast("yes")
    assert shell.shown.theme.contrast
    assert shell.shown.field.text() == "saisi"
    ground = shell.central.grab().toImage().pixelColor(3, shell.central.height() // 2).name()
    assert ground == HighContrast.SIDEBAR
    assert SettingsStore(tmp_path).current.contrast == "yes"
    shell.window.set_contrast("no")
    assert not shell.shown.theme.contrast
    assert shell.shown.field.text() == "saisi"


def test_the_look_of_the_system_is_followed_until_one_is_chosen(shell: Shell) -> None:
    # What Qt says when the user changes the look of the whole computer.
    hints = QGuiApplication.styleHints()
    system = hints.accessibility()
    system.contrastPreferenceChanged.emit(Qt.ContrastPreference.HighContrast)
    system.motionPreferenceChanged.emit(Qt.MotionPreference.ReducedMotion)
    assert shell.shown.theme == Theme(contrast=True, motion=False)
    shell.window.set_contrast("no")
    shell.window.set_motion("yes")
    assert shell.shown.theme == Theme()
    shell.window.set_motion("system")
    assert shell.shown.theme == Theme(motion=False)
    system.motionPreferenceChanged.emit(Qt.MotionPreference.NoPreference)
    assert shell.shown.theme == Theme()


@pytest.mark.parametrize(
    ("width", "percent"), [(1366, 100), (1366, 150), (1366, 200), (800, 200), (640, 100)]
)
def test_nothing_of_the_frame_is_cut(shell: Shell, width: int, percent: int) -> None:
    shell.window.set_text_percent(percent)
    shell.window.resize(width, 768)
    QApplication.processEvents()
    central = shell.central
    assert central.minimumSizeHint().width() <= shell.window.width()
    for button in central.findChildren(QAbstractButton):
        if button.isVisible():
            corner = button.mapTo(central, QPoint(0, 0))
            assert corner.x() >= 0
            assert corner.x() + button.width() <= central.width()
            assert corner.y() + button.height() <= central.height()
            assert button.text() or button.accessibleName()
            if isinstance(button, QToolButton):
                assert min(button.width(), button.height()) >= TOUCH
                assert button.accessibleName()
                wanted = button.sizeHint()
                assert wanted.height() <= button.height() + 1 or not button.text()
    assert shell.field.height() >= shell.field.fontMetrics().height()
    assert shell.field.contentsRect().height() >= shell.field.fontMetrics().height()


def test_the_column_folds_where_room_is_short(shell: Shell) -> None:
    sidebar = shell.central.findChild(Sidebar)
    assert sidebar is not None
    wide = sidebar.width()
    assert shell.button("Gestes").toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonTextUnderIcon
    shell.window.resize(700, 768)
    QApplication.processEvents()
    assert shell.button("Gestes").toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonIconOnly
    assert sidebar.width() < wide
    shell.window.resize(1366, 768)
    QApplication.processEvents()
    assert sidebar.width() == wide


def test_a_banner_leads_to_the_settings_until_the_house_is_filled_in(
    open_shell: Callable[..., Shell], qtbot: QtBot
) -> None:
    shell = open_shell(filled=False)
    assert "établissement" in shell.texts()
    button = next(b for b in shell.window.findChildren(QPushButton) if b.text() == "Remplir les réglages")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert shell.shown.name == "reglages"
    assert shell.texts() == ""
    shell.store.save(replace(shell.store.current, establishment=HOUSE))
    shell.button("Accueil").click()
    assert shell.texts() == ""


def test_what_happened_to_the_settings_is_said_until_it_is_read(open_shell: Callable[..., Shell]) -> None:
    shell = open_shell(notices=("Le fichier des réglages est abîmé. La dernière copie a été reprise.",))
    assert "abîmé" in shell.texts()
    shell.button("Masquer ce message").click()
    shell.window.set_text_percent(125)
    assert shell.texts() == ""


def test_search_opens_by_key_and_leads_to_a_page(shell: Shell, qtbot: QtBot) -> None:
    shell.key(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert shell.window.focusWidget() is shell.field
    qtbot.keyClicks(shell.field, "epaul")
    assert shell.popup.isVisible()
    assert shell.popup.current is not None
    assert shell.popup.current.title == "Épaule d’essai"
    shell.key(Qt.Key.Key_Return)
    assert shell.shown.routes[-1] == Route(ScreenId.PAIN, "douleur-essai")
    assert shell.popup.isHidden()
    assert shell.field.text() == ""
    assert shell.window.focusWidget() is shell.shown


def test_the_results_are_no_window_of_their_own(shell: Shell, qtbot: QtBot) -> None:
    shell.field.setFocus()
    qtbot.keyClicks(shell.field, "a")
    QApplication.processEvents()
    assert QApplication.activeWindow() is shell.window
    assert shell.popup.isVisible()
    assert shell.window.focusWidget() is shell.field


def test_up_and_down_skip_the_names_of_groups_and_go_round(shell: Shell, qtbot: QtBot) -> None:
    shell.field.setFocus()
    qtbot.keyClicks(shell.field, "a")
    results = shell.popup.results
    assert len({f.group for f in results}) > 2
    for expected in (*results[1:], results[0]):
        shell.key(Qt.Key.Key_Down)
        assert shell.popup.current == expected
    shell.key(Qt.Key.Key_Up)
    assert shell.popup.current == results[-1]
    assert results[-1].title in shell.field.accessibleDescription()


def test_escape_closes_then_clears(shell: Shell, qtbot: QtBot) -> None:
    shell.field.setFocus()
    qtbot.keyClicks(shell.field, "a")
    shell.key(Qt.Key.Key_Escape)
    assert shell.popup.isHidden()
    assert shell.field.text() == "a"
    shell.key(Qt.Key.Key_Down)
    assert shell.popup.isVisible()
    shell.key(Qt.Key.Key_Escape)
    shell.key(Qt.Key.Key_Escape)
    assert shell.field.text() == ""


def test_a_word_shows_its_definition_in_place(shell: Shell, qtbot: QtBot) -> None:
    shell.field.setFocus()
    qtbot.keyClicks(shell.field, "oedeme")
    shell.key(Qt.Key.Key_Return)
    assert shell.popup.definition == "Un gonflement dû à de l’eau."
    assert shell.shown.name == "accueil"
    shell.key(Qt.Key.Key_Escape)
    assert shell.popup.definition == ""
    assert shell.popup.isVisible()
    assert shell.window.focusWidget() is shell.field


def test_a_text_leads_to_its_section_and_to_what_shows_it(shell: Shell, qtbot: QtBot) -> None:
    shell.field.setFocus()
    qtbot.keyClicks(shell.field, "reveillez")
    shell.key(Qt.Key.Key_Return)
    route = shell.shown.routes[-1]
    assert (route.screen, route.section) == (ScreenId.PROCEDURE, Section.STEPS)
    assert route.selection is not None
    assert route.selection.mode == "generale"


def test_nothing_found_is_said(shell: Shell, qtbot: QtBot) -> None:
    shell.field.setFocus()
    qtbot.keyClicks(shell.field, "zzz")
    assert shell.popup.isVisible()
    assert "Rien" in shell.field.accessibleDescription()
    shell.key(Qt.Key.Key_Return)
    assert shell.shown.name == "accueil"


def test_leaving_the_search_closes_it(shell: Shell, qtbot: QtBot) -> None:
    shell.field.setFocus()
    qtbot.keyClicks(shell.field, "a")
    shell.shown.field.setFocus()
    assert shell.popup.isHidden()


@pytest.mark.parametrize(("width", "percent"), [(1366, 100), (800, 200)])
def test_the_results_stay_inside_the_window(shell: Shell, qtbot: QtBot, width: int, percent: int) -> None:
    shell.window.set_text_percent(percent)
    shell.window.resize(width, 600)
    shell.field.setFocus()
    qtbot.keyClicks(shell.field, "a")
    assert shell.central.rect().contains(shell.popup.geometry())


@pytest.mark.parametrize("contrast", ["no", "yes"])
def test_results_that_fit_need_no_scrolling(shell: Shell, qtbot: QtBot, contrast: str) -> None:
    shell.window.set_contrast(contrast)
    shell.field.setFocus()
    qtbot.keyClicks(shell.field, "a")
    results = shell.popup.findChild(QListView)
    assert results is not None
    assert results.verticalScrollBar().maximum() == 0


def test_the_window_comes_back_as_it_was_left(open_shell: Callable[..., Shell]) -> None:
    first = open_shell()
    first.window.resize(700, 500)
    first.window.close()
    again = SettingsStore(first.store._folder)  # noqa: SLF001 - the folder of the test
    assert again.current.window_geometry
    second = Shell(first.store._folder)  # noqa: SLF001
    assert second.window.size() == first.window.size()
    second.window.deleteLater()


def test_a_damaged_geometry_is_ignored(tmp_path: Path, qtbot: QtBot) -> None:
    store = SettingsStore(tmp_path)
    store.save(replace(store.current, window_geometry="bm90IGEgZ2VvbWV0cnk=", window_state="AAAA"))
    shell = Shell(tmp_path)
    qtbot.addWidget(shell.window)
    assert shell.window.width() >= 640


def test_a_folder_that_refuses_does_not_stop_the_window(tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    shell = Shell(tmp_path / "file", filled=False)
    qtbot.addWidget(shell.window)
    with qtbot.waitExposed(shell.window):
        shell.window.show()
    shell.window.set_text_percent(150)
    assert shell.store.current.text_percent == 150
    assert shell.window.close()


def test_closing_waits_for_the_running_job_without_freezing(shell: Shell, qtbot: QtBot) -> None:
    gate = threading.Event()
    answers: list[object] = []
    shell.jobs.submit(lambda: gate.wait(5), answers.append, answers.append)
    shell.jobs.submit(lambda: "dropped", answers.append, answers.append)
    assert not shell.window.close()
    assert shell.window.isVisible()
    assert "se termine" in shell.texts()
    gate.set()
    qtbot.waitUntil(lambda: not shell.window.isVisible())
    assert answers == []


def test_closing_does_not_wait_for_ever(shell: Shell, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("algoguide.ui.main_window.CLOSING_LIMIT", 30)
    gate = threading.Event()
    shell.jobs.submit(lambda: gate.wait(5), lambda _: None, lambda _: None)
    assert not shell.window.close()
    qtbot.waitUntil(lambda: not shell.window.isVisible())
    gate.set()


def test_the_settings_file_never_holds_what_was_typed(shell: Shell, tmp_path: Path) -> None:
    shell.shown.field.setText("ZZMARQUE")
    shell.field.setText("ZZMARQUE")
    shell.window.set_text_percent(125)
    shell.window.close()
    assert "ZZMARQUE" not in (tmp_path / FILE_NAME).read_text(encoding="utf-8")
    assert "ZZMARQUE" not in shell.window.windowTitle()


def test_a_middle_click_is_not_back(shell: Shell) -> None:
    shell.button("Gestes").click()
    event = QMouseEvent(
        QMouseEvent.Type.MouseButtonPress,
        QPointF(5, 5),
        QPointF(5, 5),
        Qt.MouseButton.MiddleButton,
        Qt.MouseButton.MiddleButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(shell.window, event)
    assert shell.shown.name == "gestes"
