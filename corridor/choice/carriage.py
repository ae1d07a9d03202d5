"""A shipment on the way: what its equipment and its cargo close, and what is known of each leg."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from corridor.model.answers import Route
from corridor.model.arguments import day_given
from corridor.model.cargo_limits import CargoLimits, LegLimit, Verdict
from corridor.model.network import Network
from corridor.model.query import RouteQuery
from corridor.model.shipment import CargoClass, Shipment

__all__ = ["for_shipment", "limits_along"]


def for_shipment(
    network: Network,
    query: RouteQuery,
    shipment: Shipment,
    limits: CargoLimits,
    *,
    on: date | str | None = None,
) -> RouteQuery:
    """Return the query as this shipment must ask it: by its equipment, not where it is banned.

    Parameters
    ----------
    network, query
        What is asked of what.
    shipment
        What is moved.
    limits
        What carriers and authorities let through.
    on
        Day of the shipment; without one a ban that has an end closes nothing.

    Examples
    --------
    >>> from corridor import ask, load_network
    >>> from corridor.io.limits import read_limits
    >>> network = load_network()
    >>> asked = for_shipment(
    ...     network,
    ...     ask(network, "Ankara", "Sofia"),
    ...     Shipment(cargo=CargoClass.DANGEROUS),
    ...     read_limits(),
    ... )
    >>> "kosekoy-halkali-rail" in asked.barred_leg_ids
    True
    """
    era, day = network.era(query.era), day_given("on", on)
    cargo = shipment.cargo
    barred = frozenset(
        leg.id
        for leg in network.legs
        if cargo is not CargoClass.GENERAL
        and limits.on_leg(network, leg, cargo, era, day).verdict is Verdict.BANNED
    )
    return replace(query, equipment=shipment.equipment, cargo=cargo, barred_leg_ids=barred)


def limits_along(
    network: Network,
    route: Route,
    query: RouteQuery,
    limits: CargoLimits,
    *,
    on: date | str | None = None,
) -> tuple[LegLimit, ...]:
    """Return what is known of each leg of a route for the query's cargo; none for general cargo."""
    day = day_given("on", on)
    if query.cargo is CargoClass.GENERAL:
        return ()
    era = network.era(query.era)
    legs = map(network.leg, route.leg_ids)
    return tuple(limits.on_leg(network, leg, query.cargo, era, day) for leg in legs)
