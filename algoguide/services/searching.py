"""Search, without accents or case, as one types; one wrong letter is forgiven.

It finds pains, procedures, anaesthesia modes, glossary words and the texts of the pages.
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import islice
from typing import Self

from algoguide.content.library import Library
from algoguide.domain.anaesthesia import AnaesthesiaMode
from algoguide.domain.establishment import Establishment
from algoguide.domain.figure import Figure
from algoguide.domain.french import closed
from algoguide.domain.pain import Pain
from algoguide.domain.passage import Passage
from algoguide.domain.procedure import Procedure
from algoguide.domain.selection import Selection
from algoguide.domain.sheet import walk
from algoguide.domain.target import target_words
from algoguide.domain.wording import fill, local_values, plain

PER_GROUP = 6
"""Results shown of each group: more do not fit, and one more letter narrows them."""

EXCERPT = 110
"""Longest excerpt of a text, in characters."""


class Group(StrEnum):
    """The groups of results, in the order they are shown."""

    PAINS = "Douleurs"
    PROCEDURES = "Gestes"
    ANAESTHESIA = "Anesthésie"
    WORDS = "Mots expliqués"
    TEXTS = "Dans les textes"


class Kind(StrEnum):
    """What a result leads to."""

    PAIN = "pain"
    PROCEDURE = "procedure"
    MODE = "mode"
    WORD = "word"


class Section(StrEnum):
    """The sections of a procedure's page whose own texts are searched; the values are their ids."""

    BRIEF = "en-bref"
    WHY = "pourquoi"
    STEPS = "comment"
    ANAESTHESIA = "anesthesie"
    PREPARATION = "preparer"
    AFTERCARE = "apres"
    OUTCOMES = "benefices"
    ALTERNATIVES = "autres"
    QUESTIONS = "questions"
    UNKNOWNS = "inconnu"


SECTION_NAMES = {
    Section.BRIEF: "En bref",
    Section.WHY: "Pourquoi ce geste",
    Section.STEPS: "Comment ça se passe",
    Section.ANAESTHESIA: "Anesthésie",
    Section.PREPARATION: "Se préparer",
    Section.AFTERCARE: "Après le geste",
    Section.OUTCOMES: "Bénéfices et risques",
    Section.ALTERNATIVES: "Autres solutions",
    Section.QUESTIONS: "Vos questions",
    Section.UNKNOWNS: "Ce qu’on ne sait pas encore",
}

_SECTION_FIELDS: dict[str, Section] = {
    "summary": Section.BRIEF,
    "goal": Section.BRIEF,
    "in_brief": Section.BRIEF,
    "why": Section.WHY,
    "not_for": Section.WHY,
    "steps": Section.STEPS,
    "anaesthesia": Section.ANAESTHESIA,
    "preparation": Section.PREPARATION,
    "aftercare": Section.AFTERCARE,
    "outcomes": Section.OUTCOMES,
    "risks": Section.OUTCOMES,
    "radiation": Section.OUTCOMES,
    "alternatives": Section.ALTERNATIVES,
    "refusal": Section.ALTERNATIVES,
    "associations": Section.ALTERNATIVES,
    "questions": Section.QUESTIONS,
    "unknowns": Section.UNKNOWNS,
}
"""Where the page of a procedure shows each field of `Procedure`."""

_MODE_FIELDS = (
    "principle",
    "feeling",
    "who",
    "speaking",
    "monitoring",
    "leaving",
    "suits",
    "limits",
    "effects",
    "preparation",
    "aftercare",
    "risks",
    "unknowns",
)
_PAIN_FIELDS = ("understand", "first", "course", "not_the_answer")

_PROSE = ("title", "name", "text", "what", "we_do", "you_do", "when")
"""The fields of a part of a section that are read as prose, in reading order."""


@dataclass(frozen=True, slots=True)
class Found:
    """A result. `detail` is its second line: a summary, a definition, an excerpt.

    `variants` and `modes` are those the text found is limited to, empty when it is always shown.
    """

    group: Group
    kind: Kind
    subject: str
    title: str
    detail: str = ""
    section: str = ""
    variants: tuple[str, ...] = ()
    modes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Entry:
    """What is searched: the words of a title, of its other names, of a text; a page's text has no names."""

    found: Found
    title_words: tuple[str, ...]
    name_words: tuple[str, ...]
    text: str


def fold(text: str) -> str:
    """`text` without case, accents or ligatures: « Œdème » gives « oedeme »."""
    text = text.casefold().replace("œ", "oe").replace("æ", "ae")
    if text.isascii():
        return text
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


_WORD = re.compile(r"[a-z0-9]+")


def words(text: str) -> list[str]:
    """The folded words of `text`, in order."""
    return _WORD.findall(fold(text))


