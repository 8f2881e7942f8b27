"""Which model each file follows; pydantic's errors as French problems; JSON Schemas for editors.

`python -m algoguide.content.schema` writes the schemas again in `content/schema/`.
"""

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError

from algoguide.content.models.comparison import ComparisonModel
from algoguide.content.models.fields import SAYS, FileModel
from algoguide.content.models.pages import (
    BodyMapModel,
    CatalogueModel,
    GlossaryModel,
    PackModel,
    PainModel,
    PhrasesModel,
    PlateModel,
    RedFlagsModel,
    SharedCareModel,
    SharedPreparationModel,
    SharedRisksModel,
    SourcesModel,
    WordsModel,
)
from algoguide.content.models.procedure import AnaesthesiaModel, ProcedureModel
from algoguide.content.models.visits import ActsModel, VisitPreparationModel
from algoguide.content.reading import Tree
from algoguide.content.suggesting import closest
from algoguide.domain.french import counted, listing
from algoguide.domain.problem import Problem

RULE = "forme"

SCHEMAS: Mapping[str, type[FileModel]] = {
    "pack": PackModel,
    "catalogue": CatalogueModel,
    "corps": BodyMapModel,
    "glossaire": GlossaryModel,
    "sources": SourcesModel,
    "mots": WordsModel,
    "alertes": RedFlagsModel,
    "preparation": SharedPreparationModel,
    "apres": SharedCareModel,
    "risques": SharedRisksModel,
    "phrases": PhrasesModel,
    "douleur": PainModel,
    "geste": ProcedureModel,
    "anesthesie": AnaesthesiaModel,
    "comparaison": ComparisonModel,
    "illustration": PlateModel,
    "visites-preparation": VisitPreparationModel,
    "visites-actes": ActsModel,
}
"""Name of the schema -> model. `geste` serves the files of a procedure's folder, each a part of it."""

_Model = TypeVar("_Model", bound=FileModel)
_Loc = tuple[int | str, ...]

_PLAIN_WORDS: Mapping[str, tuple[str, str]] = {
    "string_type": ("un texte est attendu", "écrivez-le entre guillemets"),
    "list_type": ("une liste est attendue", "mettez les valeurs entre crochets"),
    "dict_type": ("des clés avec leurs valeurs sont attendues", "écrivez « clé: valeur »"),
    "model_type": ("des clés avec leurs valeurs sont attendues", "écrivez « clé: valeur »"),
    "int_type": ("un nombre entier est attendu", "écrivez-le sans guillemets"),
    "float_type": ("un nombre est attendu", "écrivez-le sans guillemets, avec un point"),
    "bool_type": ("true ou false est attendu", "écrivez-le sans guillemets"),
    "date_type": ("une date est attendue", 'écrivez par exemple "2026-11-21"'),
    "union_tag_not_found": (
        "le genre du chiffre manque",
        "ajoutez kind: proportion, change ou quantity",
    ),
    "union_tag_invalid": (
        "le genre du chiffre est inconnu",
        "écrivez kind: proportion, change ou quantity",
    ),
}


def validated(tree: Tree, model: type[_Model]) -> tuple[_Model | None, list[Problem]]:
    """The model of what was read, or every problem of its shape."""
    try:
        return model.model_validate(tree.data), []
    except ValidationError as error:
        return None, [_problem(tree, model, dict(e)) for e in error.errors(include_url=False)]


def _problem(tree: Tree, model: type[BaseModel], error: dict[str, Any]) -> Problem:
    loc: _Loc = error["loc"]
    at = error.get("ctx", {}).get("at")
    if at or error["type"] == "union_tag_invalid":
        loc = (*loc, at or "kind")
    place = tree.at(loc)
    message, advice = _in_french(model, error, loc)
    return Problem(place.file, place.line, RULE, message, advice)


def _in_french(  # noqa: PLR0911 - one answer per kind of error
    model: type[BaseModel], error: dict[str, Any], loc: _Loc
) -> tuple[str, str]:
    kind, context = error["type"], error.get("ctx", {})
    name = next((str(part) for part in reversed(loc) if isinstance(part, str)), "")
    if kind == SAYS:
        return f"{name} : {context['message']}" if name else context["message"], context["advice"]
    if kind == "missing":
        return f"la clé « {name} » manque", "ajoutez-la"
    if kind == "extra_forbidden":
        return f"la clé « {name} » est inconnue", closest(name, _known_keys(model, loc[:-1]))
    if kind in {"enum", "literal_error"}:
        expected = str(context["expected"]).replace(" or ", " ou ").replace("'", "")
        return f"{name} : « {error['input']} » n’est pas admis", f"choisissez parmi : {expected}"
    if kind in {"too_short", "too_long"}:
        wanted = context.get("min_length", context.get("max_length"))
        many = counted(wanted, "valeur est attendue", "valeurs sont attendues")
        return f"{name} : {many}", "corrigez la liste"
    if kind in _PLAIN_WORDS:
        message, advice = _PLAIN_WORDS[kind]
        return f"{name} : {message}", advice
    return f"{name} : la valeur est refusée", "voyez le guide des auteurs"


def _known_keys(model: type[BaseModel], loc: _Loc) -> set[str]:
    """The keys admitted at `loc`, found by following the annotations of the models."""
    models = {model}
    for part in loc:
        fields = [m.model_fields[str(part)] for m in models if str(part) in m.model_fields]
        if fields:
            models = {found for f in fields for found in _models_in(f.annotation)}
    return {key for m in models for key in m.model_fields}


def _models_in(annotation: Any) -> set[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return {annotation}
    return {found for part in get_args(annotation) for found in _models_in(part)}


def json_schema(name: str) -> str:
    """The text of one JSON Schema file."""
    schema = SCHEMAS[name].model_json_schema()
    if name == "geste":
        del schema["required"]  # each file of the folder holds a part of the keys
    ordered = {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
    return json.dumps(ordered, ensure_ascii=False, indent=1) + "\n"


def write_schemas(folder: Path) -> list[Path]:
    """Write every schema in `folder`; return the files."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name in SCHEMAS:
        path = folder / f"{name}.json"
        path.write_text(json_schema(name), encoding="utf-8", newline="\n")
        written.append(path)
    return written


if __name__ == "__main__":
    target = Path(sys.argv[1] if len(sys.argv) > 1 else "content/schema")
    names = [path.stem for path in write_schemas(target)]
    sys.stdout.write(f"{target} : {listing(names)}\n")
