"""The nurse's day as the tour shows it: empty, a programme with its errors, full, with alerts, printing.

All the people are invented. Visits stay in memory: the tour touches neither the keyring nor the disk.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from algoguide.domain.visit import Answer, Flag
from algoguide.services.visit_rows import Row
from algoguide.ui.desk import Desk
from algoguide.ui.screens.visits.screen import VisitsScreen

Grab = Callable[[str], None]
Wait = Callable[[], None]

_PEOPLE = (
    ("08:30", "LEFÈVRE", "Odile", "14/03/1948", "F", "Infiltration foraminale L5 gauche"),
    ("09:15", "MARTIN", "Jean", "02/07/1970", "M", "Herniectomie percutanée L5-S1 gauche"),
    ("10:00", "NGUYEN", "Thi Hoa", "21/11/1984", "F", "Cryoneurolyse genou droit"),
    ("10:45", "BENALI", "Karim", "09/01/1963", "M", "Embolisation genou droit"),
    ("11:30", "DUBOIS", "Claire", "30/05/1992", "F", "Infiltration hanche gauche"),
    ("13:30", "KOWALSKI", "Lucja", "17/08/1956", "F", "Cimentoplastie L1"),
    ("14:15", "PETIT", "Marcel", "01/12/1943", "M", "Infiltration épaule droite"),
    (
        "15:00",
        "DE LA TOUR-D’AUVERGNE-MONTMORENCY",
        "Marie-Antoinette",
        "03/02/1939",
        "F",
        "Radiofréquence os",
    ),
    ("15:45", "ROUSSEAU", "Paul", "31/02/1951", "M", "Infiltration genou gauche"),
)
"""Hour, names, birth, sex, act; the last birth date does not exist, and an act is in no table."""
_DELIVERED = 2
"""Packs made before the picture of the printing is taken."""


def example_programme(folder: Path, today: date) -> Path:
    """Write the programme of tomorrow, as a hospital's software would export it."""
    folder.mkdir(parents=True, exist_ok=True)
    day = f"{today + timedelta(days=1):%d/%m/%Y}"
    lines = [
        "Programme de radiologie interventionnelle;;;;;;;;",
        "Date;Heure;Nom;Prénom;Né(e) le;Sexe;Téléphone;Examen;N° demande",
        *(
            f"{day};{at};{family};{given};{birth};{sex};0600000000;{act};EX{number:03d}"
            for number, (at, family, given, birth, sex, act) in enumerate(_PEOPLE, start=1)
        ),
    ]
    path = folder / "programme.csv"
    path.write_bytes("\r\n".join(lines).encode("cp1252"))
    return path


def show_visits(screen: VisitsScreen, desk: Desk, folder: Path, grab: Grab, wait: Wait) -> None:
    """Walk through the day and have each picture taken. What was kept is taken away first."""
    today = desk.day - timedelta(days=1)
    for row in desk.rows:
        desk.remove("visite", row.visit)
    wait()
    grab("visites-vide")
    screen.importing.read(example_programme(folder, today))
    wait()
    grab("visites-import")
    screen.bring.keep.click()
    wait()
    grab("visites-pleine")
    _answer(screen, desk)
    wait()
    grab("visites-alertes")
    screen.day.panel.edit_wanted.emit()
    wait()
    grab("visites-modifier")
    screen.edit.given_up.emit()
    screen.day.add_wanted.emit()
    wait()
    grab("visites-ajouter")
    screen.edit.given_up.emit()
    screen.day.print_wanted.emit()
    wait()
    grab("visites-imprimer")
    _print(screen, folder, grab)


def _answer(screen: VisitsScreen, desk: Desk) -> None:
    """Tick some of the preparation of the first visit, all of that of the second."""
    first, second, *_ = desk.rows
    answers = {
        Flag.ANTITHROMBOTIC: Answer(yes=True, tick=desk.tick(), detail="apixaban"),
        Flag.DIABETES: Answer(yes=False, tick=desk.tick()),
        Flag.ALLERGY: Answer(yes=True, tick=desk.tick(), detail="latex"),
    }
    visit = first.visit
    for flag, answer in answers.items():
        visit = visit.answered(flag, answer)
    desk.change("réponses", visit)
    for row in (desk.row(first.visit.id), second):
        if row is not None:
            _tick(desk, row, 3 if row.visit.id == first.visit.id else len(row.lines))
    screen.day.choose(first.visit.id)


def _tick(desk: Desk, row: Row, count: int) -> None:
    visit = row.visit
    for line in row.lines[:count]:
        visit = visit.checked(line.id, desk.tick())
    desk.change("cases", visit)


def _print(screen: VisitsScreen, folder: Path, grab: Grab) -> None:
    """Have packs made for real, into a folder, and stop once some are there."""
    from PySide6.QtCore import QEventLoop, QTimer

    from algoguide.services.batch_delivery import ToFolder

    made = folder / "dossiers"
    made.mkdir(exist_ok=True)
    loop, seen = QEventLoop(), [0]

    def delivered(_visit: str) -> None:
        seen[0] += 1
        if seen[0] == _DELIVERED:
            QTimer.singleShot(0, loop.quit)

    if not screen.paper.chosen:
        return  # no act of the example is in the table of this content
    run = screen.printing.run
    run.delivered.connect(delivered)
    run.ended.connect(loop.quit)
    screen.printing.start(ToFolder(made))
    loop.exec()
    grab("visites-impression")
    run.delivered.disconnect(delivered)
    if run.running:
        run.stop()
        loop.exec()
    run.ended.disconnect(loop.quit)
    grab("visites-impression-arretee")
    screen.paper.left.emit()
