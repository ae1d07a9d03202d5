"""From the options of a route to its answer: the ways, what lies ahead of them, what they cost."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import typer

from corridor.cli.ahead import Ahead, ahead_asked
from corridor.cli.priced import as_asked_first, billed_answer, carried, shipment_asked
from corridor.cli.question import (
    open_network,
    query_of,
    readings,
    with_notes,
    without_restricted,
)
from corridor.cli.what_if import answer_asked, season_day, unseen, what_if_asked

if TYPE_CHECKING:
    from corridor.choice.why_not import WhyNot
    from corridor.cli.asking import Asked
    from corridor.model.answers import Result
    from corridor.model.network import Network
    from corridor.model.query import RouteQuery
    from corridor.model.shipment import Shipment
    from corridor.reports.priced_route import BilledResult
    from corridor.scenarios.beside import WhatIf
    from corridor.uncertainty.outlook import Outlook
    from corridor.uncertainty.traveller import Traveller

__all__ = ["Answered", "HeldAgainst", "answered", "held_against"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """Routes and what is known of them.

    Parameters
    ----------
    network
        As scenarios have it.
    result, outlook
        The ways, and what lies ahead of each.
    traveller
        Who travels them.
    billed
        The same with bills, where something asked for money or emissions.
    """

    network: Network
    result: Result
    outlook: Outlook
    traveller: Traveller
    billed: BilledResult | None = None


def answered(asked: Asked, *, details: bool = False, is_priced: bool = False) -> Answered:
    """Find the routes that are asked for, and look ahead of them.

    Parameters
    ----------
    asked
        The options.
    details
        Whether gains and independent percentiles are wanted of the best route.
    is_priced
        Whether money and emissions are wanted whatever the options say.

    Raises
    ------
    BadParameter
        If options do not go together.
    """
    from corridor.choice.kept_off import with_kept_off

    what_if = _what_if(asked)
    network = open_network(asked.graphs, asked.overlay, asked.allow)
    query = _query(asked, network, what_if)
    shipment = _shipment(asked, query, is_priced=is_priced)
    limits = None
    if shipment is not None:
        query, limits = carried(network, query, shipment, asked.graphs, asked.day)
    if asked.differ_by and query.by.needs_draws:
        raise typer.BadParameter(f"--differ-by goes with every --by but {query.by}")
    first = as_asked_first(query)
    network, result = answer_asked(network, first, what_if)
    ahead = _ahead(asked, network, query, what_if)
    if query.by.needs_draws:
        result = ahead.ranked(network, query, result)
    seen = unseen(what_if, sees_prices=shipment is not None, sees_laws=asked.ready is not None)
    freely = without_restricted(network, first, result)
    result = with_notes(result, (*readings(network, asked.places), *freely, *seen))
    if shipment is None:
        result = with_kept_off(network, first, result)
        result, outlook = ahead.look(result, with_gains=details, with_independent=details)
        return Answered(network=network, result=result, outlook=outlook, traveller=ahead.traveller)
    billed = billed_answer(
        network,
        query,
        shipment,
        first=result,
        ahead=ahead,
        graphs=asked.graphs,
        tariffs=asked.tariff,
        differ_by=asked.differ_by,
        limits=limits,
        on=asked.day,
        what_if=what_if,
    )
    assert billed.outlook is not None  # noqa: S101 - looked at above, told to mypy
    return Answered(
        network=network,
        result=billed.result,
        outlook=billed.outlook,
        traveller=ahead.traveller,
        billed=billed,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldAgainst:
    """An alternative held against the answer to a question.

    Parameters
    ----------
    network
        As scenarios have it.
    query
        What was asked.
    verdict
        Why the alternative was not chosen.
    outlook
        What lies ahead of the way chosen and of the other, where a date is given.
    """

    network: Network
    query: RouteQuery
    verdict: WhyNot
    outlook: Outlook | None = None


def held_against(asked: Asked, alternative: str) -> HeldAgainst:
    """Say why an alternative is not the answer to what the options ask, as :func:`answered` is.

    Raises
    ------
    BadParameter
        If options do not go together.
    """
    from corridor.choice.why_not import why_not
    from corridor.io.tariffs import read_prices
    from corridor.scenarios.apply import with_rows_of

    what_if = _what_if(asked)
    base = network = open_network(asked.graphs, asked.overlay, asked.allow)
    query = _query(asked, base, what_if)
    shipment = _shipment(asked, query, is_priced=True)
    assert shipment is not None  # noqa: S101 - it is asked for, told to mypy
    query, _ = carried(base, query, shipment, asked.graphs, asked.day)
    named = with_rows_of(base, what_if.scenarios) if what_if else base
    prices = read_prices(asked.graphs, tariffs=asked.tariff or (), network=named)
    if what_if is not None:
        network, prices = what_if.network(base), what_if.prices(prices, base)
    ahead = _ahead(asked, network, query, what_if)
    verdict = why_not(network, query, alternative, prices, shipment, traveller=ahead.traveller)
    ways = [choice.route for choice in (verdict.chosen, verdict.other) if choice]
    notes = (
        *readings(network, asked.places),
        *unseen(what_if, sees_prices=True, sees_laws=asked.ready is not None),
        *((f"with {what_if.names}", *what_if.notes()) if what_if else ()),
        *verdict.notes,
        *ahead.notes,
        *dict.fromkeys(note for way in ways for note in ahead.closures(way)),
    )
    is_dated = asked.ready is not None or asked.deadline is not None
    return HeldAgainst(
        network=network,
        query=query,
        verdict=replace(verdict, notes=notes),
        outlook=ahead.outlook(ways) if is_dated else None,
    )


def _what_if(asked: Asked) -> WhatIf | None:
    return what_if_asked(
        asked.scenario,
        year=asked.year,
        on=asked.on,
        ready=asked.ready,
        graphs=asked.graphs,
        cargo=asked.cargo,
    )


def _ahead(asked: Asked, network: Network, query: RouteQuery, what_if: WhatIf | None) -> Ahead:
    return ahead_asked(
        network,
        query,
        draws=asked.draws,
        seed=asked.seed,
        ready=asked.ready,
        deadline=asked.deadline,
        timetables=asked.timetable,
        graphs=asked.graphs,
        what_if=what_if,
    )


def _query(asked: Asked, network: Network, what_if: WhatIf | None) -> RouteQuery:
    return query_of(
        network,
        asked.places,
        by=asked.by,
        alternatives=asked.alternatives,
        avoid=asked.avoid,
        corridor=asked.corridor,
        era=asked.era,
        equipment=asked.equipment,
        allow=asked.allow,
        ready=season_day(what_if, asked.ready, asked.on),
        deadline=season_day(what_if, asked.deadline),
    )


def _shipment(asked: Asked, query: RouteQuery, *, is_priced: bool) -> Shipment | None:
    return shipment_asked(
        query,
        equipment=asked.equipment,
        units=asked.units,
        tonnes=asked.tonnes,
        cargo=asked.cargo,
        value=asked.value,
        value_of_time=asked.value_of_time,
        lateness=asked.lateness,
        ready=asked.ready,
        deadline=asked.deadline,
        is_wanted=bool(is_priced or asked.tariff or asked.differ_by),
    )
