"""A procedure resolved for a selection. Everything here is fictional."""

from dataclasses import replace
from typing import Any

import pytest

from algoguide.domain.care import PreparationItem, PreparationTime, RedFlag, Topic, Urgency
from algoguide.domain.passage import Passage
from algoguide.domain.procedure import Alternative, ModeRule, Procedure, Variant
from algoguide.domain.reference import Quality, Reference
from algoguide.domain.risk import Outcome, Risk, RiskClass
from algoguide.domain.selection import Selection
from algoguide.domain.sheet import Sheet, groups_of, red_flags_for, resolve
from tests.ui import shell_library

RULE = ModeRule("locale", "usual", "Le mode des essais.")
REFERENCES = {
    name: Reference(name, f"Citation {name}.", quality)
    for name, quality in (("bonne", Quality.A), ("moyenne", Quality.B), ("faible", Quality.C))
}


def item(
    name: str,
    topic: Topic,
    text: str,
    time: PreparationTime = PreparationTime.EVE,
    variants: tuple[str, ...] = (),
) -> PreparationItem:
    return PreparationItem(name, time, topic, name.capitalize(), Passage(text, variants))


def flag(name: str, urgency: Urgency, *groups: str, modes: tuple[str, ...] = ()) -> RedFlag:
    return RedFlag(name, urgency, f"Le signe {name}.", groups, (), modes)


def sheet(
    procedure: Procedure | None = None,
    variant: str = "usure",
    mode_id: str = "locale",
    flags: tuple[RedFlag, ...] = (),
    preparation: tuple[PreparationItem, ...] = (),
) -> Sheet:
    mode = replace(shell_library.mode(mode_id, mode_id.capitalize(), "On sent peu."), preparation=preparation)
    selection = Selection({"cause": variant}, mode_id)
    procedure = procedure or shell_library.procedure()
    return resolve(procedure, selection, mode, RULE, flags, REFERENCES)


def test_the_variant_decides_what_is_said() -> None:
    assert sheet(variant="usure").why == ()
    assert [p.text for p in sheet(variant="choc").why] == ["Ce geste consolide l’édifice après un choc."]
    assert sheet(variant="choc").variant_name == "Choc"


def test_the_mode_decides_what_is_said() -> None:
    assert [s.id for s in sheet(mode_id="locale").steps] == ["piqure"]
    assert [s.id for s in sheet(mode_id="generale").steps] == ["piqure", "reveil"]


def test_the_procedure_may_answer_for_the_mode_whether_one_can_speak() -> None:
    """A sedation that must stay light here does not say « unless it is deep »."""
    spoken = (Passage("Sauf si le sommeil est profond."),)
    mode = replace(shell_library.mode("locale", "Locale", "On sent peu."), speaking=spoken)
    selection = Selection({"cause": "usure"}, "locale")

    def said(rule: ModeRule) -> list[str]:
        made = resolve(shell_library.procedure(), selection, mode, rule, (), REFERENCES)
        return [p.text for p in made.mode.speaking]

    assert said(RULE) == ["Sauf si le sommeil est profond."]
    assert said(replace(RULE, speaking=(Passage("Vous pouvez parler."),))) == ["Vous pouvez parler."]


def test_a_benefit_and_another_way_say_only_what_is_meant_for_the_choice() -> None:
    said = (Passage("Pour tous."), Passage("Après un choc.", ("cause:choc",)))
    procedure = replace(
        shell_library.procedure(),
        outcomes=(Outcome("effet", "Effet", said),),
        alternatives=(Alternative("rien", "Ne rien faire", said),),
    )
    for part in ("outcomes", "alternatives"):
        assert getattr(sheet(procedure, "choc"), part)[0].body == said
        assert getattr(sheet(procedure, "usure"), part)[0].body == said[:1]


def test_the_mode_replaces_the_procedure_on_a_topic_it_speaks_of() -> None:
    procedure = replace(
        shell_library.procedure(),
        preparation=(
            item("jeune-geste", Topic.FASTING, "Mangez léger."),
            item("documents", Topic.DOCUMENTS, "Apportez vos images."),
            item("autre-geste", Topic.OTHER, "Du geste."),
        ),
    )
    made = sheet(
        procedure,
        preparation=(
            item("jeune-mode", Topic.FASTING, "Ne mangez plus."),
            item("autre-mode", Topic.OTHER, "Du mode."),
        ),
    )

    assert [i.id for i in made.preparation] == ["documents", "autre-geste", "jeune-mode", "autre-mode"]


def test_the_same_topic_at_another_moment_is_kept() -> None:
    procedure = replace(
        shell_library.procedure(),
        preparation=(item("repas-du-jour", Topic.FASTING, "Restez à jeun.", PreparationTime.DAY),),
    )
    made = sheet(procedure, preparation=(item("la-veille", Topic.FASTING, "Dînez léger."),))

    assert [i.id for i in made.preparation] == ["la-veille", "repas-du-jour"]


def test_an_item_of_the_mode_that_the_variant_hides_replaces_nothing() -> None:
    procedure = replace(
        shell_library.procedure(), preparation=(item("jeune-geste", Topic.FASTING, "Mangez léger."),)
    )
    hidden = item("jeune-mode", Topic.FASTING, "Ne mangez plus.", variants=("choc",))

    assert [i.id for i in sheet(procedure, "usure", preparation=(hidden,)).preparation] == ["jeune-geste"]
    assert [i.id for i in sheet(procedure, "choc", preparation=(hidden,)).preparation] == ["jeune-mode"]


