"""The best way without restricted legs stands beside a best way that has some."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corridor import load_network, plan
from corridor.model.query import Avoidance
from corridor.model.vocabulary import Status
from corridor.routing.best import best_routes
from corridor.routing.unrestricted import unrestricted_route

NETWORK = load_network()


@pytest.mark.parametrize("ends", [("Chongqing", "Duisburg"), ("Almaty", "Istanbul")])
def test_it_is_the_best_of_what_is_left(ends):
    found = plan(NETWORK, *ends)
    limited = frozenset(leg.id for leg in NETWORK.legs if leg.status is Status.RESTRICTED)
    avoid = Avoidance(leg_ids=limited)
    left = best_routes(NETWORK, replace(found.query, avoid=avoid)).best
    assert unrestricted_route(NETWORK, found.query, found.best) == left
    assert limited.isdisjoint(left.leg_ids)


def test_there_is_none_beside_a_free_way_nor_where_all_ways_are_restricted():
    free, bound = plan(NETWORK, "Xi'an", "Poti"), plan(NETWORK, "Almaty", "Moscow")
    assert unrestricted_route(NETWORK, free.query, free.best) is None
    assert unrestricted_route(NETWORK, bound.query, bound.best) is None
