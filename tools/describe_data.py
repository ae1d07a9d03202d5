"""Describe the tables of graphs/eurasia: ``datapackage.json`` and ``docs/data.md``.

Both are made from the row models in ``corridor/io/schema.py``; run this after changing those.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from corridor.io.datapackage import CC_BY_4, describe_package, render_dictionary
from corridor.io.write import write_text_atomic

ROOT: Final = Path(__file__).resolve().parent.parent
VERSION: Final = "2026.11"
ODBL: Final = {
    "name": "ODbL-1.0",
    "path": "https://opendatacommons.org/licenses/odbl/1-0/",
    "title": "Open Data Commons Open Database License 1.0",
}
PUBLIC_DOMAIN: Final = {
    "name": "other-pd",
    "path": "https://www.naturalearthdata.com/about/terms-of-use/",
    "title": "Natural Earth, public domain",
}
LINES: Final = (
    ("rail", "Railway lines along which legs are drawn", ODBL),
    ("road", "Road lines along which legs are drawn", ODBL),
    ("sea", "Sea lines along which legs are drawn", CC_BY_4),
    ("countries", "Country outlines against which positions are checked", PUBLIC_DOMAIN),
)
INTRODUCTION: Final = Path(__file__).parent / "network_build" / "tables" / "data_introduction.md"


def main() -> None:
    """Write the descriptor and the data dictionary."""
    write_text_atomic(ROOT / "graphs" / "eurasia" / "datapackage.json", descriptor())
    write_text_atomic(ROOT / "docs" / "data.md", dictionary())


def descriptor() -> str:
    """Return the Frictionless descriptor of the shipped network."""
    package = describe_package(
        name="eurasia",
        title="Eurasian freight network: the Middle Corridor and its alternatives",
        version=VERSION,
        description="Terminals, legs, transit times by era, transfers and their sources.",
        others=map(_lines, *zip(*LINES, strict=True)),
    )
    return json.dumps(package, ensure_ascii=False, indent=2) + "\n"


def _lines(name: str, title: str, licence: Mapping[str, str]) -> dict[str, object]:
    return {
        "name": f"lines-{name}",
        "title": title,
        "path": f"lines/{name}.geojson",
        "format": "geojson",
        "mediatype": "application/geo+json",
        "encoding": "utf-8",
        "licenses": [dict(licence)],
    }


def dictionary() -> str:
    """Return the data dictionary with its introduction."""
    introduction = INTRODUCTION.read_text(encoding="utf-8").rstrip()
    return f"{introduction}\n\n{render_dictionary().rstrip()}\n"


if __name__ == "__main__":
    main()
