"""The descriptor and the data dictionary are those of the row models as they are now."""

import json

from shipped import FOLDER, rows

from corridor.io.datapackage import describe_package, render_dictionary
from corridor.io.schemas import TABLES

AGAIN = "run python tools/describe_data.py"


def test_descriptor_is_up_to_date():
    shipped = json.loads((FOLDER / "datapackage.json").read_text(encoding="utf-8"))
    current = describe_package(name="eurasia", title="", version="")
    tables = [one for one in shipped["resources"] if one.get("type") == "table"]
    assert tables == current["resources"], AGAIN


def test_every_line_file_is_described_with_its_licence():
    shipped = json.loads((FOLDER / "datapackage.json").read_text(encoding="utf-8"))
    licence = {
        one["path"]: one["licenses"][0]["name"] for one in shipped["resources"][len(TABLES) :]
    }
    assert set(licence) == {f"lines/{path.name}" for path in (FOLDER / "lines").glob("*.geojson")}
    assert licence["lines/rail.geojson"] == licence["lines/road.geojson"] == "ODbL-1.0"


def test_dictionary_is_up_to_date():
    text = (FOLDER.parent.parent / "docs" / "data.md").read_text(encoding="utf-8")
    assert text.endswith(render_dictionary().rstrip() + "\n"), AGAIN


def test_every_table_is_there():
    for model in TABLES:
        assert rows(model.FILE.removesuffix(".csv")), model.FILE
