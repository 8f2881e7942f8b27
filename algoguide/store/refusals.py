"""Why visits cannot be kept, read or written: one French sentence each. Light: no database is imported."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from algoguide.domain.errors import KnownError
from algoguide.domain.french import long_date

_OR_MEMORY = "Vous pouvez aussi travailler en mémoire seulement : tout est alors oublié à la fermeture."


class CannotKeepError(KnownError):
    """Visits cannot be kept on this disk now; to hold them in memory only may be offered instead."""


class KeyringMissingError(CannotKeepError):
    """The keyring of the system is missing, or `locked`. The key is never put into a plain file instead."""

    def __init__(self, *, locked: bool = False) -> None:
        self.locked = locked
        reason = (
            "Le trousseau de mots de passe de cet ordinateur est verrouillé : déverrouillez-le, puis "
            "réessayez."
            if locked
            else "Cet ordinateur n’a pas de trousseau de mots de passe utilisable, et les noms ne sont "
            "jamais enregistrés sans lui : demandez à votre service informatique de l’activer."
        )
        super().__init__(f"{reason} {_OR_MEMORY}")


class MasterKeyLostError(CannotKeepError):
    """The keyring no longer holds the key of the days that are kept: nobody can read them any more.

    `open_visits(…, start_anew=True)` sets their file aside and begins with an empty list.
    """

    def __init__(self) -> None:
        super().__init__(
            "La clé qui protège les visites n’est plus dans le trousseau de cet ordinateur : les visites "
            "enregistrées ne peuvent plus être lues. Repartez d’une liste vide (l’ancien fichier est mis de "
            f"côté), puis importez de nouveau le programme. {_OR_MEMORY}"
        )


class NetworkShareError(CannotKeepError):
    """The folder is on a network share, where the locks of SQLite cannot be trusted."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"Le dossier « {folder} » est sur le réseau, où des visites pourraient être perdues : demandez à "
            f"votre service informatique un dossier sur le disque de cet ordinateur. {_OR_MEMORY}"
        )


class NewerFileError(CannotKeepError):
    """A newer version wrote the file; it is left as it is."""

    def __init__(self) -> None:
        super().__init__(
            "Les visites ont été enregistrées par une version plus récente d’AlgoGuide : utilisez cette "
            f"version, ou mettez celle-ci à jour. Rien n’a été modifié. {_OR_MEMORY}"
        )


class HeldElsewhereError(CannotKeepError):
    """Another program holds the file and did not let go in time."""

    def __init__(self) -> None:
        super().__init__(
            "Le fichier des visites est utilisé par un autre programme : fermez l’autre fenêtre d’AlgoGuide "
            "ou attendez la fin d’une sauvegarde, puis réessayez. Rien n’a été modifié."
        )


class DiskRefusedError(CannotKeepError):
    """The disk is full, cannot be written or does not answer; what was acknowledged before is still there."""

    def __init__(self, *, full: bool = False) -> None:
        reason = (
            "Le disque est plein : libérez de la place, puis réessayez."
            if full
            else "Le disque n’a pas accepté le fichier des visites : vérifiez qu’il reste de la place, ou "
            "demandez à votre service informatique le droit d’écrire dans le dossier d’AlgoGuide, puis "
            "réessayez."
        )
        super().__init__(f"{reason} Ce qui était déjà enregistré l’est toujours.")


class DamagedError(CannotKeepError):
    """The file is damaged. Its next opening sets it aside."""

    def __init__(self) -> None:
        super().__init__(
            "Le fichier des visites est abîmé : fermez AlgoGuide et ouvrez-le de nouveau. Le fichier sera "
            "mis de côté et la liste repartira vide ; importez alors de nouveau le programme."
        )


class UnreadableDayError(KnownError):
    """What is sealed of a `day` does not open: somebody or something changed the file."""

    def __init__(self, day: date) -> None:
        self.day = day
        super().__init__(
            f"Les visites du {long_date(day)} sont abîmées et ne peuvent plus être lues : retirez ce jour de "
            "la liste, puis importez de nouveau son programme."
        )


class StaleError(KnownError):
    """Somebody else wrote one of these visits, or took it away, since it was read; nothing was written."""

    def __init__(self) -> None:
        super().__init__(
            "Une visite a été modifiée ou retirée ailleurs depuis que vous l’avez ouverte : rechargez la "
            "liste, puis recommencez. Rien n’a été enregistré."
        )
