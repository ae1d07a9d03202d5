"""From the options on cargo to a priced answer; loads prices only when they are asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corridor.choice.best import Priced
    from corridor.cli.ahead import Ahead
    from corridor.model.answers import Result
    from corridor.model.cargo_limits import CargoLimits
    from corridor.model.network import Network
    from corridor.model.query import RouteQuery
    from corridor.model.shipment import CargoClass, Equipment, Shipment
    from corridor.model.tariffs import PriceList
    from corridor.model.vocabulary import Difference
    from corridor.reports.priced_route import BilledResult
    from corridor.scenarios.beside import WhatIf
    from corridor.uncertainty.outlook import Outlook

__all__ = ["as_asked_first", "billed_answer", "carried", "shipment_asked", "write_record"]


def shipment_asked(
    query: RouteQuery,
    *,
    equipment: Equipment | None,
    units: float,
    tonnes: float | None,
    cargo: CargoClass,
    value: float | None,
    value_of_time: float | None,
    lateness: float,
    ready: datetime | None,
    deadline: datetime | None,
    is_wanted: bool,
) -> Shipment | None:
    """Return what is moved if any option asks what that costs, else nothing."""
    from corridor.cli.cargo import shipment_of
    from corridor.model.shipment import DEFAULT_INVENTORY_RATE, CargoClass, Equipment

    given = any(option is not None for option in (equipment, tonnes, value, value_of_time))
    is_special = units != 1 or lateness > 0 or cargo is not CargoClass.GENERAL
    if not (given or is_wanted or is_special or query.by.needs_prices):
        return None
    return shipment_of(
        equipment=equipment or Equipment.BOX_40,
        units=units,
        tonnes=tonnes,
        cargo=cargo,
        value=value,
        inventory_rate=DEFAULT_INVENTORY_RATE,
        value_of_time=value_of_time,
        lateness=lateness,
        ready=ready,
        deadline=deadline,
    )


def carried(
    network: Network,
    query: RouteQuery,
    shipment: Shipment,
    graphs: Path | None,
    on: date | None = None,
) -> tuple[RouteQuery, CargoLimits | None]:
    """Return the query as the shipment must ask it, and the limits that its cargo meets, if any."""
    from corridor.choice.carriage import for_shipment
    from corridor.io.limits import read_limits
    from corridor.model.cargo_limits import CargoLimits
    from corridor.model.shipment import CargoClass

    if shipment.cargo is CargoClass.GENERAL:
        return for_shipment(network, query, shipment, CargoLimits()), None
    limits = read_limits(graphs, network=network)
    return for_shipment(network, query, shipment, limits, on=on), limits


def as_asked_first(query: RouteQuery) -> RouteQuery:
    """Return the query as the network alone can answer it: by time where more decides."""
    from corridor.model.vocabulary import Criterion

    needs_more = query.by.needs_prices or query.by.needs_draws
    return replace(query, by=Criterion.TIME) if needs_more else query


def billed_answer(
    network: Network,
    query: RouteQuery,
    shipment: Shipment,
    *,
    first: Result,
    ahead: Ahead,
    graphs: Path | None,
    tariffs: Sequence[Path] | None,
    differ_by: Difference | None,
    limits: CargoLimits | None,
    on: date | None,
    what_if: WhatIf | None = None,
) -> BilledResult:
    """Answer a query with what each route costs and emits.

    The answer ``first`` given stands, or gives its notes, unless prices decide.
    """
    from corridor.choice.carriage import limits_along
    from corridor.choice.differing import differing_routes
    from corridor.choice.kept_off import with_kept_off
    from corridor.choice.worth import best_under
    from corridor.io.tariffs import read_prices
    from corridor.reports.priced_route import BilledResult
    from corridor.scenarios.apply import with_rows_of

    named = with_rows_of(network, what_if.scenarios) if what_if else network
    prices = read_prices(graphs, tariffs=tariffs or (), network=named)
    if what_if is not None:
        prices = what_if.prices(prices, network)
    if query.by.needs_draws:
        result = replace(first, notes=())
    elif differ_by is None:
        result = best_under(network, query, prices, shipment, ahead.traveller)
    else:
        result = differing_routes(network, query, prices, shipment, by=differ_by)
    notes = () if query.by.needs_prices else first.notes
    if what_if is not None:
        from corridor.scenarios.compare import stamped

        result = stamped(result, what_if.scenarios)
        if query.by.needs_prices:
            notes = (f"with {what_if.names}, chosen by {query.by}", *what_if.notes())
    result = with_kept_off(network, replace(query, by=first.query.by), result)
    result, outlook = ahead.look(replace(result, notes=(*notes, *result.notes)))
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
    from corridor.choice.best import priced
    from corridor.choice.lateness import allowed_days
    from corridor.choice.worth import weighed

    query = result.query
    allowed = allowed_days(network, query.origin_id, query.destination_id, shipment)
    bills = (priced(network, route, query.era, prices, shipment) for route in result.routes)
    return tuple(
        weighed(bill, shipment, prospect.journeys, allowed)
        for bill, prospect in zip(bills, outlook.prospects, strict=True)
    )


def write_record(billed: BilledResult, network: Network, path: Path) -> None:
    """Write the footprint of the best route as an iLEAP record that holds its own checks."""
    from corridor.choice.ileap import faults_in_ileap, ileap_record
    from corridor.cli.deliver import deliver
    from corridor.errors import CorridorError
    from corridor.reports.document import render_json

    query, footprint = billed.result.query, billed.bills[0].footprint
    if not footprint.items:
        raise CorridorError(f"cannot write {path}: no emissions are known of this route")
    record = ileap_record(
        footprint,
        shipment_id=f"{query.origin_id}-{query.destination_id}",
        network=network.fingerprint,
    )
    faults = faults_in_ileap(record)
    assert not faults, faults  # noqa: S101 - a record of ours that is unsound is our own fault
    deliver(render_json(record), path)
