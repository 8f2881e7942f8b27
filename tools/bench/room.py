"""In the consultation room: the patient view from page to page, the search letter by letter."""

from __future__ import annotations

from pathlib import Path

from tools.bench.measuring import Measure, child

LIMIT = 2.0


def measure(folder: Path) -> list[Measure]:
    """Measured from inside the application, which `run_room` opens."""
    said = child("run_room", str(folder))
    names = {
        "patient": "page de la vue patient, de la touche à l’affichage ÷ page repeinte",
        "patient60": "la même, la fiche étant l’une de 60",
        "search": "lettre de la recherche, jusqu’aux résultats ÷ fenêtre repeinte",
        "search60": "la même lettre parmi 60 fiches",
    }
    return [Measure(key, name, tuple(said[key]), LIMIT) for key, name in names.items()]
