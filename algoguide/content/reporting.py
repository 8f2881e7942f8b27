"""The conformity report: what a referent doctor reads before validating."""

from collections.abc import Sequence
from datetime import date

from algoguide.content.checking import Report
from algoguide.content.library import Library
from algoguide.content.rules.readability import readings
from algoguide.domain.french import counted, long_date, number
from algoguide.domain.problem import Problem

_COUNTED = (
    ("procedures", "gestes écrits"),
    ("pains", "douleurs écrites"),
    ("anaesthesia", "anesthésies écrites"),
    ("comparisons", "comparaisons écrites"),
    ("figures", "chiffres, chacun avec son passeport"),
    ("references", "sources"),
    ("glossary", "mots du glossaire"),
    ("red_flags", "signes d’alerte"),
    ("illustrations", "planches"),
    ("visit_lines", "lignes de la liste de l’infirmière"),
    ("acts", "libellés d’actes, à confirmer par l’établissement"),
    ("texts", "textes"),
    ("errors", "erreurs"),
    ("notices", "remarques"),
    ("to_confirm", "points à confirmer par un médecin"),
    ("unwritten", "fiches du catalogue pas encore écrites"),
)
_KINDS = {"douleurs": "Douleurs", "gestes": "Gestes", "anesthesie": "Anesthésies"}


def conformity(report: Report, today: date) -> str:
    """The report in Markdown."""
    counts = report.counts
    state = (
        f"**Contenu refusé : {counted(counts['errors'], 'erreur', 'erreurs')}.**"
        if report.errors
        else "**Aucune erreur.**"
    )
    parts = [
        "# Rapport de conformité du contenu",
        f"Version {report.library.catalogue.version or 'inconnue'}, vérifiée le {long_date(today)}. {state}",
        "\n".join(
            ["| quoi | combien |", "|---|---|", *(f"| {name} | {counts[key]} |" for key, name in _COUNTED)]
        ),
        *_readability(report.library),
        *_problems("Erreurs", report.errors),
        *_problems("Remarques", report.notices),
        *_to_confirm(report),
        *_unwritten(report),
    ]
    return "\n\n".join(parts) + "\n"


def _readability(library: Library) -> list[str]:
    """One line a choice: what a patient has to read, and how easy it is."""
    lines = [
        f"| {r.owner} | {r.choice} | {r.running_words} | {number(round(r.standard.score))} "
        f"| {number(round(r.standard.mean, 1))} | {number(round(r.simple.score))} "
        f"| {number(round(r.simple.mean, 1))} |"
        for r in readings(library)
    ]
    if not lines:
        return []
    head = "| fiche | choix | mots | score | mots par phrase | score de l’essentiel | mots par phrase |"
    return [
        "## Lisibilité",
        "Score de Kandel et Moles : plus il est haut, plus le texte est facile.",
        "\n".join([head, "|---|---|---|---|---|---|---|", *lines]),
    ]


def _problems(title: str, problems: Sequence[Problem]) -> list[str]:
    if not problems:
        return []
    return [f"## {title}", "\n".join(f"- `{p.file}:{p.line}` {p.message} ; {p.advice}" for p in problems)]


def _to_confirm(report: Report) -> list[str]:
    if not report.unconfirmed:
        return ["## À confirmer par un médecin", "Rien."]
    words = {(t.owner, t.path): t.text for t in report.texts}
    lines = []
    for item in report.unconfirmed:
        paths = (item.path, f"{item.path}.name", f"{item.path}.text")
        text = next((words[item.owner, path] for path in paths if (item.owner, path) in words), "")
        lines.append(f"- `{item.file}:{item.line}` {item.owner}, {item.path}{f' : {text}' if text else ''}")
    return [
        "## À confirmer par un médecin",
        "Une fiche qui contient l’un de ces points ne peut pas être validée.",
        "\n".join(lines),
    ]


def _unwritten(report: Report) -> list[str]:
    lines = [
        f"- {_KINDS.get(kind, kind)} : {', '.join(ids)}" for kind, ids in report.unwritten.items() if ids
    ]
    return ["## Connu, pas encore écrit", "\n".join(lines) or "Rien."]
