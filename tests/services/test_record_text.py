"""The text for the record: what happened and nothing else, in lines that any field takes."""

import string
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from algoguide.domain.consultation import (
    Answered,
    Compared,
    Consultation,
    Explained,
    Given,
    Understanding,
    Weight,
)
from algoguide.domain.establishment import Establishment
from algoguide.domain.sheet import Sheet
from algoguide.services.choosing import Choosing
from algoguide.services.record_text import WIDTH, Record, record_text
from tests.content.minimal import CONTENT, checked

NOON = datetime(2026, 11, 28, 14, 5, tzinfo=UTC)
HOUSE = Establishment("Centre hospitalier d’essai", "Imagerie", "01")
PROCEDURE = "geste-essai"


@pytest.fixture(scope="module")
def choosing() -> Choosing:
    return Choosing(checked(CONTENT).library)


@pytest.fixture(scope="module")
def sheet(choosing: Choosing) -> Sheet:
    chosen = choosing.select(PROCEDURE, variants=["usure"], mode="sedation", side="droite", place="L1")
    return choosing.sheet(PROCEDURE, chosen)


def whole() -> Consultation:
    """Everything happened."""
    return Consultation(
        explained=(
            Explained(PROCEDURE, "risque-hematome", "Un risque d’ailleurs"),
            Explained(PROCEDURE, "pourquoi", "Pourquoi ce geste"),
            Explained(PROCEDURE, "risque-bleu", "Un bleu"),
        ),
        answered=(
            Answered(PROCEDURE, "medicaments", "Vos médicaments\u202f?", Understanding.EXPLAINED_AGAIN),
            Answered(PROCEDURE, "quoi", "Que va-t-on vous faire\u202f?", Understanding.UNDERSTOOD),
        ),
        questions=("Puis-je conduire\u202f?",),
        compared=(
            Compared(
                "Sciatique",
                ("Continuer sans geste", "Geste d’essai"),
                {"Durée": Weight.LITTLE, "Risque grave": Weight.MUCH},
            ),
        ),
        given=(Given("Fiche d’information – Geste d’essai", "2026.11", "0123456789ab"),),
        notes="Vient avec sa fille.\nEntend mal.",
        interpreter="Mme Interprète",
        trusted_person="sa fille",
    )


def test_the_whole_text(sheet: Sheet) -> None:
    text = record_text(Record(whole(), (sheet,), "Dr Essai", NOON, HOUSE))
    assert text == (
        "Information donnée avant un geste d’algoradiologie\n"
        "Par : Dr Essai\n"
        "Le 28/11/2026 à 14 h 05\n"
        "Établissement : Centre hospitalier d’essai, Imagerie\n"
        "\n"
        "Geste : Geste d’essai (essai)\n"
        "Variante : Usure de l’os\n"
        "Région : L1\n"
        "Côté : droite\n"
        "Anesthésie : Sédation\n"
        "\n"
        "Documents remis :\n"
        "- Fiche d’information – Geste d’essai, version 2026.11, empreinte 0123456789ab\n"
        "\n"
        "Solutions comparées (Sciatique) :\n"
        "- Continuer sans geste\n"
        "- Geste d’essai\n"
        "  Ce qui compte pour la personne : Risque grave : beaucoup ; Durée : peu\n"
        "\n"
        "Risques expliqués :\n"
        "- Un bleu\n"
        "- Un risque d’ailleurs\n"
        "\n"
        "Expliqué avec l’écran :\n"
        "- Pourquoi ce geste\n"
        "\n"
        "Vérification de nos explications, redites par la personne :\n"
        "- Que va-t-on vous faire ? – compris\n"
        "- Vos médicaments ? – réexpliqué\n"
        "\n"
        "Questions de la personne :\n"
        "- Puis-je conduire ?\n"
        "\n"
        "Interprète : Mme Interprète\n"
        "Personne de confiance : sa fille\n"
        "\n"
        "Notes :\n"
        "  Vient avec sa fille.\n"
        "  Entend mal.\n"
    )


def test_what_did_not_happen_is_not_said(sheet: Sheet) -> None:
    text = record_text(Record(Consultation(), (sheet,)))
    assert [line for line in text.splitlines() if line] == [
        "Information donnée avant un geste d’algoradiologie",
        "À compléter : qui a informé",
        "À compléter : date et heure",
        "Geste : Geste d’essai (essai)",
        "Variante : Usure de l’os",
        "Région : L1",
        "Côté : droite",
        "Anesthésie : Sédation",
        "À compléter : documents remis",
    ]


