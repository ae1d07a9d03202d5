"""Unbeaten sets, alternatives that differ, and why-not, on the network of ``priced_world.py``."""

from __future__ import annotations

from dataclasses import replace

import pytest
from priced_world import NETWORK, PRICES, RATES, rate, scope

from corridor import ask, load_network
from corridor.choice.best import best_choices, priced
from corridor.choice.differing import differing_routes, signature_of
from corridor.choice.pareto import pareto_set, thinned
from corridor.choice.why_not import why_not
from corridor.errors import DataError, NoRouteError
from corridor.io.tariffs import read_prices
from corridor.model.query import Avoidance, RouteQuery
from corridor.model.shipment import Shipment
from corridor.model.vocabulary import Criterion, Difference, Mode

MIDDLE = ("cn-kz-rail", "kz-port-rail", "port-az-feeder")
NORTHERN = ("cn-kz-rail", "kz-ru-rail", "ru-az-rail")
ROAD = ("cn-az-road",)
TRUCKS = replace(PRICES, rates=(*RATES, rate("trucks", scope((Mode.ROAD,)), 6000, None)))
QUERY = RouteQuery(origin_id="cn", destination_id="az", era="now", by=Criterion.COST)
BOX = Shipment()


def legs_of(choices):
    return [choice.route.leg_ids for choice in choices]


def test_the_unbeaten_are_found_and_their_figures_are_the_bills():
    found = pareto_set(NETWORK, QUERY, TRUCKS, BOX, over=("time", "cost", "co2e"))
    assert legs_of(found.choices) == [ROAD, NORTHERN, MIDDLE]
    assert [values[:2] for values in found.values] == [(3, 6000), (6, 3500), (8, 3600)]
    for choice, (_, usd, kg) in zip(found.choices, found.values, strict=True):
        assert choice.costing.total.likely_usd == usd
        assert choice.footprint.total.likely_kg == kg
    assert not found.is_cut


def test_over_time_and_cost_the_dearer_and_slower_is_beaten():
    found = pareto_set(NETWORK, QUERY, TRUCKS, BOX, over=("time", "cost"))
    assert legs_of(found.choices) == [ROAD, NORTHERN]


def test_a_cut_set_says_so():
    found = pareto_set(NETWORK, QUERY, TRUCKS, BOX, most=1)
    assert found.is_cut
    assert "there are more" in found.notes[0]


def test_an_unbeaten_set_keeps_the_conditions_and_needs_known_prices():
    avoid = Avoidance(countries=frozenset({"RU"}))
    assert legs_of(pareto_set(NETWORK, replace(QUERY, avoid=avoid), PRICES, BOX).choices) == [
        MIDDLE
    ]
    nowhere = Avoidance(terminal_ids=frozenset({"kz"}))
    with pytest.raises(NoRouteError):
        pareto_set(NETWORK, replace(QUERY, avoid=nowhere), PRICES, BOX)


@pytest.mark.parametrize("over", [(), ("time", "time"), ("beauty",)])
def test_measures_that_are_none_are_refused(over):
    with pytest.raises(DataError, match="measures"):
        pareto_set(NETWORK, QUERY, PRICES, BOX, over=over)


@pytest.mark.parametrize("tolerance", [-1.0, float("inf"), float("nan")])
def test_a_tolerance_that_is_no_number_is_refused(tolerance):
    with pytest.raises(DataError, match="tolerance"):
        pareto_set(NETWORK, QUERY, PRICES, BOX, tolerance=tolerance)


def test_from_a_place_to_itself_there_is_only_the_stay():
    stay = pareto_set(NETWORK, replace(QUERY, destination_id="cn"), PRICES, BOX)
    assert [one.route.leg_ids for one in stay.choices] == [()]
    assert stay.values == ((0.0, 0.0, 0.0),)
    assert not stay.is_cut


def test_thinning_keeps_what_is_better_by_more_than_the_tolerance():
    rows = [((1.0, 5.0), ("a",)), ((1.2, 4.9), ("b",)), ((1.3, 4.0), ("c",))]
    assert [legs for _, legs in thinned(rows, [0.5, 0.5])] == [("a",), ("c",)]
    assert len(thinned(rows, [0.0, 0.0])) == 3


def test_the_cheapest_and_the_fastest_are_in_the_set_of_the_shipped_network():
    network, prices = load_network(), read_prices()
    query = ask(network, "Xi'an", "Duisburg")
    found = pareto_set(network, query, prices, BOX, over=("time", "cost"), tolerance=0)
    for by, column in ((Criterion.TIME, 0), (Criterion.COST, 1)):
        best = best_choices(network, replace(query, by=by), prices, BOX).best
        bill = priced(network, best, query.era, prices, BOX)
        least = bill.costing.total.likely_usd if column else best.days.likely_days
        if by is Criterion.COST or bill.costing.is_complete:
            assert min(values[column] for values in found.values) == least


def test_alternatives_differ_by_crossing():
    result = differing_routes(
        NETWORK, replace(QUERY, alternatives=5), PRICES, BOX, by=Difference.CROSSING
    )
    assert [route.leg_ids for route in result.routes] == [NORTHERN, MIDDLE]
    assert "only 2 routes that differ by crossing" in result.notes[-1]
    assert result.dropped == ()


@pytest.mark.parametrize("by", list(Difference))
def test_on_the_shipped_network_no_two_alternatives_are_alike(by):
    network, prices = load_network(), read_prices()
    query = ask(network, "Xi'an", "Duisburg", alternatives=4)
    result = differing_routes(network, query, prices, BOX, by=by)
    signatures = [signature_of(network, route, by) for route in result.routes]
    assert len(signatures) == len(set(signatures)) == 4
    days = [route.days.likely_days for route in result.routes]
    assert days == sorted(days)
    assert result.routes[0] == best_choices(network, query, prices, BOX).best
    for one in result.dropped:
        like = result.routes[one.like - 1]
        assert signature_of(network, one.route, by) == signature_of(network, like, by)
        assert one.route.days.likely_days - like.days.likely_days == pytest.approx(one.margin_days)
        assert one.margin_days >= 0


def test_why_a_family_was_not_chosen():
    verdict = why_not(NETWORK, QUERY, "middle", PRICES, BOX)
    assert verdict.margin == 100
    assert verdict.reason == "corridor middle is 100 USD worse"
    assert verdict.other.route.leg_ids == MIDDLE


def test_why_a_place_or_a_chain_was_not_chosen():
    assert why_not(NETWORK, QUERY, "port", PRICES, BOX).margin == 100
    assert why_not(NETWORK, QUERY, "ru", PRICES, BOX).reason == "via ru is what was chosen"
    by_time = replace(QUERY, by=Criterion.TIME)
    assert why_not(NETWORK, by_time, "+".join(MIDDLE), PRICES, BOX).reason.endswith("5 days worse")


def test_what_cannot_be_is_no_alternative_and_says_why():
    avoid = Avoidance(countries=frozenset({"RU"}))
    verdict = why_not(NETWORK, replace(QUERY, avoid=avoid), "northern", PRICES, BOX)
    assert verdict.other is None
    assert "no route" in verdict.reason
