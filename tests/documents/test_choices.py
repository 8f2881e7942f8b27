"""What a change of anaesthesia or of variant rewrites, in each procedure of the content that is shipped."""

from collections import defaultdict
from functools import cache
from itertools import combinations

import pytest

from algoguide.content.loading import load_library
from algoguide.domain.anaesthesia import ModeStatus
from algoguide.domain.care import CareItem, PreparationItem, Topic
from algoguide.domain.document import DocumentKind, PackOptions
from algoguide.domain.sheet import Sheet
from algoguide.domain.teach_back import teach_back
from algoguide.locations import Locations
from tests.documents.press import EVERY, HOUSE, Press

PRINTED = PackOptions(establishment=HOUSE)
LIGHT, DEEP = ("locale", "locale-meopa", "hypnose"), ("sedation", "loco-regionale", "generale")
Variants = tuple[str, ...]


@cache
def procedures() -> tuple[str, ...]:
    return tuple(load_library(Locations.standard()).procedures)


each_procedure = pytest.mark.parametrize("procedure", procedures())


def by_mode(real: Press, procedure: str) -> dict[Variants, dict[str, Sheet]]:
    """Variants -> mode -> sheet, discouraged modes included."""
    found: dict[Variants, dict[str, Sheet]] = defaultdict(dict)
    for sheet in real.every_sheet(procedure, discouraged=True):
        found[tuple(sheet.selection.variants.values())][sheet.mode.id] = sheet
    return found


def topic_texts(real: Press, sheet: Sheet, topic: Topic) -> tuple[str, ...]:
    items: tuple[PreparationItem | CareItem, ...] = (*sheet.preparation, *sheet.aftercare)
    return tuple(real.printed(sheet, i.body.text, HOUSE) for i in items if i.topic is topic)


@each_procedure
def test_everything_resolved_is_printed(real: Press, procedure: str) -> None:
    for sheet in real.every_sheet(procedure, discouraged=True):
        key = (*sheet.selection.variants.values(), sheet.mode.id)
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
            assert real.printed(sheet, risk.we_do, HOUSE).casefold() in fiche.casefold(), (key, risk.id)
        for flag in sheet.red_flags:
            # « au prochain rendez-vous : vous avez encore mal »
            text = real.printed(sheet, flag.sign, HOUSE).casefold()
            assert text in fiche.casefold(), (key, flag.id)
            assert text in after.casefold(), (key, flag.id)
        for alternative in sheet.alternatives:
            assert real.printed(sheet, alternative.name) in fiche, (key, alternative.id)
        for association in sheet.associations:
            assert real.printed(sheet, association.body.text, HOUSE) in fiche, (key, association.id)
        for question in teach_back(sheet.questions):
            assert real.printed(sheet, question.text, HOUSE) in fiche


@each_procedure
@pytest.mark.parametrize(
    "topic", [Topic.FASTING, Topic.CONSULTATION, Topic.ESCORT, Topic.DRIVING, Topic.STAY]
)
def test_light_and_deep_modes_ask_for_different_things(real: Press, procedure: str, topic: Topic) -> None:
    compared = 0
    for variants, sheets in by_mode(real, procedure).items():
        for light, deep in ((a, b) for a in LIGHT for b in DEEP if {a, b} <= sheets.keys()):
            alone, asked = (topic_texts(real, sheets[mode], topic) for mode in (light, deep))
            assert asked, (variants, f"« {deep} » says nothing of « {topic.value} »")
            assert set(asked) != set(alone), (variants, light, deep)
            # What the deeper mode asks replaces what the light one says: the two never stand together.
            fiche = real.said(sheets[deep], DocumentKind.FICHE, PRINTED)
            for text in set(alone) - set(asked):
                assert text not in fiche, (variants, deep, text)
            compared += 1
    assert compared


@each_procedure
def test_each_mode_brings_its_risks(real: Press, procedure: str) -> None:
    for variants, sheets in by_mode(real, procedure).items():
        for one, other in combinations(sorted(sheets), 2):
            risks = [{risk.id for risk in sheets[mode].risks} for mode in (one, other)]
            assert risks[0] != risks[1], (variants, one, other)


