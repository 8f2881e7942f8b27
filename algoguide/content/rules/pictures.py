"""Plates: their layers are drawn, their steps described in words. Icons: those that are shipped."""

import re
from collections.abc import Iterator
from pathlib import Path

from algoguide.content.library import Library
from algoguide.content.rules.base import Rule, Texts, Where
from algoguide.content.rules.walking import all_nodes
from algoguide.content.suggesting import closest
from algoguide.domain.illustration import layer_ids
from algoguide.domain.problem import Problem

RULE = "image"
_SIDE = re.compile(r"\b(?:gauche|droite?)s?\b", re.IGNORECASE)
ALT_WORDS = 5
"""An alternative text shorter than this describes nothing."""


def described(library: Library, _: Texts, where: Where) -> Iterator[Problem]:
    """Every step of a plate has an alternative text that says what is seen."""
    for plate in library.plates.values():
        for number, step in enumerate(plate.steps):
            if len(step.alt.split()) < ALT_WORDS:
                yield Problem(
                    *where(f"illustrations/{plate.id}", f"steps.{number}.alt"),
                    RULE,
                    f"le texte de remplacement de l’étape « {step.id} » ne décrit pas l’image",
                    "dites en une phrase ce que l’on voit",
                )


def sides_unsaid(library: Library, _: Texts, where: Where) -> Iterator[Problem]:
    """What turns with a mirrored plate names no side: it would be the wrong one."""
    for plate in library.plates.values():
        if not plate.side:
            continue
        for number, step in enumerate(plate.steps):
            here = f"steps.{number}"
            said = [(f"{here}.alt", step.alt), (f"{here}.title", step.title)]
            for place, label in enumerate(step.labels):
                said.append((f"{here}.labels.{place}", " ".join((label.text, *label.note))))
            for path, text in said:
                found = _SIDE.search(text)
                if found:
                    yield Problem(
                        *where(f"illustrations/{plate.id}", path),
                        RULE,
                        f"« {found[0]} » devient faux quand la planche est vue en miroir",
                        "dites « du même côté », ou mettez l’orientation dans « captions »",
                    )


def layers_drawn(drawings: Path) -> Rule:
    """The layers that steps name are in the plate's SVG, in the folder `drawings`."""

    def rule(library: Library, _: Texts, where: Where) -> Iterator[Problem]:
        for plate in library.plates.values():
            owner = f"illustrations/{plate.id}"
            try:
                drawn = layer_ids((drawings / f"{plate.id}.svg").read_text(encoding="utf-8"))
            except (OSError, UnicodeDecodeError):
                yield Problem(
                    *where(owner, ""),
                    RULE,
                    f"le dessin {plate.id}.svg manque",
                    "ajoutez-le aux illustrations",
                )
                continue
            for number, step in enumerate(plate.steps):
                for key, names in (("layers", step.layers), ("calm", step.calm)):
                    for place, layer in enumerate(names):
                        if layer not in drawn:
                            yield Problem(
                                *where(owner, f"steps.{number}.{key}.{place}"),
                                RULE,
                                f"le calque « {layer} » n’est pas dans le dessin",
                                closest(layer, drawn),
                            )

    return rule


def icons_shipped(icons: Path) -> Rule:
    """The icons that sheets name are in the folder `icons`: a screen could not be built without."""
    shipped = {path.stem for path in icons.glob("*.svg")}

    def rule(library: Library, _: Texts, where: Where) -> Iterator[Problem]:
        for node in all_nodes(library):
            icon = getattr(node.value, "icon", "")
            if icon and icon not in shipped:
                path = f"{node.path}.icon" if node.path else "icon"
                yield Problem(
                    *where(node.owner, path), RULE, f"l’icône « {icon} » n’existe pas", closest(icon, shipped)
                )

    return rule
