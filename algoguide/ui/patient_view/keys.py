"""The keys of a presentation, the same on both screens and on a remote control."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt

from algoguide.ui.patient_view.stage import Stage

FORWARD = frozenset(
    {Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_PageDown, Qt.Key.Key_Return}
)
BACK = frozenset({Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_PageUp, Qt.Key.Key_Backspace})


def acts(stage: Stage) -> Mapping[Qt.Key, Callable[[], None]]:
    """What the other keys do. « B » and the full stop are what remote controls send to rest the screen."""
    keys = Qt.Key
    return {
        keys.Key_Home: stage.first,
        keys.Key_End: stage.last,
        keys.Key_Plus: lambda: stage.step_size(1),
        keys.Key_Minus: lambda: stage.step_size(-1),
        keys.Key_E: stage.toggle_explained,
        keys.Key_F: stage.toggle_frozen,
        keys.Key_S: stage.toggle_revealed,
        keys.Key_B: stage.toggle_covered,
        keys.Key_Period: stage.toggle_covered,
    }
