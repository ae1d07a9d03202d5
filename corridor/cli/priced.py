"""From the options on cargo to a priced answer; loads prices only when they are asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corridor.choice.differing import Dropped
    from corridor.io.lines import Lines
    from corridor.model.answers import Result
    from corridor.model.network import Network
    from corridor.model.query import RouteQuery
    from corridor.model.shipment import Equipment, Shipment
    from corridor.model.vocabulary import Difference
    from corridor.reports.paper import Paper
    from corridor.scenarios.beside import WhatIf
    from corridor.uncertainty.outlook import Outlook

__all__ = ["as_asked_first", "price_answer", "shipment_asked"]


def shipment_asked(
    query: RouteQuery,
    *,
    equipment: Equipment | None,
    units: float,
    tonnes: float | None,
    value: float | None,
    value_of_time: float | None,
    is_wanted: bool,
) -> Shipment | None:
    """Return what is moved if any option asks what that costs, else nothing."""
    from corridor.model.shipment import Equipment, Shipment

    given = any(option is not None for option in (equipment, tonnes, value, value_of_time))
    if not (given or is_wanted or query.by.needs_prices or units != 1):
        return None
    return Shipment(
        equipment=equipment or Equipment.BOX_40,
        units=units,
        tonnes_each=tonnes,
        value_usd_each=value,
        value_of_time_usd_each=value_of_time,
    )


def as_asked_first(query: RouteQuery) -> RouteQuery:
    """Return the query as the network alone can answer it: by time where more decides."""
    from corridor.model.vocabulary import Criterion

    needs_more = query.by.needs_prices or query.by.needs_draws
    return replace(query, by=Criterion.TIME) if needs_more else query


def price_answer(
    format: str,
    network: Network,
    query: RouteQuery,
    shipment: Shipment,
    *,
    first: Result,
    look: Callable[[Result], tuple[Result, Outlook]],
    graphs: Path | None,
    tariffs: Sequence[Path] | None,
    differ_by: Difference | None,
    paper: Paper,
    details: bool,
    lines: Lines | None,
    what_if: WhatIf | None = None,
) -> tuple[Result, str]:
    """Answer a query with what each route costs and emits, and write the answer.

    The answer ``first`` given stands, or gives its notes, unless prices decide.
    """
    from corridor.choice.best import best_choices, priced
    from corridor.choice.differing import differing_routes
    from corridor.io.tariffs import read_prices
    from corridor.reports.priced_route import BilledResult, billed_route_as

    prices = read_prices(graphs, tariffs=tariffs or ())
    if what_if is not None:
        prices = what_if.prices(prices, network)
    dropped: tuple[Dropped, ...] = ()
    if query.by.needs_draws:
        result = replace(first, notes=())
    elif differ_by is None:
        result = best_choices(network, query, prices, shipment)
    else:
        result, dropped = differing_routes(network, query, prices, shipment, by=differ_by)
    notes = () if query.by.needs_prices else first.notes
    if what_if is not None:
        from corridor.scenarios.compare import stamped

        result = stamped(result, what_if.scenarios)
        if query.by.needs_prices:
            notes = (f"with {what_if.names}, chosen by {query.by}", *what_if.notes())
    result, outlook = look(replace(result, notes=(*notes, *result.notes)))
    billed = BilledResult(
        result=result,
        bills=tuple(priced(network, r, query.era, prices, shipment) for r in result.routes),
        dropped=dropped,
        shipment=shipment,
        outlook=outlook,
    )
    page = billed_route_as(format, network, billed, paper, details=details, lines=lines)
    return billed.result, page
