"""The main question: which are the best routes, and how long do they take."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from corridor.convert.arrays import StateGraph, Weights, graph_by, state_graph
from corridor.errors import GaveUpError, NoRouteError
from corridor.kernels.k_best import SETS_CAP
from corridor.model.answers import Result, Route
from corridor.model.network import Network
from corridor.model.query import RouteQuery
from corridor.routing.assemble import route_along
from corridor.routing.limits import closed_by, refuse_impossible_ends
from corridor.routing.provenance import provenance_of
from corridor.routing.search import k_best_legs
from corridor.routing.stretches import what_stretches_shut
from corridor.routing.why_none import explain_no_route

__all__ = ["best_routes", "found_routes", "with_count"]


def best_routes(
    network: Network,
    query: RouteQuery,
    *,
    weights: Weights | None = None,
    unweighed: Mapping[str, str] | None = None,
) -> Result:
    """Return the best routes that meet a query, best first.

    Of two routes equal in the criterion the one with fewer legs comes first, then the one whose
    sequence of leg ids is smaller; the order of rows in the files never matters.

    Parameters
    ----------
    network
        What is known.
    query
        What is asked.
    weights
        What legs and moves weigh, where the query's criterion needs more than the network
        (:func:`corridor.choice.best.best_choices` makes them); otherwise left out.
    unweighed
        Legs that these weights cannot weigh, each with the reason; they are not used.

    Returns
    -------
    Result
        At least one route. Where origin and destination are the same, one without elements.

    Raises
    ------
    UnknownNameError
        If the query names a terminal, era or corridor that the network does not hold.
    NoRouteError
        If no route meets the query; says what cuts it and the cheapest change that opens one.
    GaveUpError
        If the search reached its cap before it knew.

    Examples
    --------
    >>> from corridor.io.read import load_network
    >>> asked = RouteQuery(
    ...     origin_id="xian", destination_id="poti", era="2022", corridor_id="middle"
    ... )
    >>> best_routes(load_network(), asked).best.days
    DayRange(min_days=38.0, likely_days=44.8, max_days=53.0)
    """
    return with_count(found_routes(network, query, weights=weights, unweighed=unweighed))


def found_routes(
    network: Network,
    query: RouteQuery,
    *,
    weights: Weights | None = None,
    unweighed: Mapping[str, str] | None = None,
) -> Result:
    """Return the best routes for whoever picks an answer from them: their count is not told yet."""
    era = network.era(query.era)
    stops = query.stops
    _check_stops(network, stops)
    refuse_impossible_ends(network, query)
    provenance = provenance_of(network, query.era)
    if len(stops) == 2 and query.origin_id == query.destination_id:  # noqa: PLR2004
        here = Route(elements=(), terminal_ids=(query.origin_id,), era=query.era)
        return Result(query=query, routes=(here,), provenance=provenance)
    closed = {**closed_by(network, query), **(unweighed or {})}
    graph = graph_by(network, era, weights) if weights else state_graph(network, era, query.by)
    found, is_cut = k_best_legs(graph, stops, closed=closed, k=query.alternatives)
    if not found and is_cut:
        raise GaveUpError(
            f"the search from {query.origin_id} to {query.destination_id} was given up after "
            f"{SETS_CAP:,} sets of ways: none of them passes every terminal but once"
        )
    if not found:
        _refuse_dead_ends(network, graph.without(closed), stops)
        raise explain_no_route(network, query, closed)
    routes = tuple(route_along(network, leg_ids, era) for leg_ids in found)
    return Result(query=query, routes=routes, provenance=provenance, is_cut=is_cut)


def with_count(result: Result) -> Result:
    """Return an answer that says so, before all else, where its routes are fewer than asked for."""
    found, wanted = len(result.routes), result.query.alternatives
    if found == wanted or result.query.origin_id == result.query.destination_id:
        return result
    are, routes = ("is", "route that meets") if found == 1 else ("are", "routes that meet")
    note = f"there {are} only {found} {routes} the query"
    if result.is_cut:
        note = (
            f"the search was cut after {found} of {wanted} routes: "
            "the network offers too many near-equal ways"
        )
    return replace(result, notes=(note, *result.notes))


def _check_stops(network: Network, stops: tuple[str, ...]) -> None:
    for terminal_id in stops:
        network.terminal(terminal_id)


def _refuse_dead_ends(network: Network, graph: StateGraph, stops: tuple[str, ...]) -> None:
    """Raise if every way by a via point would pass one of some terminals twice."""
    twice = what_stretches_shut(graph, stops).twice if len(stops) > 2 else None  # noqa: PLR2004
    if twice is None:
        return
    via, passed = network.terminal(twice[0]), [network.terminal(each) for each in twice[1]]
    if not passed:
        return
    names = " or ".join(terminal.name for terminal in passed)
    asked = " or ".join(f"--via {terminal.id}" for terminal in passed if terminal.id not in stops)
    remedy = f"leave out --via {via.id}" + (f", or ask for {asked}" if asked else "")
    raise NoRouteError(
        f"no route by {via.name}: every way by it passes {names} twice, and no route passes a "
        f"terminal twice; {remedy}",
        cut=tuple(terminal.id for terminal in passed),
        remedy=remedy,
    )
