"""How hard a text is to read: length of sentences and words, French Flesch of Kandel and Moles.

The standard level is scored for every combination of variants and anaesthesia, section by section;
l’essentiel as a whole. Names of procedures and drugs, and numbers, do not weigh on the mean of syllables;
they count as words.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from algoguide.content.library import Library
from algoguide.content.rules.base import TextAt, TextKind, Texts, Where
from algoguide.content.rules.drugs import drug_names
from algoguide.content.rules.sentences import sentences, shortened, words
from algoguide.content.rules.sheet_texts import Section, resolved, simple_texts, standard_sections
from algoguide.content.rules.syllables import syllables
from algoguide.content.rules.walking import choices, said
from algoguide.domain.problem import Problem

RULE = "lisibilite"
WORDS_OF_A_SHEET = 900
_PAGES = ("douleurs/", "anesthesie/", "comparaisons/")
_FIGURE_SAID = "3 à 8 personnes sur 1\u00a0000"
"""What a figure named in a sentence is read as, when its length is counted."""


@dataclass(frozen=True, slots=True)
class Level:
    """What one level of reading asks: Kandel-Moles at least, means and lengths at most, in words."""

    name: str
    score: float
    section: float
    mean: float
    longest: int


STANDARD = Level("le texte", 58, 50, 15, 25)
SIMPLE = Level("l’essentiel", 66, 0, 12, 20)


@dataclass(frozen=True, slots=True)
class Measure:
    """What was counted in some texts. `syllables` and `weighed` leave the excluded names out."""

    words: int
    sentences: int
    syllables: int
    weighed: int

    def __add__(self, other: "Measure") -> "Measure":
        return Measure(
            self.words + other.words,
            self.sentences + other.sentences,
            self.syllables + other.syllables,
            self.weighed + other.weighed,
        )

    @property
    def mean(self) -> float:
        """Words per sentence."""
        return self.words / self.sentences if self.sentences else 0.0

    @property
    def score(self) -> float:
        """Kandel-Moles, 207 for nothing; the higher, the easier.

        Source:
            Kandel and Moles, 1958: 207 − 1.015 × words per sentence − 73.6 × syllables per word.
        """
        per_word = self.syllables / self.weighed if self.weighed else 0.0
        return 207 - 1.015 * self.mean - 73.6 * per_word


NOTHING = Measure(0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Reading:
    """One sheet as read for one choice: what the report prints and the rule judges.

    `running_words` are those of the running text: neither red flags, questions and sources, nor titles,
    captions of figures and passports, which the program sets apart. `standard.words` has all that is scored.
    """

    owner: str
    choice: str
    standard: Measure
    sections: tuple[tuple[Section, Measure], ...]
    simple: Measure
    running_words: int


class Scale:
    """Measures texts, the names in `excluded` left out of the mean of syllables."""

    def __init__(self, excluded: Collection[str]) -> None:
        # French plurals: « cimentoplasties ».
        names = "|".join(sorted((re.escape(n) for n in excluded if n), key=len, reverse=True))
        self._excluded = re.compile(rf"(?<![\w])(?:{names})s?(?![\w])" if names else r"(?!)", re.IGNORECASE)
        self.measure = lru_cache(maxsize=None)(self._measure)

    def _measure(self, text: str) -> Measure:
        found = sentences(text)
        weighed = [w for w in words(self._excluded.sub(" ", text)) if not any(c.isdigit() for c in w)]
        return Measure(
            sum(len(words(s)) for s in found), len(found), sum(map(syllables, weighed)), len(weighed)
        )

    def all(self, texts: Iterable[str]) -> Measure:
        """The sum of several texts."""
        return sum(map(self.measure, texts), NOTHING)


def scale_of(library: Library) -> Scale:
    """The scale that leaves out the names of procedures and drugs of this library."""
    names = {e.name for e in library.catalogue.procedures} | set(drug_names())
    for procedure in library.procedures.values():
        names |= {procedure.name, procedure.other_name}
    for name in tuple(names):
        # « cimentoplastie » alone stands for « Cimentoplastie d’une vertèbre ».
        names.add(name.split(" ")[0].rstrip(":,"))
    return Scale(names - {""})


def readings(library: Library) -> Iterator[Reading]:
    """Every sheet for every choice it offers, in the order of the catalogue."""
    scale = scale_of(library)
    for name, procedure in library.procedures.items():
        for selection in choices(procedure):
            sheet = resolved(library, procedure, selection)
            if sheet is None:
                continue
            sections = tuple((s, scale.all((*s.texts, *s.captions))) for s in standard_sections(sheet))
            running = sum(scale.all(s.texts).words for s, _ in sections if s.running)
            yield Reading(
                f"gestes/{name}",
                said(selection),
                sum((m for _, m in sections), NOTHING),
                sections,
                scale.all(simple_texts(sheet)),
                running,
            )


def long_sentences(_: Library, texts: Texts, __: Where) -> Iterator[Problem]:
    """No sentence over 25 words, 20 in l’essentiel."""
    for text in texts:
        level = _level_of(text)
        if level is None:
            continue
        read = re.sub(r"\[\[[^@\]][^\]]*\]\]", _FIGURE_SAID, text.text)
        read = re.sub(r"\[\[@[^\]]*\]\]", "6 heures", read).replace("**", "")
        for sentence in sentences(read):
            length = len(words(sentence))
            if length > level.longest:
                message = f"« {shortened(sentence)} » : {length} mots"
                yield text.problem(RULE, message, f"coupez la phrase ({level.longest} mots au plus)")


def _level_of(text: TextAt) -> Level | None:
    if text.kind is TextKind.SIMPLE:
        return SIMPLE
    read = {
        TextKind.PROSE,
        TextKind.REASON,
        TextKind.ALERT,
        TextKind.QUESTION,
        TextKind.CONSENT,
        TextKind.DEFINITION,
    }
    return STANDARD if text.kind in read else None


def sheets_readable(library: Library, _: Texts, where: Where) -> Iterator[Problem]:
    """Each sheet for each choice: score, means, words; the worst choice is told."""
    by_owner: dict[str, list[Reading]] = {}
    for reading in readings(library):
        by_owner.setdefault(reading.owner, []).append(reading)
    for owner, all_readings in by_owner.items():
        place = where(owner, "")
        yield from _judged(place, STANDARD, all_readings, lambda r: r.standard)
        yield from _judged(where(owner, "simple"), SIMPLE, all_readings, lambda r: r.simple)
        yield from _sections(owner, all_readings, where)
        longest = max(all_readings, key=lambda r: r.running_words)
        if longest.running_words > WORDS_OF_A_SHEET:
            message = f"{longest.running_words} mots pour {longest.choice}{_others(all_readings, _too_long)}"
            yield Problem(*place, RULE, message, f"retirez ce qui peut l’être ({WORDS_OF_A_SHEET} au plus)")


def pages_readable(library: Library, texts: Texts, where: Where) -> Iterator[Problem]:
    """The pages on a pain, on an anaesthesia or on the options of a pain, as wholes."""
    scale = scale_of(library)
    pages: dict[str, dict[str, list[str]]] = {}
    for text in texts:
        if text.kind is TextKind.PROSE and text.owner.startswith(_PAGES):
            read = re.sub(r"\[\[[^\]]*\]\]", "", text.text).replace("**", "")
            pages.setdefault(text.owner, {}).setdefault(text.section, []).append(read)
    for owner, written in pages.items():
        # Authors know these sections by their keys.
        parts = (Section(key, key, tuple(said_there)) for key, said_there in written.items())
        sections = tuple((part, scale.all(part.texts)) for part in parts)
        whole = sum((m for _, m in sections), NOTHING)
        reading = Reading(owner, "la page", whole, sections, NOTHING, whole.words)
        yield from _judged(where(owner, ""), STANDARD, [reading], lambda r: r.standard)
        yield from _sections(owner, [reading], where)


def _judged(
    place: tuple[str, int], level: Level, all_readings: list[Reading], part: Callable[[Reading], Measure]
) -> Iterator[Problem]:
    """The score and the mean length of sentences of one level, at the worst choice."""
    read = [r for r in all_readings if part(r).sentences]
    if not read:
        return
    hardest = min(read, key=lambda r: part(r).score)
    if part(hardest).score < level.score:
        below = _others(read, lambda r: part(r).score < level.score)
        message = f"{level.name} : lisibilité {_shown(part(hardest).score)} pour {hardest.choice}{below}"
        yield Problem(*place, RULE, message, f"mots et phrases plus courts ({level.score:g} au moins)")
    longest = max(read, key=lambda r: part(r).mean)
    if part(longest).mean > level.mean:
        above = _others(read, lambda r: part(r).mean > level.mean)
        message = f"{level.name} : {_shown(part(longest).mean)} mots par phrase pour {longest.choice}{above}"
        yield Problem(*place, RULE, message, f"coupez des phrases ({level.mean:g} en moyenne au plus)")


def _sections(owner: str, all_readings: list[Reading], where: Where) -> Iterator[Problem]:
    worst: dict[str, tuple[float, Section, str]] = {}
    for reading in all_readings:
        for section, measure in reading.sections:
            before = worst.get(section.name)
            if measure.sentences and (before is None or measure.score < before[0]):
                worst[section.name] = (measure.score, section, reading.choice)
    for name, (score, section, choice) in worst.items():
        if score < STANDARD.section:
            hard = ", ".join(f"« {w} »" for w in _longest_words(section.texts))
            message = f"« {name} » : lisibilité {_shown(score)} pour {choice}"
            advice = f"remplacez les mots longs : {hard} ({STANDARD.section:g} au moins)"
            yield Problem(*where(owner, section.path), RULE, message, advice)


def _longest_words(texts: Iterable[str]) -> list[str]:
    every = dict.fromkeys(w for text in texts for w in words(text))
    return sorted(every, key=syllables, reverse=True)[:3]


def _too_long(reading: Reading) -> bool:
    return reading.running_words > WORDS_OF_A_SHEET


def _others(all_readings: list[Reading], wrong: Callable[[Reading], bool]) -> str:
    many = sum(map(wrong, all_readings)) - 1
    return f" et {many} autre{'s' if many > 1 else ''} choix" if many else ""


def _shown(value: float) -> str:
    return f"{value:.1f}".replace(".", ",")
