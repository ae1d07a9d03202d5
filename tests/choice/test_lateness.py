"""Being late is paid for: held against every route there is, and solved by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from priced_world import NETWORK, PRICES, RATES, rate, scope, time

from corridor import ask, load_network
from corridor.choice.best import best_choices, priced
from corridor.choice.breakeven import break_even
from corridor.choice.families import compare_families, merit_of
from corridor.choice.lateness import LOOKED_AT, allowed_days
from corridor.io.tariffs import read_prices
from corridor.model.query import RouteQuery
from corridor.model.shipment import Shipment
from corridor.model.times import DayRange
from corridor.model.vocabulary import Criterion, Mode
from corridor.uncertainty.traveller import Traveller

MIDDLE = ("cn-kz-rail", "kz-port-rail", "port-az-feeder")
NORTHERN = ("cn-kz-rail", "kz-ru-rail", "ru-az-rail")
ROAD = ("cn-az-road",)
TRUCKS = replace(PRICES, rates=(*RATES, rate("trucks", scope((Mode.ROAD,)), 6000, None)))
QUERY = RouteQuery(origin_id="cn", destination_id="az", era="now", by=Criterion.GENERALISED)
START = date(2026, 1, 1)


def due(days: int, penalty: float, worth: float = 0.0) -> Shipment:
    """Make a shipment that has so many whole days, and some hours."""
    return Shipment(
        value_of_time_usd_each=worth,
        lateness_usd_each=penalty,
        ready=START,
        deadline=START + timedelta(days=days - 1),
    )


def test_days_allowed_run_from_the_first_minute_to_the_last_by_the_clocks_of_both_ends():
    network = load_network()
    shipment = due(22, 100)
    # Xi'an is four hours ahead of Poti: 22 days less a minute, and four hours.
    found = allowed_days(network, "xian", "poti", shipment)
    assert found == pytest.approx(22 - 1 / 1440 + 4 / 24, abs=1e-6)
    assert allowed_days(network, "xian", "poti", Shipment()) is None


@pytest.mark.parametrize(
    ("days", "penalty", "legs"),
    [
        (9, 10_000, NORTHERN),  # all are in time: the cheapest
        (6, 10_000, NORTHERN),
        (4, 10_000, ROAD),  # a day and more late by the north costs more than the truck's 2,500
        (4, 100, NORTHERN),  # but not at 100 a day
        (1, 100, NORTHERN),  # all are late
        (1, 1_000, ROAD),
    ],
)
def test_the_penalty_decides_which_way(days, penalty, legs):
    found = best_choices(NETWORK, QUERY, TRUCKS, due(days, penalty)).best
    assert found.leg_ids == legs


def test_alternatives_come_in_the_order_of_what_they_are_worth():
    shipment = due(4, 2_000, worth=30)
    found = best_choices(NETWORK, replace(QUERY, alternatives=5), TRUCKS, shipment)
    merits = [
        priced(NETWORK, route, "now", TRUCKS, shipment).generalised_usd for route in found.routes
    ]
    assert [route.leg_ids for route in found.routes] == [ROAD, NORTHERN, MIDDLE]
    assert merits == sorted(merits)
    assert "only 3 routes" in found.notes[-1]


NETWORK_OF_THE_WORLD, PRICES_OF_THE_WORLD = load_network(), read_prices()


@given(
    days=st.integers(5, 45),
    penalty=st.sampled_from([50.0, 400.0, 5_000.0]),
    worth=st.sampled_from([0.0, 60.0, 300.0]),
)
@settings(max_examples=6, deadline=None)
def test_no_route_of_a_thousand_is_worth_less_than_the_one_found(days, penalty, worth):
    network, prices = NETWORK_OF_THE_WORLD, PRICES_OF_THE_WORLD
    query = ask(network, "Xi'an", "Budapest", by="generalised")
    shipment = due(days, penalty, worth)
    result = best_choices(network, query, prices, shipment)
    found = priced(network, result.best, query.era, prices, shipment)
    # Every candidate of other orders: the cheapest, the quickest and those between.
    for by in (Criterion.COST, Criterion.TIME, Criterion.GENERALISED):
        plain = replace(shipment, lateness_usd_each=0.0)
        others = best_choices(network, replace(query, by=by, alternatives=60), prices, plain)
        for route in others.routes:
            other = priced(network, route, query.era, prices, shipment)
            if other.costing.is_complete:
                assert found.generalised_usd <= other.generalised_usd + 0.05
    assert not any("cut" in note for note in result.notes)
    assert max(LOOKED_AT) > 60


def test_without_a_deadline_or_a_penalty_nothing_changes():
    plain = best_choices(NETWORK, QUERY, TRUCKS, Shipment(value_of_time_usd_each=50))
    dated = best_choices(NETWORK, QUERY, TRUCKS, due(4, 0.0, worth=50))
    assert plain.routes == dated.routes


def test_a_comparison_charges_the_mean_lateness_and_tells_the_chance():
    wide = replace(time(4), days=DayRange(min_days=1, likely_days=4, max_days=20))
    legs = [
        replace(one, times=(wide,)) if one.id == "port-az-feeder" else one for one in NETWORK.legs
    ]
    network = replace(NETWORK, legs=tuple(legs))
    shipment = due(12, 100)
    found = compare_families(
        network, QUERY, PRICES, shipment, traveller=Traveller.uncalibrated(draws=8192)
    )
    northern, middle = found.family("northern"), found.family("middle")
    assert northern.on_time == 1.0
    assert northern.choice.lateness_usd == 0
    assert 0 < middle.on_time < 1
    # Likely days are within the time, so the likely penalty is none; the mean one is not.
    assert middle.route.days.likely_days < 12
    assert middle.choice.lateness_usd > 0
    assert middle.choice.generalised_usd == pytest.approx(
        middle.choice.costing.total.likely_usd + middle.choice.lateness_usd
    )
    even = break_even(middle, northern)
    assert even.gap_usd == pytest.approx(100 + middle.choice.lateness_usd, abs=0.01)
    merits = [merit_of(one.choice, Criterion.GENERALISED) for one in found.families]
    assert merits == sorted(merits)
