"""Which era a date asks for: a season's own, where the shipment meets it on the way.

A seasonal era (``winter``) has figures of its own at some places alone, so what counts is not the
day on which a shipment is ready but the one on which it comes to the first such place: ready in
Xi'an at the end of February, it crosses the Caspian in March. That day is told by the likely days
of the question's quickest route; where the route comes to no such place, by the day itself. An era
that was asked for is kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from corridor.errors import CorridorError
from corridor.model.answers import Element, Route
from corridor.model.context import Era
from corridor.model.era import holds_on, notes_on_days
from corridor.model.network import Network
from corridor.model.query import RouteQuery
from corridor.model.vocabulary import Criterion
from corridor.routing.best import best_routes

__all__ = ["date_notes", "in_season"]


def in_season(
    network: Network, query: RouteQuery, *, ready: date | None, deadline: date | None = None
) -> RouteQuery:
    """Return a question with the era of the season that its dates fall into, and why.

    Parameters
    ----------
    network
        What is known.
    query
        Asked of an era of the whole year, which nobody asked for by name.
    ready
        Day on which the shipment can go; ``None`` where it is not said.
    deadline
        Last day of arrival; without a ready day the shipment is taken to arrive on it.

    Returns
    -------
    RouteQuery
        The same one where no season has to do with the dates; else with ``era_reason``.

    Examples
    --------
    >>> from corridor.io.read import load_network
    >>> asked = RouteQuery(origin_id="xian", destination_id="poti", era="current")
    >>> in_season(load_network(), asked, ready=date(2027, 1, 10)).era
    'winter'
    >>> in_season(load_network(), asked, ready=date(2027, 2, 25)).era
    'current'
    """
    asked, day = network.era(query.era), ready or deadline
    seasons = [era for era in network.eras if _is_season_of(era, asked)]
    if day is None or not seasons:
        return query
    try:
        usual = best_routes(
            network, replace(query, by=Criterion.TIME, alternatives=1, era_reason="")
        ).best
    except CorridorError:  # whoever answers the question says what is wrong with it
        return query
    left = 0.0 if ready else usual.days.likely_days
    missed = query
    for era in seasons:
        place, after = _first_place(network, usual, era)
        there = day + timedelta(after - left)
        said = f"ready on {ready}" if ready else f"due on {deadline}"
        meets = f"{said}, a shipment is likely at {place} on {there}" if place else said
        if holds_on(era, there):
            reason = (
                f"era {era.id} is used, by the date: {meets}; ask for era {asked.id} to keep to "
                "the figures of the whole year"
            )
            return replace(query, era=era.id, era_reason=reason)
        if holds_on(era, day):
            reason = f"era {asked.id} is used, not {era.id}, by the date: {meets}"
            missed = replace(query, era_reason=reason)
    return missed


def date_notes(network: Network, query: RouteQuery, days: Iterable[date | None]) -> tuple[str, ...]:
    """Say why an era was taken; else which days lie in none of its dates, or in a season."""
    if query.era_reason:
        return (query.era_reason,)
    return notes_on_days(network.eras, network.era(query.era), days)


def _is_season_of(era: Era, asked: Era) -> bool:
    """Tell whether an era is the one asked for in some months of the year."""
    return bool(era.months) and not asked.months and era.falls_back_to[:1] == (asked.id,)


def _first_place(network: Network, route: Route, era: Era) -> tuple[str, float]:
    """Return the first place where a season has figures of its own, and the days to it."""
    days = 0.0
    for element in route.elements:
        if any(time_era == era.id for time_era in _eras_of(network, element)):
            return network.terminal(element.tail_id).name, days
        days += element.days.likely_days
    return "", 0.0


def _eras_of(network: Network, element: Element) -> Iterator[str]:
    """Yield the eras that an element has rows of."""
    met = network.transfers_at(element.tail_id)
    facts = (network.leg(element.id),) if element.is_leg else met
    return (
        time.era
        for fact in facts
        if fact.id == element.id
        for time in fact.times
        if time.part is element.part
    )
