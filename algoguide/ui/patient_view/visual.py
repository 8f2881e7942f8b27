"""What a page shows beside its words: a step that plays, or icon arrays."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget

from algoguide.domain.illustration import Plate
from algoguide.domain.presentation import ShownArray, ViewPage
from algoguide.ui.patient_view.playing import PlayingPlate
from algoguide.ui.theme import Theme
from algoguide.ui.widgets.icon_array import IconArrayView
from algoguide.ui.widgets.layouts import column, row
from algoguide.ui.widgets.text import label

ONE_PERSON = "Un rond = une personne"
_LARGEST = 165
"""Size of the text, in percent, over which the numbers on a drawing grow no more."""
HATCHED = "Un rond = une personne\u202f; hachuré\u00a0: selon les études"


class Visual(QWidget):
    """Draws itself for the room it is given, see `fit`."""

    played = Signal()
    """The picture is whole."""

    can_play = False
    legend = ""
    """What its numbers mean, for a page that says it among its words."""

    def fit(self, room: QSize, *, legend: bool = True) -> None:
        """Take a size inside `room`, with or without its legend; it is then as high as it needs."""
        raise NotImplementedError

    def play(self, *, motion: bool) -> None:
        """Begin, or show everything at once."""

    def finish(self) -> None:
        """Show everything now."""


class Figure(Visual):
    """A plate with the names of what it shows."""

    def __init__(
        self, page: ViewPage, plates: Mapping[str, Plate], folder: Path, theme: Theme, side: str | None
    ) -> None:
        super().__init__()
        if page.picture is None:
            raise ValueError(f"{page.id} has no picture")
        plate = plates[page.picture.plate]
        self._spacing = theme.px(0.3)
        # Numbers as large as the largest text would hide what they point at.
        drawn = theme.at(min(theme.percent, _LARGEST))
        self.plate = PlayingPlate(folder, plate, page.picture.step, drawn, self, base=page.base, side=side)
        self.plate.ended.connect(self.played)
        self.can_play = self.plate.can_play
        self._legend = label("", theme, parent=self)
        self._legend.setTextFormat(Qt.TextFormat.RichText)
        self.legend = _legend(self.plate, page.picture.caption)
        self._legend.setText(self.legend)
        self._legend.setAlignment(Qt.AlignmentFlag.AlignTop)

    def fit(self, room: QSize, *, legend: bool = True) -> None:
        width = room.width()
        told = legend and bool(self.legend)
        self._legend.setVisible(told)
        below = self._legend.heightForWidth(width) if told else 0
        # A long legend must not leave a picture that nobody sees.
        high = max(room.height() - below - self._spacing, room.height() // 3)
        ratio = self.plate.heightForWidth(1000) / 1000
        wide = min(width, round(high / ratio))
        tall = self.plate.heightForWidth(wide)
        self.plate.setGeometry((width - wide) // 2, 0, wide, tall)
        self._legend.setGeometry(0, tall + self._spacing, width, below)
        self.setFixedSize(width, tall + (self._spacing + below if below else 0))

    def play(self, *, motion: bool) -> None:
        if motion:
            self.plate.play()
        else:
            self.plate.finish()

    def finish(self) -> None:
        self.plate.finish()


class Arrays(Visual):
    """One icon array, or two side by side, each with its number in words."""

    def __init__(self, shown: tuple[ShownArray, ...], theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown = shown
        self._box: QWidget | None = None

    def fit(self, room: QSize, *, legend: bool = True) -> None:  # noqa: ARG002 - numbers need none
        theme = self._theme
        gap = theme.px(1)
        each = (room.width() - gap * (len(self._shown) - 1)) // len(self._shown)
        hatched = any(array.friendly.low != array.friendly.high for array in self._shown)
        key = label(HATCHED if hatched else ONE_PERSON, theme, role="secondary")
        # Alone, its number is the first thing the words beside it say.
        told = [array.words if len(self._shown) > 1 else "" for array in self._shown]
        names = [label(words, theme, weight=QFont.Weight.DemiBold) for words in told]
        named = max(name.heightForWidth(each) if name.text() else 0 for name in names)
        below = named + key.heightForWidth(room.width())
        side = max(min(each, round(room.height() * 0.92) - below - 2 * theme.px(0.4)), theme.px(5))
        if self._box is not None:
            self._box.deleteLater()
        self._box = box = QWidget(self)
        layout = column(box, spacing=theme.px(0.4))
        line = row(spacing=gap)
        for array, name in zip(self._shown, names, strict=True):
            name.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            one = column(spacing=theme.px(0.3))
            view = IconArrayView(array.friendly, array.tone, side, theme)
            one.addWidget(view, 0, Qt.AlignmentFlag.AlignHCenter)
            if name.text():
                one.addWidget(name)
            one.addStretch(1)
            line.addLayout(one, 1)
        layout.addLayout(line)
        key.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(key)
        height = side + below + 2 * theme.px(0.4)
        box.setGeometry(0, 0, room.width(), height)
        box.show()
        self.setFixedSize(room.width(), height)


def visual_of(
    page: ViewPage, plates: Mapping[str, Plate], folder: Path, theme: Theme, side: str | None
) -> Visual | None:
    """The visual of a page, None when words say it all."""
    if page.arrays:
        return Arrays(page.arrays, theme)
    if page.picture is not None and page.picture.plate in plates:
        return Figure(page, plates, folder, theme, side)
    return None


def _legend(plate: PlayingPlate, caption: str) -> str:
    """The names at the size of the text: on the drawing they could not be read from a chair."""
    named = [
        f"<b>{number}</b>&nbsp;{escape(_said(mark.text, mark.note))}"
        for number, mark in enumerate(plate.marked, start=1)
    ]
    named += [escape(_said(mark.text, mark.note)) for mark in plate.named if mark.note]
    around = "&nbsp;&nbsp; ".join(escape(word.text.replace(" ", "\u00a0")) for word in plate.around)
    return " &nbsp; ".join(part for part in (*named, around, escape(caption)) if part)


def _said(text: str, note: tuple[str, ...]) -> str:
    return f"{text}\u00a0: {' '.join(note)}" if note else text
