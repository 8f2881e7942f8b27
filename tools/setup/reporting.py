"""What set-up tells its user, and what it keeps for the day something fails."""

import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LOG = ROOT / "build" / "setup.log"

# What apt and pip write, and what it means to the person who waits.
_KNOWN_CAUSES = (
    (
        ("no space left on device", "you don't have enough free space"),
        "Le disque est plein. Libérez environ 1,5 Go, puis recommencez.",
    ),
    (
        (
            "temporary failure resolving",
            "name or service not known",
            "could not resolve",
            "could not connect",
            "failed to establish a new connection",
            "temporary failure in name resolution",
            "network is unreachable",
            "connection timed out",
            "read timed out",
            "proxyerror",
            "connectionerror",
        ),
        "Le réseau ne répond pas. Vérifiez la connexion (et le proxy), puis recommencez.",
    ),
    (
        ("do not match the hashes",),
        (
            "Un fichier reçu n'est pas celui que le verrou attend ; il n'a pas été installé. "
            "Recommencez ; si cela se répète, prévenez la personne qui gère le réseau."
        ),
    ),
    (
        ("could not get lock",),
        "Une autre installation est en cours sur cette machine. Attendez sa fin, puis recommencez.",
    ),
)


class SetupError(Exception):
    """An expected failure: its text is a French sentence that says what to do."""


def say(sentence: str) -> None:
    """Tell the user what is happening, at once even when the output is a file."""
    print(sentence, flush=True)


def run_logged(
    command: Sequence[str | Path], purpose: str, environment: Mapping[str, str] | None = None
) -> None:
    """Run `command` silently, keeping what it says in the log.

    Raises:
        SetupError: it failed; the text begins with `purpose` and ends with the cause.
    """
    LOG.parent.mkdir(parents=True, exist_ok=True)
    finished = subprocess.run(
        [str(part) for part in command],
        cwd=ROOT,
        env={**os.environ, "LC_ALL": "C.UTF-8", **(environment or {})},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )
    with LOG.open("a", encoding="utf-8") as log:
        log.write(f"$ {' '.join(map(str, command))}\n{finished.stdout}\n")
    if finished.returncode != 0:
        raise SetupError(f"{purpose} : échec.\n{explain(finished.stdout)}")


def explain(output: str) -> str:
    """Return what the user should do about a command that failed saying `output`."""
    lowered = output.lower()
    for signs, sentence in _KNOWN_CAUSES:
        if any(sign in lowered for sign in signs):
            return sentence
    last_lines = "\n".join(f"    {line}" for line in output.strip().splitlines()[-5:])
    return f"Voici la fin de ce qui s'est dit ; le reste est dans {LOG} :\n{last_lines}"
