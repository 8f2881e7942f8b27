"""The command line. Each command lives in a `cli_….py` and is one `add_…` function here.

Nothing slow is imported before the command that needs it: `algoguide` alone goes straight to the window.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from algoguide import __version__
from algoguide.domain.errors import KnownError
from algoguide.locations import Locations
from algoguide.store.rendezvous import Rendezvous

if TYPE_CHECKING:
    import argparse

    from algoguide.cli_parser import FrenchParser
    from algoguide.content.loading import Loading
    from algoguide.exchange.launch import Launch

    Commands = argparse._SubParsersAction[FrenchParser]  # noqa: SLF001 - argparse gives it no public name


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; return the exit status: 0, 1 for content problems, 2 for bad usage or input."""
    for stream in (sys.stdout, sys.stderr):
        _never_fail(stream)
    given = sys.argv[1:] if argv is None else argv
    try:
        # Without a command the commands are not even loaded: the window is what one waits for.
        status = _run_command(given) if given else _open_window()
        if sys.stdout is not None:  # a program started without a console (Windows) has none
            sys.stdout.flush()
    except KnownError as error:
        print(_sentence(str(error)), file=sys.stderr)
        return error.status
    except BrokenPipeError:
        # The reader left (`algoguide list | head`): nothing more to say, not even when Python ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        print("Interrompu.", file=sys.stderr)
        return 130
    except Exception as error:  # noqa: BLE001 - no traceback reaches a user: it may quote what was typed
        return _say_bug(error)
    return status


def _say_bug(error: Exception) -> int:
    """Write a report of types and frames only, and say where it is."""
    from algoguide.store.log import write_crash_report

    report = write_crash_report(Locations.standard().logs, error, __version__)
    advice = f" ; envoyez « {report} » à la personne qui s’occupe d’AlgoGuide." if report else "."
    print(f"AlgoGuide a rencontré une erreur imprévue{advice}", file=sys.stderr)
    return 1


def _run_command(given: Sequence[str]) -> int:
    arguments = _parser().parse_args(given)
    run: Callable[[argparse.Namespace], int] = arguments.run
    return run(arguments)


def content_locations(arguments: argparse.Namespace) -> Locations:
    """The folders of this run, with the content folder asked for.

    Raises:
        KnownError: there is no such folder.
    """
    folder: Path | None = arguments.content
    locations = Locations.standard(folder.absolute() if folder is not None else None)
    try:
        found = locations.content.is_dir()
    except OSError:  # a name too long for the disk, for instance
        found = False
    if not found:
        raise KnownError(f"Le dossier de contenu « {locations.content} » n’existe pas ; vérifiez --content.")
    return locations


def add_content_option(parser: argparse.ArgumentParser) -> None:
    """`--content DIR`, common to list, check, render and tour."""
    parser.add_argument(
        "--content", type=Path, metavar="DOSSIER", help="un autre dossier de contenu que celui fourni"
    )


def add_list(commands: Commands) -> None:
    """`algoguide list`."""
    parser = commands.add_parser("list", help="les douleurs, gestes et anesthésies, avec leur identifiant")
    parser.add_argument("--json", action="store_true", help="en JSON, pour un autre programme")
    add_content_option(parser)

    def run(arguments: argparse.Namespace) -> int:
        from algoguide.cli_list import as_json, as_text
        from algoguide.content.loading import load_library

        library = load_library(content_locations(arguments))
        print(as_json(library) if arguments.json else as_text(library))
        return 0

    parser.set_defaults(run=run)


def add_check(commands: Commands) -> None:
    """`algoguide check`."""
    parser = commands.add_parser("check", help="vérifie tout le contenu")
    parser.add_argument("--json", action="store_true", help="en JSON, pour un autre programme")
    parser.add_argument(
        "--report", type=Path, metavar="DOSSIER", help="écrit aussi un rapport de conformité dans ce dossier"
    )
    add_content_option(parser)

    def run(arguments: argparse.Namespace) -> int:
        from algoguide.cli_check import run_check

        locations = content_locations(arguments)
        return run_check(locations, as_json=arguments.json, report_folder=arguments.report)

    parser.set_defaults(run=run)


def add_render(commands: Commands) -> None:
    """`algoguide render`."""
    from algoguide.cli_render import add_options

    parser = commands.add_parser("render", help="écrit les documents d’un geste en PDF")
    add_options(parser)
    add_content_option(parser)

    def run(arguments: argparse.Namespace) -> int:
        from algoguide.cli_render import run_render

        for path in run_render(arguments, content_locations(arguments), date.today()):  # noqa: DTZ011 - the day here
            print(path)
        return 0

    parser.set_defaults(run=run)


