"""What a scenario changes in a network, found by holding both against each other."""

from __future__ import annotations

from datetime import date

import pytest

from corridor.errors import DataError
from corridor.io.lines import Lines, read_lines
from corridor.io.read import load_network
from corridor.io.scenarios import find_scenario
from corridor.maps import draw_picture, reach_map, render_page, scenario_map
from corridor.maps.changes import Change, changes_between, united
from corridor.model.network import Network
from corridor.model.query import RouteQuery
from corridor.model.shipment import Equipment
from corridor.scenarios.apply import apply_scenario
from corridor.scenarios.compare import compare_scenarios
from corridor.uncertainty.traveller import Traveller

DAY = date(2026, 11, 6)


@pytest.fixture(scope="module")
def network() -> Network:
    return load_network()


def found(network: Network, name: str) -> list[Change]:
    changed = apply_scenario(network, find_scenario(name), on=DAY)
    return list(changes_between(network, changed, "current"))


def test_the_same_network_has_no_changes(network: Network) -> None:
    assert list(changes_between(network, network, "current")) == []


def test_a_storm_closes_the_sailings_of_its_port_and_no_other(network: Network) -> None:
    changes = found(network, "aktau-wind-november")
    assert {change.what for change in changes} == {"closed"}
    closed = {change.leg_id for change in changes}
    expected = {
        leg.id
        for leg in network.legs
        if "aktau" in (leg.tail_id, leg.head_id) and leg.mode.at_sea and "current" in _eras(leg)
    }
    assert closed == expected


def _eras(leg: object) -> tuple[str, ...]:
    return getattr(leg, "eras", ()) or ("current",)


def test_a_project_opens_its_legs(network: Network) -> None:
    changes = found(network, "china-kyrgyzstan-uzbekistan")
    assert changes
    assert {change.what for change in changes if change.leg_id} == {"opened"}
    assert all(change.before_days is None for change in changes if change.leg_id)


def test_shorter_waits_are_told_by_terminal(network: Network) -> None:
    stays = [change for change in found(network, "six-feeders") if change.terminal_id]
    assert {change.what for change in stays} == {"quicker"}
    for change in stays:
        assert change.before_days is not None
        assert change.after_days is not None
        assert change.after_days < change.before_days


def test_networks_united_hold_what_either_has(network: Network) -> None:
    changed = apply_scenario(network, find_scenario("tripp-zangezur"))
    both = united(network, [changed])
    assert {leg.id for leg in both.legs} == {
        leg.id for each in (network, changed) for leg in each.legs
    }
    assert both.legs[: len(network.legs)] == network.legs


def test_the_page_and_the_picture_of_a_difference_are_the_same_each_time(network: Network) -> None:
    asked = RouteQuery(origin_id="xian", destination_id="poti", era="current")
    scenarios = [find_scenario("aktau-wind-november")]

    def drawn() -> tuple[str, bytes]:
        told = compare_scenarios(network, scenarios, [asked], on=DAY)
        page = scenario_map(network, told, lines=read_lines())
        return render_page(page), draw_picture(page, "svg")

    first = drawn()
    assert drawn() == first
    assert b"Way taken instead" in first[1]
    assert b"Aktau closed by wind" in first[1]


@pytest.mark.parametrize("probability", [0.0, 1.0, -0.5, float("nan")])
def test_a_percentile_of_reach_lies_between(network: Network, probability: float) -> None:
    with pytest.raises(DataError, match="percentile"):
        reach_map(network, "almaty", 3, lines=Lines(), probability=probability)


def test_trucks_reach_where_roads_lead() -> None:
    page = reach_map(load_network(), "almaty", 10, lines=Lines(), equipment=Equipment.TRUCK)
    assert {leg["mode"] for leg in page.document["legs"]} == {"road", "ro-ro"}
    assert page.title == "Almaty: reached by truck in 10 days"


def test_surer_is_never_farther(network: Network) -> None:
    counts = []
    for probability in (0.5, 0.8, 0.95):
        page = reach_map(
            network,
            "almaty",
            8,
            lines=Lines(),
            probability=probability,
            traveller=Traveller.uncalibrated(draws=400),
        )
        counts.append({number: day for number, day in _arrivals(page.document)})
    for bolder, surer in zip(counts, counts[1:], strict=False):
        assert set(surer) <= set(bolder)
        assert all(surer[place] >= bolder[place] for place in surer)


def _arrivals(document: dict[str, object]) -> list[tuple[str, float]]:
    terminals, arrivals = document["terminals"], document["arrivals"]
    assert isinstance(terminals, list)
    assert isinstance(arrivals, list)
    return [(terminals[number]["id"], day) for number, day in arrivals]
