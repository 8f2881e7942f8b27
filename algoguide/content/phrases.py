"""Sentences written once: `{{id}}` stands for a phrase of the same sheet, or of commun/phrases.yaml.

They are put in before the shape is checked, so that every rule reads the sentence that the patient reads.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from algoguide.content.reading import Place, Tree, YamlPath
from algoguide.content.suggesting import closest
from algoguide.domain.problem import Problem, Severity

KEY = "phrases"
RULE = "phrase"
MENTION = re.compile(r"\{\{([^{}]*)\}\}")


@dataclass(frozen=True, slots=True)
class Phrases:
    """The phrases of one file: their texts and where each is written."""

    texts: Mapping[str, str]
    places: Mapping[str, Place]

    @staticmethod
    def of(tree: Tree | None) -> "Phrases":
        """Those of a tree; what is not a text is left to the rules of shape."""
        written = tree.data.get(KEY) if tree is not None else None
        if tree is None or not isinstance(written, dict):
            return Phrases({}, {})
        texts = {str(k): str(v) for k, v in written.items() if type(v) is str}
        return Phrases(texts, {k: tree.at((KEY, k)) for k in texts})


class PhraseBook:
    """Puts phrases in their places, and knows which were never asked for."""

    def __init__(self, common: Tree | None) -> None:
        self._common = Phrases.of(common)
        self._used: set[str] = set()

    def put_in(self, tree: Tree) -> list[Problem]:
        """Replace every mention in `tree`; what is wrong with a phrase is then told at its own line."""
        own = Phrases.of(tree)
        filling = _Filling(tree, {**self._common.texts, **own.texts}, {**self._common.places, **own.places})
        for key, value in tree.data.items():
            if key != KEY:
                tree.data[key] = filling.filled(value, (key,))
        self._used |= filling.used - own.texts.keys()
        return [*filling.problems, *_idle(own, filling.used)]

    def idle(self) -> list[Problem]:
        """The common phrases that nothing mentions, once every tree was gone through."""
        return _idle(self._common, self._used)


@dataclass(slots=True)
class _Filling:
    """One tree being filled."""

    tree: Tree
    texts: Mapping[str, str]
    places: Mapping[str, Place]
    used: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)

    def filled(self, value: object, path: YamlPath) -> object:
        if isinstance(value, dict):
            return {key: self.filled(inner, (*path, key)) for key, inner in value.items()}
        if isinstance(value, list):
            return [self.filled(inner, (*path, number)) for number, inner in enumerate(value)]
        if type(value) is str and "{{" in value:
            return self._said(value, path)
        return value

    def _said(self, text: str, path: YamlPath) -> str:
        names = MENTION.findall(text)
        self.used.update(names)
        for name in names:
            if name not in self.texts:
                place = self.tree.at(path)
                message = f"la phrase « {name} » n’existe pas"
                self.problems.append(
                    Problem(place.file, place.line, RULE, message, closest(name, self.texts))
                )
        if len(names) == 1 and MENTION.fullmatch(text) and names[0] in self.places:
            # One line to correct, however many texts it serves.
            self.tree.places[path] = self.places[names[0]]
        return MENTION.sub(lambda found: self.texts.get(found[1], ""), text)


def _idle(phrases: Phrases, used: set[str]) -> list[Problem]:
    return [
        Problem(
            place.file,
            place.line,
            RULE,
            f"la phrase « {name} » ne sert à rien",
            f"employez-la, « {{{{{name}}}}} », ou retirez-la",
            Severity.NOTICE,
        )
        for name, place in phrases.places.items()
        if name not in used
    ]
