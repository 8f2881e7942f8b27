"""A tiny library for tests of the shell: one pain, one procedure, two modes, two words. All fictional."""

from datetime import date

from algoguide.content.library import Library
from algoguide.domain.anaesthesia import AnaesthesiaMode
from algoguide.domain.body import BodyMap
from algoguide.domain.catalogue import Catalogue, Entry
from algoguide.domain.figure import Certainty, Comparator, Frequency, Passport, Proportion, ProportionKind
from algoguide.domain.illustration import PictureStep
from algoguide.domain.pain import Pain
from algoguide.domain.passage import Passage
from algoguide.domain.procedure import (
    ModeRule,
    Place,
    Procedure,
    SideRule,
    Step,
    Variant,
    VariantAxis,
)
from algoguide.domain.reference import GlossaryTerm
from algoguide.domain.risk import Risk, RiskClass
from algoguide.domain.target import Target

PICTURE = PictureStep("planche", "etape")
PASSPORT = Passport("population d’essai", "un mois", Comparator.NONE, Certainty.LOW, (), date(2026, 11, 1))


def mode(mode_id: str, name: str, feeling: str) -> AnaesthesiaMode:
    return AnaesthesiaMode(
        id=mode_id,
        name=name,
        short=name,
        tagline="éveillé",
        depth=0,
        summary=f"Le résumé du mode {name}.",
        picture=PICTURE,
        principle=(),
        feeling=(Passage(feeling),),
        who=(),
        speaking=(),
        monitoring=(),
        leaving=(),
        suits=(),
        limits=(),
        effects=(),
        preparation=(),
        aftercare=(),
        risks=(),
        figures=(),
        questions=(),
        unknowns=(),
        simple=(),
        consent="",
    )


def procedure() -> Procedure:
    axis = VariantAxis(
        "cause",
        "Cause",
        required=True,
        options=(Variant("usure", "Usure", "usure"), Variant("choc", "Choc", "choc")),
    )
    return Procedure(
        id="geste-essai",
        name="Élargissement d’essai",
        other_name="essaiplastie",
        family="essais",
        icon="syringe",
        summary=(Passage("Un geste **fictif** pour les essais."),),
        goal=(),
        groups=(),
        target=(Target("la vertèbre [[@level]]"),),
        side=SideRule.NONE,
        place=Place.NONE,
        regions=(),
        axes=(axis,),
        modes=(
            ModeRule("locale", "usual", "Le mode des essais."),
            ModeRule("generale", "possible", "Parfois."),
        ),
        brief=(),
        in_brief=(),
        why=(Passage("Ce geste consolide l’édifice après un choc.", variants=("choc",)),),
        not_for=(),
        steps=(
            Step("piqure", "La piqûre", Passage("Une fine aiguille traverse la peau endormie."), PICTURE),
            Step(
                "reveil", "Le réveil", Passage("Vous vous réveillez en salle.", modes=("generale",)), PICTURE
            ),
        ),
        anaesthesia=(),
        preparation=(),
        aftercare=(),
        figures=(Proportion("hematome-essai", Frequency(2, 100), None, ProportionKind.COUNT, PASSPORT),),
        outcomes=(),
        risks=(
            Risk(
                "hematome",
                "Hématome",
                RiskClass.FREQUENT_MILD,
                "Nous comprimons.",
                "Vous surveillez.",
                what="Un bleu touche [[hematome-essai]].",
            ),
        ),
        radiation=(),
        alternatives=(),
        refusal=(),
        associations=(),
        questions=(),
        unknowns=(),
        consent=(),
        simple=(),
        checked="2026-11-01",
    )


def library() -> Library:
    pain = Pain(
        id="douleur-essai",
        name="Épaule d’essai",
        card="Épaule raide",
        card_note="Un exemple",
        icon="bone",
        summary="Une douleur fictive de l’épaule.",
        picture=PICTURE,
        understand=(Passage("La capsule de l’articulation se resserre."),),
        first=(),
        course=(),
        procedures=(),
        red_flags=(),
        not_the_answer=(),
        checked="2026-11-01",
    )
    made = procedure()
    modes = {
        "locale": mode("locale", "Anesthésie locale", "La peau s’endort en quelques instants."),
        "generale": mode("generale", "Anesthésie générale", "Vous dormez tout à fait."),
    }
    words = (
        GlossaryTerm("oedeme", "Œdème", "Un gonflement dû à de l’eau.", ("œdèmes",)),
        GlossaryTerm("hernie", "Hernie", "Ce qui sort de sa place.", ("hernies",)),
    )
    return Library(
        catalogue=Catalogue(
            pains=(Entry(pain.id, pain.name),),
            procedures=(Entry(made.id, made.name, "essais"),),
            anaesthesia=tuple(Entry(m.id, m.name) for m in modes.values()),
            pages=(),
            families=(Entry("essais", "Essais"),),
            version="2026.11",
            title="Contenu d’essai",
        ),
        pains={pain.id: pain},
        procedures={made.id: made},
        modes=modes,
        comparisons={},
        pain_cards=(pain.on_card(),),
        mode_cards=tuple(m.card for m in modes.values()),
        red_flags=(),
        glossary={word.id: word for word in words},
        references={},
        plates={},
        body_map=BodyMap("planche", ()),
        fingerprint="0" * 64,
    )
