"""Columns by their French names; where two may be meant, neither is taken."""

import pytest

from algoguide.exchange.day_list import Field, doubled, lacking, recognise, signature
from algoguide.exchange.day_list.columns import is_header
from algoguide.exchange.day_list.unwanted import is_nir, is_unwanted

NAMES = {
    Field.DAY: ("Date", "DATE_RDV", "Date du rendez-vous", "Date de l’examen", "dateRdv"),
    Field.TIME: ("Heure", "Horaire", "Heure RDV", "Heure de début"),
    Field.MOMENT: ("Date et heure", "Date/heure", "RDV", "Date heure RDV"),
    Field.FAMILY: ("Nom usuel", "Nom d'usage", "NOM D’USAGE", "Nom utilisé", "Nom du patient"),
    Field.GIVEN: ("Prénom", "Prénom(s)", "PRENOM", "Prénom usuel", "Prénoms", "Prénom du patient"),
    Field.FULL_NAME: ("Patient", "Nom Prénom", "NOM et prénom", "Nom - Prénom", "Identité du patient"),
    Field.BIRTH_FAMILY: ("Nom de naissance", "NomNaissance", "Nom de jeune fille", "Patronyme"),
    Field.BIRTH: (
        "DDN",
        "D.D.N.",
        "Né(e) le",
        "Née le",
        "Date de naissance",
        "Date naiss.",
        "DateDeNaissance",
    ),
    Field.SEX: ("Sexe", "Sexe du patient", "SEX"),
    Field.IPP: ("IPP", "NIP", "N° IPP", "No IPP", "Numéro IPP", "I.P.P.", "N° dossier", "Id patient"),
    Field.ACCESSION: ("Accession", "Accession Number", "N° d’accession", "N° demande", "Numéro de demande"),
    Field.ACT: ("Acte", "Examen", "Libellé acte", "Libellé de l'examen", "Geste", "Motif du RDV"),
    Field.ACT_CODE: ("Code", "Code acte", "Code CCAM", "Code de l’examen"),
    Field.ROOM: ("Salle", "SALLE EXAMEN", "Ressource"),
    Field.STUDY_UID: ("Study Instance UID", "StudyInstanceUID", "UID de l’étude"),
    Field.ISSUER: ("Émetteur", "Issuer", "Domaine IPP"),
    Field.STATUS: ("Statut", "État du RDV"),
    Field.CANCELLED: ("Annulé", "Annulé (O/N)"),
}


@pytest.mark.parametrize(
    ("field", "name"), [(field, name) for field, names in NAMES.items() for name in names]
)
def test_a_column_is_recognised_by_its_name(field: Field, name: str) -> None:
    # A family name beside it would be « NOM Prénom ».
    other = "Prénom" if field is Field.FAMILY else "x"
    assert recognise([name, other])[0] is field


def test_every_field_has_names_and_a_french_name() -> None:
    assert set(NAMES) == set(Field)
    assert len({field.french for field in Field}) == len(Field)


@pytest.mark.parametrize(
    "name",
    [
        "",
        " ",
        "Date de demande",
        "Médecin",
        "Prescripteur",
        "Lieu de naissance",
        "Prénom et nom",
        "Code du patient 2",
    ],
)
def test_other_names_are_not_guessed(name: str) -> None:
    assert recognise([name]) == {}


def test_two_columns_for_one_field_are_both_left_out_and_said() -> None:
    header = ["Date", "Acte", "Examen", "Nom", "Prénom"]
    assert recognise(header) == {0: Field.DAY, 3: Field.FAMILY, 4: Field.GIVEN}
    assert doubled(header) == {Field.ACT: (1, 2)}
    assert doubled(["Date", "Nom"]) == {}


def test_a_better_name_wins_over_one_of_second_choice() -> None:
    assert recognise(["N° dossier", "IPP"]) == {1: Field.IPP}
    assert recognise(["Prénom de naissance", "Prénom utilisé"]) == {1: Field.GIVEN}
    assert doubled(["N° dossier", "IPP"]) == {}


def test_a_name_without_given_name_beside_it_is_a_full_name() -> None:
    assert recognise(["Nom", "DDN"]) == {0: Field.FULL_NAME, 1: Field.BIRTH}
    assert recognise(["Nom", "Prénom"]) == {0: Field.FAMILY, 1: Field.GIVEN}
    assert recognise(["Nom", "Prénom", "Patient"]) == {0: Field.FAMILY, 1: Field.GIVEN}
    assert recognise(["Nom de naissance", "Prénom", "Patient"]) == {0: Field.BIRTH_FAMILY, 1: Field.GIVEN}


def test_three_different_names_make_a_header() -> None:
    assert is_header(["IPP", "Nom", "Acte"])
    assert not is_header(["IPP", "Nom", "x", ""])
    assert not is_header(["Date", "Date", "Date", "Date"])


UNWANTED = (
    "Téléphone, Tél., Tel. domicile, PORTABLE, NumTel, E-mail, Courriel, N° Sécu, NIR, N° SS, "
    "N° de sécurité sociale, INS, Matricule INS, Adresse 1, Code postal, CP, Ville, Commune, Coordonnées"
)


@pytest.mark.parametrize("name", UNWANTED.split(", "))
def test_a_column_that_must_not_be_kept_is_never_recognised(name: str) -> None:
    assert is_unwanted(name)
    assert recognise([name]) == {}


def test_no_wanted_column_is_dropped() -> None:
    wanted = [*(name for names in NAMES.values() for name in names), "Hôtel", "Inspection"]
    assert [name for name in wanted if is_unwanted(name)] == []


def test_the_key_of_a_social_security_number_counts() -> None:
    assert is_nir("2 50 01 75 056 001 65")
    assert not is_nir("250017505600166")
    assert not is_nir("2500175056001")


def test_what_a_mapping_lacks_is_said() -> None:
    whole = {0: Field.DAY, 1: Field.FAMILY, 2: Field.ACT}
    assert lacking(whole) == ()
    assert lacking({1: Field.FULL_NAME, 2: Field.ACT_CODE}, day_given=True) == ()
    for wrong, word in (
        ({1: Field.FAMILY, 2: Field.ACT}, "le jour"),
        ({0: Field.MOMENT, 2: Field.ACT}, "le nom"),
        ({0: Field.DAY, 1: Field.BIRTH_FAMILY}, "l’acte"),
        ({**whole, 3: Field.ACT}, "« Acte, en toutes lettres »"),
        ({**whole, 3: Field.FULL_NAME}, "de deux façons"),
    ):
        (said,) = lacking(wrong)
        assert word in said
        assert said.endswith(".")


def test_a_signature_is_the_same_for_the_same_columns_and_says_nothing() -> None:
    assert signature(["Nom d'usage", "DDN"]) == signature(["NOM D’USAGE ", "ddn"])
    assert signature(["Nom", "DDN"]) != signature(["DDN", "Nom"])
    assert signature(["", " "]) == ""
    assert len(signature(["DUPONT Jean"])) == 32
    assert "dupont" not in signature(["DUPONT Jean"])
