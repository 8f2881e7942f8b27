"""A field of a form: its name above, what is wrong with it below."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QVBoxLayout, QWidget

from algoguide.domain.french import typeset
from algoguide.ui.theme import Theme
from algoguide.ui.widgets.text import label


class Field(QWidget):
    """Shows `editor` under `name`; the problem is said to assistive technology too."""

    def __init__(
        self, name: str, editor: QWidget, theme: Theme, hint: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._editor = editor
        self._hint = hint
        editor.setAccessibleName(name)
        editor.setAccessibleDescription(hint)
        title = label(name, theme, ems=0.9, weight=QFont.Weight.DemiBold)
        title.setBuddy(editor)
        self._problem = label("", theme, ems=0.9, role="red", weight=QFont.Weight.DemiBold)
        self._problem.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(0.25))
        layout.addWidget(title)
        layout.addWidget(editor)
        if hint:
            layout.addWidget(label(hint, theme, ems=0.88, role="secondary"))
        layout.addWidget(self._problem)

    @property
    def problem(self) -> str:
        """The sentence shown, empty when the field is right."""
        return self._problem.text()

    def set_problem(self, sentence: str) -> None:
        """Say what is wrong, or nothing more when `sentence` is empty."""
        self._problem.setText(typeset(sentence))
        self._problem.setVisible(bool(sentence))
        self._editor.setAccessibleDescription(sentence or self._hint)

    def focus(self) -> None:
        """Bring the user to the field."""
        self._editor.setFocus(Qt.FocusReason.OtherFocusReason)
