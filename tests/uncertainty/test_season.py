"""Departures and closures against textbook waits, and the rules that keep waits single."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from journeys import element, route
from small_worlds import leg, network, running

from corridor.errors import DataError
from corridor.io.read import load_network
from corridor.io.seasons import read_closures, read_timetables
from corridor.kernels.timetable import wait_for_opening, waits_for_departures
from corridor.model.answers import Route
from corridor.model.calendar import ClosureKind, ClosureLaw, Timetable
from corridor.model.context import Era
from corridor.model.query import RouteQuery
from corridor.model.times import DayRange
from corridor.model.vocabulary import Mode, Part, Shape
from corridor.routing.best import best_routes
from corridor.uncertainty.closure_notes import closure_notes
from corridor.uncertainty.connections import connections, latest_ready
from corridor.uncertainty.dependence import Dependence
from corridor.uncertainty.journeys import Journeys
from corridor.uncertainty.season import Season
from corridor.uncertainty.traveller import Traveller

READY = datetime(2027, 1, 4, tzinfo=UTC)  # a Monday
YEAR_ROUND, SEASONAL = Era(id="current", title=""), Era(id="winter", title="", months=(12, 1))
ALONE = Traveller(dependence=Dependence(default=0.0))


def sea_route(*before: object) -> Route:
    """Return: what comes before, an era's wait of 3 days, and a crossing of 1 day."""
    wait = element("a-wait", 3, 3, 3, part=Part.WAITING)
    crossing = replace(element("crossing", 1, 1, 1), from_mode=Mode.FEEDER, to_mode=Mode.FEEDER)
    return route(*before, wait, crossing)


def anywhen(days: float) -> object:
    """Return an element that ends at any moment of so many days, evenly."""
    half = days / 2
    return element("before", 0, half, days, Shape.QUANTILES, quantiles=((0.5, half),))


def weekly(**changed: object) -> Timetable:
    return Timetable(**{"leg_id": "crossing", "weekdays": (1,), "time_zone": "UTC", **changed})


def journeys(
    travelled: Route, *tables: Timetable, era: Era = YEAR_ROUND, **more: object
) -> Journeys:
    season = Season(ready=READY, era=era, timetables=tables, **more)
    return replace(ALONE, stages=season.stages).travel(travelled)


def waits(travelled: Route, *tables: Timetable) -> np.ndarray:
    """Return the waits in days: the total less what comes before and the crossing."""
    before = replace(ALONE).travel(route(travelled.elements[0])).ticks
    return (journeys(travelled, *tables).ticks - before) / 1e6 - 1


def test_weekly_sailings_make_one_wait_half_a_week() -> None:
    found = waits(sea_route(anywhen(70)), weekly())
    assert found.mean() == pytest.approx(3.5, abs=0.01)
    assert np.quantile(found, 0.95) == pytest.approx(6.65, abs=0.01)


def test_sailings_at_random_make_one_wait_the_mean_gap() -> None:
    found = waits(sea_route(anywhen(70)), weekly(weekdays=(), per_week=2))
    assert found.mean() == pytest.approx(3.5, abs=0.01)
    assert np.quantile(found, 0.95) == pytest.approx(10.485, abs=0.01)


def test_uneven_gaps_make_longer_waits_than_half_the_mean_gap() -> None:
    found = waits(sea_route(anywhen(70)), weekly(weekdays=(1, 2)))
    assert found.mean() == pytest.approx(2.642857, abs=0.01)  # gaps of 1 and 6 days


def test_an_hour_late_costs_the_rest_of_the_week() -> None:
    late = element("before", 1 / 24, 1 / 24, 1 / 24)
    assert waits(sea_route(late), weekly())[0] == pytest.approx(6.958333, abs=1e-5)


def test_the_cutoff_is_kept() -> None:
    early = element("before", 6.9, 6.9, 6.9)
    assert waits(sea_route(early), weekly())[0] == pytest.approx(0.1)
    assert waits(sea_route(early), weekly(cutoff_hours=3))[0] == pytest.approx(7.1)


def test_a_timetable_replaces_the_wait_of_the_era() -> None:
    at_once = element("before", 0, 0, 0)
    assert journeys(sea_route(at_once)).ticks[0] == 4_000_000
    assert journeys(sea_route(at_once), weekly()).ticks[0] == 1_000_000
    assert journeys(sea_route(at_once), weekly(leg_id="other")).ticks[0] == 4_000_000


