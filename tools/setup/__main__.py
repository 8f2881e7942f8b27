"""Called by the Makefile: `python3 -B -m tools.setup run | dev | integration | start`."""

import errno
import fcntl
import os
import subprocess
import sys
from collections.abc import Sequence

from tools.setup import system
from tools.setup.environment import Environment
from tools.setup.reporting import ROOT, SetupError, say

_TOUR = ROOT / "build" / "tour"


def main(arguments: Sequence[str]) -> int:
    """Do what the one argument asks for; return the exit status."""
    try:
        match arguments:
            case ["run"]:
                _prepare("run", "ce qu'il faut pour utiliser AlgoGuide", system.TO_RUN)
            case ["dev"]:
                _prepare(
                    "dev",
                    "ce qu'il faut pour essayer et développer AlgoGuide",
                    (*system.TO_RUN, *system.TO_DEVELOP),
                )
            case ["integration"]:
                _prepare_integration()
            case ["start"]:
                return _start()
            case _:
                say("Mot attendu : run, dev, integration ou start.")
                return 2
    except SetupError as error:
        say(str(error))
    except OSError as error:
        say(_explain(error))
    except KeyboardInterrupt:
        say("Interrompu ; rien n'est resté à moitié fait.")
    else:
        return 0
    return 1


def _prepare(lock: str, what: str, needs: Sequence[system.Need]) -> None:
    """Provide the system's share, then the environment, each only where it is missing."""
    _wait_for_other_setups()
    environment = Environment(ROOT)
    ready = environment.is_ready(lock)
    if not ready:
        _require_writable_checkout()
    if not environment.is_usable():
        needs = (*needs, system.TO_MAKE_AN_ENVIRONMENT)
    system.provide(needs)
    if ready:
        return
    try:
        if not environment.is_usable():
            base = system.interpreter()
            if base is None:
                raise SetupError("Aucun Python d'ici ne sait créer un environnement (module venv).")
            environment.make(base)
        environment.install(lock, f"{what} (la première fois, quelques minutes)")
    finally:
        environment.remove_unfinished()
    say("AlgoGuide est prêt.")


def _prepare_integration() -> None:
    """Provide each tool of the integration tests; one that cannot be had is named, no more."""
    _wait_for_other_setups()
    environment = Environment(ROOT)
    tools = (
        ("qpdf", system.QPDF),
        ("poppler", system.POPPLER),
        ("CUPS", system.CUPS),
        ("espeak-ng", system.ESPEAK),
        ("le clavier et le lecteur d'écran d'essai", system.KEYBOARD),
        ("veraPDF", system.VERAPDF),
    )
    for name, needs in tools:
        try:
            system.provide(needs)
            if name == "veraPDF" and not environment.is_ready("integration"):
                environment.install("integration", "veraPDF, qui juge les PDF")
        except SetupError as error:
            say(f"NON INSTALLÉ : {name}. Ses essais seront sautés.\n{error}")


def _start() -> int:
    """Open AlgoGuide; where there is no display, draw its guided tour into a folder."""
    program = [str(Environment(ROOT).python), "-m", "algoguide"]
    if os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        return subprocess.run(program, cwd=ROOT, check=False).returncode
    say("Pas d'écran ici : AlgoGuide dessine sa visite guidée, une image par page…")
    tour = subprocess.run(
        [*program, "tour", "--output", str(_TOUR)],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        check=False,
    )
    if tour.returncode == 0:
        say(f"Les images sont dans le dossier {_TOUR}")
    return tour.returncode


def _wait_for_other_setups() -> None:
    """Hold the checkout until this process ends: two set-ups at once would spoil `.venv`."""
    folder = os.open(ROOT, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        say("Une autre installation d'AlgoGuide est en cours dans ce dossier ; attente de sa fin…")
        fcntl.flock(folder, fcntl.LOCK_EX)


def _require_writable_checkout() -> None:
    if not os.access(ROOT, os.W_OK):
        raise SetupError(
            f"Le dossier {ROOT} n'est pas accessible en écriture. Rien n'a été modifié. "
            "Copiez AlgoGuide dans un dossier à vous, puis recommencez."
        )


def _explain(error: OSError) -> str:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return "Le disque est plein. Libérez environ 1,5 Go, puis recommencez."
    return f"Le système a refusé : {error.strerror} ({error.filename or 'sans nom de fichier'})."


if __name__ == "__main__":
    sys.stdout.reconfigure(errors="replace")  # type: ignore[union-attr]
    sys.exit(main(sys.argv[1:]))
