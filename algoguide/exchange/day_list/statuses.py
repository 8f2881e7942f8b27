"""Whether a visit is cancelled, by the words that say so and no other."""

from __future__ import annotations

from algoguide.domain.act import plain_label

_CANCELLED = frozenset(
    {
        "annule",
        "annulee",
        "annulation",
        "rdv annule",
        "rendez vous annule",
        "examen annule",
        "acte annule",
        "annule patient",
        "annule par le patient",
        "annule par la patiente",
        "annule par le service",
        "cancelled",
        "canceled",
        "supprime",
        "supprimee",
    }
)
_PLANNED = frozenset(
    {
        "prevu",
        "prevue",
        "planifie",
        "planifiee",
        "programme",
        "programmee",
        "confirme",
        "confirmee",
        "a confirmer",
        "valide",
        "validee",
        "pris",
        "en attente",
        "attente",
        "a venir",
        "a realiser",
        "a faire",
        "arrive",
        "arrivee",
        "present",
        "presente",
        "en salle",
        "en cours",
        "realise",
        "realisee",
        "termine",
        "terminee",
        "scheduled",
        "booked",
        "confirmed",
        "ok",
    }
)
_YES = frozenset({"oui", "o", "vrai", "true", "yes", "x", "1"})
_NO = frozenset({"non", "n", "faux", "false", "no", "0"})


def says_cancelled(text: str) -> bool | None:
    """What a status says; None for a word that is not known.

    « Reporté » is one of them: the visit may have left this day, or have come to it.
    """
    word = plain_label(text)
    if word in _CANCELLED:
        return True
    return False if word in _PLANNED else None


def answers_cancelled(text: str) -> bool | None:
    """What a column « Annulé » answers: yes, no, or a status; None for anything else."""
    word = plain_label(text)
    if word in _YES:
        return True
    return False if word in _NO else says_cancelled(text)
