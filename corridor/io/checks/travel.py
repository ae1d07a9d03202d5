"""Rules about legs: their lengths, speeds, times and lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from corridor.errors import Fault
from corridor.geo import great_circle_km
from corridor.io.checks.survey import Survey
from corridor.io.schema import LegRow, TransitTimeRow
from corridor.model.vocabulary import ANY_ERA, Mode
from corridor.units import HOURS_PER_DAY

__all__ = [
    "SPEED_BOUNDS",
    "impossible_speeds",
    "legs_to_nowhere",
    "legs_without_time",
    "shorter_than_great_circle",
    "times_out_of_era",
    "undrawn_legs",
    "unused_lines",
    "wrong_gauges",
]

CIRCLE_TOLERANCE: Final = 0.02
CIRCLE_TOLERANCE_KM: Final = 3.0
"""A leg may be shorter than the great circle by 2 % (sphere against ellipsoid, rounded tariffs)
and 3 km (a terminal is an area, its position a point)."""

SHORTEST_FOR_SPEED_KM: Final = 100.0
"""Below this length a slow leg says nothing: shunting and queueing outweigh the running."""


@dataclass(frozen=True, slots=True)
class SpeedBounds:
    """Slowest and fastest plausible average from end to end, stops on the way included."""

    least_kmh: float
    greatest_kmh: float


SPEED_BOUNDS: Final = {
    Mode.RAIL: SpeedBounds(2.0, 90.0),
    Mode.ROAD: SpeedBounds(3.0, 90.0),
    Mode.FEEDER: SpeedBounds(3.0, 40.0),
    Mode.TRAIN_FERRY: SpeedBounds(3.0, 40.0),
    Mode.RO_RO: SpeedBounds(3.0, 46.0),
    Mode.DEEP_SEA: SpeedBounds(8.0, 46.0),
}
"""Own bounds, wide on purpose: they find slips of the pen. 46 km/h are 25 knots, 40 are 21.6."""


def shorter_than_great_circle(survey: Survey) -> Iterator[Fault]:
    """Yield legs shorter than the shortest way on the globe between their ends."""
    for row, place in survey.tables.of(LegRow):
        circle_km = _circle_km(survey, row)
        if row.length_km < circle_km * (1 - CIRCLE_TOLERANCE) - CIRCLE_TOLERANCE_KM:
            yield place.fault(
                "shorter-than-great-circle",
                f"{row.length_km:g} km is less than the {circle_km:.0f} km of the great circle",
                column="length_km",
                hint="correct the length, or the position of an end",
            )


def _circle_km(survey: Survey, leg: LegRow) -> float:
    tail, head = survey.terminals.get(leg.tail), survey.terminals.get(leg.head)
    if tail is None or head is None:
        return 0.0
    return great_circle_km((tail.lon_deg, tail.lat_deg), (head.lon_deg, head.lat_deg))


def impossible_speeds(survey: Survey) -> Iterator[Fault]:
    """Yield running times that make a leg faster or slower than its mode can be."""
    for row, place in survey.tables.of(TransitTimeRow):
        leg = survey.legs.get(row.leg)
        if leg is None:
            continue
        bounds = SPEED_BOUNDS[leg.mode]
        fastest_kmh = _speed_kmh(leg.length_km, row.min_days)
        slowest_kmh = _speed_kmh(leg.length_km, row.max_days)
        if fastest_kmh > bounds.greatest_kmh:
            yield place.fault(
                "speed",
                f"{leg.length_km:g} km in {row.min_days:g} days is {fastest_kmh:.0f} km/h; "
                f"{leg.mode} goes at most {bounds.greatest_kmh:g}",
                column="min_days",
                hint="correct the days or the length",
            )
        elif slowest_kmh < bounds.least_kmh and leg.length_km >= SHORTEST_FOR_SPEED_KM:
            yield place.fault(
                "speed",
                f"{leg.length_km:g} km in {row.max_days:g} days is {slowest_kmh:.1f} km/h; "
                f"{leg.mode} goes at least {bounds.least_kmh:g}",
                column="max_days",
                hint="does the time hold a wait that belongs to a transfer?",
                level="warning",
            )


def _speed_kmh(length_km: float, days: float) -> float:
    return length_km / (days * HOURS_PER_DAY) if days > 0 else float("inf")


def legs_to_nowhere(survey: Survey) -> Iterator[Fault]:
    """Yield legs that end where they start."""
    for row, place in survey.tables.of(LegRow):
        if row.tail == row.head:
            yield place.fault("loop", f"starts and ends at {row.tail}", column="head")


def legs_without_time(survey: Survey) -> Iterator[Fault]:
    """Yield a warning for legs that no query can use because no running time is known."""
    timed = {row.leg for row in survey.tables.of(TransitTimeRow).rows}
    for row, place in survey.tables.of(LegRow):
        if row.id not in timed:
            yield place.fault(
                "no-time",
                f"no running time of {row.id} is known, so no route can use it",
                column="id",
                hint="add a row to transit_times.csv",
                level="warning",
            )


def times_out_of_era(survey: Survey) -> Iterator[Fault]:
    """Yield a warning for running times of eras in which the leg cannot be used."""
    for row, place in survey.tables.of(TransitTimeRow):
        leg = survey.legs.get(row.leg)
        if leg and leg.eras and row.era not in (*leg.eras, ANY_ERA):
            yield place.fault(
                "time-out-of-era",
                f"{leg.id} is not used in era {row.era}",
                column="era",
                hint=f"its eras: {', '.join(leg.eras)}",
                level="warning",
            )


def wrong_gauges(survey: Survey) -> Iterator[Fault]:
    """Yield rail legs and train ferries without a gauge, and others with one."""
    for row, place in survey.tables.of(LegRow):
        on_rails = row.mode in (Mode.RAIL, Mode.TRAIN_FERRY)
        if on_rails != (row.gauge_mm is not None):
            what = "needs a gauge" if on_rails else "has no gauge"
            yield place.fault("gauge", f"a leg by {row.mode} {what}", column="gauge_mm")


def undrawn_legs(survey: Survey) -> Iterator[Fault]:
    """Yield a warning for each line that a leg names and no file holds."""
    if survey.line_ids is None:
        return
    told: set[str] = set()
    for row, place in survey.tables.of(LegRow):
        if row.geometry and row.geometry not in survey.line_ids and row.geometry not in told:
            told.add(row.geometry)
            yield place.fault(
                "no-line",
                f"no line {row.geometry!r} is drawn; maps show a great circle",
                column="geometry",
                level="warning",
            )


def unused_lines(survey: Survey) -> Iterator[Fault]:
    """Yield a warning for each line that no leg uses."""
    used = {row.geometry for row in survey.tables.of(LegRow).rows}
    for line_id, file in (survey.line_ids or {}).items():
        if line_id not in used:
            yield Fault(
                rule="unused-line",
                file=file,
                column=line_id,
                message="no leg uses this line",
                level="warning",
            )
