"""A cell of the comparison: its figure, its sentences, or what nobody knows yet."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from algoguide.domain.compared import ToldCell, ToldFigure, ToldText
from algoguide.domain.figure import Figure, Proportion
from algoguide.domain.french import opened
from algoguide.services.explaining import Explaining
from algoguide.ui.icons import Icons
from algoguide.ui.theme import TOUCH, Theme
from algoguide.ui.widgets.cards import ClickCard, icon_label
from algoguide.ui.widgets.icon_array import IconArrayView
from algoguide.ui.widgets.layouts import column
from algoguide.ui.widgets.text import Paragraph

_MARK = "chiffre:"
"""What the link of a figure begins with; a glossary word links to its id."""


class _Links(Explaining):
    """Glossary words, and the figures that a sentence names."""

    def __init__(self, explaining: Explaining, words: tuple[str, ...]) -> None:
        super().__init__({})
        self._glossary_words = explaining
        self._words = words

    def pieces(self, text: str) -> Iterator[tuple[str, str]]:
        """Cut `text` at the figures first, what is between them at the glossary words."""
        for number, words in enumerate(self._words):
            before, found, after = text.partition(words)
            if found:
                yield from self.pieces(before)
                yield words, f"{_MARK}{number}"
                yield from self.pieces(after)
                return
        yield from self._glossary_words.pieces(text) if text else ()


class _Badge(QLabel):
    """What a figure is compared with, on one line where there is room."""

    def __init__(self, text: str, theme: Theme) -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(theme.font(0.82))
        self.setProperty("role", "badge")
        self.setWordWrap(True)
        # The padding of the style sheet, and a hair: rounded widths would fold the last word.
        self._beside = theme.px(1.5)

    def sizeHint(self) -> QSize:
        width = self.fontMetrics().horizontalAdvance(self.text()) + self._beside
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        longest = max(self.fontMetrics().horizontalAdvance(word) for word in self.text().split())
        return QSize(longest + self._beside, super().minimumSizeHint().height())


class FigureCard(ClickCard):
    """A figure that can be touched: its number, what it counts, what it is compared with."""

    def __init__(self, told: ToldFigure, lead: str, theme: Theme, icons: Icons) -> None:
        name = " ".join(part for part in (f"{lead} :" if lead else "", told.words, told.rest) if part)
        super().__init__(f"{name}, {told.badge}. D’où vient ce chiffre", theme, role="figure")
        self.body.setContentsMargins(theme.px(0.1), theme.px(0.05), theme.px(0.1), theme.px(0.1))
        self.setMinimumHeight(max(TOUCH, theme.px(2)))
        line = QHBoxLayout()
        line.setSpacing(theme.px(0.6))
        if told.drawn and isinstance(told.figure, Proportion):
            array = IconArrayView(told.figure.friendly(), told.tone, theme.px(5.2), theme)
            line.addWidget(array, 0, Qt.AlignmentFlag.AlignTop)
        words = column(spacing=theme.px(0.2))
        number = f"**{lead}\u00a0:** {told.words}" if lead else f"**{opened(told.words)}**"
        confirm = told.figure.passport.to_confirm
        words.addWidget(Paragraph(f"{number} {told.rest}".rstrip(), theme, to_confirm=confirm))
        under = QHBoxLayout()
        under.setSpacing(theme.px(0.35))
        badge = _Badge(told.badge, theme)
        under.addWidget(icon_label("info", theme.colours.PRIMARY, theme.px(0.95), icons))
        under.addWidget(badge)
        under.addStretch(1)
        words.addLayout(under)
        words.addStretch(1)
        line.addLayout(words, 1)
        self.body.addLayout(line)


class CellView(QWidget):
    """What one option says in one row."""

    figure_requested = Signal(object, object)  # Figure, the widget beside which to explain it
    glossary_requested = Signal(str)  # term id

    def __init__(self, cell: ToldCell, name: str, explaining: Explaining, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._theme = theme
        self._explaining = explaining
        layout = column(self, spacing=theme.px(0.25))
        lead = cell.lead
        if cell.figure is not None:
            told = cell.figure
            card = FigureCard(told, lead, theme, icons)
            card.activated.connect(lambda: self.figure_requested.emit(told.figure, card))
            layout.addWidget(card)
            lead = ""
        elif lead and not cell.texts:
            layout.addWidget(Paragraph(f"**{lead}.**", theme))
        for text in cell.texts:
            layout.addWidget(self._paragraph(text, lead))
            lead = ""
        layout.addStretch(1)

    def _paragraph(self, text: ToldText, lead: str) -> Paragraph:
        return paragraph(
            text,
            lead,
            self._explaining,
            self._theme,
            on_figure=self.figure_requested.emit,
            on_word=self.glossary_requested.emit,
        )


def paragraph(
    text: ToldText,
    lead: str,
    explaining: Explaining,
    theme: Theme,
    *,
    on_figure: Callable[[Figure, QWidget], None],
    on_word: Callable[[str], None],
) -> Paragraph:
    """A sentence after its `lead`, whose figures and glossary words can be touched."""
    figures: Mapping[str, Figure] = dict(text.figures)
    written = f"**{lead}.** {text.text}" if lead else text.text
    made = Paragraph(written, theme, _Links(explaining, tuple(figures)), to_confirm=text.to_confirm)
    found = tuple(figures.values())

    def follow(link: str) -> None:
        if link.startswith(_MARK):
            on_figure(found[int(link.removeprefix(_MARK))], made)
        else:
            on_word(link)

    made.glossary_requested.connect(follow)
    return made
