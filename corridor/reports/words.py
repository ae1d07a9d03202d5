"""Numbers, ranges, dates and grades as people read them.

Days are written as decimal numbers, as the trade publishes them ("38–53 days"): in tables with as
many decimals as the figures need to add up on paper, in sentences with one, which is all that they
deserve.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from corridor.model.answers import Dropped
from corridor.model.context import Era
from corridor.model.shipment import Equipment
from corridor.model.times import DayRange
from corridor.model.vocabulary import Confidence, Criterion, Door, FactKind, Mode, Part
from corridor.units import TICKS_PER_UNIT, to_ticks

__all__ = [
    "CONFIDENCE_WORDS",
    "CRITERION_WORDS",
    "KIND_WORDS",
    "PART_WORDS",
    "brief",
    "brief_span",
    "carriage_words",
    "change",
    "count",
    "decimals_for",
    "dropped_words",
    "era_dates",
    "era_line",
    "fixed",
    "headline",
    "listed",
    "mode_words",
    "months_words",
    "percent",
    "plain",
    "signed",
    "span",
    "tenths",
]

MOST_DECIMALS: Final = 6

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


def plain(value: float) -> str:
    """Write a number with the decimals it has and no more.

    Examples
    --------
    >>> plain(38.0), plain(44.8), plain(0.30000000000000004)
    ('38', '44.8', '0.3')
    """
    text = f"{value:,.{MOST_DECIMALS}f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def decimals_for(values: Iterable[float]) -> int:
    """Return how many decimals write all the values exactly, to a millionth.

    Examples
    --------
    >>> decimals_for([1.0, 0.25]), decimals_for([])
    (2, 0)
    """
    ticks = [to_ticks(value) for value in values]
    for decimals in range(MOST_DECIMALS):
        step = TICKS_PER_UNIT // 10**decimals
        if all(tick % step == 0 for tick in ticks):
            return decimals
    return MOST_DECIMALS


def fixed(value: float, decimals: int) -> str:
    """Write a number with exactly so many decimals and thousands set apart."""
    return f"{value:,.{decimals}f}"


def span(least: float, greatest: float) -> str:
    """Write a range.

    Examples
    --------
    >>> span(38.0, 53.0), span(2.5, 2.5)
    ('38–53', '2.5')
    """
    return plain(least) if least == greatest else f"{plain(least)}–{plain(greatest)}"


def brief(value: float) -> str:
    """Write a number with at most one decimal.

    Examples
    --------
    >>> brief(53.0), brief(10.227), brief(0.04)
    ('53', '10.2', '0')
    """
    return tenths(value).removesuffix(".0")


def tenths(value: float) -> str:
    """Write a number with one decimal, halves rounded up as people do.

    Examples
    --------
    >>> tenths(53.0), tenths(20.25), f"{20.25:.1f}"
    ('53.0', '20.3', '20.2')
    """
    per_tenth = TICKS_PER_UNIT // 10
    return fixed((to_ticks(value) + per_tenth // 2) // per_tenth / 10, 1)


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


def brief_span(least: float, greatest: float) -> str:
    """Write a range with at most one decimal.

    Examples
    --------
    >>> brief_span(38.0, 53.0), brief_span(10.227, 28.658), brief_span(2.51, 2.52)
    ('38–53', '10.2–28.7', '2.5')
    """
    return "–".join(dict.fromkeys((brief(least), brief(greatest))))


def headline(days: DayRange) -> str:
    """Write a range of days in one phrase.

    Examples
    --------
    >>> headline(DayRange(min_days=38, likely_days=44.8, max_days=53))
    '38–53 days, most likely 44.8'
    """
    unit = "day" if days.min_days == days.max_days == 1 else "days"
    phrase = f"{brief_span(days.min_days, days.max_days)} {unit}"
    if days.min_days == days.max_days:
        return phrase
    return f"{phrase}, most likely {brief(days.likely_days)}"


def signed(value: float) -> str:
    """Write a difference with its sign, a real minus included.

    Examples
    --------
    >>> signed(-24.1), signed(2.04), signed(0.0)
    ('−24.1', '+2', '0')
    """
    text = brief(abs(value))
    return text if text == "0" else ("+" if value > 0 else "−") + text


def change(days: float) -> str:
    """Say what became of a time: so many days shorter or longer.

    Examples
    --------
    >>> change(-24.0), change(1.0), change(0.0)
    ('24 days shorter', '1 day longer', 'as long')
    """
    amount = brief(abs(days))
    if amount == "0":
        return "as long"
    unit = "day" if amount == "1" else "days"
    return f"{amount} {unit} {'shorter' if days < 0 else 'longer'}"


def percent(part: float, whole: float) -> str:
    """Write a share in whole per cent.

    Examples
    --------
    >>> percent(1.0, 3.0), percent(0.0, 0.0)
    ('33 %', '')
    """
    return f"{100 * part / whole:.0f} %" if whole else ""


def count(number: int, thing: str, things: str = "") -> str:
    """Write a number of things.

    Examples
    --------
    >>> count(1, "leg"), count(2, "leg"), count(0, "warning")
    ('1 leg', '2 legs', '0 warnings')
    """
    return f"{number:,} {thing if number == 1 else things or thing + 's'}"


def listed(words: Sequence[str]) -> str:
    """Join words as a sentence does.

    Examples
    --------
    >>> listed(["Aktau", "Alat", "Poti"]), listed(["Aktau"])
    ('Aktau, Alat and Poti', 'Aktau')
    """
    *most, last = words or [""]
    return f"{', '.join(most)} and {last}" if most else last


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
