"""Next departures and closed hours, for many clocks at once.

All times are whole millionths of a day since the shipment was ready.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

__all__ = ["MISSED_ALL", "random_waits", "wait_for_opening", "waits_for_departures"]

MISSED_ALL = -1
"""Wait of a clock after the last departure."""

TICKS_PER_DAY = 1_000_000
DAYS_PER_WEEK = 7.0

Ints = NDArray[np.int64]


def waits_for_departures(clock: Ints, departures: Ints, cutoff: int) -> Ints:
    """Return how long each clock waits for the next departure whose cut-off it makes.

    Parameters
    ----------
    clock
        When each shipment is there.
    departures
        Ascending.
    cutoff
        How long before a departure one must be there.

    Returns
    -------
    int64 array
        :data:`MISSED_ALL` where nothing leaves any more.

    Examples
    --------
    >>> departures = np.array([0, 7_000_000, 14_000_000])
    >>> waits_for_departures(np.array([0, 41_667, 15_000_000]), departures, 0).tolist()
    [0, 6958333, -1]
    """
    index = np.searchsorted(departures, clock + cutoff, side="left")
    known = np.append(departures, 0)
    waits = known[index] - clock
    waits[index == departures.size] = MISSED_ALL
    return waits


def random_waits(chances: NDArray[np.float64], per_week: float) -> Ints:
    """Return waits for departures at random times (Poisson), by inverting their distribution.

    Parameters
    ----------
    chances
        Spread evenly over (0, 1).
    per_week
        Mean number of departures a week.
    """
    days = -np.log1p(-chances) * (DAYS_PER_WEEK / per_week)
    return np.rint(days * TICKS_PER_DAY).astype(np.int64)


def wait_for_opening(clock: Ints, starts: list[Ints], ends: list[Ints]) -> Ints:
    """Return how long each clock waits until no closure holds it any more.

    Parameters
    ----------
    clock
        When each shipment wants to go on.
    starts, ends
        For each possible closure the times in each world; an end before its start never happens.
        One closure may run into the next.
    """
    here, is_moving = clock.copy(), bool(starts)
    while is_moving:
        is_moving = False
        for start, end in zip(starts, ends, strict=True):
            held = (here >= start) & (here < end)
            if held.any():
                here[held] = end[held]
                is_moving = True
    return here - clock
