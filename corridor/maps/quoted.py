"""What a quote adds to a map: dates, chances to be in time, money and emissions of each route."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from corridor.choice.best import Priced
from corridor.choice.cost import CostItem
from corridor.maps.payload import Payload
from corridor.model.answers import Route
from corridor.model.shipment import Shipment
from corridor.model.tariffs import Money, PriceList
from corridor.uncertainty.deadline import days_between
from corridor.uncertainty.outlook import Outlook, Prospect
from corridor.uncertainty.zones import days_later, zone_of

__all__ = ["Quote", "dates_document", "quote_document", "shipment_document"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """What is known of the routes of a result beyond their days; each part may be missing.

    Parameters
    ----------
    outlook
        What lies ahead of each route, with the dates asked.
    shipment
        What is moved.
    bills
        What each route costs and emits, in the same order.
    prices
        Where the sources of its figures are found.
    """

    outlook: Outlook | None = None
    shipment: Shipment | None = None
    bills: tuple[Priced, ...] = ()
    prices: PriceList = PriceList()  # noqa: RUF009 - frozen


def dates_document(quote: Quote) -> dict[str, Any]:
    """Return the dates that were asked, and the days between them; empty without a date."""
    outlook = quote.outlook
    if outlook is None or not (outlook.ready or outlook.deadline):
        return {}
    ready, deadline = outlook.ready, outlook.deadline
    told: dict[str, Any] = {
        "ready": ready and ready.date().isoformat(),
        "deadline": deadline and deadline.date().isoformat(),
        "allowed": days_between(ready, deadline) if ready and deadline else None,
    }
    return {name: value for name, value in told.items() if value}


def shipment_document(quote: Quote) -> dict[str, Any]:
    """Return what is moved; empty where nothing is."""
    shipment = quote.shipment
    if shipment is None:
        return {}
    return {
        "equipment": str(shipment.equipment),
        "units": shipment.units,
        "tonnes": round(shipment.tonnes, 3),
        "cargo": str(shipment.cargo),
        "day_usd": round(shipment.value_of_time_usd, 2),
    }


def quote_document(payload: Payload, quote: Quote, route: Route, rank: int) -> dict[str, Any]:
    """Return what a quote says of one route.

    Parameters
    ----------
    payload
        Of the page; knows the sources of prices afterwards.
    quote
        Of the whole result.
    route, rank
        The route and its place in the result, from 0.
    """
    told: dict[str, Any] = {}
    if quote.outlook is not None and (quote.outlook.ready or quote.outlook.deadline):
        ready, prospect = quote.outlook.ready, quote.outlook.prospects[rank]
        told |= _on_dates(payload, route, ready, prospect)
    if quote.bills:
        told |= _billed(payload, quote.bills[rank], quote.prices)
    return told


def _on_dates(
    payload: Payload, route: Route, ready: datetime | None, prospect: Prospect
) -> dict[str, Any]:
    ends = route.terminal_ids[0], route.terminal_ids[-1]
    origin, destination = map(payload.network.terminal, ends)
    told: dict[str, Any] = {}
    if ready is not None:
        percentiles = prospect.simulation.percentiles
        told["there"] = [
            days_later(ready, days, destination).date().isoformat()
            for days in (percentiles.p5_days, percentiles.p50_days, percentiles.p95_days)
        ]
    if prospect.on_time is not None:
        told["chance"] = prospect.on_time.chance
        told["starts"] = [
            [start.chance, f"{start.ready.astimezone(zone_of(origin)):%Y-%m-%d}"]
            for start in prospect.on_time.latest_starts
        ]
    return {name: value for name, value in told.items() if value is not None}


def _billed(payload: Payload, bill: Priced, prices: PriceList) -> dict[str, Any]:
    emission = bill.footprint.total
    generalised = bill.generalised_usd if bill.value_of_time_usd else None
    told = {
        "usd": _money(bill.costing.total),
        "items": [
            _item(payload, bill.costing.items, name, prices) for name in bill.costing.by_name()
        ],
        "unpriced": list(bill.costing.unknown),
        "kg": [round(kg, 1) for kg in (emission.low_kg, emission.likely_kg, emission.high_kg)],
        "unweighed": list(bill.footprint.unknown),
        "factors": _sources(payload, prices, (i.factor.source_ids for i in bill.footprint.items)),
        "worth": generalised,
    }
    return {name: value for name, value in told.items() if value not in (None, [])}


def _item(
    payload: Payload, items: Iterable[CostItem], name: str, prices: PriceList
) -> dict[str, Any]:
    """Return the sum of one sort of item, the doubtfulest of its grades, its dates and sources."""
    own = [item for item in items if item.name == name]
    dates = sorted(item.price_date for item in own if item.price_date)
    return {
        "name": name,
        "usd": _money(Money.total(item.amount for item in own)),
        "grade": max(str(item.confidence) for item in own),
        "dates": list(dict.fromkeys((*dates[:1], *dates[-1:]))),
        "sources": _sources(payload, prices, (item.source_ids for item in own)),
    }


def _sources(payload: Payload, prices: PriceList, ids: Iterable[Iterable[str]]) -> list[int]:
    wanted = dict.fromkeys(each for source_ids in ids for each in source_ids)
    found = [source for source in map(prices.source, wanted) if source is not None]
    return [payload.foreign_source(source) for source in found]


def _money(money: Money) -> list[float]:
    return [money.min_usd, money.likely_usd, money.max_usd]
