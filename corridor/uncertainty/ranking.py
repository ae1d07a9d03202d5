"""Routes by a percentile of their time, or by the chance to be there in time, with a proof.

A percentile of a sum is no sum of percentiles, so no shortest-path search finds the best route by
P95. But every route has a floor that is a sum, whatever joins its elements. By Cantelli's
inequality the q-quantile of a total is at least mean − c · sd with c = √((1 − q) / q), and the sd
of a total is at most the sum of its elements' sds; nor can an element take less than its minimum:

    floor = Σ max(min, mean − c · sd)  ≤  q-quantile of the total

Routes are taken in order of their floors, exactly, and travelled; once the next floor lies above
the last place that is asked for, no other route can be better. The proof is of the simulated
percentiles, and so holds up to the Monte Carlo error that is stated with each.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from corridor.convert.arrays import weighted_graph
from corridor.errors import ArgumentError
from corridor.model.answers import Element, Route
from corridor.model.arguments import MOST_WITHIN_DAYS, number_given, whole_number_given
from corridor.model.network import Network
from corridor.model.places import Leg
from corridor.model.query import RouteQuery
from corridor.model.times import TransitTime
from corridor.model.vocabulary import Criterion, Part
from corridor.routing.assemble import route_along
from corridor.routing.best import best_routes
from corridor.routing.limits import closed_by
from corridor.routing.search import k_best_legs
from corridor.uncertainty.distributions import mean_and_sd
from corridor.uncertainty.journeys import Journeys
from corridor.uncertainty.stages import stretched_time
from corridor.uncertainty.traveller import Traveller
from corridor.units import from_ticks, to_ticks

__all__ = ["MOST_CANDIDATES", "Ranking", "best_by_chance", "best_by_quantile"]

MOST_CANDIDATES: Final = 256
"""Routes travelled before a search gives up its proof: about a second."""

FIRST_CANDIDATES: Final = 16

MOST_DRAWN: Final = 50_000_000
"""Draws that all candidates together may take: with many draws each, fewer routes are tried."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking:
    """Routes in order, and how far the order is certain.

    Parameters
    ----------
    journeys
        Of each route, best first.
    considered
        How many routes were travelled.
    is_proven
        Whether no other route can be better than the last one returned.
    """

    journeys: tuple[Journeys, ...]
    considered: int
    is_proven: bool

    @property
    def routes(self) -> tuple[Route, ...]:
        """The routes, best first."""
        return tuple(travelled.route for travelled in self.journeys)

    def note(self) -> str:
        """Return one line on how far the order is certain."""
        counted = f"{self.considered} route" + ("s were" if self.considered != 1 else " was")
        proof = "no other can be better" if self.is_proven else "a better one is not ruled out"
        return f"{counted} considered; {proof}"


def best_by_quantile(
    network: Network,
    query: RouteQuery,
    probability: float,
    traveller: Traveller,
    *,
    most_candidates: int = MOST_CANDIDATES,
) -> Ranking:
    """Return the routes that are quickest in a percentile of their time.

    Parameters
    ----------
    network, query
        What is asked of what; the query's own criterion is not looked at.
    probability
        0.95 for P95; above 0 and below 1.
    traveller
        Draws, seed and dependence.
    most_candidates
        Routes travelled at most.

    Raises
    ------
    NoRouteError
        If no route meets the query.
    DataError
        If the probability is not between 0 and 1.

    Examples
    --------
    >>> from corridor.io.read import load_network
    >>> asked = RouteQuery(origin_id="xian", destination_id="poti", era="current")
    >>> ranking = best_by_quantile(load_network(), asked, 0.95, Traveller.uncalibrated(draws=1000))
    >>> ranking.is_proven
    True
    """
    whole_number_given("most_candidates", most_candidates, 1)
    if not 0.0 < number_given("probability", probability, 0.0, 1.0) < 1.0:
        raise ArgumentError(f"a percentile lies between 0 and 1, not at {probability}")
    if (nowhere := _nowhere(network, query, traveller)) is not None:
        return nowhere

    def rank(travelled: Journeys) -> tuple[float, ...]:
        return (travelled.quantile_days(probability),)

    def is_beaten(floor_days: float, last: Journeys) -> bool:
        return floor_days >= rank(last)[0]

    search = _Search(network, query, traveller, rank, most_candidates)
    return search.ranking(_c_of(probability), is_beaten)


