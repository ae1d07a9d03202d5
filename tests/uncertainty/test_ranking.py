"""Routes by percentile and by chance, against travelling every route there is."""

from __future__ import annotations

import math
from collections.abc import Iterator

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from small_worlds import ERA, leg, network, networks, running, walks

from corridor.errors import DataError, NoRouteError
from corridor.model.network import Network
from corridor.model.query import RouteQuery
from corridor.routing.assemble import route_along
from corridor.uncertainty.dependence import Dependence
from corridor.uncertainty.journeys import Journeys
from corridor.uncertainty.ranking import best_by_chance, best_by_quantile
from corridor.uncertainty.traveller import Traveller


@pytest.fixture(scope="module", autouse=True)
def few_at_first() -> Iterator[None]:
    """Begin with one route, so that the bound has to do the work even in small networks."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("corridor.uncertainty.ranking.FIRST_CANDIDATES", 1)
        yield


QUERY = RouteQuery(origin_id="a", destination_id="e", era="now", alternatives=2)


def every_journey(drawn: Network, traveller: Traveller) -> list[Journeys]:
    ways = walks(drawn, "a", "e", frozenset("a"))
    return [traveller.travel(route_along(drawn, way, ERA)) for way in ways]


@given(networks(), st.sampled_from([0.05, 0.5, 0.8, 0.95]), st.sampled_from([0.0, 0.3, 1.0]))
@settings(max_examples=60, deadline=None)
def test_no_route_there_is_beats_a_proven_percentile(
    drawn: Network, probability: float, rho: float
) -> None:
    traveller = Traveller(draws=300, dependence=Dependence(default=rho))
    every = every_journey(drawn, traveller)
    assume(every)
    ranking = best_by_quantile(drawn, QUERY, probability, traveller)
    expected = sorted(journeys.quantile_days(probability) for journeys in every)[:2]
    assert ranking.is_proven
    assert [j.quantile_days(probability) for j in ranking.journeys] == expected
    assert ranking.considered <= len(every)


@given(networks(), st.floats(0.5, 30))
@settings(max_examples=60, deadline=None)
def test_no_route_there_is_beats_a_proven_chance(drawn: Network, within_days: float) -> None:
    traveller = Traveller.uncalibrated(draws=300)
    every = every_journey(drawn, traveller)
    assume(every)
    ranking = best_by_chance(drawn, QUERY, within_days, traveller)
    expected = sorted(-journeys.chance_within(within_days) for journeys in every)[:2]
    assert ranking.is_proven
    assert [-j.chance_within(within_days) for j in ranking.journeys] == expected


def fan(count: int) -> Network:
    """Join a and e by many legs: the wilder, the likelier to be quick."""
    return network(
        *(
            leg(f"way-{index:03d}", "ae", running(1, 10 - index / 100, 10 + index))
            for index in range(count)
        )
    )


def test_the_bound_stops_the_search_early() -> None:
    ranking = best_by_quantile(fan(200), QUERY, 0.95, Traveller.uncalibrated(draws=200))
    assert ranking.routes[0].leg_ids == ("way-000",)
    assert (ranking.is_proven, ranking.considered < 200) == (True, True)
    assert "no other can be better" in ranking.note()


def test_a_search_that_is_cut_says_so() -> None:
    ranking = best_by_quantile(
        fan(200), QUERY, 0.05, Traveller.uncalibrated(draws=200), most_candidates=20
    )
    assert (ranking.is_proven, ranking.considered) == (False, 20)
    assert ranking.note() == "20 routes were considered; a better one is not ruled out"


def test_many_draws_mean_fewer_candidates(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("corridor.uncertainty.ranking.MOST_DRAWN", 1000)
    ranking = best_by_quantile(fan(40), QUERY, 0.05, Traveller.uncalibrated(draws=200))
    assert (ranking.is_proven, ranking.considered) == (False, 5)


def test_p95_and_p50_may_want_different_routes() -> None:
    two = network(leg("calm", "ae", running(9, 10, 11)), leg("wild", "ae", running(5, 8, 20)))
    plain = Traveller.uncalibrated()
    best = {q: best_by_quantile(two, QUERY, q, plain).routes[0] for q in (0.5, 0.95)}
    assert [best[q].leg_ids for q in (0.5, 0.95)] == [("wild",), ("calm",)]
    assert best_by_chance(two, QUERY, 11.0, Traveller.uncalibrated()).routes[0].leg_ids == ("calm",)
    assert best_by_chance(two, QUERY, 9.0, Traveller.uncalibrated()).routes[0].leg_ids == ("wild",)


def test_nowhere_to_go_takes_no_time() -> None:
    query = RouteQuery(origin_id="a", destination_id="a", era="now")
    ranking = best_by_quantile(fan(2), query, 0.95, Traveller.uncalibrated())
    assert ranking.journeys[0].quantile_days(0.95) == 0.0


def test_no_route_is_said_as_ever() -> None:
    query = RouteQuery(origin_id="e", destination_id="a", era="now")
    for search in (best_by_quantile, best_by_chance):
        with pytest.raises(NoRouteError):
            search(fan(2), query, 0.5, Traveller.uncalibrated())


@pytest.mark.parametrize("probability", [0.0, 1.0, -1.0, math.nan])
def test_percentiles_out_of_bounds_are_refused(probability: float) -> None:
    with pytest.raises(DataError):
        best_by_quantile(fan(2), QUERY, probability, Traveller.uncalibrated())


@pytest.mark.parametrize("days", [-1.0, math.inf, math.nan])
def test_days_out_of_bounds_are_refused(days: float) -> None:
    with pytest.raises(DataError):
        best_by_chance(fan(2), QUERY, days, Traveller.uncalibrated())
