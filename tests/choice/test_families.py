"""Families, passages, break-evens: solved by hand on the network of ``priced_world.py``."""

from __future__ import annotations

from dataclasses import replace

import pytest
from priced_world import LEGS, NETWORK, PRICES, time

from corridor.choice.breakeven import break_even, break_evens
from corridor.choice.families import compare_families, passage_of
from corridor.errors import NoRouteError
from corridor.model.network import Network
from corridor.model.query import Avoidance, RouteQuery
from corridor.model.shipment import Shipment
from corridor.model.times import DayRange
from corridor.model.vocabulary import Criterion, Status
from corridor.uncertainty.traveller import Traveller

QUERY = RouteQuery(origin_id="cn", destination_id="az", era="now", by=Criterion.COST)
BOX = Shipment(value_of_time_usd_each=10)


def compared(query: RouteQuery = QUERY, network: Network = NETWORK, shipment: Shipment = BOX):
    return compare_families(network, query, PRICES, shipment)


def with_leg(leg_id: str, **changes) -> Network:
    legs = [replace(leg, **changes) if leg.id == leg_id else leg for leg in LEGS]
    return replace(NETWORK, legs=tuple(legs))


def test_each_family_has_its_best_route_cheapest_first():
    found = compared()
    assert [one.family_id for one in found.families] == ["northern", "middle"]
    assert [one.choice.costing.total.likely_usd for one in found.families] == [3500, 3600]


def test_a_route_without_any_gateway_stands_beside_the_families():
    found = compared(replace(QUERY, by=Criterion.TIME))
    assert found.families[0].family_id == "direct"
    assert "the cost lacks carriage on cn-az-road" in " ".join(found.notes)


def test_an_avoided_country_is_never_entered():
    found = compared(replace(QUERY, avoid=Avoidance(countries=frozenset({"RU"}))))
    assert [one.family_id for one in found.families] == ["middle"]
    assert all("RU" not in one.passage.countries for one in found.families)
    assert [family for family, _ in found.absent] == ["northern"]
    assert "avoid RU" in found.absent[0][1]


def test_nothing_left_is_no_route():
    with pytest.raises(NoRouteError):
        compared(replace(QUERY, avoid=Avoidance(terminal_ids=frozenset({"kz"}))))


def test_a_suspended_leg_is_not_used_and_a_restricted_one_is_flagged():
    shut = compared(network=with_leg("ru-az-rail", status=Status.SUSPENDED))
    assert [one.family_id for one in shut.families] == ["middle"]
    assert shut.absent == (("northern", "its gateways are shut: suspended"),)
    flagged = compared(network=with_leg("ru-az-rail", status=Status.RESTRICTED, note="sanctions"))
    assert [(flag.what, flag.place_ids, flag.note) for flag in flagged.families[0].flags] == [
        ("restricted", ("ru-az-rail",), "sanctions")
    ]
    assert flagged.families[1].flags == ()


def test_what_is_passed_is_counted():
    passage = passage_of(NETWORK, compared().family("middle").route)
    assert passage.countries == ("CN", "KZ", "AZ")
    assert passage.borders == (("CN", "KZ"), ("KZ", "AZ"))
    assert (passage.transshipments, passage.gauge_breaks) == (1, 1)


def test_a_country_merely_crossed_counts_as_passed():
    network = with_leg("ru-az-rail", crosses=("GE",))
    passage = passage_of(network, compared(network=network).family("northern").route)
    assert passage.countries == ("CN", "KZ", "RU", "GE", "AZ")
    assert len(passage.borders) == 4


def test_what_two_families_share_is_named():
    (shared,) = compared().shared
    assert (shared.first, shared.second) == ("northern", "middle")
    assert shared.leg_ids == ("cn-kz-rail",)
    assert shared.length_share == round(1000 / 3500, 3)


def test_break_even_by_hand():
    # Northern 3500 USD in 6 days, middle 3600 USD in 8 days (2 of them waiting), 10 USD a day.
    found = compared()
    (northern,) = break_evens(found)
    assert northern.wins_now
    assert northern.gap_usd == 3560 - 3680
    (middle,) = break_evens(found, "middle")
    assert not middle.wins_now
    assert middle.most_usd == 3600 - 120
    assert middle.most_days is None  # 12 days less would be none at all
    assert middle.value_of_time_usd is None  # dearer and slower: no worth of time helps
    dear = compared(shipment=Shipment(value_of_time_usd_each=100))
    (middle,) = break_evens(dear, "middle")
    assert middle.most_days == 8 - 3
    assert middle.most_waiting_days is None


def test_the_break_even_worth_is_where_both_are_equal():
    # Three days more on ru-az make the north 11 days and 3500 USD against 8 days and 3600 USD.
    slower = with_leg("ru-az-rail", times=(time(6),))
    worth = break_even(*pair(compared(network=slower))).value_of_time_usd
    assert worth == round(100 / 3, 2)
    for value, wins in ((worth - 0.1, False), (worth + 0.1, True)):
        shipment = Shipment(value_of_time_usd_each=value)
        even = break_even(*pair(compared(network=slower, shipment=shipment)))
        assert even.wins_now is wins
        assert even.wins_above


def pair(found):
    return found.family("middle"), found.family("northern")


def test_spread_counts_where_it_was_simulated_and_time_has_a_worth():
    wide = time(4)
    wide = replace(wide, days=DayRange(min_days=1, likely_days=4, max_days=20))
    network = with_leg("port-az-feeder", times=(wide,))
    shipment = Shipment(value_of_time_usd_each=100)
    drawn = compare_families(
        network, QUERY, PRICES, shipment, traveller=Traveller.uncalibrated(draws=4096)
    )
    middle, northern = drawn.family("middle"), drawn.family("northern")
    assert northern.choice.spread_days == 0  # every figure is fixed
    sd_days = middle.simulation.percentiles.sd_days
    assert middle.choice.spread_days == pytest.approx(shipment.reliability_ratio * sd_days)
    plain = compare_families(network, QUERY, PRICES, shipment).family("middle")
    assert plain.simulation is None
    more = middle.choice.generalised_usd - plain.choice.generalised_usd
    assert more == pytest.approx(100 * middle.choice.spread_days, abs=0.01)


def test_worked_example_of_the_notes():
    # 8,060 dearer and 13.6 days faster pays above 592.65 a day: 865,000 of goods at 25 % a year.
    worth = 8060 / 13.6
    assert round(worth * 365 / 0.25, -3) == 865_000
    assert Shipment(value_usd_each=865_000).value_of_time_usd == pytest.approx(worth, rel=1e-3)
