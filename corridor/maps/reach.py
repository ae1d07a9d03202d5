"""The map of what can be reached from one place in so many days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import Any

from corridor.errors import DataError, NoRouteError
from corridor.io.lines import Lines
from corridor.maps.asked import provenance_document
from corridor.maps.page import CorridorMap
from corridor.maps.payload import Payload
from corridor.maps.route import era_document
from corridor.model.answers import Result, Route
from corridor.model.network import Network
from corridor.model.query import RouteQuery
from corridor.model.shipment import Equipment
from corridor.routing.best import best_routes
from corridor.routing.provenance import provenance_of
from corridor.uncertainty.passages import passages_of_all
from corridor.uncertainty.traveller import Traveller
from corridor.units import from_ticks, to_ticks

__all__ = ["reach_map"]

LONGEST_DAYS = 1000.0


def reach_map(
    network: Network,
    origin_id: str,
    days: float,
    *,
    lines: Lines,
    era: str = "",
    equipment: Equipment = Equipment.BOX_40,
    title: str = "",
    probability: float | None = None,
    traveller: Traveller | None = None,
    notes: Sequence[str] = (),
) -> CorridorMap:
    """Draw what a shipment reaches in a number of days, leg by leg, the last ones in part.

    Parameters
    ----------
    network, lines
        What is asked and drawn.
    origin_id
        Terminal where the shipment is ready on day 0.
    days
        Days to travel; the page's slider runs from 0 to this.
    era
        Era id; the default era if left out.
    equipment
        What a unit travels in; a container unless told.
    title
        Heading of the page.
    probability
        0.8 for what is reached in that time in at least 80 of 100 shipments (P80); the likely days
        if left out. Either way along the route that is quickest by likely days: another may be
        surer, so what is shown as reached is reached, and more may be.
    traveller
        Draws, seed and dependence of the percentile, which needs one.
    notes
        What else the reader must know.

    Raises
    ------
    DataError
        If ``days`` is not a number above 0 and at most 1000, or the probability not between 0
        and 1.

    Examples
    --------
    >>> from corridor import load_network
    >>> from corridor.io.lines import read_lines
    >>> reach_map(load_network(), "almaty", 3, lines=read_lines()).title
    'Almaty: reached in 3 days'
    """
    if not 0 < days <= LONGEST_DAYS:
        raise DataError(f"days must be above 0 and at most {LONGEST_DAYS:.0f}, not {days}")
    if probability is not None and not 0 < probability < 1:
        raise DataError(f"a percentile lies between 0 and 1, not at {probability}")
    if probability is not None and traveller is None:
        raise DataError("a percentile needs a traveller, calibrated for the network")
    chosen = network.era(era) if era else network.default_era
    payload = Payload(network, lines)
    origin = network.terminal(origin_id)
    by = "" if probability is None else f" with {100 * probability:g} % certainty"
    carried = "" if equipment.is_box else f" by {equipment}"
    heading = title or f"{origin.name}: reached{carried} in {days:g} days{by}"
    legs: dict[str, dict[str, Any]] = {}
    arrivals: dict[str, float] = {origin_id: 0.0}
    routes = [result.best for result in _answers(network, origin_id, chosen.id, equipment)]
    for route, clock in zip(routes, _clocks(routes, probability, traveller), strict=True):
        _follow(payload, route, clock, days, legs=legs, arrivals=arrivals)
    percentile = {} if probability is None else {"percentile": round(100 * probability, 1)}
    document = {
        "view": "reach",
        "title": heading,
        "eras": [era_document(network, chosen.id)],
        "days": days,
        **percentile,
        **({} if title or carried else {"named": True}),
        **_drawn(traveller if percentile else None),
        "origin": payload.terminal(origin_id),
        "reach": list(legs.values()),
        "arrivals": [
            [payload.terminal(terminal_id), day]
            for terminal_id, day in sorted(arrivals.items(), key=lambda item: (item[1], item[0]))
        ],
        "provenance": provenance_document(provenance_of(network, chosen.id)),
        "notes": list(notes),
        **payload.document(),
    }
    return CorridorMap(document, title=heading)


def _drawn(traveller: Traveller | None) -> dict[str, Any]:
    return {"asked": {"draws": traveller.draws, "seed": traveller.seed}} if traveller else {}


def _answers(
    network: Network, origin_id: str, era_id: str, equipment: Equipment
) -> Iterator[Result]:
    for terminal in network.terminals:
        if terminal.id == origin_id:
            continue
        query = RouteQuery(
            origin_id=origin_id,
            destination_id=terminal.id,
            era=era_id,
            equipment=equipment,
        )
        try:
            yield best_routes(network, query)
        except NoRouteError:
            continue


def _clocks(
    routes: Sequence[Route], probability: float | None, traveller: Traveller | None
) -> Iterator[list[float]]:
    """Yield of each route the days on which its elements end."""
    if probability is None or traveller is None:
        for route in routes:
            ticks = accumulate(to_ticks(element.days.likely_days) for element in route.elements)
            yield [from_ticks(each) for each in ticks]
    else:
        for passed in passages_of_all(routes, traveller, (probability,)):
            yield [day for (day,) in passed]


def _follow(
    payload: Payload,
    route: Route,
    clock: Iterable[float],
    most_days: float,
    *,
    legs: dict[str, dict[str, Any]],
    arrivals: dict[str, float],
) -> None:
    """Note when each leg of a route is run and where it ends, as far as the days go."""
    day = 0.0
    for element, end in zip(route.elements, clock, strict=True):
        start, day = day, end
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
