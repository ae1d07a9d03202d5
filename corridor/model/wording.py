"""Numbers and ranges of days as people read them.

Days are written as decimal numbers, as the trade publishes them ("38–53 days"): in tables with as
many decimals as the figures need to add up on paper, in sentences with one, which is all that they
deserve.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from corridor.model.times import DayRange
from corridor.units import TICKS_PER_UNIT, to_ticks

__all__ = [
    "brief",
    "brief_span",
    "change",
    "count",
    "decimals_for",
    "fixed",
    "headline",
    "listed",
    "percent",
    "plain",
    "signed",
    "span",
    "tenths",
]

MOST_DECIMALS: Final = 6


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
