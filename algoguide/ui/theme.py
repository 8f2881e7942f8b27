"""Fonts, sizes, colours and the one style sheet of the application, for a text size of 100 to 200 %.

Sizes are counted from the font's own metrics, in pixels: `em` in Qt's style sheets cuts descenders at
200 %. Set once before any widget; again only when the user changes the text size or the
look.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QApplication

from algoguide.ui.palette import Colours, HighContrast

if TYPE_CHECKING:
    from algoguide.store.settings import Settings

FAMILY = "Source Sans 3"
BASE_PIXELS = 17
TEXT_SIZES = (100, 125, 150, 175, 200)
TOUCH = 44
"""Smallest side of a target, pixels."""


def load_fonts(folder: Path) -> None:
    """Register the bundled fonts; installed fonts are never trusted."""
    for weight in ("Regular", "Semibold", "Bold"):
        QFontDatabase.addApplicationFont(str(folder / f"SourceSans3-{weight}.ttf"))


class SystemLook(NamedTuple):
    """What the system wants for every application."""

    contrast: bool = False
    motion: bool = True

    @classmethod
    def asked(cls) -> SystemLook:
        """What Qt knows of it; needs a QGuiApplication."""
        style = QGuiApplication.styleHints()  # a name: without one, PySide forgets its children at once
        hints = style.accessibility()
        return cls(
            hints.contrastPreference() is Qt.ContrastPreference.HighContrast,
            hints.motionPreference() is not Qt.MotionPreference.ReducedMotion,
        )


@dataclass(frozen=True, slots=True)
class Theme:
    """The look of everything.

    Attributes:
        percent: size of the text, 100 to 200.
        contrast: whether the colours are those of high contrast.
        motion: whether fades and slides may play; without, what moves is there at once.
    """

    percent: int = 100
    contrast: bool = False
    motion: bool = True

    @property
    def colours(self) -> type[Colours]:
        """The colours of this look."""
        return HighContrast if self.contrast else Colours

    @classmethod
    def of(cls, settings: Settings, system: SystemLook) -> Theme:
        """The theme that the user chose; what follows the system is as `system` says."""
        return cls(
            settings.text_percent,
            system.contrast if settings.contrast == "system" else settings.contrast == "yes",
            system.motion if settings.motion == "system" else settings.motion == "yes",
        )

    def at(self, percent: int) -> Theme:
        """The same look at another size of text."""
        return replace(self, percent=percent)

    @property
    def em(self) -> int:
        """Pixels of the body text."""
        return round(BASE_PIXELS * self.percent / 100)

    def px(self, ems: float) -> int:
        """Pixels of so many body text sizes."""
        return round(ems * self.em)

    def font(self, ems: float = 1.0, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        """A font of the bundled family, `ems` times the body text."""
        font = QFont(FAMILY)
        font.setPixelSize(self.px(ems))
        font.setWeight(weight)
        return font

    def apply(self, app: QApplication) -> None:
        """Give the application its font and its style sheet."""
        if not self.motion:
            # The fades of menus and tool tips are Qt's; they come back at the next start.
            QApplication.setEffectEnabled(Qt.UIEffect.UI_General, False)
        app.setFont(self.font())
        app.setStyleSheet(self.style_sheet())

    def style_sheet(self) -> str:
        """The style sheet. Widgets choose their look by a dynamic property `role` (see the selectors)."""
        c = self.colours
        pad = self.px(0.55)
        wider = c.RING - c.BORDER  # the ring takes from the padding: no word is cut when it comes
        # Qt's min-height leaves padding and border out; a line of this font is 1.26 em high.
        inner = max(TOUCH - 2 * pad - 2 * c.BORDER, self.px(1.3))
        return f"""
QMainWindow, QWidget#page, QScrollArea, QWidget#canvas {{ background: {c.PAGE}; }}
QScrollArea {{ border: none; }}
QLabel {{ color: {c.INK}; background: transparent; }}
QLabel[role="secondary"] {{ color: {c.SECONDARY}; }}
QLabel[role="primary"] {{ color: {c.PRIMARY}; }}
QLabel[role="warm"] {{ color: {c.WARM}; }}
QLabel[role="green"] {{ color: {c.GREEN}; }}
QFrame[role="card"] {{ background: {c.CARD}; border: 1px solid {c.LINE}; border-radius: 16px; }}
QFrame[role="tint"] {{ background: {c.TINT}; border: 1px solid {c.TINT_LINE}; border-radius: 16px; }}
QFrame[role="amber"] {{ background: {c.AMBER_TINT}; border: 1px solid {c.AMBER_LINE}; border-radius: 16px; }}
QFrame[role="red"] {{ background: {c.RED_TINT}; border: 1px solid {c.RED_LINE}; border-radius: 16px; }}
QFrame[focusable="true"] {{ border-width: {c.BORDER}px; }}
QFrame[focusable="true"]:hover {{ border-color: {c.PRIMARY}; }}
QFrame[role="chip"] {{ background: {c.PAGE}; border: 1px solid {c.LINE}; border-radius: {self.px(0.62)}px; }}
QLabel[role="amber"] {{ color: {c.AMBER}; background: transparent; border: none; }}
QLabel[role="red"] {{ color: {c.RED}; background: transparent; border: none; }}
QPushButton {{ background: {c.CARD}; color: {c.INK}; border: {c.BORDER}px solid {c.BUTTON_LINE};
  border-radius: 11px; padding: {pad}px {self.px(1)}px; min-height: {inner}px; font-weight: 600;
  icon-size: {self.px(1.2)}px; }}
