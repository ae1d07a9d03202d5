"""Regenerate the tables of graphs/eurasia from the research notes.

``python tools/build_network.py NOTES_DIR`` reads the folders ``corridor``, ``alternatives`` and
``journeys`` of the notes, ``known_answers`` beside them
and the hand-made tables beside this script, and writes the CSV files and
``datapackage.json``. The same input gives the same bytes. Prices and emission factors are written
by ``build_prices.py``, the data dictionary by ``describe_data.py``.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from describe_data import descriptor
from network_build.assemble import Assembly
from network_build.books import Ledger, SourceBook
from network_build.claims import claim_rows
from network_build.desk import Desk
from network_build.lineage import lineage_rows
from network_build.moves import MoveBook
from network_build.notes import Notes
from network_build.places import name_rows, position_differences, terminal_rows
from network_build.plan import Plan, read_plan
from network_build.ports import Ports
from network_build.running import Running
from network_build.stays import Stays
from network_build.stretches import with_estimated_legs
from network_build.writing import checked, write_table

from corridor.io.schemas import TABLES
from corridor.io.write import write_text_atomic

EURASIA = Path(__file__).resolve().parent.parent / "graphs" / "eurasia"


def main() -> None:
    """Build and write the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("notes", type=Path, help="folder of the research notes")
    parser.add_argument("--out", type=Path, default=EURASIA, help="network folder to write")
    arguments = parser.parse_args()
    notes = Notes.from_folder(arguments.notes)
    tables = build(with_estimated_legs(read_plan(), notes), notes)
    arguments.out.mkdir(parents=True, exist_ok=True)
    for model in (model for model in TABLES if model.FILE in tables):
        rows = checked(model, tables[model.FILE])
        write_table(arguments.out, model, rows)
        print(f"{model.FILE:20} {len(rows):5} rows")
    write_text_atomic(arguments.out / "datapackage.json", descriptor())
    for name, distance_km in position_differences(notes):
        far = f"the two note files lie {distance_km:.0f} km apart"
        print(f"{name}: {far}; the corridor file's is used")


def build(plan: Plan, notes: Notes) -> Mapping[str, list[dict[str, Any]]]:
    """Return the rows of every table by file name."""
    book = SourceBook({row["key"]: row["kind"] for row in plan.table("source_kinds.csv")})
    desk = Desk(plan=plan, notes=notes, book=book, ledger=Ledger())
    running, moves = Running(desk), MoveBook()
    running.fill()
    stays = Stays(desk, running, moves)
    stays.fill()
    Ports(stays).fill()
    assembly = Assembly(desk, running)
    tables = {
        "terminals.csv": terminal_rows(desk),
        "names.csv": name_rows(plan),
        "legs.csv": assembly.leg_rows(),
        "transit_times.csv": assembly.transit_rows(),
        "transfers.csv": moves.rows(),
        "eras.csv": plan.table("eras.csv"),
        "corridors.csv": assembly.corridor_rows(),
        "sections.csv": assembly.section_rows(),
        "services.csv": assembly.service_rows(),
        "facts.csv": assembly.fact_rows(),
        "costs.csv": assembly.cost_rows(),
        "observations.csv": assembly.observation_rows(),
        "claims.csv": claim_rows(desk),
    }
    # Last: by now every source is cited and every row of the notes is spoken for.
    tables["sources.csv"] = book.rows()
    tables["lineage.csv"] = lineage_rows(plan, notes, desk.ledger)
    return tables


if __name__ == "__main__":
    main()
