"""What happens by the date: departures by timetable, and months in which a place is often shut."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from corridor.errors import DataError
from corridor.model.times import DayRange
from corridor.model.vocabulary import Confidence

__all__ = ["ClosureKind", "ClosureLaw", "Timetable"]

DAYS_IN_WEEK = 7
MOST_CLOSURES = 60.0


class ClosureKind(StrEnum):
    """What shuts a place, and so whom."""

    WIND = "wind"  # vessels stay in port, or at anchor before it
    WEATHER = "weather"  # snow, frost, wind on land: whatever leaves or comes by land
    CRISIS = "crisis"  # a border shut by decision: whatever leaves or comes by land


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosureLaw:
    """How often, and for how long, a terminal is shut in one month of the year.

    Parameters
    ----------
    terminal_id
        Where.
    month
        1 to 12.
    closures
        Mean number in that month.
    duration
        Days that one closure lasts (PERT).
    kind
        What shuts it.
    confidence, source_ids, note
        As everywhere.

    Raises
    ------
    DataError
        If the month or the number cannot be.
    """

    terminal_id: str
    month: int
    closures: float
    duration: DayRange
    kind: ClosureKind
    confidence: Confidence = Confidence.C
    source_ids: tuple[str, ...] = ()
    note: str = ""

    def __post_init__(self) -> None:
        if not 1 <= self.month <= 12:  # noqa: PLR2004
            raise DataError(f"a month is 1 to 12, not {self.month}")
        if not 0.0 <= self.closures <= MOST_CLOSURES:
            raise DataError(f"closures a month must be 0 to {MOST_CLOSURES:g}: {self.closures}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Timetable:
    """When something leaves on a leg; exactly one of the four ways to say it is used.

    Parameters
    ----------
    leg_id
        Leg that is boarded.
    weekdays
        ISO weekdays, 1 is Monday.
    every_days, first
        Regular interval in days, counted from a first day.
    dates
        Single days.
    per_week
        Mean number a week without a timetable: departures at random (Poisson), the wait of which
        does not depend on the date.
    departs
        Local time of day.
    cutoff_hours
        How long before departure a shipment must be there.
    time_zone
        IANA name.
    valid_from, valid_to
        First and last day of departures; ``None`` is open.

    Raises
    ------
    DataError
        If none or several ways are used, or a value cannot be.
    """

    leg_id: str
    weekdays: tuple[int, ...] = ()
    every_days: float | None = None
    first: date | None = None
    dates: tuple[date, ...] = ()
    per_week: float | None = None
    departs: time = time(0)
    cutoff_hours: float = 0.0
    time_zone: str
    valid_from: date | None = None
    valid_to: date | None = None

    def __post_init__(self) -> None:
        ways = (bool(self.weekdays), self.every_days is not None, bool(self.dates))
        if sum((*ways, self.per_week is not None)) != 1:
            raise DataError(
                f"timetable of {self.leg_id}: say weekdays, or every_days, or dates, or per_week"
            )
        for problem in self._problems():
            raise DataError(f"timetable of {self.leg_id}: {problem}")

    def _problems(self) -> list[str]:
        found = []
        if any(not 1 <= day <= DAYS_IN_WEEK for day in self.weekdays):
            found.append(f"a weekday is 1 (Monday) to 7: {self.weekdays}")
        if self.every_days is not None and not 0.04 <= self.every_days <= 366:  # noqa: PLR2004
            found.append(f"every_days must be an hour to a year, not {self.every_days}")
        if self.every_days is not None and self.first is None:
            found.append("every_days needs a first day")
        if self.per_week is not None and not 0.01 <= self.per_week <= 1000:  # noqa: PLR2004
            found.append(f"per_week must be 0.01 to 1000, not {self.per_week}")
        if not 0 <= self.cutoff_hours <= 24 * 60:
            found.append(f"cutoff_hours must be 0 to 1440, not {self.cutoff_hours}")
        if self.valid_from and self.valid_to and self.valid_to < self.valid_from:
            found.append(f"valid_to {self.valid_to} is before valid_from {self.valid_from}")
        return found
