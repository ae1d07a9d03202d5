"""Chances, latest starts, rivals and gains, on cases that can be reckoned by hand."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from journeys import element, five_legs, route

from corridor.errors import DataError
from corridor.model.vocabulary import Shape
from corridor.uncertainty.blame import gains_if_reliable
from corridor.uncertainty.deadline import days_between, on_time
from corridor.uncertainty.dependence import Dependence
from corridor.uncertainty.journeys import travel
from corridor.uncertainty.rivals import rivals
from corridor.uncertainty.traveller import Traveller

TBILISI, SHANGHAI = ZoneInfo("Asia/Tbilisi"), ZoneInfo("Asia/Shanghai")
READY = datetime(2027, 1, 10, tzinfo=SHANGHAI)


def uniform(name: str, least: float, most: float) -> object:
    middle = (least + most) / 2
    return element(name, least, middle, most, Shape.QUANTILES, quantiles=((0.5, middle),))


def test_zones_count() -> None:
    assert days_between(READY, datetime(2027, 1, 11, tzinfo=TBILISI)) == pytest.approx(28 / 24)


def test_chance_to_meet_a_deadline_is_the_share_that_arrives() -> None:
    journeys = travel(route(uniform("x", 10, 20)), rho=0.0)
    told = on_time(journeys, READY + timedelta(days=13), READY)
    assert told.chance == pytest.approx(0.3, abs=1e-3)
    assert told.chance_error == pytest.approx((0.3 * 0.7 / 16384) ** 0.5, abs=1e-5)


def test_latest_start_lies_the_quantile_before_the_deadline() -> None:
    journeys = travel(route(uniform("x", 10, 20)), rho=0.0)
    deadline = datetime(2027, 2, 1, tzinfo=TBILISI)
    told = on_time(journeys, deadline)
    assert told.chance is None
    for start, days in zip(told.latest_starts, (18, 19, 19.5), strict=True):
        assert deadline - start.ready == pytest.approx(
            timedelta(days=days), abs=timedelta(minutes=5)
        )
        assert on_time(journeys, deadline, start.ready).chance >= start.chance - 1e-4


def test_latest_start_counts_real_days_over_a_change_of_clocks() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    deadline = datetime(2027, 4, 1, 12, tzinfo=berlin)
    sure = travel(route(element("x", 10, 10, 10)), rho=0.3)
    start = on_time(sure, deadline).latest_starts[0].ready
    assert start.astimezone(berlin).hour == 11


@pytest.mark.parametrize(
    ("ready", "deadline", "complaint"),
    [
        (READY, READY - timedelta(days=1), "before the ready date"),
        (READY.replace(tzinfo=None), READY, "no time zone"),
        (READY, READY.replace(tzinfo=None), "no time zone"),
    ],
)
def test_moments_that_cannot_be_are_refused(
    ready: datetime, deadline: datetime, complaint: str
) -> None:
    with pytest.raises(DataError, match=complaint):
        on_time(travel(five_legs(), draws=10, rho=0.3), deadline, ready)


def test_rivals_share_out_the_worlds_between_them() -> None:
    # U(0, 1) against U(0, 2): the first is quicker with probability 3/4; E[min] = 5/12.
    both = [travel(route(uniform(name, 0, most)), rho=0.0) for name, most in (("x", 1), ("y", 2))]
    first, second = rivals(both)
    assert first.chance_fastest == pytest.approx(0.75, abs=0.01)
    assert first.chance_fastest + second.chance_fastest == pytest.approx(1.0, abs=1e-5)
    assert first.mean_regret_days == pytest.approx(0.5 - 5 / 12, abs=0.01)
    assert second.mean_regret_days == pytest.approx(1 - 5 / 12, abs=0.01)


def test_a_shared_leg_is_no_reason_to_differ() -> None:
    wild = element("shared", 1, 5, 40)
    calm = (element("x", 1, 1, 1), element("y", 2, 2, 2))
    both = [travel(route(wild, leg), rho=0.3) for leg in calm]
    first, second = rivals(both)
    assert (first.chance_fastest, first.mean_regret_days) == (1.0, 0.0)
    assert (second.mean_regret_days, second.p95_regret_days) == (1.0, 1.0)


def test_equal_routes_share_their_ties() -> None:
    both = [travel(route(element("x", 1, 1, 1)), rho=0.3) for _ in range(2)]
    assert [rival.chance_fastest for rival in rivals(both)] == [0.5, 0.5]
    assert rivals(()) == ()


def test_only_the_same_worlds_can_be_compared() -> None:
    with pytest.raises(DataError, match="same draws"):
        rivals([travel(five_legs(), seed=seed, rho=0.3) for seed in (1, 2)])


def test_the_wild_port_has_the_greatest_gain() -> None:
    gains = gains_if_reliable(five_legs(), Traveller(dependence=Dependence(default=0.0)))
    assert gains[0].id == "port-dwell"
    # Without the port: quantiles of the other four, plus its likely 3 days.
    rest = travel(route(*(leg for leg in five_legs().elements if leg.id != "port-dwell")), rho=0.0)
    expected = travel(five_legs(), rho=0.0).quantile_days(0.95) - rest.quantile_days(0.95) - 3
    assert gains[0].p95_gain_days == pytest.approx(expected, abs=1e-6)
    assert len(gains) == 5
