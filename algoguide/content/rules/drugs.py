"""No delay to stop or restart a drug, no threshold of a blood test, no class of bleeding risk.

These belong to the doctor who writes them; a sheet only helps to ask. Advice on cortisone before a
prosthesis, on fasting or on watching one’s sugar is something else.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

from algoguide.content.library import Library
from algoguide.content.rules.base import TextKind, Texts, Where
from algoguide.content.rules.sentences import sentences, shortened, unmarked
from algoguide.domain.problem import Problem

RULE = "medicament"
_READ = frozenset(TextKind) - {TextKind.CITATION}
_ADVICE = "retirez-le ; écrivez « Ne l’arrêtez jamais seul : seul le médecin l’écrit »"
_TO_THE_DOCTOR = "retirez-le ; le médecin l’écrit pour chaque personne"

_COUNT = (
    r"(?:\d+(?:,\d+)?(?: ?(?:à|ou|-|–) ?\d+)?|une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|douze|"
    r"quinze|"
    r"vingt(?:-quatre)?|quarante-huit|quelques|plusieurs)"
)
_COUNTED = re.compile(
    rf"\b{_COUNT} (?:heures?|h|jours?|nuits?|semaines?|mois|demi-vies)\b|\bJ ?[-−–+]? ?\d+\b|\b\d+ ?h\b"
    r"|\[\[(?!@phone|@place)[^\]]*\]\]",
    re.IGNORECASE,
)
_MOMENT = re.compile(
    r"\b(?:la veille|l’avant-veille|le lendemain|le jour même|aussitôt après|juste après le geste|"
    r"le (?:matin|soir|jour) (?:même|du geste|d’avant|précédent)|dès le (?:soir|lendemain|matin|retour)|"
    r"(?:ce|le) (?:soir|matin))\b",
    re.IGNORECASE,
)
_BY_THE_DOCTOR = re.compile(
    r"\b(?:médecins?|anesthésistes?|consigne|équipe|écrit\w*|ordonnance)\b", re.IGNORECASE
)
# « s’arrête » has no one who stops; « arrêtez de manger » stops a meal.
_STOP = re.compile(
    r"(?<!s’)(?<!se )\b(?:arrêt(?!é de travail)|stopp|suspend|suspens|interromp|interrup|cess|saut|"
    r"repren|repris|"
    r"repri|poursui|remplac)\w*|\brelais\b|\bdernière (?:prise|injection|dose|piqûre)\b|\bpas de prise\b"
    r"|\bne (?:le |la |les )?(?:pren|mett|inject)\w+ (?:pas|plus|aucune?)\b|\bn’en pren\w+ (?:pas|"
    r"plus)\b|\bsans \w+ depuis\b",
    re.IGNORECASE,
)
_OTHER_STOPS = re.compile(
    r"\b(?:arrêt|cess|repren|repris)\w* (?:de |d’|à )?(?:manger|boire|fumer|conduire|travailler|bouger|"
    r"marcher|"
    r"le travail|la conduite|le sport|une activité|vos activités|le tabac|l’alcool)\b|\breprise du travail\b",
    re.IGNORECASE,
)
_PAINKILLER = re.compile(
    r"\b(?:médicaments?|traitements?|comprimés?)(?: pris)? (?:contre|pour) (?:la |votre )?douleur\b"
    r"|\b(?:antidouleurs?|anti-douleurs?|antalgiques?|paracétamol)\b",
    re.IGNORECASE,
)
_ANY_DRUG = re.compile(
    r"\b(?:médicaments?|comprimés?|traitements? (?:habituels?|du matin|du soir|en cours))\b", re.IGNORECASE
)
_OF_CORTISONE = re.compile(r"\b(?:cortisone|corticoïdes?|cortico\w+)\b", re.IGNORECASE)

_ASKS = re.compile(r"\b(?:dites|signalez|prévenez|demandez|surveill\w+)\b", re.IGNORECASE)
_TIED = re.compile(r"\b(?:avant|après)\b|:|\bJ ?[-−–]", re.IGNORECASE)

_TEST = (
    r"\b(?:INR|TP|TCA|DFG|HbA1c|(?i:plaquettes?|créatinine|clairance|glycémies?|hémoglobine(?: glyquée)?|"
    r"(?:taux de |votre |le )sucre))\b"
)
_THAN = (
    r"(?:<|>|≤|≥|=|inférieure?s?|supérieure?s?|sous|au[- ]dessous|au[- ]dessus|en dessous|moins de|plus de|"
    r"dépass\w+|excèd\w+|entre|atteint|jusqu’à|seuil|au moins|au plus|est à|à partir de|dès|reste à)"
)
_VALUE = (
    r"(?:\d[\d,\u00a0 ]*|\[\[[^\]]*\]\]|une?|un et demi|deux|trois|quatre|cinq|sept|huit|dix|vingt|trente|"
    r"quarante|cinquante|cent|mille)"
)
_UNIT = r"(?:G/L|g/L|mmol(?:/L)?|mL/min|mg/dL|µmol(?:/L)?|/mm3|%)"
_THRESHOLD = re.compile(
    rf"{_TEST}[^.;?]{{0,40}}?{_THAN}(?: (?:à|de|ou égale?s? à))* ?{_VALUE}(?!\w)(?! (?:jours?|heures?|"
    rf"semaines?|fois))"
    rf"|{_TEST}[^.;?]{{0,40}}?\d[\d,]* ?{_UNIT}"
    rf"|{_TEST}(?: (?:à|de))? \d[\d,]*(?! ?(?:\d|jours?|heures?|semaines?|mois|minutes?|fois|h\b))",
)
_TIMES = re.compile(
    rf"\b{_COUNT} ?(?:premiers? )?(?:secondes?|minutes?|heures?|h|jours?|nuits?|semaines?|mois|ans?)\b",
    re.IGNORECASE,
)
_PLATELET_SHOTS = re.compile(
    r"\b(?:injections?|piqûres?|concentrés?|plasma|riches?)\b[^.;]{0,20}plaquettes?", re.IGNORECASE
)
_RISK_CLASS = re.compile(
    r"\brisques? (?:de saignements?|de saigner|hémorragiques?|d’hémorragies?)(?: \w+){0,2}? "
    r"(?<!plus )(?<!moins )(?:faibles?|bas|mineurs?|modérés?|intermédiaires?|moyens?|élevés?|hauts?|"
    r"majeurs?|nuls?)\b"
    r"|\b(?:faible|bas|haut|moyen|gros) risques? (?:de saignements?|de saigner|hémorragiques?)\b"
    r"|\b(?:gestes?|actes?) à risque (?:hémorragique|de saignement|de saigner)\b"
    r"|\bclasse(?:s|ment)? (?:de|du) risque\b",
    re.IGNORECASE,
)


@cache
def drug_classes() -> Mapping[str, tuple[str, ...]]:
    """Class -> the names of `data/drugs.txt`."""
    found: dict[str, list[str]] = {}
    names: list[str] = []
    for line in files("algoguide.content").joinpath("data/drugs.txt").read_text("utf-8").splitlines():
        entry = line.strip()
        if entry.startswith("["):
            names = found.setdefault(entry.strip("[]"), [])
        elif entry and not entry.startswith("#"):
            names.append(entry)
    return {group: tuple(of_group) for group, of_group in found.items()}


@cache
def drug_names() -> tuple[str, ...]:
    """Every name, longest first so that « héparine Choay » is met before « héparine »."""
    return tuple(sorted({n for names in drug_classes().values() for n in names}, key=len, reverse=True))


@cache
def _named() -> re.Pattern[str]:
    names = "|".join(re.escape(name) for name in drug_names())
    return re.compile(rf"(?<!\w)(?:{names})(?!\w)", re.IGNORECASE)


def drugs(_: Library, texts: Texts, __: Where) -> Iterator[Problem]:
    """Delays, thresholds and classes appear on no screen and no paper."""
    for text in texts:
        if text.kind not in _READ:
            continue
        plain = unmarked(text.text)
        kept = _PAINKILLER.sub("", plain)
        spoken_of = bool(_named().search(kept) or _ANY_DRUG.search(kept))
        for sentence in sentences(plain) or (plain,):
            if spoken_of and _gives_delay(sentence):
                shown = f"« {shortened(sentence)} » : un délai d’arrêt ou de reprise d’un médicament"
                yield text.problem(RULE, shown, _ADVICE)
            threshold = _threshold(sentence)
            if threshold:
                yield text.problem(RULE, f"« {threshold} » : un seuil de prise de sang", _TO_THE_DOCTOR)
            for found in _RISK_CLASS.finditer(sentence):
                yield text.problem(
                    RULE, f"« {found[0]} » : une classe de risque de saignement", _TO_THE_DOCTOR
                )


def _gives_delay(sentence: str) -> bool:
    """Whether this sentence of a text on a drug says when to stop or to take it again."""
    kept = _OTHER_STOPS.sub("", _PAINKILLER.sub("", sentence))
    # « Le matin, prenez vos médicaments, sauf ceux que le médecin a arrêtés » leaves it to the doctor.
    moment = _MOMENT.search(kept) and not _BY_THE_DOCTOR.search(kept)
    if not moment and not _COUNTED.search(kept):
        return False
    named = _named().search(kept)
    if _OF_CORTISONE.search(kept) and not named:
        return False
    if _STOP.search(kept) or re.search(rf"\bpas (?:de |d’){_named().pattern}", kept, re.IGNORECASE):
        return True
    # « Plavix : 5 jours avant » needs no verb; a question or « dites-le » asks, it does not order.
    if not named or kept.rstrip().endswith("?") or _ASKS.search(kept):
        return False
    return bool(_TIED.search(kept) or _beside().search(kept))


@cache
def _beside() -> re.Pattern[str]:
    """A name with a delay for it: « 5 jours pour la warfarine », « ticagrélor 5 jours »."""
    name = _named().pattern
    return re.compile(
        rf"\bpour (?:la |le |les |l’|votre )?{name}|{name}(?: \w+){{0,2}} ?\(?(?:{_COUNTED.pattern})",
        re.IGNORECASE,
    )


def _threshold(sentence: str) -> str:
    """The threshold of a blood test that a sentence gives, or an empty text."""
    kept = _PLATELET_SHOTS.sub("", _TIMES.sub("", sentence))
    found = _THRESHOLD.search(kept)
    return found[0].strip() if found else ""
