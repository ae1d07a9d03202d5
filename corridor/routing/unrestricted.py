"""The best way without restricted legs, where the best way of all uses some."""

from __future__ import annotations

from dataclasses import replace

from corridor.convert.arrays import state_graph
from corridor.model.answers import Route
from corridor.model.network import Network
from corridor.model.query import RouteQuery
from corridor.routing.assemble import route_along
from corridor.routing.limits import closed_by
from corridor.routing.restrictions import LIMITED
from corridor.routing.search import k_best_legs

__all__ = ["unrestricted_route"]


def unrestricted_route(network: Network, query: RouteQuery, best: Route) -> Route | None:
    """Return the best route without a restricted or sanctioned leg.

    Parameters
    ----------
    network, query
        What was asked of what; a criterion that the network alone can tell.
    best
        Its best route.

    Returns
    -------
    Route or None
        ``None`` if the best route uses no such leg, or if there is no way without.

    Examples
    --------
    >>> from corridor import load_network, plan
    >>> found = plan(load_network(), "Chongqing", "Duisburg")
    >>> found.best.family
    'northern'
    >>> unrestricted_route(load_network(), found.query, found.best).family
    'middle'
    """
    limited = frozenset(leg.id for leg in network.legs if leg.status in LIMITED)
    if not limited.intersection(best.leg_ids):
        return None
    avoid = replace(query.avoid, leg_ids=query.avoid.leg_ids | limited)
    era = network.era(query.era)
    closed = closed_by(network, replace(query, avoid=avoid))
    graph = state_graph(network, era, query.by)
    found, _ = k_best_legs(graph, query.stops, closed=closed, k=1)
    return route_along(network, found[0], era) if found else None