_BEGUN_IN_TEXT = 5
"""The last rank: words of a text only begin like what is asked, as « jeunes » does for « jeun »."""

_FORGIVEN_FROM = 4
"""Letters from which a word may hold one wrong: in a shorter one, one letter changes everything."""


class SearchIndex:
    """All that can be found, by the beginnings of its words.

    A word that nothing begins like is taken for the beginnings that one letter separates from it: missing,
    added, wrong, or changed place with its neighbour.
    """

    def __init__(self, library: Library) -> None:
        self._entries = tuple(_entries(library))
        places: dict[str, set[int]] = {}
        for number, entry in enumerate(self._entries):
            for word in {*entry.title_words, *entry.name_words, *words(entry.text)}:
                places.setdefault(word, set()).add(number)
        self._exactly = places
        self._words = sorted(places)
        self._places = [places[word] for word in self._words]

    def find(self, query: str) -> tuple[Found, ...]:
        """What holds words that begin like each word of `query`; best first within each group."""
        asked = words(query)
        if not asked:
            return ()
        # Each word of the query as the beginnings it stands for.
        meant = [self._meant(word) for word in asked]
        numbers = set.intersection(*(set().union(*map(self._beginning, starts)) for starts in meant))
        wanted = [start for starts in meant for start in starts]
        whole = set.intersection(*(self._holding(starts) for starts in meant))
        ranks = {n: self._rank(self._entries[n], meant, whole=n in whole) for n in numbers}
        held: dict[Group, list[int]] = {}
        for n in sorted(numbers, key=lambda n: (ranks[n], n)):
            held.setdefault(self._entries[n].found.group, []).append(n)
        # In their order, but for a group where no word was really found: it comes after the others.
        groups = sorted((g for g in Group if g in held), key=lambda g: ranks[held[g][0]] == _BEGUN_IN_TEXT)
        found: list[Found] = []
        for group in groups:
            best = (self._entries[n] for n in held[group])
            found += (_with_excerpt(entry, wanted) for entry in islice(_once(best), PER_GROUP))
        return tuple(found)

    def _meant(self, word: str) -> tuple[str, ...]:
        """The word itself when something begins like it, else the beginnings one letter away."""
        if len(word) < _FORGIVEN_FROM or self._beginning(word):
            return (word,)
        from rapidfuzz.distance import OSA

        size = len(word)
        near = {
            start
            for known in self._words
            for start in (known[: size - 1], known[:size], known[: size + 1])
            if len(start) >= size - 1 and OSA.distance(word, start, score_cutoff=1) <= 1
        }
        return tuple(sorted(near)) or (word,)

    def _beginning(self, start: str) -> set[int]:
        first = bisect_left(self._words, start)
        # « \uffff » sorts after every letter and digit.
        last = bisect_left(self._words, f"{start}\uffff", lo=first)
        return set().union(*self._places[first:last])

    def _holding(self, whole: tuple[str, ...]) -> set[int]:
        return set().union(*(self._exactly.get(word, ()) for word in whole))

    @staticmethod
    def _rank(entry: _Entry, meant: list[tuple[str, ...]], *, whole: bool) -> int:
        """The lower, the sooner shown.

        0: the title begins like the query; 1: it holds all its words; 2: the other names do; 3: the title
        holds some; 4: all stand in the text as they were typed; then `_BEGUN_IN_TEXT`.
        """
        title, names = entry.title_words, entry.name_words
        held = [any(t.startswith(starts) for t in title) for starts in meant]
        if all(held):
            return 0 if title[0].startswith(meant[0]) else 1
        if all(any(n.startswith(starts) for n in (*title, *names)) for starts in meant):
            return 2
        return 3 if any(held) else 4 if whole else _BEGUN_IN_TEXT


def _once(entries: Iterable[_Entry]) -> Iterator[_Entry]:
    """The first entry of each page and section: one way to the same place is enough."""
    seen = set()
    for entry in entries:
        place = (entry.found.kind, entry.found.subject, entry.found.section)
        if place not in seen:
            seen.add(place)
            yield entry


def _with_excerpt(entry: _Entry, wanted: list[str]) -> Found:
    found = entry.found
    if found.group is not Group.TEXTS:
        return found
    return Found(
        found.group,
        found.kind,
        found.subject,
        found.title,
        excerpt(entry.text, wanted),
        found.section,
        found.variants,
        found.modes,
    )


