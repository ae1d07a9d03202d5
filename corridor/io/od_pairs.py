"""Lists of origins and destinations: CSV files with one pair a row."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, ClassVar

from pydantic import Field, StringConstraints

from corridor.errors import DataError
from corridor.io.columns import Row, Text
from corridor.io.read import in_file_order, read_table

__all__ = ["PairRow", "read_pairs"]

MOST_PAIRS = 100_000
"""Pairs of one file."""

Name = Annotated[Text, StringConstraints(min_length=1)]


class PairRow(Row):
    """One pair of origin and destination."""

    FILE: ClassVar[str] = "ods.csv"
    TITLE: ClassVar[str] = "Origins and destinations"
    KEY: ClassVar[tuple[str, ...]] = ("origin", "destination")

    origin: Name = Field(description="Terminal by id, name in any language, or UN/LOCODE")
    destination: Name = Field(description="Terminal by id, name in any language, or UN/LOCODE")


def read_pairs(path: Path) -> tuple[tuple[str, str], ...]:
    """Return the (origin, destination) pairs of a CSV file, as written, in file order.

    Raises
    ------
    DataError
        If the file is not sound; it holds every fault with its line.
    """
    table, faults = read_table(path, PairRow)
    if faults:
        raise DataError.from_faults(in_file_order(faults), path.name)
    if not 0 < len(table) <= MOST_PAIRS:
        raise DataError(
            f"{path.name}: has {len(table)} pairs; from 1 to {MOST_PAIRS:,} can be asked"
        )
    return tuple((row.origin, row.destination) for row in table.rows)
