"""An answer with its bills: what each way costs and emits."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from corridor.choice.best import Priced, priced
from corridor.choice.carriage import for_shipment, limits_along
from corridor.choice.differing import differing_routes
from corridor.choice.kept_off import with_kept_off
from corridor.choice.lateness import allowed_days
from corridor.choice.worth import best_under, weighed
from corridor.model.answers import Result
from corridor.model.cargo_limits import CargoLimits, LegLimit
from corridor.model.network import Network
from corridor.model.query import RouteQuery
from corridor.model.shipment import CargoClass, Shipment
from corridor.model.tariffs import PriceList
from corridor.scenarios.apply import with_rows_of
from corridor.scenarios.compare import stamped
from corridor.uncertainty.outlook import Outlook

if TYPE_CHECKING:
    from datetime import date

    from corridor.answers.ahead import Ahead
    from corridor.io.on_demand import Data
    from corridor.model.vocabulary import Difference
    from corridor.scenarios.beside import WhatIf

__all__ = ["BilledResult", "billed_result", "carried", "prices_under"]


@dataclass(frozen=True, slots=True, kw_only=True)
class BilledResult:
    """A result with the bill of each of its routes.

    Parameters
    ----------
    result
        The routes.
    bills
        What each costs and emits, in the same order.
    shipment
        What is moved.
    outlook
        What lies ahead of each route.
    prices
        What the bills were made from.
    limits, cargo
        What is let through, and what is known of each leg of each route, for special cargo.
    """

    result: Result
    bills: tuple[Priced, ...]
    shipment: Shipment
    outlook: Outlook
    prices: PriceList
    limits: CargoLimits | None = None
    cargo: tuple[tuple[LegLimit, ...], ...] = ()


def carried(
    data: Data,
    network: Network,
    query: RouteQuery,
    shipment: Shipment,
    on: date | None = None,
) -> tuple[RouteQuery, CargoLimits | None]:
    """Return the query as the shipment must ask it, and the limits that its cargo meets, if any."""
    if shipment.cargo is CargoClass.GENERAL:
        return for_shipment(network, query, shipment, CargoLimits()), None
    return for_shipment(network, query, shipment, data.limits, on=on), data.limits


def prices_under(data: Data, network: Network, what_if: WhatIf | None) -> PriceList:
    """Return the prices as scenarios have them; ``network`` is already theirs."""
    if what_if is None:
        return data.prices_for(network)
    return what_if.prices(data.prices_for(with_rows_of(network, what_if.scenarios)), network)


def billed_result(
    network: Network,
    query: RouteQuery,
    shipment: Shipment,
    prices: PriceList,
    *,
    first: Result,
    ahead: Ahead,
    differ_by: Difference | None = None,
    limits: CargoLimits | None = None,
    on: date | None = None,
    what_if: WhatIf | None = None,
    details: bool = False,
) -> BilledResult:
    """Answer a query with what each route costs and emits.

    The answer ``first`` given stands, or gives its notes, unless prices decide.
    """
    if query.by.needs_draws:
        result = replace(first, notes=())
    elif differ_by is None:
        result = best_under(network, query, prices, shipment, ahead.traveller)
    else:
        result = differing_routes(network, query, prices, shipment, by=differ_by)
    notes = () if query.by.needs_prices else first.notes
    if what_if is not None:
        result = stamped(result, what_if.scenarios)
        if query.by.needs_prices:
            notes = (f"with {what_if.names}, chosen by {query.by}", *what_if.notes())
    result = with_kept_off(network, replace(query, by=first.query.by), result)
    noted = replace(result, notes=(*notes, *result.notes))
    result, outlook = ahead.look(noted, with_gains=details, with_independent=details)
    return BilledResult(
        result=result,
        bills=_bills(network, result, prices, shipment, outlook),
        shipment=shipment,
        outlook=outlook,
        limits=limits,
        cargo=tuple(limits_along(network, r, query, limits, on=on) for r in result.routes)
        if limits
        else (),
        prices=prices,
    )


def _bills(
    network: Network,
    result: Result,
    prices: PriceList,
    shipment: Shipment,
    outlook: Outlook,
) -> tuple[Priced, ...]:
    """Return the bill of each route, with what its spread and lateness are worth."""
    query = result.query
    allowed = allowed_days(network, query.origin_id, query.destination_id, shipment)
    bills = (priced(network, route, query.era, prices, shipment) for route in result.routes)
    return tuple(
        weighed(bill, shipment, prospect.journeys, allowed)
        for bill, prospect in zip(bills, outlook.prospects, strict=True)
    )
