"""The library on its way: compiled by another process, which says what Accueil shows before all the rest."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from algoguide.content import loading
from algoguide.content.building import build, build_front
from algoguide.content.compiled import fingerprint_of
from algoguide.content.library import Library
from algoguide.content.loading import Loading, load_library
from algoguide.domain.errors import KnownError
from algoguide.locations import Locations
from tests.content.minimal import copied, edit

GESTE = "gestes/geste-essai/geste.yaml"


@pytest.fixture
def locations(tmp_path: Path) -> Locations:
    return Locations(
        content=copied(tmp_path),
        resources=tmp_path / "resources",
        config=tmp_path / "config",
        cache=tmp_path / "cache",
        logs=tmp_path / "logs",
        data=tmp_path / "data",
        site=tmp_path / "site",
        runtime=tmp_path / "runtime",
    )


@pytest.fixture
def shipped(tmp_path: Path) -> Locations:
    return replace(Locations.standard(), cache=tmp_path)


def never(_: Path) -> Library:
    raise AssertionError("compiled here")


def test_another_process_compiles_while_this_one_goes_on(
    locations: Locations, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = build(locations.content, fingerprint_of(locations.content)).library
    monkeypatch.setattr(loading, "built", never)
    assert Loading(locations, beside=True).library() == expected


def test_it_says_what_accueil_shows_first(shipped: Locations, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "built", never)
    on_its_way = Loading(shipped, beside=True)
    front = on_its_way.front()
    whole = on_its_way.library()
    assert front.pain_cards == whole.pain_cards
    assert front.mode_cards == whole.mode_cards
    assert front.body_map == whole.body_map
    assert front.plates[front.body_map.plate] == whole.plates[whole.body_map.plate]
    assert set(front.procedures) == set(whole.procedures)
    assert set(front.pains) == set(whole.pains)
    assert not front.glossary
    assert whole.glossary
    assert on_its_way.arrived()
    assert on_its_way.library() is whole


def test_the_library_does_not_wait_for_someone_to_read_the_front(shipped: Locations) -> None:
    """The front is larger than what a pipe holds."""
    assert Loading(shipped, beside=True).library().procedures


def test_the_front_of_a_compiled_library_is_all_of_it(locations: Locations) -> None:
    load_library(locations)
    second = Loading(locations, beside=True)
    assert second.arrived()
    assert second.front() is second.library()


def test_an_only_pain_has_no_front(locations: Locations) -> None:
    """Its card has a picture, which a front does not hold."""
    assert build_front(locations.content) is None
    on_its_way = Loading(locations, beside=True)
    assert on_its_way.front() is on_its_way.library()


@pytest.mark.parametrize("said", [b"", b"nonsense", b"algoguide-library 1 x y\nnonsense"])
def test_a_front_that_cannot_be_read_is_done_without(
    shipped: Locations, monkeypatch: pytest.MonkeyPatch, said: bytes
) -> None:
    on_its_way = Loading(shipped, beside=True)
    monkeypatch.setattr(on_its_way, "_told", lambda: said)
    process = on_its_way._process  # noqa: SLF001 - nobody else empties its pipe here
    assert process is not None
    process.communicate()
    assert on_its_way.front().glossary


def test_no_process_is_started_when_the_library_is_there(
    locations: Locations, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = load_library(locations)
    monkeypatch.setattr(subprocess, "Popen", None)
    assert Loading(locations, beside=True).library() == library


@pytest.mark.parametrize("failure", ["no interpreter", "a frozen app", "it dies"])
def test_without_the_other_process_the_library_is_compiled_here(
    locations: Locations, monkeypatch: pytest.MonkeyPatch, failure: str
) -> None:
    if failure == "no interpreter":
        monkeypatch.setattr(sys, "executable", "/nowhere/python")
    elif failure == "a frozen app":
        monkeypatch.setattr(sys, "frozen", True, raising=False)
    else:
        monkeypatch.setenv("PYTHONHOME", "/nowhere")
    assert Loading(locations, beside=True).front().procedures


def test_what_is_wrong_is_told_although_the_other_process_met_it(locations: Locations) -> None:
    line = edit(locations.content, GESTE, 'icon: "bone"', "icon: [1]")
    with pytest.raises(KnownError, match=f"{GESTE}:{line}"):
        Loading(locations, beside=True).front()


def test_what_is_wrong_in_a_procedure_is_told_after_the_front(tmp_path: Path) -> None:
    import shutil

    standard = Locations.standard()
    content = tmp_path / "contenu"
    shutil.copytree(standard.content, content)
    line = edit(content, "gestes/vertebroplastie/geste.yaml", 'icon: "bone"', "icon: [1]")
    on_its_way = Loading(replace(standard, content=content, cache=tmp_path / "cache"), beside=True)
    assert "vertebroplastie" in on_its_way.front().procedures
    with pytest.raises(KnownError, match=f"gestes/vertebroplastie/geste.yaml:{line}"):
        on_its_way.library()
