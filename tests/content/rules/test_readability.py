from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from algoguide.content.building import Built, build
from algoguide.content.rules.base import Rule, TextKind
from algoguide.content.rules.readability import (
    SIMPLE,
    STANDARD,
    WORDS_OF_A_SHEET,
    Scale,
    long_sentences,
    pages_readable,
    readings,
    sheets_readable,
)
from algoguide.content.rules.walking import choices
from tests.content.minimal import CONTENT, copied, edit
from tests.content.rules.saying import NOTHING_WRITTEN, problems, quoted

SIX_TEXTS = [
    ("Tu as mal au dos. On pose une main. Tu dis où ça fait mal. On attend. Puis tu te lèves."),
    (
        "On endort la peau. Vous sentez une piqûre. Puis le radiologue pose une aiguille dans l’os. Vous "
        "restez couché sur le ventre. Vous pouvez lui parler."
    ),
    (
        "Le radiologue guide l’aiguille avec un écran. Il met du ciment dans la vertèbre tassée. Le "
        "ciment durcit en quelques minutes, puis vous restez couché pendant deux heures avant de vous "
        "lever."
    ),
    (
        "La douleur diminue chez beaucoup de personnes, mais les études ne donnent pas toutes le même "
        "résultat. Votre médecin examine avec vous les autres solutions, comme les médicaments ou la "
        "rééducation."
    ),
    (
        "L’indication est discutée après la réalisation d’un examen d’imagerie récent, qui doit "
        "confirmer la localisation de la fracture et l’absence d’une complication neurologique "
        "nécessitant une opération."
    ),
    (
        "La réalisation d’une vertébroplastie percutanée nécessite préalablement l’identification "
        "radiologique de l’hypersignal caractéristique d’une fracture ostéoporotique symptomatique, "
        "l’administration intraosseuse du polyméthacrylate étant subordonnée à la concordance "
        "radioclinique pluridisciplinaire."
    ),
]


def test_six_texts_from_easy_to_hard_are_scored_in_this_order() -> None:
    scale = Scale(())
    scores = [scale.measure(text).score for text in SIX_TEXTS]
    assert scores == sorted(scores, reverse=True)
    assert all(easier - harder > 5 for easier, harder in pairwise(scores)), scores
    assert scores[1] > SIMPLE.score
    assert scores[3] > STANDARD.score
    assert scores[5] < 42, "what a patient must never be handed"


def test_the_score_is_that_of_kandel_and_moles() -> None:
    measure = Scale(()).measure("Le chat dort. Il a mangé.")
    assert (measure.words, measure.sentences, measure.syllables) == (6, 2, 7)
    assert measure.score == pytest.approx(207 - 1.015 * 3 - 73.6 * 7 / 6)


def test_names_and_numbers_do_not_weigh_but_are_words() -> None:
    text = "La cimentoplastie dure 40 minutes."
    bare, excluded = Scale(()).measure(text), Scale({"Cimentoplastie"}).measure(text)
    assert bare.words == excluded.words == 5
    assert excluded.weighed == bare.weighed - 1
    assert excluded.score > bare.score


@pytest.mark.parametrize(
    ("kind", "count", "refused"),
    [
        (TextKind.PROSE, 25, False),
        (TextKind.PROSE, 26, True),
        (TextKind.SIMPLE, 20, False),
        (TextKind.SIMPLE, 21, True),
        (TextKind.ALERT, 26, True),
        (TextKind.CONSENT, 26, True),
        (TextKind.DEFINITION, 26, True),
        (TextKind.CITATION, 60, False),
        (TextKind.TITLE, 60, False),
    ],
)
def test_the_longest_sentence(kind: TextKind, count: int, refused: bool) -> None:
    raw = "Vous " + " ".join(["allez"] * (count - 1)) + "."
    assert bool(problems(long_sentences, raw, kind)) is refused


def test_a_figure_counts_as_the_words_that_replace_it() -> None:
    raw = "Vous " + " ".join(["allez"] * 20) + " [[infection-os]]."
    assert "27 mots" in quoted(long_sentences, raw)


def built(root: Path) -> Built:
    made = build(root)
    assert not made.problems
    return made


def said(rule: Rule, root: Path) -> list[str]:
    made = built(root)
    return [str(p) for p in rule(made.library, made.origins.texts, made.origins.where)]


