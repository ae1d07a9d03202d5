"""Best routes by any criterion, with what each costs and emits."""

from __future__ import annotations

from dataclasses import dataclass, replace

from corridor.choice.cost import Costing, cost_of
from corridor.choice.emissions import Footprint, emissions_of
from corridor.choice.lateness import allowed_days, best_with_lateness, lateness_usd
from corridor.choice.weights import unweighed_legs, weights_for
from corridor.model.answers import Result, Route
from corridor.model.names import find_era
from corridor.model.network import Network
from corridor.model.query import RouteQuery
from corridor.model.shipment import Shipment
from corridor.model.tariffs import PriceList
from corridor.model.vocabulary import Criterion
from corridor.routing.best import found_routes, with_count

__all__ = ["Priced", "best_choices", "found_choices", "priced"]

NO_WORTH = (
    "neither the cargo's value nor the worth of a day is known: the generalised cost is the price "
    "alone; --value or --value-of-time tell it"
)

NAMED = 3
"""Legs without a price that a note writes out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Priced:
    """A route with its bill and its footprint.

    Parameters
    ----------
    route, costing, footprint
        The way, what it costs, what it emits.
    value_of_time_usd
        What a day costs the shipper of the whole shipment.
    lateness_usd
        Penalty for the days after the deadline: the likely ones, or their mean where they were
        simulated.
    spread_days
        Days that its spread counts for: reliability ratio times standard deviation; 0 where it was
        not simulated.
    """

    route: Route
    costing: Costing
    footprint: Footprint
    value_of_time_usd: float = 0.0
    lateness_usd: float = 0.0
    spread_days: float = 0.0

    @property
    def weighed_days(self) -> float:
        """Likely days, and those that the spread counts for."""
        return self.route.days.likely_days + self.spread_days

    @property
    def time_cost_usd(self) -> float:
        """Worth of the weighed days."""
        return round(self.value_of_time_usd * self.weighed_days, 2)

    @property
    def paid_usd(self) -> float:
        """Likely price and penalty for being late."""
        return self.costing.total.likely_usd + self.lateness_usd

    @property
    def generalised_usd(self) -> float:
        """Likely price, worth of days and their spread, and penalty for being late."""
        return round(self.paid_usd + self.time_cost_usd, 2)


def best_choices(
    network: Network, query: RouteQuery, prices: PriceList, shipment: Shipment
) -> Result:
    """Return the best routes that meet a query by any criterion, prices included.

    Parameters
    ----------
    network, query
        What is asked of what.
    prices
        What carriage costs and emits.
    shipment
        What is moved: it decides what is paid for, and what time is worth.

    Raises
    ------
    UnknownNameError, NoRouteError, DataError
        As :func:`corridor.routing.best.best_routes`. Legs whose price is unknown are not used when
        the cheapest way is sought; the error says so where that leaves no way.

    Examples
    --------
    >>> from corridor import ask, load_network
    >>> from corridor.io.tariffs import read_prices
    >>> network, prices = load_network(), read_prices()
    >>> query = ask(network, "Xi'an", "Poti", by="cost")
    >>> cheapest = best_choices(network, query, prices, Shipment()).best
    >>> priced(network, cheapest, query.era, prices, Shipment()).costing.total.likely_usd > 0
    True
    """
    return with_count(found_choices(network, query, prices, shipment))


def found_choices(
    network: Network, query: RouteQuery, prices: PriceList, shipment: Shipment
) -> Result:
    """Return the best routes for whoever picks an answer from them: their count is not told yet."""
    if not query.by.needs_prices:
        return found_routes(network, query)
    allowed = allowed_days(network, query.origin_id, query.destination_id, shipment)
    is_generalised = query.by is Criterion.GENERALISED
    if is_generalised and allowed is not None and shipment.lateness_usd > 0:
        return best_with_lateness(network, query, prices, shipment, allowed)
    has_worth = shipment.value_of_time_usd > 0
    worthless = (NO_WORTH,) if is_generalised and not has_worth else ()
    facts = (network, network.era(query.era), query.by, prices, shipment)
    unweighed = unweighed_legs(*facts)
    result = found_routes(network, query, weights=weights_for(*facts), unweighed=unweighed)
    return replace(result, notes=(*result.notes, *worthless, *_notes(unweighed)))


def priced(
    network: Network, route: Route, era: str, prices: PriceList, shipment: Shipment
) -> Priced:
    """Return a route with its bill and footprint in an era."""
    when = find_era(network, era)
    return Priced(
        route=route,
        costing=cost_of(network, route, when, prices, shipment),
        footprint=emissions_of(network, route, when, prices, shipment),
        value_of_time_usd=shipment.value_of_time_usd,
        lateness_usd=lateness_usd(network, route, shipment),
    )


def _notes(unweighed: dict[str, str]) -> tuple[str, ...]:
    if not unweighed:
        return ()
    reason = next(iter(unweighed.values()))
    named = ", ".join(sorted(unweighed)[:NAMED])
    more = f" and {len(unweighed) - NAMED} more" if len(unweighed) > NAMED else ""
    return (f"{reason}: {named}{more} were not considered",)
