import pytest
from hypothesis import given
from hypothesis import strategies as st

from algoguide.content.rules.base import TextKind
from algoguide.content.rules.promises import promises
from tests.content.rules.saying import problems, quoted

AFFIRMED = [
    "Le résultat est garanti.",
    "Ce geste garantit un soulagement.",
    "La garantie est parfaite.",
    "Ce geste est sans risque.",
    "C’est sans aucun danger.",
    "Il n’y a aucun risque.",
    "Il n’y a pas de danger.",
    "Le risque est nul ou presque : risque zéro.",
    "Vous ne risquez rien.",
    "La piqûre est indolore.",
    "Ce geste est indolore et sans danger.",
    "L’infiltration d’une hernie est indolore.",
    "Le geste se passe sans douleur.",
    "La piqûre ne fait pas mal.",
    "Vous n’aurez plus mal.",
    "Ce geste n’est pas douloureux.",
    "Vous ne sentirez aucune douleur.",
    "Le succès est certain.",
    "Un soulagement certain.",
    "Vous irez certainement mieux.",
    "C’est une certitude : le ciment tient.",
    "Le geste est très sûr.",
    "On travaille en toute sécurité.",
    "La sécurité est maximale : sécurité maximale.",
    "Cela marche à 100 %.",
    "Le ciment soulage toujours.",
    "Cela marche à chaque fois.",
    "Vous ne sentirez rien.",
    "Le résultat est parfait.",
    "Un résultat spectaculaire.",
    "Un traitement miracle.",
    "Les complications sont exceptionnelles.",
    "C’est la meilleure technique.",
    "Vous serez soulagé.",
    "La douleur va disparaître.",
    "Vous guérirez.",
    "La balance bénéfice/risque est favorable.",
    "La balance entre les bénéfices et les risques n’est pas connue.",
    "C’est un petit geste.",
    "Une petite intervention vous est proposée.",
    "Il suffit de rester allongé.",
    "Rien de plus simple.",
    "On met simplement un pansement.",
    "Ne vous inquiétez pas.",
    "Rassurez-vous, on vous surveille.",
    "N’ayez aucune crainte.",
    "Ce n’est pas long et c’est sans risque.",
    "Ce n’est pas une opération, mais un geste sans danger.",
    "Vous ne dormez pas, le geste est indolore.",
    "Si vous venez à jeun, le geste est sans risque.",
    "Pourquoi ce geste est-il sans danger ?",
    "Ce geste **sans risque** dure peu.",
]

DENIED = [
    "Le résultat n’est pas garanti.",
    "Le soulagement, lui, n’est jamais garanti.",
    "Rien n’est garanti.",
    "Personne ne peut garantir le résultat.",
    "On ne peut garantir le résultat.",
    "On ne peut pas vous garantir un soulagement.",
    "Aucun geste n’est sans risque.",
    "Ce geste n’est pas sans danger.",
    "Il n’est ni indolore ni sans risque.",
    "Le geste n’est pas toujours indolore.",
    "Le risque zéro n’existe pas.",
    "Une hernie peut être indolore.",
    "Une hernie indolore ne demande aucun geste.",
    "Ce geste ne s’adresse pas à une hernie indolore.",
    "Une hernie discale indolore est fréquente.",
    "La vertèbre tassée est parfois indolore.",
    "Un nodule sans douleur se surveille.",
    "Un tassement ancien, consolidé ou indolore, ne demande rien.",
    "Beaucoup d’anomalies sont indolores.",
    "Certitude : faible.",
    "Certitude : non évaluée.",
    "Le succès n’est pas certain.",
    "Certaines personnes vont mieux, certains centres aussi.",
    "On ne le sait pas avec certitude.",
    "Si la cause n’est pas sûre, on prélève un peu d’os.",
    "Nous n’avons pas de source sûre.",
    "Le ciment ne soulage pas toujours.",
    "Ce n’est pas un miracle.",
    "Restez parfaitement immobile.",
    "On marche tous les jours. Le soulagement est certaines fois partiel.",
    "On demande votre nom à chaque fois.",
    "Vous ne sentirez plus votre jambe pendant quelques heures.",
    "On ne sait pas s’il suffit.",
    "Lavez-vous avec un savon simple.",
    "Ce n’est pas si simple.",
    "Le but est de vous soulager.",
    "Vous ne serez pas forcément soulagé.",
    "Parfois, la douleur revient.",
    "Est-ce sans risque ?",
    "Le geste est-il garanti ?",
    "Demandez le bénéfice et les risques.",
    "Un petit bout d’os. Une petite aiguille.",
    "Bien sûr, vous pouvez refuser.",
    "Un peu de ciment sort, sans gêne.",
    "La douleur disparaît ou diminue.",
    "Pas de ciment si la fracture ne fait pas mal.",
    "Aucun effet n’est garanti, et rien n’est certain.",
    "Sans garantie de résultat, on peut essayer.",
    "Si le diagnostic est certain, on en parle.",
]


@pytest.mark.parametrize("raw", AFFIRMED)
def test_an_affirmed_promise_is_refused(raw: str) -> None:
    found = problems(promises, raw)
    assert found, raw
    assert all("«" in p.message and p.advice for p in found)


@pytest.mark.parametrize("raw", DENIED)
def test_a_denial_or_another_meaning_passes(raw: str) -> None:
    assert quoted(promises, raw) == ""


def test_what_is_quoted_is_what_was_written() -> None:
    assert "« sans aucun risque »" in quoted(promises, "Un geste sans aucun risque.")


@pytest.mark.parametrize("kind", sorted(set(TextKind) - {TextKind.PASSPORT, TextKind.CITATION}))
def test_titles_pictures_and_reasons_promise_nothing_either(kind: TextKind) -> None:
    assert problems(promises, "Un geste sans risque", kind)


def test_a_published_title_may_promise() -> None:
    assert quoted(promises, "A miracle cement: 100 % relief", TextKind.CITATION) == ""


@given(st.sampled_from(["garanti", "sans risque", "sans danger", "indolore", "parfait"]))
def test_a_denial_in_one_sentence_does_not_cover_the_next(word: str) -> None:
    assert problems(promises, f"Ce n’est pas long. Le geste est {word}.")
    assert not problems(promises, f"Le geste n’est pas {word}. C’est parfois long.")


@given(st.text(max_size=80))
def test_any_text_is_read_without_a_crash(raw: str) -> None:
    assert all(p.message for p in problems(promises, raw))
