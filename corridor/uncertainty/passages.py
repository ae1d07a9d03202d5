"""When a shipment is where: percentiles of the clock at the end of each element of a route."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from corridor.model.answers import Route
from corridor.uncertainty.stages import Stage
from corridor.uncertainty.traveller import Traveller
from corridor.uncertainty.worlds import Worlds, family_of
from corridor.units import from_ticks

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["BAND", "passages"]

BAND: Final = (0.10, 0.50, 0.90)
"""What a band of four in five shipments and its middle are drawn from."""


def passages(
    route: Route, traveller: Traveller, probabilities: Sequence[float] = BAND
) -> tuple[tuple[float, ...], ...]:
    """Return by which day each element of a route is done, in order, all from the same worlds.

    Parameters
    ----------
    route
        As found.
    traveller
        Draws, seed and dependence.
    probabilities
        0.9 for P90.

    Returns
    -------
    tuple of tuples of days
        One an element, a number a probability: percentiles of the clock itself, for those of
        single elements do not add up. The last are the percentiles of the route's simulation.

    Examples
    --------
    >>> from corridor.io.read import read_network
    >>> from corridor.model.query import RouteQuery
    >>> from corridor.routing.best import best_routes
    >>> asked = RouteQuery(origin_id="xian", destination_id="poti", era="current")
    >>> route, traveller = best_routes(read_network(), asked).best, Traveller(draws=1000)
    >>> told = passages(route, traveller)[-1]
    >>> told[1] == traveller.travel(route).quantile_days(0.5)
    True
    """
    stages = traveller.passed(route)
    ends = _last_stages(route, stages)
    told = {-1: (0.0,) * len(probabilities)}
    for number, clock in enumerate(_clocks(route, traveller, stages)):
        if number in ends:
            told[number] = _quantiles(clock, probabilities)
    return tuple(told[number] for number in ends)


def _last_stages(route: Route, stages: Sequence[Stage]) -> list[int]:
    """Return which stage ends each element; what only the date brings comes before the next one.

    A wait that a timetable stands in for has no stage of its own: it ends where the leg begins.
    """
    waiting = [(element.id, element.part) for element in route.elements]
    ends: list[int] = []
    for number, stage in enumerate(stages):
        key = (stage.id, stage.part)
        if key in waiting[len(ends) :]:
            passed = waiting.index(key, len(ends)) - len(ends)
            ends += [number - 1] * passed + [number]
    ends += [len(stages) - 1] * (len(waiting) - len(ends))
    return [*ends[:-1], len(stages) - 1] if ends else []


def _clocks(
    route: Route, traveller: Traveller, stages: Sequence[Stage]
) -> Iterator[NDArray[np.int64]]:
    """Yield the clocks of all draws after each stage; one array, moved on."""
    import numpy as np

    from corridor.kernels.sample import BLOCK

    rho, family = traveller.dependence.rho_of(route), family_of(route)
    blocks = [
        Worlds(seed=traveller.seed, block=block, rho=rho, family=family)
        for block in range(math.ceil(traveller.draws / BLOCK))
    ]
    clock = np.zeros(traveller.draws, dtype=np.int64)
    for stage in stages:
        for number, worlds in enumerate(blocks):
            here = clock[number * BLOCK : (number + 1) * BLOCK]
            here += stage.ticks(worlds, here)[: here.size]
        yield clock


def _quantiles(clock: NDArray[np.int64], probabilities: Sequence[float]) -> tuple[float, ...]:
    import numpy as np

    places = [probability * (clock.size - 1) for probability in probabilities]
    ranks = sorted({rank for place in places for rank in (math.floor(place), math.ceil(place))})
    found = np.partition(clock, ranks)
    told = []
    for place in places:
        low, high = int(found[math.floor(place)]), int(found[math.ceil(place)])
        told.append(from_ticks(round(low + (high - low) * (place - math.floor(place)))))
    return tuple(told)
