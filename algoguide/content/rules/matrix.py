"""The safety matrix: the dangers every procedure must warn of, whatever its sheet says.

The lists stand here and not in `content/`, so that a slip in the groups of a sheet or of a red flag
cannot take a warning away unseen. Items are those of the safety lines; signs, of the common list.
"""

from collections.abc import Iterator, Mapping

from algoguide.content.library import Library
from algoguide.content.rules.base import Texts, Where
from algoguide.content.rules.walking import choices, said
from algoguide.domain.care import RedFlag, Urgency
from algoguide.domain.problem import Problem, Severity
from algoguide.domain.sheet import groups_of, red_flags_for

RULE = "alertes"

_Names = frozenset[str]

SIGNS_OF_ITEM: Mapping[str, _Names] = {
    "queue-de-cheval": frozenset({"RA-02"}),
    "deficit-membre": frozenset({"RA-01"}),
    "fausse-guerison": frozenset({"RA-03"}),
    "compression-medullaire": frozenset({"RA-17"}),
    "accident-cerebral": frozenset({"RA-05"}),
    "essoufflement": frozenset({"RA-04"}),
    "pneumothorax": frozenset({"RA-04"}),
    "allergie": frozenset({"RA-06"}),
    "infection-grave": frozenset({"RA-07", "RA-08"}),
    "infection": frozenset({"RA-09", "RA-10", "RA-21"}),
    "saignement": frozenset({"RA-12", "RA-21"}),
    "ischemie-membre": frozenset({"RA-13"}),
    "ischemie-peau": frozenset({"RA-15"}),
    "thrombose": frozenset({"RA-14"}),
    "brulure": frozenset({"RA-15"}),
    "fracture": frozenset({"RA-16"}),
    "ventre": frozenset({"RA-20"}),
    "maux-de-tete-debout": frozenset({"RA-11"}),
    "glycemie": frozenset({"RA-18"}),
    "stimulateur": frozenset({"RA-19"}),
    "post-embolisation": frozenset({"RA-09"}),
    "apres-sedation": frozenset({"RA-22"}),
}
"""The signs that say an item in other words: one of them is enough."""

URGENT_SIGNS = frozenset(f"RA-{n:02}" for n in (1, 2, 3, 4, 5, 6, 7, 8, 12, 13, 14, 16, 17, 19, 20))
"""Signs for which one calls the 15; the others are for the same day, RA-23 for a visit."""

EVERYBODY: _Names = frozenset(
    {
        *("allergie", "infection", "saignement", "compression-medullaire"),
        *("RA-05", "RA-06", "RA-09", "RA-10", "RA-14", "RA-17", "RA-21", "RA-23"),
    }
)

OF_FAMILY: Mapping[str, _Names] = {
    "spine": frozenset(
        {
            *("queue-de-cheval", "deficit-membre", "infection-grave"),
            *("RA-01", "RA-02", "RA-08", "RA-11"),
        }
    ),
    "dura": frozenset({"maux-de-tete-debout"}),
    "hernia": frozenset({"fausse-guerison", "RA-03"}),
    "spinal-injection": frozenset({"accident-cerebral"}),
    "injection": frozenset({"infection-grave"}),
    "joint": frozenset({"RA-07"}),
    "steroid": frozenset({"glycemie", "RA-18"}),
    "cement": frozenset({"essoufflement", "RA-04"}),
    "bone": frozenset({"RA-01", "RA-02", "RA-04", "RA-14", "RA-16"}),
    "screws": frozenset({"essoufflement", "ischemie-membre", "thrombose", "fracture", "RA-13", "RA-14"}),
    "long-bone": frozenset({"fracture"}),
    "artery": frozenset(
        {
            *("deficit-membre", "accident-cerebral", "essoufflement"),
            *("ischemie-membre", "ischemie-peau", "thrombose"),
            *("RA-01", "RA-02", "RA-04", "RA-12", "RA-13", "RA-15"),
        }
    ),
    "tumour-artery": frozenset({"post-embolisation", "queue-de-cheval"}),
    "cancer": frozenset({"queue-de-cheval", "deficit-membre", "compression-medullaire"}),
    "chest": frozenset({"pneumothorax", "RA-04"}),
    "cold-nerve": frozenset({"deficit-membre", "RA-15"}),
    "pelvis-nerve": frozenset({"queue-de-cheval"}),
    "burn": frozenset({"brulure", "RA-15"}),
    "heat": frozenset({"stimulateur", "RA-19"}),
    "wall": frozenset({"ventre", "RA-20"}),
    "sedation": frozenset({"apres-sedation", "RA-22"}),
    "sedation-weakness": frozenset({"RA-01"}),
    "spinal-anaesthesia": frozenset({"maux-de-tete-debout", "RA-08"}),
    "general": frozenset({"essoufflement"}),
}
"""Family of procedures -> items and signs it must warn of."""

