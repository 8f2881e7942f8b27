"""The safety matrix: no sheet loses a warning, whatever its groups say."""

from dataclasses import replace
from pathlib import Path

import pytest

from algoguide.content.building import build
from algoguide.content.library import Library
from algoguide.content.rules.matrix import (
    EVERYBODY,
    FAMILIES,
    FAMILIES_OF_MODE,
    FAMILIES_OF_VARIANT,
    OF_FAMILY,
    SIGNS_OF_ITEM,
    matrix_axes,
    matrix_flags,
    required_warnings,
)
from algoguide.domain.care import Urgency
from tests.content.minimal import checked, copied, edit

SHIPPED = Path(__file__).parents[2] / "content"
FLAGS = "commun/alertes.yaml"


@pytest.fixture(scope="module")
def library() -> Library:
    return build(SHIPPED).library


def where(owner: str, _: str) -> tuple[str, int]:
    return owner, 1


def missing(library: Library) -> set[str]:
    return {p.message.split("« ")[1].split(" »")[0] for p in matrix_flags(library, (), where)}


def test_the_shipped_sheets_warn_of_all_that_is_required(library: Library) -> None:
    assert missing(library) == set()
    assert list(matrix_axes(library, (), where)) == []


def test_every_procedure_of_the_catalogue_has_its_line(library: Library) -> None:
    assert {e.id for e in library.catalogue.procedures} == set(FAMILIES)


def test_families_and_names_are_known() -> None:
    every = (*FAMILIES.values(), *FAMILIES_OF_VARIANT.values(), *FAMILIES_OF_MODE.values())
    used = {f for families in every for f in families}
    assert used <= set(OF_FAMILY)
    for name in EVERYBODY.union(*OF_FAMILY.values()):
        assert name in SIGNS_OF_ITEM or name.startswith("RA-")


@pytest.mark.parametrize(
    ("procedure", "variants", "mode", "name"),
    [
        ("vertebroplastie", ("osteoporose",), "locale", "queue-de-cheval"),
        ("vertebroplastie", ("osteoporose",), "locale", "RA-16"),
        ("vertebroplastie", ("myelome",), "locale", "compression-medullaire"),
        ("vertebroplastie", ("osteoporose",), "sedation", "RA-22"),
        ("embolisation-geniculee", (), "locale", "RA-12"),
        ("infiltration-articulaire", (), "locale", "glycemie"),
        ("thermocoagulation-genou", (), "locale", "stimulateur"),
        ("herniectomie-percutanee", (), "locale", "fausse-guerison"),
        ("infiltration-articulaire", (), "loco-regionale", "maux-de-tete-debout"),
        ("cryoneurolyse", ("genou",), "locale", "brulure"),
        ("cryoneurolyse", ("intercostal",), "locale", "pneumothorax"),
        ("cryoneurolyse", ("pudendal",), "locale", "queue-de-cheval"),
        ("cryoneurolyse", ("facettes",), "locale", "infection-grave"),
    ],
)
def test_required_warnings(procedure: str, variants: tuple[str, ...], mode: str, name: str) -> None:
    assert name in required_warnings(procedure, variants, mode)


def test_a_knee_is_not_warned_of_the_spine() -> None:
    assert "queue-de-cheval" not in required_warnings("embolisation-geniculee", (), "locale")
    assert not {"queue-de-cheval", "RA-08", "pneumothorax"} & required_warnings(
        "cryoneurolyse", ("genou",), "locale"
    )
    assert "RA-22" not in required_warnings("vertebroplastie", ("osteoporose",), "locale")


def test_a_sheet_that_forgets_its_group_is_refused(library: Library) -> None:
    procedure = library.procedures["vertebroplastie"]
    forgetful = replace(procedure, groups=tuple(g for g in procedure.groups if g != "SPINE"))
    assert {"RA-02", "RA-08"} <= missing(replace(library, procedures={procedure.id: forgetful}))


def test_a_flag_taken_away_is_missed(library: Library) -> None:
    for flag in library.red_flags:
        if flag.id in {"allergie", "essoufflement", "fracture", "suivi"}:
            others = tuple(f for f in library.red_flags if f != flag)
            assert missing(replace(library, red_flags=others)), flag.id


def test_a_flag_less_urgent_than_the_list_says_is_not_enough(library: Library) -> None:
    calm = tuple(replace(f, urgency=Urgency.SAME_DAY) if f.id == "allergie" else f for f in library.red_flags)
    assert missing(replace(library, red_flags=calm)) == {"RA-06"}
    keen = tuple(replace(f, urgency=Urgency.CALL_15) for f in library.red_flags)
    assert missing(replace(library, red_flags=keen)) == set()


def test_a_mode_adds_its_own(tmp_path: Path) -> None:
    root = copied(tmp_path)
    edit(
        root,
        FLAGS,
        'groups: ["SEDATION"]\n    modes: ["sedation", "loco-regionale", "generale"]',
        'groups: ["SEDATION"]',
    )
    messages = [p.message for p in checked(root).errors if p.rule == "alertes"]
    assert "le signe d’alerte « RA-22 » manque (usure, sedation)" in messages


def test_a_missing_cause_is_refused(library: Library) -> None:
    procedure = library.procedures["vertebroplastie"]
    cause = next(a for a in procedure.axes if a.id == "cause")
    short = replace(cause, options=tuple(o for o in cause.options if o.id != "myelome"))
    optional = replace(cause, required=False)
    for axis, message in ((short, "« myelome » manque"), (optional, "« cause » manque")):
        changed = replace(library, procedures={procedure.id: replace(procedure, axes=(axis,))})
        assert [p for p in matrix_axes(changed, (), where) if message in p.message]
