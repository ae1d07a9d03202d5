"""Routes are named by what tells them apart, and limits by the names of places."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest

from corridor import plan
from corridor.io.lines import read_lines
from corridor.io.read import load_network
from corridor.maps import compare_map, route_map
from corridor.maps.captions import own_modes, via_ids
from corridor.model.answers import Element, Route
from corridor.model.network import Network
from corridor.model.shipment import Equipment
from corridor.model.query import Avoidance, RouteQuery
from corridor.model.times import DayRange
from corridor.model.vocabulary import Confidence, FactKind, Mode, Part
from corridor.routing.best import best_routes
from corridor.routing.families import best_by_family

PAIRS = (("Xi'an", "Duisburg"), ("almaty", "Istanbul"), ("Khorgos", "Istanbul"), ("Xi'an", "Poti"))


@pytest.fixture(scope="module")
def network() -> Network:
    return load_network()


@pytest.mark.parametrize("ends", PAIRS)
def test_no_two_alternatives_bear_one_name(network: Network, ends: tuple[str, str]) -> None:
    routes = plan(network, *ends, alternatives=6).routes
    names = [(via_ids(route, routes), own_modes(route, routes)) for route in routes]
    assert all(len(places) <= 4 for places, _ in names)
    assert all(one != other for one, other in combinations(names, 2))


def running(leg_id: str, tail: str, head: str, mode: Mode) -> Element:
    return Element(
        id=leg_id,
        part=Part.RUNNING,
        tail_id=tail,
        head_id=head,
        from_mode=mode,
        to_mode=mode,
        days=DayRange(min_days=1, likely_days=1, max_days=1),
        era_used="now",
        fact_kind=FactKind.ESTIMATED,
        confidence=Confidence.C,
    )


def way(*places: str, by: Mode = Mode.RAIL) -> Route:
    legs = (running(f"{a}-{b}-{by}", a, b, by) for a, b in zip(places, places[1:], strict=False))
    return Route(elements=tuple(legs), terminal_ids=places, era="now")


def test_a_name_has_the_places_that_others_miss() -> None:
    # a - b - d - z    one goes by b and d, one by c and d, one by d alone
    routes = (way("a", "b", "d", "z"), way("a", "c", "d", "z"), way("a", "d", "z"))
    assert [via_ids(route, routes) for route in routes] == [("b",), ("c",), ("d",)]


def test_of_one_route_all_is_told_and_a_direct_one_has_no_places() -> None:
    assert via_ids(way("a", "b", "z")) == ("b",)
    assert via_ids(way("a", "z"), (way("a", "z"), way("a", "b", "z"))) == ()


def test_ways_through_the_same_places_are_told_by_their_modes() -> None:
    ferry, rail = way("a", "b", "z", by=Mode.RO_RO), way("a", "b", "z")
    assert own_modes(ferry, (rail, ferry)) == (Mode.RO_RO,)
    assert own_modes(rail, (rail, way("a", "c", "z"))) == ()


def test_a_remark_on_a_family_is_told_once_and_legs_by_their_ends(network: Network) -> None:
    asked = RouteQuery(
        origin_id="chongqing", destination_id="duisburg", era="current", equipment=Equipment.BOX_40
    )
    document = compare_map(network, best_by_family(network, asked), lines=read_lines()).document
    told = [note for _, note in document["limits"]]
    family = network.corridor("northern").note
    assert sum(family in note for note in told) == 1
    chains = [where for where, _ in document["limits"] if isinstance(where, list)]
    names = [[[document["terminals"][n]["id"] for n in chain] for chain in each] for each in chains]
    assert ["tejen", "sarakhs", "mashhad", "tehran", "tabriz", "razi", "kapikoy"] in names[-1]
    assert "corridor" not in document["asked"]


def test_what_is_avoided_is_named(network: Network) -> None:
    avoid = Avoidance(
        countries=frozenset({"RU"}),
        terminal_ids=frozenset({"kuryk"}),
        leg_ids=frozenset({"beyneu-mangystau-rail"}),
        corridor_ids=frozenset({"southern"}),
        modes=frozenset({Mode.ROAD}),
    )
    asked = RouteQuery(origin_id="xian", destination_id="poti", era="current")
    leg = network.leg("turpan-urumqi-rail")
    avoid = replace(avoid, leg_ids=frozenset({leg.id}))
    without = replace(asked, avoid=replace(avoid, leg_ids=frozenset()))
    result = best_routes(network, without)
    told = route_map(
        network,
        replace(result, query=replace(asked, avoid=avoid)),
        lines=read_lines(),
        traveller=None,
    ).document
    places = [[told["terminals"][n]["id"] for n in chain] for chain in told["asked"]["avoid"]["places"]]
    assert places == [["kuryk"], [leg.tail_id, leg.head_id]]
    assert told["asked"]["avoid"]["modes"] == ["road"]
    assert told["asked"]["avoid"]["others"] == [network.corridor("southern").name, "RU"]
