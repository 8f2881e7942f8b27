"""A value that may stand in a log."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Plain:
    """An argument its writer vouches for: an id of the content, a count, a duration. Never a patient's."""

    value: str | float

    def __str__(self) -> str:
        return str(self.value)
