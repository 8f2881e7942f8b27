"""The teach-back questions: five at least, one of each prompt, each answered by what the sheet says."""

from collections.abc import Iterator, Sequence

from algoguide.content.library import Library
from algoguide.content.rules.base import Texts, Where
from algoguide.content.rules.sheet_texts import resolved
from algoguide.content.rules.walking import choices, said
from algoguide.content.suggesting import closest
from algoguide.domain.french import counted, listing
from algoguide.domain.problem import Problem
from algoguide.domain.procedure import Procedure, Prompt, Question
from algoguide.domain.sheet import Sheet
from algoguide.domain.teach_back import parts_said

RULE = "questions"
LEAST = len(Prompt)


def teach_back_questions(library: Library, _: Texts, where: Where) -> Iterator[Problem]:
    """Every choice that is offered has its five questions, and each answer comes from what its sheet says."""
    for procedure in library.procedures.values():
        made = (resolved(library, procedure, selection) for selection in choices(procedure))
        sheets = [sheet for sheet in made if sheet is not None]
        yield from _prompts(procedure, sheets, where)
        yield from _answers(procedure, sheets, where)


def _prompts(procedure: Procedure, sheets: Sequence[Sheet], where: Where) -> Iterator[Problem]:
    """One problem per fault, naming the first choice that has it."""
    met: dict[str, Problem] = {}
    place = where(f"gestes/{procedure.id}", "questions")
    for sheet in sheets:
        asked, context = sheet.questions, f" ({said(sheet.selection)})"
        if len(asked) < LEAST:
            fault = counted(len(asked), "question est posée", "questions sont posées")
            advice = f"il en faut au moins {LEAST}, celles de l’anesthésie comprises"
            met.setdefault(fault, Problem(*place, RULE, fault + context, advice))
        missing = [prompt for prompt in Prompt if all(q.prompt is not prompt for q in asked)]
        if missing:
            fault = f"aucune question ne vérifie {listing([f'« {p.value} »' for p in missing], 'ni')}"
            advice = "donnez ce « prompt » à une question, de la fiche ou de l’anesthésie"
            met.setdefault(fault, Problem(*place, RULE, fault + context, advice))
    yield from met.values()


def _answers(procedure: Procedure, sheets: Sequence[Sheet], where: Where) -> Iterator[Problem]:
    """One problem per part that is not there, naming the first choice that lacks it."""
    met: dict[tuple[str, str], Problem] = {}
    for sheet in sheets:
        parts = parts_said(sheet)
        for question in sheet.questions:
            own = question in procedure.questions
            owner = f"gestes/{procedure.id}" if own else f"anesthesie/{sheet.mode.id}"
            for path, part in _named(question):
                if part not in parts and (owner, path) not in met:
                    fault = _fault(part, parts, f"{procedure.id}, {said(sheet.selection)}")
                    met[owner, path] = Problem(*where(owner, path), RULE, *fault)
    yield from met.values()


def _named(question: Question) -> Iterator[tuple[str, str]]:
    """Where each part is named; an empty name when there is none."""
    path = f"questions.{question.id}"
    if not question.drawn_from:
        yield path, ""
    for number, part in enumerate(question.drawn_from):
        yield f"{path}.drawn_from.{number}", part


def _fault(part: str, parts: frozenset[str], context: str) -> tuple[str, str]:
    if not part:
        return "la réponse attendue ne dit pas d’où elle vient", "ajoutez « drawn_from »"
    return f"« {part} » n’est pas dit par la fiche ({context})", closest(part, parts)
