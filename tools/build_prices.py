"""Write the tables of prices and emission factors from the research notes.

Usage: python tools/build_prices.py NOTES_DIR [NETWORK_DIR]
"""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from corridor.io.columns import Row  # noqa: E402 - the path must be set first
from corridor.io.price_schema import ChargeRow, EmissionFactorRow, PriceSourceRow, RateRow  # noqa: E402 - the path must be set first
from corridor.io.tables import columns_of  # noqa: E402
from corridor.io.tariffs import read_prices  # noqa: E402
from tools.price_build.charges import charges  # noqa: E402
from tools.price_build.factors import factors  # noqa: E402
from tools.price_build.notes import OWN_ESTIMATE, read_notes  # noqa: E402
from tools.price_build.rates import rates  # noqa: E402


def main(notes_folder: Path, network_folder: Path) -> None:
    """Write the four tables and read them back."""
    notes = read_notes(notes_folder)
    _write(network_folder, RateRow, rates(notes))
    _write(network_folder, ChargeRow, charges(notes))
    _write(network_folder, EmissionFactorRow, factors(notes))
    own = {"title": "Own estimate, derived as the note says", "kind": "own-estimate"}
    sources = {**notes.sources, OWN_ESTIMATE: own}
    rows = ({"id": slug, **cells} for slug, cells in sources.items())
    _write(network_folder, PriceSourceRow, rows)
    read_prices(network_folder)


def _write(folder: Path, model: type[Row], rows: Iterable[dict[str, Any]]) -> None:
    """Check rows with their model and write them by id, in the column order of all tables."""
    text, columns = io.StringIO(newline=""), columns_of(model)
    writer = csv.DictWriter(text, columns, lineterminator="\n", restval="")
    writer.writeheader()
    for row in sorted(rows, key=lambda cells: cells["id"]):
        cells = {column: _text(value) for column, value in row.items()}
        model.model_validate({column: cell for column, cell in cells.items() if cell})
        writer.writerow(cells)
    (folder / model.FILE).write_text(text.getvalue(), encoding="utf-8", newline="")


def _text(value: object) -> str:
    return f"{value:g}" if isinstance(value, float) and value < 1e5 else str(value)


if __name__ == "__main__":
    arguments = [Path(argument) for argument in sys.argv[1:]]
    main(arguments[0], arguments[1] if arguments[1:] else ROOT / "graphs" / "eurasia")
