"""A question asked of each family: who answers, who does not, and why."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corridor import ask, load_network
from corridor.errors import GaveUpError, NoRouteError
from corridor.model.answers import Result
from corridor.model.query import RouteQuery
from corridor.routing.best import best_routes
from corridor.routing.families import NO_FAMILY, family_routes

NETWORK = load_network()
QUERY = ask(NETWORK, "Chongqing", "Duisburg")


def honest(query: RouteQuery) -> Result:
    return best_routes(NETWORK, query)


def best_together(query: RouteQuery) -> Result:
    """Answer as a network does in which the best way is of two families."""
    result = honest(query)
    mixed = replace(result.best, corridor_ids=("northern", "middle"))
    return result if query.corridor_id else replace(result, routes=(mixed,))


def only_together(query: RouteQuery) -> Result:
    """Answer as a network does in which no family has a way of its own."""
    if query.corridor_id:
        raise NoRouteError(f"no way by {query.corridor_id} alone")
    return best_together(query)


def test_each_answer_is_of_the_family_asked():
    found = family_routes(NETWORK, QUERY, honest).found
    assert {"middle", "northern", "cape"} <= set(found)
    assert all(result.best.corridor_ids == (family,) for family, result in found.items())


def test_ends_with_no_gateway_between_them_are_answered_once():
    routes = family_routes(NETWORK, ask(NETWORK, "Baku city", "Poti"), honest)
    assert set(routes.found) == {NO_FAMILY}
    assert {why for _, why in routes.absent} >= {"the best way needs no gateway of it"}


def test_a_way_of_two_families_stands_alone_where_none_has_its_own():
    routes = family_routes(NETWORK, QUERY, only_together)
    assert set(routes.found) == {"northern+middle"}
    assert {family for family, _ in routes.absent} == {one.id for one in NETWORK.corridors}


def test_the_best_way_stands_among_the_families_even_if_it_is_of_two():
    assert {"middle", "northern", "northern+middle"} <= set(
        family_routes(NETWORK, QUERY, best_together).found
    )


def test_a_search_given_up_costs_its_own_family_alone():
    def tired(query: RouteQuery) -> Result:
        if query.corridor_id in ("northern", ""):
            raise GaveUpError("given up")
        return honest(query)

    routes = family_routes(NETWORK, QUERY, tired)
    assert "middle" in routes.found
    assert ("northern", "given up") in routes.absent


def test_without_any_way_the_message_is_that_of_the_plain_question():
    def nothing(query: RouteQuery) -> Result:
        raise NoRouteError(f"none by {query.corridor_id or 'any'}")

    with pytest.raises(NoRouteError, match="none by any"):
        family_routes(NETWORK, QUERY, nothing)
