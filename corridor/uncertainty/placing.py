"""The route that a report is about: between its ends, by its family, past what it names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product
from typing import Final

from corridor.convert.arrays import state_graph
from corridor.errors import CorridorError, DataError
from corridor.model.answers import Route
from corridor.model.context import Era
from corridor.model.network import Network
from corridor.model.query import Avoidance
from corridor.model.records import Observation
from corridor.model.vocabulary import Mode
from corridor.routing.assemble import route_along
from corridor.routing.limits import closed_legs
from corridor.routing.search import k_best_legs
from corridor.uncertainty.reported import (
    ReportedEra,
    era_of,
    family_of_report,
    terminals_meant,
    via_meant,
)

__all__ = ["placed"]

SETS_TRIED: Final = 400
"""Sets of paths looked at for each way past a point: a point off every line is left out soon."""

_RUNNING_ONLY: Final = re.compile(r"sailing only|running time", re.IGNORECASE)
"""What ``includes`` says of reports that leave out all waiting."""


def placed(network: Network, report: Observation) -> tuple[Route, ReportedEra]:
    """Return the route that a report is about, and the era it is counted under.

    Of several ends meant the quickest pair counts. Points passed are kept one by one, in order, as
    long as a route passes them all. A report of sailing or running alone is about the legs alone.

    Raises
    ------
    CorridorError
        If the report cannot be placed: its places, date or family are not known here, or no
        route joins them.
    """
    reported_era = era_of(network, report.refers_to)
    era = network.era(reported_era.id)
    family = family_of_report(network, report.corridor)
    origins, destinations = (
        terminals_meant(network, text) for text in (report.origin, report.destination)
    )
    via = via_meant(network, report.via)
    found = [
        route
        for ends in product(origins, destinations)
        if ends[0] != ends[1]
        for route in _routes(network, era, family, ends, via)
    ]
    if not found:
        raise DataError(f"no route of family {family or 'any'} in era {era.id} joins the two ends")
    if _RUNNING_ONLY.search(report.includes):
        return _running_only(network, era, found[0]), reported_era
    quickest = min(found, key=lambda route: (route.days.likely_days, route.leg_ids))
    return quickest, reported_era


def _routes(
    network: Network, era: Era, family: str, ends: tuple[str, str], via: Sequence[str]
) -> Iterator[Route]:
    """Yield the best route past as many of the points as can be passed in order, if any."""
    closed = closed_legs(network, Avoidance(), family)
    graph, best, kept = state_graph(network, era), None, list[str]()
    for point in (None, *via):
        tried = kept if point is None else [*kept, point]
        if point in ends:
            continue
        stops = (ends[0], *tried, ends[1])
        found, _ = k_best_legs(graph, stops, closed=closed, k=1, cap=SETS_TRIED)
        if found:
            best, kept = found[0], tried
    if best is not None:
        yield route_along(network, best, era)


def _running_only(network: Network, era: Era, route: Route) -> Route:
    """Return running alone: of the quickest direct leg at sea or by rail, or else of the route."""
    ends = (route.terminal_ids[0], route.terminal_ids[-1])
    direct = []
    for leg in network.legs:
        if (leg.tail_id, leg.head_id) == ends and leg.mode is not Mode.ROAD:
            try:
                direct.append(route_along(network, [leg.id], era))
            except CorridorError:
                continue
    running = [
        replace(one, elements=tuple(element for element in one.elements if element.is_leg))
        for one in (direct or [route])
    ]
    return min(running, key=lambda one: (one.days.likely_days, one.leg_ids))