FLAGS = (
    flag("rendez-vous", Urgency.VISIT, "TOUS"),
    flag("cancer", Urgency.CALL_15, "CANCER"),
    flag("commun", Urgency.CALL_15, "TOUS"),
    flag("rachis", Urgency.SAME_DAY, "RACHIS"),
    flag("endormi", Urgency.SAME_DAY, modes=("generale",)),
)


def test_red_flags_follow_groups_and_mode_most_urgent_first() -> None:
    procedure = replace(shell_library.procedure(), groups=("RACHIS",))

    assert [f.id for f in sheet(procedure, flags=FLAGS).red_flags] == ["commun", "rachis", "rendez-vous"]
    asleep = sheet(procedure, mode_id="generale", flags=FLAGS)
    assert [f.id for f in asleep.flags(Urgency.SAME_DAY)] == ["rachis", "endormi"]


def test_a_variant_adds_its_safety_groups() -> None:
    cancer = Variant("tumeur", "Tumeur", "tumeur", groups=("CANCER",))
    groups = groups_of(shell_library.procedure(), [cancer])

    assert groups == {"TOUS", "CANCER"}
    assert [f.id for f in red_flags_for(FLAGS, groups, "locale")] == ["cancer", "commun", "rendez-vous"]


def test_references_are_numbered_as_met_and_quality_c_is_never_printed() -> None:
    procedure = replace(
        shell_library.procedure(),
        summary=(Passage("Un geste.", sources=("faible", "moyenne")),),
        why=(Passage("Parce que.", sources=("bonne", "moyenne")),),
    )
    made = sheet(procedure)

    assert [r.id for r in made.references] == ["moyenne", "bonne"]
    assert made.reference_numbers(("bonne", "faible", "moyenne")) == (1, 2)


def test_an_unknown_source_is_refused() -> None:
    procedure = replace(shell_library.procedure(), why=(Passage("Parce que.", sources=("absente",)),))

    with pytest.raises(KeyError, match="absente"):
        sheet(procedure)


def test_only_the_figures_that_are_used_are_kept() -> None:
    with_prose = shell_library.procedure()
    without = replace(with_prose, risks=())

    assert list(sheet(with_prose).figures) == ["hematome-essai"]
    assert sheet(without).figures == {}


@pytest.mark.parametrize(
    "said",
    [
        {"principle": (Passage("Cela touche [[du-mode]]."),)},
        {"leaving": (Passage("Cela touche [[du-mode]]."),)},
        {"simple": ("Cela touche [[du-mode]].",)},
        {"consent": "Cela touche [[du-mode]]."},
    ],
    ids=["principle", "leaving", "simple", "consent"],
)
def test_a_figure_that_only_the_mode_names_is_kept(said: dict[str, Any]) -> None:
    (figure,) = shell_library.procedure().figures
    mode = shell_library.mode("locale", "Locale", "On sent peu.")
    speaking = replace(mode, figures=(replace(figure, id="du-mode"), replace(figure, id="tu")), **said)
    silent = replace(shell_library.procedure(), risks=())
    made = resolve(silent, Selection({"cause": "usure"}, "locale"), speaking, RULE, (), REFERENCES)

    assert list(made.figures) == ["du-mode"]


def test_what_is_to_confirm_is_counted_only_where_it_is_shown() -> None:
    procedure = replace(
        shell_library.procedure(), why=(Passage("Parce que.", variants=("choc",), to_confirm=True),)
    )

    assert sheet(procedure, "usure").to_confirm == 0
    assert sheet(procedure, "choc").to_confirm == 1


def test_a_risk_that_the_procedure_knows_better_replaces_the_mode_s() -> None:
    of_mode = Risk("malaise", "Malaise", RiskClass.FREQUENT_MILD, "Nous.", "Vous.")
    other = replace(of_mode, id="allergie", name="Allergie")
    known = replace(of_mode, name="Malaise, deux sur cent", variants=("cause:choc",))
    mode = replace(shell_library.mode("locale", "Locale", "On sent peu."), risks=(of_mode, other))
    procedure = replace(shell_library.procedure(), risks=(known,))

    def names(cause: str) -> list[str]:
        made = resolve(procedure, Selection({"cause": cause}, "locale"), mode, RULE, (), REFERENCES)
        return [risk.name for risk in made.risks]

    assert names("choc") == ["Malaise, deux sur cent", "Allergie"]
    assert names("usure") == ["Malaise", "Allergie"]


def test_an_item_of_the_sheet_with_the_id_of_the_mode_s_replaces_it() -> None:
    of_mode = item("escorte", Topic.ESCORT, "Si possible.")
    own = item("escorte", Topic.ESCORT, "Venez avec quelqu’un.")
    other = item("autre", Topic.ESCORT, "Un autre texte.")
    procedure = replace(shell_library.procedure(), preparation=(own, other))
    made = sheet(procedure, preparation=(of_mode,))
    # The mode no longer speaks of the escort: what the sheet says of it stays.
    assert [i.body.text for i in made.preparation] == ["Venez avec quelqu’un.", "Un autre texte."]
