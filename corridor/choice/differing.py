"""Alternatives that really differ: by the crossing, the ports or the countries they use."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from corridor.choice.best import found_choices
from corridor.errors import NoRouteError
from corridor.model.answers import Dropped, Result, Route
from corridor.model.network import Network
from corridor.model.query import RouteQuery
from corridor.model.shipment import Shipment
from corridor.model.tariffs import PriceList
from corridor.model.vocabulary import Difference, TerminalKind

__all__ = ["differing_routes", "signature_of"]

LOOKED_AT: Final = 1_000
"""Routes looked through at most for those that differ."""

FIRST_LOOK: Final = 50


def differing_routes(
    network: Network,
    query: RouteQuery,
    prices: PriceList,
    shipment: Shipment,
    *,
    by: Difference,
) -> Result:
    """Return the best routes of which each differs from all before, and what was dropped for them.

    By crossing, each route is the best of those that use no crossing already used. By port or by
    country, each is the best that differs in the set of them: routes are looked through in exact
    order, and where the network offers too many near-equal ways, the result says after how many
    the search was cut.

    Raises
    ------
    UnknownNameError, NoRouteError, DataError
        As :func:`corridor.routing.best.best_routes`.

    Examples
    --------
    >>> from corridor import ask, load_network
    >>> from corridor.io.tariffs import read_prices
    >>> network = load_network()
    >>> from corridor.model.vocabulary import Difference
    >>> query = ask(network, "Xi'an", "Poti", alternatives=2)
    >>> shown = differing_routes(
    ...     network, query, read_prices(), Shipment(), by=Difference.CROSSING
    ... )
    >>> len({signature_of(network, route, Difference.CROSSING) for route in shown.routes})
    2
    """
    if by is Difference.CROSSING:
        return _by_closing_crossings(network, query, prices, shipment)
    wanted, looked_at = query.alternatives, FIRST_LOOK
    while True:
        many = replace(query, alternatives=looked_at)
        result = found_choices(network, many, prices, shipment)
        shown, dropped = _sorted_out(network, result, by, wanted)
        is_exhausted = len(result.routes) < looked_at
        if len(shown) >= wanted or is_exhausted or looked_at >= LOOKED_AT:
            break
        looked_at = min(LOOKED_AT, looked_at * 4)
    is_cut = len(shown) < wanted and (result.is_cut or not is_exhausted)
    notes = list(result.notes)
    if is_cut:
        looked_at = len(result.routes)
        notes.append(
            f"the search was cut: of the best {looked_at} routes {len(shown)} differ by {by}"
        )
    elif len(shown) < wanted:
        notes.append(f"there are only {len(shown)} routes that differ by {by}")
    return replace(
        result,
        query=query,
        routes=tuple(shown),
        notes=tuple(notes),
        dropped=tuple(dropped),
        is_cut=is_cut,
    )


def _by_closing_crossings(
    network: Network, query: RouteQuery, prices: PriceList, shipment: Shipment
) -> Result:
    """Search again and again, each time without the crossings used so far."""
    many = found_choices(network, replace(query, alternatives=FIRST_LOOK), prices, shipment)
    shown = [many.best]
    used = _gateways_beside(network, many.best)
    reason = "the best route uses no family's gateway" if not used else ""
    while len(shown) < query.alternatives and not reason:
        avoid = replace(query.avoid, leg_ids=query.avoid.leg_ids | used)
        try:
            found = found_choices(
                network, replace(query, avoid=avoid, alternatives=1), prices, shipment
            )
        except NoRouteError:
            reason = "all other ways use the same crossings"
            break
        more = _gateways_beside(network, found.best)
        shown.append(found.best)
        reason = "" if more else "the last uses no family's gateway"
        used |= more
    _, dropped = _sorted_out(network, many, Difference.CROSSING, 1)
    notes = list(many.notes)
    if len(shown) < query.alternatives:
        notes.append(f"there are only {len(shown)} routes that differ by crossing: {reason}")
    return replace(
        many,
        query=query,
        routes=tuple(shown),
        notes=tuple(notes),
        dropped=tuple(dropped),
        is_cut=False,
    )


def _gateways_beside(network: Network, route: Route) -> frozenset[str]:
    """Return every gateway between the terminals of the route's own, whatever its vessel."""
    pairs = set(_crossings(network, route))
    gateways = {leg_id for family in network.corridors for leg_id in family.gateway_leg_ids}
    legs = map(network.leg, gateways)
    return frozenset(leg.id for leg in legs if f"{leg.tail_id}-{leg.head_id}" in pairs)


def signature_of(network: Network, route: Route, by: Difference) -> frozenset[str]:
    """Return what two routes must not have in common to count as different."""
    return frozenset(_SIGNATURES[by](network, route))


def _sorted_out(
    network: Network, result: Result, by: Difference, wanted: int
) -> tuple[list[Route], list[Dropped]]:
    shown: dict[frozenset[str], Route] = {}
    dropped: dict[frozenset[str], Dropped] = {}
    for route in result.routes:
        signature = signature_of(network, route, by)
        if signature in shown:
            dropped[signature] = _dropped(dropped.get(signature), shown, signature, route, by)
        elif len(shown) < wanted:
            shown[signature] = route
        else:
            break
    return list(shown.values()), list(dropped.values())


def _dropped(
    before: Dropped | None,
    shown: Mapping[frozenset[str], Route],
    signature: frozenset[str],
    route: Route,
    by: Difference,
) -> Dropped:
    if before is not None:
        return replace(before, count=before.count + 1)
    rank = list(shown).index(signature) + 1
    same = ", ".join(sorted(signature)) or "none"
    longer = route.days.likely_days - shown[signature].days.likely_days
    return Dropped(
        route=route,
        like=rank,
        count=1,
        rule=f"same {by} as route {rank}: {same}",
        margin_days=round(longer, 6),
    )


def _crossings(network: Network, route: Route) -> list[str]:
    gateways = {leg_id for family in network.corridors for leg_id in family.gateway_leg_ids}
    legs = [network.leg(leg_id) for leg_id in route.leg_ids if leg_id in gateways]
    return [f"{leg.tail_id}-{leg.head_id}" for leg in legs]


def _ports(network: Network, route: Route) -> list[str]:
    kinds = (TerminalKind.SEAPORT, TerminalKind.FERRY_TERMINAL)
    return [t for t in route.terminal_ids if network.terminal(t).kind in kinds]


def _countries(network: Network, route: Route) -> list[str]:
    crossed = [c for leg_id in route.leg_ids for c in network.leg(leg_id).crosses]
    return [*crossed, *(network.terminal(t).country for t in route.terminal_ids)]


_SIGNATURES: Final[Mapping[Difference, Callable[[Network, Route], list[str]]]] = {
    Difference.CROSSING: _crossings,
    Difference.PORT: _ports,
    Difference.COUNTRY: _countries,
}
