"""Why a named alternative was not chosen, and by which margin."""

from __future__ import annotations

from dataclasses import dataclass, replace

from corridor.choice.best import Priced, best_choices, priced
from corridor.choice.families import merit_of
from corridor.errors import NoRouteError
from corridor.model.network import Network
from corridor.model.query import RouteQuery
from corridor.model.shipment import Shipment
from corridor.model.tariffs import PriceList
from corridor.model.vocabulary import Criterion
from corridor.routing.assemble import route_along

__all__ = ["WhyNot", "why_not_family", "why_not_legs", "why_not_via"]

_UNITS = {
    Criterion.DISTANCE: "km",
    Criterion.COST: "USD",
    Criterion.CO2E: "kg CO2e",
    Criterion.GENERALISED: "USD with time",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class WhyNot:
    """The verdict on an alternative.

    Parameters
    ----------
    alternative
        What was asked about, in words.
    chosen
        The best route of the query.
    other
        The best route of the alternative, or ``None`` if there is none.
    margin
        By how much the alternative is worse in the query's criterion.
    reason
        One sentence.
    """

    alternative: str
    chosen: Priced
    other: Priced | None = None
    margin: float | None = None
    reason: str


def why_not_family(
    network: Network, query: RouteQuery, family_id: str, prices: PriceList, shipment: Shipment
) -> WhyNot:
    """Say why a corridor family was not chosen.

    Examples
    --------
    >>> from corridor import ask, load_network
    >>> from corridor.io.tariffs import read_prices
    >>> query = ask(load_network(), "Xi'an", "Duisburg")
    >>> verdict = why_not_family(load_network(), query, "middle", read_prices(), Shipment())
    >>> verdict.margin > 0
    True
    """
    asked = replace(query, corridor_id=network.corridor(family_id).id, alternatives=1)
    return _verdict(
        network, query, asked, f"corridor {family_id}", prices=prices, shipment=shipment
    )


def why_not_via(
    network: Network, query: RouteQuery, terminal_id: str, prices: PriceList, shipment: Shipment
) -> WhyNot:
    """Say why a way through a terminal was not chosen."""
    via = network.terminal(terminal_id).id
    asked = replace(query, via_ids=(*query.via_ids, via), alternatives=1)
    return _verdict(network, query, asked, f"via {terminal_id}", prices=prices, shipment=shipment)


def why_not_legs(
    network: Network,
    query: RouteQuery,
    leg_ids: tuple[str, ...],
    prices: PriceList,
    shipment: Shipment,
) -> WhyNot:
    """Say why one exact chain of legs was not chosen.

    Raises
    ------
    NoRouteError
        If the chain is not a route in the era.
    """
    era = network.era(query.era)
    other = priced(network, route_along(network, leg_ids, era), era.id, prices, shipment)
    chosen = _best(network, query, prices, shipment)
    return _compared("this chain of legs", query, chosen, other)


def _verdict(
    network: Network,
    query: RouteQuery,
    asked: RouteQuery,
    alternative: str,
    *,
    prices: PriceList,
    shipment: Shipment,
) -> WhyNot:
    chosen = _best(network, query, prices, shipment)
    try:
        other = _best(network, asked, prices, shipment)
    except NoRouteError as error:
        return WhyNot(alternative=alternative, chosen=chosen, reason=str(error))
    return _compared(alternative, query, chosen, other)


def _best(network: Network, query: RouteQuery, prices: PriceList, shipment: Shipment) -> Priced:
    result = best_choices(network, replace(query, alternatives=1), prices, shipment)
    return priced(network, result.best, query.era, prices, shipment)


def _compared(alternative: str, query: RouteQuery, chosen: Priced, other: Priced) -> WhyNot:
    margin = round(merit_of(other, query.by) - merit_of(chosen, query.by), 6)
    unit = _UNITS.get(query.by, "days")
    if other.route.leg_ids == chosen.route.leg_ids:
        reason = f"{alternative} is what was chosen"
    elif margin > 0:
        reason = f"{alternative} is {margin:,.6g} {unit} worse"
    else:
        reason = f"{alternative} is as good; ties go to fewer legs, then to the smaller leg ids"
    return WhyNot(alternative=alternative, chosen=chosen, other=other, margin=margin, reason=reason)
