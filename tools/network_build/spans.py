"""Ranges of days as whole hundredths, so that shares re-add to their total exactly."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import pairwise
from math import ceil
from typing import NamedTuple

from corridor.units import HOURS_PER_DAY

__all__ = ["Ratio", "Span", "ratio_of", "total"]

PER_DAY = 100
"""Hundredths of a day, a quarter of an hour: finer would promise more than is known."""


class Ratio(NamedTuple):
    """By how much the least, likely and greatest days differ between two ranges."""

    least: Fraction
    likely: Fraction
    most: Fraction


class Span(NamedTuple):
    """Least, likely and greatest time in hundredths of a day."""

    least: int
    likely: int
    most: int

    @classmethod
    def of_days(cls, days: Iterable[str | float]) -> Span:
        """Build a range from three numbers of days.

        Examples
        --------
        >>> Span.of_days(["0.1", "0.2", "0.5"])
        Span(least=10, likely=20, most=50)
        """
        least, likely, most = (round(float(value) * PER_DAY) for value in days)
        return cls(least, likely, most)

    @classmethod
    def of_hours(cls, hours: Iterable[str | float]) -> Span:
        """Build a range from three numbers of hours."""
        return cls.of_days(float(value) / HOURS_PER_DAY for value in hours)

    @property
    def days(self) -> tuple[float, float, float]:
        """The range in days."""
        return self.least / PER_DAY, self.likely / PER_DAY, self.most / PER_DAY

    def plus(self, other: Span) -> Span:
        """Return the range of one after the other."""
        return Span(*(a + b for a, b in zip(self, other, strict=True)))

    def less(self, other: Span) -> Span:
        """Return what is left of the range, never less than nothing, in order."""
        return _ordered(max(0, a - b) for a, b in zip(self, other, strict=True))

    def part(self, share: Fraction | float, most_days: float | None = None) -> Span:
        """Return a share of the range, each value at most ``most_days``."""
        cap = round(most_days * PER_DAY) if most_days is not None else None
        values = (round(value * share) for value in self)
        return Span(*(value if cap is None else min(value, cap) for value in values))

    def times(self, ratio: Ratio) -> Span:
        """Return the range scaled, rounded up so that no scaled chain undercuts its reference.

        Examples
        --------
        >>> Span(310, 410, 570).times(Ratio(Fraction(2), Fraction(1), Fraction(1)))
        Span(least=620, likely=620, most=620)
        """
        return _ordered(ceil(value * by) for value, by in zip(self, ratio, strict=True))

    def shared(self, weights: Sequence[Fraction | int | float]) -> list[Span]:
        """Share the range out in proportion to the weights; the parts add up to it exactly.

        Examples
        --------
        >>> Span(10, 10, 11).shared([1, 2])
        [Span(least=3, likely=3, most=4), Span(least=7, likely=7, most=7)]
        """
        exact = [Fraction(weight).limit_denominator(10**6) for weight in weights]
        columns = [_shares(value, exact) for value in self]
        return [_ordered(parts) for parts in zip(*columns, strict=True)]

    def __str__(self) -> str:
        return "/".join(f"{value:g}" for value in self.days) + " d"


def ratio_of(numerator: Span, denominator: Span) -> Ratio:
    """Return by how much one range is longer than another."""
    return Ratio(*(Fraction(a, b) for a, b in zip(numerator, denominator, strict=True)))


def total(spans: Iterable[Span]) -> Span:
    """Return the sum of ranges."""
    result = Span(0, 0, 0)
    for span in spans:
        result = result.plus(span)
    return result


def _shares(value: int, weights: Sequence[Fraction]) -> list[int]:
    """Round cumulative shares, which keeps the sum and, weight by weight, the order of totals."""
    whole = sum(weights)
    passed = Fraction(0)
    cuts = [0]
    for weight in weights:
        passed += weight
        cuts.append(round(value * passed / whole))
    return [after - before for before, after in pairwise(cuts)]


def _ordered(values: Iterable[int]) -> Span:
    least, likely, most = values
    likely = max(least, likely)
    return Span(least, likely, max(likely, most))