def test_departures_keep_local_time_over_a_change_of_clocks() -> None:
    zone = ZoneInfo("Europe/Berlin")
    ready = datetime(2027, 3, 27, 12, tzinfo=zone)  # clocks go forward that night
    daily = weekly(weekdays=tuple(range(1, 8)), time_zone="Europe/Berlin", departs=time(12))
    for days in (0.5, 1.0):
        before = element("before", days, days, days)
        season = Season(ready=ready, era=YEAR_ROUND, timetables=(daily,))
        ticks = replace(ALONE, stages=season.stages).travel(sea_route(before)).ticks[0]
        noon = 23 / 24 if days < 23 / 24 else 47 / 24
        assert ticks == pytest.approx((noon + 1) * 1e6, abs=2)


def test_intervals_and_dates_are_followed() -> None:
    at_once = element("before", 0.1, 0.1, 0.1)
    every = weekly(weekdays=(), every_days=10, first=date(2026, 12, 28))
    assert waits(sea_route(at_once), every)[0] == pytest.approx(2.9)
    single = weekly(weekdays=(), dates=(date(2027, 1, 9), date(2027, 1, 6)))
    assert waits(sea_route(at_once), single)[0] == pytest.approx(1.9)


def test_a_timetable_that_ends_too_soon_is_said() -> None:
    with pytest.raises(DataError, match="ends before"):
        journeys(sea_route(anywhen(30)), weekly(valid_to=date(2027, 1, 20)))


@pytest.mark.parametrize(
    "changed",
    [
        {"weekdays": (8,)},
        {"weekdays": (0,)},
        {"weekdays": ()},
        {"per_week": 2.0},
        {"weekdays": (), "per_week": -1.0},
        {"weekdays": (), "every_days": -7.0, "first": date(2027, 1, 1)},
        {"weekdays": (), "every_days": 7.0},
        {"cutoff_hours": -1.0},
        {"valid_from": date(2027, 2, 1), "valid_to": date(2027, 1, 1)},
    ],
)
def test_impossible_timetables_are_refused(changed: dict) -> None:
    with pytest.raises(DataError, match="timetable of crossing"):
        weekly(**changed)


def test_a_ready_date_needs_its_zone() -> None:
    with pytest.raises(DataError, match="no time zone"):
        Season(ready=datetime(2027, 1, 4), era=YEAR_ROUND)


def test_connections_tell_the_chance_and_the_cost_of_a_miss() -> None:
    even = element("before", 0, 5, 10, Shape.QUANTILES, quantiles=((0.5, 5),))
    season = Season(ready=READY, era=YEAR_ROUND, timetables=(weekly(),))
    (found,) = connections(sea_route(even), season, ALONE)
    assert found.planned == READY + timedelta(days=7)
    assert found.miss_chance == pytest.approx(0.3, abs=0.001)
    assert found.miss_cost_days == 7
    assert found.mean_wait_days == pytest.approx(0.7 * 3.5 + 0.3 * 5.5, abs=0.01)


def test_latest_ready_catches_the_last_sailing_that_will_do() -> None:
    season = Season(ready=READY, era=YEAR_ROUND, timetables=(weekly(),))
    deadline = datetime(2027, 2, 3, tzinfo=UTC)  # Wednesday: the sailing of Monday 1st arrives
    slow = element("before", 2, 2, 2)
    found = latest_ready(sea_route(slow), season, ALONE, deadline, 0.95)
    assert found == datetime(2027, 1, 30, tzinfo=UTC)
    endless = element("before", 500, 500, 500)
    assert latest_ready(sea_route(endless), season, ALONE, deadline, 0.95) is None


def law(month: int = 1, closures: float = 4.0, **changed: object) -> ClosureLaw:
    return ClosureLaw(
        **{
            "terminal_id": "a",
            "month": month,
            "closures": closures,
            "duration": DayRange(min_days=1, likely_days=2, max_days=5),
            "kind": ClosureKind.WIND,
            **changed,
        }
    )


def test_closures_hold_who_is_there_as_often_and_long_as_they_should() -> None:
    travelled = sea_route(anywhen(20))
    held = (journeys(travelled, laws=(law(),)).ticks - journeys(travelled).ticks) / 1e6
    # Shut 4 × 2.33 days of 31, somewhat less where closures overlap.
    assert (held > 0).mean() == pytest.approx(4 * 2.333 / 31, abs=0.04)
    assert held.max() < 11
    assert held.min() == 0


def test_outside_its_month_a_closure_changes_nothing_to_the_byte() -> None:
    travelled = sea_route(anywhen(20))
    plain = repr(journeys(travelled).simulation())
    assert repr(journeys(travelled, laws=(law(month=6),)).simulation()) == plain
    assert repr(journeys(travelled, laws=(law(terminal_id="z"),)).simulation()) == plain
    assert repr(journeys(travelled, laws=(law(kind=ClosureKind.CRISIS),)).simulation()) == plain
    assert repr(journeys(travelled, laws=(law(),)).simulation()) != plain


