"""Ranges of days: what they refuse, and that they add up exactly."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridor.errors import DataError
from corridor.model.times import DayRange
from corridor.units import exact_sum, from_ticks, to_ticks

hundredths = st.integers(0, 10_000).map(lambda n: n / 100)
ranges = st.tuples(hundredths, hundredths, hundredths).map(
    lambda three: DayRange(
        **dict(zip(("min_days", "likely_days", "max_days"), sorted(three), strict=True))
    )
)


@pytest.mark.parametrize(
    "values",
    [(2, 1, 3), (1, 3, 2), (-1, 0, 1), (math.nan, 1, 2), (0, 1, math.inf), (0, math.nan, 1)],
)
def test_impossible_ranges_are_refused(values: tuple[float, float, float]) -> None:
    with pytest.raises(DataError):
        DayRange(min_days=values[0], likely_days=values[1], max_days=values[2])


@given(st.lists(ranges), st.randoms(use_true_random=False))
def test_totals_are_exact_in_any_order(parts: list[DayRange], shuffle) -> None:
    total = DayRange.total(parts)
    shuffle.shuffle(parts)
    assert DayRange.total(parts) == total
    assert total.likely_days == sum(round(part.likely_days * 100) for part in parts) / 100


def test_adding_nothing_is_zero() -> None:
    assert DayRange.total([]) == DayRange.fixed(0)


@given(st.integers(0, 10**12))
def test_ticks_come_back(ticks: int) -> None:
    assert to_ticks(from_ticks(ticks)) == ticks


def test_exact_sum_has_no_binary_drift() -> None:
    assert exact_sum([0.1] * 10) == 1.0
    assert sum([0.1] * 10) != 1.0
