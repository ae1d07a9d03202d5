"""From the text of a CSV file to cells, with every fault of its form."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from typing import Final

from corridor.errors import Fault
from corridor.io.columns import Row
from corridor.io.tables import Cells, Place

__all__ = ["cells_of_csv"]

_FATAL: Final = ("no-header", "missing-column")
"""Faults after which the rows are not looked at: each would be at fault for the same reason."""

LONGEST_QUOTE: Final = 60
"""Characters of a strange column name that a message repeats."""

Record = tuple[int, list[str]]
"""The line a record begins on, and its cells."""


def cells_of_csv(text: str, model: type[Row], name: str) -> tuple[Cells, list[Fault]]:
    """Return the rows of a CSV text and what is wrong with its form.

    Parameters
    ----------
    text
        With a header line.
    model
        What the rows should be.
    name
        File name for the faults.

    Returns
    -------
    Cells, list of Fault
        Rows with too many or too few cells are left out; columns that the table does not have too.
    """
    cells, faults = Cells(), list[Fault]()
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = [column.strip() for column in next(reader, [])]
        faults.extend(_header_faults(header, model, Place(name, 1)))
        cells.is_whole = not any(fault.rule in _FATAL for fault in faults)
        if cells.is_whole:
            even = _even(_numbered(reader), header, cells, faults, name)
            _fill(cells, even, _kept(header, model), name)
    except csv.Error as error:
        cells.is_whole = False
        faults.append(_unsound(error, Place(name, reader.line_num)))
    return cells, faults


def _numbered(reader: Iterator[list[str]]) -> Iterator[Record]:
    """Yield each record with the line it begins on; a quoted cell may run over several lines."""
    first = reader.line_num + 1  # type: ignore[attr-defined]
    for record in reader:
        yield first, record
        first = reader.line_num + 1  # type: ignore[attr-defined]


def _even(
    records: Iterator[Record], header: Sequence[str], cells: Cells, faults: list[Fault], name: str
) -> Iterator[Record]:
    """Pass on the records as wide as the header; blank lines are none."""
    width = len(header)
    for line, record in records:
        if len(record) == width:
            yield line, record
        elif record:
            cells.lost_ids.add(dict(zip(header, record, strict=False)).get("id", ""))
            faults.append(_ragged(Place(name, line), len(record), width))


def _kept(header: Sequence[str], model: type[Row]) -> list[tuple[int, str, bool]]:
    """Return (index, column, whether a blank cell is kept) of the columns the table has."""
    fields = model.model_fields
    return [
        (index, column, fields[column].is_required())
        for index, column in enumerate(header)
        if column in fields
    ]


def _fill(
    cells: Cells, records: Iterator[Record], kept: list[tuple[int, str, bool]], name: str
) -> None:
    for line, record in records:
        cells.texts.append(
            {column: record[index] for index, column, blank in kept if blank or record[index]}
        )
        cells.places.append(Place(name, line))


def _header_faults(header: Sequence[str], model: type[Row], place: Place) -> Iterator[Fault]:
    if not header:
        yield place.fault("no-header", "the file is empty", hint=_columns(model))
        return
    yield from _missing_columns(header, model, place)
    for index, column in enumerate(header):
        if column not in model.model_fields:
            shown = column[:LONGEST_QUOTE]
            yield place.fault(
                "unknown-column",
                f"the table has no column {shown!r}",
                column=shown,
                hint=_columns(model),
            )
        elif column in header[:index]:
            yield place.fault("repeated-column", "the column stands here twice", column=column)


def _missing_columns(header: Sequence[str], model: type[Row], place: Place) -> Iterator[Fault]:
    for column, field in model.model_fields.items():
        if field.is_required() and column not in header:
            yield place.fault(
                "missing-column",
                f"there is no column {column!r}",
                column=column,
                hint=f"it holds: {field.description}",
            )


def _ragged(place: Place, found: int, width: int) -> Fault:
    return place.fault(
        "ragged-row",
        f"has {found} cells where the header has {width}",
        hint="a cell with a comma in it must stand in quotation marks",
    )


def _unsound(error: csv.Error, place: Place) -> Fault:
    return place.fault(
        "csv",
        f"is not sound CSV from here on: {error}",
        hint="a quotation mark inside a cell is written twice",
    )


def _columns(model: type[Row]) -> str:
    return "its columns: " + ", ".join(model.model_fields)
