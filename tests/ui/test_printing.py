import stat
import sys
from pathlib import Path
from typing import cast

import pikepdf
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from algoguide.domain.errors import KnownError
from algoguide.store.settings import PrinterOptions
from algoguide.ui.platform_printing import PrintOrder, cups_command, send_to_cups
from algoguide.ui.printing import (
    NEUTRAL_NAME,
    OpenedPdf,
    ask_system,
    draw_pages,
    order_of,
    prepared_printer,
)
from tests.ui.screens.documents_support import A4, small_pdf

PDF = small_pdf((("Fiche", 2), ("Suite", 1)))
pytestmark = pytest.mark.usefixtures("qapp")
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="CUPS and its lp exist on Linux and macOS")


@pytest.fixture
def printer(tmp_path: Path) -> QPrinter:
    made = prepared_printer(PrinterOptions(two_sided=False), [])
    made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    made.setOutputFileName(str(tmp_path / "printed.pdf"))
    return made


def test_pages_are_drawn_at_their_true_size(printer: QPrinter, tmp_path: Path) -> None:
    draw_pages(PDF, printer)
    with pikepdf.open(tmp_path / "printed.pdf") as printed:
        sizes = [[float(side) for side in page.mediabox[2:]] for page in printed.pages]
    assert len(sizes) == 3
    assert all(abs(width - A4[0]) < 1 and abs(height - A4[1]) < 1 for width, height in sizes)


def test_only_the_range_of_the_dialog_is_drawn(printer: QPrinter, tmp_path: Path) -> None:
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 3)
    draw_pages(PDF, printer)
    with pikepdf.open(tmp_path / "printed.pdf") as printed:
        assert len(printed.pages) == 2


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_a_printer_that_takes_nothing_is_a_sentence(printer: QPrinter, tmp_path: Path) -> None:
    printer.setOutputFileName(str(tmp_path / "absent" / "printed.pdf"))
    with pytest.raises(KnownError, match="n’a pas accepté"):
        draw_pages(PDF, printer)


def test_the_dialog_starts_from_the_settings() -> None:
    order = order_of(prepared_printer(PrinterOptions(copies=2), []))
    assert (order.title, order.copies, order.pages) == (NEUTRAL_NAME, 2, None)


class Chosen:
    """A printer as a dialog leaves it: Qt keeps two sides only for a printer that exists."""

    def __init__(self, duplex: QPrinter.DuplexMode) -> None:
        self.duplex = lambda: duplex
        self.printRange = lambda: QPrinter.PrintRange.PageRange
        self.fromPage = self.toPage = lambda: 2
        self.printerName = lambda: "Bureau"
        self.copyCount = lambda: 1
        self.colorMode = lambda: QPrinter.ColorMode.GrayScale


@pytest.mark.parametrize(
    ("duplex", "sides"),
    [
        (QPrinter.DuplexMode.DuplexNone, "one-sided"),
        (QPrinter.DuplexMode.DuplexLongSide, "two-sided-long-edge"),
        (QPrinter.DuplexMode.DuplexShortSide, "two-sided-short-edge"),
    ],
)
def test_what_the_dialog_chose_reaches_the_order(duplex: QPrinter.DuplexMode, sides: str) -> None:
    order = order_of(cast("QPrinter", Chosen(duplex)))
    assert order == PrintOrder("Bureau", NEUTRAL_NAME, 1, sides, (2, 2), colour=False)


def test_what_is_not_a_pdf_is_a_bug() -> None:
    with pytest.raises(ValueError, match="unreadable"):
        OpenedPdf(b"%PDF-1.7 cut")


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
@pytest.mark.parametrize(("key", "wanted"), [(Qt.Key.Key_Return, True), (Qt.Key.Key_Escape, False)])
def test_the_dialog_of_the_system_answers(qtbot: QtBot, printer: QPrinter, key: Qt.Key, wanted: bool) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    seen: list[QPrintDialog] = []

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QPrintDialog)
        seen.append(dialog)
        assert (dialog.minPage(), dialog.maxPage()) == (1, 3)
        qtbot.keyClick(dialog, key)

    QTimer.singleShot(0, answer)
    assert ask_system(printer, 3, window) is wanted
    assert len(seen) == 1


def fake_lp(folder: Path, status: int) -> str:
    """A program that notes what it receives."""
    script = folder / "lp"
    script.write_text(
        f'#!/bin/sh\nprintf "%s\\n" "$@" > "{folder}/args"\ncat > "{folder}/stdin"\nexit {status}\n',
        encoding="utf-8",
    )
    script.chmod(script.stat().st_mode | stat.S_IXUSR)
    return str(script)


@POSIX
def test_cups_receives_the_pdf_itself_and_the_choices(tmp_path: Path) -> None:
    order = PrintOrder("Bureau", NEUTRAL_NAME, 2, "two-sided-long-edge", (1, 2), colour=False)
    send_to_cups(fake_lp(tmp_path, 0), PDF, order)
    assert (tmp_path / "stdin").read_bytes() == PDF
    arguments = " ".join((tmp_path / "args").read_text(encoding="utf-8").splitlines())
    for wanted in (
        "-d Bureau",
        f"-t {NEUTRAL_NAME}",
        "-n 2",
        "sides=two-sided-long-edge",
        "-P 1-2",
        "print-color-mode=monochrome",
        "media=A4",
    ):
        assert wanted in arguments
    assert sorted(path.name for path in tmp_path.iterdir()) == ["args", "lp", "stdin"]


@POSIX
@pytest.mark.parametrize("status", [1, None])
def test_a_print_server_that_refuses_is_a_sentence(tmp_path: Path, status: int | None) -> None:
    lp = str(tmp_path / "absent") if status is None else fake_lp(tmp_path, status)
    with pytest.raises(KnownError, match="« Bureau » n’a pas accepté"):
        send_to_cups(lp, PDF, PrintOrder("Bureau", NEUTRAL_NAME))


@POSIX
def test_lp_is_looked_up_on_the_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert cups_command() is None
    fake_lp(tmp_path, 0)
    assert cups_command() == str(tmp_path / "lp")
