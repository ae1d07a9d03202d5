"""One question asked of every era: where the days went."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corridor.errors import GaveUpError, NoRouteError
from corridor.model.answers import Result
from corridor.model.arguments import list_given
from corridor.model.names import find_era
from corridor.model.network import Network
from corridor.model.query import RouteQuery
from corridor.routing.best import best_routes

__all__ = ["routes_by_era"]


def routes_by_era(
    network: Network, query: RouteQuery, eras: Sequence[str] = ()
) -> tuple[Result, ...]:
    """Return the best routes of a query in each era, in the network's order of eras.

    Parameters
    ----------
    network, query
        What is asked of what; the query's own era is replaced.
    eras
        Era ids; none means all. An era without a route is left out.

    Raises
    ------
    NoRouteError, GaveUpError
        If no era has a route; the message is that of the last one.

    Examples
    --------
    >>> from corridor.io.read import load_network
    >>> query = RouteQuery(origin_id="xian", destination_id="poti", era="2022")
    >>> [result.query.era for result in routes_by_era(load_network(), query, ["2023", "target"])]
    ['2023', 'target']
    """
    results: list[Result] = []
    failure: NoRouteError | GaveUpError | None = None
    asked = [find_era(network, name).id for name in list_given("eras", eras)]
    for era_id in asked or [era.id for era in network.eras]:
        try:
            results.append(best_routes(network, replace(query, era=era_id, era_reason="")))
        except (NoRouteError, GaveUpError) as error:
            failure = error
    if not results and failure is not None:
        raise failure
    return tuple(results)
