"""Keep PySide from reading the source of every module that is imported after it.

It looks in each for « PySide6 », to know whether a module could have asked for its optional names
(`from __feature__ import snake_case`). None of ours does; the search would cost a twelfth of the time to
the first screen and keep all the sources in memory.
"""

from types import ModuleType


def ignore_features() -> None:
    """Take every module for one without optional names, where this PySide has such a search."""
    try:
        from shibokensupport import feature  # type: ignore[import-not-found]  # made by PySide
    except ImportError:
        return
    if hasattr(feature, "_mod_uses_pyside"):
        feature._mod_uses_pyside = _without_names  # noqa: SLF001 - there is no public way


def _without_names(_module: ModuleType) -> bool:
    """What PySide finds in a module that imports it plainly: the usual names, and no others."""
    return True
