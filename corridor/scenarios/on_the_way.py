"""What dated edits come to by the time the shipment gets there.

An edit holds, or does not, on the day of the shipment, so that one answer is of one network. A
closure of a week may yet begin while the shipment is on its way, or be over when it arrives. These
functions tell both, from the days that the route takes to the place.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from corridor.model.answers import Route
from corridor.model.network import Network
from corridor.model.scenario import Close, Edit, Target
from corridor.scenarios.beside import WhatIf
from corridor.scenarios.targets import legs_of, transfers_of

__all__ = ["Meeting", "met_on_the_way", "wait_until_open_days"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """A shipment and an edit that does not hold on its day, but when it gets there.

    Parameters
    ----------
    scenario_id, edit
        What is met.
    first, last
        Days between which the shipment is there: if all before goes well, and if all goes badly.
    """

    scenario_id: str
    edit: Edit
    first: date
    last: date


def met_on_the_way(network: Network, route: Route, what_if: WhatIf) -> Iterator[Meeting]:
    """Yield the edits of other days that a shipment may meet on a route.

    Parameters
    ----------
    network
        The base: what an edit is about is looked up here.
    route
        How the shipment goes, from the day of ``what_if``; without a day nothing is met.
    what_if
        Scenarios, day and cargo.
    """
    if what_if.on is None:
        return
    for scenario in what_if.scenarios:
        for edit in scenario.edits:
            if edit.holds(what_if.on, what_if.cargo) or not edit.holds(None, what_if.cargo):
                continue
            days = _days_there(network, route, edit.target)
            first, last = (what_if.on + timedelta(days=int(day)) for day in days or (0.0, 0.0))
            if days and edit.period.meets(first, last):
                yield Meeting(scenario_id=scenario.id, edit=edit, first=first, last=last)


def wait_until_open_days(network: Network, route: Route, what_if: WhatIf) -> float | None:
    """Return how long a shipment waits along a route that scenarios close, until it opens again.

    Parameters
    ----------
    network, route, what_if
        As for :func:`met_on_the_way`; the route is the base's, travelled in its likely days.

    Returns
    -------
    float or None
        Days of waiting, 0 if every closure is over when the shipment gets there; ``None`` without a
        day, or if something that is closed then has no day of opening.
    """
    if what_if.on is None:
        return None
    closing = [
        (edit, {leg.id for leg in legs_of(network, edit.target)})
        for scenario in what_if.scenarios
        for edit in scenario.edits
        if isinstance(edit, Close) and edit.holds(None, what_if.cargo)
    ]
    day, waited = 0.0, 0.0
    for element in route.elements:
        shutting = [edit for edit, leg_ids in closing if element.id in leg_ids]
        while element.is_leg and (shut := _shut_on(what_if.on, day, shutting)):
            if shut.period.last is None:
                return None
            opens_day = float((shut.period.last - what_if.on).days + 1)
            waited, day = waited + opens_day - day, opens_day
        day += element.days.likely_days
    return round(waited, 2)


def _shut_on(start: date, day: float, edits: list[Close]) -> Close | None:
    today = start + timedelta(days=int(day))
    return next((edit for edit in edits if edit.period.holds_on(today)), None)


def _days_there(network: Network, route: Route, target: Target) -> tuple[float, float] | None:
    """Return the least days to where a target begins on a route, and the greatest to its end."""
    meant = {leg.id for leg in legs_of(network, target)}
    meant |= {transfer.id for transfer in transfers_of(network, target)}
    first: float | None = None
    least = greatest = last = 0.0
    for element in route.elements:
        greatest += element.days.max_days
        if element.id in meant:
            first, last = least if first is None else first, greatest
        least += element.days.min_days
    return None if first is None else (first, last)
