"""Which legs a query may not use, and by which of its conditions."""

from __future__ import annotations

from collections.abc import Iterator

from corridor.errors import NoRouteError
from corridor.model.context import Era
from corridor.model.era import holding_time
from corridor.model.network import Network
from corridor.model.places import Leg, Terminal
from corridor.model.query import Avoidance, RouteQuery
from corridor.model.vocabulary import Part, Status

__all__ = ["closed_legs", "family_closures", "refuse_impossible_ends", "why_unusable"]


def closed_legs(network: Network, avoid: Avoidance, corridor_id: str = "") -> dict[str, str]:
    """Return the legs that the conditions close, each with the first one that closes it.

    Conditions are written as on the command line: ``avoid RU``, ``only corridor middle``.
    """
    foreign = family_closures(network, corridor_id)
    if not avoid and not foreign:
        return {}
    closed: dict[str, str] = {}
    for leg in network.legs:
        for token in _avoided_by(network, leg, avoid):
            closed.setdefault(leg.id, f"avoid {token}")
        if leg.id in foreign:
            closed.setdefault(leg.id, f"only corridor {corridor_id}")
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
    for terminal_id in (query.origin_id, *query.via_ids, query.destination_id):
        terminal = network.terminal(terminal_id)
        for token in _breaks(terminal, query.avoid):
            raise NoRouteError(
                f"avoid {token} cannot be met: {terminal.name} ({terminal.id}) "
                + ("is that terminal" if token == terminal.id else f"lies in {terminal.country}"),
                cut=(f"avoid {token}",),
                remedy=f"leave out avoid {token}",
            )


def why_unusable(network: Network, leg: Leg, era: Era) -> str:
    """Return why a leg cannot be used in an era, or an empty text if it can."""
    if leg.status is Status.SUSPENDED:
        return "suspended"
    ends = (network.terminal(leg.tail_id), network.terminal(leg.head_id))
    planned = leg.status is Status.PLANNED or any(t.status is Status.PLANNED for t in ends)
    if planned and not era.opens_planned:
        return "planned, not open" + (f" before {leg.opens_year}" if leg.opens_year else "")
    if leg.eras and era.id not in leg.eras:
        return f"not in use in era {era.id}"
    if holding_time(leg.times, era, Part.RUNNING) is None:
        return f"no transit time known for era {era.id}"
    return ""


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
