"""Emissions by hand, and the published iLEAP example that must be refused."""

from __future__ import annotations

import json

import pytest
from priced_world import NETWORK, NOW, PRICES, factor, scope

from corridor.choice.emissions import emissions_of
from corridor.choice.ileap import faults_in_ileap, ileap_record
from corridor.model.shipment import Shipment
from corridor.model.tariffs import Emission, FactorUnit, PriceList
from corridor.model.vocabulary import Mode
from corridor.routing.assemble import route_along

MIDDLE = ("cn-kz-rail", "kz-port-rail", "port-az-feeder")


def footprint(leg_ids=MIDDLE, prices=PRICES, shipment=Shipment(tonnes_each=20)):  # noqa: B008
    return emissions_of(NETWORK, route_along(NETWORK, leg_ids, NOW), NOW, prices, shipment)


def published(distance_km: str, activity: str, whole: str, tank: str) -> dict:
    return {
        "tceId": "abcdef",
        "tocId": "truck-40t-euro5-de",
        "shipmentId": "1237890",
        "mass": "87",
        "distance": {"actual": distance_km},
        "transportActivity": activity,
        "co2eWTW": whole,
        "co2eTTW": tank,
    }


def record(*tces: dict) -> dict:
    return {"mass": "87", "shipmentId": "1237890", "tces": list(tces)}


def test_the_sum_over_the_chain_is_that_made_by_hand():
    # 20 t × (3000 km × 20 g + 500 km × 30 g) = 1500 kg; four handlings of 2 TEU at 10 kg:
    # at the start, the change of gauge, the quay, the end.
    assert footprint().total == Emission(low_kg=790.0, likely_kg=1580.0, high_kg=3160.0)
    assert len([item for item in footprint().items if not item.is_leg]) == 4


def test_items_add_up_to_the_total():
    found = footprint()
    assert found.total == Emission.total(item.amount for item in found.items)


def test_a_factor_per_teu_is_taken_at_ten_tonnes_a_teu():
    lane = factor("lane", scope((Mode.FEEDER,), "KZ", "AZ"), 80, FactorUnit.G_PER_TEU_KM)
    prices = PriceList(factors=(*PRICES.factors, lane))
    by_lane = next(i for i in footprint(prices=prices).items if i.place_id == "port-az-feeder")
    assert by_lane.amount.likely_kg == 20 * 500 * 8 / 1000


def test_legs_without_a_factor_are_named():
    assert footprint(prices=PriceList()).unknown == tuple(f"carriage on {leg}" for leg in MIDDLE)


def test_twice_the_cargo_emits_twice_as_much_on_the_way():
    light, heavy = (
        sum(item.amount.likely_kg for item in footprint(shipment=s).items if item.is_leg)
        for s in (Shipment(tonnes_each=10), Shipment(tonnes_each=20))
    )
    assert heavy == pytest.approx(2 * light)


def test_our_record_passes_its_own_validator_also_after_json():
    made = ileap_record(footprint(), shipment_id="s-1", network="small")
    assert faults_in_ileap(json.loads(json.dumps(made))) == ()
    assert made["tces"][1]["transportActivity"] == "20000"
    assert sum(float(tce["co2eWTW"]) for tce in made["tces"]) == footprint().total.likely_kg


def test_the_published_example_is_accepted():
    # iLEAP technical specification, shipment 1237890: 87 kg over 423 km and 321 km.
    first = published("423", "36.801", "3.6801", "3.2801")
    second = {**published("321", "27.927", "4.74759", "4.1"), "tceId": "ghijkl"}
    assert faults_in_ileap(record(first, {**second, "prevTceIds": ["abcdef"]})) == ()


def test_the_published_example_with_a_slipped_point_is_refused():
    # Another listing of the same specification prints 3.6801 tonne-kilometres for 87 kg × 423 km.
    (fault,) = faults_in_ileap(record(published("423", "3.6801", "3.6801", "3.2801")))
    assert fault.column == "tces[0].transportActivity"
    assert "36.801" in fault.message


def test_the_rule_of_the_specification_holds():
    sound = {**published("700", "161", "1", "1"), "mass": "230"}
    assert faults_in_ileap({**record(sound), "mass": "230"}) == ()


@pytest.mark.parametrize(
    ("wrong", "rule"),
    [
        ({"co2eTTW": "9"}, "ileap-emission"),
        ({"co2eWTW": "many"}, "ileap-emission"),
        ({"shipmentId": "other"}, "ileap-shipment-id"),
        ({"prevTceIds": ["later"]}, "ileap-order"),
        ({"tceId": ""}, "ileap-element-id"),
        ({"distance": {}}, "ileap-distance"),
        ({"transportActivity": "inf"}, "ileap-activity"),
        ({"mass": "88"}, "ileap-mass"),
    ],
)
def test_unsound_elements_are_refused(wrong, rule):
    broken = {**published("423", "36.801", "3.6801", "3.2801"), **wrong}
    assert rule in {fault.rule for fault in faults_in_ileap(record(broken))}
