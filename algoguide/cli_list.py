"""What `algoguide list` says."""

import json
from typing import Any

from algoguide.content.library import Library
from algoguide.domain.procedure import ModeRule, Place, Procedure, SideRule


def as_json(library: Library) -> str:
    """The written content by id, for other programs. The keys are a stable contract."""
    return json.dumps(_listing(library), ensure_ascii=False, indent=1)


def as_text(library: Library) -> str:
    """The same for a reader."""
    listing = _listing(library)
    sections = {
        "Douleurs": listing["pains"],
        "Gestes": listing["procedures"],
        "Anesthésies": listing["anaesthesia"],
    }
    lines: list[str] = []
    for title, entries in sections.items():
        lines.append(title)
        for entry in entries:
            lines.append(f"  {entry['id']:<40} {entry['name']}")
            lines += [
                f"    --variant {'|'.join(axis['ids'])}" + ("" if axis["required"] else "  (facultatif)")
                for axis in entry.get("variants", ())
            ]
    return "\n".join(lines)


def _listing(library: Library) -> dict[str, Any]:
    return {
        "pains": [
            {"id": p.id, "name": p.name, "procedures": [link.procedure for link in p.procedures]}
            for p in library.pains.values()
        ],
        "procedures": [_procedure(p) for p in library.procedures.values()],
        "anaesthesia": [{"id": m.id, "name": m.name} for m in library.modes.values()],
        # Of the pages of the catalogue, only the glossary has a content yet.
        "pages": [
            {"id": e.id, "name": e.name}
            for e in library.catalogue.pages
            if e.id == "glossaire" and library.glossary
        ],
        "glossary": len(library.glossary),
    }


def _procedure(procedure: Procedure) -> dict[str, Any]:
    return {
        "id": procedure.id,
        "name": procedure.name,
        "family": procedure.family,
        "variants": [
            {"axis": axis.id, "required": axis.required, "ids": [o.id for o in axis.options]}
            for axis in procedure.axes
        ],
        "modes": {
            rule.mode: {"status": str(rule.status), "to_confirm": rule.to_confirm}
            for rule in _usual_rules(procedure)
        },
        "side": procedure.side is not SideRule.NONE,
        # A disc is a level of the spine to whoever calls us: the three words of `place` are a promise.
        "place": str(Place.LEVEL if procedure.place is Place.DISC else procedure.place),
    }


def _usual_rules(procedure: Procedure) -> list[ModeRule]:
    """One rule a mode: where it depends on the variant, that of the first variants, the default ones."""
    first = [axis.options[0].id for axis in procedure.axes if axis.options]
    modes = dict.fromkeys(rule.mode for rule in procedure.modes)
    return [rule for mode in modes for rule in procedure.rules_for(mode, first)[:1]]
