"""Which route is the fastest in each world, against the network of that world searched alone."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from small_worlds import leg, network, networks, running

from corridor.convert.arrays import HOP, state_graph
from corridor.errors import DataError, NoRouteError
from corridor.io.read import load_network
from corridor.kernels import redraws
from corridor.kernels.road import Road
from corridor.model.network import Network
from corridor.model.query import Avoidance, RouteQuery
from corridor.model.times import DayRange, TransitTime
from corridor.model.vocabulary import Shape
from corridor.routing.best import best_routes
from corridor.uncertainty.columns import MadeArc
from corridor.uncertainty.dependence import Dependence
from corridor.uncertainty.distributions import table_of
from corridor.uncertainty.fastest import fastest_routes
from corridor.uncertainty.journeys import travel
from corridor.uncertainty.traveller import Traveller
from corridor.uncertainty.useful_arcs import useful_arcs
from corridor.uncertainty.worlds import Worlds
from corridor.units import TICKS_PER_UNIT, from_ticks

ROADS = pytest.mark.parametrize("road", list(Road))
ASKED = RouteQuery(origin_id="a", destination_id="e", era="now")


def in_world(known: Network, world: int, *, seed: int, rho: float) -> Network:
    """Return the network of one world: every time is what it is drawn as there."""
    worlds = Worlds(seed=seed, block=0, rho=rho, family="")

    def drawn(fact_id: str, time: TransitTime) -> TransitTime:
        ticks = int(worlds.ticks(f"{fact_id}/{time.part}", table_of(time))[world])
        days = DayRange(**dict.fromkeys(("min_days", "likely_days", "max_days"), from_ticks(ticks)))
        return replace(time, days=days, shape=Shape.FIXED, quantiles=())

    def with_times(fact):
        return replace(fact, times=tuple(drawn(fact.id, time) for time in fact.times))

    return replace(
        known,
        legs=tuple(map(with_times, known.legs)),
        transfers=tuple(map(with_times, known.transfers)),
    )


@ROADS
@settings(max_examples=25, deadline=None)
@given(known=networks())
def test_shares_are_those_of_searching_every_world_alone(road: Road, known: Network) -> None:
    draws, rho = 12, 0.3
    try:
        expected = [
            best_routes(in_world(known, world, seed=5, rho=rho), ASKED).best
            for world in range(draws)
        ]
    except NoRouteError:
        with pytest.raises(NoRouteError):
            fastest_routes(known, ASKED, Traveller.uncalibrated(draws=draws, seed=5), road=road)
        return
    traveller = Traveller(draws=draws, seed=5, dependence=Dependence(default=rho))
    found = fastest_routes(known, ASKED, traveller, most=99, road=road)
    counts = Counter(route.leg_ids for route in expected)
    told = {c.route.leg_ids: round(c.rival.chance_fastest * draws) for c in found.contenders}
    assert told == counts
    assert found.ever_fastest == len(counts)
    mean = sum(round(route.days.likely_days * TICKS_PER_UNIT) for route in expected) / draws
    assert found.mean_fastest_days == from_ticks(round(mean))


@ROADS
def test_the_first_worlds_of_the_shipped_network_are_as_networkx_finds_them(road: Road) -> None:
    known = load_network()
    asked = RouteQuery(origin_id="xian", destination_id="duisburg", era="current")
    draws, ticks = 4, []
    for world in range(draws):
        graph = state_graph(in_world(known, world, seed=1, rho=0.3), known.era("current"))
        states = nx.MultiDiGraph()
        for tail, out in enumerate(graph.arcs):
            states.add_weighted_edges_from((tail, head, weight) for weight, head, _ in out)
        ends = graph.entry("xian"), graph.exit("duisburg")
        ticks.append(nx.dijkstra_path_length(states, *ends) // HOP)
    found = fastest_routes(known, asked, Traveller.uncalibrated(draws=draws), road=road)
    assert found.mean_fastest_days == from_ticks(round(sum(ticks) / draws))


def test_both_roads_number_the_same_paths() -> None:
    days = np.random.default_rng(3)
    arcs = sorted({(int(t), int(h)) for t, h in days.integers(0, 9, (40, 2)) if t not in (h, 8)})
    rows = redraws.arc_rows(arcs, 9, 8, range(8))
    weights = days.integers(0, 50, (len(arcs), 200)).astype(np.int32)
    totals, numbers = {}, {}
    for road in Road:
        totals[road] = redraws.totals_to_target(rows, weights, road)
        numbers[road] = redraws.path_numbers(rows, weights, totals[road], 0, road)
    assert (totals[Road.BASE] == totals[Road.FAST]).all()
    assert (numbers[Road.BASE] == numbers[Road.FAST]).all()
    keys = redraws.arc_keys(len(arcs))
    for world in range(200):
        paths = {redraws.best_path(rows, weights, totals[r], 0, world, r) for r in Road}
        (path,) = paths
        assert weights[list(path), world].sum() == totals[Road.BASE][0, world]
        assert keys[list(path)].sum() == numbers[Road.BASE][world]


def test_only_arcs_of_no_fastest_route_are_left_undrawn() -> None:
    def arcs(*ends: tuple[int, int]) -> list[MadeArc]:
        return [MadeArc(tail, head, leg, (), 10) for leg, (tail, head) in enumerate(ends)]

    line = arcs((0, 1), (1, 0), (1, 2), (2, 1), (2, 3))
    kept = useful_arcs(line, range(4), (0, 3), 1000)
    assert [(arc.tail, arc.head) for arc in kept] == [(0, 1), (1, 2), (2, 3)]
    # The way back is of use where one can come to its tail without passing its head.
    ring = arcs((0, 1), (0, 2), (1, 2), (1, 3), (2, 1), (2, 3))
    assert useful_arcs(ring, range(4), (0, 3), 30) == ring
    assert len(useful_arcs(ring, range(4), (0, 3), 29)) == 4


@ROADS
def test_a_contender_has_the_days_and_regret_of_its_own_journeys(road: Road) -> None:
    known = network(
        leg("ab-1", "ab", running(1, 2, 6)),
        leg("ab-2", "ab", running(2, 3, 4)),
        leg("be-1", "be", running(1, 2, 3)),
        leg("ae-1", "ae", running(3, 4, 9)),
    )
    traveller = Traveller.uncalibrated(draws=20_000)
    found = fastest_routes(known, ASKED, traveller, road=road)
    alone = [travel(c.route, draws=20_000, rho=0.3) for c in found.contenders]
    assert found.ever_fastest == 3
    quickest = np.min([journeys.ticks for journeys in alone], axis=0)
    for contender, journeys in zip(found.contenders, alone, strict=True):
        assert contender.mean_days == journeys.simulation().percentiles.mean_days
        lost = journeys.ticks - quickest
        assert contender.rival.mean_regret_days == from_ticks(round(int(lost.sum()) / 20_000))
        assert contender.rival.chance_fastest == pytest.approx((lost == 0).mean(), abs=1e-9)
    assert sum(c.rival.chance_fastest for c in found.contenders) == pytest.approx(1.0)


@ROADS
def test_equal_routes_go_to_the_smaller_ids_and_no_time_at_all_is_no_trap(road: Road) -> None:
    still = running(0, 0, 0, Shape.FIXED)
    known = network(
        leg("z-1", "ab", still), leg("y-1", "ba", still), leg("b-1", "be", still),
        leg("b-0", "be", still), leg("z-2", "ae", still),
    )  # fmt: skip
    found = fastest_routes(known, ASKED, Traveller.uncalibrated(draws=3), road=road)
    assert [c.rival.chance_fastest for c in found.contenders] == [1.0]
    assert found.mean_fastest_days == 0.0


def test_a_closed_country_and_the_same_place_twice() -> None:
    known = load_network()
    asked = RouteQuery(
        origin_id="xian",
        destination_id="duisburg",
        era="current",
        avoid=Avoidance(countries=frozenset({"RU"})),
    )
    few = fastest_routes(known, asked, Traveller.uncalibrated(draws=50), most=3)
    assert len(few.contenders) <= 3
    for contender in few.contenders:
        assert "RU" not in {known.terminal(t).country for t in contender.route.terminal_ids}
    here = replace(asked, destination_id="xian")
    (only,) = fastest_routes(known, here, Traveller.uncalibrated(draws=5)).contenders
    assert only.rival.chance_fastest == 1.0


@pytest.mark.parametrize(
    ("query", "traveller"),
    [
        (replace(ASKED, via_ids=("b",)), Traveller.uncalibrated()),
        (ASKED, replace(Traveller.uncalibrated(), knows_dates=True)),
        (ASKED, Traveller.uncalibrated(draws=10**7)),
    ],
)
def test_what_cannot_be_redrawn_is_refused(query: RouteQuery, traveller: Traveller) -> None:
    with pytest.raises(DataError):
        fastest_routes(network(leg("ae-1", "ae", running(1, 2, 3))), query, traveller)
