"""Nothing promises. The rule matches what is affirmed, not its denial: « n’est pas garanti » is right.

A painless hernia is a finding, « Certitude : » is the label of a figure: neither is a promise.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from algoguide.content.library import Library
from algoguide.content.rules.base import TextKind, Texts, Where
from algoguide.content.rules.sentences import sentences, unmarked
from algoguide.domain.problem import Problem

RULE = "promesse"
_READ = frozenset(TextKind) - {TextKind.CITATION, TextKind.PASSPORT}

_ACT = (
    r"(?:gestes?|piqûres?|infiltrations?|interventions?|opérations?|examens?|injections?|ponctions?|soins?|"
    r"traitements?|techniques?|méthodes?|procédures?|anesthésies?|sédations?|cimentoplasties?|"
    r"vertébroplasties?|embolisations?|cryoablations?|cryoneurolyses?|thermocoagulations?|"
    r"radiofréquences?|alcoolisations?|herniectomies?|vissages?|aiguilles?|gaz|produits?|ciment|"
    r"médicaments?|hypnose|suites?|réveil|solutions?)"
)
_FINDING = (
    r"(?:hernies?|fractures?|tassements?|vertèbres?|tumeurs?|nodules?|masses?|boules?|grosseurs?|lésions?|"
    r"arthroses?|disques?|kystes?|protrusions?|métastases?|fissures?|usures?|anomalies?|images?|bosses?|gonflements?)"
)
_BARE = (
    r"(?:(?:vous|elle|il|cela|ça|c|ce) ?[’ ]?(?:est|sera|serez|êtes|repartez|rentrez|reste|se fait|se passe))"
)


@dataclass(frozen=True, slots=True)
class _Promise:
    """What must not be affirmed. `deniable`: the same words under a negation are right."""

    pattern: re.Pattern[str]
    what: str
    advice: str
    deniable: bool = True


def _promise(pattern: str, what: str, advice: str, *, deniable: bool = True) -> _Promise:
    return _Promise(re.compile(pattern, re.IGNORECASE), what, advice, deniable)


_SAY_CHANCES = "dites combien de personnes vont mieux, et combien non"
_SAY_RISK = "dites le risque, avec son chiffre ou « on ne sait pas »"
_SAY_FELT = "dites ce que l’on sent et ce que l’on peut demander"
_TAKE_OUT = "retirez-le"

_PROMISES: tuple[_Promise, ...] = (
    _promise(r"\bgaranti\w*", "promet", _SAY_CHANCES),
    _promise(
        r"\bsans (?:aucun |aucune |le moindre |la moindre |grand )?"
        r"(?:risques?|dangers?|effets? (?:secondaires?|indésirables?))\b",
        "nie le risque",
        _SAY_RISK,
    ),
    _promise(
        r"\b(?:aucun|pas de|pas le moindre|zéro|nul) (?:risque|danger|effet (?:secondaire|indésirable))\b"
        r"|\brisques? (?:zéro|nuls?|inexistants?|négligeables?|minimes?)\b|\bne risquez rien\b|"
        r"\brien à craindre\b",
        "nie le risque",
        _SAY_RISK,
    ),
    _promise(r"\bindolores?\b", "promet l’absence de douleur", _SAY_FELT),
    _promise(
        rf"\b(?:{_ACT} (?:(?:est|sont|se fait|se passe|se déroule|reste) )?(?:\w+ )?|{_BARE} (?:\w+ )?)"
        r"sans (?:aucune |la moindre )?(?:douleur|souffrance|mal|avoir mal|souffrir)\b"
        rf"|\b{_ACT} ne (?:fait|font|fera|feront) (?:pas|jamais|aucun) mal\b"
        rf"|\b{_ACT} (?:n’est|ne sont|n’était) (?:pas|jamais|plus|nullement) douloureu\w+"
        r"|\bvous n’aurez (?:pas|plus|jamais) mal\b|\bvous ne souffrirez (?:pas|plus)\b"
        r"|\bvous ne sentirez (?:rien|aucune douleur|pas (?:de|la) douleur)\b",
        "promet l’absence de douleur",
        _SAY_FELT,
    ),
    _promise(
        r"\b(?:est|sont|sera|seront|reste|paraît|semble) (?:(?:donc|presque|quasi) )?certaine?s?\b"
        r"(?! (?:fois|jours|personnes|cas))"
        r"|\b(?:succès|résultats?|soulagement|effets?|guérison|bénéfices?|efficacité|amélioration) "
        r"(?:presque |quasi )?(?:certaine?s?|assurée?s?)\b"
        r"|\bcertainement\b|\bcertitude\b|\bà coup sûr\b|\bsans aucun doute\b|\bassurément\b",
        "affirme une certitude",
        _SAY_CHANCES,
    ),
    _promise(
        rf"\b{_ACT} (?:(?:est|sont|reste) )?(?:(?:plus|très|tout à fait|parfaitement|totalement) )?sûre?s?\b"
        r"|\ben (?:toute|pleine) sécurité\b|\bsécurité (?:maximale|totale|absolue|parfaite|optimale)\b"
        r"|\binoffensi(?:f|ve)s?\b|\banodine?s?\b",
        "affirme la sûreté",
        _SAY_RISK,
    ),
    _promise(
        r"\b100[ \u00a0\u202f]?%|\bcent pour cent\b|\bà tous les coups\b|"
        r"\btoujours (?:efficace|soulag|guéri)\w*"
        r"|\b(?:soulage|guérit|marche|fonctionne|réussit|aide) "
        r"(?:toujours|(?:à )?chaque fois|chez tous|tout le monde|tous les (?:patients|malades|gens))\b",
        "promet à tous",
        _SAY_CHANCES,
    ),
    _promise(
        r"\bparfaite?s?\b|\bparfaitement\b(?! (?:immobile|tranquille|calme|à plat|propre))|"
        r"\bà la perfection\b"
        r"|\bspectaculaire\w*|\bmiracles?\b|\bmiraculeu\w*|\brévolutionn\w*|\bextraordinaire\w*"
        r"|\bremarquable\w*|\bprodigieu\w*|\bmagi(?:e|que)s?\b",
        "est un superlatif",
        _SAY_CHANCES,
    ),
    _promise(r"\bexceptionnel\w*", "ne dit pas combien", _SAY_RISK),
    _promise(
        r"\b(?:est|sont|reste|voici|c’est|offre) (?:le meilleur|la meilleure|l’idéale?)\b"
        r"|\b(?:solution|technique|traitement|option) idéale?s?\b",
        "vante",
        _TAKE_OUT,
    ),
    _promise(
        r"\bvous (?:serez|allez être) (?:\w+ )?(?:soulag|guéri|débarrass)\w*|\bvous guérirez\b|"
        r"\bvous allez (?:\w+ )?(?:guérir|mieux)\b|\bvous irez mieux\b"
        r"|\b(?:douleurs?|mal) (?:disparaîtr\w+|v(?:a|ont) (?:\w+ )?disparaître|s’en ir\w+|partir(?:a|ont))\b"
        r"|\bguérison (?:totale|complète|définitive|assurée)\b",
        "promet un résultat",
        _SAY_CHANCES,
    ),
    _promise(
        r"\b(?:balance|rapport) (?:entre )?(?:les )?bénéfices?\b.{0,12}\brisques?\b",
        "pèse à la place du patient",
        "dites les bénéfices et les risques ; la personne et son médecin les pèsent",
        deniable=False,
    ),
    _promise(
        r"\bpetite?s? (?:gestes?|interventions?|opérations?|anesthésies?|actes?|soins?)\b",
        "rapetisse le geste",
        "dites ce qui est fait",
    ),
    _promise(
        r"\bil (?:vous )?suffi(?:t|ra|sait)\b|\bsuffit (?:de|d’)", "dit que c’est peu", "dites quoi faire"
    ),
    _promise(r"\bsimple(?:s|ment)?\b|\bbana(?:le?s?|ux)\b|\bde routine\b", "dit que c’est peu", _TAKE_OUT),
    _promise(
        rf"\b{_ACT} (?:(?:est|sont|reste) )?(?:(?:plus|très|assez) )?faciles?\b|"
        rf"\bsans (?:aucun )?(?:souci|problème)s?\b",
        "dit que c’est peu",
        _TAKE_OUT,
    ),
    _promise(
        r"\bne vous (?:inquiétez|alarmez|tracassez) (?:pas|surtout pas)\b|\bne vous en faites pas\b"
        r"|\bpas (?:d’|de quoi s’|à vous |à s’|besoin de vous )inqui\w+|\brassurez-vous\b|"
        r"\bsoyez (?:rassuré|tranquille|sans crainte)\w*"
        r"|\bn’ayez (?:pas peur|pas de crainte|aucune crainte|crainte)\b|\baucune (?:inquiétude|crainte)\b",
        "fait taire l’inquiétude",
        "dites ce qui est surveillé et qui appeler",
        deniable=False,
    ),
)

_SIMPLE_THINGS = re.compile(
    r"\b(?:savon|eau|radiographies?|radios?|pansement|mots?|langage|version|feuille|douche|"
    r"fracture) simples?$"
)
_SEGMENT = re.compile(
    r"[,;:()–]|\b(?:mais|car|donc|puis|et (?=(?:c’|il |elle |vous |le |la |les |ce |on )))", re.IGNORECASE
)
_NEGATION = re.compile(
    r"\b(?:n|ne)[’ ]\S*\s?.*?\b(?:pas|jamais|rien|personne|aucune?|plus|guère|ni|nullement)\b"
    r"|\b(?:aucune?|personne|rien|nul(?:le)?)\b.*\b(?:n’|ne )"
    r"|\b(?:pas|jamais|ni|aucune?|non|point)(?: (?:de|d’|du|des|une?|la|le|les|toujours|forcément|"
    r"totalement|tout à fait|"
    r"avec|si|aussi))*[’ ]?$"
    r"|\bsans(?: (?:la|une|aucune?|de|d’))?\s*$"
    r"|\b(?:ne|n’)\s?(?:peu\w*|pou\w*|saurai\w*|saurion\w*|os\w+)\b"
    r"|^\s*(?:si|s’ils?|quand|lorsqu\w*|tant qu\w*|jusqu\w*)\b",
    re.IGNORECASE,
)
_DENIED_AFTER = re.compile(
    r"^[^,;:]*?\b(?:n’existe(?:nt)? (?:pas|jamais)|n’est pas (?:possible|vrai)|est impossible|serait faux)\b",
    re.IGNORECASE,
)
_YES_NO = re.compile(r"\?\s*[»)]?\s*$")
_ASKS_HOW = re.compile(r"^\W*(?:pourquoi|comment)\b", re.IGNORECASE)


def promises(_: Library, texts: Texts, __: Where) -> Iterator[Problem]:
    """No text affirms a success, a safety or a painlessness, or makes the act small."""
    for text in texts:
        if text.kind not in _READ:
            continue
        for sentence in sentences(text.text) or (text.text,):
            for found, promise in _affirmed(unmarked(sentence)):
                yield text.problem(RULE, f"« {found} » {promise.what}", promise.advice)


def _affirmed(sentence: str) -> Iterator[tuple[str, _Promise]]:
    if _YES_NO.search(sentence) and not _ASKS_HOW.search(sentence):
        return  # a question affirms nothing
    for promise in _PROMISES:
        for found in promise.pattern.finditer(sentence):
            segment = _SEGMENT.split(sentence[: found.start()])[-1]
            denied = _NEGATION.search(segment) or _DENIED_AFTER.search(sentence[found.end() :])
            if promise.deniable and denied:
                continue
            if not _elsewhere(sentence, segment, found):
                yield found[0], promise


def _elsewhere(sentence: str, segment: str, found: re.Match[str]) -> bool:
    """Whether the words speak of something else: a painless hernia, « savon simple », « Certitude : »."""
    word = found[0].lower()
    if word.startswith("simple"):
        return bool(_SIMPLE_THINGS.search(sentence[: found.end()].lower()))
    if word == "certitude":
        return not segment.strip() and sentence[found.end() :].lstrip().startswith(":")
    if word.startswith("indolore") or "douleur" in word:
        beside = re.search(rf"\b{_FINDING}(?: \w+)? $", segment, re.IGNORECASE)
        verb = re.search(r"\b(?:est|sont|reste|restent|sera|seront) $", segment)
        subject = re.compile(rf"\b(?:(?P<finding>{_FINDING})|{_ACT})\b", re.IGNORECASE)
        first = subject.search(segment) or subject.search(sentence[: found.start()])
        return bool((beside and not verb) or (first and first["finding"]))
    return False
