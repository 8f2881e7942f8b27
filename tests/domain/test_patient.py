from datetime import date

import pytest

from algoguide.domain.patient import Patient, told

BORN = date(1948, 3, 14)


@pytest.mark.parametrize(
    ("patient", "words"),
    [
        (Patient("Lefèvre", given="Odile", birth=BORN, sex="F"), "Mme Lefèvre, Odile · 14/03/1948"),
        (Patient("Martin", given="Jean", sex="M"), "M. Martin, Jean"),
        (Patient("Martin", given="Camille", sex="I", birth=BORN), "Martin, Camille · 14/03/1948"),
        (Patient("Martin"), "Martin"),
        (Patient(birth_family="Durand", given="Zoé", sex="F"), "Mme Durand, Zoé"),
        (Patient("Lefèvre", "Durand", sex="F"), "Mme Lefèvre"),
        (Patient(given="Zoé", sex="F"), "Zoé"),  # « Mme Zoé » is nobody's name
        (Patient(birth=BORN, sex="F"), "Patient sans nom · 14/03/1948"),
        (Patient(ipp="0012"), "Patient sans nom"),
    ],
)
def test_a_patient_is_told_by_what_is_known(patient: Patient, words: str) -> None:
    assert told(patient).replace("\u00a0", " ") == words
