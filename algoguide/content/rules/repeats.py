"""A sentence is written once: the day one copy is corrected, the other would still be read."""

import re
from collections.abc import Iterator
from pathlib import Path

from algoguide.content.files import content_files, schema_of
from algoguide.content.reading import Place, YamlPath, read_tree
from algoguide.domain.problem import Problem

RULE = "repetition"
LONG = 8
"""Words from which a sentence may not stand twice: shorter ones are the small change of the language."""

_NOT_READ = frozenset({"sources", "mots", "pack", "catalogue"})
"""Files whose texts no patient reads as sentences: titles of studies, words of the dictionary, names."""
_SENTENCE = re.compile(r"(?<=[.?…])\s+")
_WORD = re.compile(r"[\w’'-]+|\[\[[^\]]*\]\]|\{\{[^}]*\}\}")


def repeats(root: Path) -> Iterator[Problem]:
    """Read the files of `root` as typed, before anything shared is put in its places."""
    seen: dict[str, Place] = {}
    for path in content_files(root):
        if schema_of(path, root) in _NOT_READ:
            continue
        tree, _ = read_tree(path, root)
        for at, text in _texts(tree.data, ()):
            for sentence in _SENTENCE.split(text):
                words = _WORD.findall(sentence.lower().replace("*", ""))
                if len(words) < LONG:
                    continue
                here, key = tree.at(at), " ".join(words)
                first = seen.setdefault(key, here)
                if first is not here:
                    opening = " ".join(sentence.split()[:6])
                    yield Problem(
                        here.file,
                        here.line,
                        RULE,
                        f"« {opening}… » est déjà dans {first.file}, ligne {first.line}",
                        "écrivez la phrase une fois : « use », « phrases », ou un passage de plusieurs "
                        "variantes",
                    )


def _texts(value: object, path: YamlPath) -> Iterator[tuple[YamlPath, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _texts(inner, (*path, key))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _texts(inner, (*path, number))
