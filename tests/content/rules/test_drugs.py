import pytest
from hypothesis import given
from hypothesis import strategies as st

from algoguide.content.rules.drugs import drug_classes, drug_names, drugs
from tests.content.rules.saying import problems, quoted

DELAYS = [
    "Arrêtez le Plavix 5 jours avant.",
    "Le clopidogrel s’arrête 5 jours avant : arrêtez-le.",
    "Prenez-vous de l’aspirine ? Arrêtez-la trois jours avant le geste.",
    "Arrêtez vos médicaments pour le sang la veille.",
    "L’anticoagulant est suspendu quelques jours avant.",
    "Dernière prise d’Eliquis à J-3.",
    "Ne prenez pas le Xarelto la veille.",
    "Reprenez votre anticoagulant 6 heures après.",
    "Reprenez vos médicaments le lendemain.",
    "Xarelto : 3 jours avant.",
    "Pas de Kardégic la veille.",
    "Comptez 5 jours pour la warfarine.",
    "Ticagrélor 5 jours, prasugrel 7 jours.",
    "Dans les 5 jours d’avant, ne prenez aucun anti-inflammatoire.",
    "Le Previscan est repris à J2.",
    "La metformine est interrompue 48 h après l’injection.",
    "Sautez une injection d’Ozempic : une semaine.",
    "Un relais par héparine commence 4 jours avant.",
    "Arrêtez la warfarine [[delai-avk]] avant.",
    "Arrêtez l’aspirine [[@fasting-food]] avant.",
    "Votre traitement habituel est à reprendre dès le soir.",
    "Ne prenez plus d’ibuprofène, et arrêtez-le deux jours avant.",
]
THRESHOLDS = [
    "L’INR doit être inférieur à 1,5.",
    "L’INR reste sous deux.",
    "INR entre 2 et 3.",
    "INR 2,5 la veille.",
    "Plaquettes : au moins 50 G/L.",
    "Des plaquettes au-dessus de cinquante mille.",
    "Si la clairance dépasse 30 mL/min.",
    "Une glycémie de moins de 2,5 g/L.",
    "Le sucre est au-dessus de deux grammes : votre sucre au-dessus de deux.",
    "HbA1c à 7 %.",
    "L’hémoglobine glyquée dépasse [[seuil]].",
    "Une créatinine supérieure à 150 µmol/L.",
]
CLASSES = [
    "Ce geste a un risque de saignement élevé.",
    "Le risque hémorragique est faible.",
    "C’est un geste à risque hémorragique.",
    "Un faible risque de saignement.",
    "La classe de risque est connue.",
]
RIGHT = [
    "Prenez-vous un médicament qui fluidifie le sang ? Dites-le tout de suite. Ne l’arrêtez jamais seul.",
    "Prenez-vous Ozempic, Wegovy, Forxiga ou un médicament proche ? Ne l’arrêtez jamais sans avis.",
    "Ne l’arrêtez jamais seul ; seul le médecin l’écrit.",
    "Pas de cortisone dans les 3 mois avant une prothèse.",
    "Pas de cortisone dans les 3 mois avant une prothèse, 4 mois pour la hanche.",
    "Vous avez un diabète : surveillez votre glycémie plus souvent pendant 7 jours.",
    "Votre sucre peut monter pendant 7 jours après la cortisone.",
    "Sous insuline, surveillez votre sucre pendant 7 jours après le geste.",
    "Avec un anticoagulant, un bleu peut rester 2 semaines.",
    "Vous prenez de l’insuline ? Surveillez votre sucre 7 jours.",
    "Ne mangez plus dans les [[@fasting-food]] avant le geste.",
    "Apportez vos médicaments. Arrêtez de manger 6 heures avant.",
    "Vous voyez l’anesthésiste plusieurs jours avant. Apportez la liste de vos médicaments.",
    "Le médecin écrit quand reprendre vos médicaments.",
    "Vous pouvez arrêter les médicaments contre la douleur après 3 jours.",
    "Prenez du paracétamol toutes les 6 heures.",
    "Sous anticoagulant, appelez si le saignement ne s’arrête pas après 10 minutes.",
    "Le matin, prenez vos médicaments, sauf ceux que le médecin a écrit d’arrêter.",
    "L’effet du médicament passe en 10 minutes.",
    "Avez-vous pris de l’aspirine dans les jours d’avant ? Dites-le.",
    "Avant d’arrêter un anticoagulant, appelez le [[@phone-day]].",
    "La prise de sang regarde l’INR et les plaquettes.",
    "On mesure la créatinine dans les 3 mois.",
    "Deux injections de plaquettes, à un mois.",
    "Certains médicaments augmentent le risque de saignement.",
    "Un saignement est possible.",
    "L’équipe note la dernière prise de vos médicaments.",
]


@pytest.mark.parametrize("raw", DELAYS)
def test_a_delay_is_refused(raw: str) -> None:
    assert "délai" in quoted(drugs, raw)


@pytest.mark.parametrize("raw", THRESHOLDS)
def test_a_threshold_is_refused(raw: str) -> None:
    assert "seuil" in quoted(drugs, raw)


@pytest.mark.parametrize("raw", CLASSES)
def test_a_class_of_bleeding_risk_is_refused(raw: str) -> None:
    assert "classe" in quoted(drugs, raw)


@pytest.mark.parametrize("raw", RIGHT)
def test_a_question_a_watch_or_fasting_passes(raw: str) -> None:
    assert quoted(drugs, raw) == ""


@pytest.mark.parametrize("name", sorted(drug_names()))
def test_every_drug_of_the_list_is_known_to_the_rule(name: str) -> None:
    assert problems(drugs, f"Arrêtez {name} 5 jours avant.")


@given(
    st.sampled_from(drug_names()),
    st.sampled_from(["arrêtez", "reprenez", "suspendez", "stoppez", "interrompez", "sautez"]),
    st.sampled_from(["3 jours", "24 heures", "une semaine", "deux jours", "48 h"]),
)
def test_whatever_the_verb_and_the_delay(name: str, verb: str, delay: str) -> None:
    assert problems(drugs, f"Vous prenez {name} ? Alors {verb}-le {delay} avant le geste.")


def test_the_list_has_each_class_of_the_facts() -> None:
    classes = drug_classes()
    assert {"antiagrégants", "anticoagulants", "antidiabétiques", "GLP-1"} <= set(classes)
    assert {"Plavix", "Kardégic", "Brilique", "Efient"} <= set(classes["antiagrégants"])
    assert {"Eliquis", "Xarelto", "Pradaxa", "Previscan", "Lovenox", "Arixtra"} <= set(
        classes["anticoagulants"]
    )
    assert {"metformine", "Forxiga", "Jardiance", "insuline"} <= set(classes["antidiabétiques"])
    assert {"Ozempic", "Wegovy", "tirzépatide"} <= set(classes["GLP-1"])


@given(st.text(max_size=80))
def test_any_text_is_read_without_a_crash(raw: str) -> None:
    assert all(p.message for p in problems(drugs, raw))
