"""Why a named alternative was not chosen, and by which margin."""

from __future__ import annotations

from dataclasses import dataclass, replace

from corridor.choice.best import Priced, best_choices, priced
from corridor.choice.families import merit_of
from corridor.errors import DataError, NoRouteError, UnknownNameError
from corridor.model.names import find_corridor, find_terminal
from corridor.model.network import Network
from corridor.model.query import RouteQuery
from corridor.model.shipment import Equipment, Shipment
from corridor.model.tariffs import PriceList
from corridor.model.vocabulary import Criterion
from corridor.routing.assemble import route_along
from corridor.routing.limits import conditions_of

__all__ = ["WhyNot", "why_not", "why_not_family", "why_not_legs", "why_not_via"]

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
    unit
        What the margin is counted in.
    reason
        One sentence.
    """

    alternative: str
    chosen: Priced
    other: Priced | None = None
    margin: float | None = None
    unit: str = ""
    reason: str


def why_not(
    network: Network, query: RouteQuery, text: str, prices: PriceList, shipment: Shipment
) -> WhyNot:
    """Say why what a text names was not chosen.

    Parameters
    ----------
    network, query, prices, shipment
        What is asked of what, for what.
    text
        A corridor family, ``truck`` (or other equipment), a chain of leg ids joined by ``+``, or a
        terminal.

    Raises
    ------
    UnknownNameError
        If it is none of these.
    NoRouteError
        If the query itself has no route, or the chain is none.

    Examples
    --------
    >>> from corridor import ask, load_network
    >>> from corridor.io.tariffs import read_prices
    >>> query = ask(load_network(), "Xi'an", "Duisburg")
    >>> why_not(load_network(), query, "Aktau", read_prices(), Shipment()).alternative
    'via aktau'
    """
    if text in set(Equipment):
        return _why_not_equipment(network, query, Equipment(text), prices, shipment)
    if "+" in text:
        legs = tuple(network.leg(part.strip()).id for part in text.split("+"))
        return why_not_legs(network, query, legs, prices, shipment)
    try:
        family = find_corridor(network, text)
    except UnknownNameError:
        via = find_terminal(network, text)
        if via.id in query.stops:
            raise DataError(f"every route passes {via.id}: it is a stop of the question") from None
        return why_not_via(network, query, via.id, prices, shipment)
    return why_not_family(network, query, family.id, prices, shipment)


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
    return _compared(network, "this chain of legs", query, chosen, other)


def _why_not_equipment(
    network: Network,
    query: RouteQuery,
    equipment: Equipment,
    prices: PriceList,
    shipment: Shipment,
) -> WhyNot:
    """Say why it does not travel in something else: both are priced as the shipment is."""
    asked = replace(query, equipment=equipment, alternatives=1)
    return _verdict(network, query, asked, f"{equipment}", prices=prices, shipment=shipment)


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
    return _compared(network, alternative, query, chosen, other)


def _best(network: Network, query: RouteQuery, prices: PriceList, shipment: Shipment) -> Priced:
    result = best_choices(network, replace(query, alternatives=1), prices, shipment)
    return priced(network, result.best, query.era, prices, shipment)


def _kept_off(network: Network, query: RouteQuery, other: Priced) -> str:
    """Say by which of its conditions the question does not take a better way."""
    every = conditions_of(network, query)
    shut = [leg_id for leg_id in other.route.leg_ids if leg_id in every]
    conditions = dict.fromkeys(condition for leg_id in shut for condition in every[leg_id])
    more = f" and {len(shut) - 3} more" if len(shut) > 3 else ""  # noqa: PLR2004
    return f"{', '.join(conditions)} keeps it off {', '.join(shut[:3])}{more}"


def _compared(
    network: Network, alternative: str, query: RouteQuery, chosen: Priced, other: Priced
) -> WhyNot:
    margin = round(merit_of(other, query.by) - merit_of(chosen, query.by), 6)
    unit = _UNITS.get(query.by, "days")
    told = f"{margin:,.2f}".rstrip("0").rstrip(".")
    if other.route.leg_ids == chosen.route.leg_ids:
        reason = f"{alternative} is what was chosen"
    elif margin < 0:
        better = f"{alternative} would be {told.removeprefix('-')} {unit} better"
        reason = f"{better}, but {_kept_off(network, query, other)}"
    elif margin > 0:
        reason = f"{alternative} is {told} {unit} worse"
    else:
        reason = f"{alternative} is as good; ties go to fewer legs, then to the smaller leg ids"
    return WhyNot(
        alternative=alternative,
        chosen=chosen,
        other=other,
        margin=margin,
        unit=unit,
        reason=reason,
    )
