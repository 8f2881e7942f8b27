"""A fictional programme of forty visits as an information system exports it, and its later version."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

FIRST_LINE = 4
"""Line of the first visit in the file: two titles and the header stand above it."""
VISITS = 40
BAD = 11
"""Place of the visit whose day does not exist, from 0; it is on line `FIRST_LINE + BAD`."""
UNKNOWN = 22
"""Place of the visit whose act no procedure is for."""
MOVED, CANCELLED, GONE = 3, 7, 30
"""Places of the visits that the later version moves (same accession), cancels and no longer has."""
UNKNOWN_ACT = "Drainage biliaire externe"
PLANNED = VISITS - 1
"""Visits that can be read, in either version: one has a bad day; one is gone later, another is new."""

HEADER = (
    "N° demande;IPP;Nom de naissance;Nom usuel;Prénom(s);DDN;Sexe;Téléphone;N° Sécu;Date RDV;Heure;Examen;"
    "Salle;Statut;Prescripteur"
)

_FAMILIES = (
    "LEFÈVRE",
    "NGUYEN",
    "D'ALMEIDA",
    "O'NEILL-MARTIN",
    "CŒUR",
    "DE LA TOUR",
    "BENÂTRE",
    "GARÇON",
    "PÉREZ",
    "LE GOFF",
)
_GIVEN = ("Chloé", "José", "Anne-Laure", "Thi Hoa", "Éva", "Noël", "Maëlle", "Françoise")
_ACTS = (
    "Infiltration foraminale L5 gauche",
    "Cimentoplastie L1",
    "Embolisation genou droit",
    "Herniectomie L5-S1 gauche",
    "Cryoneurolyse genou gauche",
    "Infiltration épaule droite",
    "Infiltration épidurale L4-L5",
    "Thermocoagulation facettaire L3-L4 bilatérale",
    "Infiltration sacro-iliaque droite",
    "Vertébroplastie T12",
)


@dataclass(frozen=True)
class Line:
    """A visit as the export writes it."""

    accession: str
    ipp: str
    birth_family: str
    family: str
    given: str
    birth: str
    sex: str
    phone: str
    nir: str
    day: str
    time: str
    act: str
    room: str
    status: str = "Confirmé"
    prescriber: str = "Dr Z. FICTIF"

    @property
    def text(self) -> str:
        return ";".join(vars(self).values())


def programme(day: date, *, updated: bool = False) -> list[Line]:
    """The visits in the order of the file; later, one is moved, one cancelled, one gone and one new."""
    lines = [_line(place, day) for place in range(VISITS)]
    lines[BAD] = replace(lines[BAD], day=f"31/02/{day.year}")
    lines[UNKNOWN] = replace(lines[UNKNOWN], act=UNKNOWN_ACT)
    if updated:
        lines[MOVED] = replace(lines[MOVED], time="16:45")
        lines[CANCELLED] = replace(lines[CANCELLED], status="Annulé")
        del lines[GONE]
        lines.append(_line(VISITS, day))
    return lines


def write_programme(path: Path, day: date, *, updated: bool = False) -> None:
    """Write the programme of `day`: cp1252, semicolons, two titles, a telephone and a NIR in every line."""
    titles = ["Programme de radiologie interventionnelle", f"Édité pour le {day:%d/%m/%Y}"]
    text = "\r\n".join([*titles, HEADER, *(line.text for line in programme(day, updated=updated)), ""])
    path.write_bytes(text.encode("cp1252"))


def nir(place: int, *, woman: bool) -> str:
    """A number of social security of nobody, with its key: born abroad, where no country has this number."""
    number = f"{2 if woman else 1}{50 + place % 40:02}{1 + place % 12:02}99990{1 + place:03}"
    return f"{number}{97 - int(number) % 97:02}"


def _line(place: int, day: date) -> Line:
    woman = place % 3 != 0
    minutes = 8 * 60 + 15 * (place // 2)
    family = _FAMILIES[place % len(_FAMILIES)]
    return Line(
        accession=f"ACC{70 + place:05}",
        ipp=f"{12345 + 7 * place:07}",
        birth_family=_FAMILIES[(place + 3) % len(_FAMILIES)] if woman and place % 2 else family,
        family=family,
        given=_GIVEN[place % len(_GIVEN)],
        birth=f"{1 + place % 28:02}/{1 + place % 12:02}/{1940 + place}",
        sex="F" if woman else "M",
        phone=f"06 00 00 00 {place:02}",
        nir=nir(place, woman=woman),
        day=f"{day:%d/%m/%Y}",
        time=f"{minutes // 60:02}:{minutes % 60:02}",
        act=_ACTS[place % len(_ACTS)],
        room=f"SALLE {1 + place % 2}",
    )
