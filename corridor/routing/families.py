"""One question asked of every corridor family: the best route each has, or why it has none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from corridor.errors import GaveUpError, NoRouteError
from corridor.model.answers import Result
from corridor.model.context import Corridor
from corridor.model.network import Network
from corridor.model.query import RouteQuery
from corridor.routing.best import best_routes
from corridor.routing.limits import closed_by, why_unusable

__all__ = ["NO_FAMILY", "FamilyRoutes", "best_by_family", "family_routes"]

NO_FAMILY: Final = "direct"
"""Name of a route that needs no family's gateway."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyRoutes:
    """What each family answers to one question.

    Parameters
    ----------
    found
        The best answer by family id; :data:`NO_FAMILY` for a route that needs none, and ids joined
        by ``+`` for one of several families, where that is the best there is.
    absent
        (Family id, why it offers no route).
    """

    found: dict[str, Result]
    absent: tuple[tuple[str, str], ...]


def family_routes(
    network: Network, query: RouteQuery, best: Callable[[RouteQuery], Result]
) -> FamilyRoutes:
    """Ask a question of each family in turn, and once without naming one.

    The best route there is stands among the answers even where it is of several families.

    Parameters
    ----------
    network, query
        What is asked of what; the query's own family and number of alternatives are replaced.
    best
        Answers one query.

    Raises
    ------
    NoRouteError, GaveUpError
        If there is no route at all; the message is that of the question without a family.

    Examples
    --------
    >>> from corridor import ask, load_network
    >>> network = load_network()
    >>> query = ask(network, "Baku city", "Poti")
    >>> list(family_routes(network, query, lambda one: best_routes(network, one)).found)
    ['direct']
    """
    asked = replace(query, alternatives=1)
    found: dict[str, Result] = {}
    absent: list[tuple[str, str]] = []
    for family in network.corridors:
        try:
            result = best(replace(asked, corridor_id=family.id))
        except NoRouteError as error:
            absent.append((family.id, _why_absent(network, query, family) or str(error)))
        except GaveUpError as error:
            absent.append((family.id, str(error)))
        else:
            if family.id in result.best.corridor_ids:
                found[family.id] = result
            else:
                absent.append((family.id, "the best way needs no gateway of it"))
                found.setdefault(NO_FAMILY, result)
    try:
        result = best(replace(asked, corridor_id=""))
        found.setdefault(result.best.family or NO_FAMILY, result)
    except GaveUpError:
        if not found:
            raise
    return FamilyRoutes(found=found, absent=tuple(absent))


def best_by_family(network: Network, query: RouteQuery) -> tuple[Result, ...]:
    """Return the best route of each family that has one, the quickest family first.

    Parameters
    ----------
    network, query
        What is asked of what; the query's own family and number of alternatives are replaced.

    Raises
    ------
    NoRouteError, GaveUpError
        If there is no route at all; the message is that of the question without a family.

    Examples
    --------
    >>> from corridor import ask, load_network
    >>> network = load_network()
    >>> results = best_by_family(network, ask(network, "Chongqing", "Duisburg"))
    >>> {"middle", "northern"} <= {result.best.family for result in results}
    True
    """
    routes = family_routes(network, query, lambda one: best_routes(network, one))
    return tuple(sorted(routes.found.values(), key=lambda result: result.best.days.likely_days))


def _why_absent(network: Network, query: RouteQuery, family: Corridor) -> str:
    """Return what shuts every gateway of a family, or an empty text if one is open."""
    closed = closed_by(network, replace(query, corridor_id=family.id))
    era = network.era(query.era)
    reasons = [
        closed.get(leg_id) or why_unusable(network, network.leg(leg_id), era)
        for leg_id in family.gateway_leg_ids
    ]
    if not all(reasons):
        return ""
    return f"its gateways are shut: {'; '.join(dict.fromkeys(reasons))}"
