"""Days begin and end by the clocks of a place, also where clocks are changed."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from corridor import load_network
from corridor.choice.lateness import allowed_days
from corridor.model.shipment import Shipment
from corridor.uncertainty.deadline import days_between
from corridor.uncertainty.zones import days_later, end_of_day, start_of_day

NETWORK = load_network()
XIAN, DUISBURG = NETWORK.terminal("xian"), NETWORK.terminal("duisburg")


@pytest.mark.parametrize(
    ("day", "hours"),
    [
        (date(2027, 3, 27), 24),
        (date(2027, 3, 28), 23),  # clocks go forward
        (date(2027, 10, 31), 25),  # and back
    ],
)
def test_a_day_is_as_long_as_its_clocks_make_it(day, hours):
    begins, ends = start_of_day(DUISBURG, day), end_of_day(DUISBURG, day)
    assert ends.date() == begins.date() == day
    length = ends.astimezone(UTC) - begins.astimezone(UTC)
    assert length == timedelta(hours=hours, minutes=-1)


def test_days_of_travel_have_24_hours_and_end_by_the_clocks_of_where_they_lead():
    ready = start_of_day(XIAN, date(2027, 3, 20))
    assert ready == datetime(2027, 3, 19, 16, tzinfo=UTC)
    there = days_later(ready, 10.0, DUISBURG)
    assert there == datetime(2027, 3, 29, 16, tzinfo=UTC)
    assert there.isoformat() == "2027-03-29T18:00:00+02:00"  # six hours, and clocks put forward


def test_days_allowed_are_those_from_a_start_to_an_end():
    shipment = Shipment(ready=date(2027, 3, 20), deadline=date(2027, 4, 8))
    ends = start_of_day(XIAN, shipment.ready), end_of_day(DUISBURG, shipment.deadline)
    allowed = allowed_days(NETWORK, "xian", "duisburg", shipment)
    assert allowed == days_between(*ends) == pytest.approx(20 + 6 / 24 - 1 / 1440, abs=1e-6)
