"""The descriptor and the dictionary say what the models say."""

from __future__ import annotations

import csv
import json

import pytest
from networks import TINY

from corridor.io.columns import Row
from corridor.io.datapackage import CC_BY_4, describe_package, render_dictionary
from corridor.io.schemas import TABLES
from corridor.model.vocabulary import Mode

PACKAGE = describe_package(name="tiny", title="Tiny", version="1")
RESOURCES = {resource["path"]: resource for resource in PACKAGE["resources"]}


def field(file: str, name: str) -> dict[str, object]:
    fields = RESOURCES[file]["schema"]["fields"]
    return next(one for one in fields if one["name"] == name)


def test_every_table_is_a_resource_with_its_keys() -> None:
    assert list(RESOURCES) == [model.FILE for model in TABLES]
    assert RESOURCES["transfers.csv"]["schema"]["primaryKey"] == ["id", "part", "era"]
    tail = {"fields": ["tail"], "reference": {"resource": "terminals", "fields": ["id"]}}
    assert tail in RESOURCES["legs.csv"]["schema"]["foreignKeys"]


def test_fields_stand_in_the_order_of_the_files() -> None:
    for name, text in TINY.items():
        header = next(csv.reader(text.splitlines()))
        listed = [one["name"] for one in RESOURCES[name]["schema"]["fields"]]
        assert sorted(header) == sorted(listed), name


def test_fields_carry_type_unit_and_constraints() -> None:
    assert field("legs.csv", "mode")["constraints"] == {"required": True, "enum": list(Mode)}
    length = field("legs.csv", "length_km")
    assert (length["type"], length["unit"]) == ("number", "km")
    assert length["constraints"] == {"required": True, "exclusiveMinimum": 0, "maximum": 50_000}
    gauges = field("terminals.csv", "gauges_mm")
    assert (gauges["type"], gauges["delimiter"], gauges["itemType"]) == ("list", ";", "integer")
    assert field("eras.csv", "default")["type"] == "boolean"
    assert set(Mode) < set(field("transfers.csv", "from_mode")["constraints"]["enum"])


def test_the_descriptor_is_plain_json_and_names_licences_by_resource() -> None:
    odbl = {"name": "ODbL-1.0", "title": "Open Database License"}
    lines = {"name": "rail-lines", "path": "lines/rail.geojson", "licenses": [odbl]}
    package = describe_package(
        name="x", title="X", version="1", licences_of={"legs.csv": [odbl]}, others=[lines]
    )
    assert json.loads(json.dumps(package)) == package
    by_path = {resource["path"]: resource for resource in package["resources"]}
    assert by_path["legs.csv"]["licenses"] == [odbl]
    assert "licenses" not in by_path["names.csv"]
    assert by_path["lines/rail.geojson"] == lines
    assert package["licenses"] == [dict(CC_BY_4)]


def test_the_dictionary_has_a_line_a_column() -> None:
    text = render_dictionary()
    for model in TABLES:
        assert f"(`{model.FILE}`)" in text
        for name, column in model.model_fields.items():
            assert f"| `{name}` |" in text
            assert column.description, f"{model.FILE}: {name} has no description"
    for line in text.splitlines():
        if line.startswith("| "):
            assert line.replace("\\|", "").count("|") == 6


@pytest.mark.parametrize("model", TABLES, ids=lambda model: model.FILE)
def test_columns_point_to_tables_that_have_ids(model: type[Row]) -> None:
    keyed = {table.FILE for table in TABLES if table.KEY == ("id",)}
    for column, file in {**model.FOREIGN, **model.REFERS}.items():
        assert column in model.model_fields
        assert file in keyed
    assert all(model.model_fields[column].is_required() for column in model.FOREIGN)
