"""Why there is no route: what cuts the two ends apart, and the cheapest change that joins them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import pairwise, product

from corridor.convert.arrays import StateGraph, state_graph
from corridor.errors import NoRouteError
from corridor.geo import great_circle_km
from corridor.kernels.shortest import UNREACHED, distances_from, reversed_arcs
from corridor.model.context import Era
from corridor.model.network import Network
from corridor.model.places import Leg
from corridor.model.query import RouteQuery
from corridor.model.vocabulary import CLOSED_NOTE, Status
from corridor.routing.assemble import route_along
from corridor.routing.carriage import modes_of, with_suspended_open
from corridor.routing.limits import conditions_of, why_unusable
from corridor.routing.search import k_best_legs

__all__ = ["explain_no_route"]

SETS_TRIED = 2_000
"""Sets of paths looked at for each condition that might be given up: an answer, not a proof."""

LISTED = 6
"""Legs of a cut written out in a message."""


def explain_no_route(
    network: Network, query: RouteQuery, closed: Mapping[str, str]
) -> NoRouteError:
    """Return the error that says why nothing joins the stops of a query.

    First what is suspended is blamed, in fact or by a scenario, if its opening would do. Then the
    conditions of the query: one whose giving up opens a route, the quickest such, or else all those
    that the quickest free route breaks; and the legs at which they cut. If the stops are not joined
    under no condition either, the first stretch that fails is blamed: the legs that are shut in the
    era, a change that nobody is known to make, or the missing link.

    Parameters
    ----------
    network, query
        What was asked of what.
    closed
        Legs closed by the query with a condition that closes each.
    """
    every = conditions_of(network, query)
    shut = {
        leg_id: frozenset((reason, *every.get(leg_id, ()))) for leg_id, reason in closed.items()
    }
    return (
        _blame_suspended(network, query, shut)
        or _blame_conditions(network, query, shut)
        or _blame_stretch(network, _first_broken_stretch(network, query))
    )


def _blame_suspended(
    network: Network, query: RouteQuery, shut: Mapping[str, frozenset[str]]
) -> NoRouteError | None:
    """Blame legs that are suspended, by a scenario or in fact, if their opening would do.

    They come before the conditions: what was asked for was meant, what happened was not.
    """
    statuses = {leg.status for leg in network.legs} | {each.status for each in network.terminals}
    if Status.SUSPENDED not in statuses:
        return None
    reopened = with_suspended_open(network)
    leg_ids = _best_leg_ids(reopened, query, shut)
    if leg_ids is None:
        return None
    era = network.era(query.era)
    closed = {
        each: why for each in leg_ids if (why := _why_closed(network, network.leg(each), era))
    }
    said = "; ".join(f"{leg_id} is {why}" for leg_id, why in list(closed.items())[:LISTED])
    days = route_along(reopened, leg_ids, era).days.likely_days
    remedy = f"were this open, it would take {days:g} days (likely)"
    return NoRouteError(
        f"no route from {_named(network, query)}: {said}; {remedy}",
        cut=tuple(closed),
        remedy=remedy,
    )


def _why_closed(network: Network, leg: Leg, era: Era) -> str:
    """Return why a leg cannot be used; what a scenario shut says so."""
    why = why_unusable(network, leg, era)
    by_scenario = why and CLOSED_NOTE in leg.note
    return leg.note[leg.note.index(CLOSED_NOTE) :] if by_scenario else why


def _named(network: Network, query: RouteQuery) -> str:
    stops = " to ".join(network.terminal(stop).name for stop in query.stops)
    return f"{stops} in era {query.era}"


def _blame_conditions(
    network: Network, query: RouteQuery, shut: Mapping[str, frozenset[str]]
) -> NoRouteError | None:
    found = _given_up(network, query, shut)
    if found is None:
        return None
    given_up, days = found
    cut = _cut(network, query, shut, frozenset(given_up))
    named = ", ".join(cut[:LISTED]) + (f" and {len(cut) - LISTED} more" if cut[LISTED:] else "")
    reason = f"{', '.join(given_up)} closes {named}"
    if query.equipment and given_up == (f"equipment {query.equipment}",):
        reason = _out_of_reach(network, query, shut)
    remedy = f"without {' and '.join(repr(c) for c in given_up)} it takes {days:g} days (likely)"
    remedy += "".join(f"; {asked}" for asked in _asked_for(given_up))
    return NoRouteError(
        f"no route from {_named(network, query)}: {reason}; {remedy}",
        cut=cut,
        remedy=remedy,
    )


def _out_of_reach(network: Network, query: RouteQuery, closed: Iterable[str]) -> str:
    """Say where the ways end on which the equipment goes: at an end, or between two places."""
    assert query.equipment  # noqa: S101 - it is what was given up
    era = network.era(query.era)
    graph = state_graph(network, era).without(closed)
    stretches = ((pair, _reached(graph, pair[0])) for pair in pairwise(query.stops))
    (start, end), reached = next(each for each in stretches if each[0][1] not in each[1])
    leading = _leading_to(graph, end)
    by = f"equipment {query.equipment} goes by {' and '.join(modes_of(query.equipment))}"
    if len(reached) == 1:
        where = f"leaves {network.terminal(start).name}"
    elif len(leading) == 1:
        where = f"leads to {network.terminal(end).name}"
    else:
        where = _gap(network, reached, leading)
    onward = [leg for leg in network.legs if leg.tail_id in reached and leg.head_id not in reached]
    back = [leg for leg in network.legs if leg.head_id in leading and leg.tail_id not in leading]
    in_others = (
        f" ({leg.id} is {why})"
        for leg in (*onward, *back)
        if leg.mode in modes_of(query.equipment) and (why := why_unusable(network, leg, era))
    )
    return f"{by}, and no such leg {where}{next(in_others, '')}"


def _gap(network: Network, reached: Iterable[str], leading: Iterable[str]) -> str:
    """Return the two nearest places of two sides in words."""
    pairs = product(sorted(reached), sorted(leading))
    sides = (tuple(map(network.terminal, pair)) for pair in pairs)
    apart = (
        (great_circle_km((a.lon_deg, a.lat_deg), (b.lon_deg, b.lat_deg)), a.id, b.id)
        for a, b in sides
    )
    apart_km, *ends = min(apart)
    last, first = (network.terminal(end).name for end in ends)
    return f"joins {last} and {first}, {apart_km:.0f} km apart"


def _asked_for(given_up: Iterable[str]) -> Iterator[str]:
    """Yield how to ask for what the conditions of carriage rule out."""
    for condition in given_up:
        if condition.startswith("equipment "):
            trucks = "" if condition.endswith("truck") else ", --equipment truck for trucks"
            yield f"--equipment tonne asks for any mode{trucks}"
        elif condition == "sanctions":
            yield "--allow sanctioned asks for it"


def _given_up(
    network: Network, query: RouteQuery, shut: Mapping[str, frozenset[str]]
) -> tuple[tuple[str, ...], float] | None:
    """Find conditions whose giving up leaves a route, and the likely days of that route."""
    single = [
        (days, (condition,))
        for condition in sorted(set().union(*shut.values()))
        if (days := _likely_days(network, query, _kept(shut, {condition}))) is not None
    ]
    if single:
        days, given_up = min(single)
        return given_up, days
    free = _best_leg_ids(network, query, ())
    if free is None:
        return None
    broken = set().union(*(shut.get(leg_id, frozenset()) for leg_id in free))
    days_without = _likely_days(network, query, _kept(shut, broken))
    return (tuple(sorted(broken)), days_without) if broken and days_without is not None else None


def _kept(shut: Mapping[str, frozenset[str]], given_up: Iterable[str]) -> list[str]:
    """Return the legs that stay closed when some conditions are given up."""
    return [leg_id for leg_id, conditions in shut.items() if conditions - set(given_up)]


def _best_leg_ids(
    network: Network, query: RouteQuery, closed: Iterable[str]
) -> tuple[str, ...] | None:
    graph = state_graph(network, network.era(query.era))
    found, _ = k_best_legs(graph, query.stops, closed=closed, cap=SETS_TRIED)
    return found[0] if found else None


def _likely_days(network: Network, query: RouteQuery, closed: Iterable[str]) -> float | None:
    leg_ids = _best_leg_ids(network, query, closed)
    if leg_ids is None:
        return None
    return route_along(network, leg_ids, network.era(query.era)).days.likely_days


def _cut(
    network: Network,
    query: RouteQuery,
    shut: Mapping[str, frozenset[str]],
    given_up: frozenset[str],
) -> tuple[str, ...]:
    """Return the legs closed by what is given up that lead from the origin's side to the end's."""
    graph = state_graph(network, network.era(query.era))
    reached = _reached(graph.without(shut), query.origin_id)
    leading = _leading_to(graph.without(_kept(shut, given_up)), query.destination_id)
    era = network.era(query.era)
    return tuple(
        leg.id
        for leg in network.legs
        if shut.get(leg.id, frozenset()) & given_up
        and leg.tail_id in reached
        and leg.head_id not in reached
        and leg.head_id in leading
        and not why_unusable(network, leg, era)
    )


def _reached(graph: StateGraph, origin_id: str) -> set[str]:
    """Return the terminals that can be reached from a terminal."""
    return _terminals(graph, distances_from(graph.arcs, graph.entry(origin_id)))


def _leading_to(graph: StateGraph, destination_id: str) -> set[str]:
    """Return the terminals from which a terminal can be reached."""
    back = reversed_arcs(graph.arcs)
    return _terminals(graph, distances_from(back, graph.exit(destination_id)))


def _terminals(graph: StateGraph, distances: list[int]) -> set[str]:
    return {
        graph.terminal_ids[graph.state_terminal[state]]
        for state, distance in enumerate(distances)
        if distance < UNREACHED
    }


def _first_broken_stretch(network: Network, query: RouteQuery) -> RouteQuery:
    """Return the question for the first two stops between which there is no way at all."""
    stretches = [
        replace(query, origin_id=start, destination_id=end, via_ids=())
        for start, end in pairwise(query.stops)
    ]
    broken = (stretch for stretch in stretches if _best_leg_ids(network, stretch, ()) is None)
    return next(broken, query)


def _blame_stretch(network: Network, query: RouteQuery) -> NoRouteError:
    """Blame the legs at which the origin's side ends: shut in the era, or reached by no change."""
    era = network.era(query.era)
    reached = _reached(state_graph(network, era), query.origin_id)
    leaving = [leg for leg in network.legs if leg.tail_id in reached and leg.head_id not in reached]
    shut = {leg.id: why for leg in leaving if (why := why_unusable(network, leg, era))}
    if shut:
        reason = "; ".join(f"{leg_id} is {why}" for leg_id, why in list(shut.items())[:LISTED])
        return NoRouteError(
            f"no route from {_named(network, query)}: {reason}",
            cut=tuple(shut),
            remedy=f"ask for another era than {query.era}",
        )
    return NoRouteError(
        f"no route from {_named(network, query)}: " + _missing(network, query, reached, leaving),
        cut=tuple(leg.id for leg in leaving),
    )


def _missing(network: Network, query: RouteQuery, reached: set[str], leaving: list[Leg]) -> str:
    if leaving:
        changes = "; ".join(
            f"{leg.tail_id} (no change onto {_way(leg)} for {leg.id})" for leg in leaving[:LISTED]
        )
        return f"no transfer is known where the ways meet: {changes}"
    origin, destination = network.terminal(query.origin_id), network.terminal(query.destination_id)
    if destination.id in reached:
        return "every way passes some terminal twice, which no route does"
    return (
        f"{origin.name} is joined to {len(reached) - 1} other terminals, "
        f"{destination.name} is not among them"
    )


def _way(leg: Leg) -> str:
    return f"{leg.mode} {leg.gauge_mm} mm" if leg.gauge_mm else str(leg.mode)
