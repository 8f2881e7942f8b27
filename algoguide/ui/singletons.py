"""Keep None, True and False alive under the Python versions that count them.

The wheels of PySide 6.12 are compiled for the rules of Python 3.12, where these objects are immortal:
each Qt call that returns nothing gives None back without taking a reference. Before 3.12 the count
falls by one each time, and after some thousands of calls (a few pages read, a window resized) the
interpreter aborts: « deallocating None: bug likely caused by a refcount error in a C extension ».
"""

import sys

IMMORTAL_SINCE = (3, 12)
_MORE_THAN_EVER_LOST = sys.maxsize >> 2

_held = False


def hold_singletons() -> None:
    """Give the three singletons more references than Qt can ever lose; once, where they are counted."""
    global _held  # noqa: PLW0603 - the counts belong to the process, not to an object
    if _held or sys.version_info >= IMMORTAL_SINCE or sys.implementation.name != "cpython":
        return
    # The public door, `ctypes`, takes a hundredth of a start; the versions that come here are all known.
    from _ctypes import _SimpleCData

    class Count(_SimpleCData):  # type: ignore[type-arg]  # no parameter when it runs
        _type_ = "q"  # eight bytes: there are no wheels of PySide for other machines

    for singleton in (None, True, False):
        # CPython's object header begins with the count of references.
        Count.from_address(id(singleton)).value += _MORE_THAN_EVER_LOST
    _held = True
