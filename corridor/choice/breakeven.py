"""Break-even: the rate, the delay and the value of time at which one way beats another.

With money ``c`` and days ``d`` of both ways and a value of time ``v``, the first is better when
``c1 + v·d1 < c2 + v·d2``. Each threshold solves that for one figure, with all others as they are.
Days are the likely ones and, where the spread was simulated, those that it counts for. A penalty
for being late counts as money, and stays as it is.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

from corridor.choice.best import Priced
from corridor.choice.families import Comparison, FamilyChoice
from corridor.errors import UnknownNameError
from corridor.model.vocabulary import Part

__all__ = ["MOST_DAYS", "BreakEven", "break_even", "break_evens"]

MOST_DAYS: Final = 3650.0
"""Ten years: whoever would wait longer than that does not choose by time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BreakEven:
    """What would have to hold for one way to beat another.

    Parameters
    ----------
    family, against
        Ids of the two ways.
    wins_now
        Whether the first already has the lower generalised cost.
    gap_usd
        Generalised cost of the first less that of the second.
    most_usd
        Price below which it wins, US dollars of the whole shipment; ``None`` where even for nothing
        it would not.
    most_days
        Likely days below which it wins; ``None`` where time is worth nothing, or so little that
        more than :data:`MOST_DAYS` would do.
    most_waiting_days
        Likely waiting below which it wins, all else as it is; ``None`` if even no wait would not
        do, or it waits nowhere.
    waiting_at, most_days_there
        Terminal where its likely wait is longest, and the wait there below which it wins, all else
        as it is; empty and ``None`` as for the wait as a whole.
    value_of_time_usd
        Worth of a day and shipment at which both are equal; ``None`` where one way is no worse in
        both, so that no worth of time changes the order.
    wins_above
        Whether it wins above that worth (it is the faster one) or below it.
    """

    family: str
    against: str
    wins_now: bool
    gap_usd: float
    most_usd: float | None = None
    most_days: float | None = None
    most_waiting_days: float | None = None
    waiting_at: str = ""
    most_days_there: float | None = None
    value_of_time_usd: float | None = None
    wins_above: bool = False


def break_even(first: FamilyChoice, second: FamilyChoice) -> BreakEven:
    """Return what would make the first way beat the second."""
    one, two = first.choice, second.choice
    gap_usd = round(one.generalised_usd - two.generalised_usd, 2)
    likely_usd = one.costing.total.likely_usd
    worth = _equal_worth(one, two)
    terminal_id, wait_days = _longest_wait(one)
    there = _most_days(one, gap_usd, wait_days) if wait_days > 0 else None
    return BreakEven(
        family=first.family_id,
        against=second.family_id,
        wins_now=gap_usd < 0,
        gap_usd=gap_usd,
        most_usd=_not_below_zero(likely_usd - gap_usd),
        most_days=_most_days(one, gap_usd, one.route.days.likely_days),
        most_waiting_days=_most_waiting(one, gap_usd),
        waiting_at=terminal_id if there is not None else "",
        most_days_there=there,
        value_of_time_usd=worth,
        wins_above=worth is not None and one.weighed_days < two.weighed_days,
    )


def break_evens(comparison: Comparison, family_id: str = "") -> tuple[BreakEven, ...]:
    """Return one family against each other one; the best against the rest if none is named.

    Only bills without gaps can be weighed against each other: a family with an unknown price is
    left out.

    Raises
    ------
    UnknownNameError
        If no family of the comparison has this id.
    """
    ids = [one.family_id for one in comparison.families]
    if family_id and family_id not in ids:
        raise UnknownNameError(
            f"no family {family_id!r} to compare; there are: {', '.join(ids)}",
            name=family_id,
            candidates=ids,
        )
    known = [one for one in comparison.families if one.choice.costing.is_complete]
    named = [one for one in known if one.family_id == family_id]
    first = named[0] if named else known[0] if known and not family_id else None
    if first is None:
        return ()
    return tuple(break_even(first, other) for other in known if other is not first)


def _equal_worth(one: Priced, two: Priced) -> float | None:
    """Return the value of time at which both cost the same: dearer over faster."""
    dearer_usd = one.paid_usd - two.paid_usd
    faster_days = two.weighed_days - one.weighed_days
    if dearer_usd * faster_days <= 0:
        return None
    return round(dearer_usd / faster_days, 2)


def _most_days(choice: Priced, gap_usd: float, days: float) -> float | None:
    if choice.value_of_time_usd <= 0:
        return None
    return _not_below_zero(days - gap_usd / choice.value_of_time_usd, MOST_DAYS)


def _most_waiting(choice: Priced, gap_usd: float) -> float | None:
    waiting = choice.route.split()[Part.WAITING].likely_days
    return _most_days(choice, gap_usd, waiting) if waiting > 0 else None


def _longest_wait(choice: Priced) -> tuple[str, float]:
    """Return the terminal where the likely wait is longest, and that wait."""
    waits: dict[str, float] = {}
    for element in choice.route.elements:
        if element.part is Part.WAITING:
            there = waits.get(element.tail_id, 0.0)
            waits[element.tail_id] = there + element.days.likely_days
    longest = max(waits, key=lambda terminal_id: (waits[terminal_id], terminal_id), default="")
    return longest, waits.get(longest, 0.0)


def _not_below_zero(value: float, most: float = math.inf) -> float | None:
    return round(value, 2) if 0 < value <= most else None
