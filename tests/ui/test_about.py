import ast
from pathlib import Path

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from algoguide import __version__
from algoguide.services.patient_data import PATIENT_FUNCTIONS
from algoguide.ui.icons import Icons
from algoguide.ui.screens.about import AboutScreen
from algoguide.ui.theme import Theme
from tests.ui.shell_library import library

ROOT = Path(__file__).parents[2]


def test_it_says_what_the_program_is(qtbot: QtBot) -> None:
    screen = AboutScreen(library(), Theme(), Icons(ROOT / "resources" / "icons"))
    qtbot.addWidget(screen)
    said = "\n".join(label.text() for label in screen.findChildren(QLabel))
    for wanted in (
        "pas un dispositif médical",
        __version__,
        "2026.11",
        "Apache-2.0",
        "CC BY-SA 4.0",
        "SIL OFL 1.1",
        "ISC",
        "LGPL",
        "BSD",
        "validés",
        *(function.name for function in PATIENT_FUNCTIONS),
    ):
        assert wanted in said


def imports_patient(source: str) -> bool:
    """Whether a module takes the type of a patient, or of what happened with them, where it is defined."""
    taken = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.ImportFrom)]
    return any(
        node.module == "algoguide.domain.consultation"
        or (
            node.module in {"algoguide.domain.patient", "algoguide.domain.visit"}
            and any(name.name in {"Patient", "age_on", "Visit", "DayEntry"} for name in node.names)
        )
        for node in taken
    )


def test_the_functions_that_touch_patient_data_are_all_on_the_list() -> None:
    declared = tuple(module for function in PATIENT_FUNCTIONS for module in function.modules)
    found = set()
    for path in (ROOT / "algoguide").rglob("*.py"):
        module = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        if imports_patient(path.read_text(encoding="utf-8")):
            found.add(module)
            assert any(module == d or module.startswith(f"{d}.") for d in declared), module
    assert found
    # Frozen: a function more is a decision, taken here and told in the README.
    assert [function.name for function in PATIENT_FUNCTIONS] == [
        "Remplir un document",
        "Voir, enregistrer, imprimer un document",
        "Suivre la consultation",
        "Texte pour le dossier",
        "Comparer les options",
        "Lire un fichier patient",
        "Lire un programme",
        "Garder les visites",
        "Préparer une visite",
        "Imprimer les dossiers d’une journée",
    ]
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert all(f"*{function.name}*" in readme for function in PATIENT_FUNCTIONS)
    for module in declared:
        place = ROOT / module.replace(".", "/")
        assert place.is_dir() or place.with_suffix(".py").is_file(), module
