"""From Accueil to a printed pack with the keyboard alone, and what a screen reader is told on the way."""

from collections.abc import Callable, Iterator

import pytest

from tests.integration.cups import Server, wait_for
from tests.integration.desk import Desk, Event, Node, opened_desk, what_is_missing
from tools.setup.reporting import ROOT

pytestmark = pytest.mark.integration

RAN = ROOT / "build" / "keyboard.ran"
"""Left for `.ci/run` by the walk that reached its end."""
FOCUSED = "object:state-changed:focused"
CHECKED = "object:state-changed:checked"
SELECTED = "object:state-changed:selected"
DESCRIBED = "object:property-change:accessible-description"
SAID = "object:announcement"
PLACES = ("Accueil", "Gestes", "Comparer", "Anesthésie", "Documents", "Visites", "Réglages", "À propos")
NO_ROLE = {"filler", "unknown", "invalid", ""}
MOST = 150
"""More stops than any screen has: past them, the keyboard goes round in a part of it."""
OPERATED = {"push button", "check box", "radio button", "combo box", "text", "page tab"}
"""What must have a name, wherever the keyboard is."""


@pytest.fixture(scope="module")
def desk(server: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    missing = what_is_missing()
    if missing is not None:
        pytest.skip(missing)
    with opened_desk(tmp_path_factory.mktemp("home"), {"CUPS_SERVER": server.address}) as opened:
        opened.until(lambda shown: "Accueil" in focused_names(shown), "Accueil has not the keyboard")
        yield opened


def plain(text: str) -> str:
    """A name without its no-break and decorative spaces."""
    return text.replace("\u00a0", " ").replace("\u202f", " ").replace("\u2002", "").strip()


def focused_names(shown: list[Node]) -> list[str]:
    return [plain(node.name) for node in shown if "focused" in node.states]


def moved(event: Event) -> bool:
    """Whether the keyboard is told to be elsewhere: on another thing, or on another word of a paragraph."""
    if event.type == FOCUSED:
        return event.on
    word = event.type == DESCRIBED and event.node.role == "label"
    return word and "focused" in event.node.states and bool(event.node.description)


def step(desk: Desk, *keys: str) -> Node:
    """Press keys that move the focus; return where it went, once it is found fit to be there."""
    desk.forget()
    desk.press(*keys)
    reached = desk.wait(moved, f"the keyboard is lost after {keys}").node
    assert reached.name, f"without a name: {reached}"
    assert reached.role not in NO_ROLE, f"without a role: {reached}"
    assert {"focusable", "enabled", "showing"} <= reached.states, reached
    assert reached.on_screen, f"out of sight: {reached} at {reached.place}"
    if reached.role == "combo box":
        assert reached.label, f"its name is what is chosen, and nothing says what for: {reached}"
    return reached


def go(desk: Desk, name: str, *, role: str = "", key: str = "Tab") -> Node:
    """Move to the next thing whose name begins with `name`."""
    met = []
    for _ in range(2 * MOST):
        reached = step(desk, key)
        if plain(reached.name).startswith(name) and role in ("", reached.role):
            return reached
        met.append(str(reached))
    raise AssertionError(f"{name} is not reached; met: {met}")


def go_round(desk: Desk, key: str = "Tab") -> list[Node]:
    """Every stop of a screen, from « Accueil » in the column until there again."""
    go(desk, "Accueil", role="page tab", key=key)
    stops: list[Node] = []
    for _ in range(MOST):
        reached = step(desk, key)
        stops.append(reached)
        if (plain(reached.name), reached.role) == ("Accueil", "page tab"):
            return stops
    raise AssertionError(f"{key} goes round in {[str(s) for s in stops[-12:]]}")


def to_reach(shown: list[Node]) -> list[Node]:
    """What the Tab key must stop at."""
    by_number = {node.number: node for node in shown}

    def another(node: Node) -> bool:
        # The arrows reach the other choices of one group; the field of a drop-down list is the list.
        within = by_number.get(node.parent)
        return node.role == "radio button" or (within is not None and within.role == "combo box")

    return [
        node
        for node in shown
        if {"focusable", "enabled"} <= node.states and node.role != "list item" and not another(node)
    ]


def look(desk: Desk, stops: list[Node], again: Callable[[Desk], list[Node]] | None = None) -> list[Node]:
    """What shows, once all of it is found to be named and, if it can be operated, to be reached.

    A page that took the keyboard while one was already going round, on a busy machine, is gone round `again`:
    what two rounds do not reach is out of reach.
    """
    shown = desk.tree()
    reached = {stop.number for stop in stops}
    if any(node.number not in reached for node in to_reach(shown)):
        stops = [*stops, *(again or go_round)(desk)]
        shown = desk.tree()
        reached = {stop.number for stop in stops}
    for node in shown:
        if node.role in OPERATED or node.role in ("image", "heading", "dialog", "document frame"):
            assert node.name, f"without a name: {node} at {node.place}"
    for node in to_reach(shown):
        assert node.number in reached, f"out of reach: {node}"
    groups = {node.parent for node in shown if node.role == "radio button"}
    for group in groups:
        radios = [node for node in shown if node.parent == group and node.role == "radio button"]
        assert sum("checked" in radio.states for radio in radios) == 1, [str(r) for r in radios]
        assert sum(radio.number in reached for radio in radios) >= 1, [str(r) for r in radios]
    return shown


def names(shown: list[Node], role: str) -> list[str]:
    return [plain(node.name) for node in shown if node.role == role]


def page(desk: Desk, name: str) -> list[Node]:
    """Wait for a page and for the keyboard to be on it or on the tab that led there."""
    return desk.until(
        lambda shown: any(plain(n.name) == name for n in shown if n.role == "document frame"),
        f"no page {name}",
    )


def told(kind: str, name: str, *, on: bool = True) -> Callable[[Event], bool]:
    """Whether an event of this kind is about the thing whose name begins with `name`."""
    return lambda event: event.type == kind and event.on is on and plain(event.node.name).startswith(name)


def described(part: str) -> Callable[[Event], bool]:
    return lambda event: event.type == DESCRIBED and part in plain(event.node.description)


def test_every_place_is_walked_round(desk: Desk) -> None:
    home = look(desk, go_round(desk))
    assert names(home, "page tab") == list(PLACES)
    assert "Où avez-vous mal ?" in names(home, "heading")
    assert names(home, "image") == ["Carte du corps, de face et de dos"]
    for place in ("Gestes", "Comparer", "Anesthésie", "Visites", "Réglages", "À propos"):
        go(desk, place, role="page tab")
        desk.press("Return")
        page(desk, place)
        shown = look(desk, go_round(desk))
        chosen = [n for n in shown if n.role == "page tab" and "selected" in n.states]
        assert names(chosen, "page tab") == [place]
        assert names(shown, "heading")
        if place == "Anesthésie":
            assert [len(name) > 40 for name in names(shown, "image")] == [True]
    desk.press("alt+Home")
    page(desk, "Accueil")
    forward = go_round(desk)
    backward = go_round(desk, "shift+Tab")
    assert [s.number for s in backward] == [s.number for s in (*forward[-2::-1], forward[-1])]


def test_the_search_says_what_it_finds(desk: Desk) -> None:
    step(desk, "ctrl+k")
    desk.type("ciment")
    desk.wait(described("Gestes : Cimentoplastie d’une vertèbre"), "the first result is not told")
    desk.wait(told(SELECTED, "Cimentoplastie d’une vertèbre"), "it is not told to be chosen")
    desk.press("Down")
    desk.wait(described("Mots expliqués : "), "the next result is not told")
    desk.press("Down", "Up", "Return")
    word = desk.wait(told(FOCUSED, "Revenir aux résultats"), "the definition has not the keyboard").node
    assert "On met du ciment" in word.description
    desk.press("Escape")
    desk.wait(told(FOCUSED, "Rechercher"), "the keyboard does not come back")
    desk.press("Escape", "Escape")
    desk.wait(described("Ctrl K"), "an old result is still told")


def test_from_accueil_to_a_printed_pack(desk: Desk, server: Server) -> None:
    RAN.unlink(missing_ok=True)
    desk.press("alt+Home")
    page(desk, "Accueil")
    _choose_on_the_body(desk)
    _read_the_pain(desk)
    _read_the_procedure(desk)
    _show_the_patient(desk)
    _open_the_documents(desk)
    _fill_the_documents(desk)
    _tell_the_record(desk)
    before = len(server.finished())
    _print(desk)
    wait_for(lambda: len(server.finished()) > before, "the pack is not printed")
    assert server.printed.read_bytes().startswith(b"%PDF-")
    RAN.parent.mkdir(exist_ok=True)
    RAN.touch()


def _choose_on_the_body(desk: Desk) -> None:
    go(desk, "Carte du corps", role="image")
    for _ in range(12):
        desk.press("Down")
        zone = desk.wait(described("Zone : "), "the zone is not told").node.description
        if "Bas du dos" in zone:
            break
    # Several pains are felt there: their cards are suggested, the first takes the keyboard.
    assert step(desk, "Return").role == "push button"
    go(desk, "Vertèbre tassée", role="push button")
    desk.press("Return")
    desk.wait(told(FOCUSED, "Vertèbre tassée"), "the page has not the keyboard")


def _read_the_pain(desk: Desk) -> None:
    shown = look(desk, go_round(desk))
    assert {"Vertèbre tassée", "Comprendre cette douleur", "Les gestes possibles"} <= set(
        names(shown, "heading")
    )
    assert [len(name) > 40 for name in names(shown, "image")] == [True]
    word = go(desk, "Une vertèbre fragile", role="label")
    assert "Entrée explique le mot : ostéoporose" in plain(word.description)
    for closing in ("Return", "Escape"):
        desk.press("Return")
        box = desk.wait(told(FOCUSED, "Fermer"), "the explanation has not the keyboard").within
        assert plain(box).startswith("dialog Ostéoporose : Des os devenus fragiles.")
        desk.press(closing)
        desk.wait(told(FOCUSED, "Une vertèbre fragile"), "the keyboard does not come back")
    go(desk, "Cimentoplastie d’une vertèbre", role="push button")
    desk.press("space")
    desk.wait(told(FOCUSED, "Cimentoplastie d’une vertèbre"), "the page has not the keyboard")
    # The end of a long page is built after its beginning.
    desk.until(lambda shown: names(shown, "heading")[-1:] == ["Sources"], "the page is not whole")


def _read_the_procedure(desk: Desk) -> None:
    forward = go_round(desk)
    shown = look(desk, forward)
    headings = names(shown, "heading")
    assert {"En bref", "Votre anesthésie", "La veille", "Les risques rares ou graves"} <= set(headings)
    # Between the names of the two classes of risks stand those of the risks.
    frequent = headings.index("Les risques plus fréquents, souvent peu graves")
    assert headings.index("Les risques rares ou graves") > frequent + 1
    assert "44 personnes sur 100" in names(shown, "image")
    assert len(go_round(desk, "shift+Tab")) == len(forward)
    # A section is chosen by the arrows, and the page follows.
    go(desk, names([s for s in shown if "checked" in s.states], "radio button")[0], role="radio button")
    desk.press("Up")
    desk.wait(lambda e: e.type == CHECKED and e.on and e.node.role == "radio button", "no section is told")
    # Another cause: the page is built anew, and the keyboard is still on the choice.
    go(desk, "Cause : Fracture", role="radio button")
    desk.press("Right")
    desk.wait(told(FOCUSED, "Cause : Métastase qui creuse l’os"), "the keyboard is lost with the page")
    chosen = desk.until(
        lambda shown: any(n.startswith("Cause : Métastase qui creuse") for n in focused_names(shown)),
        "the keyboard is lost with the page",
    )
    assert [plain(n.name) for n in chosen if "checked" in n.states and plain(n.name).startswith("Cause")] == [
        "Cause : Métastase qui creuse l’os"
    ]
    go(desk, "Endroit de la colonne", role="radio button")
    # The steps, by their arrows and by their buttons.
    go(desk, "Comment ça se passe, étape 1", role="panel")
    desk.press("Right")
    desk.until(
        lambda shown: "Comment ça se passe, étape 2 sur 5" in focused_names(shown), "the step is not told"
    )
    go(desk, "Suivant")
    desk.press("space", "space", "space", "space")
    desk.wait(
        told(FOCUSED, "Comment ça se passe, étape 5"), "the keyboard leaves the steps with the last one"
    )


def _show_the_patient(desk: Desk) -> None:
    desk.press("F5")
    first = _patient_page(desk)
    # The window behind the view is out of reach: the keyboard goes round in the view alone.
    stops = _round_the_view(desk)
    assert {"Précédent", "Suivant", "Expliqué", "Quitter la vue patient"} & {plain(s.name) for s in stops}
    shown = look(desk, stops, _round_the_view)
    assert "Cimentoplastie d’une vertèbre" in names(shown, "heading")
    desk.press("Next")  # as a remote control does
    desk.until(lambda _: _patient_page(desk) != first, "the page does not turn")
    go(desk, "Expliqué")
    desk.press("space")
    desk.wait(told(CHECKED, "Expliqué"), "the tick is not told")
    desk.press("Escape")
    page(desk, "Cimentoplastie d’une vertèbre")


def _round_the_view(desk: Desk) -> list[Node]:
    stops = [step(desk, "Tab")]
    while (reached := step(desk, "Tab")).number != stops[0].number:
        stops.append(reached)
        assert len(stops) < MOST, [str(stop) for stop in stops[-12:]]
    return stops


def _patient_page(desk: Desk) -> str:
    """What the page of the patient view that shows is called."""
    shown = desk.until(
        lambda shown: any(plain(n.name).startswith("Vue patient :") for n in shown), "no patient view"
    )
    return next(plain(n.name) for n in shown if plain(n.name).startswith("Vue patient :"))


def _open_the_documents(desk: Desk) -> None:
    go(desk, "Documents", role="push button")
    desk.press("Return")
    desk.wait(lambda e: e.type == FOCUSED and e.on and e.node.label == "Geste", "no form has the keyboard")


def _fill_the_documents(desk: Desk) -> None:
    _await_preview(desk)
    shown = look(desk, go_round(desk))
    assert "Documents à remettre" in names(shown, "heading")
    assert any("Fiche d’information" in plain(n.name) and "checked" in n.states for n in shown)
    go(desk, "Niveau")
    desk.type("L1")
    go(desk, "Nom", role="text")
    desk.type("Essai")
    anaesthesia = _go_to_list(desk, "Anesthésie")
    desk.press("alt+Down")
    desk.wait(told(FOCUSED, "Anesthésie"), "the list opened has not the keyboard")
    desk.press("Escape")
    desk.wait(told(FOCUSED, anaesthesia.name), "the keyboard does not come back")
    go(desk, "Ouvrir le calendrier")
    assert step(desk, "space").name == "Calendrier"
    assert step(desk, "Right").role == "table cell"
    assert plain(step(desk, "Escape").name) == "Ouvrir le calendrier"
    for on in (True, False):
        go(desk, "L’essentiel, en très simple", role="check box")
        desk.press("space")
        desk.wait(told(CHECKED, "L’essentiel", on=on), "the tick is not told")


def _tell_the_record(desk: Desk) -> None:
    desk.press("ctrl+d")
    page(desk, "Consultation")
    shown = look(desk, go_round(desk))
    assert "Texte pour le dossier" in names(shown, "heading")
    go(desk, "Compris")
    desk.press("space")
    desk.wait(told(CHECKED, "Compris"), "the answer is not told")
    desk.press("ctrl+d")
    page(desk, "Documents à remettre")


def _go_to_list(desk: Desk, label: str) -> Node:
    for _ in range(MOST):
        reached = step(desk, "Tab")
        if reached.label == label:
            return reached
    raise AssertionError(f"no list {label}")


def _await_preview(desk: Desk) -> None:
    desk.until(
        lambda shown: any(plain(n.name).startswith("Aperçu : ") for n in shown if n.role == "label"),
        "there is no preview",
    )


def _print(desk: Desk) -> None:
    _await_preview(desk)
    go(desk, "Imprimer", role="push button")
    printer = step(desk, "space")
    assert printer.name == "essai"
    assert "Imprimer" in names(desk.tree(), "dialog")
    go(desk, "Imprimer", role="push button")
    desk.press("Return")
    desk.wait(told(SAID, "Les documents ont été envoyés à l’imprimante."), "nothing says that it is printed")
