"""Unit constants and the two exact conversions on which every total rests.

Inside the house times are days, lengths kilometres, money US dollars, mass tonnes and emissions
kilograms of CO2 equivalent. Sums of decimal fractions are not exact in binary floating point, so
totals are taken over whole *ticks* (a millionth of a day, a millionth of a kilometre): the order of
adding then cannot matter, and ties between routes are real ties.
"""

from __future__ import annotations

from collections.abc import Iterable

__all__ = [
    "HOURS_PER_DAY",
    "TICKS_PER_UNIT",
    "exact_sum",
    "from_ticks",
    "to_ticks",
    "tonne_km",
]

HOURS_PER_DAY = 24.0
TICKS_PER_UNIT = 1_000_000


def to_ticks(value: float) -> int:
    """Round a number of days (or kilometres) to whole millionths.

    Examples
    --------
    >>> to_ticks(0.1) + to_ticks(0.2) == to_ticks(0.3)
    True
    """
    return round(value * TICKS_PER_UNIT)


def from_ticks(ticks: int) -> float:
    """Return the number of days (or kilometres) that ``ticks`` stand for.

    Examples
    --------
    >>> from_ticks(300000)
    0.3
    """
    return ticks / TICKS_PER_UNIT


def exact_sum(values: Iterable[float]) -> float:
    """Add decimal values without the drift of binary fractions, whatever their order.

    Examples
    --------
    >>> exact_sum([0.1, 0.2, 0.3]), 0.1 + 0.2 + 0.3
    (0.6, 0.6000000000000001)
    """
    return from_ticks(sum(map(to_ticks, values)))


def tonne_km(tonnes: float, km: float) -> float:
    """Return the transport activity of so many tonnes over so many kilometres.

    Examples
    --------
    >>> round(tonne_km(0.087, 423), 3)
    36.801
    """
    return tonnes * km
