"""The sections of a sheet as cards, in the order of the page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from algoguide.domain.anaesthesia import AnaesthesiaMode
from algoguide.domain.care import CareItem, PreparationItem, Urgency
from algoguide.domain.establishment import Establishment
from algoguide.domain.french import closed
from algoguide.domain.illustration import Plate
from algoguide.domain.moments import CARE_NAMES, PREPARATION_NAMES, RISK_NAMES
from algoguide.domain.passage import Passage
from algoguide.domain.procedure import Procedure
from algoguide.domain.sheet import Sheet
from algoguide.domain.wording import wording_of
from algoguide.services.explaining import Explaining
from algoguide.ui.icons import Icons
from algoguide.ui.screens.procedure.steps import StepsCard
from algoguide.ui.theme import Theme
from algoguide.ui.widgets.cards import Card, Notice, icon_label, titled_card
from algoguide.ui.widgets.figure_cards import FigureCards
from algoguide.ui.widgets.layouts import Columns, column
from algoguide.ui.widgets.plate_view import PlateFigure
from algoguide.ui.widgets.text import ANSWER, CHECKED_WITH, UNREAD, Paragraph, heading, label

HELP_114 = "Vous n’entendez pas ou ne pouvez pas parler\u00a0: envoyez un SMS\u00a0au\u00a0114."
KEY = "Sur les dessins, un rond est une personne\u202f; hachuré, selon les études."


NOTE = "Noter les réponses, pour le dossier"


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the page: `build` makes its card when the page comes to it."""

    id: str
    icon: str
    name: str
    build: Callable[[], QWidget]


