"""Read reported journeys from any file: own columns of the reader are left alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from corridor.errors import DataError, Fault
from corridor.io.files import text_of
from corridor.io.read import in_file_order
from corridor.io.record_schema import ObservationRow
from corridor.io.sheets import sheet_of_csv
from corridor.io.tables import Cells, Sheet, Table
from corridor.io.validate import table_of_cells, table_of_sheet
from corridor.model.records import Observation

__all__ = ["Reports", "read_reports", "read_reports_leniently"]

KINDS: Final = ("observed", "average", "advertised", "target")

MOST_REPORTS: Final = 20_000
"""Reports in one file: each is routed and travelled in thousands of worlds."""

NEEDED: Final = (
    *("id", "origin", "destination", "corridor", "via", "modes", "days_min", "days_max", "kind"),
    *("refers_to", "includes", "scope", "scorable", "group"),
)
"""Columns that a prediction looks at: what stands in the others keeps no row out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reports:
    """A file of reports as far as it can be read.

    Parameters
    ----------
    rows
        Sound reports, in file order.
    unread
        Id (or line) and reason of each row that cannot be one.
    """

    rows: tuple[Observation, ...]
    unread: tuple[tuple[str, str], ...] = ()


def read_reports(path: Path) -> tuple[Observation, ...]:
    """Return the reported journeys of a CSV file, in file order.

    Parameters
    ----------
    path
        File with the columns ``id, origin, destination, kind`` and, as far as known, ``corridor,
        via, days_min, days_max, refers_to`` and the others of ``observations.csv``. Columns that
        it has besides are not looked at.

    Raises
    ------
    DataError
        If a column is missing or a value cannot be; it holds every fault.
    """
    _, form_faults, table, value_faults = _read(path)
    if faults := [*form_faults, *value_faults]:
        raise DataError.from_faults(in_file_order(faults), path.name)
    return _observations(table)


def read_reports_leniently(path: Path) -> Reports:
    """Return what can be read of a file of reports, and why the rest cannot.

    Parameters
    ----------
    path
        As for :func:`read_reports`.

    Raises
    ------
    DataError
        If the file as a whole is unsound: columns are missing, or no row can be read.
    """
    sheet, form_faults, table, value_faults = _read(path)
    if not sheet.is_whole:
        raise DataError.from_faults(in_file_order(form_faults), path.name)
    rows = {place.line: row for row, place in zip(_observations(table), table.places, strict=True)}
    unread = {fault.line: (f"line {fault.line}", fault.message) for fault in form_faults}
    reasons = _by_line(value_faults)
    for texts, place in table.lost_rows:
        needed = {column: texts[column] for column in NEEDED if column in texts}
        alone = Cells(texts=[needed], places=[place])
        kept, faults = table_of_cells(alone, ObservationRow)
        if not faults:
            rows[place.line] = _observations(kept)[0]
        else:
            name = texts.get("id") or f"line {place.line}"
            unread[place.line] = (name, reasons[place.line])
    again = _repeated(rows)
    rows = {line: row for line, row in rows.items() if line not in again}
    unread |= again
    if unread and not rows:
        raise DataError.from_faults(in_file_order([*form_faults, *value_faults]), path.name)
    return Reports(
        rows=tuple(rows[line] for line in sorted(rows, key=lambda line: line or 0)),
        unread=tuple(unread[line] for line in sorted(unread, key=lambda line: line or 0)),
    )


def _read(path: Path) -> tuple[Sheet, list[Fault], Table[ObservationRow], list[Fault]]:
    text = text_of(path, path.name)
    if isinstance(text, Fault):
        if text.rule == "missing-file":  # of a user's own, where the others are of a folder
            text = replace(text, message="there is no such file", hint="")
        raise DataError.from_faults([text], path.name)
    _refuse_other_separators(text.partition("\n")[0], path.name)
    sheet, form_faults = sheet_of_csv(text, ObservationRow, path.name)
    if len(sheet.records) > MOST_REPORTS:
        raise DataError(f"{path.name}: more than {MOST_REPORTS:,} reports; split the file")
    table, value_faults = table_of_sheet(sheet, ObservationRow)
    told = [fault for fault in form_faults if fault.rule != "unknown-column"]
    return sheet, told, table, value_faults


def _refuse_other_separators(header: str, name: str) -> None:
    """Say that another sign than the comma parts the columns, not that they are all missing."""
    for sign, word in ((";", "semicolons"), ("\t", "tabs"), ("|", "bars")):
        if sign in header and "," not in header:
            raise DataError(f"{name}: columns are parted by {word}; write the file with commas")


def _repeated(
    rows: Mapping[int | None, Observation],
) -> dict[int | None, tuple[str, str]]:
    """Return the rows whose id stands in an earlier one."""
    first: dict[str, int | None] = {}
    return {
        line: (row.id, f"the id of line {first[row.id]} again")
        for line, row in sorted(rows.items(), key=lambda item: item[0] or 0)
        if first.setdefault(row.id, line) != line
    }


def _by_line(faults: Sequence[Fault]) -> Mapping[int | None, str]:
    told: dict[int | None, list[str]] = {}
    for fault in faults:
        if fault.column in NEEDED:
            told.setdefault(fault.line, []).append(_words(fault))
    return {line: "; ".join(words) for line, words in told.items()}


def _words(fault: Fault) -> str:
    if fault.column == "kind" and fault.rule == "bad-form":
        return f"kind is none of {', '.join(KINDS)}"
    return f"{fault.column}: {fault.message}"


def _observations(table: Table[ObservationRow]) -> tuple[Observation, ...]:
    return tuple(
        Observation(source_ids=row.sources, **{c: v for c, v in row if c != "sources"})
        for row in table.rows
    )