QPushButton:hover {{ background: {c.TINT}; }}
QPushButton:disabled {{ color: {c.SECONDARY}; background: {c.PAGE}; border-style: {c.DISABLED_BORDER}; }}
QPushButton[role="primary"] {{ background: {c.PRIMARY}; color: {c.ON_DARK}; border-color: {c.PRIMARY}; }}
QPushButton[role="primary"]:hover {{ background: {c.PRIMARY_DARK}; }}
QPushButton[role="primary"]:disabled {{ background: {c.PAGE}; color: {c.SECONDARY}; border-color: {c.LINE}; }}
QPushButton[role="link"] {{ background: transparent; border-color: transparent; color: {c.PRIMARY};
  text-align: left; padding-left: 0; }}
QPushButton[role="link"]:hover {{ text-decoration: underline; }}
QPushButton[role="crumb"] {{ background: transparent; border-color: transparent; color: {c.SECONDARY};
  text-align: left; font-weight: 400; padding-left: 0; padding-right: {self.px(0.3)}px; }}
QPushButton[role="crumb"]:hover {{ color: {c.PRIMARY}; }}
QPushButton[role="segment"] {{ border-radius: 11px; }}
QPushButton[role="segment"]:checked {{ background: {c.PRIMARY}; color: {c.ON_DARK};
  border-color: {c.PRIMARY}; }}
QPushButton[role="section"] {{ background: transparent; border-color: transparent; text-align: left;
  font-weight: 400; color: {c.SECONDARY}; border-radius: 11px; }}
QPushButton[role="section"]:checked {{ background: {c.TINT}; color: {c.PRIMARY_DARK};
  border-color: {c.CHOSEN_LINE}; font-weight: 600; }}
QPushButton:focus, QToolButton:focus, QComboBox:focus, QLineEdit:focus, QDateEdit:focus, QSpinBox:focus,
QCheckBox:focus, QFrame[focusable="true"]:focus {{ border: {c.RING}px solid {c.FOCUS}; outline: none; }}
QPushButton:focus {{ padding: {pad - wider}px {self.px(1) - wider}px; }}
QLineEdit:focus, QComboBox:focus, QDateEdit:focus, QSpinBox:focus {{
  padding: {pad - wider}px {self.px(0.7) - wider}px; }}
QPushButton[role="link"]:focus {{ padding-left: 0; padding-right: {self.px(1) - 2 * wider}px; }}
QPushButton[role="crumb"]:focus {{ padding-left: 0; padding-right: {self.px(0.3) - 2 * wider}px; }}
QPushButton[role="section"]:checked:focus {{ border-color: {c.FOCUS}; }}
QPushButton[role="primary"]:focus, QPushButton[role="segment"]:checked:focus {{
  border-color: {c.FOCUS_ON_PRIMARY}; }}
QLineEdit, QComboBox, QDateEdit, QSpinBox, QPlainTextEdit {{ background: {c.CARD}; color: {c.INK};
  border: {c.BORDER}px solid {c.CONTROL_LINE}; border-radius: 11px; padding: {pad}px {self.px(0.7)}px;
  min-height: {inner}px; selection-background-color: {c.PRIMARY}; selection-color: {c.ON_DARK};
  placeholder-text-color: {c.HINT}; }}
QAbstractSpinBox QLineEdit, QComboBox QLineEdit {{ background: transparent; border: none; padding: 0;
  min-height: 0; }}
QCheckBox {{ color: {c.INK}; spacing: {self.px(0.6)}px; min-height: {TOUCH}px;
  border: {c.RING}px solid transparent; border-radius: 6px; }}
QToolTip {{ background: {c.PRIMARY_DARK}; color: {c.ON_DARK}; border: none; padding: {pad}px; }}
QScrollBar:vertical {{ background: transparent; width: 14px; margin: 2px; }}
QScrollBar::handle:vertical {{ background: {c.CONTROL_LINE}; border-radius: 5px; min-height: 40px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; }}
"""
