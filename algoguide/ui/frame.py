"""What surrounds the screens, for one size of the text: column, bar, banners, search results."""

from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from algoguide.ui.banner import Banner
from algoguide.ui.icons import Icons
from algoguide.ui.navigation import ScreenId
from algoguide.ui.sidebar import Sidebar
from algoguide.ui.theme import Theme
from algoguide.ui.topbar import TopBar

if TYPE_CHECKING:
    # Results of the search and their popup are not needed before the first letter typed.
    from algoguide.services.searching import Found
    from algoguide.ui.search_popup import SearchPopup

UNFOLDED = 58
"""Narrowest frame, in em, whose column shows words."""

NO_HOUSE = "Les documents ne portent pas encore le nom ni le téléphone de votre établissement."
CLEARED = "Les données du patient ont été effacées. Pendant 10 secondes, vous pouvez les reprendre."
LEAVING = "Le travail en cours se termine, puis AlgoGuide se ferme."


class Frame(QWidget):
    """Holds the screens; reports what is wanted. The window gives it what to show."""

    place_chosen = Signal(object)  # ScreenId
    result_chosen = Signal(object)  # Found
    notice_dismissed = Signal()
    undo_requested = Signal()

    def __init__(
        self,
        places: Collection[ScreenId],
        find: Callable[[str], Sequence["Found"]],
        theme: Theme,
        icons: Icons,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._find = find
        self._theme = theme
        self._icons = icons
        self._popup: SearchPopup | None = None
        self._banners: dict[str, Banner] = {}
        self.setObjectName("page")
        self.topbar = TopBar(theme, icons)
        self._sidebar = Sidebar(places, theme, icons)
        self._stack = QStackedWidget()
        self._told = QVBoxLayout()
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self.topbar)
        right.addLayout(self._told)
        right.addWidget(self._stack, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._sidebar)
        layout.addLayout(right, 1)
        self._sidebar.chosen.connect(self.place_chosen)
        self.topbar.search.textChanged.connect(self._search)

    @property
    def popup(self) -> "SearchPopup":
        """The results of the search, built when they are first wanted."""
        if self._popup is None:
            from algoguide.ui.search_popup import SearchPopup

            self._popup = SearchPopup(self.topbar.search, self._find, self._theme, self)
            self._popup.chosen.connect(self.result_chosen)
        return self._popup

    @property
    def has_focus(self) -> bool:
        """Whether the keyboard is in the column or the bar rather than in a screen."""
        focused = QApplication.focusWidget()
        return any(part.isAncestorOf(focused) for part in (self._sidebar, self.topbar) if focused)

    def add(self, screen: QWidget) -> None:
        """Hold one more screen."""
        self._stack.addWidget(screen)

    def remove(self, screen: QWidget) -> None:
        """Delete a screen."""
        self._stack.removeWidget(screen)
        screen.deleteLater()

    def bring(self, screen: QWidget, place: ScreenId) -> None:
        """Show a screen it holds, and light the place it belongs to."""
        self._stack.setCurrentWidget(screen)
        self._sidebar.set_current(place)

    def focus_search(self) -> None:
        """Bring the keyboard to the search."""
        self.topbar.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.topbar.search.selectAll()

    def close_search(self) -> None:
        """Hide the results, if they are shown."""
        if self._popup is not None:
            self._popup.hide()

    def tell_no_house(self, wanted: bool) -> None:
        """Say, or stop saying, that the establishment is not filled in."""
        if wanted and NO_HOUSE not in self._banners:
            banner = self._banner(NO_HOUSE, action="Remplir les réglages")
            banner.action_requested.connect(lambda: self.place_chosen.emit(ScreenId.SETTINGS))
        elif not wanted:
            self._hush(NO_HOUSE)

    def tell_notice(self, sentence: str) -> None:
        """Say something until it is read."""
        if sentence in self._banners:
            return
        banner = self._banner(sentence, icon="triangle-alert", dismissible=True)
        banner.dismissed.connect(lambda: self._hush(sentence))
        banner.dismissed.connect(self.notice_dismissed)

    def tell_undo(self, possible: bool) -> None:
        """Offer, or no longer offer, to bring the patient of before back."""
        if possible and CLEARED not in self._banners:
            banner = self._banner(CLEARED, icon="user-round-plus", action="Annuler")
            banner.action_requested.connect(self.undo_requested)
            QAccessible.updateAccessibility(QAccessibleEvent(banner, QAccessible.Event.Alert))
        elif not possible:
            self._hush(CLEARED)

    def tell_leaving(self) -> None:
        """Take no more orders, and say why the window is still there."""
        self._banner(LEAVING)
        self.setEnabled(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        size = event.size()
        narrow = size.width() < self._theme.px(UNFOLDED)
        self._sidebar.set_folded(narrow or size.height() < self._sidebar.height_needed)

    def _banner(
        self, text: str, icon: str = "info", action: str = "", *, dismissible: bool = False
    ) -> Banner:
        banner = Banner(text, self._theme, self._icons, icon=icon, action=action, dismissible=dismissible)
        self._banners[text] = banner
        self._told.addWidget(banner)
        banner.show()
        return banner

    def _hush(self, text: str) -> None:
        banner = self._banners.pop(text, None)
        if banner is not None:
            banner.hide()
            banner.deleteLater()

    @Slot(str)
    def _search(self, text: str) -> None:
        if text and self._popup is None:
            # From now on the popup follows the field by itself.
            self.popup.search(text)
