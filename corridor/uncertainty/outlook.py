"""What can be said of each route of an answer, in the same worlds: spread, dates, rivals, blame."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from corridor.errors import ArgumentError, DataError
from corridor.model.answers import Element, Route
from corridor.model.arguments import list_given
from corridor.model.uncertain import Share, Simulation
from corridor.uncertainty.rivals import Rival, rivals
from corridor.uncertainty.stages import ElementStage
from corridor.uncertainty.traveller import Traveller

if TYPE_CHECKING:
    from corridor.uncertainty.blame import Gain
    from corridor.uncertainty.connections import Connection
    from corridor.uncertainty.deadline import OnTime
    from corridor.uncertainty.journeys import Journeys
    from corridor.uncertainty.season import Season

__all__ = [
    "MOST_TRAVELLED",
    "Outlook",
    "Prospect",
    "dated_shares",
    "element_shares",
    "look_ahead",
]

MOST_TRAVELLED: Final = 20_000_000
"""Draws of all routes together: they are kept side by side to be compared, 16 bytes each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prospect:
    """What can be said of one route.

    Parameters
    ----------
    journeys
        The draws themselves: what is asked of them later is asked of the same worlds.
    simulation
        Percentiles and variance shares.
    on_time
        Chance and latest starts, where a deadline is given.
    rival
        How it does against the other routes, where there are any.
    connections
        Departures by timetable on it.
    gains
        What its P95 would gain from each reliable element, where asked for.
    independent_p95_days
        What its P95 would be if its elements were independent, by convolution, where asked for;
        never where dates matter.
    """

    journeys: Journeys = field(repr=False, compare=False)
    simulation: Simulation
    on_time: OnTime | None = None
    rival: Rival | None = None
    connections: tuple[Connection, ...] = ()
    gains: tuple[Gain, ...] = ()
    independent_p95_days: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """What can be said of all routes of an answer.

    Parameters
    ----------
    prospects
        One a route, in the same order.
    ready, deadline
        Moments with their zones, as asked.
    """

    prospects: tuple[Prospect, ...]
    ready: datetime | None = None
    deadline: datetime | None = None


def look_ahead(
    routes: Sequence[Route],
    traveller: Traveller,
    *,
    season: Season | None = None,
    deadline: datetime | None = None,
    with_gains: bool = False,
    with_independent: bool = False,
) -> Outlook:
    """Travel routes in the same worlds and say what follows for each.

    Parameters
    ----------
    routes
        As found.
    traveller
        Draws, seed and dependence; its stages are the season's where there is one.
    season
        Ready date, closures and timetables, if a date is known.
    deadline
        Moment with its zone.
    with_gains
        Whether to say what each reliable element would give the best route: it is travelled once
        more for each.
    with_independent
        Whether to say what the best route's P95 would be if its elements were independent.

    Raises
    ------
    DataError
        If the draws of all routes are too many, or the deadline comes before the ready date.

    Examples
    --------
    >>> from corridor.io.read import load_network
    >>> from corridor.model.query import RouteQuery
    >>> from corridor.routing.best import best_routes
    >>> asked = RouteQuery(origin_id="xian", destination_id="poti", era="2023", alternatives=2)
    >>> routes = best_routes(load_network(), asked).routes
    >>> outlook = look_ahead(routes, Traveller.uncalibrated(draws=100))
    >>> round(sum(prospect.rival.chance_fastest for prospect in outlook.prospects), 4)
    1.0
    """
    if not list_given("routes", routes):
        raise ArgumentError("there is no route to look ahead of")
    if len(routes) * traveller.draws > MOST_TRAVELLED:
        raise DataError(
            f"{len(routes)} routes of {traveller.draws:,} draws each are more than "
            f"{MOST_TRAVELLED:,} draws: ask for fewer of either"
        )
    if deadline is not None and not isinstance(deadline, datetime):
        raise ArgumentError(f"the deadline must be a moment with its zone, not {deadline!r}")
    if season is not None:
        traveller = traveller.within(season)
    travelled = [traveller.travel(route) for route in routes]
    against = rivals(travelled) if len(travelled) > 1 else (None,)
    ready = season.ready if season else None
    prospects = tuple(
        Prospect(
            journeys=journeys,
            simulation=journeys.simulation(),
            on_time=_on_time(journeys, deadline, season, traveller) if deadline else None,
            rival=rival,
            connections=_connections(journeys.route, season, traveller),
            gains=_gains(journeys.route, traveller) if with_gains and not rank else (),
            independent_p95_days=_independent(journeys.route, traveller)
            if with_independent and not rank and season is None
            else None,
        )
        for rank, (journeys, rival) in enumerate(zip(travelled, against, strict=True))
    )
    return Outlook(prospects=prospects, ready=ready, deadline=deadline)


def element_shares(route: Route, simulation: Simulation) -> tuple[Share | None, ...]:
    """Return the share of each element; ``None`` for a wait that a timetable stands in for."""
    pool: dict[tuple[str, str], list[Share]] = defaultdict(list)
    for share in simulation.shares:
        pool[share.id, share.part].append(share)
    return tuple(_taken(pool[element.id, element.part]) for element in route.elements)


def dated_shares(route: Route, simulation: Simulation) -> tuple[Share, ...]:
    """Return the shares of what only the date brings: closures and waits for a departure."""
    own = {_key(element) for element in route.elements}
    return tuple(share for share in simulation.shares if (share.id, share.part) not in own)


def _key(element: Element) -> tuple[str, str]:
    return element.id, element.part


def _taken(shares: list[Share]) -> Share | None:
    return shares.pop(0) if shares else None


def _gains(route: Route, traveller: Traveller) -> tuple[Gain, ...]:
    from corridor.uncertainty.blame import gains_if_reliable

    return gains_if_reliable(route, traveller)


def _independent(route: Route, traveller: Traveller) -> float:
    from corridor.uncertainty.convolve import convolve
    from corridor.uncertainty.stages import stretched

    reached = stretched(route, traveller.low_stretch, traveller.high_stretch)
    return round(convolve(reached.elements).quantile_days(0.95), 6)


def _connections(
    route: Route, season: Season | None, traveller: Traveller
) -> tuple[Connection, ...]:
    if season is None or not season.timetables:
        return ()
    from corridor.uncertainty.connections import connections

    return connections(route, season, traveller)


def _on_time(
    journeys: Journeys, deadline: datetime, season: Season | None, traveller: Traveller
) -> OnTime:
    """Find the latest starts anew where the days depend on the start: ports shut, ships leave."""
    from corridor.uncertainty.deadline import LatestStart, on_time

    route, ready = journeys.route, season.ready if season else None
    told = on_time(journeys, deadline, ready)
    stages = traveller.passed(route)
    if season is None or all(isinstance(stage, ElementStage) for stage in stages):
        return told
    from corridor.uncertainty.connections import latest_ready

    starts = tuple(
        LatestStart(chance=start.chance, ready=found.astimezone(told.deadline.tzinfo or UTC))
        for start in told.latest_starts
        if (found := latest_ready(route, season, traveller, told.deadline, start.chance))
    )
    return replace(told, latest_starts=starts)
