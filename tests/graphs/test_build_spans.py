"""Sharing out and scaling ranges, as the build of the tables does it."""

import sys
from fractions import Fraction
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tools"))

from network_build.spans import Ratio, Span, ratio_of, total

LENGTHS = st.lists(st.integers(min_value=1, max_value=5000), min_size=1, max_size=9)
SPANS = st.lists(st.integers(min_value=0, max_value=60_000), min_size=3, max_size=3).map(
    lambda days: Span(*sorted(days))
)


@given(SPANS, LENGTHS)
def test_shares_add_up_to_their_total(span, lengths):
    shares = span.shared(lengths)
    assert len(shares) == len(lengths)
    # Rounding may lift a likely share to its least by one thousandth, never more.
    assert all(0 <= a - b <= len(lengths) for a, b in zip(total(shares), span, strict=True))
    assert total(shares).least == span.least


def test_a_share_follows_its_kilometres():
    assert Span(3000, 6000, 9000).shared([1, 2]) == [Span(1000, 2000, 3000), Span(2000, 4000, 6000)]


@given(SPANS)
def test_scaling_stays_in_order_and_never_undercuts(span):
    scaled = span.times(Ratio(Fraction(3), Fraction(2), Fraction(1, 3)))
    assert scaled.least >= 3 * span.least
    assert scaled.least <= scaled.likely <= scaled.most


def test_ratio_is_exact():
    assert ratio_of(Span(1, 2, 3), Span(3, 3, 3)).least == Fraction(1, 3)


def test_what_is_left_is_never_negative():
    assert Span(100, 200, 300).less(Span(200, 100, 100)) == Span(0, 100, 200)
