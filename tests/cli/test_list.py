"""`algoguide list --json`: the contract that other programs rely on, over the content that is shipped."""

import json
from typing import Any

import pytest

from tests.cli.running import Runner

STATUSES = {"usual", "possible", "discouraged", "forbidden", "unconfirmed"}


@pytest.fixture
def listed(run: Runner) -> dict[str, Any]:
    ended = run("list", "--json")
    assert (ended.status, ended.err) == (0, "")
    found: dict[str, Any] = json.loads(ended.out)
    return found


def test_the_closed_list_of_keys(listed: dict[str, Any]) -> None:
    assert set(listed) == {"pains", "procedures", "anaesthesia", "pages", "glossary"}
    assert isinstance(listed["glossary"], int)
    for name in ("anaesthesia", "pages"):
        assert all(set(entry) == {"id", "name"} for entry in listed[name])
    assert all(set(pain) == {"id", "name", "procedures"} for pain in listed["pains"])
    for procedure in listed["procedures"]:
        assert set(procedure) == {"id", "name", "family", "variants", "modes", "side", "place"}
        assert isinstance(procedure["side"], bool)
        assert procedure["place"] in {"level", "region", "none"}
        assert all(set(axis) == {"axis", "required", "ids"} for axis in procedure["variants"])
        for rule in procedure["modes"].values():
            assert set(rule) == {"status", "to_confirm"}
            assert rule["status"] in STATUSES
            assert isinstance(rule["to_confirm"], bool)


def test_every_written_procedure_speaks_of_every_mode(listed: dict[str, Any]) -> None:
    modes = [mode["id"] for mode in listed["anaesthesia"]]
    assert modes == ["locale", "locale-meopa", "hypnose", "sedation", "loco-regionale", "generale"]
    for procedure in listed["procedures"]:
        assert list(procedure["modes"]) == modes


def test_the_first_procedure(listed: dict[str, Any]) -> None:
    [pain] = [pain for pain in listed["pains"] if pain["id"] == "vertebre-tassee"]
    assert "vertebroplastie" in pain["procedures"]
    [procedure] = [p for p in listed["procedures"] if p["id"] == "vertebroplastie"]
    assert procedure["side"] is False
    assert procedure["place"] == "level"
    cause = procedure["variants"][0]
    assert cause["required"] is True
    assert cause["ids"] == ["osteoporose", "metastase-lytique", "metastase-condensante", "myelome"]
    assert procedure["modes"]["sedation"]["status"] == "usual"


def test_the_list_is_utf8_wherever_it_goes(run: Runner) -> None:
    ended = run.outside("list", "--json", PYTHONIOENCODING="utf-8")
    assert ended.status == 0
    assert "vertèbre" in ended.out
