"""Read the tables that a route does not need: reported journeys and public claims."""

from __future__ import annotations

from pathlib import Path
from typing import Any, TypeVar

from corridor.errors import DataError
from corridor.io.catalog import network_dir
from corridor.io.columns import Row
from corridor.io.files import is_there
from corridor.io.read import in_file_order, read_table
from corridor.io.record_schema import ClaimRow, ObservationRow
from corridor.model.records import Claim, Observation

__all__ = [
    "read_claims",
    "read_observations",
    "read_observations_file",
]

_Row = TypeVar("_Row", bound=Row)


def read_observations(directory: Path | None = None) -> tuple[Observation, ...]:
    """Return the reported journeys of a network folder, in file order; none where it has none.

    Raises
    ------
    DataError
        If the table is unsound; it holds every fault.

    Examples
    --------
    >>> len(read_observations()) > 100
    True
    """
    path = network_dir(directory) / ObservationRow.FILE
    return read_observations_file(path) if is_there(path) else ()


def read_observations_file(path: Path) -> tuple[Observation, ...]:
    """Return the reported journeys in any file with the columns of ``observations.csv``."""
    return tuple(
        Observation(source_ids=row.sources, **_but_sources(row))
        for row in _rows(path, ObservationRow)
    )


def read_claims(directory: Path | None = None) -> tuple[Claim, ...]:
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
    rows = _rows(path, ClaimRow) if is_there(path) else ()
    return tuple(Claim(source_ids=row.sources, **_but_sources(row)) for row in rows)


def _rows(path: Path, model: type[_Row]) -> tuple[_Row, ...]:
    table, faults = read_table(path, model)
    if faults:
        raise DataError.from_faults(in_file_order(faults), path.name)
    return table.rows


def _but_sources(row: Row) -> dict[str, Any]:
    return {column: value for column, value in row if column != "sources"}
