"""Eras, modes, grades and ways left out as people read them; numbers are those of model.wording."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from corridor.model.answers import Dropped
from corridor.model.context import Era
from corridor.model.shipment import Equipment
from corridor.model.vocabulary import Confidence, Criterion, Door, FactKind, Mode, Part
from corridor.model.wording import count, plain, signed, tenths

__all__ = [
    "CONFIDENCE_WORDS",
    "CRITERION_WORDS",
    "KIND_WORDS",
    "PART_WORDS",
    "carriage_words",
    "dropped_words",
    "era_dates",
    "era_line",
    "mode_words",
    "months_words",
]

MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

CONFIDENCE_WORDS: Final = {
    Confidence.A: "from officials or operators (A)",
    Confidence.B: "from press quoting them (B)",
    Confidence.C: "own estimates (C)",
    Confidence.D: "doubtful (D)",
}

KIND_WORDS: Final = {
    FactKind.MEASURED: "observed",
    FactKind.ANNOUNCED: "stated by an official or operator",
    FactKind.ESTIMATED: "",
    FactKind.APPORTIONED: "a published total shared out over its elements",
    FactKind.TARGET: "an aim, not observed",
}

PART_WORDS: Final = {
    Part.RUNNING: "moving",
    Part.WAITING: "for vessel, wagons or slot",
    Part.HANDLING: "discharge, reloading, bogies",
    Part.BORDER: "customs, inspection, locomotive",
}

CRITERION_WORDS: Final = {
    Criterion.TIME: "shortest likely time",
    Criterion.MIN: "shortest minimum time",
    Criterion.MAX: "shortest maximum time",
    Criterion.DISTANCE: "shortest distance",
    Criterion.COST: "lowest likely cost",
    Criterion.CO2E: "lowest likely emissions",
    Criterion.GENERALISED: "lowest generalised cost",
    Criterion.P50: "shortest P50",
    Criterion.P80: "shortest P80",
    Criterion.P95: "shortest P95",
    Criterion.ON_TIME: "greatest chance to be on time",
}


def carriage_words(equipment: Equipment) -> str:
    """Say by what a unit travels, and how to ask for something else.

    Examples
    --------
    >>> carriage_words(Equipment.WAGON)
    'for a wagon: by rail and train ferry'
    """
    if equipment.is_box:
        feet = equipment.removesuffix("HC") + " ft" + " high-cube" * equipment.endswith("HC")
        by = "by rail, vessel and known hauls by road"
        return f"for a {feet} container: {by}; --equipment truck for trucks"
    return {
        Equipment.WAGON: "for a wagon: by rail and train ferry",
        Equipment.TRUCK: "for a truck: by road and ro-ro vessel all the way",
    }.get(equipment, "by any mode")


def mode_words(mode: Mode | Door | None, gauge_mm: int | None = None) -> str:
    """Write a mode, with the gauge where there is one."""
    if mode is None:
        return ""
    return f"{mode} {gauge_mm} mm" if gauge_mm else str(mode)


def era_dates(era: Era) -> str:
    """Write the dates for which an era holds.

    Examples
    --------
    >>> era_dates(Era(id="now", title="", valid_from="2024-01-01", months=(11, 12, 1)))
    'from 2024-01-01, Nov–Jan'
    """
    if era.valid_from and era.valid_to:
        dates = f"{era.valid_from} to {era.valid_to}"
    else:
        dates = (f"from {era.valid_from}" if era.valid_from else "") or (
            f"until {era.valid_to}" if era.valid_to else ""
        )
    return ", ".join(filter(None, (dates, months_words(era.months))))


def era_line(era: Era) -> str:
    """Name an era with its title and dates."""
    dates = era_dates(era)
    return f"era {era.id}: {era.title}" + (f" ({dates})" if dates else "")


def months_words(months: Sequence[int]) -> str:
    """Write months, as a stretch if each is followed by the next."""
    names = [MONTHS[month - 1] for month in months]
    follow = all(after == before % 12 + 1 for before, after in pairwise(months))
    return f"{names[0]}–{names[-1]}" if follow and len(names) > 1 else ", ".join(names)


def dropped_words(dropped: Iterable[Dropped]) -> Iterator[str]:
    """Say of each way that was left out by which rule, and by what margin."""
    for one in dropped:
        days, longer = one.route.days.likely_days, round(one.margin_days, 1)
        margin = f"the nearest takes {signed(one.margin_days)} days"
        if longer < 0:
            margin = f"it would be {plain(-longer)} days quicker"
        elif not longer:
            margin = f"the nearest takes as long, {tenths(days)} days"
        yield f"{count(one.count, 'way')} left out: {one.rule}; {margin}"
