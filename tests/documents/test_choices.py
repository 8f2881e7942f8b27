"""What a change of anaesthesia or of variant rewrites, in the content that is shipped."""

from itertools import combinations

import pytest

from algoguide.documents.pack import TEACH_BACK
from algoguide.domain.anaesthesia import ModeStatus
from algoguide.domain.care import CareItem, PreparationItem, Topic
from algoguide.domain.document import DocumentKind, PackOptions
from algoguide.domain.sheet import Sheet
from tests.documents.press import EVERY, HOUSE, Press

PROCEDURE = "vertebroplastie"
CAUSES = ("osteoporose", "metastase-lytique", "metastase-condensante", "myelome")
PRINTED = PackOptions(establishment=HOUSE)


@pytest.fixture(scope="module")
def sheets(real: Press) -> dict[tuple[str, str], Sheet]:
    sheets = [sheet for sheet in real.every_sheet() if sheet.procedure.id == PROCEDURE]
    found = {(sheet.selection.variants["cause"], sheet.mode.id): sheet for sheet in sheets}
    assert {cause for cause, _ in found} == set(CAUSES)
    assert {mode for _, mode in found} >= {"locale", "sedation", "generale"}
    return found


def topic_texts(real: Press, sheet: Sheet, topic: Topic) -> tuple[str, ...]:
    items: tuple[PreparationItem | CareItem, ...] = (*sheet.preparation, *sheet.aftercare)
    return tuple(real.printed(sheet, i.body.text, HOUSE) for i in items if i.topic is topic)


def test_everything_resolved_is_printed(real: Press, sheets: dict[tuple[str, str], Sheet]) -> None:
    for key, sheet in sheets.items():
        fiche = real.said(sheet, DocumentKind.FICHE, PRINTED)
        before = real.said(sheet, DocumentKind.PREPARATION, PRINTED)
        after = real.said(sheet, DocumentKind.AFTERCARE, PRINTED)
        for item in sheet.preparation:
            text = real.printed(sheet, item.body.text, HOUSE)
            assert text in fiche, (key, item.id)
            assert text in before, (key, item.id)
            assert not item.blank or real.printed(sheet, item.blank, HOUSE) in before
        for care in sheet.aftercare:
            text = real.printed(sheet, care.body.text, HOUSE)
            assert text in fiche, (key, care.id)
            assert text in after, (key, care.id)
        for risk in sheet.risks:
            assert real.printed(sheet, risk.name, HOUSE) in fiche, (key, risk.id)
            assert real.printed(sheet, risk.we_do, HOUSE) in fiche, (key, risk.id)
        for flag in sheet.red_flags:
            text = real.printed(sheet, flag.sign, HOUSE)
            assert text in fiche, (key, flag.id)
            assert text in after, (key, flag.id)
        for alternative in sheet.alternatives:
            assert alternative.name in fiche, (key, alternative.id)
        for question in sheet.questions[:TEACH_BACK]:
            assert real.printed(sheet, question.text, HOUSE) in fiche


@pytest.mark.parametrize("topic", [Topic.FASTING, Topic.CONSULTATION, Topic.ESCORT, Topic.DRIVING])
def test_local_and_deeper_modes_ask_for_different_things(
    real: Press, sheets: dict[tuple[str, str], Sheet], topic: Topic
) -> None:
    for cause in CAUSES:
        alone = topic_texts(real, sheets[cause, "locale"], topic)
        for deeper in ("sedation", "generale"):
            asked = topic_texts(real, sheets[cause, deeper], topic)
            assert asked, f"« {deeper} » says nothing of « {topic.value} »"
            assert set(asked) != set(alone)
            # What the deeper mode asks replaces what the local one says: the two never stand together.
            fiche = real.said(sheets[cause, deeper], DocumentKind.FICHE, PRINTED)
            for text in set(alone) - set(asked):
                assert text not in fiche


def test_each_mode_brings_its_risks(sheets: dict[tuple[str, str], Sheet]) -> None:
    modes = sorted({mode for _, mode in sheets})
    for one, other in combinations(modes, 2):
        risks = [{risk.id for risk in sheets["osteoporose", mode].risks} for mode in (one, other)]
        assert risks[0] != risks[1], (one, other)


@pytest.mark.parametrize("kind", EVERY)
def test_switching_the_mode_rewrites_the_document(
    real: Press, sheets: dict[tuple[str, str], Sheet], kind: DocumentKind
) -> None:
    for cause in CAUSES:
        said = {
            mode: real.said(sheet, kind, PRINTED).replace(sheet.mode.short, "").replace(sheet.mode.name, "")
            for (c, mode), sheet in sheets.items()
            if c == cause
        }
        bodies = {mode: _without_fingerprint(text) for mode, text in said.items()}
        # A sedation and a general anaesthesia may be prepared alike.
        alike = (
            {"sedation", "generale"} if kind in (DocumentKind.PREPARATION, DocumentKind.AFTERCARE) else set()
        )
        for one, other in combinations(sorted(bodies), 2):
            assert bodies[one] != bodies[other] or {one, other} == alike, (cause, one, other)


def test_each_cause_has_its_own_benefits(real: Press, sheets: dict[tuple[str, str], Sheet]) -> None:
    benefits = {cause: {o.id for o in sheets[cause, "sedation"].outcomes} for cause in CAUSES}
    assert all(benefits.values())
    assert benefits["osteoporose"] != benefits["metastase-lytique"]
    for cause in CAUSES:
        sheet = sheets[cause, "sedation"]
        fiche = real.said(sheet, DocumentKind.FICHE, PRINTED)
        for outcome in sheet.outcomes:
            if outcome.figure:
                number = real.printed(sheet, f"[[{outcome.figure}]]")
                assert number.casefold() in fiche.casefold(), (cause, outcome.id)
            else:
                assert outcome.title in fiche, (cause, outcome.id)


def test_a_cause_never_speaks_of_another(real: Press, sheets: dict[tuple[str, str], Sheet]) -> None:
    for (cause, mode), sheet in sheets.items():
        shown = {passage.text for passage in (*sheet.in_brief, *sheet.why, *sheet.goal)}
        procedure = sheet.procedure
        fiche = real.said(sheet, DocumentKind.FICHE, PRINTED)
        for passage in (*procedure.in_brief, *procedure.why):
            if passage.text not in shown:
                assert real.printed(sheet, passage.text, HOUSE) not in fiche, (cause, mode)


def test_an_unconfirmed_mode_is_no_choice(real: Press) -> None:
    procedure = real.library.procedures[PROCEDURE]
    rules = real.choosing.mode_rules(procedure, ["osteoporose"])
    closed = {mode for mode, rule in rules.items() if rule.status is ModeStatus.UNCONFIRMED}
    assert closed
    assert not closed & set(real.choosing.offered(procedure, ["osteoporose"]))


def _without_fingerprint(text: str) -> str:
    return " ".join(
        word for word in text.split() if len(word) != 12 or not set(word) <= set("0123456789abcdef")
    )
