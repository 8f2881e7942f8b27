from algoguide.domain.catalogue import Entry
from algoguide.services.shortcuts import offered, opened, with_favourite


def test_the_last_five_opened_are_kept_once_each_the_last_first() -> None:
    recent: tuple[str, ...] = ()
    for procedure in "abcabdef":
        recent = opened(recent, procedure)
    assert recent == ("f", "e", "d", "b", "a")


def test_favourites_keep_the_order_in_which_they_were_chosen() -> None:
    favourites: tuple[str, ...] = ()
    for procedure in "bac":
        favourites = with_favourite(favourites, procedure, wanted=True)
    assert favourites == ("b", "a", "c")
    assert with_favourite(favourites, "a", wanted=False) == ("b", "c")
    assert with_favourite(favourites, "z", wanted=False) == favourites


def test_only_procedures_that_are_still_written_are_offered_and_once() -> None:
    catalogue = tuple(Entry(i, f"Geste {i}") for i in "abc")
    written = {"a": None, "b": None}
    assert [e.name for e in offered(("b", "c", "gone", "b", "a"), catalogue, written)] == [
        "Geste b",
        "Geste a",
    ]
    assert [e.id for e in offered(("b", "a"), catalogue, written, but=("b",))] == ["a"]
