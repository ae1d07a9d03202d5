"""The earliest arrival by timetable over the whole network, and which ready moments are worth it.

A route chosen by likely days may just miss a weekly vessel; here the search itself knows when
things leave. Days are the likely ones, without closures; a :class:`Season` says how a route so
found does when nothing is certain. As there, a wait for a departure replaces the era's waiting
part. Ways are the shortest walks: one that comes back to a terminal to
change its mode or gauge counts, while :func:`corridor.routing.best.best_routes` forbids it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from corridor.convert.arrays import HOP, NO_LEG, graph_by
from corridor.errors import DataError, NoRouteError
from corridor.kernels.road import Road
from corridor.kernels.shortest import UNREACHED, distances_from
from corridor.kernels.timed_search import (
    NEVER,
    NO_SERVICE,
    TimedArcs,
    arrivals_from,
    arrivals_of_many,
    in_order,
)
from corridor.model.calendar import Timetable
from corridor.model.network import Network
from corridor.model.query import RouteQuery
from corridor.routing.limits import closed_by, refuse_impossible_ends
from corridor.routing.why_none import explain_no_route
from corridor.uncertainty.boarding import BeforeBoarding, tables_by_leg
from corridor.uncertainty.departures import departures_of, ticks_between
from corridor.uncertainty.season import SLACK_DAYS
from corridor.units import TICKS_PER_UNIT

if TYPE_CHECKING:
    import numpy as np

__all__ = [
    "Boarding",
    "DatedJourney",
    "UsefulDepartures",
    "earliest_arrival",
    "useful_departures",
]

MOST_MOMENTS: Final = 100_000
"""Ready moments looked at in one search for useful departures."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Boarding:
    """A departure by timetable that is taken.

    Parameters
    ----------
    leg_id
        Leg that is boarded.
    departs
        UTC.
    waits_days
        From the end of what precedes it, its cut-off included.
    """

    leg_id: str
    departs: datetime
    waits_days: float


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedJourney:
    """The journey that is there first.

    Parameters
    ----------
    leg_ids
        In order of travel; :func:`corridor.routing.assemble.route_along` gives their elements.
    ready, arrives
        UTC.
    boardings
        Departures taken.
    """

    leg_ids: tuple[str, ...]
    ready: datetime
    arrives: datetime
    boardings: tuple[Boarding, ...]

    @property
    def days(self) -> float:
        """From ready to arrival."""
        return ticks_between(self.ready, self.arrives) / TICKS_PER_UNIT


@dataclass(frozen=True, slots=True, kw_only=True)
class UsefulDepartures:
    """Ready moments with the arrival of each: to be ready any later is to arrive later.

    Parameters
    ----------
    query
        What was asked.
    moments
        (ready, arrival) pairs, UTC, ascending both: the last moments for the departures that beat
        the way without one.
    any_time_days
        Days of the way that needs no timetable, at any moment; ``None`` where there is none.
    """

    query: RouteQuery
    moments: tuple[tuple[datetime, datetime], ...]
    any_time_days: float | None


def earliest_arrival(
    network: Network,
    query: RouteQuery,
    ready: datetime,
    timetables: Sequence[Timetable],
    *,
    road: Road | None = None,
) -> DatedJourney:
    """Return the journey that arrives first when the shipment is ready at a moment.

    Parameters
    ----------
    network, query
        What is asked of what; via points, criterion and alternatives are not part of it.
    ready
        Moment with its zone.
    timetables
        Departures; legs without any leave whenever one comes, after the era's wait.
    road
        Which kernels do it; the answer is the same.

    Raises
    ------
    NoRouteError
        If nothing joins the ends, or no timetable reaches far enough.
    DataError
        If the moment has no zone, or via points are asked for.

    Examples
    --------
    >>> from corridor.io.read import load_network
    >>> asked = RouteQuery(origin_id="xian", destination_id="poti", era="current")
    >>> tuesdays = Timetable(
    ...     leg_id="aktau-alat-feeder", weekdays=(2,), time_zone="Asia/Aqtau", cutoff_hours=24
    ... )
    >>> found = earliest_arrival(
    ...     load_network(), asked, datetime(2027, 1, 10, tzinfo=UTC), [tuesdays]
    ... )
    >>> found.days > 10
    True
    """
    dated = _Dated(network, query, ready, ready, timetables)
    reached = arrivals_from(dated.timed, dated.source, 0, road)
    if reached[dated.target] >= NEVER:
        raise dated.no_route(network, query)
    return dated.journey(reached)


