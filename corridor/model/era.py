"""Which fact holds in an era: its own row, or the first the era falls back to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final

from corridor.model.context import Era
from corridor.model.places import Leg, Terminal, Transfer
from corridor.model.times import TransitTime
from corridor.model.vocabulary import Part, Status

__all__ = ["holding_time", "holding_times", "holds_on", "is_usable", "notes_on_days", "why_shut"]


def holding_time(times: Sequence[TransitTime], era: Era, part: Part) -> TransitTime | None:
    """Return the time that holds for one part in an era, or ``None`` if nothing is known.

    The era's own row comes first, then those it falls back to, in its own order.
    """
    for era_id in (era.id, *era.falls_back_to):
        for time in times:
            if time.era == era_id and time.part is part:
                return time
    return None


def holding_times(transfer: Transfer, era: Era) -> tuple[TransitTime, ...]:
    """Return what a transfer takes in an era: handling, border and waiting, as far as known."""
    parts = {time.part for time in transfer.times}
    found = (holding_time(transfer.times, era, part) for part in _STAYS if part in parts)
    return tuple(time for time in found if time is not None)


_STAYS: Final = (Part.HANDLING, Part.BORDER, Part.WAITING)


def is_usable(leg: Leg, era: Era, terminals: Sequence[Terminal] = ()) -> bool:
    """Tell whether a leg can be used in an era; see :func:`why_shut`."""
    return not why_shut(leg, era, terminals)


def why_shut(leg: Leg, era: Era, terminals: Sequence[Terminal] = ()) -> str:
    """Return why a leg cannot be used in an era, or an empty text if it can.

    Parameters
    ----------
    leg, era
        What is asked about.
    terminals
        The leg's two ends: a suspended one shuts the leg, and so does a planned one in eras that
        do not open plans.
    """
    places: tuple[Leg | Terminal, ...] = (leg, *terminals)
    for place in places:
        if place.status is Status.SUSPENDED:
            return "suspended" if place is leg else f"shut: {place.id} is suspended"
        if place.status is Status.PLANNED and not era.opens_planned:
            return "planned, not open" + (f" before {place.opens_year}" * bool(place.opens_year))
    if leg.eras and era.id not in leg.eras:
        return f"not in use in era {era.id}"
    if holding_time(leg.times, era, Part.RUNNING) is None:
        return f"no transit time known for era {era.id}"
    return ""


def notes_on_days(eras: Sequence[Era], asked: Era, days: Iterable[date | None]) -> tuple[str, ...]:
    """Say which days lie outside the era used, or in a season that has an era of its own.

    Parameters
    ----------
    eras
        All there are.
    asked
        The era whose figures are used.
    days
        Days of the shipment, each told once; ``None`` is no day.
    """
    given = dict.fromkeys(day for day in days if day is not None)
    return tuple(note for day in given for note in _notes_on_day(eras, asked, day))


def _notes_on_day(eras: Sequence[Era], asked: Era, day: date) -> Iterator[str]:
    if not holds_on(asked, day):
        yield f"{day} lies outside era {asked.id} ({asked.title}), whose figures are used"
    for era in eras:
        if era.months and holds_on(era, day) and era is not asked and not asked.months:
            yield (
                f"{day} falls into era {era.id}: its own figures, where it has any, are not used "
                f"here and may be much slower; ask for era {era.id} to see them"
            )


def holds_on(era: Era, day: date) -> bool:
    """Tell whether a day lies within an era's dates and months."""
    text = day.isoformat()
    is_in = era.valid_from <= text <= (era.valid_to or text)
    return is_in and (not era.months or day.month in era.months)