def test_where_a_season_has_figures_of_its_own_they_hold_its_weather_already() -> None:
    before, wait, crossing = sea_route(anywhen(20)).elements
    seasonal = route(before, wait, replace(crossing, era_used="winter"))
    plain = journeys(seasonal, era=SEASONAL).ticks
    assert (journeys(seasonal, laws=(law(),), era=SEASONAL).ticks == plain).all()
    year_round = route(before, wait, crossing)
    assert (journeys(year_round, laws=(law(),), era=SEASONAL).ticks > plain).any()


def test_a_closure_holds_every_shipment_there_whichever_leg_it_takes() -> None:
    days = [1.0, 1.0]
    both = []
    for name, before in zip(("crossing", "other"), days, strict=True):
        elements = [element("before", before, before, before)]
        one = replace(element(name, 1, 1, 1), from_mode=Mode.FEEDER, to_mode=Mode.FEEDER)
        both.append(journeys(route(*elements, one), laws=(law(),)).ticks)
    assert (both[0] == both[1]).all()
    assert both[0].max() > 2_000_000


def test_land_is_not_held_by_the_wind_at_sea() -> None:
    by_rail = replace(element("crossing", 1, 1, 1), from_mode=Mode.RAIL, to_mode=Mode.RAIL)
    held = journeys(route(by_rail), laws=(law(),)).ticks
    assert set(held.tolist()) == {1_000_000}
    snow = journeys(route(by_rail), laws=(law(kind=ClosureKind.WEATHER, closures=30.0),)).ticks
    assert snow.max() > 1_000_000


def test_one_closure_runs_into_the_next() -> None:
    clock = np.array([0, 5, 20])
    starts = [np.array([4, 4, 4]), np.array([8, 8, 8])]
    ends = [np.array([9, 9, 9]), np.array([12, 12, 12])]
    assert wait_for_opening(clock, starts[::-1], ends[::-1]).tolist() == [0, 7, 0]


def test_a_departure_made_to_the_tick_is_made() -> None:
    made = waits_for_departures(np.array([10, 11]), np.array([10, 20]), 0)
    assert made.tolist() == [0, 9]


NETWORK = network(leg("crossing", "ab", running(1, 1, 1)))
HEADER = "leg,weekdays,departs,time_zone,valid_from,valid_to"


def write(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "timetable.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_timetable_file_is_read(tmp_path: Path) -> None:
    (found,) = read_timetables(
        write(tmp_path, f"{HEADER}\ncrossing,2;5,18:30,Asia/Aqtau,2027-01-01,\n"), NETWORK
    )
    assert (found.weekdays, found.departs) == ((2, 5), time(18, 30))
    assert (found.valid_from, found.valid_to) == (date(2027, 1, 1), None)


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        ("nowhere,1,18:00,Asia/Aqtau,,", "unknown|no leg"),
        ("crossing,9,18:00,Asia/Aqtau,,", "weekday"),
        ("crossing,1,25:00,Asia/Aqtau,,", "departs"),
        ("crossing,1,18:00,Asia/Atlantis,,", "time zone"),
        ("crossing,1,18:00,,,", "time_zone"),
        ("crossing,1,18:00,Asia/Aqtau,2027-02-30,", "valid_from"),
        ("crossing,1,18:00,UTC,,\ncrossing,1;2,18:00,UTC,2027-01-01,", "overlap"),
    ],
)
def test_unsound_timetables_are_refused(tmp_path: Path, row: str, complaint: str) -> None:
    with pytest.raises(DataError, match=complaint):
        read_timetables(write(tmp_path, f"{HEADER}\n{row}\n"), NETWORK)


def test_the_shipped_closures_are_of_terminals_that_there_are() -> None:
    from corridor.io.read import load_network

    shipped = load_network()
    for one in read_closures():
        assert shipped.terminal(one.terminal_id)
        assert one.source_ids
        for source in one.source_ids:
            assert shipped.source(source)


def test_what_is_known_of_closures_is_said_month_by_month() -> None:
    known = load_network()
    laws = read_closures()

    def notes(day: datetime, era: str) -> str:
        asked = RouteQuery(origin_id="xian", destination_id="poti", era=era, corridor_id="middle")
        season = Season(ready=day, era=known.era(era), laws=laws)
        return " | ".join(closure_notes(known, season, best_routes(known, asked).best))

    november, january = datetime(2026, 11, 1, tzinfo=UTC), datetime(2027, 1, 1, tzinfo=UTC)
    assert "no count of closures is known for November, and none is drawn" in notes(
        november, "current"
    )
    assert "Aktau" in notes(january, "current")
    assert "shut by wind 4.3 × in January" in notes(january, "current")
    assert "the weather is in the figures of era winter" in notes(january, "winter")
    assert "for any month at Alat" in notes(january, "winter")