def excerpt(text: str, wanted: Iterable[str]) -> str:
    """At most `EXCERPT` characters of `text` around the first word that begins like one of `wanted`."""
    if len(text) <= EXCERPT:
        return text
    starts = tuple(wanted)
    at = next((m.start() for m in re.finditer(r"\w+", text) if fold(m[0]).startswith(starts)), 0)
    begin = max(0, min(at - EXCERPT // 3, len(text) - EXCERPT))
    if begin:
        begin = text.find(" ", begin, at) + 1 or at
    end = text.rfind(" ", begin, begin + EXCERPT) if begin + EXCERPT < len(text) else len(text)
    return f"{'… ' if begin else ''}{text[begin : max(end, begin + 1)]}{' …' if end < len(text) else ''}"


@dataclass(frozen=True, slots=True)
class _Prose:
    """Fills the prose of the whole library: a procedure may name a figure of a mode."""

    figures: Mapping[str, Figure]
    local: Mapping[str, str]

    def for_procedure(self, procedure: Procedure) -> Self:
        """Fills the prose of one procedure, whose texts also name its own figures and what it aims at."""
        first = {axis.id: axis.options[0].id for axis in procedure.axes}
        target = target_words(procedure.target, Selection(first))
        return replace(
            self,
            figures={**self.figures, **{f.id: f for f in procedure.figures}},
            local={**self.local, "place": target},
        )

    def __call__(self, parts: Iterable[object]) -> str:
        texts = (
            text
            for part in parts
            for node in walk(part)
            for text in (getattr(node, name, None) for name in _PROSE)
            if isinstance(text, str) and text
        )
        # « La piqûre. Une fine aiguille… »: a title has no full stop of its own.
        said = [plain(fill(text, self.figures, self.local)) for text in texts]
        return " ".join(map(closed, said))


def _entries(library: Library) -> Iterator[_Entry]:
    figures: dict[str, Figure] = {f.id: f for mode in library.modes.values() for f in mode.figures}
    prose = _Prose(figures, local_values(Establishment()))
    # Two procedures may call figures of their own by one name.
    proses = {p.id: prose.for_procedure(p) for p in library.procedures.values()}
    for pain in library.pains.values():
        found = Found(Group.PAINS, Kind.PAIN, pain.id, pain.name, plain(pain.summary))
        yield _entry(found, " ".join((pain.card, *pain.synonyms)))
    for procedure in library.procedures.values():
        detail = proses[procedure.id](procedure.summary[:1])
        found = Found(Group.PROCEDURES, Kind.PROCEDURE, procedure.id, procedure.name, detail)
        names = (v.name for axis in procedure.axes for v in axis.options)
        yield _entry(found, " ".join((procedure.other_name, *names, *procedure.synonyms)))
    for mode in library.modes.values():
        found = Found(Group.ANAESTHESIA, Kind.MODE, mode.id, mode.name, plain(mode.summary))
        yield _entry(found, " ".join((mode.short, mode.tagline, *mode.synonyms)))
    for word in library.glossary.values():
        found = Found(Group.WORDS, Kind.WORD, word.id, word.term, word.definition)
        yield _entry(found, " ".join(word.forms))
    for procedure in library.procedures.values():
        yield from _procedure_texts(procedure, proses[procedure.id])
    for mode in library.modes.values():
        yield from _page_texts(Kind.MODE, mode, _MODE_FIELDS, prose)
    for pain in library.pains.values():
        yield from _page_texts(Kind.PAIN, pain, _PAIN_FIELDS, prose)


def _entry(found: Found, other_names: str) -> _Entry:
    """An entry found by its title and other names; its detail is only shown, but for words."""
    text = found.detail if found.group is Group.WORDS else ""
    return _Entry(found, tuple(words(found.title)), tuple(words(other_names)), text)


def _procedure_texts(procedure: Procedure, prose: _Prose) -> Iterator[_Entry]:
    for name, section in _SECTION_FIELDS.items():
        title = f"{procedure.name} : {SECTION_NAMES[section]}"
        for part in getattr(procedure, name):
            yield from _text_entry(Kind.PROCEDURE, procedure, title, part, prose, section=section)


def _page_texts(
    kind: Kind, page: AnaesthesiaMode | Pain, names: tuple[str, ...], prose: _Prose
) -> Iterator[_Entry]:
    for name in names:
        for part in getattr(page, name):
            yield from _text_entry(kind, page, page.name, part, prose)


def _text_entry(
    kind: Kind,
    page: Procedure | AnaesthesiaMode | Pain,
    title: str,
    part: object,
    prose: _Prose,
    *,
    section: str = "",
) -> Iterator[_Entry]:
    text = prose((part,))
    body = part if isinstance(part, Passage) else getattr(part, "body", part)
    variants = getattr(body, "variants", ()) or getattr(part, "variants", ())
    modes = getattr(body, "modes", ()) or getattr(part, "modes", ())
    if text:
        found = Found(Group.TEXTS, kind, page.id, title, "", section, variants, modes)
        yield _Entry(found, (), (), text)
