"""Read the public claims beside a network; reported journeys are read by ``io/reports.py``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from corridor.errors import DataError
from corridor.io.catalog import network_dir
from corridor.io.columns import Row
from corridor.io.files import is_there
from corridor.io.read import in_file_order, read_table
from corridor.io.record_schema import ClaimRow
from corridor.model.records import Claim

__all__ = ["read_claims"]


def read_claims(directory: Path | str | None = None) -> tuple[Claim, ...]:
    """Return the public claims of a network folder, in file order; none where it has none.

    Raises
    ------
    DataError
        If the table is unsound; it holds every fault.

    Examples
    --------
    >>> len(read_claims()) > 50
    True
    """
    path = network_dir(directory) / ClaimRow.FILE
    if not is_there(path):
        return ()
    table, faults = read_table(path, ClaimRow)
    if faults:
        raise DataError.from_faults(in_file_order(faults), path.name)
    return tuple(Claim(source_ids=row.sources, **_but_sources(row)) for row in table.rows)


def _but_sources(row: Row) -> dict[str, Any]:
    return {column: value for column, value in row if column != "sources"}
