"""Reading aloud: how fast."""

from enum import StrEnum


class Speed(StrEnum):
    """How fast a voice reads; the values are the words a reader chooses from."""

    SLOW = "lente"
    NORMAL = "normale"
    FAST = "rapide"
