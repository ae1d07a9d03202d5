"""Spread is paid for: by one definition everywhere, and exactly, against every way there is."""

from __future__ import annotations

from dataclasses import replace

import pytest
from priced_world import NETWORK, PRICES, RATES, rate, scope, time

from corridor import ask, load_network
from corridor.choice.best import best_choices, priced
from corridor.choice.families import compare_families
from corridor.choice.why_not import why_not
from corridor.choice.worth import LOOKED_AT, best_by_worth, best_under, weighed
from corridor.io.tariffs import read_prices
from corridor.model.query import RouteQuery
from corridor.model.shipment import Shipment
from corridor.model.times import DayRange
from corridor.model.vocabulary import Criterion, Mode
from corridor.uncertainty.traveller import Traveller

MIDDLE = ("cn-kz-rail", "kz-port-rail", "port-az-feeder")
NORTHERN = ("cn-kz-rail", "kz-ru-rail", "ru-az-rail")
QUERY = RouteQuery(origin_id="cn", destination_id="az", era="now", by=Criterion.GENERALISED)
TRAVELLER = Traveller.uncalibrated(draws=2_000)


def wavering(days: DayRange) -> object:
    """Return the network in which the last leg of the north takes these days."""
    legs = (
        replace(leg, times=(replace(time(1), days=days),)) if leg.id == "ru-az-rail" else leg
        for leg in NETWORK.legs
    )
    return replace(NETWORK, legs=tuple(legs))


def test_a_way_that_wavers_loses_to_a_steady_one():
    # Northern 3500 USD in 6 days, middle 3600 in 8: at 100 USD a day the north is 300 ahead, until
    # its last leg of one day may take 60: a deviation of about 10 days at 55 USD each.
    shipment = Shipment(value_of_time_usd_each=100)
    network = wavering(DayRange(min_days=1, likely_days=1, max_days=60))
    plain = best_choices(network, QUERY, PRICES, shipment).best
    assert plain.leg_ids == NORTHERN
    found = best_by_worth(network, QUERY, PRICES, shipment, TRAVELLER)
    assert found.best.leg_ids == MIDDLE
    assert "no other can be better" in found.notes[-1]
    indifferent = replace(shipment, reliability_ratio=0.0)
    assert best_by_worth(network, QUERY, PRICES, indifferent, TRAVELLER).best.leg_ids == NORTHERN
    compared = compare_families(network, QUERY, PRICES, shipment, traveller=TRAVELLER)
    assert [one.family_id for one in compared.families] == ["middle", "northern"]


def test_where_time_has_no_worth_nothing_is_travelled():
    class Idle(Traveller):
        def travel(self, *_: object, **__: object):
            raise AssertionError

    found = best_under(NETWORK, QUERY, PRICES, Shipment(), Idle(dependence=TRAVELLER.dependence))
    assert found.best.leg_ids == NORTHERN


@pytest.mark.parametrize("value", [20_000, 900_000])
def test_the_best_by_worth_are_the_best_of_all_by_worth(value):
    network, prices, shipment = load_network(), read_prices(), Shipment(value_usd_each=value)
    asked = ask(network, "Chongqing", "Duisburg", by="generalised", alternatives=4)
    found = best_by_worth(network, asked, prices, shipment, TRAVELLER)
    many = best_choices(network, replace(asked, alternatives=60), prices, shipment).routes
    every = [
        weighed(
            priced(network, route, asked.era, prices, shipment),
            shipment,
            TRAVELLER.travel(route),
            None,
        )
        for route in many
    ]
    # The floor of the last route looked at lies above the worth of the fourth: none is missed.
    every.sort(key=lambda one: (one.generalised_usd, one.route.leg_ids))
    floor = priced(network, many[-1], asked.era, prices, shipment).generalised_usd
    assert floor > every[3].generalised_usd
    assert found.routes == tuple(one.route for one in every[:4])


def test_a_search_that_cannot_end_says_so(monkeypatch):
    import corridor.choice.worth as room

    monkeypatch.setattr(room, "LOOKED_AT", (1,))
    prices = replace(PRICES, rates=(*RATES, rate("trucks", scope((Mode.ROAD,)), 9000, None)))
    network = wavering(DayRange(min_days=1, likely_days=1, max_days=60))
    shipment = Shipment(value_of_time_usd_each=100)
    found = best_by_worth(network, QUERY, prices, shipment, TRAVELLER)
    assert found.best.leg_ids == NORTHERN
    assert found.notes[-1].endswith("1 route was considered; a better one is not ruled out")
    assert LOOKED_AT[-1] > 1


def test_route_compare_and_why_not_tell_one_worth():
    network, prices = load_network(), read_prices()
    shipment = Shipment(value_usd_each=120_000)
    asked = ask(network, "Chongqing", "Duisburg", by="generalised")
    middle = replace(asked, corridor_id="middle")
    routed = best_by_worth(network, middle, prices, shipment, TRAVELLER).best
    compared = compare_families(network, asked, prices, shipment, traveller=TRAVELLER)
    told = why_not(network, asked, "middle", prices, shipment, traveller=TRAVELLER)
    choice = compared.family("middle").choice
    assert choice.route == routed == told.other.route
    assert choice.generalised_usd == told.other.generalised_usd
    assert choice.spread_days > 0
    best = compared.families[0].choice
    assert told.margin == pytest.approx(choice.generalised_usd - best.generalised_usd, abs=0.01)


def test_without_a_worth_of_time_the_answer_says_that_the_price_decides():
    network, prices = load_network(), read_prices()
    asked = ask(network, "Xi'an", "Poti", by="generalised")
    for shipment, is_told in ((Shipment(), True), (Shipment(value_usd_each=9_000), False)):
        found = best_under(network, asked, prices, shipment, TRAVELLER)
        assert any("the price alone" in note for note in found.notes) is is_told
