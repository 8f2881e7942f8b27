"""The pages of the patient view, made from a sheet: one idea each, never written by hand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from algoguide.content.library import Library
from algoguide.domain.care import CareItem, CareTime, PreparationItem, PreparationTime, RedFlag, Urgency
from algoguide.domain.establishment import Establishment
from algoguide.domain.figure import Proportion
from algoguide.domain.french import closed, opened
from algoguide.domain.illustration import PictureStep
from algoguide.domain.moments import CARE_NAMES, PREPARATION_NAMES
from algoguide.domain.passage import Passage
from algoguide.domain.presentation import Level, PageKind, ShownArray, ViewPage
from algoguide.domain.procedure import Alternative, Step
from algoguide.domain.risk import Outcome, Risk, RiskClass
from algoguide.domain.sheet import Sheet
from algoguide.domain.teach_back import others as beside
from algoguide.domain.teach_back import teach_back
from algoguide.domain.wording import (
    UNKNOWN_BOTH,
    UNKNOWN_OFTEN,
    UNKNOWN_WHEN,
    Wording,
    in_words,
    others,
    passport_words,
    wording_of,
)

TOGETHER = 3
"""Lines of a list on one page: more is no longer one idea."""

WHY, HOW, ANAESTHESIA = "Pourquoi ce geste", "Comment ça se passe", "Anesthésie"
BEFORE, AFTER, BENEFITS, RISKS = "Se préparer", "Après le geste", "Bénéfices", "Risques"
OTHERS, ALARMS, UNKNOWN, QUESTIONS = "Autres solutions", "Quand appeler", "Ce qu’on ne sait pas", "Questions"

RISK_EYEBROWS = {
    RiskClass.FREQUENT_MILD: "Un risque plus fréquent, souvent peu grave",
    RiskClass.RARE_SERIOUS: "Un risque rare ou grave",
}
HELP_114 = "Vous n’entendez pas, ou ne pouvez pas parler\u00a0: envoyez un **SMS\u00a0au\u00a0114**."
YOUR_WORDS = "Dites-le avec vos mots. Cela nous montre si nous avons été clairs."


@dataclass(frozen=True)
class Presenting:
    """Makes the pages of one sheet for one house. `offered` are the modes a patient may be offered."""

    library: Library
    sheet: Sheet
    house: Establishment
    offered: tuple[str, ...] = ()

    @cached_property
    def wording(self) -> Wording:
        """Fills the prose of the sheet."""
        return wording_of(self.sheet, self.house)

    def pages(self, level: Level = Level.STANDARD) -> tuple[ViewPage, ...]:
        """All the pages, in the order of a sheet."""
        simple = level is Level.SIMPLE
        return tuple(
            page
            for part in (
                self._simple_why() if simple else self._why(),
                self._steps(simple=simple),
                self._anaesthesia(simple=simple),
                self._moments(BEFORE, "avant", PREPARATION_NAMES, self.sheet.preparation, simple=simple),
                self._moments(AFTER, "apres", CARE_NAMES, self.sheet.aftercare, simple=simple),
                self._simple_list(BENEFITS, "benefice", "Ce que ce geste peut apporter", self.sheet.outcomes)
                if simple
                else self._outcomes(),
                self._simple_list(RISKS, "risque", "Ce qui peut arriver", self.sheet.risks)
                if simple
                else self._risks(),
                self._simple_list(OTHERS, "autre", "Les autres solutions", self.sheet.alternatives)
                if simple
                else self._others(),
                self._alarms(simple=simple),
                () if simple else self._unknowns(),
                self._questions(),
            )
            for page in part
        )

    # Why

    def _why(self) -> Iterator[ViewPage]:
        sheet = self.sheet
        yield ViewPage(
            "geste",
            PageKind.IDEA,
            WHY,
            sheet.procedure.name,
            eyebrow="Ce geste",
            body=self._texts((*sheet.summary, *sheet.goal)),
            picture=self._main_picture,
        )
        for number, passage in enumerate(sheet.why, start=1):
            yield ViewPage(
                f"pourquoi-{number}",
                PageKind.IDEA,
                WHY,
                "Pourquoi ce geste vous est proposé",
                body=self._texts((passage,)),
            )
        title = "Quand ce geste n’est pas la bonne réponse"
        for number, lines in enumerate(_chunks(self._texts(sheet.not_for)), start=1):
            yield ViewPage(f"pas-pour-{number}", PageKind.IDEA, WHY, title, points=lines)

    def _simple_why(self) -> Iterator[ViewPage]:
        for number, passage in enumerate(self.sheet.simple, start=1):
            first = number == 1
            yield ViewPage(
                "geste" if first else f"pourquoi-{number}",
                PageKind.IDEA,
                WHY,
                self.sheet.procedure.name if first else "Pourquoi ce geste",
                eyebrow="Ce geste" if first else "",
                body=self._texts((passage,)),
                picture=self._main_picture if first else None,
            )

    @property
    def _main_picture(self) -> PictureStep | None:
        """The heart of the procedure, in the middle of its steps, as on the printed page."""
        steps = self.sheet.steps
        return self._captioned(steps[len(steps) // 2].picture) if steps else None

    # How

    def _steps(self, *, simple: bool) -> Iterator[ViewPage]:
        steps = self.sheet.steps
        for number, step in enumerate(steps, start=1):
            yield ViewPage(
                f"etape-{step.id}",
                PageKind.STEP,
                HOW,
                self.wording(step.title),
                eyebrow=f"Étape {number} sur {len(steps)}",
                body=(self.wording(step.simple if simple and step.simple else step.body.text),),
                picture=self._captioned(step.picture),
                base=self._base(steps, number - 1),
            )

    def _base(self, steps: Sequence[Step], index: int) -> str:
        """Where the picture grows from: the step before on the same plate, else the plate as it begins."""
        picture = steps[index].picture
        if index and steps[index - 1].picture.plate == picture.plate:
            return steps[index - 1].picture.step
        plate = self.library.plates.get(picture.plate)
        return plate.steps[0].id if plate is not None and plate.steps else ""

    def _captioned(self, picture: PictureStep) -> PictureStep:
        return PictureStep(picture.plate, picture.step, self.wording(picture.caption))

    def _anaesthesia(self, *, simple: bool) -> Iterator[ViewPage]:
        mode = self.sheet.mode
        said = (*mode.principle, *mode.feeling, *mode.speaking, *mode.monitoring, *mode.leaving)
        texts = mode.simple if simple and mode.simple else self._texts((*said, *self.sheet.anaesthesia))
        title = f"{mode.name}\u00a0: {mode.tagline}"
        for number, lines in enumerate(_chunks(texts), start=1):
            yield ViewPage(
                f"anesthesie-{number}",
                PageKind.CHOICE,
                ANAESTHESIA,
                title,
                eyebrow="Votre anesthésie",
                points=lines,
                picture=mode.picture if number == 1 else None,
            )
        known = [self.library.modes[m] for m in self.offered if m != mode.id]
        if known:
            yield ViewPage(
                "anesthesie-autres",
                PageKind.CHOICE,
                ANAESTHESIA,
                "D’autres anesthésies sont possibles",
                eyebrow="Votre anesthésie",
                body=("Le médecin vous dit ce qu’il propose, et pourquoi. Dites ce que vous préférez.",),
                points=tuple(f"**{other.name}**\u00a0: {other.tagline}" for other in known),
            )

    # Before and after

    def _moments(
        self,
        section: str,
        prefix: str,
        names: Mapping[PreparationTime, str] | Mapping[CareTime, str],
        items: Sequence[PreparationItem | CareItem],
        *,
        simple: bool,
    ) -> Iterator[ViewPage]:
        said: set[str] = set()
        for time, name in names.items():
            mine = [item for item in items if item.time is time]
            lines = [
                self.wording(item.simple)
                if simple
                else self.wording(f"**{closed(item.title)}** {item.body.text}")
                for item in mine
                if item.simple or not simple
            ]
            fresh = [line for line in dict.fromkeys(lines) if line not in said]
            said.update(fresh)
            for number, points in enumerate(_chunks(fresh), start=1):
                yield ViewPage(
                    f"{prefix}-{time}-{number}", PageKind.IDEA, section, name, eyebrow=section, points=points
                )

    # Benefits and risks

    def _outcomes(self) -> Iterator[ViewPage]:
        figures = self.sheet.figures
        for outcome in self.sheet.outcomes:
            number = others_said = ""
            arrays: list[ShownArray] = []
            if outcome.figure:
                figure = figures[outcome.figure]
                said = in_words(figure)
                number = f"{opened(said)} {outcome.affected} {outcome.label}".rstrip() + "."
                arrays += self._array(outcome.figure, "good", said)
                if isinstance(figure, Proportion) and outcome.unaffected:
                    others_said = f"{others(figure.friendly())} {outcome.unaffected}."
            body = self._texts(outcome.body)
            if outcome.comparison:
                compared = in_words(figures[outcome.comparison])
                body = (f"{opened(outcome.comparison_label)}\u00a0: **{compared}**.", *body)
                arrays += self._array(outcome.comparison, "other", f"{compared}, {outcome.comparison_label}")
            yield ViewPage(
                f"benefice-{outcome.id}",
                PageKind.FIGURE if number else PageKind.IDEA,
                BENEFITS,
                self.wording(outcome.title),
                eyebrow="Ce qu’on peut en attendre",
                number=number,
                others=others_said,
                body=body,
                arrays=tuple(arrays),
                source=self._source(outcome.figure, outcome.sources),
            )

    def _risks(self) -> Iterator[ViewPage]:
        for risk_class, eyebrow in RISK_EYEBROWS.items():
            for risk in self.sheet.risks_of(risk_class):
                yield self._risk(risk, eyebrow)
        if self.sheet.radiation:
            texts = self._texts(self.sheet.radiation)
            yield ViewPage("rayons", PageKind.IDEA, RISKS, "Les rayons X", eyebrow="Un risque", body=texts)

    def _risk(self, risk: Risk, eyebrow: str) -> ViewPage:
        number = others_said = ""
        arrays: tuple[ShownArray, ...] = ()
        if risk.figure:
            figure = self.sheet.figures[risk.figure]
            number = f"{opened(in_words(figure))} {risk.affected}".rstrip() + "."
            if isinstance(figure, Proportion):
                others_said = f"{others(figure.friendly())} {risk.unaffected or 'ne l’ont pas'}."
            arrays = self._array(risk.figure, "bad", in_words(figure))
        unknown = "" if risk.figure else UNKNOWN_OFTEN if risk.when else UNKNOWN_BOTH
        when = risk.when or (UNKNOWN_WHEN if risk.figure else "")
        said = (
            risk.what,
            unknown,
            when,
            f"**Ce que nous faisons\u00a0:** {risk.we_do}",
            f"**Ce que vous faites\u00a0:** {risk.you_do}",
        )
        return ViewPage(
            f"risque-{risk.id}",
            PageKind.FIGURE if number else PageKind.IDEA,
            RISKS,
            self.wording(risk.name),
            eyebrow=eyebrow,
            number=number,
            others=others_said,
            body=tuple(self.wording(text) for text in said if text),
            arrays=arrays,
            source=self._source(risk.figure, risk.sources),
        )

    def _array(self, figure_id: str, tone: str, words: str) -> tuple[ShownArray, ...]:
        figure = self.sheet.figures[figure_id]
        if not isinstance(figure, Proportion) or not figure.drawable:
            return ()
        return (ShownArray(figure.friendly(), tone, words),)

    def _source(self, figure_id: str, sources: tuple[str, ...]) -> str:
        """Population, horizon, comparator and certainty in words, then the references."""
        figure = self.sheet.figures.get(figure_id)
        named = (*(figure.passport.sources if figure else ()), *sources)
        cited = [r.citation for r in self.sheet.references if r.id in named]
        return "\n".join([*([passport_words(figure)] if figure else []), *cited])

    # Other solutions, alarms, what is not known, questions

    def _others(self) -> Iterator[ViewPage]:
        for other in self.sheet.alternatives:
            yield ViewPage(
                f"autre-{other.id}",
                PageKind.CHOICE,
                OTHERS,
                self.wording(other.name),
                eyebrow="Une autre solution",
                body=self._texts(other.body),
            )
        if self.sheet.refusal:
            texts = self._texts(self.sheet.refusal)
            yield ViewPage("refus", PageKind.CHOICE, OTHERS, "Vous pouvez dire non", body=texts)

    def _alarms(self, *, simple: bool) -> Iterator[ViewPage]:
        phones = self.wording(
            "Le jour\u00a0: [[@phone-day]]. La nuit et le week-end\u00a0: [[@phone-night]]."
        )
        for urgency, title, more in (
            (Urgency.CALL_15, "Appelez le 15 (ou le 112) tout de suite si\u00a0:", HELP_114),
            (Urgency.SAME_DAY, "Appelez-nous le jour même si\u00a0:", phones),
            (Urgency.VISIT, "Parlez-en au prochain rendez-vous\u00a0:", ""),
        ):
            flags = self.sheet.flags(urgency)
            lines = tuple(dict.fromkeys(self._sign(flag, simple=simple) for flag in flags))
            for number, points in enumerate(_chunks(lines), start=1):
                yield ViewPage(
                    f"alerte-{urgency}-{number}",
                    PageKind.WARNING,
                    ALARMS,
                    title,
                    points=points,
                    body=(more,) if more else (),
                )

    def _sign(self, flag: RedFlag, *, simple: bool) -> str:
        return self.wording(flag.simple if simple and flag.simple else flag.sign)

    def _unknowns(self) -> Iterator[ViewPage]:
        for number, points in enumerate(_chunks(self._texts(self.sheet.unknowns)), start=1):
            yield ViewPage(
                f"inconnu-{number}", PageKind.IDEA, UNKNOWN, "Ce qu’on ne sait pas encore", points=points
            )

    def _questions(self) -> Iterator[ViewPage]:
        every = self.sheet.questions
        questions = (*teach_back(every), *beside(every))
        for number, question in enumerate(questions, start=1):
            yield ViewPage(
                f"question-{question.id}",
                PageKind.QUESTION,
                QUESTIONS,
                self.wording(question.text),
                eyebrow=f"Question {number} sur {len(questions)}",
                body=(YOUR_WORDS,),
                answer=self.wording(question.expected),
            )

    def _simple_list(
        self, section: str, prefix: str, title: str, items: Sequence[Outcome | Risk | Alternative]
    ) -> Iterator[ViewPage]:
        lines = tuple(dict.fromkeys(self.wording(item.simple) for item in items if item.simple))
        for number, points in enumerate(_chunks(lines), start=1):
            yield ViewPage(
                f"{prefix}-{number}", PageKind.IDEA, section, title, eyebrow=section, points=points
            )

    def _texts(self, passages: Iterable[Passage]) -> tuple[str, ...]:
        return tuple(self.wording(passage.text) for passage in passages)


def _chunks(lines: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """The lines a few at a time; the last group is not left with one line where it can be helped."""
    groups = -(-len(lines) // TOGETHER)
    for index in range(groups):
        yield tuple(lines[index * len(lines) // groups : (index + 1) * len(lines) // groups])
