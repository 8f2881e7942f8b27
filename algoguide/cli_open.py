"""`algoguide open`: what another program asks for, judged before any window is spoken to."""

from __future__ import annotations

import argparse
from dataclasses import replace
from datetime import date
from pathlib import Path

from algoguide.content.loading import Loading
from algoguide.domain.errors import KnownError
from algoguide.exchange.launch import Launch, is_code
from algoguide.locations import Locations
from algoguide.services.choosing import Choosing


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options of `open`, as the product fixes them."""
    parser.add_argument(
        "--procedure", required=True, metavar="GESTE", help="l’identifiant du geste (voir « algoguide list »)"
    )
    parser.add_argument(
        "--patient-file", type=Path, metavar="FICHIER", help="identité, en JSON ; effacé une fois lu"
    )
    parser.add_argument("--accession", metavar="NUMÉRO", help="le numéro de l’examen")


def asked(arguments: argparse.Namespace, locations: Locations, today: date) -> tuple[Loading, Launch]:
    """What is to be opened, and the library it was judged by.

    The patient file is read last: a command that makes no sense leaves it where it is.

    Raises:
        KnownError: no such procedure, a number out of its form, a patient file that is refused.
    """
    accession: str = arguments.accession or ""
    for option, code in (("--procedure", arguments.procedure), ("--accession", arguments.accession)):
        if code is not None and not is_code(code):
            raise KnownError(
                f"La valeur de {option} n’est pas valable ; lettres sans accent, chiffres, « . », « _ » et "
                "« - », 64 caractères au plus."
            )
    loading = Loading(locations)
    procedure = Choosing(loading.library()).procedure(arguments.procedure).id
    if arguments.patient_file is None:
        return loading, Launch(procedure, accession)
    from algoguide.exchange.patient_file import take_patient_file

    patient = take_patient_file(arguments.patient_file, today)
    if accession and patient.accession not in ("", accession):
        raise KnownError(
            "Le numéro d’examen du fichier patient n’est pas celui de --accession ; vérifiez le patient "
            "et refaites l’export."
        )
    return loading, Launch(procedure, accession, replace(patient, accession=patient.accession or accession))
