"""The desk that is shipped: what a nurse has to prepare for each written procedure and each anaesthesia."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from algoguide.content.building import build
from algoguide.content.library import Library
from algoguide.content.rules.sheet_texts import resolved
from algoguide.content.rules.walking import choices
from algoguide.domain.act import matching, plain_label, read_label
from algoguide.domain.care import Topic
from algoguide.domain.selection import Side
from algoguide.domain.sheet import Sheet
from algoguide.domain.visit import Answer, Flag, Tick, Visit
from algoguide.domain.visit_list import CheckTime, checklist
from algoguide.locations import Locations

WITH_ANAESTHETIST = {"sedation", "loco-regionale", "generale"}
NOBODY = Visit("a", date(2026, 12, 2))
TICK = Tick(datetime(2026, 11, 24, tzinfo=UTC), "infirmiere")


@pytest.fixture(scope="module")
def library() -> Library:
    return build(Locations.standard().content).library


def sheets(library: Library) -> Iterator[Sheet]:
    for procedure in library.procedures.values():
        for selection in choices(procedure):
            sheet = resolved(library, procedure, selection)
            assert sheet is not None
            yield sheet


def lines(library: Library, sheet: Sheet | None, *yes: Flag) -> list[str]:
    visit = replace(NOBODY, answers={flag: Answer(yes=True, tick=TICK) for flag in yes})
    return [line.id for line in checklist(library.check_lines, sheet, visit)]


def test_the_anaesthesia_rewrites_the_list(library: Library) -> None:
    """Each line that the mode brings is about something the sheet of this mode does prepare."""
    for sheet in sheets(library):
        found = set(lines(library, sheet))
        deep = sheet.mode.id in WITH_ANAESTHETIST
        assert (
            {"a-jeun", "consultation-anesthesie", "adulte-24-heures", "visite-anesthesie"} <= found
        ) is deep
        assert ({"repas-leger", "accompagnant"} <= found) is not deep
        topics = {item.topic for item in sheet.preparation}
        assert {Topic.FASTING, Topic.CONSULTATION, Topic.ESCORT} <= topics


def test_every_mode_of_the_catalogue_has_its_meal_and_its_way_home(library: Library) -> None:
    for pair in (("a-jeun", "repas-leger"), ("adulte-24-heures", "accompagnant")):
        named = [mode for line in library.check_lines if line.id in pair for mode in line.modes]
        assert sorted(named) == sorted(entry.id for entry in library.catalogue.anaesthesia)


def test_a_list_is_short(library: Library) -> None:
    for sheet in sheets(library):
        assert 8 <= len(lines(library, sheet)) <= 13
    assert len(lines(library, None)) >= 6


def test_every_answer_has_its_line_before_the_day_and_no_other_answer_brings_it(library: Library) -> None:
    before = {line.id for line in library.check_lines if line.time is CheckTime.BEFORE}
    usual = set(lines(library, None))
    brought = {flag: set(lines(library, None, flag)) - usual for flag in Flag}
    assert all(found & before for found in brought.values())
    assert sum(map(len, brought.values())) == len(set().union(*brought.values()))


def test_a_blood_test_is_looked_at_where_the_sheet_asks_for_one(library: Library) -> None:
    for sheet in sheets(library):
        asked = any(item.topic is Topic.TESTS for item in sheet.preparation)
        assert ("bilan-vu" in lines(library, sheet)) is asked


def test_all_the_questions_are_there_with_who_decides(library: Library) -> None:
    assert list(library.questions) == list(Flag)
    for question in library.questions.values():
        assert question.ask.endswith("?")
        assert question.decides.endswith(".")
        assert "\u202f:" not in question.name  # « Allergie : oui » is what the alert makes of it


def test_every_written_procedure_has_an_act(library: Library) -> None:
    assert {rule.procedure for rule in library.acts} >= set(library.procedures)
    assert all(rule.to_confirm and not rule.code and rule.side is None for rule in library.acts)


@pytest.mark.parametrize(
    ("ending", "side", "sure"),
    [
        ("GAUCHE", Side.LEFT, True),
        ("DROITE", Side.RIGHT, True),
        ("BILAT.", Side.BOTH, True),
        ("G", Side.LEFT, False),
        ("D", Side.RIGHT, False),
        ("DROIT", Side.RIGHT, False),
        ("D+G", Side.BOTH, False),
    ],
)
def test_a_side_beside_a_shipped_label_is_read_or_asked_never_changed(
    library: Library, ending: str, side: Side, sure: bool
) -> None:
    for rule in library.acts:
        label = f"{rule.label} {ending}"
        said, found = read_label(label).side, matching(library.acts, label)
        if sure or said:
            assert (said, found) == (side, rule)
        else:
            assert found is None


@pytest.mark.parametrize(
    ("label", "procedure"),
    [
        ("Infiltration foraminale L5 gauche", "infiltration-foraminale-lombaire"),
        ("INFILTRATION FORAMINALE L5-S1 D", "infiltration-foraminale-lombaire"),
        ("INFILTRATION FORAMINALE C6 DROITE", "infiltration-cervicale"),
        ("INFILTRATION FORAMINALE", None),
        ("INFILTRATION FORAMINALE S1", None),
        ("INFILTRATION L5", None),
        ("Vertébroplastie L1", "vertebroplastie"),
        ("CIMENTOPLASTIE T12", "vertebroplastie"),
        ("CIMENTOPLASTIE S1", "sacroplastie"),
        ("Cimentoplastie du bassin", None),
        ("CIMENTOPLASTIE BASSIN D", None),
        ("INF EPAULE SOUS ECHO", "infiltration-articulaire"),
        ("IRM GENOU", None),
        ("VITAMINE D", None),
    ],
)
def test_labels_of_a_programme(library: Library, label: str, procedure: str | None) -> None:
    rule = matching(library.acts, label)
    assert (rule.procedure if rule else None) == procedure


def test_labels_are_written_as_programmes_write_them(library: Library) -> None:
    for rule in library.acts:
        assert rule.label == rule.label.upper()
        assert plain_label(rule.label)
