"""The matrix against an exhaustive list of all routes, and against the routes themselves."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from worlds import (
    NAMES,
    TELLABLE,
    WAYS,
    all_routes,
    dense_networks,
    line,
    loopy_networks,
    make_leg,
    networks,
    time,
)

from corridor.errors import NoRouteError
from corridor.io.read import load_network
from corridor.kernels import loops
from corridor.kernels.loops import NO_RETURN, best_loopless
from corridor.kernels.road import Road
from corridor.model.network import Network
from corridor.model.places import Transfer
from corridor.model.query import Avoidance, RouteQuery
from corridor.model.vocabulary import Criterion, Part
from corridor.reports.matrix_text import render_matrix
from corridor.reports.paper import Paper
from corridor.routing import pairs
from corridor.routing.best import best_routes
from corridor.routing.matrix import od_matrix

EVERY_PAIR_BY_ITSELF, ALL_AT_ONCE = 1_000, 0
"""Values of the bound up to which pairs are searched one by one."""

worlds_of_routes = networks() | dense_networks() | loopy_networks()


def expected_days(network: Network, origin: str, destination: str) -> float | None:
    if origin == destination:
        return 0.0
    routes = all_routes(network, origin, destination)
    return routes[0][0] / 1e6 if routes else None


@pytest.mark.parametrize("few", [EVERY_PAIR_BY_ITSELF, ALL_AT_ONCE])
@settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(worlds_of_routes, st.sampled_from(Road))
def test_the_matrix_holds_the_least_of_all_routes(
    monkeypatch: pytest.MonkeyPatch, few: int, network: Network, road: Road
) -> None:
    monkeypatch.setattr(pairs, "FEW_PAIRS", few)
    ids = [terminal.id for terminal in network.terminals]
    matrix = od_matrix(network, ids, ids, era="now", equipment=None, road=road)
    assert not matrix.given_up
    assert [list(row) for row in matrix.values] == [
        [expected_days(network, origin, destination) for destination in ids] for origin in ids
    ]


def test_a_loop_round_a_dear_change_is_no_route(monkeypatch: pytest.MonkeyPatch) -> None:
    """a ══ b ~~ c by way of b ══ d ~~ b would take 2.2 days, if it did not come back to b."""
    rail, _, feeder = WAYS
    legs = [("a", "b", rail), ("b", "c", feeder), ("b", "d", rail), ("d", "b", feeder)]
    changes = [("b", 5.0), ("d", 0.2)]
    network = replace(
        line(rail, rail, rail),
        legs=tuple(make_leg(i, *leg, 0.5) for i, leg in enumerate(legs)),
        transfers=tuple(
            Transfer(
                id=f"{place}-change",
                terminal_id=place,
                from_mode=rail[0],
                to_mode=feeder[0],
                times=(time(likely, Part.HANDLING),),
            )
            for place, likely in changes
        ),
    )
    for few in (EVERY_PAIR_BY_ITSELF, ALL_AT_ONCE):
        monkeypatch.setattr(pairs, "FEW_PAIRS", few)
        ((there, back),) = od_matrix(network, ["a"], ["c", "a"], era="now", equipment=None).values
        assert (there, back) == (6.0, 0.0)


@settings(max_examples=60, deadline=None)
@given(networks(), st.sampled_from(TELLABLE), st.sampled_from(["", "RU", "KZ"]))
def test_the_matrix_says_what_the_routes_say(network: Network, by: Criterion, shut: str) -> None:
    ids = tuple(NAMES)
    avoid = Avoidance(countries=frozenset({shut} - {""}))
    matrix = od_matrix(network, ids, ids, era="now", by=by, avoid=avoid, equipment=None)
    for origin, row in zip(ids, matrix.values, strict=True):
        for destination, value in zip(ids, row, strict=True):
            query = RouteQuery(
                origin_id=origin, destination_id=destination, era="now", by=by, avoid=avoid
            )
            try:
                best = best_routes(network, query).best
            except NoRouteError:
                assert value is None
                continue
            total = {
                Criterion.TIME: best.days.likely_days,
                Criterion.MIN: best.days.min_days,
                Criterion.MAX: best.days.max_days,
                Criterion.DISTANCE: best.length_km,
            }[by]
            assert value == total


@pytest.mark.parametrize("few", [EVERY_PAIR_BY_ITSELF, ALL_AT_ONCE])
def test_a_pair_whose_search_gave_up_does_not_cost_the_matrix(
    monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    monkeypatch.setattr(pairs, "FEW_PAIRS", few)
    monkeypatch.setattr(pairs, "returns_between", lambda *_: np.array([[NO_RETURN, 0]]))
    give_up_on = {2 * 3 - 1: (None, True)}  # the exit of c
    monkeypatch.setattr(
        pairs,
        "best_loopless",
        lambda *given: give_up_on.get(given[2][1]) or best_loopless(*given),
    )
    told = od_matrix(line(WAYS[0], WAYS[0]), ["a"], ["b", "c"], era="now", equipment=None)
    assert told.values == ((1.0, None),)
    assert told.given_up == (("a", "c"),)
    assert "? where the search was given up" in render_matrix(told, Paper(width=120))


def test_loops_are_found_in_parts_where_there_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    network = load_network()
    ids = [terminal.id for terminal in network.terminals][:100]
    at_once = od_matrix(network, ids, ids, era="current")
    monkeypatch.setattr(loops, "SOURCES_AT_ONCE", 7)
    monkeypatch.setattr(pairs, "_made", {})
    assert od_matrix(network, ids, ids, era="current") == at_once
