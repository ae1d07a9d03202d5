"""Journeys by both roads: the same draws, shares and faults, to the last bit."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from journeys import element, route

from corridor.errors import DataError
from corridor.kernels.road import Road
from corridor.model.vocabulary import Shape
from corridor.uncertainty.departures import DepartureStage
from corridor.uncertainty.journeys import Journeys, travel
from corridor.uncertainty.moments import LONGEST, Moments
from corridor.uncertainty.stages import ElementStage, Stage

_days = st.tuples(st.floats(0, 9), st.floats(0, 9), st.floats(0, 9)).map(sorted)
_shapes = st.sampled_from([Shape.PERT, Shape.TRIANGULAR, Shape.FIXED])


@st.composite
def stages(draw: st.DrawFn) -> list[Stage]:
    found: list[Stage] = []
    for index in range(draw(st.integers(1, 6))):
        leg = element(f"leg-{index}", *draw(_days), draw(_shapes))
        kind = draw(st.sampled_from(["none", "timetable", "random"]))
        if kind == "timetable":
            every = draw(st.integers(1_000, 7_000_000))
            departures = tuple(range(draw(st.integers(0, 10**6)), 99_000_000 + every, every))
            cutoff = draw(st.integers(0, 100_000))
            found.append(DepartureStage(leg_id=leg.id, departures=departures, cutoff=cutoff))
        elif kind == "random":
            found.append(DepartureStage(leg_id=leg.id, per_week=draw(st.floats(1.0, 9))))
        found.append(ElementStage(leg))
    return found


def by(road: Road, passed: list[Stage], rho: float, draws: int) -> Journeys | str:
    try:
        legs = route(*(stage.element for stage in passed if isinstance(stage, ElementStage)))
        return travel(legs, draws=draws, rho=rho, stages=passed, road=road)
    except DataError as fault:
        return str(fault)


@settings(max_examples=60, deadline=None)
@given(stages(), st.sampled_from([0.0, 0.3, 1.0]), st.sampled_from([1, 777, 16_384, 20_000]))
def test_both_roads_give_the_same_journeys(passed: list[Stage], rho: float, draws: int) -> None:
    base, fast = (by(road, passed, rho, draws) for road in (Road.BASE, Road.FAST))
    if isinstance(base, str) or isinstance(fast, str):
        assert base == fast
        return
    assert base.ticks.tolist() == fast.ticks.tolist()
    assert base.ordered.tolist() == sorted(base.ticks.tolist())
    assert base.simulation() == fast.simulation()


@pytest.mark.parametrize("road", list(Road))
def test_a_timetable_that_ends_too_soon_is_told_by_both(road: Road) -> None:
    leg = element("aktau-alat", 1, 2, 3)
    passed = [ElementStage(leg), DepartureStage(leg_id="late", departures=(0, 1_500_000))]
    with pytest.raises(DataError, match="timetable of late ends"):
        travel(route(leg), stages=passed, road=road, rho=0.3)


def test_journeys_of_years_have_exact_shares_too() -> None:
    years = element("years", 0, 900, 1800)
    months = replace(element("months", 0, 30, 60), id="months")
    found = [travel(route(years, months), draws=500, road=road, rho=0.3) for road in Road]
    assert found[0].ticks.max() > LONGEST
    assert found[0].simulation() == found[1].simulation()


def test_moments_in_two_parts_are_those_of_whole_numbers() -> None:
    travelled = travel(route(element("x", 1, 2, 9), element("y", 2, 3, 300)), draws=300, rho=0.3)
    own = travel(route(element("x", 1, 2, 9)), draws=300, rho=0.3)
    rest = travelled.ticks - own.ticks
    moments = Moments(2)
    for part in (slice(0, 100), slice(100, 300)):
        moments.add([own.ticks[part], rest[part]], travelled.ticks[part])
    totals = [int(t) - sum(moments.origins) for t in travelled.ticks]
    for index, took in enumerate((own.ticks, rest)):
        pairs = zip(took.tolist(), totals, strict=True)
        assert moments.products[index] == sum((t - moments.origins[index]) * x for t, x in pairs)


def test_both_roads_name_the_timetable_that_ended() -> None:
    legs = [element(f"leg-{index}", 0, 3, 9) for index in range(2)]
    open_ended = DepartureStage(leg_id="leg-0", per_week=1.0)
    ended = DepartureStage(leg_id="leg-1", departures=(1_000_000,))
    passed = [open_ended, ElementStage(legs[0]), ended, ElementStage(legs[1])]
    told = [by(road, passed, 0.3, 777) for road in (Road.BASE, Road.FAST)]
    assert "timetable of leg-1" in str(told[0])
    assert told[0] == told[1]
