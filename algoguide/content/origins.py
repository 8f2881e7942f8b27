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
        self._trees: dict[str, Tree] = {}
        self._places: dict[str, dict[str, tuple[str, int]]] = {}

    def add_owner(self, owner: str, tree: Tree) -> None:
        """Remember the line of every key of an owner's file or folder."""
        self._trees[owner] = tree

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
        places = self._places_of(owner)
        while path not in places:
            if not path:
                return owner, 0
            path = path.rpartition(".")[0]
        return places[path]

    def _places_of(self, owner: str) -> dict[str, tuple[str, int]]:
        """Lines by dotted path, made when the first one is asked for: content without problems needs none."""
        places = self._places.get(owner)
        if places is None:
            places = self._places[owner] = {}
            tree = self._trees.get(owner)
            if tree is not None:
                places[""] = (tree.file, 1)
                places.update((dotted(path), (p.file, p.line)) for path, p in tree.places.items())
        return places