class Sections:
    """The sections of one sheet."""

    def __init__(
        self,
        sheet: Sheet,
        plates: Mapping[str, Plate],
        mode_choice: Callable[[], QWidget],
        house: Establishment,
        explaining: Explaining,
        explain: Callable[[str], None],
        procedures: Mapping[str, Procedure],
        open_procedure: Callable[[str], None],
        open_record: Callable[[], None],
        folder: Path,
        theme: Theme,
        icons: Icons,
    ) -> None:
        self._sheet = sheet
        self._plates = plates
        self._mode_choice = mode_choice
        self._house = house
        self._explaining = explaining
        self._explain = explain
        self._procedures = procedures
        self._open_procedure = open_procedure
        self._open_record = open_record
        self._folder = folder
        self._theme = theme
        self._icons = icons
        self.wording = wording_of(sheet, house)
        self.figures = FigureCards(sheet.figures, self.say, self._cite, theme)

    def all(self) -> tuple[Section, ...]:
        """The sections that have something to say, in order."""
        found = (
            Section("en-bref", "sparkles", "En bref", self._in_brief),
            Section("pourquoi", "circle-question-mark", "Pourquoi ce geste", self._why),
            Section("comment", "list-ordered", "Comment ça se passe", self._steps),
            Section("anesthesie", "moon", "Anesthésie", self._anaesthesia),
            Section("preparer", "clipboard-list", "Se préparer", self._preparation),
            Section("apres", "house", "Après le geste", self._aftercare),
            Section("benefices", "scale", "Bénéfices et risques", self._benefits),
            Section("autres", "split", "Autres solutions", self._alternatives),
            Section("appeler", "phone", "Quand nous appeler", self._alarms),
            Section("questions", "message-circle-question-mark", "Vos questions", self._questions),
            Section("inconnu", "circle-dashed", "Ce qu’on ne sait pas encore", self._unknowns),
            Section("sources", "book-open", "Sources", self._sources),
        )
        return tuple(s for s in found if s.id != "inconnu" or self._sheet.unknowns)

    def say(self, text: str, *, title: bool = False) -> Paragraph:
        """Prose with its figures in words and its glossary words."""
        made = Paragraph(self.wording(text), self._theme, self._explaining, title=title)
        made.glossary_requested.connect(self._explain)
        return made

    def _cite(self, sources: tuple[str, ...]) -> str:
        numbers = self._sheet.reference_numbers(sources)
        word = "Source" if len(numbers) == 1 else "Sources"
        return f"{word}\u00a0: {', '.join(map(str, numbers))}." if numbers else ""

    def _sub(self, card: Card, title: str) -> None:
        card.body.addWidget(heading(title, self._theme, 1.0, "primary"))

    def _bullets(self, card: Card, passages: tuple[Passage, ...]) -> None:
        for passage in passages:
            card.body.addLayout(self._bullet(passage.text))

    def _bullet(self, text: str, icon: str = "") -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(self._theme.px(0.55))
        if icon:
            mark = icon_label(icon, self._theme.colours.PRIMARY, self._theme.px(1.1), self._icons)
        else:
            mark = label("•", self._theme, role="primary")
            mark.setFixedWidth(self._theme.px(0.7))
        top = column()
        top.addWidget(mark)
        top.addStretch(1)
        line.addLayout(top)
        line.addWidget(self.say(text), 1)
        return line

    def _in_brief(self) -> QWidget:
        card = Card(self._theme, "tint")
        card.body.addWidget(heading("En bref", self._theme, 1.15))
        self._bullets(card, self._sheet.in_brief)
        return card

    def _why(self) -> QWidget:
        card = titled_card("Pourquoi ce geste vous est proposé", self._theme)
        for passage in (*self._sheet.goal, *self._sheet.why):
            card.body.addWidget(self.say(passage.text))
        if self._sheet.not_for:
            self._sub(card, "Quand ce geste n’est pas la bonne réponse")
            self._bullets(card, self._sheet.not_for)
        return card

    def _steps(self) -> QWidget:
        return StepsCard(
            self._sheet.steps,
            self._plates,
            self._folder,
            self.say,
            self.wording,
            self._theme,
            self._icons,
            self._sheet.selection.side,
        )

    def _anaesthesia(self) -> QWidget:
        mode: AnaesthesiaMode = self._sheet.mode
        card = titled_card("Votre anesthésie", self._theme)
        card.body.addWidget(self._mode_choice())
        self._sub(card, f"{mode.name} : {mode.tagline}")
        words = QWidget()
        texts = column(words, spacing=self._theme.px(0.4))
        for passage in (
            *mode.principle,
            *mode.feeling,
            *mode.speaking,
            *mode.monitoring,
            *mode.leaving,
            *self._sheet.anaesthesia,
        ):
            texts.addWidget(self.say(passage.text))
        texts.addStretch(1)
        picture = PlateFigure(self._folder, self._plates[mode.picture.plate], mode.picture.step, self._theme)
        card.body.addWidget(Columns([picture, words], self._theme.px(19), 2, self._theme.px(1)))
        return card

    def _preparation(self) -> QWidget:
        card = titled_card("Se préparer", self._theme)
        for time, name in PREPARATION_NAMES.items():
            self._moment(card, name, self._sheet.preparation_at(time))
        return card

    def _aftercare(self) -> QWidget:
        card = titled_card("Après le geste", self._theme)
        for time, name in CARE_NAMES.items():
            self._moment(card, name, self._sheet.care_at(time))
        return card

    def _moment(
        self, card: Card, name: str, items: tuple[PreparationItem, ...] | tuple[CareItem, ...]
    ) -> None:
        if items:
            self._sub(card, name)
        for item in items:
            card.body.addLayout(self._bullet(f"**{closed(item.title)}** {item.body.text}"))

    def _benefits(self) -> QWidget:
        box = QWidget()
        layout = column(box, spacing=self._theme.px(0.6))
        layout.addWidget(heading("Bénéfices et risques", self._theme, 1.25))
        layout.addWidget(heading("Ce qu’on peut en attendre", self._theme, 1.05, "primary"))
        figures = [*(o.figure for o in self._sheet.outcomes), *(r.figure for r in self._sheet.risks)]
        if any(map(self.figures.draws, figures)):
            layout.addWidget(label(KEY, self._theme, ems=0.88, role="secondary"))
        for outcome in self._sheet.outcomes:
            layout.addWidget(self.figures.outcome(outcome))
        for risk_class, name in RISK_NAMES.items():
            risks = self._sheet.risks_of(risk_class)
            if risks:
                layout.addWidget(heading(name, self._theme, 1.05, "primary"))
                cards = [self.figures.risk(risk) for risk in risks]
                layout.addWidget(Columns(cards, self._theme.px(24), 2, self._theme.px(0.6)))
        if self._sheet.radiation:
            card = titled_card("Les rayons X", self._theme)
            for passage in self._sheet.radiation:
                card.body.addWidget(self.say(passage.text))
            layout.addWidget(card)
        return box

    def _alternatives(self) -> QWidget:
        card = titled_card("Autres solutions", self._theme)
        for other in self._sheet.alternatives:
            text = " ".join(p.text for p in other.body)
            card.body.addLayout(self._bullet(f"**{other.name}.** {text}"))
            self._link(card, other.procedure)
        for passage in self._sheet.refusal:
            card.body.addWidget(self.say(passage.text))
        if self._sheet.associations:
            self._sub(card, "Ces techniques peuvent être associées")
            for other_act in self._sheet.associations:
                card.body.addLayout(self._bullet(other_act.body.text))
                self._link(card, other_act.with_id)
        return card

    def _link(self, card: Card, procedure_id: str) -> None:
        """A way to the page of another procedure, when it is written."""
        other = self._procedures.get(procedure_id)
        if other is None:
            return
        link = QPushButton(f"Voir\u00a0: {other.name}")
        link.setProperty("role", "link")
        link.clicked.connect(lambda: self._open_procedure(other.id))
        line = QHBoxLayout()
        line.addSpacing(self._theme.px(1.25))
        line.addWidget(link)
        line.addStretch(1)
        card.body.addLayout(line)

    def _alarms(self) -> QWidget:
        box = QWidget()
        layout = column(box, spacing=self._theme.px(0.6))
        layout.addWidget(heading("Quand nous appeler, quand appeler le 15", self._theme, 1.25))
        urgent = tuple(f.sign for f in self._sheet.flags(Urgency.CALL_15))
        layout.addWidget(
            Notice(
                "red",
                "triangle-alert",
                "Appelez le 15 (ou le 112) tout de suite si :",
                (HELP_114,),
                self._theme,
                self._icons,
                points=urgent,
            )
        )
        same_day = tuple(f.sign for f in self._sheet.flags(Urgency.SAME_DAY))
        if same_day:
            phones = self.wording("Le jour : [[@phone-day]]. La nuit et le week-end : [[@phone-night]].")
            layout.addWidget(
                Notice(
                    "amber",
                    "phone",
                    "Appelez-nous le jour même si :",
                    (phones,),
                    self._theme,
                    self._icons,
                    points=same_day,
                )
            )
        visit = tuple(f.sign for f in self._sheet.flags(Urgency.VISIT))
        if visit:
            title = "Parlez-en au prochain rendez-vous :"
            layout.addWidget(
                Notice("tint", "calendar-clock", title, (), self._theme, self._icons, points=visit)
            )
        return box

    def _questions(self) -> QWidget:
        card = titled_card("Vos questions", self._theme)
        card.body.addWidget(
            label(
                CHECKED_WITH,
                self._theme,
                role="secondary",
            )
        )
        for question in self._sheet.questions:
            card.body.addLayout(self._bullet(f"**{question.text}**"))
            answer = self.say(f"{ANSWER} {question.expected}")
            answer.setProperty("role", "secondary")
            answer.setContentsMargins(self._theme.px(1.25), 0, 0, 0)
            card.body.addWidget(answer)
        note = QPushButton(f"\u2002{NOTE}")
        note.setIcon(self._icons.icon("clipboard-list", self._theme.colours.INK, self._theme.px(1.2)))
        note.clicked.connect(self._open_record)
        card.body.addWidget(note, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _unknowns(self) -> QWidget:
        card = titled_card("Ce qu’on ne sait pas encore", self._theme)
        self._bullets(card, self._sheet.unknowns)
        return card

    def _sources(self) -> QWidget:
        card = titled_card("Sources", self._theme)
        card.setProperty(UNREAD, True)
        for number, reference in enumerate(self._sheet.references, start=1):
            doi = f" doi {reference.doi}" if reference.doi else ""
            text = f"{number}. {reference.citation}{doi} (qualité {reference.quality})"
            card.body.addWidget(label(text, self._theme, ems=0.85, role="secondary"))
        return card
