"""The route that a report is about: between its ends, by its family, past what it names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import Final

from corridor.convert.arrays import state_graph
from corridor.errors import CorridorError, DataError
from corridor.model.answers import Route
from corridor.model.context import Era
from corridor.model.network import Network
from corridor.model.query import Avoidance
from corridor.model.records import Observation
from corridor.model.shipment import Equipment
from corridor.model.vocabulary import Mode
from corridor.routing.assemble import route_along
from corridor.routing.carriage import not_carried
from corridor.routing.limits import closed_legs
from corridor.routing.search import k_best_legs
from corridor.uncertainty.reported import (
    BEFORE,
    ReportedEra,
    era_of,
    family_of_report,
    legs_by_other_modes,
)
from corridor.uncertainty.written_places import place_meant, via_meant

__all__ = ["SECTION", "placed"]

SETS_TRIED: Final = 400
"""Sets of paths looked at for each way past a point: a point off every line is left out soon."""

MOST_PAIRS: Final = 40
"""Pairs of ends looked at for one report; what is written wider is nothing to predict."""

SECTION: Final = "leg"
"""Scope of reports on a section of a longer journey: timed from departure to arrival."""

_RUNNING_ONLY: Final = re.compile(r"sailing only|running time", re.IGNORECASE)
"""What ``includes`` says of reports that leave out all waiting."""

_WAITS_TOO: Final = re.compile(
    r"\bwait\w*(?:\s+\w+){0,2}\s+includ|\b(?:includ\w*|with|incl\.)\s[^;]*\bwait", re.IGNORECASE
)
"""What it says of a section whose waits at the ends are counted."""


def placed(network: Network, report: Observation) -> tuple[Route, ReportedEra]:
    """Return the route that a report is about, and the era it is counted under.

    Of several terminals named for an end the quickest pair counts; of a country or region the pair
    with the median time. Points passed are kept one by one, in order, as long as a route passes
    them all. A section of a longer journey is timed from its departure to its arrival: what happens
    at its ends before and after belongs to the rest, unless waits are said to be included. A report
    of sailing or running alone is about the legs alone. A report older than every era whose family
    is shut today (by Suez) is held against the oldest era in which it is open.

    Raises
    ------
    CorridorError
        If the report cannot be placed: its places, date or family are not known here, or no
        route joins them.
    """
    reported_era = era_of(network, report.refers_to)
    family = family_of_report(network, report.corridor)
    ends = [place_meant(network, text) for text in (report.origin, report.destination)]
    origins, destinations = (end.terminal_ids for end in ends)
    pairs = [pair for pair in product(origins, destinations) if pair[0] != pair[1]]
    if not pairs:
        raise DataError("both ends are the same terminal: a stay, not a journey")
    if len(pairs) > MOST_PAIRS:
        raise DataError(f"the ends can be {len(pairs)} pairs of terminals: too wide to predict")
    asked = _Asked(
        network=network,
        report=report,
        family=family,
        pairs=pairs,
        via=via_meant(network, report.via),
    )
    for era_id in _eras_tried(network, reported_era):
        era = network.era(era_id)
        if found := asked.routes(era):
            route = _chosen(found, is_wide=any(end.is_wide for end in ends))
            return _as_timed(network, era, route, report), replace(reported_era, id=era_id)
    raise DataError(
        f"no route of family {family or 'any'} in era {reported_era.id} joins the two ends"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """What a report asks: pairs of ends, family, modes and points passed."""

    network: Network
    report: Observation
    family: str
    pairs: Sequence[tuple[str, str]]
    via: Sequence[str]

    def routes(self, era: Era) -> list[Route]:
        """Return a route for each pair of ends, by the modes reported if that can be.

        Where none are reported a container is meant, as in every question.
        """
        closed = closed_legs(self.network, Avoidance(), self.family)
        by_others = legs_by_other_modes(self.network, self.report.modes)
        others = by_others or not_carried(self.network, Equipment.BOX_40)
        for shut in (dict.fromkeys(others, "by another mode") | closed, closed):
            if found := [route for ends in self.pairs for route in self._past(era, shut, ends)]:
                return found
        return []

    def _past(self, era: Era, closed: Mapping[str, str], ends: tuple[str, str]) -> Iterator[Route]:
        """Yield the best route past as many of the points as can be passed in order, if any."""
        graph, best, kept = state_graph(self.network, era), None, list[str]()
        for point in (None, *self.via):
            tried = kept if point is None else [*kept, point]
            if point in ends:
                continue
            stops = (ends[0], *tried, ends[1])
            found, _ = k_best_legs(graph, stops, closed=closed, k=1, cap=SETS_TRIED)
            if found:
                best, kept = found[0], tried
        if best is not None:
            yield route_along(self.network, best, era)


def _eras_tried(network: Network, reported: ReportedEra) -> Iterator[str]:
    yield reported.id
    if reported.label == BEFORE:
        dated = [era for era in network.eras if era.valid_from and not era.is_target]
        yield from (era.id for era in sorted(dated, key=lambda era: era.valid_from))


def _chosen(found: Sequence[Route], *, is_wide: bool) -> Route:
    ranked = sorted(found, key=lambda route: (route.days.likely_days, route.leg_ids))
    return ranked[(len(ranked) - 1) // 2 if is_wide else 0]


def _as_timed(network: Network, era: Era, route: Route, report: Observation) -> Route:
    """Return the part of a route that the reported time covers."""
    if _RUNNING_ONLY.search(report.includes):
        return _running_only(network, era, route)
    if report.scope.casefold() != SECTION or _WAITS_TOO.search(report.includes):
        return route
    legs = [place for place, element in enumerate(route.elements) if element.is_leg]
    return replace(route, elements=route.elements[legs[0] : legs[-1] + 1])


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
