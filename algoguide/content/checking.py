"""The whole check of a content folder: reading, shape, links, structure, safety, texts."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from algoguide.content.building import Built, build
from algoguide.content.library import Library
from algoguide.content.rules.base import Rule, TextAt, Where
from algoguide.content.rules.comparisons import COMPARISON_RULES
from algoguide.content.rules.links import link_rules
from algoguide.content.rules.matrix import MATRIX_RULES
from algoguide.content.rules.pictures import described, icons_shipped, layers_drawn, sides_unsaid
from algoguide.content.rules.repeats import repeats
from algoguide.content.rules.sourcing import missing_sources, passports, weak_sources
from algoguide.content.rules.structure import STRUCTURE_RULES
from algoguide.content.rules.targets import targets
from algoguide.content.rules.teach_back import teach_back_questions
from algoguide.content.rules.visits import visit_rules
from algoguide.content.rules.walking import all_nodes
from algoguide.domain.problem import Problem, Severity


@dataclass(frozen=True, slots=True)
class Unconfirmed:
    """Something that a doctor must confirm before the sheet can be validated."""

    file: str
    line: int
    owner: str
    path: str


@dataclass(frozen=True, slots=True)
class Report:
    """What the check found. `unwritten` are the catalogue's ids without content, by kind."""

    library: Library
    texts: Sequence[TextAt]
    problems: tuple[Problem, ...]
    unconfirmed: tuple[Unconfirmed, ...]
    unwritten: dict[str, tuple[str, ...]]

    @property
    def errors(self) -> tuple[Problem, ...]:
        """What refuses the content."""
        return tuple(p for p in self.problems if p.severity is Severity.ERROR)

    @property
    def notices(self) -> tuple[Problem, ...]:
        """What is only worth a look."""
        return tuple(p for p in self.problems if p.severity is Severity.NOTICE)

    @property
    def counts(self) -> dict[str, int]:
        """How much there is of each thing."""
        library = self.library
        return {
            "errors": len(self.errors),
            "notices": len(self.notices),
            "pains": len(library.pains),
            "procedures": len(library.procedures),
            "anaesthesia": len(library.modes),
            "comparisons": len(library.comparisons),
            "red_flags": len(library.red_flags),
            "figures": sum(len(p.figures) for p in library.procedures.values())
            + sum(len(m.figures) for m in library.modes.values())
            + sum(len(c.figures) for c in library.comparisons.values()),
            "references": len(library.references),
            "glossary": len(library.glossary),
            "illustrations": len(library.plates),
            "visit_lines": len(library.check_lines),
            "acts": len(library.acts),
            "texts": len(self.texts),
            "to_confirm": len(self.unconfirmed),
            "unwritten": sum(map(len, self.unwritten.values())),
        }


def structural_rules(
    today: date, built: Built, drawings: Path | None, icons: Path | None
) -> tuple[Rule, ...]:
    """Every rule that does not read sentences."""
    return (
        *link_rules(built.broken),
        weak_sources,
        missing_sources,
        passports(today),
        *STRUCTURE_RULES,
        teach_back_questions,
        *MATRIX_RULES,
        *COMPARISON_RULES,
        *visit_rules(built.broken),
        targets,
        described,
        sides_unsaid,
        *((layers_drawn(drawings),) if drawings is not None else ()),
        *((icons_shipped(icons),) if icons is not None else ()),
    )


def check(
    root: Path,
    *,
    today: date,
    drawings: Path | None = None,
    icons: Path | None = None,
    text_rules: Callable[[Mapping[str, str]], Iterable[Rule]] | None = None,
) -> Report:
    """Check the content folder `root` as of `today`, and tell everything at once.

    `drawings` and `icons` are the folders of the SVG of plates and icons; without them layers and icons are
    not looked for. `text_rules` gives the rules that read sentences, for the words of the spelling list.
    """
    built = build(root)
    problems = {*built.problems, *repeats(root)}
    sentences = text_rules(built.words) if text_rules is not None else ()
    for rule in (*structural_rules(today, built, drawings, icons), *sentences):
        problems.update(rule(built.library, built.origins.texts, built.origins.where))
    return Report(
        built.library,
        built.origins.texts,
        tuple(sorted(problems)),
        _unconfirmed(built.library, built.origins.where),
        _unwritten(built),
    )


def _unconfirmed(library: Library, where: Where) -> tuple[Unconfirmed, ...]:
    found = {
        Unconfirmed(*where(node.owner, node.path), node.owner, node.path)
        for node in all_nodes(library)
        if getattr(node.value, "to_confirm", False)
    }
    return tuple(sorted(found, key=lambda u: (u.file, u.line, u.owner, u.path)))


def _unwritten(built: Built) -> dict[str, tuple[str, ...]]:
    library, broken = built.library, built.broken
    catalogue = library.catalogue
    kinds = (
        ("douleurs", catalogue.pains, library.pains),
        ("gestes", catalogue.procedures, library.procedures),
        ("anesthesie", catalogue.anaesthesia, library.modes),
    )
    return {
        folder: tuple(e.id for e in entries if e.id not in written and f"{folder}/{e.id}" not in broken)
        for folder, entries, written in kinds
    }
