"""A route answer with its bills: what each way costs and emits, and what was dropped for it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from corridor.answers.billed import BilledResult
from corridor.choice.best import Priced
from corridor.choice.by_country import by_country
from corridor.model.network import Network
from corridor.model.wording import percent
from corridor.reports.cargo_words import cargo_document, cargo_words, limit_sources_document
from corridor.reports.compare_document import (
    costing_document,
    footprint_document,
    money_document,
    shipment_document,
)
from corridor.reports.compare_words import (
    emission_note,
    kilograms,
    price_note,
    shipment_line,
    usd,
    usd_range,
    worth_note,
)
from corridor.reports.document import Document, render_json, route_document
from corridor.reports.formats import route_as
from corridor.reports.harmless import visible
from corridor.reports.paper import Paper
from corridor.reports.table import Column, render_table

if TYPE_CHECKING:
    from corridor.io.lines import Lines

__all__ = ["billed_route_as", "billed_route_document"]


def billed_route_as(
    format: str,
    network: Network,
    billed: BilledResult,
    paper: Paper,
    *,
    details: bool = False,
    lines: Lines | None = None,
) -> str:
    """Write a billed result as ``text`` or ``json``; other formats hold the routes alone."""
    if format == "json":
        return render_json(billed_route_document(network, billed))
    page = route_as(
        format,
        network,
        billed.result,
        paper,
        details=details,
        lines=lines,
        outlook=billed.outlook,
    )
    return page if format != "text" else page + _bill_text(network, billed, paper)


def billed_route_document(network: Network, billed: BilledResult) -> Document:
    """Build ``corridor.route/1`` with ``cost_usd``, ``co2e_kg`` and ``generalised_cost_usd``."""
    document = route_document(network, billed.result, billed.outlook)
    for route, bill in zip(document["routes"], billed.bills, strict=True):
        route["cost_usd"] = costing_document(bill.costing, billed.shipment.units)
        route["cost_usd"]["by_country"] = [
            {"country": where, **money_document(amount)}
            for where, amount in by_country(network, bill.costing.items).items()
        ]
        route["co2e_kg"] = footprint_document(bill.footprint)
        route["generalised_cost_usd"] = bill.generalised_usd
    for route, cargo in zip(document["routes"], billed.cargo, strict=False):
        route.update(cargo_document(cargo))
    document.update(limit_sources_document(billed.cargo, billed.limits))
    document["query"]["shipment"] = shipment_document(billed.shipment)
    return document


def _bill_text(network: Network, billed: BilledResult, paper: Paper) -> str:
    lines = [
        "",
        *paper.strong_lines("Money and emissions"),
        *paper.wrapped(f"for {shipment_line(billed.shipment)}"),
        *filter(None, paper.wrapped(worth_note(billed.shipment))),
        *paper.wrapped(price_note(billed.shipment, [bill.costing for bill in billed.bills])),
        *paper.wrapped(emission_note(billed.shipment)),
        "",
        *_totals(billed, paper),
        "",
        *_items(billed.bills[0], paper),
        *_countries(network, billed.bills[0], paper),
        *_unknown(billed.bills, paper),
        *_cargo(billed, paper),
    ]
    return "\n".join(lines) + "\n"


def _totals(billed: BilledResult, paper: Paper) -> list[str]:
    units = billed.shipment.units
    columns = (
        Column(title="route", is_number=True),
        Column(title="USD"),
        Column(title="likely", is_number=True),
        *([Column(title="each", is_number=True)] if units != 1 else []),
        Column(title="with time", is_number=True),
        Column(title="kg CO2e"),
        Column(title="likely", is_number=True),
    )
    rows = [_total_row(rank, bill, units) for rank, bill in enumerate(billed.bills, start=1)]
    return render_table(columns, rows, paper)


def _total_row(rank: int, bill: Priced, units: float) -> tuple[str, ...]:
    at_least = "" if bill.costing.is_complete else "≥ "
    money, emission = bill.costing.total, bill.footprint.total
    return (
        str(rank),
        at_least + usd_range(money),
        at_least + usd(money.likely_usd),
        *([at_least + usd(money.likely_usd / units)] if units != 1 else []),
        at_least + usd(bill.generalised_usd) if bill.value_of_time_usd else "",
        f"{kilograms(emission.low_kg)}–{kilograms(emission.high_kg)}",
        kilograms(emission.likely_kg),
    )


def _items(bill: Priced, paper: Paper) -> list[str]:
    """Write out the bill of the best route."""
    columns = (
        Column(title="best route, item"),
        Column(title="where", shrinks_to=14),
        Column(title="USD"),
        Column(title="likely", is_number=True),
        Column(title="price of", drops=2),
        Column(title="trust", drops=1),
    )
    rows = [
        (
            str(item.name),
            visible(item.place_id),
            usd_range(item.amount),
            usd(item.amount.likely_usd),
            item.price_date or "undated",
            str(item.confidence),
        )
        for item in bill.costing.items
        if item.amount.max_usd > 0
    ]
    return render_table(columns, rows, paper)


def _countries(network: Network, bill: Priced, paper: Paper) -> list[str]:
    """Add up the bill of the best route by country."""
    columns = (
        Column(title="best route, country"),
        Column(title="USD"),
        Column(title="likely", is_number=True),
        Column(title="share", is_number=True, drops=1),
    )
    sums = by_country(network, bill.costing.items)
    whole = bill.costing.total.likely_usd
    rows = [
        (where, usd_range(amount), usd(amount.likely_usd), percent(amount.likely_usd, whole))
        for where, amount in sums.items()
        if amount.max_usd > 0
    ]
    return ["", *render_table(columns, rows, paper)] if len(rows) > 1 else []


def _unknown(bills: Sequence[Priced], paper: Paper) -> list[str]:
    lines: list[str] = []
    for rank, bill in enumerate(bills, start=1):
        if bill.costing.unknown:
            text = f"· route {rank}: no price is known of {', '.join(bill.costing.unknown)}"
            lines += paper.wrapped(visible(text), indent=2)
    return ["", *lines] if lines else []


def _cargo(billed: BilledResult, paper: Paper) -> list[str]:
    lines: list[str] = []
    for rank, cargo in enumerate(billed.cargo, start=1):
        for words in cargo_words(cargo, billed.limits):
            lines += paper.wrapped(visible(f"· route {rank}: {words}"), indent=2)
    return ["", paper.strong("Cargo"), *lines] if lines else []
