"""The pages of the patient view: the same facts as the sheet, one idea each."""

import re
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest

from algoguide.content.library import Library
from algoguide.content.loading import load_library
from algoguide.domain.care import Urgency
from algoguide.domain.establishment import Establishment
from algoguide.domain.figure import Proportion
from algoguide.domain.passage import Passage
from algoguide.domain.presentation import Level, PageKind, ViewPage
from algoguide.domain.sheet import Sheet
from algoguide.locations import Locations
from algoguide.services.choosing import Choosing
from algoguide.services.presenting import TOGETHER, Presenting

SIX = (
    "vertebroplastie",
    "infiltration-foraminale-lombaire",
    "infiltration-articulaire",
    "cryoneurolyse",
    "embolisation-geniculee",
    "herniectomie-percutanee",
)


@pytest.fixture(scope="module")
def real() -> Library:
    return load_library(Locations.standard())


def presenting(library: Library, procedure_id: str) -> Presenting:
    choosing = Choosing(library)
    procedure = library.procedures[procedure_id]
    selection = choosing.starting(procedure)
    sheet = choosing.sheet(procedure_id, selection)
    offered = choosing.offered(procedure, selection.variants.values())
    return Presenting(library, sheet, Establishment(), offered)


def said(pages: tuple[ViewPage, ...]) -> str:
    texts = [t for p in pages for t in (p.title, p.number, p.others, p.answer, *p.body, *p.points)]
    return "\n".join(texts)


GOLDEN = Path(__file__).parents[1] / "data" / "vue-patient-vertebroplastie.txt"
"""Every page of one sheet, in order: a change of it is a decision, to be read line by line."""


def test_all_the_pages_of_a_sheet(real: Library) -> None:
    made = presenting(real, "vertebroplastie")
    lines = [
        line
        for level in Level
        for line in (f"# {level}", *(f"{p.kind} {p.id} | {p.section} | {p.title}" for p in made.pages(level)))
    ]
    assert lines == GOLDEN.read_text(encoding="utf-8").splitlines()


def test_the_sections_come_as_on_the_sheet(real: Library) -> None:
    pages = presenting(real, "vertebroplastie").pages()
    sections = list(dict.fromkeys(page.section for page in pages))
    assert sections == [
        "Pourquoi ce geste",
        "Comment ça se passe",
        "Anesthésie",
        "Se préparer",
        "Après le geste",
        "Bénéfices",
        "Risques",
        "Autres solutions",
        "Quand appeler",
        "Ce qu’on ne sait pas",
        "Questions",
    ]


@pytest.mark.parametrize(("procedure", "level"), list(product(SIX, Level)))
def test_every_page_has_one_idea(real: Library, procedure: str, level: Level) -> None:
    pages = presenting(real, procedure).pages(level)
    assert len({page.id for page in pages}) == len(pages)
    for page in pages:
        assert page.title
        assert len(page.points) <= TOGETHER
        assert "[[" not in said((page,))
        assert "{{" not in said((page,))


@pytest.mark.parametrize("procedure", SIX)
def test_nothing_of_the_sheet_is_lost(real: Library, procedure: str) -> None:
    made = presenting(real, procedure)
    words = said(made.pages())
    sheet: Sheet = made.sheet
    wanted = [
        *(p.text for part in (sheet.why, sheet.not_for, sheet.unknowns, sheet.refusal) for p in part),
        *(s.body.text for s in sheet.steps),
        *(i.body.text for i in sheet.preparation),
        *(i.body.text for i in sheet.aftercare),
        *(r.name for r in sheet.risks),
        *(r.you_do for r in sheet.risks),
        *(a.name for a in sheet.alternatives),
        *(f.sign for f in sheet.red_flags),
        *(q.expected for q in sheet.questions),
        *(p.text for o in sheet.outcomes for p in o.body),
    ]
    for text in wanted:
        assert made.wording(text) in words


