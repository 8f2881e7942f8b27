import json
import os
from dataclasses import fields, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from algoguide.domain.errors import KnownError
from algoguide.domain.establishment import Establishment
from algoguide.domain.speech import Speed
from algoguide.store.settings import (
    FILE_NAME,
    LAST_GOOD_NAME,
    SCHEMA_VERSION,
    SET_ASIDE_NAME,
    PrinterOptions,
    Settings,
    SettingsStore,
)
from algoguide.store.settings_known import KnownAct, KnownFile
from algoguide.store.settings_visits import VisitSettings

FULL = Settings(
    establishment=Establishment("Hôpital Saint-Été", "Imagerie", "01 02 03 04 05", "06 07 08 09 10", 8, 3),
    practitioners=("Dr Anne L’Écuyer", "Dr Zoé Ngô"),
    text_percent=150,
    contrast="yes",
    motion="no",
    output_folder="D:\\Dossiers\\Été",
    printer=PrinterOptions("HP-2", two_sided=False, copies=2),
    favourites=("vertebroplastie",),
    recent=("cryoneurolyse", "vertebroplastie"),
    window_geometry="AdnQywAD",
    window_state="AAAA/w==",
    log_level="DEBUG",
    reading_speed=Speed.SLOW,
    visits=VisitSettings(
        acts=(KnownAct("foraminale", "geste", "C1", (("axe", "un"),), "locale", "gauche", "L5"),),
        files=(KnownFile("abc", ((0, "jour"), (3, "nom"))),),
        kinds=(("geste", ("fiche", "apres")),),
        keep_days=3,
        in_memory=True,
    ),
    locked=True,
)


def test_what_is_saved_is_read_again_whole(tmp_path: Path) -> None:
    SettingsStore(tmp_path / "new" / "folder").save(FULL)
    again = SettingsStore(tmp_path / "new" / "folder")
    assert again.current == FULL
    assert again.notices == ()


def test_the_full_settings_leave_no_field_at_its_default() -> None:
    parts = (
        (FULL, Settings()),
        (FULL.establishment, Establishment()),
        (FULL.visits, VisitSettings()),
        (FULL.visits.acts[0], KnownAct("", "")),
    )
    for full, default in parts:
        assert [f.name for f in fields(full) if getattr(full, f.name) == getattr(default, f.name)] == []


def test_settings_of_the_first_version_are_still_read(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_text('{"schema": 1, "text_percent": 175}', encoding="utf-8")
    store = SettingsStore(tmp_path)
    assert store.current == Settings(text_percent=175)
    assert store.notices == ()


def test_a_first_start_has_defaults_and_says_nothing(tmp_path: Path) -> None:
    store = SettingsStore(tmp_path)
    assert store.current == Settings()
    assert store.notices == ()
    assert list(tmp_path.iterdir()) == []


def damage(text: str) -> list[str]:
    """Contents that are not the settings `text` was."""
    data = json.loads(text)
    return [
        "",
        text[: len(text) // 2],
        "[]",
        "null",
        "[" * 100_000,
        text + " " * 1_000_001,
        json.dumps({**data, "text_percent": 1_000}),
        json.dumps({**data, "text_percent": True}),
        json.dumps({**data, "practitioners": "Dr Unique"}),
        json.dumps({**data, "practitioners": ["\ud800"]}),
        json.dumps({**data, "log_level": "LOUD"}),
        json.dumps({**data, "contrast": True}),
        json.dumps({**data, "colour": "blue"}),
        json.dumps({**data, "reading_speed": "au galop"}),
        json.dumps({**data, "reading_speed": ["lente"]}),
        json.dumps({**data, "establishment": {"name": "x\ny"}}),
        json.dumps({**data, "printer": {"two_sided": 1}}),
        json.dumps({k: v for k, v in data.items() if k != "schema"}),
    ]


@pytest.mark.parametrize("number", range(18))
def test_a_damaged_file_gives_way_to_the_last_good_copy(tmp_path: Path, number: int) -> None:
    SettingsStore(tmp_path).save(FULL)
    file = tmp_path / FILE_NAME
    bad = damage(file.read_text(encoding="utf-8"))[number]
    file.write_text(bad, encoding="utf-8")
    store = SettingsStore(tmp_path)
    assert store.current == FULL
    assert "abîmé" in store.notices[0]
    assert "dernière copie" in store.notices[0]


def test_a_file_that_is_not_utf_8_gives_way_too(tmp_path: Path) -> None:
    SettingsStore(tmp_path).save(FULL)
    (tmp_path / FILE_NAME).write_bytes('{"schema": 1, "output_folder": "été"}'.encode("latin-1"))
    assert SettingsStore(tmp_path).current == FULL


def test_a_lost_file_is_replaced_by_the_copy(tmp_path: Path) -> None:
    SettingsStore(tmp_path).save(FULL)
    (tmp_path / FILE_NAME).unlink()
    store = SettingsStore(tmp_path)
    assert store.current == FULL
    assert "disparu" in store.notices[0]


def test_without_any_good_copy_the_defaults_serve_and_it_is_said(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_text("{", encoding="utf-8")
    (tmp_path / LAST_GOOD_NAME).write_text("{", encoding="utf-8")
    store = SettingsStore(tmp_path)
    assert store.current == Settings()
    assert "repart de zéro" in store.notices[0]


def test_settings_of_a_newer_version_are_neither_read_nor_lost(tmp_path: Path) -> None:
    newer = json.dumps({"schema": SCHEMA_VERSION + 1, "text_percent": 175, "voice": "Anna"})
    for name in (FILE_NAME, LAST_GOOD_NAME):
        (tmp_path / name).write_text(newer, encoding="utf-8")
    store = SettingsStore(tmp_path)
    assert store.current == Settings()
    assert "plus récente" in store.notices[0]
    store.save(FULL)
    assert (tmp_path / SET_ASIDE_NAME).read_text(encoding="utf-8") == newer
    assert SettingsStore(tmp_path).current == FULL


def test_a_refused_file_that_was_taken_away_stops_no_saving(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_text("{", encoding="utf-8")
    store = SettingsStore(tmp_path)
    (tmp_path / FILE_NAME).unlink()
    store.save(FULL)
    assert SettingsStore(tmp_path).current == FULL


def test_a_folder_that_cannot_be_written_is_said_and_the_settings_serve(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder", encoding="utf-8")
    store = SettingsStore(blocked / "config")
    with pytest.raises(KnownError, match=r"n’ont pas pu être enregistrés.*Demandez"):
        store.save(FULL)
    assert store.current == FULL


def test_a_write_that_stops_half_way_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = SettingsStore(tmp_path)
    store.save(FULL)

    def full_disk(_file: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full_disk)
    with pytest.raises(KnownError):
        store.save(replace(FULL, text_percent=200))
    assert sorted(p.name for p in tmp_path.iterdir()) == [FILE_NAME, LAST_GOOD_NAME]
    assert SettingsStore(tmp_path).current == FULL


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_no_content_of_the_file_stops_the_program(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    folder = tmp_path_factory.mktemp("settings")
    (folder / FILE_NAME).write_bytes(content)
    assert SettingsStore(folder).current == Settings()
