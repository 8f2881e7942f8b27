"""What a voice is, and why there may be none."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import Any, Protocol

from algoguide.domain.speech import Speed

NO_SOUND = (
    "La voix n’a produit aucun son. Vérifiez que les haut-parleurs de cet ordinateur sont branchés et "
    "allumés, puis réessayez."
)
BROKEN = "La voix s’est arrêtée d’un coup. Réessayez\u202f; si cela recommence, lisez le texte ensemble."
NO_ANSWER = "La voix ne répond pas. Réessayez dans un instant\u202f; le texte, lui, reste là."


class Voice(Protocol):
    """Says one sentence at a time; each `say` ends with one of the signals, or with `stop` and none.

    A sentence never leaves the memory of AlgoGuide but for the voice: no argument, no log, no file.
    """

    finished: Any
    """`Signal()`: the sentence has been said to its end."""
    failed: Any
    """`Signal(str)`: it was not; a French sentence says why and what to do."""

    @property
    def name(self) -> str:
        """What Réglages calls it."""

    def say(self, sentence: str, speed: Speed) -> None:
        """Begin to say `sentence`, and nothing that was being said any more."""

    def stop(self) -> None:
        """Be silent at once."""


@dataclass(frozen=True, slots=True)
class Absence:
    """Why nothing can be read aloud, and what to ask for, in French."""

    reason: str
    advice: str


_WINDOWS_VOICE = (
    "Demandez à votre service informatique d’ajouter une voix française à Windows (Paramètres, Heure et "
    "langue, Voix) et la bibliothèque « PySide6_Addons » à AlgoGuide."
)


def nothing_there() -> Absence:
    """No engine of any kind."""
    return Absence(
        "Cet ordinateur n’a pas de voix de synthèse.",
        _advice("Demandez à votre service informatique d’installer le paquet « espeak-ng »."),
    )


def no_french() -> Absence:
    """An engine of the system, and no French in it."""
    return Absence(
        "La voix de cet ordinateur ne parle pas français.",
        _advice(
            "Demandez à votre service informatique d’ajouter une voix française, ou d’installer le paquet "
            "« espeak-ng »."
        ),
    )


def espeak_without_french() -> Absence:
    """espeak-ng, and not its French."""
    return Absence(
        "Le logiciel espeak-ng est installé, mais sans sa voix française.",
        "Demandez à votre service informatique d’installer aussi le paquet « espeak-ng-data ».",
    )


def espeak_mute() -> Absence:
    """espeak-ng does not start, or does not answer."""
    return Absence(
        "Le logiciel espeak-ng est installé, mais il ne répond pas.",
        "Demandez à votre service informatique de réinstaller le paquet « espeak-ng ».",
    )


def _advice(elsewhere: str) -> str:
    return _WINDOWS_VOICE if sys.platform == "win32" else elsewhere
