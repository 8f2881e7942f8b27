"""The pack of two procedures of one visit: information for each, one preparation, one paper to sign."""

from dataclasses import replace

import pytest

from algoguide.domain.care import RedFlag, Urgency
from algoguide.domain.document import COMMON_KINDS, DocumentKind, PackOptions, documents_of
from algoguide.domain.passage import Passage
from algoguide.domain.sheet import Sheet
from tests.documents.press import EVERY, HOUSE, Press, small_sheet, words
from tests.documents.reading import Paper

SECOND = "Autre geste d’essai"
OPTIONS = PackOptions(EVERY, establishment=HOUSE)


@pytest.fixture(scope="module")
def first(small: Press) -> Sheet:
    return small_sheet(small)


@pytest.fixture(scope="module")
def second(small: Press) -> Sheet:
    """The same texts for another procedure, but for a way to get ready and a risk of its own."""
    sheet = small_sheet(small, variant="choc", place="genou droit")
    procedure = replace(sheet.procedure, id="autre-geste", name=SECOND)
    item = sheet.preparation[0]
    own = replace(item, body=Passage("Venez avec votre canne."))
    risk = replace(sheet.risks[0], name="Une raideur", consent="Une raideur du genou", figure="")
    flag = RedFlag("genou", Urgency.CALL_15, "Votre genou est rouge.", ("TOUS",), ())
    return replace(
        sheet,
        red_flags=(flag, *sheet.red_flags),
        procedure=procedure,
        preparation=(*sheet.preparation, own),
        risks=(*sheet.risks, risk),
    )


@pytest.fixture(scope="module")
def pack(small: Press, first: Sheet, second: Sheet) -> Paper:
    return Paper(small.maker.pack(first, OPTIONS, beside=second))


def said(press: Press, first: Sheet, second: Sheet, kind: DocumentKind) -> str:
    return words(press.maker.html(first, OPTIONS, kind, second))


def test_each_has_its_information_and_the_rest_is_for_both(pack: Paper) -> None:
    with pack.inside.open_outline() as outline:
        titles = [entry.title for entry in outline.root]
    assert titles == [
        "Geste d’essai (essai)",
        f"{SECOND} (essai)",
        "Geste d’essai",
        SECOND,
        "Mon consentement aux deux gestes",
        "Ma préparation, jour par jour",
        "Après le geste",
    ]
    assert len(titles) == len(documents_of(EVERY, 2))


@pytest.mark.parametrize("kind", sorted(COMMON_KINDS))
def test_what_is_common_names_both_in_order(
    small: Press, first: Sheet, second: Sheet, kind: DocumentKind
) -> None:
    text = said(small, first, second, kind)
    assert text.index("Geste d’essai · ") < text.index(f"Puis : {SECOND} · ")
    assert "genou droit" in text


def test_what_both_say_is_said_once(small: Press, first: Sheet, second: Sheet) -> None:
    before = said(small, first, second, DocumentKind.PREPARATION)
    for item in first.preparation:
        assert before.count(small.printed(first, item.body.text, HOUSE)) == 1, item.id
    # The signs of the next visit go on after a colon, with a small letter.
    after = said(small, first, second, DocumentKind.AFTERCARE).casefold()
    for flag in first.red_flags:
        assert after.count(small.printed(first, flag.sign, HOUSE).casefold()) == 1, flag.id
    # The patient also says « J’ai parlé […] d’une infection ».
    consent = said(small, first, second, DocumentKind.CONSENT).partition("Ce que je dis")[0]
    for risk in first.risks:
        assert consent.casefold().count(small.printed(first, risk.consent).casefold()) == 1, risk.id


def test_what_only_the_second_says_is_said(small: Press, first: Sheet, second: Sheet) -> None:
    before = said(small, first, second, DocumentKind.PREPARATION)
    assert "Venez avec votre canne." in before
    # Beside what the first says of the same thing, under one title.
    title = first.preparation[0].title
    assert before.count(f"{title}.") == 1
    assert "une raideur du genou" in said(small, first, second, DocumentKind.CONSENT)
    after = said(small, first, second, DocumentKind.AFTERCARE)
    for flag in second.red_flags:
        assert small.printed(second, flag.sign, HOUSE).casefold() in after.casefold()
    assert "Votre genou est rouge." in after


def test_one_may_accept_one_and_refuse_the_other(small: Press, first: Sheet, second: Sheet) -> None:
    consent = said(small, first, second, DocumentKind.CONSENT)
    for name in ("Geste d’essai", SECOND):
        assert f"J’accepte le geste : {name}." in consent
        assert f"Je refuse le geste : {name}. Le médecin" in consent
    alone = small.said(first, DocumentKind.CONSENT, OPTIONS)
    assert "J’accepte ce geste." in alone
    assert "deux gestes" not in alone


def test_the_information_is_that_of_a_pack_alone(small: Press, first: Sheet, second: Sheet) -> None:
    both = small.maker.separate(first, OPTIONS, second)
    alone = small.maker.separate(first, OPTIONS)
    fiche = ("geste-essai", DocumentKind.FICHE)
    assert both[fiche] == alone[fiche]
    assert set(both) == {
        *(
            (id_, kind)
            for id_ in ("geste-essai", "autre-geste")
            for kind in EVERY
            if kind not in COMMON_KINDS
        ),
        *(("geste-essai+autre-geste", kind) for kind in COMMON_KINDS),
    }


def test_the_fingerprint_tells_a_pair_from_one(small: Press, first: Sheet, second: Sheet) -> None:
    def footer(*sheets: Sheet) -> str:
        html = small.maker.html(sheets[0], OPTIONS, DocumentKind.PREPARATION, *sheets[1:])
        return html.split('foot-name">', 1)[1].split("<", 1)[0].split(" · ")[-1]

    prints = {footer(first), footer(second), footer(first, second), footer(second, first)}
    assert len(prints) == 4
