"""Syllables of a French word, by its groups of vowels.

Counted as in careful reading: a final mute e is silent, an inner one is said (« mé-de-cin »). The
counter is calibrated on `algoguide/content/data/syllables.txt`, which a test reads.
"""

import re
from functools import lru_cache

_VOWELS = "aeiouyàâäéèêëîïôöùûü"
_ELISION = re.compile(r"^(?:lorsqu|puisqu|jusqu|quoiqu|[ldjmtscn]|qu)[’'](?=\w)", re.IGNORECASE)
_EXCEPTIONS = {
    "pays": 2,
    "paysan": 3,
    "paysage": 3,
    "août": 1,
    "moelle": 1,
    "moelles": 1,
    "poêle": 1,
    "poêles": 1,
    "alcool": 2,
    "alcools": 2,
    "alcoolisation": 5,
    "alcoolique": 3,
    "eu": 1,
    "eue": 1,
    "est": 1,
    "faon": 1,
    "paon": 1,
    "taon": 1,
    "saoul": 1,
    "ambiguë": 3,
}
_LETTER_NAMES = {"w": 3, "y": 2}
"""Syllables of a letter that is spelled out; the others have one."""


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Final -ent is said after these beginnings and in the words in -ment that are no verbs; it is mute elsewhere.
_SAID_ENT = _set(
    "v d c l g s m p arg ag urg accid incid occid évid prud présid résid précéd confid antécéd intellig "
    "néglig diverg conting astring viol tal excell équival insol turbul abs prés cont mécont souv ress "
    "cons réc déc indéc adolesc convalesc innoc adjac fréqu conséqu éloqu délinqu par appar transpar "
    "différ indiffér cohér adhér inhér affér effér référ torr perman immin pertin contin compét pénit "
    "serp pati impati cli consci inconsci inconvéni ingrédi récipi ori coeffici effici défici expédi "
    "déterg"
)
_MENT_VERBS = _set(
    "calment ferment aiment forment consomment dorment confirment estiment expriment animent résument "
    "fument nomment endorment affirment informent transforment enferment suppriment impriment filment "
    "arment alarment charment entament déforment réclament proclament présument assument parfument "
    "allument rallument enflamment germent"
)
_MUTE_INSIDE = re.compile(r"(?<=[iuy])e(?=ments?$|r(?:a|as|ai|ez|ons|ont|ait|ais|aient|iez|ions)$)")


@lru_cache(maxsize=20_000)
def syllables(word: str) -> int:
    """Syllables of one word, at least 1 if it has a letter; 0 for a number or a sign.

    An elided word adds nothing (« l’aiguille » 2); each part of a compound counts; capitals are spelled.
    """
    bare = _ELISION.sub("", word)
    if len(bare) > 1 and bare.isupper() and bare.isalpha():
        return _acronym(bare.lower())
    parts = [part for part in re.split(r"[-\u2011’']", bare.lower()) if part.isalpha()]
    if not parts:
        return 0
    # A lone consonant (« -t-il », « aujourd’hui ») leans on its neighbour.
    total = sum(_of_part(part) for part in parts if len(part) > 1 or part in _VOWELS or len(parts) == 1)
    return max(total, 1)


def _acronym(letters: str) -> int:
    """Said as a word when consonants and vowels alternate, spelled otherwise."""
    vowels = sum(letter in _VOWELS for letter in letters)
    if len(letters) > 3 and vowels * 3 >= len(letters):  # noqa: PLR2004 - « MEOPA » but not « IRM »
        return _of_part(letters)
    return sum(_LETTER_NAMES.get(letter, 1) for letter in letters)


def _of_part(part: str) -> int:
    if part in _EXCEPTIONS:
        return _EXCEPTIONS[part]
    text = part.replace("œ", "e").replace("æ", "e")
    text = text.replace("qu", "k")
    text = re.sub(r"gu(?=[eéèêiîy])", "g", text)
    text = re.sub(r"ge(?=[aoâô])", "j", text)
    text = _without_mute_end(text, part)
    text = _MUTE_INSIDE.sub("", text)
    text = text.replace("aiement", "aiment")
    # Between vowels or before one, y is a consonant: « voyage », « yeux ».
    text = re.sub(rf"y(?=[{_VOWELS}])", "j", text)
    return max(sum(_of_group(m, text) for m in re.finditer(f"[{_VOWELS}]+", text)), 1)


def _without_mute_end(text: str, part: str) -> str:
    if part.endswith("ent") and not _said_ent(part):
        return text[:-3] if re.search(f"[{_VOWELS}].*ent$", text) else text
    if part.endswith("ents"):
        return text
    shorter = re.sub(r"(?<=.)es?$", "", text)
    return shorter if re.search(f"[{_VOWELS}]", shorter) else text


def _said_ent(part: str) -> bool:
    if part.endswith("ment"):
        return part not in _MENT_VERBS
    return part.endswith(("tient", "vient")) or part[:-3] in _SAID_ENT


_NUCLEUS = re.compile(
    r"eau|eui|oeu|uei|ou[iî]|ieu|iei|"
    r"[iî](?:ai|au|eu|ou|oi)|[uû][iî]|ou(?:ai|[aeéèê])|"
    r"[aâ][iîuûy]|e[iîuûy]|o[iîuûy]|oê|"
    r"[iî][aâeéèêoôuû]|u[aâeéèêoô]|oo(?=l)|."
)
_SPLIT = re.compile(r"^(?:i|u|ou)(?=[aâeéèêoô])")


def _of_group(group: re.Match[str], text: str) -> int:
    """Syllables of a run of vowels. After « pr », « bl »… the first i or u is said apart: « ou-bli-er »."""
    run = group[0]
    before = text[max(group.start() - 2, 0) : group.start()]
    count = len(_NUCLEUS.findall(run))
    cluster = len(before) == 2 and before[0] in "bcdfgkptv" and before[1] in "lr"  # noqa: PLR2004 - « bl », « tr »
    if cluster and _SPLIT.match(run):
        count += 1
    return count
