"""`algoguide render`: a pack on paper, without a window."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from algoguide.content.loading import load_library
from algoguide.domain.document import DEFAULT_KINDS, DocumentKind, PackOptions
from algoguide.domain.errors import KnownError
from algoguide.domain.patient import Patient
from algoguide.domain.sheet import Sheet
from algoguide.locations import Locations
from algoguide.services.choosing import Choosing
from algoguide.services.packing import Packing
from algoguide.services.pairing import Pairing
from algoguide.store import log
from algoguide.store.settings import SettingsStore


def add_options(parser: argparse.ArgumentParser) -> None:
    """The options of `render`, as the product fixes them."""
    kinds = ",".join(kind.value for kind in DocumentKind)
    parser.add_argument("procedure", metavar="GESTE", help="l’identifiant du geste (voir « algoguide list »)")
    parser.add_argument("--anaesthesia", metavar="MODE", help="le mode d’anesthésie ; sinon le mode habituel")
    parser.add_argument("--documents", metavar="LISTE", help=f"parmi {kinds}")
    parser.add_argument("--side", metavar="CÔTÉ", help="gauche, droite ou bilateral")
    parser.add_argument("--level", metavar="TEXTE", help="niveau ou région, 20 caractères au plus")
    parser.add_argument("--variant", metavar="ID[+ID]", help="variante, une par axe, jointes par +")
    parser.add_argument(
        "--confirm-discouraged", action="store_true", help="le médecin a choisi un mode déconseillé"
    )
    parser.add_argument(
        "--with", dest="beside", metavar="GESTE", help="un second geste de la même visite, s’ils s’associent"
    )
    parser.add_argument("--with-variant", metavar="ID[+ID]", help="sa variante")
    parser.add_argument("--with-side", metavar="CÔTÉ", help="son côté")
    parser.add_argument("--with-level", metavar="TEXTE", help="son niveau ou sa région")
    parser.add_argument("--patient-file", type=Path, metavar="FICHIER", help="identité, en JSON")
    parser.add_argument("--large-print", action="store_true", help="grands caractères (18 points)")
    parser.add_argument(
        "--output", type=Path, required=True, metavar="SORTIE", help="un fichier .pdf, ou un dossier"
    )


def run_render(arguments: argparse.Namespace, locations: Locations, today: date) -> Sequence[Path]:
    """Render and write; return the files written.

    Raises:
        KnownError: the choice makes no sense, the identity cannot be printed, the disk refuses.
    """
    library = load_library(locations)
    choosing = Choosing(library)
    selection = choosing.select(
        arguments.procedure,
        variants=_ids(arguments.variant),
        mode=arguments.anaesthesia,
        side=arguments.side,
        place=arguments.level,
        discouraged_confirmed=arguments.confirm_discouraged,
    )
    settings = SettingsStore(locations.config).current
    options = PackOptions(
        kinds=_kinds(arguments.documents),
        large_print=arguments.large_print,
        patient=_patient(arguments.patient_file, today),
        establishment=settings.establishment,
        today=today,
    )
    sheet = choosing.sheet(arguments.procedure, selection)
    beside = _beside(arguments, choosing, sheet)
    # Without a log of ours, Python prints the errors meant for it beside the sentence.
    handler = log.start(locations.logs, settings.log_level)
    try:
        return Packing(library, locations.resources).write(sheet, options, arguments.output, beside)
    finally:
        log.stop(handler)


def _ids(text: str | None) -> list[str]:
    return [part for part in (text or "").split("+") if part]


def _beside(arguments: argparse.Namespace, choosing: Choosing, sheet: Sheet) -> Sheet | None:
    """The second procedure of the visit, if one is asked for."""
    if arguments.beside is None:
        for option in ("variant", "side", "level"):
            if getattr(arguments, f"with_{option}") is not None:
                raise KnownError(f"--with-{option} parle d’un second geste ; ajoutez --with GESTE.")
        return None
    selection = Pairing(choosing).select(
        sheet,
        arguments.beside,
        variants=_ids(arguments.with_variant),
        side=arguments.with_side,
        place=arguments.with_level,
    )
    return choosing.sheet(arguments.beside, selection)


def _kinds(text: str | None) -> tuple[DocumentKind, ...]:
    if text is None:
        return DEFAULT_KINDS
    wanted = [part.strip() for part in text.split(",") if part.strip()]
    known = [kind.value for kind in DocumentKind]
    for part in wanted:
        if part not in known:
            raise KnownError(f"Le document « {part} » n’existe pas ; choisissez parmi : {', '.join(known)}.")
    if not wanted:
        raise KnownError(f"La liste --documents est vide ; choisissez parmi : {', '.join(known)}.")
    return tuple(kind for kind in DocumentKind if kind.value in wanted)


def _patient(path: Path | None, today: date) -> Patient:
    if path is None:
        return Patient()
    from algoguide.exchange.patient_file import read_patient_file

    return read_patient_file(path, today)