def useful_departures(
    network: Network,
    query: RouteQuery,
    first: datetime,
    last: datetime,
    timetables: Sequence[Timetable],
    *,
    road: Road | None = None,
) -> UsefulDepartures:
    """Return the last ready moments for every arrival that a timetable allows.

    Parameters
    ----------
    network, query, timetables, road
        As in :func:`earliest_arrival`.
    first, last
        Earliest and latest ready moment, with their zones.

    Raises
    ------
    NoRouteError
        If nothing joins the ends, or no timetable reaches far enough.
    DataError
        If a moment has no zone, ``last`` is before ``first``, or there are too many departures.
    """
    import numpy as np

    dated = _Dated(network, query, first, last, timetables)
    window = ticks_between(first, last)
    if window < 0:
        raise DataError(f"last moment {last.isoformat()} is before the first {first.isoformat()}")
    freely = dated.freely()
    every = sorted(dated.last_moments(freely))
    moments = every[: bisect_right(every, window) + 1]  # one beyond tells whether the last is one
    if len(moments) > MOST_MOMENTS:
        raise DataError(f"over {MOST_MOMENTS:,} departures: ask for fewer days at a time")
    any_time = freely[dated.target] if freely[dated.target] < UNREACHED else None
    clocks = np.array(moments, dtype=np.int64)
    reached = arrivals_of_many(dated.timed, dated.source, dated.target, clocks, road)
    useful = [one for one in _unbeaten(clocks, reached, any_time) if one[0] <= window]
    if any_time is None and not useful:
        raise dated.no_route(network, query)
    return UsefulDepartures(
        query=query,
        moments=tuple((dated.moment(clock), dated.moment(there)) for clock, there in useful),
        any_time_days=None if any_time is None else any_time / TICKS_PER_UNIT,
    )


def _unbeaten(
    clocks: np.ndarray, reached: np.ndarray, any_time: int | None
) -> Iterator[tuple[int, int]]:
    """Yield the moments that arrive before every later one, and before the way without one."""
    later = NEVER
    found = []
    for clock, there in zip(clocks.tolist()[::-1], reached.tolist()[::-1], strict=True):
        if there < later and (any_time is None or there < clock + any_time):
            found.append((clock, there))
        later = there
    yield from reversed(found)


