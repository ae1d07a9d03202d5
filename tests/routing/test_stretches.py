"""What stretches shut for one another never costs a route, and proves that there is none."""

from __future__ import annotations

from dataclasses import replace
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from worlds import ERAS, WAYS, all_routes, dense_networks, make_leg, terminal

from corridor.convert.arrays import state_graph
from corridor.errors import NoRouteError
from corridor.model.network import Network
from corridor.model.query import RouteQuery
from corridor.routing import search
from corridor.routing.best import best_routes
from corridor.routing.search import k_best_legs
from corridor.routing.stretches import what_stretches_shut


def passing(network: Network, via_ids: list[str]) -> list[tuple[str, ...]]:
    """List all routes from a to f by the via points in their order, best first."""
    found = []
    for _, _, chain in all_routes(network, "a", "f"):
        met = [t for leg_id in chain[1:] if (t := network.leg(leg_id).tail_id) in via_ids]
        if met == via_ids:
            found.append(tuple(chain))
    return found


@settings(max_examples=300, deadline=None)
@given(dense_networks(), st.permutations("bcde"), st.integers(1, 2))
def test_shutting_loses_no_route(network: Network, order: list[str], count: int) -> None:
    via_ids = order[:count]
    expected = passing(network, via_ids)
    graph = state_graph(network, network.default_era)
    with patch.object(search, "QUICK_CAP", 0):
        found, is_cut = k_best_legs(graph, ["a", *via_ids, "f"], k=50)
    assert not is_cut
    assert found == expected[:50]
    if not what_stretches_shut(graph, ["a", *via_ids, "f"]).is_passable:
        assert expected == []


def test_the_only_gate_to_a_cul_de_sac_is_named_whatever_way_it_is_entered() -> None:
    # a → b → c, and behind b a pocket d ⇄ e that only b leads to.
    pairs = [("a", "b"), ("b", "c"), ("b", "d"), ("d", "e"), ("e", "d"), ("d", "b"), ("e", "b")]
    network = Network(
        title="pocket",
        version="1",
        terminals=tuple(map(terminal, "abcde")),
        legs=tuple(
            make_leg(index, tail, head, WAYS[0], 1.0) for index, (tail, head) in enumerate(pairs)
        ),
        eras=ERAS,
    )
    query = RouteQuery(origin_id="a", destination_id="c", era="now")
    assert best_routes(network, query).best.terminal_ids == ("a", "b", "c")
    for via in "de":
        with pytest.raises(NoRouteError, match=r"passes B twice.*--via b"):
            best_routes(network, replace(query, via_ids=(via,)))
