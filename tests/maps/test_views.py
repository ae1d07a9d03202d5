"""What the other views are made of."""

from __future__ import annotations

import pytest

from corridor.errors import DataError, UnknownNameError
from corridor.io.lines import read_lines
from corridor.io.read import load_network
from corridor.maps import network_map, reach_map, render_page
from corridor.maps.stays import longest_stay
from corridor.model.era import is_usable
from corridor.model.network import Network


@pytest.fixture(scope="module")
def network() -> Network:
    return load_network()


def test_the_whole_network_stays_below_600_kb(network: Network) -> None:
    page = render_page(network_map(network, lines=read_lines()))
    assert len(page.encode()) <= 600_000


def test_the_network_page_holds_the_legs_of_its_era(network: Network) -> None:
    document = network_map(network, "2022", lines=read_lines()).document
    era = network.era("2022")
    usable = {
        leg.id
        for leg in network.legs
        if is_usable(leg, era, (network.terminal(leg.tail_id), network.terminal(leg.head_id)))
    }
    assert {leg["id"] for leg in document["legs"]} == usable


def test_the_longest_stay_adds_up_from_transfers(network: Network) -> None:
    stay = longest_stay(network, "aktau", network.default_era)
    assert stay is not None
    assert stay.likely_days == pytest.approx(sum(e.days.likely_days for e in stay.elements))
    assert stay.likely_days > 0
    assert stay.arrival is not None
    assert stay.departure is not None
    assert stay.arrival.head_id == stay.departure.tail_id == "aktau"


def test_arrivals_are_those_of_the_quickest_routes(network: Network) -> None:
    document = reach_map(network, "almaty", 6, lines=read_lines()).document
    names = [terminal["id"] for terminal in document["terminals"]]
    arrivals = {names[number]: day for number, day in document["arrivals"]}
    assert arrivals["almaty"] == 0
    assert all(0 <= day <= 6 for day in arrivals.values())
    assert all(row["start"] < 6 for row in document["reach"])
    assert arrivals["shymkent"] < arrivals["kyzylorda"]


@pytest.mark.parametrize("days", [0, -1, float("nan"), float("inf"), 1001])
def test_days_must_be_days(network: Network, days: float) -> None:
    with pytest.raises(DataError):
        reach_map(network, "almaty", days, lines=read_lines())


def test_an_unknown_origin_or_era_is_named(network: Network) -> None:
    with pytest.raises(UnknownNameError):
        reach_map(network, "atlantis", 3, lines=read_lines())
    with pytest.raises(UnknownNameError):
        network_map(network, "1999", lines=read_lines())