class _Dated:
    """The network from one moment on, as a search by timetable sees it."""

    def __init__(
        self,
        network: Network,
        query: RouteQuery,
        first: datetime,
        last: datetime,
        timetables: Sequence[Timetable],
    ) -> None:
        if query.via_ids:
            raise DataError("the earliest arrival through via points cannot be asked for")
        for moment in (first, last):
            if moment.utcoffset() is None:
                raise DataError(f"{moment.isoformat()} has no time zone")
        refuse_impossible_ends(network, query)
        self.first = first.astimezone(UTC)
        self.horizon_days = (last - first) / timedelta(days=1) + SLACK_DAYS
        self.closed = closed_by(network, query)
        tables = tables_by_leg(timetables)
        for leg_id in tables:
            network.leg(leg_id)
        self.before = BeforeBoarding(network.era(query.era), tables)
        self.graph = graph_by(network, self.before.era, self.before).without(self.closed)
        here = query.origin_id == query.destination_id
        self.source = self.graph.entry(query.origin_id)
        self.target = self.source if here else self.graph.exit(query.destination_id)
        self.timed = self._timed(network, tables)

    def _timed(self, network: Network, tables: dict[str, list[Timetable]]) -> TimedArcs:
        number = {leg_id: index for index, leg_id in enumerate(sorted(self.before.sailing))}
        departures, arrivals = [], []
        for leg_id in number:
            leaves = departures_of(tables[leg_id], self.first, self.horizon_days)
            running = self.before.running(network.leg(leg_id))
            own = in_order(leaves, [departure + running for departure in leaves])
            departures.append(own[0])
            arrivals.append(own[1])
        return TimedArcs(
            arcs=[
                [(weight // HOP, head, self._service(number, leg)) for weight, head, leg in out]
                for out in self.graph.arcs
            ],
            departures=departures,
            arrivals=arrivals,
        )

    def _service(self, number: dict[str, int], leg: int) -> int:
        return NO_SERVICE if leg == NO_LEG else number.get(self.graph.leg_ids[leg], NO_SERVICE)

    def moment(self, clock: int) -> datetime:
        """Return a clock's moment, to the second."""
        return self.first + timedelta(seconds=round(clock * 86_400 / TICKS_PER_UNIT))

    def no_route(self, network: Network, query: RouteQuery) -> NoRouteError:
        """Say whether it is the network or the timetables that end too soon."""
        found = distances_from(self.graph.arcs, self.source)
        if found[self.target] >= UNREACHED:
            return explain_no_route(network, query, self.closed)
        return NoRouteError(
            "no departure is left to get there by timetable",
            remedy="give the timetables later departures",
        )

    def freely(self) -> list[int]:
        """Return how far every state is where no timetable is needed."""
        return distances_from(
            [
                [(before, head, 0) for before, head, service in out if service == NO_SERVICE]
                for out in self.timed.arcs
            ],
            self.source,
        )

    def last_moments(self, freely: Sequence[int]) -> set[int]:
        """Return the moments up to which each departure can be made as the first one."""
        return {
            departure - (so_far + before)
            for so_far, out in zip(freely, self.timed.arcs, strict=True)
            if so_far < UNREACHED
            for before, _, service in out
            if service != NO_SERVICE
            for departure in self.timed.departures[service]
            if departure >= so_far + before
        }

    def journey(self, reached: Sequence[int]) -> DatedJourney:
        """Return the way to the target with the fewest legs among those that are there first."""
        boardings, legs = [], []
        for tail, index in self._path(reached):
            before, _, service = self.timed.arcs[tail][index]
            leg = self.graph.arcs[tail][index][2]
            if leg == NO_LEG:
                continue
            legs.append(self.graph.leg_ids[leg])
            if service != NO_SERVICE:
                boardings.append(self._boarding(legs[-1], reached[tail] + before, service))
        return DatedJourney(
            leg_ids=tuple(legs),
            ready=self.first,
            arrives=self.moment(reached[self.target]),
            boardings=tuple(boardings),
        )

    def _boarding(self, leg_id: str, there: int, service: int) -> Boarding:
        departs = next(d for d in self.timed.departures[service] if d >= there)
        waits = departs - there + self.before.waits[leg_id]
        return Boarding(
            leg_id=leg_id, departs=self.moment(departs), waits_days=waits / TICKS_PER_UNIT
        )

    def _path(self, reached: Sequence[int]) -> list[tuple[int, int]]:
        """Return (tail, position of the arc) from source to target, by as few arcs as there are."""
        came: dict[int, tuple[int, int]] = {}
        edge, seen = [self.source], {self.source}
        while edge and self.target not in seen:
            found: list[int] = []
            for tail in edge:
                for index, head in self._tight(reached, tail):
                    if head not in seen:
                        seen.add(head)
                        came[head] = (tail, index)
                        found.append(head)
            edge = found
        path, state = [], self.target
        while state != self.source:
            path.append(came[state])
            state = came[state][0]
        return path[::-1]

    def _tight(self, reached: Sequence[int], tail: int) -> Iterator[tuple[int, int]]:
        """Yield the arcs of a state by which one comes to their heads as early as can be."""
        for index, (before, head, service) in enumerate(self.timed.arcs[tail]):
            there = reached[tail] + before
            if service != NO_SERVICE:
                pairs = zip(
                    self.timed.departures[service], self.timed.arrivals[service], strict=True
                )
                there = next((arrival for leaves, arrival in pairs if leaves >= there), NEVER)
            if there == reached[head]:
                yield index, head