_SPINAL_INJECTION = ("spine", "injection", "spinal-injection", "steroid")
_CEMENT = ("cement", "bone", "cancer")
_ABLATION = ("spine", "bone", "cancer", "burn", "long-bone")

FAMILIES: Mapping[str, tuple[str, ...]] = {
    "infiltration-foraminale-lombaire": (*_SPINAL_INJECTION, "dura", "hernia"),
    "infiltration-epidurale-lombaire": (*_SPINAL_INJECTION, "dura", "hernia"),
    "infiltration-articulaire-posterieure": _SPINAL_INJECTION,
    "infiltration-sacro-iliaque": (*_SPINAL_INJECTION, "joint"),
    "infiltration-cervicale": (*_SPINAL_INJECTION, "dura"),
    "infiltration-articulaire": ("injection", "joint", "steroid"),
    "infiltration-tendineuse": ("injection", "joint", "steroid"),
    "infiltration-test": ("spine", "injection", "joint"),
    "prp": ("injection", "joint"),
    "bloc-nerveux": ("spine", "injection", "steroid"),
    "thermocoagulation-rachis": ("spine", "chest", "burn", "heat"),
    "thermocoagulation-genou": ("burn", "heat"),
    "cryoneurolyse": ("cold-nerve", "burn"),
    "embolisation-geniculee": ("artery",),
    "embolisation-tumorale": ("artery", "tumour-artery", "spine", "cancer"),
    "chimio-embolisation": ("artery", "tumour-artery", "spine", "cancer"),
    "herniectomie-percutanee": ("spine", "dura", "hernia"),
    "vertebroplastie": ("spine", "cement", "bone"),
    "cimentoplastie-bassin": (*_CEMENT, "long-bone"),
    "sacroplastie": ("spine", "cement", "bone"),
    "cimentoplastie-epaule": (*_CEMENT, "long-bone"),
    "cimentoplastie-femur": (*_CEMENT, "long-bone"),
    "cimentoplastie-renforcee": (*_CEMENT, "long-bone"),
    "osteosynthese-percutanee": ("bone", "screws", "cement", "cancer"),
    "cryoablation-endometriose": ("burn", "wall"),
    "cryoablation-os": _ABLATION,
    "radiofrequence-os": (*_ABLATION, "cement", "heat"),
    "alcoolisation": ("spine", "bone", "cancer", "long-bone"),
}
"""Procedure -> its families."""

FAMILIES_OF_VARIANT: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("vertebroplastie", "metastase-lytique"): ("cancer",),
    ("vertebroplastie", "metastase-condensante"): ("cancer",),
    ("vertebroplastie", "myelome"): ("cancer",),
    ("sacroplastie", "metastase"): ("cancer",),
    ("cryoneurolyse", "facettes"): ("spine",),
    ("cryoneurolyse", "intercostal"): ("chest",),
    ("cryoneurolyse", "pudendal"): ("pelvis-nerve",),
}

FAMILIES_OF_MODE: Mapping[str, tuple[str, ...]] = {
    "sedation": ("sedation", "sedation-weakness"),
    "loco-regionale": ("sedation", "sedation-weakness", "spinal-anaesthesia"),
    "generale": ("sedation", "sedation-weakness", "general"),
}

