"""What callers hand over, checked once: for scripts and for the command line alike."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum
from operator import index
from typing import Any, Final, TypeVar

from corridor.errors import ArgumentError, UnknownNameError

__all__ = [
    "FIRST_YEAR",
    "LAST_YEAR",
    "MOST_WITHIN_DAYS",
    "day_given",
    "days_in_order",
    "list_given",
    "number_given",
    "quoted",
    "text_given",
    "whole_number_given",
    "word_given",
]

FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2200
"""Years in which a shipment may be asked for: calendars of more are for other programs."""

MOST_WITHIN_DAYS: Final = 10_000
"""Days that a shipment may be allowed: 27 years."""

LONGEST_QUOTE: Final = 60
"""Characters of what was handed over that a message repeats."""

_Word = TypeVar("_Word", bound=StrEnum)


def day_given(name: str, value: date | str | None) -> date | None:
    """Return a day, however it is given: as a date, a moment of it, or a text like 2027-01-10.

    Raises
    ------
    ArgumentError
        If it is no day, or one of a year in which no shipment is asked for.

    Examples
    --------
    >>> day_given("ready", "2027-01-10")
    datetime.date(2027, 1, 10)
    """
    if value is None:
        return None
    day, of = _day(value), f"{name}: " if name else ""
    if day is None:
        text = "is no day of the calendar, written like 2026-12-31"
        raise ArgumentError(f"{of}{quoted(value)} {text}")
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ArgumentError(f"{of}the year must be {FIRST_YEAR} to {LAST_YEAR}, not {day.year}")
    return day


def days_in_order(ready: date | None, deadline: date | None) -> None:
    """Refuse a deadline before the day on which the shipment can go."""
    if ready and deadline and deadline < ready:
        raise ArgumentError(f"the deadline {deadline} lies before the ready date {ready}")


def word_given(words: type[_Word], value: str, kind: str) -> _Word:
    """Return the word of a vocabulary that a text spells.

    Raises
    ------
    UnknownNameError
        If it is none of them; the message names them all.
    """
    try:
        return words(value)
    except ValueError:
        raise UnknownNameError(
            f"no {kind} {quoted(value)}; there are: {', '.join(words)}",
            name=quoted(value),
            candidates=tuple(words),
        ) from None


def whole_number_given(name: str, value: Any, least: int, most: int | None = None) -> int:  # noqa: ANN401
    """Return a whole number within bounds.

    Raises
    ------
    ArgumentError
        If it is none.
    """
    try:
        number = None if isinstance(value, bool) else index(value)
    except TypeError:
        number = None
    if number is None or number < least or (most is not None and number > most):
        bounds = f"{least:,} up" if most is None else f"{least:,} to {most:,}"
        raise ArgumentError(f"{name} must be a whole number from {bounds}, not {quoted(value)}")
    return number


def number_given(
    name: str,
    value: Any,  # noqa: ANN401
    least: float,
    most: float,
    *,
    is_above: bool = False,
) -> float:
    """Return a finite number within bounds; ``is_above`` leaves out the lower one itself.

    Raises
    ------
    ArgumentError
        If it is none.
    """
    is_number = hasattr(value, "__float__") and not isinstance(value, bool)
    try:
        number = float(value) if is_number else None
    except (TypeError, ValueError, OverflowError):  # an array, or a whole number of 400 digits
        number = None
    if number is None or not least <= number <= most or (is_above and number == least):
        low = f"above {least:g} and at most" if is_above else f"from {least:g} to"
        raise ArgumentError(f"{name} must be a number {low} {most:,.10g}, not {quoted(value)}")
    return number


def list_given(name: str, value: Iterable[Any]) -> tuple[Any, ...]:
    """Return what is in a list; a bare text, which Python takes for a list of letters, is none.

    Raises
    ------
    ArgumentError
        If it is none.
    """
    if isinstance(value, str) or not isinstance(value, Iterable):
        raise ArgumentError(f"{name} takes a list, as [{quoted(value)}]")
    return tuple(value)


def text_given(name: str, value: object) -> str:
    """Return a text.

    Raises
    ------
    ArgumentError
        If it is none.
    """
    if not isinstance(value, str):
        raise ArgumentError(f"{name} is asked for by its name, a text, not by {quoted(value)}")
    return value


def _day(value: object) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, str):
        try:
            return datetime.strptime(value, "%Y-%m-%d").date()
        except ValueError:
            return None
    return value if isinstance(value, date) else None


def quoted(value: object) -> str:
    """Return what was handed over as a message repeats it: short, and on one line."""
    try:
        text = repr(value)
    except ValueError:  # a whole number of more digits than Python writes out
        return "so long a number"
    return text if len(text) <= LONGEST_QUOTE else f"{text[:LONGEST_QUOTE]}…"
