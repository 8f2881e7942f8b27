"""The templates: autoescape on, undefined names refused, and a version that follows their bytes."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from algoguide.domain.french import FIXED, closed
from algoguide.domain.wording import runs

_WHOLE = 36
"""Longest bold run, in characters, that is kept on one line: « Ne l’arrêtez jamais », cut in two by the end
of a page, says the contrary at the top of the next."""


def bold_runs(text: str) -> Markup:
    """Prose with `**bold**` as escaped HTML."""
    return Markup("").join(_strong(run.text) if run.bold else escape(run.text) for run in runs(text))


def _strong(text: str) -> Markup:
    kept = text.replace(" ", FIXED) if len(text) <= _WHOLE else text
    return Markup("<strong>{}</strong>").format(kept)


_SPACES = (
    (re.compile(r" (?=[;!?])"), "\u202f"),
    (re.compile(r" (?=:)"), "\u00a0"),
    (re.compile(r"« "), "«\u202f"),
    (re.compile(r" »"), "\u202f»"),
    (re.compile(r" (?=· )"), "\u00a0"),
)


_BEFORE_AN_END = re.compile(r"\s+(?=</(?:p|li|h[1-6]|dt|dd)>)")
"""A space at the end of a paragraph is not shown, but WeasyPrint counts it: where it alone does not fit, the
line before the last is cut after its first word."""


class _FrenchLoader(FileSystemLoader):
    """Puts the no-break spaces of French into the templates' own words, typed with plain spaces."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        source, path, fresh = super().get_source(environment, template)
        for pattern, space in _SPACES:
            source = pattern.sub(space, source)
        return source, path, fresh


class Templates:
    """Renders the templates of one folder. `version` changes with any byte of them."""

    def __init__(self, folder: Path) -> None:
        self._environment = Environment(
            loader=_FrenchLoader(folder),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.filters["bold"] = bold_runs
        self._environment.filters["closed"] = closed
        self.style = (folder / "style.css").read_text(encoding="utf-8")
        content = b"".join(p.name.encode() + p.read_bytes() for p in sorted(folder.iterdir()) if p.is_file())
        self.version = hashlib.sha256(content).hexdigest()[:8]

    def html(self, name: str, **values: Any) -> str:
        """Render `<name>.html`."""
        made = self._environment.get_template(f"{name}.html").render(**values)
        return _BEFORE_AN_END.sub("", made)
