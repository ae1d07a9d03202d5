"""Whether a shipment will be there in time, and when it must start at the latest."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from corridor.errors import DataError
from corridor.uncertainty.journeys import Journeys

__all__ = ["LATEST_START_CHANCES", "LatestStart", "OnTime", "days_between", "on_time"]

LATEST_START_CHANCES: Final = (0.80, 0.90, 0.95)

SECONDS_PER_DAY: Final = 86_400.0


@dataclass(frozen=True, slots=True, kw_only=True)
class LatestStart:
    """The last moment to be ready and still arrive in time with some chance.

    Parameters
    ----------
    chance
        0.95 for nineteen times in twenty.
    ready
        The moment, in the zone of the deadline.
    """

    chance: float
    ready: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class OnTime:
    """How a route stands to a deadline.

    Parameters
    ----------
    deadline, ready
        Moments with their zones; ``ready`` is ``None`` where only the latest start is asked for.
    chance, chance_error
        Probability to arrive by the deadline and its Monte Carlo standard error, ``None`` without
        a ready date.
    latest_starts
        For 80, 90 and 95 %.
    """

    deadline: datetime
    ready: datetime | None
    chance: float | None
    chance_error: float | None
    latest_starts: tuple[LatestStart, ...]


def days_between(ready: datetime, deadline: datetime) -> float:
    """Return the days that a shipment has.

    Raises
    ------
    DataError
        If a moment has no zone, or the deadline comes before the ready date.

    Examples
    --------
    >>> from zoneinfo import ZoneInfo
    >>> ready = datetime(2027, 1, 10, tzinfo=ZoneInfo("Asia/Shanghai"))
    >>> days_between(ready, datetime(2027, 2, 1, tzinfo=ZoneInfo("Asia/Tbilisi")))
    22.166667
    """
    for moment in (ready, deadline):
        if moment.utcoffset() is None:
            raise DataError(f"{moment.isoformat()} has no time zone")
    days = (deadline - ready).total_seconds() / SECONDS_PER_DAY
    if days < 0:
        raise DataError(
            f"the deadline {deadline.isoformat()} comes before the ready date {ready.isoformat()}"
        )
    return round(days, 6)


def on_time(journeys: Journeys, deadline: datetime, ready: datetime | None = None) -> OnTime:
    """Return the chance to arrive by a deadline and the latest safe starts.

    Parameters
    ----------
    journeys
        As travelled; where dates matter, travelled from this very ready date.
    deadline, ready
        Moments with their zones.

    Raises
    ------
    DataError
        If a moment has no zone, or the deadline comes before the ready date.
    """
    if deadline.utcoffset() is None:
        raise DataError(f"{deadline.isoformat()} has no time zone")
    chance = None if ready is None else journeys.chance_within(days_between(ready, deadline))
    return OnTime(
        deadline=deadline,
        ready=ready,
        chance=chance,
        chance_error=None if chance is None else _error(chance, journeys.draws),
        latest_starts=tuple(
            LatestStart(chance=wanted, ready=_latest(journeys, deadline, wanted))
            for wanted in LATEST_START_CHANCES
        ),
    )


def _latest(journeys: Journeys, deadline: datetime, chance: float) -> datetime:
    """Return the moment that lies the quantile before the deadline, to the minute before."""
    minutes = math.ceil(journeys.quantile_days(chance) * 1440)
    # Counted in UTC: in a zone with summer time a day may have 23 or 25 hours.
    latest = deadline.astimezone(UTC) - timedelta(minutes=minutes)
    return latest.astimezone(deadline.tzinfo)


def _error(chance: float, draws: int) -> float:
    return round(math.sqrt(chance * (1.0 - chance) / draws), 6)
