"""Connections: the chance to miss a departure, what a miss costs, and when to be ready at last."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from corridor.errors import DataError
from corridor.model.answers import Route
from corridor.uncertainty.departures import DepartureStage
from corridor.uncertainty.season import Season
from corridor.uncertainty.traveller import Traveller
from corridor.uncertainty.worlds import Worlds, family_of
from corridor.units import TICKS_PER_UNIT, from_ticks

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["Connection", "connections", "latest_ready"]

LONGEST_SEARCH_DAYS: Final = 400.0

STEP: Final = timedelta(minutes=15)
"""How exactly the latest ready moment is found."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Connection:
    """One departure by timetable, on one route.

    Parameters
    ----------
    leg_id
        Leg that is boarded.
    planned
        The departure that a shipment with the median arrival makes, UTC.
    miss_chance
        Share of the shipments that come too late for it.
    miss_cost_days
        Days from it to the next departure; ``None`` if there is no other.
    mean_wait_days, p95_wait_days
        Over all shipments, each with the departure it makes.
    """

    leg_id: str
    planned: datetime
    miss_chance: float
    miss_cost_days: float | None
    mean_wait_days: float
    p95_wait_days: float


def connections(route: Route, season: Season, traveller: Traveller) -> tuple[Connection, ...]:
    """Return how a route's departures by timetable are made or missed, in order of travel.

    Parameters
    ----------
    route, season, traveller
        What is travelled, from when, and how; one block of worlds is looked at.
    """
    return tuple(_connections(route, season, replace(traveller, stages=season.stages)))


def latest_ready(
    route: Route, season: Season, traveller: Traveller, deadline: datetime, chance: float
) -> datetime | None:
    """Return the last moment to be ready and still meet a deadline with some chance, by timetable.

    To be ready earlier never makes one later, so the moment is found by halving.

    Parameters
    ----------
    route, season, traveller
        What is travelled and how; the season's own ready moment is replaced.
    deadline
        Moment with its zone.
    chance
        0.95 for nineteen times in twenty.

    Returns
    -------
    datetime or None
        UTC, to a quarter of an hour; ``None`` if a year ahead is not enough.

    Raises
    ------
    DataError
        If the deadline has no zone.
    """
    if deadline.utcoffset() is None:
        raise DataError(f"{deadline.isoformat()} has no time zone")
    end = deadline.astimezone(UTC)

    def is_enough(steps: int) -> bool:
        moved = replace(season, ready=end - steps * STEP)
        journeys = replace(traveller, stages=moved.stages).travel(route)
        return journeys.chance_within(steps * (STEP / timedelta(days=1))) >= chance

    too_few, enough = 0, math.ceil(timedelta(days=LONGEST_SEARCH_DAYS) / STEP)
    if not is_enough(enough):
        return None
    while enough - too_few > 1:
        middle = (too_few + enough) // 2
        too_few, enough = (too_few, middle) if is_enough(middle) else (middle, enough)
    return end - enough * STEP


def _connections(route: Route, season: Season, traveller: Traveller) -> Iterator[Connection]:
    import numpy as np

    from corridor.kernels.sample import BLOCK

    rho = traveller.dependence.rho_of(route)
    worlds = Worlds(seed=traveller.seed, block=0, rho=rho, family=family_of(route))
    clock = np.zeros(BLOCK, dtype=np.int64)
    for stage in traveller.passed(route):
        waits = stage.ticks(worlds, clock)
        if isinstance(stage, DepartureStage) and stage.departures:
            yield _connection(stage, clock, waits, season.ready)
        clock = clock + waits


def _connection(
    stage: DepartureStage, clock: NDArray[np.int64], waits: NDArray[np.int64], ready: datetime
) -> Connection:
    import numpy as np

    median = int(np.sort(clock)[clock.size // 2])
    later = [moment for moment in stage.departures if moment >= median + stage.cutoff]
    return Connection(
        leg_id=stage.leg_id,
        planned=_to_the_minute(ready, later[0]),
        miss_chance=float((clock + stage.cutoff > later[0]).mean()),
        miss_cost_days=from_ticks(later[1] - later[0]) if len(later) > 1 else None,
        mean_wait_days=from_ticks(round(int(waits.sum()) / waits.size)),
        p95_wait_days=from_ticks(int(np.sort(waits)[int(0.95 * (waits.size - 1))])),
    )


def _to_the_minute(ready: datetime, ticks: int) -> datetime:
    """Return a moment so many ticks later, as timetables write it: parts of a day are not exact."""
    minutes = round(ticks * 24 * 60 / TICKS_PER_UNIT)
    return ready.astimezone(UTC) + timedelta(minutes=minutes)