def test_the_small_content_is_readable() -> None:
    assert said(sheets_readable, CONTENT) == []
    assert said(pages_readable, CONTENT) == []


def test_every_choice_is_read_with_its_figures_in_words() -> None:
    library = built(CONTENT).library
    procedure = library.procedures["geste-essai"]
    found = list(readings(library))
    assert len(found) == len(list(choices(procedure))) > 2
    for reading in found:
        names = [section.name for section, _ in reading.sections]
        assert {"En bref", "Comment ça se passe", "Bénéfices et risques", "Quand nous appeler"} <= set(names)
        text = " ".join(t for s, _ in reading.sections for t in (*s.texts, *s.captions))
        assert "[[" not in text
        assert "3\u00a0à\u00a08\u00a0personnes sur\u00a01\u00a0000 en ont" in text
        assert reading.standard.words > reading.running_words > 0


def test_a_text_of_one_variant_weighs_on_this_variant_only() -> None:
    by_choice = {r.choice: r for r in readings(built(CONTENT).library)}
    wear, shock = by_choice["usure, locale"], by_choice["choc, locale"]
    assert shock.running_words - wear.running_words == 2  # « Votre os a reçu un choc », « … est usé »


def test_hard_words_in_one_section_are_quoted(tmp_path: Path) -> None:
    root = copied(tmp_path)
    hard = "Hospitalisation préalablement indispensable, anticoagulation impérativement communiquée."
    edit(root, "gestes/geste-essai/geste.yaml", "La douleur dure malgré les médicaments.", hard)
    edit(root, "gestes/geste-essai/geste.yaml", '  - "Il y a une infection."', f'  - "{hard}"')
    found = said(sheets_readable, root)
    assert any("« Pourquoi ce geste »" in p and "Hospitalisation" in p and "50 au moins" in p for p in found)


def test_too_many_words_name_the_worst_choice(tmp_path: Path) -> None:
    root = copied(tmp_path)
    edit(root, "gestes/geste-essai/geste.yaml", "Votre os a reçu un choc.", "Vous avez un os. " * 230)
    (found,) = said(sheets_readable, root)
    assert "mots pour choc" in found
    assert f"{WORDS_OF_A_SHEET} au plus" in found
    assert "autres choix" in found


def test_just_under_the_limit_passes(tmp_path: Path) -> None:
    root = copied(tmp_path)
    longest = max(r.running_words for r in readings(built(root).library) if r.choice.startswith("choc"))
    room = WORDS_OF_A_SHEET - longest
    line = edit(
        root,
        "gestes/geste-essai/geste.yaml",
        "Votre os a reçu un choc.",
        "Votre os a reçu un choc." + " Oui." * room,
    )
    assert line
    assert said(sheets_readable, root) == []
    file = root / "gestes/geste-essai/geste.yaml"
    file.write_text(file.read_text("utf-8").replace(" Oui. Oui.", " Oui. Oui. Oui.", 1), "utf-8")
    assert "901 mots" in said(sheets_readable, root)[0]


def test_long_sentences_on_average_are_told(tmp_path: Path) -> None:
    root = copied(tmp_path)
    edit(
        root, "gestes/geste-essai/essentiel.yaml", "Ce geste peut vous soulager.", "Il y va " * 120 + "et là."
    )
    assert any("l’essentiel" in p and "mots par phrase" in p for p in said(sheets_readable, root))


def test_the_pages_on_a_pain_are_read_too(tmp_path: Path) -> None:
    made = built(copied(tmp_path))
    page = next(t for t in made.origins.texts if t.owner.startswith("douleurs/") and t.kind is TextKind.PROSE)
    hard = replace(page, text="Radiculalgie ostéoarticulaire inflammatoire invalidante. " * 20)
    found = [p.message for p in pages_readable(made.library, [hard], made.origins.where)]
    assert len(found) == 2
    assert "la page" in found[0]
    assert f"« {page.section} »" in found[1]
    assert not list(pages_readable(NOTHING_WRITTEN, [], made.origins.where))


def test_a_sheet_that_names_what_is_missing_is_left_to_other_rules(tmp_path: Path) -> None:
    root = copied(tmp_path)
    edit(root, "sources.yaml", "essai-2020", "autre-2020")
    made = build(root)
    assert list(sheets_readable(made.library, made.origins.texts, made.origins.where)) == []
