"""From the text of a CSV file to a sheet of cells, with every fault of its form."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from typing import Final

from corridor.errors import Fault
from corridor.io.columns import Row
from corridor.io.tables import Place, Sheet

__all__ = ["sheet_of_csv"]

_FATAL: Final = ("no-header", "separator", "missing-column")
"""Faults after which the rows are not looked at: each would be at fault for the same reason."""

_OTHER_SEPARATORS: Final = {";": "semicolons", "\t": "tabs"}

_EXCEL: Final = (
    "in Excel set the decimal separator to a point (File > Options > Advanced, without system "
    "separators), then save as CSV UTF-8: it writes commas between cells and 1234.5 for numbers"
)
"""Where the decimal sign is a comma, as in Türkiye and Germany, Excel writes semicolons; and a cell
1.234 may be a thousand or one: better refused than misread."""

LONGEST_QUOTE: Final = 60
"""Characters of a strange column name that a message repeats."""


def sheet_of_csv(text: str, model: type[Row], name: str) -> tuple[Sheet, list[Fault]]:
    """Return the records of a CSV text and what is wrong with its form.

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
    Sheet, list of Fault
        Records with too many or too few cells are left out.
    """
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    sheet, faults = Sheet(name), list[Fault]()
    try:
        sheet.columns = [column.strip() for column in next(reader, [])]
        faults.extend(_header_faults(sheet.columns, model, Place(name, 1)))
        sheet.is_whole = not any(fault.rule in _FATAL for fault in faults)
        if sheet.is_whole:
            faults.extend(_take_in(reader, sheet))
    except csv.Error as error:
        sheet.is_whole = False
        faults.append(_unsound(error, Place(name, reader.line_num)))
    return sheet, faults


def _take_in(reader: Iterator[list[str]], sheet: Sheet) -> Iterator[Fault]:
    """Fill a sheet with the records as wide as its header; blank lines are none."""
    width = len(sheet.columns)
    first = reader.line_num + 1  # type: ignore[attr-defined]
    for record in reader:
        if len(record) == width:
            sheet.records.append(record)
            sheet.lines.append(first)
        elif record:
            sheet.lost_ids.add(dict(zip(sheet.columns, record, strict=False)).get("id", ""))
            yield _ragged(Place(sheet.name, first), len(record), width)
        first = reader.line_num + 1  # type: ignore[attr-defined] # quoted cells may have many lines


def _header_faults(header: Sequence[str], model: type[Row], place: Place) -> Iterator[Fault]:
    if not header:
        yield place.fault("no-header", "the file is empty", hint=_columns(model))
        return
    for separator, name in _OTHER_SEPARATORS.items():
        if len(header) == 1 and separator in header[0]:
            message = f"its cells are separated by {name}, not by commas"
            yield place.fault("separator", message, hint=_EXCEL)
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
