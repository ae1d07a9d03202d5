"""The map of what can be reached from one place in so many days."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from corridor.errors import DataError, NoRouteError
from corridor.io.lines import Lines
from corridor.maps.page import CorridorMap
from corridor.maps.payload import Payload
from corridor.maps.route import provenance_document
from corridor.model.answers import Result
from corridor.model.network import Network
from corridor.model.query import RouteQuery
from corridor.routing.best import best_routes
from corridor.routing.provenance import provenance_of

__all__ = ["reach_map"]

LONGEST_DAYS = 1000.0


def reach_map(
    network: Network,
    origin_id: str,
    days: float,
    *,
    lines: Lines,
    era: str = "",
    title: str = "",
) -> CorridorMap:
    """Draw what a shipment reaches in a number of likely days, leg by leg, the last ones in part.

    Parameters
    ----------
    network, lines
        What is asked and drawn.
    origin_id
        Terminal where the shipment is ready on day 0.
    days
        Likely days; the page's slider runs from 0 to this.
    era
        Era id; the default era if left out.
    title
        Heading of the page.

    Raises
    ------
    DataError
        If ``days`` is not a number above 0 and at most 1000.

    Examples
    --------
    >>> from corridor import load_network
    >>> from corridor.io.lines import read_lines
    >>> reach_map(load_network(), "almaty", 3, lines=read_lines()).title
    'Almaty: reached in 3 days'
    """
    if not 0 < days <= LONGEST_DAYS:
        raise DataError(f"days must be above 0 and at most {LONGEST_DAYS:.0f}, not {days}")
    chosen = network.era(era) if era else network.default_era
    payload = Payload(network, lines)
    origin = network.terminal(origin_id)
    heading = title or f"{origin.name}: reached in {days:g} days"
    legs: dict[str, dict[str, Any]] = {}
    arrivals: dict[str, float] = {origin_id: 0.0}
    for result in _answers(network, origin_id, chosen.id):
        _follow(payload, result, days, legs, arrivals)
    document = {
        "view": "reach",
        "title": heading,
        "eras": [{"id": chosen.id, "title": chosen.title, "target": chosen.is_target}],
        "days": days,
        "origin": payload.terminal(origin_id),
        "reach": list(legs.values()),
        "arrivals": [
            [payload.terminal(terminal_id), day]
            for terminal_id, day in sorted(arrivals.items(), key=lambda item: (item[1], item[0]))
        ],
        "provenance": provenance_document(provenance_of(network, chosen.id)),
        "notes": [],
        **payload.document(),
    }
    return CorridorMap(document, title=heading)


def _answers(network: Network, origin_id: str, era_id: str) -> Iterator[Result]:
    for terminal in network.terminals:
        if terminal.id == origin_id:
            continue
        query = RouteQuery(origin_id=origin_id, destination_id=terminal.id, era=era_id)
        try:
            yield best_routes(network, query)
        except NoRouteError:
            continue


def _follow(
    payload: Payload,
    result: Result,
    most_days: float,
    legs: dict[str, dict[str, Any]],
    arrivals: dict[str, float],
) -> None:
    """Note when each leg of the best route is run and where it ends, as far as the days go."""
    day = 0.0
    for element in result.best.elements:
        start, day = day, day + element.days.likely_days
        if start >= most_days:
            break
        if not element.is_leg:
            continue
        known = legs.get(element.id)
        if known is None or start < known["start"]:
            number = payload.leg(element.id)
            legs[element.id] = {"leg": number, "start": round(start, 4), "end": round(day, 4)}
        if day <= most_days:
            arrivals[element.head_id] = min(day, arrivals.get(element.head_id, day))
