"""Numbers are written so that they add up on paper."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridor.model.context import Era
from corridor.model.times import DayRange
from corridor.model.wording import (
    brief,
    change,
    count,
    decimals_for,
    fixed,
    headline,
    listed,
    percent,
    plain,
    signed,
    span,
    tenths,
)
from corridor.reports.words import era_dates
from corridor.units import exact_sum

DAYS = st.integers(0, 10**9).map(lambda ticks: ticks / 10**6)


@given(st.lists(DAYS, min_size=1, max_size=8))
def test_what_is_written_re_adds_to_the_total(values: list[float]) -> None:
    decimals = decimals_for(values)
    written = [float(fixed(value, decimals).replace(",", "")) for value in values]
    assert written == values
    assert exact_sum(written) == exact_sum(values)


@given(DAYS)
def test_plain_numbers_lose_nothing(value: float) -> None:
    assert float(plain(value).replace(",", "")) == value


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (plain(0.1 + 0.2), "0.3"),
        (plain(-0.0000001), "0"),
        (span(38, 53), "38–53"),
        (span(1.5, 1.5), "1.5"),
        (headline(DayRange.fixed(1)), "1 day"),
        (headline(DayRange.fixed(0)), "0 days"),
        (
            headline(DayRange(min_days=1, likely_days=2, max_days=3.25)),
            "1–3.3 days, most likely 2",
        ),
        (signed(-2.5), "−2.5"),
        (change(-1), "1 day shorter"),
        (change(2.5), "2.5 days longer"),
        (percent(1, 0), ""),
        (count(1000, "fact"), "1,000 facts"),
        (listed(["a", "b", "c"]), "a, b and c"),
        (listed([]), ""),
        (era_dates(Era(id="x", title="", valid_from="2021", valid_to="2022")), "2021 to 2022"),
        (era_dates(Era(id="x", title="", valid_to="2022")), "until 2022"),
        (era_dates(Era(id="x", title="", months=(11, 12, 1))), "Nov–Jan"),
        (era_dates(Era(id="x", title="", months=(3, 5))), "Mar, May"),
        (era_dates(Era(id="x", title="")), ""),
        (brief(0.25), "0.3"),
        (brief(0.05), "0.1"),
        (tenths(20.25), "20.3"),
        (tenths(7.0), "7.0"),
    ],
)
def test_words(written: str, expected: str) -> None:
    assert written == expected
