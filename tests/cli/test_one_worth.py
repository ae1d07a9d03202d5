"""What a way is worth, spread and lateness included, is one figure wherever it is told."""

from __future__ import annotations

from datetime import date

import pytest

from corridor import Shipment, ask, read_dataset
from corridor.answers.ahead import Ahead
from corridor.answers.billed import billed_result
from corridor.choice.best import Priced
from corridor.choice.families import compare_families
from corridor.choice.why_not import why_not
from corridor.choice.worth import best_by_worth
from corridor.scenarios.compare import compare_scenarios
from corridor.uncertainty.traveller import Traveller

DATA = read_dataset()
NETWORK, PRICES = DATA.network, DATA.prices
QUERY = ask(NETWORK, "Xi'an", "Duisburg", by="generalised")
DRAWS = 2_000
TRAVELLER = Traveller.calibrated(DATA.calibration, QUERY.era, draws=DRAWS)
SHIPMENT = Shipment(
    value_of_time_usd_each=40,
    lateness_usd_each=3_000,
    ready=date(2026, 6, 1),
    deadline=date(2026, 6, 20),
)
RESULT = best_by_worth(NETWORK, QUERY, PRICES, SHIPMENT, TRAVELLER)


def routed() -> Priced:
    ahead = Ahead(network=NETWORK, traveller=TRAVELLER)
    return billed_result(NETWORK, QUERY, SHIPMENT, PRICES, first=RESULT, ahead=ahead).bills[0]


def compared() -> Priced:
    found = compare_families(NETWORK, QUERY, PRICES, SHIPMENT, traveller=TRAVELLER)
    return found.families[0].choice


def held_against_another() -> Priced:
    return why_not(NETWORK, QUERY, "middle", PRICES, SHIPMENT, traveller=TRAVELLER).chosen


def under_no_scenario() -> Priced | None:
    beside = {"prices": PRICES, "calibration": DATA.calibration, "draws": DRAWS}
    found = compare_scenarios(NETWORK, [], [QUERY], shipment=SHIPMENT, **beside)
    return found.base[0].bill


@pytest.mark.parametrize("told", [routed, compared, held_against_another, under_no_scenario])
def test_wherever_a_way_is_told_it_is_worth_the_same(told):
    journeys = TRAVELLER.travel(RESULT.best)
    late_days = journeys.mean_days_beyond(20 - 1 / 1440 + 6 / 24)  # Xi'an is six hours ahead
    assert RESULT.best.days.likely_days < 20  # so that only draws are late
    bill = told()
    assert bill.route == RESULT.best
    assert bill.lateness_usd == pytest.approx(3_000 * late_days, abs=0.01)
    assert bill.lateness_usd > 1
    sd_days = journeys.simulation().percentiles.sd_days
    weighed_usd = 40 * (RESULT.best.days.likely_days + 0.55 * sd_days)
    price_usd = bill.costing.total.likely_usd
    assert bill.generalised_usd == pytest.approx(
        price_usd + weighed_usd + 3_000 * late_days, abs=0.02
    )
