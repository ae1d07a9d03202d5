"""Closures that begin, or are over, when the shipment gets there; days are the route's own."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from corridor.io.read import load_network
from corridor.model.scenario import Close, Period, Scenario, Target
from corridor.routing.plan import plan
from corridor.scenarios.beside import WhatIf
from corridor.scenarios.on_the_way import met_on_the_way, wait_until_open_days

NETWORK = load_network()
ROUTE = plan(NETWORK, "Almaty", "Poti").best
CROSSING = "aktau-alat-feeder"
START = date(2026, 6, 1)


def days_before_crossing() -> float:
    ids = [element.id for element in ROUTE.elements]
    return sum(e.days.likely_days for e in ROUTE.elements[: ids.index(CROSSING)])


def shut(first: date | None, last: date | None, on: date | None = START) -> WhatIf:
    close = Close(target=Target(leg_ids=(CROSSING,)), period=Period(first=first, last=last))
    return WhatIf(scenarios=(Scenario(id="shut", edits=(close,)),), on=on)


def later(days: int) -> date:
    return START + timedelta(days=days)


def test_a_closure_that_is_over_on_arrival_costs_nothing():
    assert wait_until_open_days(NETWORK, ROUTE, shut(START, later(1))) == 0


@pytest.mark.parametrize("length", [0, 2, 3, 4, 5, 12, 40])
def test_a_shipment_waits_for_the_day_after_the_last(length):
    arrives = days_before_crossing()
    waited = wait_until_open_days(NETWORK, ROUTE, shut(START, later(length)))
    assert waited == pytest.approx(max(0.0, length + 1 - arrives), abs=0.006)


def test_what_never_opens_is_not_waited_for():
    assert wait_until_open_days(NETWORK, ROUTE, shut(START, None)) is None
    assert wait_until_open_days(NETWORK, ROUTE, shut(START, later(3), on=None)) is None


def test_an_edit_of_next_week_is_met_when_the_shipment_is_there():
    arrives = int(days_before_crossing())
    (meeting,) = met_on_the_way(NETWORK, ROUTE, shut(later(arrives), later(arrives)))
    assert meeting.scenario_id == "shut"
    assert meeting.first <= later(arrives) <= meeting.last


def test_an_edit_of_today_or_of_another_season_is_not_met_later():
    assert not [*met_on_the_way(NETWORK, ROUTE, shut(START, later(30)))]
    assert not [*met_on_the_way(NETWORK, ROUTE, shut(later(60), later(70)))]
    assert not [*met_on_the_way(NETWORK, ROUTE, shut(later(60), later(70), on=None))]


def test_an_edit_off_the_route_is_not_met():
    close = Close(target=Target(leg_ids=("kuryk-alat-train-ferry",)), period=Period(first=later(1)))
    what_if = WhatIf(scenarios=(Scenario(id="shut", edits=(close,)),), on=START)
    assert not [*met_on_the_way(NETWORK, ROUTE, what_if)]


def test_a_shipment_is_there_from_the_first_thing_that_an_edit_touches():
    ids = [element.id for element in ROUTE.elements]
    before = ROUTE.elements[: ids.index("mangystau-aktau-rail")]
    close = Close(target=Target(terminal_ids=("aktau",)), period=Period(first=later(1)))
    what_if = WhatIf(scenarios=(Scenario(id="shut", edits=(close,)),), on=START)
    (meeting,) = met_on_the_way(NETWORK, ROUTE, what_if)
    assert meeting.first == later(int(sum(element.days.min_days for element in before)))
