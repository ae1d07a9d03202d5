"""The shipped scenarios: each applies to the shipped network and names its sources."""

from __future__ import annotations

from datetime import date

import pytest

from corridor.errors import DataError
from corridor.io.read import load_network
from corridor.io.scenario_json import scenario_from_json, scenario_to_json
from corridor.io.scenarios import find_scenario, read_library, read_scenario, scenarios_dir
from corridor.io.seasons import read_closures
from corridor.io.tariffs import read_prices
from corridor.model.network import Network
from corridor.model.shipment import CargoClass
from corridor.model.vocabulary import Confidence
from corridor.routing.plan import plan
from corridor.scenarios.apply import apply_scenario, apply_scenarios
from corridor.scenarios.beside import WhatIf
from corridor.scenarios.due import scenarios_due

NAMES = sorted(path.stem for path in scenarios_dir().glob("*.toml"))


@pytest.fixture(scope="module")
def shipped() -> Network:
    return load_network()


@pytest.mark.parametrize("name", NAMES)
def test_it_applies_and_changes_something(shipped: Network, name: str) -> None:
    what_if = WhatIf(scenarios=(find_scenario(name),), cargo=CargoClass.GRAIN)
    made, prices, laws = what_if.network(shipped), read_prices(), read_closures()
    assert (
        made.fingerprint != shipped.fingerprint
        or what_if.prices(prices, made).fingerprint != prices.fingerprint
        or what_if.laws(laws, made) != laws
    )


@pytest.mark.parametrize("name", NAMES)
def test_read_back_from_a_result_it_makes_the_same_network(shipped: Network, name: str) -> None:
    scenario = find_scenario(name)
    again = scenario_from_json(scenario_to_json(scenario))
    made = [apply_scenario(shipped, each, cargo=CargoClass.GRAIN) for each in (scenario, again)]
    assert made[0].fingerprint == made[1].fingerprint


@pytest.mark.parametrize("name", NAMES)
def test_it_names_its_sources_and_claims_no_more_than_they_do(name: str) -> None:
    scenario = read_scenario(scenarios_dir() / f"{name}.toml")
    assert scenario.title
    assert scenario.note
    assert scenario.sources
    edits = [edit for edit in scenario.edits if not hasattr(edit, "table")]
    assert all(edit.source_ids for edit in edits)
    estimated = [edit for edit in edits if edit.kind == "estimated"]
    assert all(edit.confidence >= Confidence.C for edit in estimated)


def test_after_its_dates_the_wind_is_over_to_the_byte(shipped: Network) -> None:
    wind = find_scenario("aktau-wind-november")
    assert apply_scenario(shipped, wind, on=date(2026, 11, 14)).fingerprint != shipped.fingerprint
    later = apply_scenario(shipped, wind, on=date(2026, 11, 15))
    assert later.fingerprint == shipped.fingerprint


def test_the_wind_keeps_ships_from_aktau_and_no_train(shipped: Network) -> None:
    made = apply_scenario(shipped, find_scenario("aktau-wind-november"))
    shut = {leg.id for leg in made.legs if leg.status == "suspended"}
    assert {"aktau-alat-feeder", "alat-aktau-feeder"} <= shut
    assert all("rail" not in leg_id and "aktau" in leg_id for leg_id in shut)


def test_the_grain_ban_is_for_grain(shipped: Network) -> None:
    ban = find_scenario("aktau-grain-ban-2025")
    assert apply_scenario(shipped, ban) is shipped
    grain = apply_scenario(shipped, ban, cargo=CargoClass.GRAIN)
    assert "aktau" not in plan(grain, "almaty", "poti").best.terminal_ids


def test_the_year_2030_stacks_what_is_due_and_makes_nothing_slower(shipped: Network) -> None:
    due = scenarios_due(read_library(), 2030)
    assert [scenario.due for scenario in due] == sorted(s.due for s in due if s.due)
    assert "alat-phase-2" not in [scenario.id for scenario in due]
    built = apply_scenarios(shipped, due)
    for destination in ("poti", "constanta", "halkali"):
        before = plan(shipped, "xian", destination, corridor="middle").best.days
        after = plan(built, "xian", destination, corridor="middle").best.days
        assert after.likely_days <= before.likely_days


def test_a_year_before_all_projects_is_refused() -> None:
    with pytest.raises(DataError, match="2030"):
        scenarios_due(read_library(), 1990)
