"""Read reported journeys from any file: own columns of the reader are left alone."""

from __future__ import annotations

from pathlib import Path

from corridor.errors import DataError, Fault
from corridor.io.cells import cells_of_csv
from corridor.io.files import text_of
from corridor.io.read import in_file_order
from corridor.io.record_schema import ObservationRow
from corridor.io.validate import table_of_cells
from corridor.model.records import Observation

__all__ = ["read_reports"]


def read_reports(path: Path) -> tuple[Observation, ...]:
    """Return the reported journeys of a CSV file, in file order.

    Parameters
    ----------
    path
        File with the columns ``id, origin, destination, corridor, kind`` and, as far as known,
        ``via, days_min, days_max, refers_to`` and the others of ``observations.csv``. Columns that
        it has besides are not looked at.

    Raises
    ------
    DataError
        If a column is missing or a value cannot be; it holds every fault.
    """
    text = text_of(path, path.name)
    if isinstance(text, Fault):
        raise DataError.from_faults([text], path.name)
    cells, form_faults = cells_of_csv(text, ObservationRow, path.name)
    table, value_faults = table_of_cells(cells, ObservationRow)
    faults = [fault for fault in form_faults if fault.rule != "unknown-column"] + value_faults
    if faults:
        raise DataError.from_faults(in_file_order(faults), path.name)
    return tuple(
        Observation(source_ids=row.sources, **{c: v for c, v in row if c != "sources"})
        for row in table.rows
    )
