"""Printing PDF bytes: the system's dialog, then the PDF itself to CUPS, or pages drawn at 300 dpi."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QWidget

from algoguide.store.settings import PrinterOptions
from algoguide.ui.platform_printing import (
    PrintOrder,
    await_printed,
    cups_command,
    refusal,
    send_to_cups,
)

NEUTRAL_NAME = "AlgoGuide – documents"
"""The name of every job: a print queue is visible to others."""
RESOLUTION = 300
"""Dots per inch of drawn pages."""

_SIDES = {
    QPrinter.DuplexMode.DuplexLongSide: "two-sided-long-edge",
    QPrinter.DuplexMode.DuplexShortSide: "two-sided-short-edge",
}


class OpenedPdf:
    """A QPdfDocument on bytes.

    Raises:
        ValueError: the bytes are not a PDF.
    """

    def __init__(self, data: bytes) -> None:
        self.document = QPdfDocument()
        # A child of the document, which reads it as long as it lives.
        buffer = QBuffer(self.document)
        buffer.setData(QByteArray(data))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document.load(buffer)
        if self.document.status() is not QPdfDocument.Status.Ready:
            raise ValueError(f"unreadable PDF: {self.document.error()}")


def prepared_printer(options: PrinterOptions, names: list[str]) -> QPrinter:
    """What the print dialog starts with."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    if options.name in names:
        printer.setPrinterName(options.name)
    printer.setDocName(NEUTRAL_NAME)
    printer.setResolution(RESOLUTION)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    long_side, none = QPrinter.DuplexMode.DuplexLongSide, QPrinter.DuplexMode.DuplexNone
    printer.setDuplex(long_side if options.two_sided else none)
    printer.setCopyCount(options.copies)
    return printer


def ask_system(printer: QPrinter, pages: int, parent: QWidget) -> bool:
    """Open the system's print dialog; return whether the user wants to print.

    `pages` is how many there are to choose from, 0 when none may be left out.
    """
    dialog = QPrintDialog(printer, parent)
    # Not « print to a file »: saving has its own button, which keeps the tags of the PDF.
    options = QAbstractPrintDialog.PrintDialogOption.PrintCollateCopies
    if pages:
        options |= QAbstractPrintDialog.PrintDialogOption.PrintPageRange
        dialog.setMinMax(1, pages)
    dialog.setOptions(options)
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return accepted


def printer_names() -> list[str]:
    """The printers of the system, often none."""
    return list(QPrinterInfo.availablePrinterNames())


def send(pdf: bytes, printer: QPrinter) -> None:
    """Print `pdf` as the dialog left `printer`. Slow, and fit for a worker: it opens no widget.

    Raises:
        KnownError: the printer or its server refused.
    """
    lp = cups_command()
    if lp is not None and printer.printerName():
        send_to_cups(lp, pdf, order_of(printer))
    else:
        draw_pages(pdf, printer)


def send_and_wait(pdf: bytes, printer: QPrinter, cancelled: Callable[[], bool]) -> None:
    """As `send`, and wait until the printer has it: what follows then knows that it was printed.

    Raises:
        KnownError: the printer or its server refused, or stopped; nothing of it will come out later.
    """
    lp = cups_command()
    if lp is not None and printer.printerName():
        order = order_of(printer)
        job = send_to_cups(lp, pdf, order)
        if job:
            await_printed(job, order.queue, cancelled)
    else:
        draw_pages(pdf, printer)


def order_of(printer: QPrinter) -> PrintOrder:
    """What the user chose in the dialog, for CUPS."""
    by_page = printer.printRange() is QPrinter.PrintRange.PageRange and printer.fromPage() > 0
    return PrintOrder(
        queue=printer.printerName(),
        title=NEUTRAL_NAME,
        copies=printer.copyCount(),
        sides=_SIDES.get(printer.duplex(), "one-sided"),
        pages=(printer.fromPage(), max(printer.fromPage(), printer.toPage())) if by_page else None,
        colour=printer.colorMode() is QPrinter.ColorMode.Color,
    )


def draw_pages(pdf: bytes, printer: QPrinter) -> None:
    """Draw each page as a picture over the whole sheet, at its true size.

    Raises:
        KnownError: the printer took nothing.
    """
    opened = OpenedPdf(pdf)
    document = opened.document
    printer.setResolution(RESOLUTION)
    printer.setFullPage(True)
    chosen = order_of(printer).pages or (1, document.pageCount())
    numbers = [n for n in range(document.pageCount()) if chosen[0] <= n + 1 <= chosen[1]]
    # A driver that makes copies itself is told how many; for the others we draw them.
    repeats = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    painter = QPainter()
    for index, number in enumerate(numbers * repeats):
        size = document.pagePointSize(number)
        _set_page(printer, size)
        if index == 0:
            if not painter.begin(printer):
                raise refusal(printer.printerName() or "par défaut")
        elif not printer.newPage():
            painter.end()
            raise refusal(printer.printerName() or "par défaut")
        painter.drawImage(printer.pageLayout().fullRectPixels(RESOLUTION), _picture(document, number, size))
    if not painter.end():
        raise refusal(printer.printerName() or "par défaut")


def _set_page(printer: QPrinter, size: QSizeF) -> None:
    fuzzy = QPageSize.SizeMatchPolicy.FuzzyMatch
    printer.setPageSize(QPageSize(size, QPageSize.Unit.Point, "", fuzzy))
    printer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter)


def _picture(document: QPdfDocument, number: int, size: QSizeF) -> QImage:
    pixels = (size * (RESOLUTION / 72)).toSize()
    drawn = document.render(number, pixels)
    # PDF pages have no ground of their own: what is not drawn is transparent.
    page = QImage(pixels, QImage.Format.Format_RGB32)
    page.fill(0xFFFFFFFF)
    painter = QPainter(page)
    painter.drawImage(0, 0, drawn)
    painter.end()
    return page


@dataclass(frozen=True, slots=True)
class Printing:
    """The printing of this system; tests give their own functions."""

    names: Callable[[], list[str]] = printer_names
    ask: Callable[[QPrinter, int, QWidget], bool] = ask_system
    send: Callable[[bytes, QPrinter], None] = send
    send_and_wait: Callable[[bytes, QPrinter, Callable[[], bool]], None] = send_and_wait