REQUIRED_AXES: Mapping[str, Mapping[str, _Names]] = {
    "cryoneurolyse": {"nerf": frozenset({"intercostal", "pudendal", "grand-occipital", "genou", "facettes"})},
    "infiltration-articulaire": {
        "articulation": frozenset({"epaule", "hanche", "genou", "main", "cheville"})
    },
    "embolisation-geniculee": {"produit": frozenset({"microbilles", "lipiodol"})},
    "herniectomie-percutanee": {"hernie": frozenset({"laterale", "mediane"})},
    "vertebroplastie": {
        "cause": frozenset({"osteoporose", "metastase-lytique", "metastase-condensante", "myelome"})
    },
}
"""Procedure -> required axes with the variants that the matrix names."""


def required_warnings(procedure: str, variants: tuple[str, ...], mode: str) -> _Names:
    """The items and signs that a sheet must warn of."""
    families = [
        *FAMILIES.get(procedure, ()),
        *(f for v in variants for f in FAMILIES_OF_VARIANT.get((procedure, v), ())),
        *FAMILIES_OF_MODE.get(mode, ()),
    ]
    return EVERYBODY.union(*(OF_FAMILY[family] for family in families))


def warned(name: str, flags: tuple[RedFlag, ...]) -> bool:
    """Whether the flags say this item, or this sign with its urgency."""
    if name in SIGNS_OF_ITEM:
        return any(f.id == name or SIGNS_OF_ITEM[name].intersection(f.signs_ids) for f in flags)
    urgent = name in URGENT_SIGNS
    return any(name in f.signs_ids and (f.urgency is Urgency.CALL_15 or not urgent) for f in flags)


def matrix_flags(library: Library, _: Texts, where: Where) -> Iterator[Problem]:
    """Every combination offered warns of all that the matrix requires."""
    for procedure in library.procedures.values():
        owner = f"gestes/{procedure.id}"
        if procedure.id not in FAMILIES:
            yield Problem(
                *where(owner, "groups"),
                RULE,
                "la matrice ne connaît pas ce geste : seuls les signes communs à tous sont exigés",
                "faites ajouter ses familles de signes dans rules/matrix.py",
                Severity.NOTICE,
            )
        missing: dict[str, str] = {}
        for selection in choices(procedure):
            variants = tuple(
                v for a in procedure.axes for v in a.options if v.id == selection.variants.get(a.id)
            )
            flags = red_flags_for(library.red_flags, groups_of(procedure, variants), selection.mode)
            chosen = tuple(v.id for v in variants)
            for name in sorted(required_warnings(procedure.id, chosen, selection.mode)):
                if not warned(name, flags):
                    missing.setdefault(name, said(selection))
        for name, context in missing.items():
            yield Problem(
                *where(owner, "groups"),
                RULE,
                f"le signe d’alerte « {name} » manque ({context})",
                "corrigez « groups » de la fiche, ou les groupes, modes et signs_ids de commun/alertes.yaml",
            )


def matrix_axes(library: Library, _: Texts, where: Where) -> Iterator[Problem]:
    """The axes that the matrix requires are there, required, with their variants."""
    for name, required in REQUIRED_AXES.items():
        procedure = library.procedures.get(name)
        if procedure is None:
            continue
        axes = {axis.id: axis for axis in procedure.axes}
        for axis_id, variants in required.items():
            axis = axes.get(axis_id)
            place = where(f"gestes/{name}", f"axes.{axis_id}")
            if axis is None or not axis.required:
                yield Problem(
                    *place, RULE, f"l’axe obligatoire « {axis_id} » manque", "ajoutez-le à « axes »"
                )
                continue
            for variant in sorted(variants - {option.id for option in axis.options}):
                yield Problem(*place, RULE, f"la variante « {variant} » manque", "ajoutez-la à « options »")


MATRIX_RULES = (matrix_flags, matrix_axes)
