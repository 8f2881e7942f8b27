"""Where every text of the library is written, for the rules to point at it."""

from collections.abc import Sequence

from algoguide.content.models.fields import Written
from algoguide.content.reading import Tree, YamlPath
from algoguide.content.rules.base import TextAt, TextKind
from algoguide.domain.french import typeset


def dotted(path: YamlPath) -> str:
    """A path as rules write it."""
    return ".".join(str(part) for part in path)


class Origins:
    """Collects texts and places while objects are built, then answers `where`."""

    def __init__(self) -> None:
        self.texts: list[TextAt] = []
        self._places: dict[tuple[str, str], tuple[str, int]] = {}

    def add_owner(self, owner: str, tree: Tree) -> None:
        """Remember the line of every key of an owner's file or folder."""
        self._places[(owner, "")] = (tree.file, 1)
        for path, place in tree.places.items():
            self._places[(owner, dotted(path))] = (place.file, place.line)

    def add_text(
        self,
        owner: str,
        tree: Tree,
        path: YamlPath,
        written: Written,
        *,
        of_passage: bool,
        limits: tuple[Sequence[str], Sequence[str]],
        to_confirm: bool,
    ) -> str:
        """Record one text; return it as it is read. The `text` of a passage goes by the passage's path."""
        place = tree.at(path)
        raw = str(written)
        text = raw if written.kind is TextKind.CITATION else typeset(raw)
        variants, modes = limits
        self.texts.append(
            TextAt(
                place.file,
                place.line,
                owner,
                dotted(path[:-1] if of_passage else path),
                text,
                raw,
                written.kind,
                tuple(variants),
                tuple(modes),
                to_confirm,
            )
        )
        return text

    def where(self, owner: str, path: str) -> tuple[str, int]:
        """File and line of `path`, or of its nearest known parent; the owner's name if it is unknown."""
        while (owner, path) not in self._places:
            if not path:
                return owner, 0
            path = path.rpartition(".")[0]
        return self._places[(owner, path)]
