"""A program that is killed while it writes loses nothing that it acknowledged, and harms no file."""

import os
from datetime import timedelta
from pathlib import Path

import pytest

from algoguide.store.data_file import FILE_NAME
from tests.store.visits_kept import DAY, SECRETS, bytes_of, kept, visit_of
from tests.store.writing_processes import killed_again_and_again, shared, told_by, write_until_full

pytestmark = pytest.mark.skipif(os.name == "nt", reason="no fork, no kill -9")


def test_five_kills_lose_nothing(tmp_path: Path) -> None:
    killed_again_and_again(tmp_path, 5)
    with kept(tmp_path, shared()) as store:
        store.purge(DAY + timedelta(days=20), 7)
        assert not store.unfinished
        assert store.days() == ()
    held = b"".join(bytes_of(tmp_path).values())
    assert not any(secret in held for secret in SECRETS)


def test_a_full_disk_is_said_and_loses_nothing(tmp_path: Path) -> None:
    *saved, sentence, there, again = told_by(write_until_full, tmp_path, 1_000_000)
    assert len(saved) > 5
    assert "Ce qui était déjà enregistré l’est toujours." in sentence
    assert "libérez de la place" in sentence or "vérifiez qu’il reste de la place" in sentence
    assert there == len(saved)
    with kept(tmp_path, shared()) as store:
        assert {visit.id for visit in store.on(DAY)} == {visit_id for visit_id, *_ in (*saved, again)}
        assert again[0] == visit_of(len(saved)).id
    assert set(bytes_of(tmp_path)) == {FILE_NAME}
