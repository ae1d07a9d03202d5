"""When a shipment is where: percentiles of the clock at the end of each element of a route."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from corridor.model.answers import Route
from corridor.uncertainty.journeys import ascending, days_at
from corridor.uncertainty.stages import Stage
from corridor.uncertainty.traveller import Traveller
from corridor.uncertainty.worlds import Worlds, family_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["BAND", "passages_of_all"]

BAND: Final = (0.10, 0.50, 0.90)
"""What a band of four in five shipments and its middle are drawn from."""

Passages = tuple[tuple[float, ...], ...]
"""Of each element, in order, the day by which it is done at each probability."""


def passages_of_all(
    routes: Sequence[Route], traveller: Traveller, probabilities: Sequence[float] = BAND
) -> tuple[Passages, ...]:
    """Return by which day each element of each route is done, in order, all from the same worlds.

    What routes begin with together is travelled once.

    Parameters
    ----------
    routes
        As found.
    traveller
        Draws, seed and dependence. Every draw counts at every element: nothing is thinned out.
    probabilities
        0.9 for P90.

    Returns
    -------
    tuple of passages in days
        Of each route one an element, a number a probability: percentiles of the clock itself, for
        those of single elements do not add up. The last are the percentiles of the route's
        simulation.

    Examples
    --------
    >>> from corridor.io.read import load_network
    >>> from corridor.model.query import RouteQuery
    >>> from corridor.routing.best import best_routes
    >>> asked = RouteQuery(origin_id="xian", destination_id="poti", era="current")
    >>> route = best_routes(load_network(), asked).best
    >>> traveller = Traveller.uncalibrated(draws=1000)
    >>> (told,) = passages_of_all([route], traveller)
    >>> told[-1][1] == traveller.travel(route).quantile_days(0.5)
    True
    """
    ways = [traveller.passed(route) for route in routes]
    told: list[list[tuple[float, ...]]] = [[] for _ in routes]
    for (rho, family), party in _grouped(routes, traveller).items():
        worlds = _worlds(traveller, rho, family)
        _travel(
            {number: ways[number] for number in party}, worlds, traveller.draws, probabilities, told
        )
    at_start = (0.0,) * len(probabilities)
    return tuple(
        tuple(passed[end] if end >= 0 else at_start for end in _last_stages(route, stages))
        for route, stages, passed in zip(routes, ways, told, strict=True)
    )


def _grouped(routes: Sequence[Route], traveller: Traveller) -> dict[tuple[float, str], list[int]]:
    """Return which routes meet the same worlds."""
    groups: dict[tuple[float, str], list[int]] = defaultdict(list)
    for number, route in enumerate(routes):
        groups[traveller.dependence.rho_of(route), family_of(route)].append(number)
    return groups


def _worlds(traveller: Traveller, rho: float, family: str) -> list[Worlds]:
    from corridor.kernels.sample import BLOCK

    return [
        Worlds(seed=traveller.seed, block=block, rho=rho, family=family)
        for block in range(math.ceil(traveller.draws / BLOCK))
    ]


def _travel(
    ways: dict[int, tuple[Stage, ...]],
    worlds: Sequence[Worlds],
    draws: int,
    probabilities: Sequence[float],
    told: Sequence[list[tuple[float, ...]]],
) -> None:
    """Travel all ways at once from the start, apart from where they part; note each stage's end."""
    import numpy as np

    together = [(list(ways), np.zeros(draws, dtype=np.int64))]
    while together:
        party, clock = together.pop()
        depth = len(told[party[0]])
        ahead: dict[Stage, list[int]] = defaultdict(list)
        for number in party:
            for stage in ways[number][depth : depth + 1]:
                ahead[stage].append(number)
        for stage, those in ahead.items():
            moved = _after(stage, worlds, clock)
            ordered = ascending(moved)
            passed = tuple(days_at(ordered, probability) for probability in probabilities)
            for number in those:
                told[number].append(passed)
            together.append((those, moved))


def _after(stage: Stage, worlds: Sequence[Worlds], clock: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the clocks of all draws after a stage."""
    from corridor.kernels.sample import BLOCK

    moved = clock.copy()
    for number, block in enumerate(worlds):
        here = moved[number * BLOCK : (number + 1) * BLOCK]
        here += stage.ticks(block, here)[: here.size]
    return moved


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
