"""Rules about terminals: where they lie, what they are called, what joins them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from corridor.errors import Fault
from corridor.geo import great_circle_km
from corridor.io.checks.survey import Survey
from corridor.io.schema import LegRow, TerminalRow
from corridor.model.vocabulary import Status, TerminalKind

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

__all__ = [
    "codes_of_other_countries",
    "disconnected_terminals",
    "one_way_terminals",
    "outside_their_country",
    "planned_without_year",
]

BORDER_TOLERANCE_KM: Final = 25.0
"""How far outside its country a terminal may lie: outlines are simplified, and border stations
straddle borders."""

COAST_TOLERANCE_KM: Final = 45.0
"""The same for ports: some stand on made or small islands that outlines leave out (Yangshan, the
deep-water port of Shanghai, lies 34 km off)."""

NOBODYS_WATERS: Final = "XX"

_PORTS: Final = (TerminalKind.SEAPORT, TerminalKind.FERRY_TERMINAL)


def outside_their_country(survey: Survey) -> Iterator[Fault]:
    """Yield terminals that lie outside their country's outline."""
    if survey.outlines is None:
        return
    shapes = _shapes(survey.outlines)
    for row, place in survey.tables.of(TerminalRow):
        outline = shapes.get(row.country)
        if outline is None:
            continue
        distance_km = _distance_km(outline, row.lon_deg, row.lat_deg)
        if distance_km > (COAST_TOLERANCE_KM if row.kind in _PORTS else BORDER_TOLERANCE_KM):
            yield place.fault(
                "outside-country",
                f"{row.id} lies {distance_km:.0f} km outside {row.country}",
                column="lon_deg",
                hint=_swap_hint(outline, row),
            )


def _shapes(outlines: Mapping[str, Sequence[Mapping[str, Any]]]) -> dict[str, BaseGeometry]:
    from shapely import union_all
    from shapely.geometry import shape

    return {iso: union_all([shape(part) for part in parts]) for iso, parts in outlines.items()}


def _distance_km(outline: BaseGeometry, lon_deg: float, lat_deg: float) -> float:
    """Return how far a position lies outside an outline, zero inside it."""
    from shapely.geometry import Point
    from shapely.ops import nearest_points

    point = Point(lon_deg, lat_deg)
    nearest = nearest_points(outline, point)[0]
    return great_circle_km((lon_deg, lat_deg), (nearest.x, nearest.y))


def _swap_hint(outline: BaseGeometry, row: TerminalRow) -> str:
    if _distance_km(outline, row.lat_deg, row.lon_deg) <= BORDER_TOLERANCE_KM:
        return "longitude and latitude seem to be swapped"
    return "correct the position or the country"


def countries_without_outline(survey: Survey) -> Iterator[Fault]:
    """Yield a warning for each country whose positions cannot be checked."""
    told: set[str] = set(survey.outlines or ()) | {NOBODYS_WATERS}
    if survey.outlines is None:
        return
    for row, place in survey.tables.of(TerminalRow):
        if row.country not in told:
            told.add(row.country)
            yield place.fault(
                "no-outline",
                f"there is no outline of {row.country}, so its positions were not checked",
                column="country",
                level="warning",
            )


def codes_of_other_countries(survey: Survey) -> Iterator[Fault]:
    """Yield terminals whose UN/LOCODE begins with another country than theirs."""
    for row, place in survey.tables.of(TerminalRow):
        if row.unlocode and row.unlocode[:2] != row.country:
            yield place.fault(
                "code-of-other-country",
                f"{row.unlocode} is a code of {row.unlocode[:2]}; {row.id} lies in {row.country}",
                column="unlocode",
                hint="leave it blank where the list has none",
            )


def disconnected_terminals(survey: Survey) -> Iterator[Fault]:
    """Yield terminals that no chain of legs joins to the rest."""
    group_of = _groups(survey)
    sizes: dict[str, int] = defaultdict(int)
    for root in group_of.values():
        sizes[root] += 1
    largest = max(sizes, key=lambda root: (sizes[root], root), default="")
    for row, place in survey.tables.of(TerminalRow):
        if group_of[row.id] != largest:
            company = sizes[group_of[row.id]] - 1
            yield place.fault(
                "disconnected",
                f"no chain of legs joins {row.id} to the rest"
                + (f" (only to {company} others)" if company else ""),
                column="id",
                hint="add its legs",
            )


def _groups(survey: Survey) -> dict[str, str]:
    """Return for each terminal the one that stands for all those it is joined to."""
    root = {terminal_id: terminal_id for terminal_id in sorted(survey.terminals)}

    def find(terminal_id: str) -> str:
        while root[terminal_id] != terminal_id:
            root[terminal_id] = root[root[terminal_id]]
            terminal_id = root[terminal_id]
        return terminal_id

    for leg in survey.tables.of(LegRow).rows:
        if leg.tail in root and leg.head in root:
            root[find(leg.tail)] = find(leg.head)
    return {terminal_id: find(terminal_id) for terminal_id in root}


def one_way_terminals(survey: Survey) -> Iterator[Fault]:
    """Yield a warning for terminals that can be reached but not left, or left but not reached."""
    tails = {leg.tail for leg in survey.tables.of(LegRow).rows}
    heads = {leg.head for leg in survey.tables.of(LegRow).rows}
    for row, place in survey.tables.of(TerminalRow):
        if (row.id in tails) != (row.id in heads):
            what = "left" if row.id in heads else "reached"
            yield place.fault(
                "one-way",
                f"{row.id} cannot be {what}",
                column="id",
                hint="add the return leg, unless the traffic really goes one way",
                level="warning",
            )


def planned_without_year(survey: Survey) -> Iterator[Fault]:
    """Yield planned terminals and legs that do not say when they open."""
    for model in (TerminalRow, LegRow):
        for row, place in survey.tables.of(model):
            if row.status is Status.PLANNED and row.opens_year is None:  # type: ignore[attr-defined]
                yield place.fault(
                    "planned-without-year",
                    "is planned, but for no year",
                    column="opens_year",
                    hint="give the year that was announced",
                )
