"""What a column may be, and the French names by which it is recognised."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum

from algoguide.exchange.day_list.unwanted import column_label

HEADER_NAMES = 3
"""How many known names make a line a header."""


class Field(StrEnum):
    """What a column may hold, in the order of the list for mapping by hand."""

    DAY = "jour"
    TIME = "heure"
    MOMENT = "jour-et-heure"
    FAMILY = "nom"
    GIVEN = "prenom"
    FULL_NAME = "nom-prenom"
    BIRTH_FAMILY = "nom-de-naissance"
    BIRTH = "naissance"
    SEX = "sexe"
    IPP = "ipp"
    ISSUER = "emetteur"
    ACCESSION = "demande"
    ACT = "acte"
    ACT_CODE = "code-acte"
    ROOM = "salle"
    STUDY_UID = "uid-etude"
    STATUS = "statut"
    CANCELLED = "annule"

    @property
    def french(self) -> str:
        """Its name on screen."""
        return _FRENCH[self]


_FRENCH = {
    Field.DAY: "Jour de la visite",
    Field.TIME: "Heure de la visite",
    Field.MOMENT: "Jour et heure, dans une même colonne",
    Field.FAMILY: "Nom",
    Field.GIVEN: "Prénom",
    Field.FULL_NAME: "NOM Prénom, dans une même colonne",
    Field.BIRTH_FAMILY: "Nom de naissance",
    Field.BIRTH: "Date de naissance",
    Field.SEX: "Sexe",
    Field.IPP: "IPP",
    Field.ISSUER: "Émetteur de l’IPP",
    Field.ACCESSION: "Numéro de demande",
    Field.ACT: "Acte, en toutes lettres",
    Field.ACT_CODE: "Code de l’acte",
    Field.ROOM: "Salle",
    Field.STUDY_UID: "UID de l’étude",
    Field.STATUS: "Statut",
    Field.CANCELLED: "Annulé (oui ou non)",
}

_NAMES: Mapping[Field, str] = {
    Field.DAY: (
        "date, jour, date rdv, jour rdv, date examen, date acte, date visite, date intervention, date geste, "
        "date venue, date prévue, date planifiée, date programmée, date consultation, date passage, "
        "date séance"
    ),
    Field.TIME: (
        "heure, horaire, heure rdv, heure examen, heure acte, heure visite, heure intervention, heure geste, "
        "heure début, heure prévue, heure planifiée, heure programmée, heure passage, horaire rdv"
    ),
    Field.MOMENT: (
        "date heure, date heure rdv, date heure examen, date heure acte, date heure visite, "
        "date heure début, date heure prévue, jour heure, rdv, créneau, début, date début"
    ),
    Field.FAMILY: (
        "nom, nom usuel, nom d’usage, nom utilisé, nom patient, nom marital, nom famille, nom usuel patient, "
        "nom usage patient, nom famille patient"
    ),
    Field.GIVEN: (
        "prénom, prénom(s), prénom usuel, prénom utilisé, prénom usage, prénom patient, prénom(s) patient"
    ),
    Field.FULL_NAME: (
        "patient, patiente, identité, identité patient, nom prénom, nom prénom(s), nom prénom patient, "
        "nom complet, patient nom prénom"
    ),
    Field.BIRTH_FAMILY: (
        "nom naissance, nom naissance patient, nom jeune fille, nom jf, nom patronymique, patronyme"
    ),
    Field.BIRTH: (
        "date naissance, date naissance patient, ddn, dn, né, née, né(e) le, naissance, date naiss, "
        "dt naissance, date de naissance (jj/mm/aaaa)"
    ),
    Field.SEX: "sexe, sexe patient, sex, genre",
    Field.IPP: (
        "ipp, nip, n° ipp, n° nip, ipp patient, n° patient, id patient, identifiant patient, patient id, "
        "identifiant permanent patient"
    ),
    Field.ISSUER: "émetteur, émetteur ipp, issuer, domaine ipp, oid ipp, autorité affectation",
    Field.ACCESSION: "accession, accession number, n° accession, numéro accession, access number",
    Field.ACT: (
        "acte, examen, geste, libellé, libellé acte, libellé examen, libellé geste, libellé prestation, "
        "intitulé, intitulé acte, intitulé examen, nom examen, nom acte, type examen, type acte, "
        "acte prévu, geste prévu, procédure, intervention, prestation, description"
    ),
    Field.ACT_CODE: (
        "code, code acte, code examen, code geste, code ccam, ccam, code prestation, code procédure"
    ),
    Field.ROOM: "salle, salle examen, salle rdv, nom salle, box",
    Field.STUDY_UID: "study uid, study instance uid, uid étude, uid examen",
    Field.STATUS: "statut, état, status, statut rdv, état rdv, statut examen, état examen, statut acte",
    Field.CANCELLED: "annulé, annulé(e), rdv annulé, annulé o n, annulé oui non",
}
_SECOND_NAMES: Mapping[Field, str] = {
    Field.GIVEN: "prénom naissance, prénom(s) naissance, premier prénom, premier prénom naissance",
    Field.IPP: "dossier, n° dossier, n° dossier patient, code patient",
    Field.ACCESSION: "n° demande, demande, n° examen, id examen, id demande, n° rdv, id rdv",
    Field.ACT: "motif, motif rdv, type rdv",
    Field.ROOM: "ressource, poste, modalité",
}
"""Names that count when no column has a better one: beside an IPP, « N° dossier » is something else."""

_ARTICLES = frozenset({"de", "du", "des", "la", "le", "les", "et", "of", "the"})
_NUMBER = frozenset({"no", "num", "numero", "nr"})


def _squeezed(name: str) -> str:
    """« Date de l’examen », « DATE_EXAMEN » and « dateExamen » alike."""
    words = column_label(name).replace("rendez vous", "rdv").split()
    return "".join("n" if word in _NUMBER else word for word in words if word not in _ARTICLES)


def _index(names: Mapping[Field, str]) -> dict[str, Field]:
    return {_squeezed(name): field for field, listed in names.items() for name in listed.split(", ")}


_FIRST = _index(_NAMES)
_SECOND = _index(_SECOND_NAMES)


def is_header(cells: Sequence[str]) -> bool:
    """Whether a line has at least three known names of columns."""
    known = {_FIRST.get(squeezed) or _SECOND.get(squeezed) for squeezed in map(_squeezed, cells)}
    return len(known - {None}) >= HEADER_NAMES


def same_header(cells: Sequence[str], header: Sequence[str]) -> bool:
    """Whether a line says the header again."""
    shorter = min(len(cells), len(header))
    beyond = (*cells[shorter:], *header[shorter:])
    alike = all(a.strip() == b.strip() for a, b in zip(cells, header, strict=False))
    return alike and not any(text.strip() for text in beyond)


def recognise(header: Sequence[str]) -> Mapping[int, Field]:
    """What each column is, by its name: column, from 0, -> field.

    Two columns for one field are both left out, and `doubled` names them. A « Nom » without a « Prénom »
    beside it is taken for « NOM Prénom »: a family name alone in it will be a problem of its line, and
    not half of an identity.
    """
    found = _found(header)
    fields = Counter(found.values())
    single = {column: field for column, field in found.items() if fields[field] == 1}
    taken = set(fields)
    if Field.GIVEN not in taken and Field.FULL_NAME not in taken:
        return {c: Field.FULL_NAME if f is Field.FAMILY else f for c, f in single.items()}
    if Field.GIVEN in taken and not taken.isdisjoint({Field.FAMILY, Field.BIRTH_FAMILY}):
        return {c: f for c, f in single.items() if f is not Field.FULL_NAME}
    return single


def doubled(header: Sequence[str]) -> Mapping[Field, tuple[int, ...]]:
    """The fields that several columns claim, with these columns: one of them is to be chosen by hand."""
    found = _found(header)
    return {
        field: tuple(column for column, other in found.items() if other is field)
        for field, count in Counter(found.values()).items()
        if count > 1
    }


def lacking(mapping: Mapping[int, Field], *, day_given: bool = False) -> tuple[str, ...]:
    """What a mapping needs before the lines can be read, as French sentences.

    `day_given`: the day of all visits is chosen, so that no column must give it.
    """
    counts = Counter(mapping.values())
    said = [
        f"Plusieurs colonnes sont données pour « {field.french} » ; gardez-en une."
        for field in Field
        if counts[field] > 1
    ]
    if not (day_given or counts[Field.DAY] or counts[Field.MOMENT]):
        said.append(
            "Aucune colonne ne donne le jour de la visite ; choisissez cette colonne, ou un jour pour "
            "tout le programme."
        )
    if not (counts[Field.FAMILY] or counts[Field.BIRTH_FAMILY] or counts[Field.FULL_NAME]):
        said.append(
            "Aucune colonne ne donne le nom ; choisissez « Nom » et « Prénom », ou « NOM Prénom, dans une "
            "même colonne »."
        )
    if counts[Field.FULL_NAME] and (counts[Field.FAMILY] or counts[Field.GIVEN]):
        said.append(
            "Le nom est donné de deux façons ; choisissez « Nom » et « Prénom », ou « NOM Prénom, dans une "
            "même colonne »."
        )
    if not (counts[Field.ACT] or counts[Field.ACT_CODE]):
        said.append("Aucune colonne ne donne l’acte ; choisissez celle de l’acte ou de son code.")
    return tuple(said)


def signature(header: Sequence[str]) -> str:
    """32 hexadecimal digits by which a mapping is remembered; empty when no column has a name.

    A hash, since the header of a file whose first line is a visit names somebody.
    """
    said = [_squeezed(name) for name in header]
    if not any(said):
        return ""
    return hashlib.sha256("\n".join(said).encode()).hexdigest()[:32]


def _found(header: Sequence[str]) -> dict[int, Field]:
    names = {column: _squeezed(name) for column, name in enumerate(header)}
    first = dict(_known(names, _FIRST))
    better = set(first.values())
    second = {column: field for column, field in _known(names, _SECOND) if field not in better}
    return dict(sorted({**first, **second}.items()))


def _known(names: Mapping[int, str], index: Mapping[str, Field]) -> Iterator[tuple[int, Field]]:
    for column, name in names.items():
        if name in index:
            yield column, index[name]
