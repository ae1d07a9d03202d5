"""The answer to a question: the ways, what lies ahead of them, and what they cost."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from corridor.answers.ahead import Ahead, ahead_of
from corridor.answers.notes import readings, with_notes, without_restricted
from corridor.answers.question import Question
from corridor.answers.under import routes_under, unseen
from corridor.errors import ArgumentError
from corridor.model.answers import Result
from corridor.model.arguments import quoted
from corridor.model.network import Network
from corridor.model.query import RouteQuery
from corridor.model.shipment import Equipment, Shipment
from corridor.model.vocabulary import Criterion
from corridor.routing.carriage import as_allowed

if TYPE_CHECKING:
    from corridor.answers.billed import BilledResult
    from corridor.choice.why_not import WhyNot
    from corridor.io.on_demand import Data
    from corridor.uncertainty.outlook import Outlook
    from corridor.uncertainty.traveller import Traveller

__all__ = ["Answer", "HeldAgainst", "answer", "held_against"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Routes and what is known of them.

    Parameters
    ----------
    network
        As scenarios have it.
    result, outlook
        The ways, best first, and what lies ahead of each.
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


def answer(data: Data, question: Question, *, details: bool = False) -> Answer:
    """Find the routes that are asked for, look ahead of them, and price them where that is asked.

    Parameters
    ----------
    data
        As read by :func:`corridor.io.dataset.read_dataset`.
    question
        What is asked.
    details
        Whether gains and independent percentiles are wanted of the best route.

    Raises
    ------
    UnknownNameError
        If a name stands for nothing, or for several things.
    ArgumentError
        If parts of the question do not go together.
    NoRouteError
        If no route meets the conditions.

    Examples
    --------
    >>> from datetime import date
    >>> from corridor import Question, Shipment, answer, read_dataset
    >>> asked = Question(
    ...     origin="Xi'an",
    ...     destination="Poti",
    ...     ready=date(2027, 1, 10),
    ...     deadline=date(2027, 2, 10),
    ...     shipment=Shipment(value_usd_each=90_000),
    ...     draws=512,
    ... )
    >>> told = answer(read_dataset(), asked)
    >>> told.result.query.era
    'winter'
    >>> 0 < told.outlook.prospects[0].on_time.chance < 1
    True
    >>> told.billed.bills[0].costing.total.likely_usd > 1_000
    True
    """
    from corridor.choice.kept_off import with_kept_off

    _refuse(data, question)
    what_if, base = question.what_if, as_allowed(data.network, question.allow)
    named = _with_added_rows(base, question)
    query, shipment, limits = question.query(named), _shipment(question), None
    if shipment is not None:
        from corridor.answers.billed import billed_result, carried, prices_under

        query, limits = carried(data, named, query, shipment, question.day)
    first = _as_asked_first(query)
    network, result = routes_under(base, first, what_if)
    ahead = _ahead(data, question, network, query)
    if query.by.needs_draws:
        result = ahead.ranked(network, query, result)
    seen = unseen(what_if, sees_prices=shipment is not None, sees_laws=question.ready is not None)
    freely = without_restricted(network, first, result)
    result = with_notes(result, (*readings(named, question.places), *freely, *seen))
    if shipment is None:
        result = with_kept_off(network, first, result)
        result, outlook = ahead.look(result, with_gains=details, with_independent=details)
        return Answer(network=network, result=result, outlook=outlook, traveller=ahead.traveller)
    billed = billed_result(
        network,
        query,
        shipment,
        prices_under(data, network, what_if),
        first=result,
        ahead=ahead,
        differ_by=question.differ_by,
        limits=limits,
        on=question.day,
        what_if=what_if,
        details=details,
    )
    return Answer(
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


def held_against(data: Data, question: Question, alternative: str) -> HeldAgainst:
    """Say why an alternative is not the best answer to a question.

    Parameters
    ----------
    data, question
        As for :func:`answer`; how many alternatives are asked for, and by what they differ, plays
        no part.
    alternative
        A corridor family, terminal or leg to go by.

    Raises
    ------
    UnknownNameError, NoRouteError
        As for :func:`answer`; or if the alternative is nothing that can be gone by.
    ArgumentError
        If the best is asked for by a percentile or a chance: no two ways are held side by side so.
    """
    from corridor.answers.billed import carried, prices_under
    from corridor.choice.why_not import why_not

    _refuse(data, question)
    if question.by.needs_draws:
        raise ArgumentError(
            f"ways are held side by side in days, money or CO2e, not by {question.by}"
        )
    what_if, base = question.what_if, as_allowed(data.network, question.allow)
    shipment = question.dated_shipment or _usual_shipment(question)
    named = _with_added_rows(base, question)
    query, _ = carried(data, named, question.query(named), shipment, question.day)
    network = what_if.network(base) if what_if else base
    prices = prices_under(data, network, what_if)
    ahead = _ahead(data, question, network, query)
    verdict = why_not(network, query, alternative, prices, shipment, traveller=ahead.traveller)
    ways = [choice.route for choice in (verdict.chosen, verdict.other) if choice]
    notes = (
        *readings(named, question.places),
        *unseen(what_if, sees_prices=True, sees_laws=question.ready is not None),
        *((f"with {what_if.names}", *what_if.notes()) if what_if else ()),
        *verdict.notes,
        *ahead.notes,
        *dict.fromkeys(note for way in ways for note in ahead.closures(way)),
    )
    is_dated = question.ready is not None or question.deadline is not None
    return HeldAgainst(
        network=network,
        query=query,
        verdict=replace(verdict, notes=notes),
        outlook=ahead.outlook(ways) if is_dated else None,
    )


def _refuse(data: object, question: object) -> None:
    if not hasattr(data, "prices_for"):
        raise ArgumentError(f"data is a Dataset, as read_dataset gives, not {quoted(data)}")
    if not isinstance(question, Question):
        raise ArgumentError(f"what is asked is a Question, not {quoted(question)}")


def _with_added_rows(base: Network, question: Question) -> Network:
    """Return the network that holds every name a question may use: scenarios add places too."""
    if not question.scenarios:
        return base
    from corridor.scenarios.apply import with_rows_of

    return with_rows_of(base, question.scenarios)


def _shipment(question: Question) -> Shipment | None:
    """Return what is moved, if anything asks what that costs."""
    if question.shipment is None and (question.by.needs_prices or question.differ_by):
        return _usual_shipment(question)
    return question.dated_shipment


def _usual_shipment(question: Question) -> Shipment:
    """Return one unit of what is asked for: a container where any equipment will do."""
    return Shipment(equipment=question.equipment or Equipment.BOX_40, cargo=question.cargo)


def _as_asked_first(query: RouteQuery) -> RouteQuery:
    """Return the query as the network alone can answer it: by time where more decides."""
    needs_more = query.by.needs_prices or query.by.needs_draws
    return replace(query, by=Criterion.TIME) if needs_more else query


def _ahead(data: Data, question: Question, network: Network, query: RouteQuery) -> Ahead:
    return ahead_of(
        data,
        network,
        query,
        draws=question.draws,
        seed=question.seed,
        ready=question.ready,
        deadline=question.deadline,
        timetables=question.timetables,
        what_if=question.what_if,
    )
