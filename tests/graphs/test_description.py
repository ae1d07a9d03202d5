"""The descriptor and the data dictionary are those of the row models as they are now."""

import json

from shipped import FOLDER, rows

from corridor.io.datapackage import describe_package, render_dictionary
from corridor.io.schemas import TABLES

AGAIN = "run python tools/describe_data.py"


def test_descriptor_is_up_to_date():
    shipped = json.loads((FOLDER / "datapackage.json").read_text(encoding="utf-8"))
    current = describe_package(name="eurasia", title="", version="")
    assert shipped["resources"] == current["resources"], AGAIN


def test_dictionary_is_up_to_date():
    text = (FOLDER.parent.parent / "docs" / "data.md").read_text(encoding="utf-8")
    assert text.endswith(render_dictionary().rstrip() + "\n"), AGAIN


def test_every_table_is_there():
    for model in TABLES:
        assert rows(model.FILE.removesuffix(".csv")), model.FILE
