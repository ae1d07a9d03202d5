"""Which fact holds in an era: its own row, or the first the era falls back to."""

from __future__ import annotations

from collections.abc import Sequence

from corridor.model.context import Era
from corridor.model.places import Leg, Terminal, Transfer
from corridor.model.times import TransitTime
from corridor.model.vocabulary import Part, Status

__all__ = ["holding_time", "holding_times", "is_usable"]


def holding_time(times: Sequence[TransitTime], era: Era, part: Part) -> TransitTime | None:
    """Return the time that holds for one part in an era, or ``None`` if nothing is known.

    The era's own row comes first, then those it falls back to, in its own order.
    """
    known = {time.era: time for time in times if time.part is part}
    for era_id in (era.id, *era.falls_back_to):
        if era_id in known:
            return known[era_id]
    return None


def holding_times(transfer: Transfer, era: Era) -> tuple[TransitTime, ...]:
    """Return what a transfer takes in an era: handling, border and waiting, as far as known."""
    found = (
        holding_time(transfer.times, era, part)
        for part in (Part.HANDLING, Part.BORDER, Part.WAITING)
    )
    return tuple(time for time in found if time is not None)


def is_usable(leg: Leg, era: Era, terminals: Sequence[Terminal] = ()) -> bool:
    """Tell whether a leg can be used in an era: open then, its ends too, its running time known.

    Parameters
    ----------
    leg, era
        What is asked about.
    terminals
        The leg's two ends; a planned one closes the leg in eras that do not open plans.
    """
    if leg.eras and era.id not in leg.eras:
        return False
    planned = leg.status is Status.PLANNED or any(t.status is Status.PLANNED for t in terminals)
    if planned and not era.opens_planned:
        return False
    if leg.status is Status.SUSPENDED:
        return False
    return holding_time(leg.times, era, Part.RUNNING) is not None
