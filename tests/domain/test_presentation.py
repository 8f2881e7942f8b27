"""What the patient's screen shows: the place, what is left out, what stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from algoguide.domain.presentation import PageKind, Presentation, ViewPage


def page(name: str, section: str = "Risques", **more: object) -> ViewPage:
    return ViewPage(name, PageKind.IDEA, section, more.pop("title", f"Titre {name}"), **more)  # type: ignore[arg-type]


def shown(*names: str) -> Presentation:
    return Presentation(tuple(page(name) for name in names))


def test_forward_goes_through_the_parts_then_the_pages() -> None:
    began = shown("a", "b")
    second_part = began.forward(parts=2)
    assert (second_part.page.id, second_part.part) == ("a", 1)
    after = second_part.forward(parts=2)
    assert (after.page.id, after.part) == ("b", 0)
    assert after.forward() == after
    assert after.back().page.id == "a"
    assert second_part.back().part == 0
    assert began.back() == began


def test_a_hidden_page_is_passed_over_and_can_still_be_asked_for() -> None:
    arranged = shown("a", "b", "c").hide("b", hidden=True)
    assert arranged.forward().page.id == "c"
    assert [p.id for p in arranged.shown] == ["a", "c"]
    assert arranged.following is not None
    assert arranged.following.id == "c"
    assert arranged.go("b").page.id == "b"
    assert arranged.hide("b", hidden=False).forward().page.id == "b"


def test_the_current_page_gives_way_when_it_is_hidden() -> None:
    assert shown("a", "b").hide("a", hidden=True).page.id == "b"
    assert shown("a", "b").go("b").hide("b", hidden=True).page.id == "a"


def test_one_page_always_stays() -> None:
    last = shown("a", "b").hide("a", hidden=True)
    assert last.hide("b", hidden=True) == last


def test_a_page_is_brought_earlier_or_later() -> None:
    began = shown("a", "b", "c").go("b")
    later = began.move("b", 1)
    assert [p.id for p in later.pages] == ["a", "c", "b"]
    assert later.page.id == "b"
    assert [p.id for p in began.move("a", -5).pages] == ["a", "b", "c"]


def test_a_frozen_screen_stays_while_the_doctor_looks_elsewhere() -> None:
    frozen = shown("a", "b").freeze(frozen=True).forward()
    assert frozen.page.id == "b"
    assert frozen.seen is not None
    assert frozen.seen.id == "a"
    assert frozen.freeze(frozen=False).seen == frozen.page


def test_a_covered_screen_shows_nothing() -> None:
    covered = shown("a").cover(covered=True)
    assert covered.seen is None
    assert covered.cover(covered=False).seen == covered.page


def test_what_was_revealed_is_put_back_on_another_page() -> None:
    assert not shown("a", "b").reveal(revealed=True).forward().revealed


def test_the_place_is_kept_in_other_pages() -> None:
    began = shown("a", "b").go("b").hide("a", hidden=True)
    same = began.with_pages([page("b"), page("a")])
    assert same.page.id == "b"
    assert same.hidden == {"a"}
    assert began.with_pages([page("x", "Bénéfices"), page("y")]).page.id == "y"
    assert began.with_pages([page("x", "Bénéfices")]).page.id == "x"


def test_pages_of_one_title_are_told_apart_in_a_list() -> None:
    pages = (
        page("a", title="Avant", points=("**Diabète.** Dites-le.",)),
        page("b", title="Avant", points=("Sans gras.",)),
        page("c", title="Après"),
    )
    assert Presentation(pages).names == {"a": "Avant\u00a0: Diabète", "b": "Avant (2)", "c": "Après"}


def test_an_unknown_page_is_refused() -> None:
    with pytest.raises(KeyError):
        shown("a").go("z")


@given(st.lists(st.sampled_from(["next", "back", "hide", "move", "freeze", "go"]), max_size=40))
def test_whatever_is_done_a_page_is_shown(acts: list[str]) -> None:
    state = shown("a", "b", "c")
    for number, act in enumerate(acts):
        name = "abc"[number % 3]
        state = {
            "next": lambda s, _: s.forward(),
            "back": lambda s, _: s.back(),
            "hide": lambda s, n: s.hide(n, hidden=n not in s.hidden),
            "move": lambda s, n: s.move(n, 1),
            "freeze": lambda s, _: s.freeze(frozen=not s.frozen),
            "go": lambda s, n: s.go(n),
        }[act](state, name)
        assert state.seen in state.pages
        assert sorted(p.id for p in state.pages) == ["a", "b", "c"]
        assert state.shown
