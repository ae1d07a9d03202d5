"""Tables and curves of each shape, against SciPy's."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from journeys import element
from scipy import stats

from corridor.errors import DataError
from corridor.kernels.sample import BLOCK, cells_of, probabilities, strata, stratum_normals
from corridor.model.vocabulary import Shape
from corridor.uncertainty.distributions import chance_within, quantile_days, table_of

ENDS = st.tuples(
    st.floats(0, 20), st.sampled_from([0.0, 0.01, 0.2, 0.5, 0.9, 1.0]), st.floats(0.1, 60)
).map(lambda drawn: (drawn[0], drawn[0] + drawn[1] * drawn[2], drawn[0] + drawn[2]))

PROBABILITIES = [0.001, 0.01, 0.05, 0.2, 0.5, 0.8, 0.95, 0.99, 0.999]


def exact(shape: Shape, least: float, likely: float, most: float) -> stats.rv_continuous:
    width = most - least
    if shape is Shape.TRIANGULAR:
        return stats.triang((likely - least) / width, loc=least, scale=width)
    rise = 4 * (likely - least) / width
    return stats.beta(1 + rise, 5 - rise, loc=least, scale=width)


@given(ends=ENDS, shape=st.sampled_from([Shape.PERT, Shape.TRIANGULAR]))
def test_quantiles_are_those_of_scipy(ends: tuple, shape: Shape) -> None:
    made = element("x", *ends, shape)
    expected = exact(shape, *ends).ppf(PROBABILITIES)
    found = [quantile_days(made, probability) for probability in PROBABILITIES]
    assert found == pytest.approx(expected, abs=2e-4 * (ends[2] - ends[0]) + 2e-6)


@given(ends=ENDS, shape=st.sampled_from([Shape.PERT, Shape.TRIANGULAR]))
def test_curves_are_those_of_scipy(ends: tuple, shape: Shape) -> None:
    days = np.linspace(ends[0] - 1, ends[2] + 1, 50)
    found = chance_within(element("x", *ends, shape), days)
    assert found == pytest.approx(exact(shape, *ends).cdf(days), abs=2e-4)


def test_days_between_quantiles_are_linear_in_probability() -> None:
    made = element("x", 1, 2, 11, Shape.QUANTILES, quantiles=((0.1, 1.5), (0.6, 4.0)))
    found = [quantile_days(made, probability) for probability in (0.05, 0.35, 0.6, 0.8)]
    assert found == pytest.approx([1.25, 2.75, 4.0, 7.5], abs=1e-3)
    inside = chance_within(made, np.array([0.9, 1.25, 2.75, 7.5, 11.0]))
    assert inside == pytest.approx([0.0, 0.05, 0.35, 0.8, 1.0])


@pytest.mark.parametrize(
    "quantiles",
    [(), ((0.5, 4.0), (0.4, 5.0)), ((0.4, 5.0), (0.5, 4.0)), ((0.5, 99.0),), ((-0.1, 2.0),)],
)
def test_quantiles_out_of_order_are_refused(quantiles: tuple) -> None:
    with pytest.raises(DataError, match="ascend"):
        table_of(element("x", 1, 2, 11, Shape.QUANTILES, quantiles=quantiles))


def test_fixed_days_have_no_spread_even_within_a_range() -> None:
    assert set(table_of(element("x", 1, 2, 3, Shape.FIXED)).tolist()) == {2_000_000}


def test_every_stratum_occurs_once_in_an_order_of_its_own() -> None:
    first, second = strata(1, "a", 0), strata(1, "b", 0)
    for order in (first, second):
        assert (np.sort(order) == np.arange(BLOCK)).all()
    assert abs(np.corrcoef(first, second)[0, 1]) < 4 / BLOCK**0.5
    assert (strata(1, "a", 0) == first).all()
    assert (strata(1, "a", 1) != first).any()
    assert (strata(2, "a", 0) != first).any()


def test_orders_of_columns_are_as_good_as_independent() -> None:
    orders = [strata(3, f"column {index}", 0).astype(int) for index in range(60)]
    expected = BLOCK / 256
    badness = []
    for one, other in pairwise(orders):
        seen = np.bincount((one >> 10) * 16 + (other >> 10), minlength=256)
        badness.append(((seen - expected) ** 2 / expected).sum())
    # Chi-square with 225 degrees of freedom: mean 225, standard deviation 21.2.
    assert np.mean(badness) == pytest.approx(225, abs=4 * 21.2 / len(badness) ** 0.5)


def test_normal_scores_are_those_of_scipy() -> None:
    middles = (np.arange(BLOCK) + 0.5) / BLOCK
    assert stratum_normals() == pytest.approx(stats.norm.ppf(middles), abs=1e-6)
    scores = np.array([-3.0, 0.0, 1.5])
    assert probabilities()[cells_of(scores)] == pytest.approx(stats.norm.cdf(scores), abs=2e-4)
