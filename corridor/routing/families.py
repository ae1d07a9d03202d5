"""One question asked of every corridor family: the best route each has."""

from __future__ import annotations

from dataclasses import replace

from corridor.errors import NoRouteError
from corridor.model.answers import Result
from corridor.model.network import Network
from corridor.model.query import RouteQuery
from corridor.routing.best import best_routes

__all__ = ["best_by_family"]


def best_by_family(network: Network, query: RouteQuery) -> tuple[Result, ...]:
    """Return the best route of each family that has one, the quickest family first.

    Where no gateway lies between the two ends, the one route that needs none stands alone.

    Parameters
    ----------
    network, query
        What is asked of what; the query's own family and number of alternatives are replaced.

    Raises
    ------
    NoRouteError
        If no family has a route; the message is that of the question without a family.

    Examples
    --------
    >>> from corridor import load_network
    >>> from corridor.routing.plan import ask
    >>> network = load_network()
    >>> results = best_by_family(network, ask(network, "Chongqing", "Duisburg"))
    >>> {"middle", "northern"} <= {result.best.family for result in results}
    True
    """
    found: dict[str, Result] = {}
    for family in network.corridors:
        try:
            result = best_routes(network, replace(query, corridor_id=family.id, alternatives=1))
        except NoRouteError:
            continue
        found.setdefault(result.best.family, result)
    if not found:
        best_routes(network, replace(query, corridor_id=""))  # raises, and says why
    return tuple(sorted(found.values(), key=lambda result: result.best.days.likely_days))