@each_procedure
@pytest.mark.parametrize("kind", EVERY)
def test_switching_the_mode_rewrites_the_document(real: Press, procedure: str, kind: DocumentKind) -> None:
    for variants, sheets in by_mode(real, procedure).items():
        said = {
            mode: real.said(sheet, kind, PRINTED).replace(sheet.mode.short, "").replace(sheet.mode.name, "")
            for mode, sheet in sheets.items()
        }
        bodies = {mode: _without_fingerprint(text) for mode, text in said.items()}
        for one, other in combinations(sorted(bodies), 2):
            # Two deep modes may be prepared alike, and so may two light ones.
            alike = kind in (DocumentKind.PREPARATION, DocumentKind.AFTERCARE) and any(
                {one, other} <= set(depth) for depth in (LIGHT, DEEP)
            )
            assert bodies[one] != bodies[other] or alike, (variants, one, other)


@each_procedure
def test_a_mode_that_is_not_usual_says_why(real: Press, procedure: str) -> None:
    made = real.library.procedures[procedure]
    for sheet in real.every_sheet(procedure, discouraged=True):
        unusual = sheet.mode_rule.status == ModeStatus.DISCOURAGED
        for kind in EVERY:
            said = real.said(sheet, kind, PRINTED)
            reason = real.printed(sheet, sheet.mode_rule.reason)
            # Afterwards it is done: to warn of it then would only frighten.
            warned = unusual and kind is not DocumentKind.AFTERCARE
            assert ("habituellement déconseillée" in said) is warned, (sheet.mode.id, kind)
            assert not warned or reason in said, (sheet.mode.id, kind)
    for rule in made.modes:
        if rule.status in (ModeStatus.DISCOURAGED, ModeStatus.FORBIDDEN):
            assert len(rule.reason.split()) >= 4, rule.mode


@each_procedure
def test_each_choice_has_benefits_with_their_numbers(real: Press, procedure: str) -> None:
    for sheet in real.every_sheet(procedure):
        assert sheet.outcomes, sheet.selection
        fiche = real.said(sheet, DocumentKind.FICHE, PRINTED)
        for outcome in sheet.outcomes:
            if outcome.figure:
                number = real.printed(sheet, f"[[{outcome.figure}]]")
                assert number.casefold() in fiche.casefold(), (sheet.selection, outcome.id)
            else:
                assert real.printed(sheet, outcome.title) in fiche, (sheet.selection, outcome.id)


def test_each_cause_of_a_crushed_vertebra_has_its_own_benefits(real: Press) -> None:
    found = {
        sheet.selection.variants["cause"]: {o.id for o in sheet.outcomes}
        for sheet in real.every_sheet("vertebroplastie")
    }
    assert found["osteoporose"].isdisjoint(found["metastase-lytique"])


@each_procedure
def test_a_variant_never_speaks_of_another(real: Press, procedure: str) -> None:
    for sheet in real.every_sheet(procedure):
        shown = {passage.text for passage in (*sheet.in_brief, *sheet.why, *sheet.goal)}
        made = sheet.procedure
        fiche = real.said(sheet, DocumentKind.FICHE, PRINTED)
        for passage in (*made.in_brief, *made.why):
            if passage.text not in shown:
                assert real.printed(sheet, passage.text, HOUSE) not in fiche, sheet.selection


@each_procedure
def test_an_unconfirmed_mode_is_no_choice(real: Press, procedure: str) -> None:
    made = real.library.procedures[procedure]
    for sheet in real.every_sheet(procedure):
        chosen = sheet.selection.variants.values()
        rules = real.choosing.mode_rules(made, chosen)
        closed = {mode for mode, rule in rules.items() if rule.status is ModeStatus.UNCONFIRMED}
        assert not closed & set(real.choosing.offered(made, chosen))


def _without_fingerprint(text: str) -> str:
    return " ".join(
        word for word in text.split() if len(word) != 12 or not set(word) <= set("0123456789abcdef")
    )
