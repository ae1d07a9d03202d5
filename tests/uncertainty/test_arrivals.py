"""Arrivals by timetable over a network: the vessel made, the vessel missed, the way round."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from small_worlds import leg, network, running

from corridor.errors import DataError, NoRouteError, UnknownNameError
from corridor.io.read import load_network
from corridor.kernels.road import Road
from corridor.model.calendar import Timetable
from corridor.model.network import Network
from corridor.model.query import RouteQuery
from corridor.model.vocabulary import Part, Shape
from corridor.routing.assemble import route_along
from corridor.routing.best import best_routes
from corridor.uncertainty.arrivals import earliest_arrival, useful_departures

ROADS = pytest.mark.parametrize("road", list(Road))
MONDAY = datetime(2027, 1, 4, tzinfo=UTC)
ASKED = RouteQuery(origin_id="a", destination_id="e", era="now")
TUESDAYS = Timetable(leg_id="be-1", weekdays=(2,), time_zone="UTC", cutoff_hours=12)


def fixed(days: float):
    return running(days, days, days, Shape.FIXED)


def with_a_way_round(days: float) -> Network:
    return network(
        leg("ab-1", "ab", fixed(1.5)), leg("be-1", "be", fixed(2)), leg("ae-1", "ae", fixed(days))
    )


@ROADS
def test_a_vessel_just_missed_is_waited_for_unless_the_way_round_is_quicker(road: Road) -> None:
    # Ready on Monday, at b on Tuesday noon: gone. Saturday noon would have been in time.
    missed = earliest_arrival(with_a_way_round(20), ASKED, MONDAY, [TUESDAYS], road=road)
    assert missed.leg_ids == ("ab-1", "be-1")
    assert missed.arrives == datetime(2027, 1, 14, tzinfo=UTC)
    assert missed.days == 10.0
    (boarding,) = missed.boardings
    assert (boarding.departs, boarding.waits_days) == (datetime(2027, 1, 12, tzinfo=UTC), 6.5)
    made = earliest_arrival(
        with_a_way_round(20), ASKED, MONDAY - timedelta(days=1), [TUESDAYS], road=road
    )
    assert made.arrives == datetime(2027, 1, 7, tzinfo=UTC)
    round_ = earliest_arrival(with_a_way_round(9.5), ASKED, MONDAY, [TUESDAYS], road=road)
    assert (round_.leg_ids, round_.days, round_.boardings) == (("ae-1",), 9.5, ())


@ROADS
def test_useful_departures_are_the_last_moments_for_each_vessel(road: Road) -> None:
    known, last = with_a_way_round(4.0), MONDAY + timedelta(days=20)
    found = useful_departures(known, ASKED, MONDAY, last, [TUESDAYS], road=road)
    assert found.any_time_days == 4.0
    assert found.moments == ()  # 1.5 + 0.5 + 2 days at best: no better than the way round
    slower = useful_departures(with_a_way_round(4.5), ASKED, MONDAY, last, [TUESDAYS], road=road)
    assert [ready for ready, _ in slower.moments] == [
        datetime(2027, 1, 10, tzinfo=UTC), datetime(2027, 1, 17, tzinfo=UTC),
        datetime(2027, 1, 24, tzinfo=UTC),
    ]  # fmt: skip
    for ready, arrives in slower.moments:
        alone = earliest_arrival(with_a_way_round(4.5), ASKED, ready, [TUESDAYS], road=road)
        assert alone.arrives == arrives
        later = earliest_arrival(
            with_a_way_round(4.5), ASKED, ready + timedelta(seconds=1), [TUESDAYS], road=road
        )
        assert later.arrives > arrives


@ROADS
def test_without_timetables_it_is_the_best_route_of_the_shipped_network(road: Road) -> None:
    known = load_network()
    asked = RouteQuery(origin_id="xian", destination_id="poti", era="current")
    found = earliest_arrival(known, asked, MONDAY, [], road=road)
    best = best_routes(known, asked).best
    assert found.leg_ids == best.leg_ids
    assert found.days == pytest.approx(best.days.likely_days, abs=2e-5)


@ROADS
def test_a_timetable_replaces_the_wait_of_the_era(road: Road) -> None:
    known = load_network()
    asked = RouteQuery(origin_id="xian", destination_id="poti", era="current", corridor_id="middle")
    tables = [
        Timetable(leg_id=name, weekdays=(1, 2, 3, 4, 5, 6, 7), time_zone="Asia/Aqtau")
        for name in ("aktau-alat-feeder", "kuryk-alat-train-ferry")
    ]
    found = earliest_arrival(known, asked, MONDAY, tables, road=road)
    (boarding,) = found.boardings
    assert 0.0 <= boarding.waits_days <= 1.0
    route = route_along(known, found.leg_ids, known.era("current"))
    place = route.leg_ids.index(boarding.leg_id)
    at_sea = known.leg(route.leg_ids[place]).tail_id
    waits = sum(
        e.days.likely_days for e in route.elements if e.part is Part.WAITING and e.tail_id == at_sea
    )
    expected = route.days.likely_days - waits + boarding.waits_days
    assert found.days == pytest.approx(expected, abs=2e-5)


def test_departures_at_random_are_waited_for_on_average() -> None:
    now_and_then = Timetable(leg_id="be-1", per_week=2, time_zone="UTC")
    known = network(leg("ab-1", "ab", fixed(1)), leg("be-1", "be", fixed(2)))
    assert earliest_arrival(known, ASKED, MONDAY, [now_and_then]).days == 6.5


def test_the_same_place_is_no_journey() -> None:
    here = replace(ASKED, destination_id="a")
    found = earliest_arrival(with_a_way_round(9), here, MONDAY, [TUESDAYS])
    assert (found.leg_ids, found.days) == ((), 0.0)


def test_what_cannot_be_is_said() -> None:
    only = network(leg("ab-1", "ab", fixed(1)), leg("be-1", "be", fixed(2)))
    gone = Timetable(leg_id="be-1", dates=(MONDAY.date(),), time_zone="UTC")
    with pytest.raises(NoRouteError, match="no departure is left"):
        earliest_arrival(only, ASKED, MONDAY, [gone])
    with pytest.raises(NoRouteError, match="no departure is left"):
        useful_departures(only, ASKED, MONDAY, MONDAY + timedelta(days=9), [gone])
    with pytest.raises(NoRouteError):
        earliest_arrival(network(leg("ab-1", "ab", fixed(1))), ASKED, MONDAY, [])
    with pytest.raises(DataError, match="no time zone"):
        earliest_arrival(only, ASKED, MONDAY.replace(tzinfo=None), [])
    with pytest.raises(DataError, match="is before"):
        useful_departures(only, ASKED, MONDAY, MONDAY - timedelta(days=1), [])
    with pytest.raises(UnknownNameError):
        earliest_arrival(only, ASKED, MONDAY, [replace(gone, leg_id="nowhere")])
    with pytest.raises(DataError, match="via"):
        earliest_arrival(only, replace(ASKED, via_ids=("b",)), MONDAY, [])
