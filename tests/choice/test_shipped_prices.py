"""The shipped prices and factors against what was published of whole routes."""

from __future__ import annotations

import pytest

from corridor import ask, load_network, plan
from corridor.choice.best import best_choices, priced
from corridor.io.tariffs import read_prices
from corridor.model.shipment import Equipment, Shipment

LANE = ("Shanghai", "Rotterdam")


@pytest.fixture(scope="module")
def facts():
    return load_network(), read_prices()


def best_of(facts, ends: tuple[str, str], family: str, shipment=Shipment(), **more):  # noqa: B008
    network, prices = facts
    query = ask(network, *ends, corridor=family, **more)
    route = best_choices(network, query, prices, shipment).best
    return priced(network, route, query.era, prices, shipment)


def test_every_price_and_factor_is_sourced_and_explained(facts):
    _, prices = facts
    for row in (*prices.rates, *prices.charges, *prices.factors):
        assert row.source_ids, row.id
        assert row.note, row.id
        assert all(prices.source(source_id) for source_id in row.source_ids)


def test_no_estimate_is_trusted_like_a_figure_of_an_operator(facts):
    _, prices = facts
    for row in (*prices.rates, *prices.charges):
        if row.kind in ("estimated", "apportioned"):
            assert row.confidence in ("C", "D"), row.id


def test_the_northern_total_is_the_published_through_rate(facts):
    # 1520 International: 5,250–6,100 USD a FEU in March 2025, likely 5,700; up to 7,300 in January.
    bill = best_of(facts, ("Xi'an", "Duisburg"), "northern").costing
    assert bill.total.likely_usd == pytest.approx(5700, rel=0.05)
    assert 4400 < bill.total.min_usd < bill.total.max_usd < 7900


def test_the_sea_lane_is_the_published_index_plus_its_quays_and_surcharge(facts):
    bill = best_of(facts, LANE, "cape", by="cost").costing
    assert bill.by_name()["linehaul"].likely_usd == 2510
    old = best_of(facts, LANE, "suez", by="cost", era="2022").costing
    assert old.by_name()["linehaul"].max_usd == 14028
    assert "surcharge" not in old.by_name()


@pytest.mark.parametrize(
    ("ends", "family", "low", "high"),
    [
        # kg CO2e a TEU of 10 t, low to high, of the chains in the notes.
        (LANE, "cape", 1447, 2400),
        (("Xi'an", "Poti"), "middle", 1500, 2800),
        (("Xi'an", "Duisburg"), "northern", 1390, 3200),
    ],
)
def test_emissions_lie_where_the_chains_of_the_notes_do(facts, ends, family, low, high):
    box = Shipment(equipment=Equipment.BOX_20, tonnes_each=10)
    total = best_of(facts, ends, family, box).footprint.total
    assert low <= total.likely_kg <= high


def test_the_announced_tariffs_in_the_middle_are_not_undercut_by_far(facts):
    # TITR agreed 3,474 USD a 40 ft Altynkol to Istanbul in 2018: ours must be of that order.
    bill = best_of(facts, ("Altynkol", "Istanbul"), "middle").costing
    assert 0.7 * 3474 < bill.total.likely_usd < 2.5 * 3474


def test_a_truck_in_central_asia_and_the_caucasus_costs_what_carec_followed(facts):
    # 945 USD for 500 km and 20 t in 2022; 208 USD a border at most once more.
    shipment, network = Shipment(equipment=Equipment.TRUCK), facts[0]
    route = plan(network, "Almaty", "Tashkent", equipment="truck").best
    bill = priced(network, route, "current", facts[1], shipment).costing
    assert bill.is_complete
    assert bill.total.likely_usd == pytest.approx(route.length_km / 500 * 945 + 208, abs=1)
