import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from algoguide.ui.widgets.one_of import OneOf


@pytest.fixture
def row(qtbot: QtBot) -> QWidget:
    """A button before, a choice of three of which the second is made, a button after."""
    window = QWidget()
    qtbot.addWidget(window)
    layout = QHBoxLayout(window)
    group = OneOf(window)
    for text in ("avant", "un", "deux", "trois", "après"):
        button = QPushButton(text)
        if text in ("un", "deux", "trois"):
            button.setCheckable(True)
            button.setChecked(text == "deux")
            group.add(button)
        layout.addWidget(button)
    with qtbot.waitActive(window):
        window.show()
    return window


def button(row: QWidget, text: str) -> QPushButton:
    return next(b for b in row.findChildren(QPushButton) if b.text() == text)


def focused() -> str:
    widget = QApplication.focusWidget()
    assert isinstance(widget, QPushButton)
    return widget.text()


def test_tab_goes_to_the_choice_made_and_on(qtbot: QtBot, row: QWidget) -> None:
    button(row, "avant").setFocus()
    for expected in ("deux", "après"):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert focused() == expected
    qtbot.keyClick(button(row, "après"), Qt.Key.Key_Backtab)
    assert focused() == "deux"


def test_the_arrows_choose(qtbot: QtBot, row: QWidget) -> None:
    button(row, "deux").setFocus()
    qtbot.keyClick(button(row, "deux"), Qt.Key.Key_Right)
    assert focused() == "trois"
    assert button(row, "trois").isChecked()
    assert not button(row, "deux").isChecked()


def test_tab_follows_a_choice_made_elsewhere(qtbot: QtBot, row: QWidget) -> None:
    button(row, "un").setChecked(True)
    button(row, "avant").setFocus()
    qtbot.keyClick(button(row, "avant"), Qt.Key.Key_Tab)
    assert focused() == "un"


def test_it_is_told_as_one_choice_of_several(row: QWidget) -> None:
    told = QAccessible.queryAccessibleInterface(button(row, "deux"))
    assert told.role() is QAccessible.Role.RadioButton
    assert told.state().checked
