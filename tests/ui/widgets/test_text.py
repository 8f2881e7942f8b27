import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from algoguide.domain.reference import GlossaryTerm
from algoguide.services.explaining import Explaining
from algoguide.ui.theme import Theme
from algoguide.ui.widgets.explanation import Explanation, explain
from algoguide.ui.widgets.text import Paragraph, heading, label, rich

EXPLAINING = Explaining({"ciment": GlossaryTerm("ciment", "ciment", "Une pâte qui durcit.", ("ciments",))})


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", "{{ 7 * 7 }}", "5 < 6 & 7 > 2", 'un "mot"', "<b>x"]
)
def test_content_is_shown_as_it_is_written(qtbot: QtBot, normal: Theme, text: str) -> None:
    paragraph = Paragraph(text, normal)
    plain = label(text, normal)
    qtbot.addWidget(paragraph)
    qtbot.addWidget(plain)

    assert paragraph.text().count("<b>") == 0
    assert "<script" not in paragraph.text()
    assert plain.textFormat() is Qt.TextFormat.PlainText
    assert plain.text() == text
    # What is drawn has the width of the words themselves: nothing was read as a tag.
    paragraph.setWordWrap(False)
    plain.setWordWrap(False)
    assert abs(paragraph.sizeHint().width() - plain.sizeHint().width()) <= 3


def test_bold_runs_and_glossary_words_are_marked() -> None:
    html = rich("Le **ciment** durcit, les ciments aussi.", Theme(), EXPLAINING)

    assert '<b><a href="ciment"' in html
    assert html.count('href="ciment"') == 2
    assert "**" not in html


def test_an_id_cannot_escape_its_link() -> None:
    tricky = Explaining({'"><i>': GlossaryTerm('"><i>', "ciment", "Une pâte.")})

    assert "<i>" not in rich("ciment", Theme(), tricky)


def test_a_click_on_a_glossary_word_asks_for_its_explanation(qtbot: QtBot, normal: Theme) -> None:
    paragraph = Paragraph("ciment", normal, EXPLAINING)
    qtbot.addWidget(paragraph)
    with qtbot.waitExposed(paragraph):
        paragraph.show()

    with qtbot.waitSignal(paragraph.glossary_requested) as asked:
        # The word stands at the left edge, half way down.
        near = QPoint(paragraph.fontMetrics().averageCharWidth(), paragraph.height() // 2)
        qtbot.mouseClick(paragraph, Qt.MouseButton.LeftButton, pos=near)
    assert asked.args == ["ciment"]


def test_the_keyboard_reaches_a_glossary_word(qtbot: QtBot, normal: Theme) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    before, after = QPushButton("Avant"), QPushButton("Après")
    paragraph = Paragraph("Le ciment durcit.", normal, EXPLAINING)
    layout = QVBoxLayout(window)
    for widget in (before, paragraph, after):
        layout.addWidget(widget)
    with qtbot.waitActive(window):
        window.show()
    before.setFocus()

    qtbot.keyClick(before, Qt.Key.Key_Tab)
    assert paragraph.selectedText() == "ciment"
    with qtbot.waitSignal(paragraph.glossary_requested) as asked:
        qtbot.keyClick(paragraph, Qt.Key.Key_Return)
    assert asked.args == ["ciment"]
    qtbot.keyClick(paragraph, Qt.Key.Key_Tab)
    assert after.hasFocus()


def test_prose_without_glossary_words_takes_no_focus(qtbot: QtBot, normal: Theme) -> None:
    paragraph = Paragraph("Rien à expliquer.", normal, EXPLAINING)
    qtbot.addWidget(paragraph)

    assert paragraph.focusPolicy() is Qt.FocusPolicy.NoFocus


def test_what_is_to_confirm_says_so() -> None:
    assert "*" in rich("Une phrase.", Theme(), to_confirm=True)
    assert "*" not in rich("Une phrase.", Theme())


def test_a_wrapped_label_asks_for_a_sensible_width(qtbot: QtBot, theme: Theme) -> None:
    words = label("Une phrase assez longue pour occuper plusieurs lignes. " * 4, theme)
    qtbot.addWidget(words)

    assert words.sizeHint().width() > theme.px(10)
    assert words.heightForWidth(theme.px(40)) < words.heightForWidth(theme.px(12))


def test_headings_say_that_they_are(qtbot: QtBot, normal: Theme) -> None:
    title = heading("Les risques", normal)
    qtbot.addWidget(title)

    assert title.accessibleDescription() == "Titre"


@pytest.mark.parametrize("mark", ["\u202f;", "\u202f?", "\u00a0:"])
def test_no_line_begins_with_a_mark(mark: str) -> None:
    shown = QTextDocument()
    shown.setHtml(rich(f"On le voit au **ciment**{mark} voilà.", Theme(), EXPLAINING))

    # Qt makes ordinary spaces of the thin ones it is free to fold.
    assert f"ciment{mark} voilà." in shown.toRawText()


def _between(qtbot: QtBot, paragraph: Paragraph) -> tuple[QWidget, QPushButton, QPushButton]:
    """The paragraph in a window, and the buttons before and after it."""
    window = QWidget()
    qtbot.addWidget(window)
    before, after = QPushButton("Avant"), QPushButton("Après")
    layout = QVBoxLayout(window)
    for widget in (before, paragraph, after):
        layout.addWidget(widget)
    with qtbot.waitActive(window):
        window.show()
    return window, before, after


def test_each_word_is_told_as_the_keyboard_reaches_it(qtbot: QtBot, normal: Theme) -> None:
    paragraph = Paragraph("Du ciment, et encore du ciment.", normal, EXPLAINING)
    _window, before, after = _between(qtbot, paragraph)
    before.setFocus()
    told = []
    for _ in range(3):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        told.append(paragraph.accessibleDescription())
    assert told == [
        "Entrée explique le mot\u00a0: ciment (1 sur 2)",
        "Entrée explique le mot\u00a0: ciment (2 sur 2)",
        "",
    ]
    qtbot.keyClick(after, Qt.Key.Key_Backtab)
    assert paragraph.accessibleDescription() == "Entrée explique le mot\u00a0: ciment (2 sur 2)"


def test_the_keyboard_goes_back_from_a_word_that_opens_the_paragraph(qtbot: QtBot, normal: Theme) -> None:
    paragraph = Paragraph("Ciment possible.", normal, EXPLAINING)
    _window, before, after = _between(qtbot, paragraph)
    after.setFocus()
    qtbot.keyClick(after, Qt.Key.Key_Backtab)
    assert paragraph.selectedText() == "Ciment"
    qtbot.keyClick(paragraph, Qt.Key.Key_Backtab)
    assert before.hasFocus()
    assert paragraph.accessibleDescription() == ""


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_an_explanation_has_the_keyboard_and_gives_it_back(qtbot: QtBot, normal: Theme) -> None:
    paragraph = Paragraph("Du ciment.", normal, EXPLAINING)
    _window, before, _ = _between(qtbot, paragraph)
    before.setFocus()
    qtbot.keyClick(before, Qt.Key.Key_Tab)
    explain(paragraph, EXPLAINING.term("ciment"), normal)
    box = paragraph.findChild(Explanation)
    assert box is not None
    qtbot.waitExposed(box)
    close = QApplication.focusWidget()
    assert isinstance(close, QPushButton)
    assert close.text() == "Fermer"
    qtbot.keyClick(close, Qt.Key.Key_Return)
    assert paragraph.hasFocus()