def test_a_side_that_was_not_chosen_is_not_said(choosing: Choosing) -> None:
    chosen = choosing.select(PROCEDURE, variants=["usure"])
    text = record_text(Record(Consultation(), (choosing.sheet(PROCEDURE, chosen),)))
    assert "Côté" not in text
    assert "Région" not in text


def test_a_discouraged_anaesthesia_is_the_decision_of_the_doctor(choosing: Choosing) -> None:
    chosen = choosing.select(PROCEDURE, variants=["usure"], mode="generale", discouraged_confirmed=True)
    text = record_text(Record(Consultation(), (choosing.sheet(PROCEDURE, chosen),)))
    assert "(déconseillée pour ce geste ; décidée par le médecin)" in text


def test_what_belongs_to_another_procedure_says_so(sheet: Sheet) -> None:
    page = Explained("autre", "risque-x", "Un autre risque")
    answer = Answered("autre", "quoi", "Quoi ?", Understanding.UNDERSTOOD)
    done = Consultation(explained=(page,), answered=(answer,))
    text = record_text(Record(done, (sheet,), names={"autre": "Autre geste", PROCEDURE: "Geste d’essai"}))
    assert "- Un autre risque (Autre geste)\n" in text
    assert "- Quoi ? (Autre geste) – compris\n" in text


def test_two_procedures_are_told_apart(sheet: Sheet) -> None:
    second = replace(sheet, procedure=replace(sheet.procedure, id="autre", name="Autre geste"))
    names = {"autre": "Autre geste", PROCEDURE: "Geste d’essai"}
    text = record_text(Record(whole(), (sheet, second), names=names))
    assert text.count("Geste : ") == 2
    assert "- Un bleu (Geste d’essai)\n" in text


def test_without_a_procedure_the_rest_is_still_told() -> None:
    text = record_text(Record(whole(), informer="Dr Essai", when=NOON))
    assert "Geste :" not in text
    assert "- Puis-je conduire ?" in text


TYPED = st.text(max_size=400)
FIELDS = ("informer", "interpreter", "trusted_person", "notes", "question", "page", "answer", "option", "row")


def solid(text: str) -> str:
    return "".join(text.split())


@given(
    field=st.sampled_from(FIELDS),
    before=TYPED,
    after=TYPED,
    marker=st.text(string.ascii_uppercase, min_size=30, max_size=150),
)
def test_whatever_is_typed_appears_once_and_breaks_nothing(
    field: str, before: str, after: str, marker: str
) -> None:
    typed = f"{before}{marker}{after}"
    done = Consultation().giving(Given("Fiche", "1", "0123456789ab"))
    informer = ""
    if field == "informer":
        informer = typed
    elif field == "question":
        done = done.asking(typed)
    elif field == "page":
        done = done.explaining(Explained("g", "risque-x", typed), done=True)
    elif field == "answer":
        done = done.answering(Answered("g", "q", typed, Understanding.UNDERSTOOD))
    elif field == "option":
        done = done.comparing(Compared("Dos", (typed,)))
    elif field == "row":
        done = done.comparing(Compared("Dos", ("Rien",), {typed: Weight.MUCH}))
    elif field == "interpreter":
        done = replace(done, interpreter=typed)
    elif field == "trusted_person":
        done = replace(done, trusted_person=typed)
    else:
        done = replace(done, notes=typed)
    text = record_text(Record(done, informer=informer, when=NOON))
    assert solid(text).count(marker) == 1 + (before + after).count(marker)
    lines = text.split("\n")
    assert all(len(line) <= WIDTH for line in lines)
    assert all(line.isprintable() for line in lines)
    assert "\t" not in text
    assert text.splitlines() == lines[:-1]  # nothing but line feeds ends a line
    assert text.encode("utf-8")
    plain = record_text(Record(Consultation().giving(Given("Fiche", "1", "0123456789ab")), when=NOON))
    ours = {line for line in plain.split("\n") if not line.startswith("À compléter")}
    assert ours <= set(lines)


@given(notes=st.lists(st.text(string.printable, max_size=150), max_size=6))
def test_notes_keep_their_lines_and_pass_for_none_of_ours(notes: list[str]) -> None:
    text = record_text(Record(replace(Consultation(), notes="\n".join(notes)), when=NOON, informer="Dr"))
    _, _, after = text.partition("\nNotes :\n")
    assert all(line.startswith("  ") for line in after.splitlines())


def test_the_same_consultation_gives_the_same_text(sheet: Sheet) -> None:
    done = whole()
    turned = replace(done, explained=done.explained[::-1], answered=done.answered[::-1])
    first, second = (record_text(Record(c, (sheet,), when=NOON)) for c in (done, turned))
    assert first == second
