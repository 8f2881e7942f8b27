"""The log and the crash reports: never a word about a patient.

What may hold a name is never written: exception messages, arguments of our own messages, any text of a
library. What is left says what failed and where: our constant sentences, types of exceptions, frames.
"""

import logging
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path, PurePath
from types import TracebackType

from algoguide.domain.plain import Plain

OURS = "algoguide"
FILE_NAME = "algoguide.log"
MAX_BYTES = 500_000
BACKUPS = 3
REPORTS_KEPT = 20
HIDDEN = "[…]"

_CHAIN_LIMIT = 10
_FRAMES_LIMIT = 60
_ROOTS = ("site-packages", OURS, "tests")


def described(error: BaseException | None) -> Iterator[str]:
    """Types and frames of an exception and its causes, without a message, a value or a source line."""
    seen = 0
    while error is not None and seen < _CHAIN_LIMIT:
        kind = type(error)
        yield f"{kind.__module__}.{kind.__qualname__}"
        yield from _frames(error.__traceback__)
        following = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
        if following is not None:
            yield "caused by"
        error = following
        seen += 1


def _frames(traceback: TracebackType | None) -> Iterator[str]:
    count = 0
    while traceback is not None and count < _FRAMES_LIMIT:
        code = traceback.tb_frame.f_code
        yield f"  {_short(code.co_filename)}:{traceback.tb_lineno} {code.co_name}"
        traceback = traceback.tb_next
        count += 1


def _short(file: str) -> str:
    """The path from the package on: what stands before names the account of the user."""
    parts = PurePath(file).parts
    for root in _ROOTS:
        if root in parts[:-1]:
            at = len(parts) - 1 - parts[::-1].index(root) if root == OURS else parts.index(root)
            return "/".join(parts[at:])
    return parts[-1] if parts else "?"


class PrivateFormatter(logging.Formatter):
    """Writes our sentences, and of the libraries' only who spoke and where."""

    def format(self, record: logging.LogRecord) -> str:
        """One record, one or more lines; cached texts of other handlers are never used."""
        when = datetime.fromtimestamp(record.created, UTC).astimezone().isoformat(timespec="seconds")
        lines = [f"{when} {record.levelname} {record.name}: {_sentence(record)}"]
        if record.exc_info:
            lines += described(record.exc_info[1])
        return "\n".join(lines)


def _sentence(record: logging.LogRecord) -> str:
    if not (record.name == OURS or record.name.startswith(f"{OURS}.")) or not isinstance(record.msg, str):
        return f"{_short(record.pathname)}:{record.lineno} {record.funcName}"
    arguments = record.args if isinstance(record.args, tuple) else ()
    try:
        return record.msg % tuple(str(a) if isinstance(a, Plain) else HIDDEN for a in arguments)
    except (TypeError, ValueError):
        return record.msg


class _RotatingFile(logging.FileHandler):
    """A log file that makes room for itself: `<name>`, then `<name>.1` … up to `BACKUPS`.

    The standard one costs the first screen the import of sockets and pickles; it also prints a record it
    could not write, arguments included, on the error stream.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(path, encoding="utf-8", delay=True)
        self._path = path

    def emit(self, record: logging.LogRecord) -> None:
        with suppress(OSError):  # another program holds the file (Windows): go on with the long one
            self._make_room()
        with suppress(OSError):  # the folder is gone
            super().emit(record)

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - the standard library's name
        """Say nothing: a full disk must neither stop the program nor print the record."""

    def _make_room(self) -> None:
        if not self._path.exists() or self._path.stat().st_size < MAX_BYTES:
            return
        self.close()
        for number in range(BACKUPS, 0, -1):
            older = self._path if number == 1 else self._numbered(number - 1)
            if older.exists():
                older.replace(self._numbered(number))

    def _numbered(self, number: int) -> Path:
        return self._path.with_name(f"{self._path.name}.{number}")


def start(folder: Path, level: str) -> logging.Handler:
    """Write the log to `folder` from `level` up for our own loggers, warnings for the libraries.

    Returns:
        The handler, for `stop`. When the folder cannot be written the program goes on without a log.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / FILE_NAME).open("ab"):
            handler: logging.Handler = _RotatingFile(folder / FILE_NAME)
    except OSError:
        # Without any handler, Python would print warnings on the error stream.
        handler = logging.NullHandler()
    handler.setFormatter(PrivateFormatter())
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.WARNING)
    for library in ("weasyprint", "fontTools"):
        logging.getLogger(library).setLevel(logging.WARNING)
    set_level(level)
    return handler


def set_level(level: str) -> None:
    """Change the level of our own loggers, « DEBUG » to « ERROR »."""
    logging.getLogger(OURS).setLevel(level)


def stop(handler: logging.Handler) -> None:
    """Close the log of `start`."""
    logging.getLogger().removeHandler(handler)
    handler.close()


def write_crash_report(folder: Path, error: BaseException, version: str) -> Path | None:
    """Write types and frames of a bug to a new file of `folder`; the oldest reports give way.

    Returns:
        The file, or None when the folder cannot be written.
    """
    import platform  # not needed by a program that works

    now = datetime.now(UTC).astimezone()
    lines = (
        f"AlgoGuide {version}",
        f"Python {platform.python_version()}, {platform.system()} {platform.release()}",
        now.isoformat(timespec="seconds"),
        "",
        *described(error),
        "",
    )
    report = folder / f"incident-{now:%Y%m%d-%H%M%S-%f}.txt"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        report.write_text("\n".join(lines), encoding="utf-8")
        for old in sorted(folder.glob("incident-*.txt"))[:-REPORTS_KEPT]:
            old.unlink()
    except OSError:
        return None
    return report