def add_open(commands: Commands) -> None:
    """`algoguide open`."""
    from algoguide.cli_open import add_options

    parser = commands.add_parser("open", help="ouvre un geste, et le patient qu’un autre logiciel confie")
    add_options(parser)

    def run(arguments: argparse.Namespace) -> int:
        from algoguide.cli_open import asked

        loading, launch = asked(arguments, Locations.standard(), date.today())  # noqa: DTZ011 - the day here
        return _open_window(loading, launch)

    parser.set_defaults(run=run)


def add_visits(commands: Commands) -> None:
    """`algoguide visits import` and `algoguide visits print`."""
    from algoguide.cli_visits import add_import_options, add_print_options

    parser = commands.add_parser("visits", help="le programme d’une journée : importer, imprimer")

    def explain(_: argparse.Namespace) -> int:
        parser.print_help()
        return 0

    def bring(arguments: argparse.Namespace) -> int:
        from algoguide.cli_visits import run_import

        return run_import(arguments, content_locations(arguments), date.today(), print)  # noqa: DTZ011 - as above

    def write(arguments: argparse.Namespace) -> int:
        from algoguide.cli_visits import run_print

        return run_print(arguments, content_locations(arguments), date.today(), print)  # noqa: DTZ011 - as above

    parser.set_defaults(run=explain)
    actions = parser.add_subparsers(title="commandes", metavar="COMMANDE", dest="action")
    for name, words, add_options, run in (
        ("import", "lit un programme, en CSV ou en XLSX", add_import_options, bring),
        ("print", "écrit les dossiers d’une journée en PDF", add_print_options, write),
    ):
        command = actions.add_parser(name, help=words)
        add_options(command)
        add_content_option(command)
        command.set_defaults(run=run)


def add_tour(commands: Commands) -> None:
    """`algoguide tour`."""
    parser = commands.add_parser("tour", help="ouvre chaque écran et en garde une image, même sans affichage")
    parser.add_argument(
        "--output", type=Path, required=True, metavar="DOSSIER", help="où écrire images et documents"
    )
    parser.add_argument("--text-size", default="100,200", metavar="TAILLES", help="par exemple 100,200")
    add_content_option(parser)

    def run(arguments: argparse.Namespace) -> int:
        from algoguide.cli_tour import run_tour, text_sizes

        sizes = text_sizes(arguments.text_size)
        written = run_tour(content_locations(arguments), arguments.output, sizes)
        print(f"{len(written)} fichiers dans « {arguments.output} ».")
        return 0

    parser.set_defaults(run=run)


COMMANDS: tuple[Callable[[Commands], None], ...] = (
    add_list,
    add_check,
    add_render,
    add_open,
    add_visits,
    add_tour,
)


def _parser() -> FrenchParser:
    from algoguide.cli_parser import FrenchParser

    parser = FrenchParser(
        prog="algoguide",
        description="Comprendre, choisir et préparer un geste de radiologie interventionnelle de la "
        "douleur. Sans commande, la fenêtre s’ouvre.",
    )
    parser.add_argument(
        "--version", action="version", version=f"algoguide {__version__}", help="affiche la version"
    )
    parser.set_defaults(run=lambda _: _open_window())
    commands = parser.add_subparsers(title="commandes", metavar="COMMANDE", dest="command")
    for add in COMMANDS:
        add(commands)
    return parser


def _open_window(loading: Loading | None = None, launch: Launch | None = None) -> int:
    """Open the window on `launch`, or have the one that runs do it."""
    locations = Locations.standard()
    place = Rendezvous(locations.runtime, locations.config)
    if not place.take():
        from algoguide.exchange.launch import Launch, accepted
        from algoguide.ui.launch_client import settle

        answer = settle(place, launch or Launch())
        if answer is not None:
            return accepted(answer)
    # Opening the window makes many objects that stay: looking for garbage among them would only
    # make it later. `opening.main` sees to it afterwards.
    gc.disable()
    try:
        return _open_here(locations, loading or _loading(locations), place, launch)
    finally:
        place.leave()


def _loading(locations: Locations) -> Loading:
    # Before Qt, which takes as long to load as a library to compile.
    from algoguide.content.loading import Loading

    return Loading(locations, beside=True)


def _open_here(locations: Locations, loading: Loading, place: Rendezvous, launch: Launch | None) -> int:
    import algoguide.ui  # noqa: F401 - before the rest: see `ignore_features`
    from algoguide.opening import main as open_window

    return open_window([], locations, loading, place, launch)


def _never_fail(stream: TextIO) -> None:
    """A console that lacks a character shows « ? » instead of ending the program."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="replace")


def _sentence(message: str) -> str:
    """On one line, whatever a file name holds."""
    return " ".join(message.split("\n"))
