"""What is known of closures where and when a shipment comes by: drawn, held elsewhere, unknown."""

from __future__ import annotations

from calendar import month_name
from collections.abc import Container, Iterator, Sequence
from datetime import datetime, timedelta

from corridor.model.answers import Element, Route
from corridor.model.calendar import ClosureLaw
from corridor.model.network import Network
from corridor.uncertainty.season import Season

__all__ = ["closure_notes"]


def closure_notes(
    network: Network, season: Season, route: Route, at: Container[str] | None = None
) -> tuple[str, ...]:
    """Say of each place that can be shut what is known for the month of the likely day there.

    Parameters
    ----------
    network
        Names the places.
    season
        Ready date and closure laws.
    route
        Whose likely days tell when the shipment is where.
    at
        Ids of the terminals to tell of; all if left out.
    """
    told: dict[str, str] = {}
    uncounted: list[str] = []
    for terminal_id, leg, there in _calls(route, season.ready):
        if at is not None and terminal_id not in at:
            continue
        name = network.terminal(terminal_id).name
        if laws := season.laws_for(terminal_id, leg):
            held = season.holds_weather(terminal_id, leg, route)
            told.setdefault(terminal_id, _note(name, there, laws, held_by=season.era.id * held))
        elif season.laws and leg.from_mode is not None and leg.from_mode.at_sea:
            uncounted.append(name)
    if uncounted:
        places = ", ".join(dict.fromkeys(uncounted))
        told[""] = f"no count of closures is known for any month at {places}: none is drawn there"
    return tuple(told.values())


def _calls(route: Route, ready: datetime) -> Iterator[tuple[str, Element, datetime]]:
    """Yield both ends of every leg with the likely moment there."""
    there = ready
    for element in route.elements:
        if element.is_leg:
            yield element.tail_id, element, there
        there += timedelta(element.days.likely_days)
        if element.is_leg:
            yield element.head_id, element, there


def _note(name: str, there: datetime, laws: Sequence[ClosureLaw], held_by: str) -> str:
    known = ", ".join(month_name[month] for month in sorted({law.month for law in laws}))
    month = month_name[there.month]
    where = f"{name}, likely on {there.date()}"
    law = next((law for law in laws if law.month == there.month), None)
    if held_by:
        return (
            f"{where}: the weather is in the figures of era {held_by}; closures, counted there for "
            f"{known} alone, are not added"
        )
    if law is None:
        return (
            f"{where}: no count of closures is known for {month}, and none is drawn; there is one "
            f"for {known}"
        )
    if law.closures == 0:
        return f"{where}: never shut by {law.kind} in {month}"
    return (
        f"{where}: shut by {law.kind} {law.closures:g} × in {month} on average, for "
        f"{law.duration.min_days:g} to {law.duration.max_days:g} days each time (grade "
        f"{law.confidence}); counted for {known} alone"
    )
