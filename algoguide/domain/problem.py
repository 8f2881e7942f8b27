"""Something wrong in the content, told to its author."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """An error refuses the content; a notice is counted and shown only."""

    ERROR = "error"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One problem: where, what, and what to do. `line` starts at 1; 0 means the whole file."""

    file: str
    line: int
    rule: str
    message: str
    advice: str
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message} ; {self.advice}"
