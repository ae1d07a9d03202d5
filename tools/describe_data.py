"""Describe the tables of graphs/eurasia: ``datapackage.json`` and ``docs/data.md``.

Both are made from the row models in ``corridor/io/schema.py``; run this after changing those.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

from corridor.io.datapackage import describe_package, render_dictionary
from corridor.io.write import write_text_atomic

ROOT: Final = Path(__file__).resolve().parent.parent
VERSION: Final = "2026.11"
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
    )
    return json.dumps(package, ensure_ascii=False, indent=2) + "\n"


def dictionary() -> str:
    """Return the data dictionary with its introduction."""
    introduction = INTRODUCTION.read_text(encoding="utf-8").rstrip()
    return f"{introduction}\n\n{render_dictionary().rstrip()}\n"


if __name__ == "__main__":
    main()
