"""L’essentiel on the page of a procedure: the same facts in very simple sentences, fewer sections."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from algoguide.domain.care import CareTime, PreparationTime
from algoguide.domain.moments import CARE_NAMES, PREPARATION_NAMES
from algoguide.domain.procedure import Alternative
from algoguide.domain.risk import Outcome, Risk
from algoguide.domain.sheet import Sheet
from algoguide.ui.screens.procedure.sections import Section, Sections
from algoguide.ui.widgets.cards import Card, titled_card
from algoguide.ui.widgets.layouts import Columns, column
from algoguide.ui.widgets.plate_view import PlateFigure

_KEPT = (
    "pourquoi",
    "comment",
    "anesthesie",
    "preparer",
    "apres",
    "benefices",
    "autres",
    "appeler",
    "sources",
)


class SimpleSections(Sections):
    """As the printed « L’essentiel »; alarms and sources are those of the whole sheet."""

    def all(self) -> tuple[Section, ...]:
        """The sections of the whole sheet that l’essentiel has too, under the same ids."""
        simple = {
            "pourquoi": self._simple_why,
            "anesthesie": self._simple_anaesthesia,
            "preparer": self._simple_preparation,
            "apres": self._simple_aftercare,
            "benefices": self._simple_benefits,
            "autres": self._simple_others,
        }
        return tuple(
            replace(section, build=simple.get(section.id, section.build))
            for section in super().all()
            if section.id in _KEPT
        )

    def _simple_why(self) -> QWidget:
        card = titled_card("Pourquoi ce geste", self._theme)
        for passage in self._sheet.simple:
            card.body.addWidget(self.say(passage.text))
        return card

    def _simple_anaesthesia(self) -> QWidget:
        mode = self._sheet.mode
        card = titled_card("Votre anesthésie", self._theme)
        card.body.addWidget(self._mode_choice())
        self._sub(card, f"{mode.name} : {mode.tagline}")
        words = QWidget()
        lines = column(words, spacing=self._theme.px(0.4))
        for line in mode.simple or (mode.summary,):
            lines.addLayout(self._bullet(line))
        lines.addStretch(1)
        picture = PlateFigure(self._folder, self._plates[mode.picture.plate], mode.picture.step, self._theme)
        card.body.addWidget(Columns([picture, words], self._theme.px(19), 2, self._theme.px(1)))
        return card

    def _simple_preparation(self) -> QWidget:
        items = self._sheet.preparation
        told = {time: [i.simple for i in items if i.time is time] for time in PreparationTime}
        return self._simple_moments("Se préparer", told, PREPARATION_NAMES)

    def _simple_aftercare(self) -> QWidget:
        items = self._sheet.aftercare
        told = {time: [i.simple for i in items if i.time is time] for time in CareTime}
        return self._simple_moments("Après le geste", told, CARE_NAMES)

    def _simple_moments(
        self,
        title: str,
        told: Mapping[PreparationTime, list[str]] | Mapping[CareTime, list[str]],
        names: Mapping[PreparationTime, str] | Mapping[CareTime, str],
    ) -> QWidget:
        card = titled_card(title, self._theme)
        said: set[str] = set()
        for (_, lines), name in zip(told.items(), names.values(), strict=True):
            fresh = [line for line in dict.fromkeys(lines) if line and line not in said]
            said.update(fresh)
            if fresh:
                self._sub(card, name)
                self._lines(card, fresh)
        return card

    def _simple_benefits(self) -> QWidget:
        card = titled_card("Bénéfices et risques", self._theme)
        self._sub(card, "Ce que ce geste peut apporter")
        self._lines(card, simples(self._sheet.outcomes))
        self._sub(card, "Ce qui peut arriver")
        self._lines(card, simples(self._sheet.risks))
        return card

    def _simple_others(self) -> QWidget:
        card = titled_card("Les autres solutions", self._theme)
        self._lines(card, simples(self._sheet.alternatives))
        return card

    def _lines(self, card: Card, lines: Iterable[str]) -> None:
        for line in lines:
            card.body.addLayout(self._bullet(line))


def simples(items: Iterable[Outcome | Risk | Alternative]) -> list[str]:
    """The sentences of l’essentiel of these items; one that serves several is said once."""
    return list(dict.fromkeys(item.simple for item in items if item.simple))


def told_simply(sheet: Sheet) -> Sheet:
    """The sheet whose steps and alarms say their simple sentence."""
    steps = tuple(
        replace(step, body=replace(step.body, text=step.simple)) if step.simple else step
        for step in sheet.steps
    )
    flags = tuple(replace(flag, sign=flag.simple or flag.sign) for flag in sheet.red_flags)
    return replace(sheet, steps=steps, red_flags=flags)
