"""Bills are solved by hand on the small network of ``priced_world.py``."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from priced_world import BEFORE, NETWORK, NOW, PRICES, RATES, rate, scope

from corridor.choice.best import best_choices, priced
from corridor.choice.cost import CostName, cost_of
from corridor.errors import DataError, NoRouteError
from corridor.model.query import RouteQuery
from corridor.model.shipment import Equipment, Shipment
from corridor.model.tariffs import Basis, Money, PriceList
from corridor.model.vocabulary import Criterion, Mode
from corridor.routing.assemble import route_along

MIDDLE = ("cn-kz-rail", "kz-port-rail", "port-az-feeder")
NORTHERN = ("cn-kz-rail", "kz-ru-rail", "ru-az-rail")
ROAD = ("cn-az-road",)
BOX = Shipment()


def bill(leg_ids: tuple[str, ...], prices: PriceList = PRICES, shipment: Shipment = BOX):
    return cost_of(NETWORK, route_along(NETWORK, leg_ids, NOW), NOW, prices, shipment)


def query(by: Criterion, **more) -> RouteQuery:
    return RouteQuery(origin_id="cn", destination_id="az", era="now", by=by, **more)


def test_the_bill_of_each_route_is_that_made_by_hand():
    assert bill(MIDDLE).total.likely_usd == 3600
    assert bill(NORTHERN).total.likely_usd == 3500
    assert {str(name): money.likely_usd for name, money in bill(MIDDLE).by_name().items()} == {
        "linehaul": 2700,
        "border": 300,
        "gauge-change": 100,
        "handling": 500,
    }


def test_ranges_add_up_item_by_item():
    costing = bill(MIDDLE)
    assert costing.total == Money(min_usd=2250, likely_usd=3600, max_usd=6300)
    assert costing.total == Money.total(costing.by_name().values())


def test_what_has_no_price_is_named_and_not_counted_as_nothing():
    costing = bill(ROAD)
    assert costing.unknown == ("carriage on cn-az-road", "border on cn-az-road")
    assert not costing.is_complete
    assert bill(MIDDLE).is_complete


def test_every_item_knows_its_price_and_date():
    items = bill(MIDDLE).items
    assert [item.price_id for item in items if item.name is CostName.LINEHAUL] == [
        "china",
        "steppe",
        "caspian",
    ]
    assert all(item.price_date and item.source_ids for item in items)
    assert bill(MIDDLE).price_dates == ("2022", "2025-03")


def test_a_users_tariff_outweighs_even_a_more_precise_shipped_rate():
    own = rate("own", scope((Mode.FEEDER,)), 700, None, layer=1)
    assert bill(MIDDLE, replace(PRICES, rates=(*RATES, own))).total.likely_usd == 3300


def test_a_rate_of_the_leg_outweighs_one_of_its_countries():
    named = rate("named", scope(legs=("port-az-feeder",)), 400, None)
    assert bill(MIDDLE, replace(PRICES, rates=(*RATES, named))).total.likely_usd == 3000


def test_a_rate_of_another_era_is_not_used_and_the_eras_own_comes_first():
    old = rate("old", scope((Mode.FEEDER,), "KZ", "AZ"), 5000, None, era="before")
    prices = replace(PRICES, rates=(*RATES, old))
    assert bill(MIDDLE, prices).total.likely_usd == 3600
    route = route_along(NETWORK, MIDDLE, BEFORE)
    assert cost_of(NETWORK, route, BEFORE, prices, BOX).total.likely_usd == 7600


def test_a_later_price_is_not_carried_back_to_an_era_that_was_over():
    over = replace(BEFORE, valid_to="2022-12-31", falls_back_to=("now",))
    later = replace(
        PRICES, rates=(rate("later", scope((Mode.FEEDER,), "KZ", "AZ"), 9, 1, era="now"),)
    )
    route = route_along(NETWORK, MIDDLE, BEFORE)
    assert "carriage on port-az-feeder" in cost_of(NETWORK, route, over, later, BOX).unknown
    open_end = replace(over, valid_to="")
    assert "carriage on port-az-feeder" not in cost_of(NETWORK, route, open_end, later, BOX).unknown


def test_two_boxes_cost_twice_as_much_and_a_small_one_less_than_a_large():
    assert bill(MIDDLE, shipment=Shipment(units=2)).total.likely_usd == 7200
    small = bill(MIDDLE, shipment=Shipment(equipment=Equipment.BOX_20))
    assert 3600 / 2 < small.total.likely_usd < 3600


def test_a_price_by_the_tonne_follows_the_cargo():
    by_tonne = rate("own", scope((Mode.FEEDER,)), 10, None, basis=Basis.TONNE, layer=1)
    prices = replace(PRICES, rates=(*RATES, by_tonne))
    heavy = bill(MIDDLE, prices, Shipment(tonnes_each=24))
    assert heavy.total.likely_usd == 2600 + 240


def test_the_cheapest_the_fastest_and_the_cleanest_differ():
    fastest = best_choices(NETWORK, query(Criterion.TIME), PRICES, BOX).best
    cheapest = best_choices(NETWORK, query(Criterion.COST), PRICES, BOX).best
    cleanest = best_choices(NETWORK, query(Criterion.CO2E), PRICES, BOX).best
    assert (fastest.leg_ids, cheapest.leg_ids, cleanest.leg_ids) == (ROAD, NORTHERN, MIDDLE)


def test_legs_without_a_price_are_said_to_be_left_out():
    result = best_choices(NETWORK, query(Criterion.COST, alternatives=5), PRICES, BOX)
    assert [route.leg_ids for route in result.routes] == [NORTHERN, MIDDLE]
    assert "unknown price: cn-az-road were not considered" in result.notes


def test_no_price_anywhere_is_no_route_by_cost():
    with pytest.raises(NoRouteError, match="unknown price"):
        best_choices(NETWORK, query(Criterion.COST), PriceList(), BOX)


def test_worthy_cargo_takes_the_faster_of_two_priced_ways():
    known = rate("trucks", scope((Mode.ROAD,)), 6000, None)
    prices = replace(PRICES, rates=(*RATES, known))
    # By road 2500 dearer than by the north and three days faster: worth it above 833.33 a day.
    for value_of_time_usd, expected in ((833.0, NORTHERN), (834.0, ROAD)):
        shipment = Shipment(value_of_time_usd_each=value_of_time_usd)
        found = best_choices(NETWORK, query(Criterion.GENERALISED), prices, shipment).best
        assert found.leg_ids == expected


def test_being_late_is_paid_for():
    shipment = Shipment(
        lateness_usd_each=100, ready=date(2026, 1, 1), deadline=date(2026, 1, 6), units=2
    )
    route = route_along(NETWORK, MIDDLE, NOW)
    # From the first minute of the first in China to 23:59 of the sixth four hours to the west.
    late_days = 8 - (6 + 4 / 24 - 1 / 1440)
    late = priced(NETWORK, route, "now", PRICES, shipment).lateness_usd
    assert late == pytest.approx(2 * 100 * late_days, abs=0.01)


@given(st.permutations(RATES))
def test_the_order_of_rows_makes_no_difference(rates):
    assert bill(MIDDLE, replace(PRICES, rates=tuple(rates))) == bill(MIDDLE)


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"units": 0}, "above 0"),
        ({"units": 1.5}, "whole number"),
        ({"tonnes_each": 31}, "do not fit"),
        ({"tonnes_each": float("nan")}, "above 0"),
        ({"value_usd_each": -1}, "from 0 to 1,000,000,000"),
        ({"ready": date(2026, 2, 1), "deadline": date(2026, 1, 1)}, "before the ready date"),
    ],
)
def test_shipments_that_cannot_be_are_refused(wrong, message):
    with pytest.raises(DataError, match=message):
        Shipment(**wrong)
