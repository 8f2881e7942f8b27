"""What happened in the room: noted once, changed by the last word, never lost by the next note."""

from algoguide.domain.consultation import (
    Answered,
    Compared,
    Consultation,
    Explained,
    Given,
    Understanding,
    Weight,
)

PAGE = Explained("geste", "risque-1", "Un risque")


def test_a_page_is_ticked_and_unticked() -> None:
    ticked = Consultation().explaining(PAGE, done=True).explaining(PAGE, done=True)
    assert ticked.explained == (PAGE,)
    assert ticked.is_explained("geste", "risque-1")
    assert not ticked.is_explained("autre", "risque-1")
    assert ticked.explaining(PAGE, done=False).empty


def test_the_last_answer_counts() -> None:
    again = Answered("geste", "pourquoi", "Pourquoi ?", Understanding.EXPLAINED_AGAIN)
    understood = Answered("geste", "pourquoi", "Pourquoi ?", Understanding.UNDERSTOOD)
    said = Consultation().answering(again).answering(understood)
    assert said.answered == (understood,)
    assert said.understanding("geste", "pourquoi") is Understanding.UNDERSTOOD
    assert said.understanding("geste", "autre") is None


def test_what_was_noted_by_mistake_goes() -> None:
    answer = Answered("geste", "pourquoi", "Pourquoi ?", Understanding.UNDERSTOOD)
    noted = Consultation().answering(answer).asking("Puis-je conduire ?")
    assert noted.unanswering("geste", "autre") == noted
    assert noted.unanswering("geste", "pourquoi").unasking("Puis-je conduire ?").empty


def test_a_question_is_kept_once_without_its_spaces() -> None:
    asked = Consultation().asking("  Puis-je \n conduire ? ").asking("Puis-je conduire ?").asking("  ")
    assert asked.questions == ("Puis-je conduire ?",)


def test_the_last_look_at_a_pain_counts() -> None:
    first = Compared("Sciatique", ("Ne rien faire", "Infiltration"))
    last = Compared("Sciatique", ("Ne rien faire",), {"Risque grave": Weight.MUCH})
    other = Compared("Arthrose", ("Ne rien faire",))
    seen = Consultation().comparing(first).comparing(other).comparing(last)
    assert seen.compared == (other, last)


def test_the_same_document_is_given_once() -> None:
    sheet = Given("Fiche d’information", "2026.11", "0123456789ab")
    consent = Given("Consentement", "2026.11", "ba9876543210")
    assert Consultation().giving(sheet, sheet).giving(consent, sheet).given == (sheet, consent)
