"""JSON Schemas: in step with the models, and agreeing with the checker on real files."""

import json
from dataclasses import fields
from pathlib import Path

import pytest

from algoguide.content import models
from algoguide.content.models import pages, procedure, shared, visits
from algoguide.content.models.fields import FileModel
from algoguide.content.schema import SCHEMAS, json_schema, write_schemas

SHIPPED = Path(__file__).parents[2] / "content" / "schema"

MODELS = sorted(
    {
        value
        for module in (shared, procedure, pages, visits)
        for value in vars(module).values()
        if isinstance(value, type) and issubclass(value, FileModel) and hasattr(value, "makes")
    },
    key=lambda model: model.__name__,
)


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_shipped_schema_is_in_step(name: str) -> None:
    text = (SHIPPED / f"{name}.json").read_text(encoding="utf-8")
    assert text == json_schema(name), "run: python -m algoguide.content.schema"


def test_no_schema_is_left_over() -> None:
    assert {path.stem for path in SHIPPED.iterdir()} == set(SCHEMAS)


def test_writing_gives_the_files(tmp_path: Path) -> None:
    assert {path.stem for path in write_schemas(tmp_path)} == set(SCHEMAS)
    json.loads((tmp_path / "geste.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_a_file_can_say_every_field_of_the_domain_and_no_other(model: type[FileModel]) -> None:
    known = {field.name for field in fields(model.makes)} - {model.key_field, "id"}
    renamed = {
        "PlateModel": ({"width", "height"}, {"size"}),
        "BodyMapModel": ({"width", "height", "captions"}, set()),  # taken from its plate
        "DiscModel": ({"x", "y"}, {"at"}),
        "ZoneModel": ({"anchor", "align", "leader"}, {"label"}),
        "ProportionModel": (set(), {"proportion_kind"}),
        "ChangeModel": (set(), {"kind"}),
        "QuantityModel": (set(), {"kind"}),
    }
    # Phrases stand in the texts that mention them.
    only_domain, only_file = renamed.get(model.__name__, (set(), set()))
    assert set(model.model_fields) - {"id", "phrases"} - only_file == known - only_domain


def test_items_that_may_be_shared_may_be_just_a_use() -> None:
    schema = json.loads(json_schema("geste"))
    risk = schema["$defs"]["RiskModel"]
    assert {"required": ["use"]} in risk["anyOf"]
    assert "use" in risk["properties"]


def test_a_file_of_a_procedure_may_hold_a_part_of_its_keys() -> None:
    assert "required" not in json.loads(json_schema("geste"))


def test_the_models_are_documented() -> None:
    assert models.__doc__
    assert all(model.__doc__ for model in MODELS)
