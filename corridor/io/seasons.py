"""Read what depends on the date: closures of a network folder, timetables of the user's own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from corridor.errors import DataError, Fault
from corridor.io.catalog import network_dir
from corridor.io.files import is_there
from corridor.io.read import in_file_order, read_table
from corridor.io.record_schema import ClosureRow, TimetableRow
from corridor.io.references import stray_names
from corridor.io.tables import Place
from corridor.model.calendar import ClosureLaw, Timetable
from corridor.model.network import Network
from corridor.model.times import DayRange

__all__ = ["read_closures", "read_timetables"]


def read_closures(
    directory: Path | str | None = None, *, network: Network | None = None
) -> tuple[ClosureLaw, ...]:
    """Return the closure laws of a network folder, by terminal and month; none where it has none.

    Parameters
    ----------
    directory
        Folder of a network; the shipped one if left out.
    network
        The network read from it: a terminal that it does not have is a fault. Not looked at if left
        out.

    Raises
    ------
    DataError
        If the table is unsound; it holds every fault.

    Examples
    --------
    >>> {law.month for law in read_closures() if law.terminal_id == "kuryk"}
    {1, 11, 12}
    """
    path = network_dir(directory) / ClosureRow.FILE
    if not is_there(path):
        return ()
    table, faults = read_table(path, ClosureRow)
    laws = []
    for row, place in zip(table.rows, table.places, strict=True):
        try:
            laws.append(_law(row))
        except DataError as error:
            faults.append(place.fault("closure", str(error)))
    faults += stray_names(table, ClosureRow, network) if network else ()
    if faults:
        raise DataError.from_faults(in_file_order(faults), path.name)
    return tuple(sorted(laws, key=lambda law: (law.terminal_id, law.month, law.kind)))


def read_timetables(path: Path | str, network: Network) -> tuple[Timetable, ...]:
    """Return the departures in a timetable file.

    Parameters
    ----------
    path
        CSV file; its columns are those of :class:`corridor.io.schema.TimetableRow`, of which only
        ``leg``, ``time_zone`` and one of ``weekdays``, ``every_days`` with ``first``, ``dates`` and
        ``per_week`` are needed.
    network
        Whose legs it is for.

    Raises
    ------
    DataError
        If a value cannot be, a leg is not known, or the validity of two rows of a leg that leave at
        the same time overlaps; it holds every fault.
    """
    path = Path(path)
    table, faults = read_table(path, TimetableRow)
    faults += stray_names(table, TimetableRow, network)
    found: list[Timetable] = []
    for row, place in zip(table.rows, table.places, strict=True):
        try:
            timetable = _timetable(row)
            faults += _overlaps(timetable, found, place)
            found.append(timetable)
        except DataError as error:
            faults.append(place.fault("timetable", str(error)))
    if faults:
        raise DataError.from_faults(in_file_order(faults), path.name)
    return tuple(found)


def _law(row: ClosureRow) -> ClosureLaw:
    return ClosureLaw(
        terminal_id=row.terminal,
        month=row.month,
        closures=row.closures,
        duration=DayRange(
            min_days=row.min_days, likely_days=row.likely_days, max_days=row.max_days
        ),
        kind=row.kind,
        confidence=row.confidence,
        source_ids=row.sources,
        note=row.note,
    )


def _timetable(row: TimetableRow) -> Timetable:
    from zoneinfo import ZoneInfo

    try:
        ZoneInfo(row.time_zone)
    except (KeyError, ValueError, OSError):
        raise DataError(f"no time zone {row.time_zone[:60]!r}; write it as Asia/Almaty") from None
    return Timetable(leg_id=row.leg, **{c: v for c, v in row if c != "leg"})


def _overlaps(timetable: Timetable, before: list[Timetable], place: Place) -> Iterator[Fault]:
    if any(_overlap(timetable, other) for other in before):
        message = f"the validity overlaps that of another row of {timetable.leg_id}"
        yield place.fault("overlap", message, column="valid_from")


def _overlap(one: Timetable, other: Timetable) -> bool:
    """Tell whether two rows say the same departures twice: same leg, hour and days, same time."""
    if (one.leg_id, one.departs) != (other.leg_id, other.departs):
        return False
    if one.weekdays and other.weekdays and not set(one.weekdays) & set(other.weekdays):
        return False
    starts_after = one.valid_from and other.valid_to and one.valid_from > other.valid_to
    ends_before = one.valid_to and other.valid_from and one.valid_to < other.valid_from
    return not (starts_after or ends_before)
