"""What there is to prepare follows from the sheet and from what was ticked, and from nothing else."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from algoguide.domain.care import PreparationItem, PreparationTime, Topic
from algoguide.domain.passage import Passage
from algoguide.domain.procedure import ModeRule
from algoguide.domain.selection import Selection
from algoguide.domain.sheet import Sheet, resolve
from algoguide.domain.visit import Answer, Flag, Tick, Visit
from algoguide.domain.visit_list import (
    CheckLine,
    CheckTime,
    FlagText,
    Progress,
    alerts,
    checklist,
    progress,
)
from tests.ui import shell_library

TICK = Tick(datetime(2026, 11, 24, 9, 30, tzinfo=UTC), "infirmiere")
YES, NO = Answer(yes=True, tick=TICK), Answer(yes=False, tick=TICK)
EMPTY = Visit("a", date(2026, 12, 2))

LINES = (
    CheckLine("toujours", CheckTime.BEFORE, "Toujours"),
    CheckLine("bilan", CheckTime.BEFORE, "Bilan", topics=(Topic.TESTS, Topic.IMAGING)),
    CheckLine("a-jeun", CheckTime.BEFORE, "À jeun", modes=("sedation", "generale")),
    CheckLine("repas", CheckTime.BEFORE, "Repas", modes=("locale",)),
    CheckLine("dos", CheckTime.BEFORE, "Dos", groups=("SPINE",)),
    CheckLine("avis", CheckTime.BEFORE, "Avis", groups=("CHOC",)),
    CheckLine("sang", CheckTime.BEFORE, "Sang", flags=(Flag.ANTITHROMBOTIC,)),
    CheckLine("sucre", CheckTime.DAY, "Sucre", flags=(Flag.DIABETES, Flag.RENAL)),
    CheckLine("mixte", CheckTime.DAY, "Mixte", modes=("generale",), flags=(Flag.ALONE,)),
    CheckLine("jour", CheckTime.DAY, "Jour"),
)


def sheet(mode: str = "locale", variant: str = "usure", *topics: Topic) -> Sheet:
    items = tuple(
        PreparationItem(topic.value, PreparationTime.EVE, topic, "Titre", Passage("Texte."))
        for topic in topics
    )
    made = shell_library.procedure()
    (axis,) = made.axes
    options = tuple(replace(o, groups=("CHOC",) if o.id == "choc" else ()) for o in axis.options)
    made = replace(made, groups=("SPINE",), axes=(replace(axis, options=options),), preparation=items)
    return resolve(
        made,
        Selection({"cause": variant}, mode),
        shell_library.mode(mode, mode.capitalize(), "On sent peu."),
        ModeRule(mode, "usual", "Le mode des essais."),
        (),
        {},
    )


def answered(**answers: Answer) -> Visit:
    return replace(EMPTY, answers={Flag[name]: answer for name, answer in answers.items()})


@pytest.mark.parametrize(
    ("of", "visit", "ids"),
    [
        (None, EMPTY, "toujours jour"),
        (None, answered(ANTITHROMBOTIC=YES), "toujours sang jour"),
        (None, answered(ANTITHROMBOTIC=NO, DIABETES=NO), "toujours jour"),
        (sheet(), EMPTY, "toujours repas dos jour"),
        (sheet("sedation"), EMPTY, "toujours a-jeun dos jour"),
        (sheet("generale"), EMPTY, "toujours a-jeun dos mixte jour"),
        (sheet("loco-regionale"), EMPTY, "toujours dos jour"),
        (sheet("locale", "choc"), EMPTY, "toujours repas dos avis jour"),
        (sheet("locale", "usure", Topic.IMAGING), EMPTY, "toujours bilan repas dos jour"),
        (sheet("locale", "usure", Topic.HYGIENE), EMPTY, "toujours repas dos jour"),
        (sheet(), answered(RENAL=YES), "toujours repas dos sucre jour"),
        (sheet(), answered(ALONE=YES, DIABETES=YES), "toujours repas dos sucre mixte jour"),
    ],
)
def test_the_lines_of_a_visit(of: Sheet | None, visit: Visit, ids: str) -> None:
    assert " ".join(line.id for line in checklist(LINES, of, visit)) == ids


TEXTS = {flag: FlagText(flag, f"Nom {flag}", "Question ?", "lequel", f"Décide {flag}.") for flag in Flag}


def test_an_alert_repeats_what_was_ticked() -> None:
    said = Answer(yes=True, tick=TICK, detail="apixaban")
    (alert,) = alerts(TEXTS, answered(ANTITHROMBOTIC=said, DIABETES=NO))
    assert (alert.flag, alert.name, alert.decides) == (
        Flag.ANTITHROMBOTIC,
        "Nom antithrombotique",
        "Décide antithrombotique.",
    )
    assert alert.answer is said


def test_alerts_come_in_the_order_of_the_questions() -> None:
    visit = answered(ALONE=YES, ALLERGY=YES, ANTITHROMBOTIC=YES)
    assert [alert.flag for alert in alerts(TEXTS, visit)] == [Flag.ANTITHROMBOTIC, Flag.ALLERGY, Flag.ALONE]


def test_nothing_was_asked_nothing_alarms() -> None:
    assert alerts(TEXTS, EMPTY) == ()
    assert alerts({}, answered(ALLERGY=YES)) == ()


def test_what_is_left_for_the_day_does_not_count_before_it() -> None:
    lines = checklist(LINES, sheet(), EMPTY)
    visit = EMPTY.checked("toujours", TICK).checked("jour", TICK).checked("sang", TICK)
    assert progress(lines, visit) == Progress(1, 3)
    assert progress(lines, visit, CheckTime.DAY) == Progress(1, 1)
    assert not progress(lines, visit).complete
    assert progress(lines, visit.checked("repas", TICK).checked("dos", TICK)).complete
    assert progress((), visit).complete
