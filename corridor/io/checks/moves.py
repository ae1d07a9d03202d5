"""Rules about transfers, services and eras: whether they fit the legs and one another."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from corridor.errors import Fault
from corridor.io.checks.survey import Survey
from corridor.io.schema import EraRow, LegRow, ServiceRow, TransferRow
from corridor.model.vocabulary import Door, Mode, Part

__all__ = [
    "broken_services",
    "calendar_slips",
    "circular_fallbacks",
    "impossible_doors",
    "onto_legs_elsewhere",
    "pointless_transfers",
]

MONTHS: Final = range(1, 13)
WEEKDAYS: Final = range(1, 8)

Side = tuple[str, Mode, int | None]
"""Terminal, mode and gauge of a leg at one of its ends."""


def onto_legs_elsewhere(survey: Survey) -> Iterator[Fault]:
    """Yield transfers onto a leg that does not leave their terminal."""
    for row, place in survey.tables.of(TransferRow):
        leg = survey.legs.get(row.onto_leg)
        if leg is not None and leg.tail != row.terminal:
            yield place.fault(
                "onto-leg-elsewhere",
                f"{leg.id} leaves {leg.tail}, not {row.terminal}",
                column="onto_leg",
            )


def pointless_transfers(survey: Survey) -> Iterator[Fault]:
    """Yield transfers between modes or gauges that no leg at their terminal has."""
    arriving = {side for leg in survey.legs.values() for side in _sides(leg, leg.head)}
    leaving = {side for leg in survey.legs.values() for side in _sides(leg, leg.tail)}
    for row, place in survey.tables.of(TransferRow):
        for column, mode, gauge, sides, verb in (
            ("from_mode", row.from_mode, row.from_gauge_mm, arriving, "arrives"),
            ("to_mode", row.to_mode, row.to_gauge_mm, leaving, "leaves"),
        ):
            if isinstance(mode, Mode) and (row.terminal, mode, gauge) not in sides:
                track = f" on {gauge} mm" if gauge else ""
                yield place.fault(
                    "pointless-transfer",
                    f"no leg by {mode}{track} {verb} at {row.terminal}",
                    column=column,
                    hint="correct the mode or gauge, or drop the row",
                )


def _sides(leg: LegRow, terminal_id: str) -> tuple[Side, Side]:
    return (terminal_id, leg.mode, leg.gauge_mm), (terminal_id, leg.mode, None)


def impossible_doors(survey: Survey) -> Iterator[Fault]:
    """Yield transfers that start at an exit, end at an entry, or hold running time."""
    for row, place in survey.tables.of(TransferRow):
        if row.from_mode is Door.EXIT:
            yield place.fault("door", "a shipment cannot come from an exit", column="from_mode")
        if row.to_mode is Door.ENTRY:
            yield place.fault("door", "a shipment cannot leave into an entry", column="to_mode")
        if row.part is Part.RUNNING:
            yield place.fault("door", "running belongs to legs", column="part")


def broken_services(survey: Survey) -> Iterator[Fault]:
    """Yield services whose legs do not follow on one another."""
    for row, place in survey.tables.of(ServiceRow):
        legs = [survey.legs[leg_id] for leg_id in row.legs if leg_id in survey.legs]
        for leg, following in pairwise(legs):
            if leg.head != following.tail:
                yield place.fault(
                    "broken-service",
                    f"{leg.id} ends at {leg.head}, {following.id} starts at {following.tail}",
                    column="legs",
                    hint="list the legs in order of travel",
                )


def calendar_slips(survey: Survey) -> Iterator[Fault]:
    """Yield months, weekdays and spans of dates that no calendar has."""
    for era, place in survey.tables.of(EraRow):
        if not set(era.months) <= set(MONTHS):
            yield place.fault("calendar", "months are numbered 1 to 12", column="months")
        if era.valid_to and era.valid_from > era.valid_to:
            yield place.fault("calendar", "ends before it begins", column="valid_to")
    for service, place in survey.tables.of(ServiceRow):
        if not set(service.weekdays) <= set(WEEKDAYS):
            yield place.fault("calendar", "weekdays are numbered 1 to 7", column="weekdays")
        if service.valid_to and service.valid_from > service.valid_to:
            yield place.fault("calendar", "ends before it begins", column="valid_to")


def circular_fallbacks(survey: Survey) -> Iterator[Fault]:
    """Yield eras that fall back on themselves, directly or through others."""
    falls_back_to = {row.id: row.falls_back_to for row in survey.tables.of(EraRow).rows}
    for row, place in survey.tables.of(EraRow):
        if row.id in _reached_from(row.id, falls_back_to):
            yield place.fault(
                "circular-fallback",
                f"era {row.id} falls back on itself",
                column="falls_back_to",
                hint="write the chain from newer evidence to older, without a way back",
            )


def _reached_from(era_id: str, falls_back_to: dict[str, tuple[str, ...]]) -> set[str]:
    reached: set[str] = set()
    waiting = list(falls_back_to.get(era_id, ()))
    while waiting:
        following = waiting.pop()
        if following not in reached:
            reached.add(following)
            waiting.extend(falls_back_to.get(following, ()))
    return reached
