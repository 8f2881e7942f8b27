"""The clipboard: a text kept out of its history, and taken back with the patient."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from algoguide.ui.clipboard import PatientClipboard
from algoguide.ui.patient_guard import PatientGuard

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def guard() -> Iterator[PatientGuard]:
    guard = PatientGuard(lambda: datetime(2026, 11, 28, 9, tzinfo=UTC))
    yield guard
    guard.forget()
    QGuiApplication.clipboard().clear()


def test_the_text_is_plain_and_asked_out_of_every_history(guard: PatientGuard) -> None:
    PatientClipboard(guard).copy("Geste : essai\nNotes :\n  Vient seul.\n")
    data = QGuiApplication.clipboard().mimeData()
    assert data.text() == "Geste : essai\nNotes :\n  Vient seul.\n"
    assert not data.hasHtml()
    formats = {name: data.data(name).data() for name in data.formats() if name != "text/plain"}
    assert formats == {
        "ExcludeClipboardContentFromMonitorProcessing": b"1",
        "CanIncludeInClipboardHistory": b"\0\0\0\0",
        "CanUploadToCloudClipboard": b"\0\0\0\0",
        "x-kde-passwordManagerHint": b"secret",
    }


def test_it_goes_with_the_patient(guard: PatientGuard) -> None:
    clipboard = PatientClipboard(guard)
    clipboard.copy("Notes : Marquet")
    assert guard.watching  # forgotten in time too
    guard.start_new()
    assert QGuiApplication.clipboard().text() == ""
    guard.undo()
    assert QGuiApplication.clipboard().text() == ""


def test_what_another_program_copied_stays(guard: PatientGuard, monkeypatch: pytest.MonkeyPatch) -> None:
    clipboard = PatientClipboard(guard)
    clipboard.copy("Notes : Marquet")
    other = QMimeData()
    other.setText("une recette")
    system = QGuiApplication.clipboard()
    system.setMimeData(other)
    # Here every owner is this process: the platform is made to say that another one has it.
    monkeypatch.setattr(type(system), "ownsClipboard", lambda _: False)
    guard.forget()
    assert system.text() == "une recette"


def test_a_platform_that_knows_no_owner_is_told_by_the_text(
    guard: PatientGuard, monkeypatch: pytest.MonkeyPatch
) -> None:
    clipboard = PatientClipboard(guard)
    clipboard.copy("Notes : Marquet")
    system = QGuiApplication.clipboard()
    monkeypatch.setattr(type(system), "ownsClipboard", lambda _: False)
    guard.forget()
    assert system.text() == ""
