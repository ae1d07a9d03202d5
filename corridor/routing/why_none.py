"""Why there is no route: what cuts the two ends apart, and the cheapest change that joins them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from corridor.convert.arrays import state_graph
from corridor.errors import NoRouteError
from corridor.kernels.shortest import UNREACHED, distances_from
from corridor.model.context import Era
from corridor.model.network import Network
from corridor.model.places import Leg
from corridor.model.query import RouteQuery
from corridor.routing.assemble import route_along
from corridor.routing.limits import why_unusable
from corridor.routing.search import k_best_legs

__all__ = ["explain_no_route"]

SETS_TRIED = 2_000
"""Sets of paths looked at for each condition that might be given up: an answer, not a proof."""

LISTED = 6
"""Legs of a cut written out in a message."""


def explain_no_route(
    network: Network, query: RouteQuery, closed: Mapping[str, str]
) -> NoRouteError:
    """Return the error that says why nothing joins the ends of a query.

    First the conditions of the query are blamed: the cheapest set of them to give up is searched
    for, and the legs at which they cut are named. If the network joins the two ends under no
    condition in this era, the legs that are shut in the era, or the missing link, are.

    Parameters
    ----------
    network, query
        What was asked of what.
    closed
        Legs closed by the query with the condition that closes each.
    """
    return (
        _blame_conditions(network, query, closed)
        or _blame_dead_end(network, query)
        or _blame_era(network, query)
        or _blame_network(network, query)
    )


def _ends(network: Network, query: RouteQuery) -> str:
    stops = (query.origin_id, *query.via_ids, query.destination_id)
    return " to ".join(network.terminal(stop).name for stop in stops) + f" in era {query.era}"


def _blame_conditions(
    network: Network, query: RouteQuery, closed: Mapping[str, str]
) -> NoRouteError | None:
    given_up = _cheapest_to_give_up(network, query, closed)
    if given_up is None:
        return None
    conditions, days = given_up
    cut = _cut(network, query, closed)
    named = ", ".join(cut[:LISTED]) + (f" and {len(cut) - LISTED} more" if cut[LISTED:] else "")
    remedy = f"without {' and '.join(repr(c) for c in conditions)} it takes {days:g} days (likely)"
    return NoRouteError(
        f"no route from {_ends(network, query)}: {', '.join(conditions)} closes {named}; {remedy}",
        cut=cut,
        remedy=remedy,
    )


def _cheapest_to_give_up(
    network: Network, query: RouteQuery, closed: Mapping[str, str]
) -> tuple[tuple[str, ...], float] | None:
    """Find the fewest conditions, then the least time, that would leave a route.

    One condition at a time is given up first; where no single one helps, all those that the best
    unconditional route would break.
    """
    conditions = sorted(set(closed.values()))
    single = [
        ((condition,), days)
        for condition in conditions
        if (days := _likely_days(network, query, _kept(closed, {condition}))) is not None
    ]
    if single:
        return min(single, key=lambda found: (found[1], found[0]))
    best = _best_leg_ids(network, query, ())
    if best is None:
        return None
    broken = tuple(sorted({closed[leg_id] for leg_id in best if leg_id in closed}))
    days = _likely_days(network, query, _kept(closed, set(broken)))
    return (broken, days) if broken and days is not None else None


def _kept(closed: Mapping[str, str], given_up: set[str]) -> list[str]:
    return [leg_id for leg_id, condition in closed.items() if condition not in given_up]


def _best_leg_ids(
    network: Network, query: RouteQuery, closed: Iterable[str]
) -> tuple[str, ...] | None:
    stops = (query.origin_id, *query.via_ids, query.destination_id)
    graph = state_graph(network, network.era(query.era))
    found, _ = k_best_legs(graph, stops, closed=closed, cap=SETS_TRIED)
    return found[0] if found else None


def _likely_days(network: Network, query: RouteQuery, closed: Iterable[str]) -> float | None:
    leg_ids = _best_leg_ids(network, query, closed)
    if leg_ids is None:
        return None
    return route_along(network, leg_ids, network.era(query.era)).days.likely_days


def _cut(network: Network, query: RouteQuery, closed: Mapping[str, str]) -> tuple[str, ...]:
    """Return the closed legs that lead out of what can still be reached from the origin."""
    reached = _reached(network, query, closed)
    era = network.era(query.era)
    return tuple(
        leg.id
        for leg in network.legs
        if leg.id in closed
        and leg.tail_id in reached
        and leg.head_id not in reached
        and not why_unusable(network, leg, era)
    )


def _reached(network: Network, query: RouteQuery, closed: Iterable[str]) -> set[str]:
    """Return the terminals that can be reached from the origin without the closed legs."""
    graph = state_graph(network, network.era(query.era)).without(closed)
    distances = distances_from(graph.arcs, graph.entry(query.origin_id))
    return {
        graph.terminal_ids[graph.state_terminal[state]]
        for state, distance in enumerate(distances)
        if distance < UNREACHED
    }


def _blame_dead_end(network: Network, query: RouteQuery) -> NoRouteError | None:
    """Blame a via point that hangs on one neighbour: a route would have to pass that one twice."""
    for via_id in query.via_ids:
        neighbours = {leg.head_id for leg in network.legs if leg.tail_id == via_id}
        neighbours |= {leg.tail_id for leg in network.legs if leg.head_id == via_id}
        if len(neighbours) == 1:
            (only,) = neighbours
            remedy = f"ask for --via {only} instead"
            return NoRouteError(
                f"no route from {_ends(network, query)}: {network.terminal(via_id).name} is a dead "
                f"end behind {network.terminal(only).name}, and no route passes a terminal twice; "
                + remedy,
                cut=(only,),
                remedy=remedy,
            )
    return None


def _blame_era(network: Network, query: RouteQuery) -> NoRouteError | None:
    """Blame legs that would lead on but are not usable in the era."""
    era = network.era(query.era)
    reached = _reached(network, query, ())
    shut = [
        (leg, why)
        for leg in network.legs
        if leg.tail_id in reached
        and leg.head_id not in reached
        and (why := why_unusable(network, leg, era))
    ]
    if not shut:
        return None
    named = "; ".join(f"{leg.id} is {why}" for leg, why in shut[:LISTED])
    return NoRouteError(
        f"no route from {_ends(network, query)}: {named}",
        cut=[leg.id for leg, _ in shut],
        remedy=f"ask for another era than {query.era}",
    )


def _blame_network(network: Network, query: RouteQuery) -> NoRouteError:
    """Blame what the network lacks: a transfer between two ways, or any link at all."""
    reached = _reached(network, query, ())
    origin, destination = network.terminal(query.origin_id), network.terminal(query.destination_id)
    barred = _barred_changes(network, network.era(query.era), reached)
    if barred:
        named = "; ".join(barred[:LISTED])
        reason = f"no transfer is known where the ways meet: {named}"
    else:
        reason = (
            f"{origin.name} is joined to {len(reached) - 1} other terminals, "
            f"{destination.name} is not among them"
        )
    return NoRouteError(f"no route from {_ends(network, query)}: {reason}", cut=barred)


def _barred_changes(network: Network, era: Era, reached: set[str]) -> list[str]:
    """Name the terminals that are reached and left by ways between which nothing is transferred."""
    return [
        f"{leg.tail_id} (no change onto {_way(leg)} for {leg.id})"
        for leg in network.legs
        if leg.tail_id in reached
        and leg.head_id not in reached
        and not why_unusable(network, leg, era)
    ]


def _way(leg: Leg) -> str:
    return f"{leg.mode} {leg.gauge_mm} mm" if leg.gauge_mm else str(leg.mode)
