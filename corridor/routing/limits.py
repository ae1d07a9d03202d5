"""Which legs a query may not use, and by which of its conditions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corridor.errors import NoRouteError
from corridor.model.context import Era
from corridor.model.era import why_shut
from corridor.model.network import Network
from corridor.model.places import Leg, Terminal
from corridor.model.query import Avoidance, RouteQuery
from corridor.routing.carriage import carriage_conditions

__all__ = [
    "closed_by",
    "closed_legs",
    "conditions_by_leg",
    "conditions_of",
    "family_closures",
    "is_avoided",
    "refuse_impossible_ends",
    "why_unusable",
]


def closed_by(
    network: Network, query: RouteQuery, stops: Sequence[str] | None = None
) -> dict[str, str]:
    """Return the legs that a query closes, each with the first of its conditions that closes it."""
    every = conditions_of(network, query, stops)
    return {leg_id: conditions[0] for leg_id, conditions in every.items()}


def conditions_of(
    network: Network, query: RouteQuery, stops: Sequence[str] | None = None
) -> dict[str, tuple[str, ...]]:
    """Return the legs that a query closes, each with all conditions that close it.

    Parameters
    ----------
    network, query
        What is asked of what.
    stops
        Terminals that may ask for sanctioned legs; those of the query if left out.
    """
    closed = conditions_by_leg(network, query.avoid, query.corridor_id)
    for leg_id, conditions in carriage_conditions(
        network, query, query.stops if stops is None else stops
    ).items():
        closed[leg_id] = (*closed.get(leg_id, ()), *conditions)
    return closed


def closed_legs(network: Network, avoid: Avoidance, corridor_id: str = "") -> dict[str, str]:
    """Return the legs that the conditions close, each with the first one that closes it."""
    every = conditions_by_leg(network, avoid, corridor_id)
    return {leg_id: conditions[0] for leg_id, conditions in every.items()}


def conditions_by_leg(
    network: Network, avoid: Avoidance, corridor_id: str = ""
) -> dict[str, tuple[str, ...]]:
    """Return the legs that the conditions close, each with all that close it.

    Conditions are written as on the command line: ``avoid RU``, ``only corridor middle``.
    """
    foreign = family_closures(network, corridor_id)
    if not avoid and not foreign:
        return {}
    closed: dict[str, tuple[str, ...]] = {}
    for leg in network.legs:
        conditions = [f"avoid {token}" for token in _avoided_by(network, leg, avoid)]
        if leg.id in foreign:
            conditions.append(f"only corridor {corridor_id}")
        if conditions:
            closed[leg.id] = tuple(conditions)
    return closed


def family_closures(network: Network, corridor_id: str) -> frozenset[str]:
    """Return the gateway legs of every corridor family but this one.

    Where origin and destination lie on two sides of the families' gateways, every route left then
    uses this family's own; where they lie on one side, none is needed.
    """
    if not corridor_id:
        return frozenset()
    own = set(network.corridor(corridor_id).gateway_leg_ids)
    others = {
        leg_id
        for family in network.corridors
        if family.id != corridor_id
        for leg_id in family.gateway_leg_ids
    }
    return frozenset(others - own)


def refuse_impossible_ends(network: Network, query: RouteQuery) -> None:
    """Raise if an end or a via point is itself to be avoided: no route can meet that.

    Raises
    ------
    NoRouteError
        Naming the terminal and the condition it breaks.
    """
    for terminal_id in query.stops:
        terminal = network.terminal(terminal_id)
        for token in _breaks(terminal, query.avoid):
            raise NoRouteError(
                f"avoid {token} cannot be met: {terminal.name} ({terminal.id}) "
                + ("is that terminal" if token == terminal.id else f"lies in {terminal.country}"),
                cut=(f"avoid {token}",),
                remedy=f"leave out avoid {token}",
            )


def is_avoided(terminal: Terminal, avoid: Avoidance) -> bool:
    """Tell whether a terminal is itself to be avoided, or lies in a country that is."""
    return any(_breaks(terminal, avoid))


def why_unusable(network: Network, leg: Leg, era: Era) -> str:
    """Return why a leg cannot be used in an era, or an empty text if it can."""
    return why_shut(leg, era, (network.terminal(leg.tail_id), network.terminal(leg.head_id)))


def _avoided_by(network: Network, leg: Leg, avoid: Avoidance) -> Iterator[str]:
    ends = (leg.tail_id, leg.head_id)
    countries = {network.terminal(end).country for end in ends} | set(leg.crosses)
    yield from sorted(avoid.countries & countries)
    yield from sorted(avoid.terminal_ids.intersection(ends))
    if leg.id in avoid.leg_ids:
        yield leg.id
    if leg.mode in avoid.modes:
        yield f"mode:{leg.mode}"
    for corridor_id in sorted(avoid.corridor_ids):
        if leg.id in network.corridor(corridor_id).gateway_leg_ids:
            yield f"corridor:{corridor_id}"


def _breaks(terminal: Terminal, avoid: Avoidance) -> Iterator[str]:
    if terminal.country in avoid.countries:
        yield terminal.country
    if terminal.id in avoid.terminal_ids:
        yield terminal.id
