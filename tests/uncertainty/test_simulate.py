"""Draws against exact sums, known answers, and the promises of a seed."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from journeys import FIVE_LEG_QUANTILES, element, five_legs, route

from corridor.errors import DataError
from corridor.kernels.sample import BLOCK
from corridor.model.answers import Route
from corridor.model.uncertain import UNCALIBRATED, Calibration
from corridor.model.vocabulary import Part, Shape
from corridor.uncertainty.convolve import convolve
from corridor.uncertainty.distributions import quantile_days
from corridor.uncertainty.draws import MOST_DRAWS
from corridor.uncertainty.journeys import travel
from corridor.uncertainty.simulate import simulate

DAYS = st.tuples(st.floats(0, 9), st.floats(0, 1), st.floats(0, 9)).map(
    lambda drawn: (drawn[0], drawn[0] + drawn[1] * drawn[2], drawn[0] + drawn[2])
)
SHAPES = st.sampled_from([Shape.PERT, Shape.TRIANGULAR, Shape.FIXED])
ROUTES = st.lists(st.tuples(DAYS, SHAPES), max_size=6).map(
    lambda drawn: route(
        *(element(f"e{index}", *days, shape) for index, (days, shape) in enumerate(drawn))
    )
)


def test_five_legs_convolved_meet_the_known_answers() -> None:
    total = convolve(five_legs().elements)
    for probability, days in FIVE_LEG_QUANTILES.items():
        assert total.quantile_days(probability) == pytest.approx(days, abs=0.02)
    assert total.mean_days == pytest.approx(16.75, abs=1e-3)
    assert total.sd_days == pytest.approx(2.483976426798147, abs=1e-3)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_five_legs_drawn_meet_the_known_answers(seed: int) -> None:
    journeys = travel(five_legs(), rho=0.0, seed=seed)
    for probability, days in FIVE_LEG_QUANTILES.items():
        error = journeys.error_days(probability)
        assert journeys.quantile_days(probability) == pytest.approx(days, abs=3 * error)
    assert journeys.simulation().percentiles.mean_days == pytest.approx(16.75, abs=1e-4)


def test_percentiles_are_not_added() -> None:
    legs_p95 = sum(quantile_days(leg, 0.95) for leg in five_legs().elements)
    assert legs_p95 == pytest.approx(25.61, abs=0.02)
    assert simulate(five_legs(), Calibration(default_rho=0.0)).percentiles.p95_days < legs_p95 - 4


@pytest.mark.parametrize("shape", [Shape.PERT, Shape.TRIANGULAR])
def test_without_dependence_draws_agree_with_convolution(shape: Shape) -> None:
    legs = five_legs(shape)
    total, journeys = convolve(legs.elements), travel(legs, rho=0.0, draws=20 * BLOCK)
    for probability in (0.05, 0.5, 0.8, 0.95, 0.99):
        error = journeys.error_days(probability)
        assert journeys.quantile_days(probability) == pytest.approx(
            total.quantile_days(probability), abs=3 * error + 0.002
        )


def test_under_full_dependence_quantiles_add() -> None:
    journeys = travel(five_legs(), rho=1.0)
    for probability in (0.05, 0.5, 0.9, 0.95):
        added = sum(quantile_days(leg, probability) for leg in five_legs().elements)
        assert journeys.quantile_days(probability) == pytest.approx(added, abs=0.01)


def test_dependence_widens_but_does_not_move_the_mean() -> None:
    told = [
        simulate(five_legs(), Calibration(default_rho=rho)).percentiles
        for rho in (0.0, 0.3, 0.7, 1.0)
    ]
    spreads = [percentiles.sd_days for percentiles in told]
    assert spreads == sorted(spreads)
    assert spreads[-1] > 1.5 * spreads[0]
    assert [p.mean_days for p in told] == pytest.approx([16.75] * 4, abs=0.03)


def test_sum_of_two_uniforms_has_its_textbook_p95() -> None:
    uniform = ((0.5, 0.5),)
    both = [element(name, 0, 0.5, 1, Shape.QUANTILES, quantiles=uniform) for name in "ab"]
    assert convolve(both).quantile_days(0.95) == pytest.approx(1.683772, abs=2e-3)
    assert travel(route(*both), rho=0.0).quantile_days(0.95) == pytest.approx(1.683772, abs=0.01)


@given(ROUTES, st.sampled_from([0.0, 0.3, 1.0]), st.integers(0, 5))
@settings(max_examples=40, deadline=None)
def test_percentiles_ascend_within_the_range(drawn: Route, rho: float, seed: int) -> None:
    told = simulate(drawn, Calibration(default_rho=rho), seed=seed, draws=500).percentiles
    values = [told.p5_days, told.p50_days, told.p95_days]
    assert values == sorted(values)
    assert drawn.days.min_days - 1e-5 <= told.p5_days
    assert told.p99_days <= drawn.days.max_days + 1e-5


@given(st.lists(st.integers(0, 10_000_000), max_size=8), st.sampled_from([0.0, 0.4, 1.0]))
@settings(max_examples=30, deadline=None)
def test_without_spread_the_simulation_is_the_plain_answer(ticks: list[int], rho: float) -> None:
    fixed = [element(f"e{i}", *[tick / 1e6] * 3) for i, tick in enumerate(ticks)]
    plain, told = route(*fixed), simulate(route(*fixed), Calibration(default_rho=rho), draws=1000)
    days = {getattr(told.percentiles, f"p{p}_days") for p in (5, 10, 50, 80, 90, 95, 99)}
    assert days | {told.percentiles.mean_days} == {plain.days.likely_days}
    assert (told.percentiles.sd_days, told.p50_error_days, told.p95_error_days) == (0, 0, 0)
    assert {share.variance_share for share in told.shares} <= {0.0}


def test_shares_of_the_variance_add_up_and_blame_the_port() -> None:
    shares = simulate(five_legs(), Calibration(default_rho=0.0)).shares
    assert sum(share.variance_share for share in shares) == pytest.approx(1, abs=1e-5)
    # Var of a triangular(1, 3, 10) over the sum of all five variances: 3.7222 of 6.1701.
    assert shares[1].variance_share == pytest.approx(3.7222 / 6.1701, abs=0.02)
    assert [share.mean_days for share in shares] == pytest.approx(
        [16 / 3, 14 / 3, 1.25, 5.5 / 3, 11 / 3], abs=1e-4
    )


def test_stated_error_is_met_by_other_seeds() -> None:
    told = [simulate(five_legs(), UNCALIBRATED, seed=seed) for seed in range(40)]
    for name, error in (("p50_days", "p50_error_days"), ("p95_days", "p95_error_days")):
        spread = np.std([getattr(one.percentiles, name) for one in told])
        stated = np.mean([getattr(one, error) for one in told])
        assert 0.3 * stated < spread < 1.2 * stated


def test_a_shared_element_takes_the_same_days_in_every_route() -> None:
    shared, one, other = (element(name, 1, 2, 5) for name in ("shared", "one", "other"))
    alone = travel(route(shared), rho=0.3).ticks
    for companion in (one, other):
        for order in ((shared, companion), (companion, shared)):
            rest = travel(route(*order), rho=0.3).ticks - alone
            assert (rest == travel(route(companion), rho=0.3).ticks).all()


def test_parts_of_one_transfer_are_drawn_apart() -> None:
    parts = [element("t", 1, 2, 5, part=part) for part in (Part.HANDLING, Part.WAITING)]
    first, second = (travel(route(part), rho=0.0).ticks for part in parts)
    assert abs(np.corrcoef(first, second)[0, 1]) < 0.05


def digest(seed: int) -> str:
    return hashlib.sha256(repr(simulate(five_legs(), UNCALIBRATED, seed=seed)).encode()).hexdigest()


def test_same_seed_same_bytes_under_any_hash_seed() -> None:
    code = "import test_simulate; print(test_simulate.digest(7))"
    found = set()
    for hash_seed in ("0", "4711"):
        environment = {
            **os.environ,
            "PYTHONHASHSEED": hash_seed,
            "PYTHONPATH": str(Path(__file__).parent),
        }
        ran = subprocess.run(
            [sys.executable, "-c", code], env=environment, capture_output=True, check=True
        )
        found.add(ran.stdout.decode().strip())
    assert found == {digest(7)}
    assert digest(8) != digest(7)


def test_totals_are_these_whole_numbers_on_every_machine() -> None:
    ticks = travel(five_legs(), draws=5, seed=1, rho=0.3).ticks
    assert ticks.tolist() == [18752225, 20771616, 17165283, 9425052, 13740495]


@pytest.mark.parametrize("draws", [0, -1, MOST_DRAWS + 1, 10**9])
def test_draws_out_of_bounds_are_refused_before_any_work(draws: int) -> None:
    with pytest.raises(DataError, match="draws must be a whole number from 1 to 10,000,000"):
        simulate(five_legs(), UNCALIBRATED, draws=draws)


@pytest.mark.parametrize("rho", [-0.1, 1.1, float("nan")])
def test_rho_out_of_bounds_is_refused(rho: float) -> None:
    with pytest.raises(DataError, match="rho"):
        simulate(five_legs(), Calibration(default_rho=rho))


def test_a_part_of_a_block_counts_as_many_draws_as_asked() -> None:
    for draws in (1, 10, BLOCK + 1):
        assert travel(five_legs(), draws=draws, rho=0.3).ticks.size == draws
