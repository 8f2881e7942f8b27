"""Files of content/gestes/<procedure>/ and content/anesthesie/."""

# ruff: noqa: RUF012 - pydantic gives each instance its own copy of a default.

from pydantic import Field

from algoguide.content.models.fields import (
    Asked,
    Choice,
    Consent,
    Day,
    FileModel,
    Flag,
    Group,
    Ident,
    Int,
    LabelText,
    MaybeIdent,
    OneOrMore,
    Part,
    Plain,
    Prose,
    Reason,
    Simple,
    Title,
    VariantRef,
)
from algoguide.content.models.shared import (
    CareItemModel,
    ConsentPassage,
    FigureModel,
    OutcomeModel,
    PassageModel,
    Passages,
    PreparationItemModel,
    RiskModel,
    SimplePassages,
)
from algoguide.domain.anaesthesia import AnaesthesiaMode, ModeStatus
from algoguide.domain.illustration import PictureStep
from algoguide.domain.procedure import (
    Alternative,
    Association,
    BriefItem,
    ConsentPoint,
    ModeRule,
    Place,
    Procedure,
    Prompt,
    Question,
    SideRule,
    SpineRegion,
    Step,
    Variant,
    VariantAxis,
)
from algoguide.domain.target import Target


class PictureModel(FileModel):
    """L’étape d’une planche."""

    makes = PictureStep
    plate: Ident
    step: Ident
    caption: LabelText = ""


class VariantModel(FileModel):
    """Une variante du geste."""

    makes = Variant
    name: Title
    short: Title
    groups: list[Group] = []
    summary: Prose = ""


class AxisModel(FileModel):
    """Un axe de variantes, par exemple la cause."""

    makes = VariantAxis
    name: Title
    required: Flag
    options: dict[Ident, VariantModel]
    from_level: Flag = False


class ModeRuleModel(FileModel):
    """Ce que la fiche dit d’une anesthésie."""

    makes = ModeRule
    key_field = "mode"
    names_axes = False  # compared to the ids chosen
    status: Choice[ModeStatus]
    reason: Reason
    variants: list[VariantRef] = []
    sources: list[Ident] = []
    to_confirm: Flag = False
    speaking: Passages = Field(
        default=[], description="ce que la fiche dit à la place de « Pouvez-vous parler ? » de ce mode"
    )


class BriefModel(FileModel):
    """Une pastille de l’en-tête."""

    makes = BriefItem
    icon: Ident
    label: Title
    body: PassageModel


class StepModel(FileModel):
    """Une étape, avec son image."""

    makes = Step
    title: Title
    body: PassageModel
    picture: PictureModel
    simple: Simple = ""


class AlternativeModel(FileModel):
    """Une autre solution."""

    makes = Alternative
    name: Title
    body: Passages
    nothing: Flag = False
    procedure: MaybeIdent = ""
    variants: list[VariantRef] = []
    simple: Simple = ""
    consent: Consent = ""


class QuestionModel(FileModel):
    """Une question de vérification et la réponse attendue."""

    makes = Question
    text: Asked
    expected: Asked
    variants: list[VariantRef] = []
    modes: list[Ident] = []
    prompt: Choice[Prompt] | None = Field(default=None, description="ce qu’elle vérifie, une des cinq")
    drawn_from: list[Part] = Field(
        default=[], description="où la fiche le dit : « why », « red_flags.saignement », « mode.speaking »"
    )


class AssociationModel(FileModel):
    """Un autre acte, avant, avec ou après."""

    makes = Association
    with_id: Ident
    body: PassageModel
    same_visit: Flag = False


class TargetModel(FileModel):
    """Ce que vise le geste, comme « [[@place]] » le dit, avec un côté quand il est choisi."""

    makes = Target
    text: Title
    left: Title = ""
    right: Title = ""
    both: Title = ""
    variants: list[VariantRef] = []


class ConsentModel(FileModel):
    """Une ligne du consentement."""

    makes = ConsentPoint
    title: Title
    body: ConsentPassage


class ProcedureModel(FileModel):
    """Un geste : ses fichiers réunis."""

    makes = Procedure
    id: MaybeIdent = ""
    name: Title
    other_name: Title = ""
    synonyms: list[Plain] = Field(default=[], description="mots de tous les jours, pour la recherche")
    family: Ident
    icon: Ident
    summary: Passages
    goal: Passages = []
    groups: list[Group] = []
    phrases: dict[Ident, Plain] = {}
    target: list[TargetModel]
    side: Choice[SideRule]
    place: Choice[Place]
    regions: list[Choice[SpineRegion]] = []
    axes: dict[Ident, AxisModel] = {}
    modes: dict[Ident, OneOrMore[ModeRuleModel]]
    brief: dict[Ident, BriefModel] = {}
    in_brief: Passages = []
    why: Passages = []
    not_for: Passages = []
    steps: dict[Ident, StepModel] = {}
    anaesthesia: Passages = []
    preparation: dict[Ident, PreparationItemModel] = {}
    aftercare: dict[Ident, CareItemModel] = {}
    figures: dict[Ident, FigureModel] = {}
    outcomes: dict[Ident, OutcomeModel] = {}
    risks: dict[Ident, RiskModel] = {}
    radiation: Passages = []
    alternatives: dict[Ident, AlternativeModel] = {}
    refusal: Passages = []
    associations: dict[Ident, AssociationModel] = {}
    questions: dict[Ident, QuestionModel] = {}
    unknowns: Passages = []
    consent: dict[Ident, ConsentModel] = {}
    simple: SimplePassages = []
    checked: Day

    def domain_values(self) -> dict[str, object]:
        """The domain keeps the date as it is written."""
        return {"checked": self.checked.isoformat()}


class AnaesthesiaModel(FileModel):
    """Un mode d’anesthésie."""

    makes = AnaesthesiaMode
    id: MaybeIdent = ""
    phrases: dict[Ident, Plain] = {}
    name: Title
    short: Title
    tagline: Title
    depth: Int
    summary: Prose
    picture: PictureModel
    principle: Passages = []
    feeling: Passages = []
    who: Passages = []
    speaking: Passages = []
    monitoring: Passages = []
    leaving: Passages = []
    suits: Passages = []
    limits: Passages = []
    effects: Passages = []
    preparation: dict[Ident, PreparationItemModel] = {}
    aftercare: dict[Ident, CareItemModel] = {}
    risks: dict[Ident, RiskModel] = {}
    figures: dict[Ident, FigureModel] = {}
    questions: dict[Ident, QuestionModel] = {}
    unknowns: Passages = []
    simple: OneOrMore[Simple] = []
    consent: Consent
    brief_stay: Title = ""
    synonyms: list[Plain] = Field(default=[], description="mots de tous les jours, pour la recherche")
