"""The windows: the only package that imports Qt."""

import PySide6.QtCore  # noqa: F401 - it makes what the next two adjust

from algoguide.ui.features import ignore_features
from algoguide.ui.singletons import hold_singletons

ignore_features()
hold_singletons()
