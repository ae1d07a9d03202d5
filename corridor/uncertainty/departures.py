"""Waiting by timetable: the next departure after the cut-off, and what it costs to miss one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Final

from corridor.errors import DataError
from corridor.model.calendar import Timetable
from corridor.model.vocabulary import Part
from corridor.uncertainty.worlds import Worlds
from corridor.uncertainty.zones import zone_named
from corridor.units import HOURS_PER_DAY, TICKS_PER_UNIT, to_ticks

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["DepartureStage", "cutoff_ticks", "departures_of", "missed_all", "ticks_between"]

SECONDS_PER_DAY: Final = 86_400


@dataclass(frozen=True, slots=True, kw_only=True)
class DepartureStage:
    """The wait for the next departure on a leg.

    Parameters
    ----------
    leg_id
        Leg that is boarded.
    departures
        Millionths of a day since the shipment was ready, ascending.
    cutoff
        Millionths of a day before departure.
    per_week
        Mean number a week where there is no timetable, else ``None``.
    """

    leg_id: str
    departures: tuple[int, ...] = ()
    cutoff: int = 0
    per_week: float | None = None

    @property
    def id(self) -> str:
        """Named after the leg."""
        return f"departure:{self.leg_id}"

    @property
    def part(self) -> Part:
        """Waiting."""
        return Part.WAITING

    @property
    def least_days(self) -> float:
        """The cut-off alone: at best one comes just in time."""
        return self.cutoff / TICKS_PER_UNIT

    def ticks(self, worlds: Worlds, clock: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return the waits.

        Raises
        ------
        DataError
            If a shipment comes when nothing leaves any more.
        """
        import numpy as np

        from corridor.kernels.timetable import MISSED_ALL, random_waits, waits_for_departures

        if self.per_week is not None:
            return random_waits(worlds.probabilities(self.id), self.per_week) + self.cutoff
        waits = waits_for_departures(clock, np.array(self.departures, np.int64), self.cutoff)
        if (waits == MISSED_ALL).any():
            raise missed_all(self.leg_id)
        return waits


def missed_all(leg_id: str) -> DataError:
    """Return the fault of a timetable that ends too soon."""
    return DataError(
        f"the timetable of {leg_id} ends before every shipment has come: give it later departures"
    )


def departures_of(
    timetables: Iterable[Timetable], ready: datetime, horizon_days: float
) -> tuple[int, ...]:
    """Return the departures of a leg's timetables, ascending, in millionths of a day.

    Parameters
    ----------
    timetables
        All of one leg; together they are its departures.
    ready
        Moment with a zone, from which is counted.
    horizon_days
        How far to look ahead.

    Raises
    ------
    DataError
        If a zone is not known.
    """
    moments = {
        ticks_between(ready, moment)
        for timetable in timetables
        for moment in _moments(timetable, ready, horizon_days)
    }
    return tuple(sorted(moment for moment in moments if moment >= 0))


def ticks_between(ready: datetime, moment: datetime) -> int:
    """Return the millionths of a day from one moment to another.

    Raises
    ------
    DataError
        If one of them has no zone.
    """
    if ready.utcoffset() is None or moment.utcoffset() is None:
        raise DataError("a moment has no time zone")
    return to_ticks((moment - ready).total_seconds() / SECONDS_PER_DAY)


def _moments(timetable: Timetable, ready: datetime, horizon_days: float) -> Iterator[datetime]:
    """Yield departures as moments: local times on local days, whatever the clocks do there."""
    zone = zone_named(timetable.time_zone)
    for day in _days(timetable, ready.astimezone(zone).date(), horizon_days):
        if _is_valid(timetable, day):
            yield datetime.combine(day, timetable.departs, tzinfo=zone).astimezone(UTC)
    if timetable.every_days is not None and timetable.first is not None:
        yield from _every(timetable, timetable.first, ready, horizon_days)


def _days(timetable: Timetable, start: date, horizon_days: float) -> Iterator[date]:
    yield from timetable.dates
    if timetable.weekdays:
        for offset in range(int(horizon_days) + 2):
            day = start + timedelta(days=offset)
            if day.isoweekday() in timetable.weekdays:
                yield day


def _every(
    timetable: Timetable, first: date, ready: datetime, horizon_days: float
) -> Iterator[datetime]:
    """Yield departures at a regular interval, which need not be a whole number of days."""
    zone, step = zone_named(timetable.time_zone), timedelta(days=timetable.every_days or 1.0)
    start = datetime.combine(first, timetable.departs, tzinfo=zone).astimezone(UTC)
    index = max(0, int((ready - start) / step))
    while (moment := start + index * step) <= ready + timedelta(days=horizon_days):
        if _is_valid(timetable, moment.astimezone(zone).date()):
            yield moment
        index += 1


def _is_valid(timetable: Timetable, day: date) -> bool:
    starts = timetable.valid_from is None or timetable.valid_from <= day
    return starts and (timetable.valid_to is None or day <= timetable.valid_to)


def cutoff_ticks(timetables: Iterable[Timetable]) -> int:
    """Return the longest cut-off of a leg's timetables, in millionths of a day."""
    return max(to_ticks(table.cutoff_hours / HOURS_PER_DAY) for table in timetables)