@pytest.mark.parametrize("procedure", SIX)
def test_the_simple_version_says_each_risk_instruction_and_alarm(real: Library, procedure: str) -> None:
    made = presenting(real, procedure)
    words = said(made.pages(Level.SIMPLE))
    sheet = made.sheet
    simples = [
        *(r.simple for r in sheet.risks),
        *(i.simple for i in sheet.preparation),
        *(i.simple for i in sheet.aftercare),
    ]
    for simple in filter(None, simples):
        assert made.wording(simple) in words
    for flag in sheet.red_flags:
        assert made.wording(flag.simple or flag.sign) in words
    outside = "\n".join(
        t for p in made.pages(Level.SIMPLE) if p.kind is not PageKind.QUESTION for t in (*p.body, *p.points)
    )
    assert "%" not in outside


@pytest.mark.parametrize("procedure", SIX)
def test_a_number_has_both_framings_and_its_passport(real: Library, procedure: str) -> None:
    made = presenting(real, procedure)
    sheet = made.sheet
    pages = {page.id: page for page in made.pages()}
    numbered = [r for r in sheet.risks if r.figure]
    assert numbered
    for risk in numbered:
        page = pages[f"risque-{risk.id}"]
        figure = sheet.figures[risk.figure]
        assert page.number
        assert figure.passport.population in page.source
        if isinstance(figure, Proportion):
            assert page.others
            assert bool(page.arrays) == figure.drawable
            assert "personne" in page.number


def test_a_step_grows_from_the_one_before_on_the_same_plate(real: Library) -> None:
    pages = {page.id: page for page in presenting(real, "vertebroplastie").pages()}
    needle, cement = pages["etape-aiguille-osteoporose"], pages["etape-ciment-osteoporose"]
    assert needle.picture is not None
    assert cement.picture is not None
    assert needle.picture.plate == cement.picture.plate
    assert cement.base == needle.picture.step
    assert needle.base == real.plates[needle.picture.plate].steps[0].id


def test_alarms_keep_their_urgency_and_the_telephones(real: Library) -> None:
    made = presenting(real, "vertebroplastie")
    house = Establishment("Hôpital", "", "01 02 03 04 05", "06 07 08 09 10")
    pages = [p for p in replace(made, house=house).pages() if p.kind is PageKind.WARNING]
    assert {p.id.split("-")[1] for p in pages} == {u.value for u in Urgency}
    same_day = next(p for p in pages if p.id.startswith("alerte-jour"))
    assert "01 02 03 04 05" in "".join(same_day.body)
    assert "114" in "".join(pages[0].body)


def test_a_sheet_with_one_step_no_picture_and_little_to_say(real: Library) -> None:
    made = presenting(real, "vertebroplastie")
    sheet = made.sheet
    bare = replace(
        sheet,
        steps=sheet.steps[:1],
        outcomes=(),
        risks=(),
        alternatives=(),
        refusal=(),
        unknowns=(),
        radiation=(),
        questions=(),
        not_for=(),
    )
    pages = replace(made, library=replace(real, plates={}), sheet=bare).pages()
    assert [p.id for p in pages if p.kind is PageKind.STEP] == [f"etape-{sheet.steps[0].id}"]
    assert not [p for p in pages if p.section in {"Bénéfices", "Risques", "Questions"}]


def test_twelve_steps_and_a_very_long_title(real: Library) -> None:
    made = presenting(real, "vertebroplastie")
    step = made.sheet.steps[0]
    title = "Une étape " * 30
    steps = tuple(replace(step, id=f"pas-{n}", title=title, body=Passage("Un pas.")) for n in range(12))
    pages = [
        p for p in replace(made, sheet=replace(made.sheet, steps=steps)).pages() if p.kind is PageKind.STEP
    ]
    assert len(pages) == 12
    assert pages[11].eyebrow == "Étape 12 sur 12"
    assert pages[0].title == title


def test_the_modes_offered_are_named_and_no_other(real: Library) -> None:
    made = presenting(real, "vertebroplastie")
    page = next(p for p in made.pages() if p.id == "anesthesie-autres")
    named = {re.sub(r"\*\*(.+?)\*\*.*", r"\1", point) for point in page.points}
    assert named == {real.modes[m].name for m in made.offered if m != made.sheet.mode.id}
    alone = replace(made, offered=(made.sheet.mode.id,))
    assert not [p for p in alone.pages() if p.id == "anesthesie-autres"]
