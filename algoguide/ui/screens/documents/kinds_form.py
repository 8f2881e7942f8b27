"""Which documents, and how large."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QFrame, QWidget

from algoguide.domain.document import DEFAULT_KINDS, FRENCH_NAMES, DocumentKind
from algoguide.domain.french import counted
from algoguide.ui.icons import Icons
from algoguide.ui.theme import Theme
from algoguide.ui.widgets.layouts import column
from algoguide.ui.widgets.text import label
from algoguide.ui.widgets.tick_box import TickBox

_NOTHING = "Cochez au moins un document."


class KindsForm(QWidget):
    """A box per document with its number of pages, and the large print."""

    changed = Signal()

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._boxes = {kind: TickBox(FRENCH_NAMES[kind], theme, icons) for kind in DocumentKind}
        self._large = TickBox("Grands caractères (18 pt)", theme, icons)
        self._problem = label(_NOTHING, theme, ems=0.88, role="red")
        self._problem.hide()
        line = QFrame()
        line.setFixedHeight(1)
        line.setStyleSheet(f"background: {theme.colours.LINE};")
        layout = column(self)
        for kind, box in self._boxes.items():
            box.setChecked(kind in DEFAULT_KINDS)
            layout.addWidget(box)
        layout.addWidget(self._problem)
        layout.addWidget(line)
        layout.addWidget(self._large)
        for box in (*self._boxes.values(), self._large):
            box.toggled.connect(self._report)

    @property
    def kinds(self) -> tuple[DocumentKind, ...]:
        """The documents ticked, in the order of a pack."""
        return tuple(kind for kind, box in self._boxes.items() if box.isChecked())

    @property
    def large_print(self) -> bool:
        """Whether 18 points are wanted."""
        return self._large.isChecked()

    @property
    def stops(self) -> Sequence[TickBox]:
        """The boxes in the order of the Tab key."""
        return [*self._boxes.values(), self._large]

    def show_choice(self, kinds: Sequence[DocumentKind], *, large_print: bool) -> None:
        """Tick these; emits nothing."""
        for kind, box in self._boxes.items():
            with QSignalBlocker(box):
                box.setChecked(kind in kinds)
        with QSignalBlocker(self._large):
            self._large.setChecked(large_print)
        self._problem.setVisible(not kinds)

    def set_pages(self, pages: Mapping[DocumentKind, int]) -> None:
        """Show how many pages each document has; those that are not known show nothing."""
        for kind, box in self._boxes.items():
            box.set_remark(counted(pages[kind], "page", "pages") if kind in pages else "")

    def _report(self) -> None:
        self._problem.setVisible(not self.kinds)
        self.changed.emit()