def best_by_chance(
    network: Network,
    query: RouteQuery,
    within_days: float,
    traveller: Traveller,
    *,
    most_candidates: int = MOST_CANDIDATES,
) -> Ranking:
    """Return the routes most likely to take at most so many days.

    A route beats the chance p only if its p-quantile lies within the days allowed, so floors at
    the p of a first, short ranking prove the second. Of equal chances the smaller median wins.

    Parameters
    ----------
    network, query, traveller, most_candidates
        As in :func:`best_by_quantile`.
    within_days
        Days between ready date and deadline.

    Raises
    ------
    NoRouteError
        If no route meets the query.
    DataError
        If ``within_days`` is negative or not finite.
    """
    whole_number_given("most_candidates", most_candidates, 1)
    number_given("within_days", within_days, 0.0, MOST_WITHIN_DAYS)
    if (nowhere := _nowhere(network, query, traveller)) is not None:
        return nowhere

    def rank(travelled: Journeys) -> tuple[float, ...]:
        return -travelled.chance_within(within_days), travelled.quantile_days(0.5)

    def is_certain(floor_days: float, last: Journeys) -> bool:
        del floor_days
        return last.chance_within(within_days) == 1.0

    search = _Search(network, query, traveller, rank, FIRST_CANDIDATES)
    first = search.ranking(0.0, is_certain)
    if first.is_proven:
        return first
    reached = first.journeys[-1].chance_within(within_days)

    def is_beaten(floor_days: float, last: Journeys) -> bool:
        del last
        return floor_days > within_days

    second = _Search(network, query, traveller, rank, most_candidates)
    second.seen, second.best = search.seen, search.best
    return second.ranking(_c_of(reached), is_beaten)


def _nowhere(network: Network, query: RouteQuery, traveller: Traveller) -> Ranking | None:
    """Refuse what has no answer, as any search does; return the journey that goes nowhere."""
    quickest = best_routes(network, replace(query, by=Criterion.TIME, alternatives=1)).best
    if quickest.elements:
        return None
    return Ranking(journeys=(traveller.travel(quickest),), considered=1, is_proven=True)


def _c_of(probability: float) -> float:
    """Return Cantelli's c: a quantile lies at most so many standard deviations below the mean."""
    return math.sqrt((1.0 - probability) / probability) if probability > 0.0 else math.inf


class _Search:
    """Takes routes in order of their floors, travels them, and keeps the best."""

    def __init__(
        self,
        network: Network,
        query: RouteQuery,
        traveller: Traveller,
        rank: Callable[[Journeys], tuple[float, ...]],
        most_candidates: int,
    ) -> None:
        self.network, self.query, self.traveller, self.rank = network, query, traveller, rank
        self.era = network.era(query.era)
        self.places = query.alternatives
        affordable = MOST_DRAWN // traveller.draws
        self.most_candidates = max(self.places, min(most_candidates, affordable))
        self.seen: set[tuple[str, ...]] = set()
        self.best: list[Journeys] = []

    def ranking(self, c: float, is_beaten: Callable[[float, Journeys], bool]) -> Ranking:
        """Travel routes until the next floor is beaten by the last place asked for."""
        is_proven = False
        for floor_days, is_all in self._taken(c):
            is_full = len(self.best) == self.places
            is_proven = is_all or (is_full and is_beaten(floor_days, self.best[-1]))
            if is_proven or len(self.seen) >= self.most_candidates:
                break
        journeys = tuple(self.best)
        return Ranking(journeys=journeys, considered=len(self.seen), is_proven=is_proven)

    def _taken(self, c: float) -> Iterator[tuple[float, bool]]:
        """Travel twice as many routes each time; yield the last floor, and whether that is all."""
        k, is_cut = min(FIRST_CANDIDATES, self.most_candidates), False
        while not is_cut:
            found, is_cut = self._k_lowest_floors(c, k)
            for leg_ids in found:
                self._consider(leg_ids)
            last = route_along(self.network, found[-1], self.era)
            floor_ticks = sum(self._floor_ticks(element, c) for element in last.elements)
            yield from_ticks(floor_ticks), len(found) < k and not is_cut
            k = min(2 * k, self.most_candidates)

    def _consider(self, leg_ids: tuple[str, ...]) -> None:
        """Travel a route once, and keep it while it is among the best."""
        if leg_ids in self.seen:
            return
        self.seen.add(leg_ids)
        self.best.append(self.traveller.travel(route_along(self.network, leg_ids, self.era)))
        self.best.sort(key=self.rank)
        del self.best[self.places :]

    def _k_lowest_floors(self, c: float, k: int) -> tuple[list[tuple[str, ...]], bool]:
        closed = closed_by(self.network, self.query)

        def weigh(times: Sequence[TransitTime], leg: Leg | None) -> int:
            del leg
            return sum(self._floor_ticks(time, c) for time in times)

        graph = weighted_graph(self.network, self.era, weigh)
        return k_best_legs(graph, self.query.stops, closed=closed, k=k)

    def _floor_ticks(self, timed: Element | TransitTime, c: float) -> int:
        """Return the floor of one element; a wait that a timetable may replace counts nothing."""
        if self.traveller.knows_dates and timed.part is Part.WAITING:
            return 0
        reach = stretched_time(timed, self.traveller.low_stretch, self.traveller.high_stretch)
        if math.isinf(c):
            return to_ticks(reach.days.min_days)
        mean, sd = mean_and_sd(reach)
        return to_ticks(max(reach.days.min_days, mean - c * sd))
