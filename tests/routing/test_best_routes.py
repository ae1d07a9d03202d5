"""Routes against an exhaustive list of all routes, and against what must hold of any planner."""

from __future__ import annotations

import copy
import pickle
import random
import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from worlds import (
    ERAS,
    TELLABLE,
    WAYS,
    all_routes,
    dense_networks,
    line,
    make_leg,
    networks,
    terminal,
    time,
)

from corridor.errors import DataError, NoRouteError, UnknownNameError
from corridor.model.network import Network
from corridor.model.query import Avoidance, RouteQuery
from corridor.model.times import DayRange
from corridor.model.vocabulary import Criterion, Mode
from corridor.routing.best import best_routes
from corridor.units import to_ticks

QUERY = RouteQuery(origin_id="a", destination_id="f", era="now")


def likely_days(network: Network, query: RouteQuery = QUERY) -> float | None:
    try:
        return best_routes(network, query).best.days.likely_days
    except NoRouteError:
        return None


@settings(max_examples=300, deadline=None)
@given(networks(), st.integers(1, 8))
def test_routes_are_the_head_of_the_list_of_all_routes(network: Network, k: int) -> None:
    expected = all_routes(network, "a", "f")
    if not expected:
        with pytest.raises(NoRouteError):
            best_routes(network, QUERY)
        return
    routes = best_routes(network, replace(QUERY, alternatives=k)).routes
    assert [
        (to_ticks(route.days.likely_days), len(route.leg_ids), route.leg_ids) for route in routes
    ] == expected[:k]


@settings(max_examples=100, deadline=None)
@given(networks(), st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(network: Network, shuffle: random.Random) -> None:
    def shuffled(values: tuple) -> tuple:
        mixed = list(values)
        shuffle.shuffle(mixed)
        return tuple(mixed)

    other = replace(
        network,
        terminals=shuffled(network.terminals),
        legs=shuffled(network.legs),
        transfers=shuffled(network.transfers),
    )
    assert other == network
    assert other.fingerprint == network.fingerprint
    if likely_days(network) is None:
        return
    query = replace(QUERY, alternatives=5)
    assert best_routes(network, query) == best_routes(other, query)


@settings(max_examples=150, deadline=None)
@given(networks(), st.data())
def test_closing_never_helps_and_opening_never_hurts(network: Network, data: st.DataObject) -> None:
    before = likely_days(network)
    shut = data.draw(st.sampled_from(network.legs))
    after = likely_days(network, replace(QUERY, avoid=Avoidance(leg_ids=frozenset({shut.id}))))
    assert after is None or (before is not None and after >= before)
    way = data.draw(st.sampled_from(WAYS))
    extra = make_leg(99, "a", data.draw(st.sampled_from("bcde")), way, 0.1)
    opened = likely_days(replace(network, legs=(*network.legs, extra)))
    assert before is None or (opened is not None and opened <= before)


@settings(max_examples=150, deadline=None)
@given(dense_networks() | networks(), st.sampled_from(TELLABLE), st.sampled_from("bcde"))
def test_via_is_passed_and_never_beats_the_free_choice(
    network: Network, by: Criterion, via: str
) -> None:
    query = replace(QUERY, by=by)
    passing = [
        chain
        for _, _, chain in all_routes(network, "a", "f")
        if via in {network.leg(leg_id).tail_id for leg_id in chain[1:]}
    ]
    if not passing:
        with pytest.raises(NoRouteError):
            best_routes(network, replace(query, via_ids=(via,)))
        return
    through = best_routes(network, replace(query, via_ids=(via,))).best
    assert via in through.terminal_ids[1:-1]
    free = best_routes(network, query).best
    measure = {
        Criterion.TIME: lambda route: route.days.likely_days,
        Criterion.MIN: lambda route: route.days.min_days,
        Criterion.MAX: lambda route: route.days.max_days,
        Criterion.DISTANCE: lambda route: route.length_km,
    }[by]
    assert measure(free) <= measure(through)


@settings(max_examples=150, deadline=None)
@given(networks(), st.sampled_from(["RU", "KZ", "GE"]))
def test_an_avoided_country_is_never_entered(network: Network, country: str) -> None:
    query = replace(QUERY, avoid=Avoidance(countries=frozenset({country})), alternatives=4)
    if likely_days(network, query) is None:
        with pytest.raises(NoRouteError) as caught:
            best_routes(network, query)
        assert f"avoid {country}" in str(caught.value) or likely_days(network) is None
        return
    routes = best_routes(network, query).routes
    passed = {stop for route in routes for stop in route.terminal_ids}
    assert country not in {network.terminal(stop).country for stop in passed}


@settings(max_examples=100, deadline=None)
@given(networks())
def test_elements_add_up_and_join(network: Network) -> None:
    try:
        routes = best_routes(network, replace(QUERY, alternatives=5)).routes
    except NoRouteError:
        return
    for route in routes:
        assert DayRange.total(e.days for e in route.elements) == route.days
        assert DayRange.total(route.split().values()) == route.days
        places = [e.tail_id for e in route.elements] + [route.terminal_ids[-1]]
        for element, following in zip(route.elements, places[1:], strict=True):
            assert element.head_id == following
        assert len(set(route.terminal_ids)) == len(route.terminal_ids)


def test_a_gauge_break_without_transfer_is_named_not_hidden() -> None:
    network = line(WAYS[0], WAYS[1])
    with pytest.raises(NoRouteError, match=r"no transfer is known.*b \(no change onto rail 1520"):
        best_routes(network, RouteQuery(origin_id="a", destination_id="c", era="now"))


def test_no_route_names_the_condition_the_cut_and_what_opens_it() -> None:
    network = line(WAYS[0], WAYS[0])
    query = RouteQuery(
        origin_id="a", destination_id="c", era="now", avoid=Avoidance(modes=frozenset({Mode.RAIL}))
    )
    with pytest.raises(NoRouteError) as caught:
        best_routes(network, query)
    assert caught.value.cut == ("a-b-rail-00",)
    assert "without 'avoid mode:rail' it takes 2 days" in str(caught.value)


def test_two_conditions_that_cut_together_are_both_named() -> None:
    network = line(WAYS[0], WAYS[0])
    legs = frozenset(leg.id for leg in network.legs)
    query = RouteQuery(origin_id="a", destination_id="c", era="now", avoid=Avoidance(leg_ids=legs))
    with pytest.raises(NoRouteError) as caught:
        best_routes(network, query)
    assert all(f"avoid {leg_id}" in str(caught.value) for leg_id in legs)


def test_an_end_inside_an_avoided_country_cannot_be_met() -> None:
    network = line(WAYS[0])
    avoid = Avoidance(countries=frozenset({"KZ"}))
    query = RouteQuery(origin_id="a", destination_id="b", era="now", avoid=avoid)
    with pytest.raises(NoRouteError, match=r"avoid KZ cannot be met: B .b. lies in KZ"):
        best_routes(network, query)


def test_islands_are_described() -> None:
    network = replace(line(WAYS[0]), terminals=(*line(WAYS[0]).terminals, terminal("f")))
    with pytest.raises(NoRouteError, match="A is joined to 1 other terminals, F is not"):
        best_routes(network, QUERY)


def test_same_origin_and_destination_takes_no_time() -> None:
    route = best_routes(line(WAYS[0]), replace(QUERY, destination_id="a")).best
    assert route.elements == ()
    assert route.days == DayRange.fixed(0)
    assert route.speed_with_delay_kmh is None


def test_a_network_without_legs_says_so() -> None:
    network = Network(terminals=(terminal("a"), terminal("f")), eras=ERAS)
    with pytest.raises(NoRouteError):
        best_routes(network, QUERY)


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"origin_id": "zz"}, UnknownNameError),
        ({"era": "1999"}, UnknownNameError),
        ({"corridor_id": "green"}, UnknownNameError),
        ({"via_ids": ("a",)}, DataError),
        ({"via_ids": ("b", "b")}, DataError),
    ],
)
def test_what_is_not_there_is_said(change: dict, error: type[Exception]) -> None:
    with pytest.raises(error):
        best_routes(line(WAYS[0], WAYS[0]), replace(QUERY, destination_id="c", **change))


def test_only_one_family_closes_the_gateways_of_the_others() -> None:
    from corridor.model.context import Corridor

    fast, slow = (
        make_leg(1, "a", "b", WAYS[0], 1.0),
        make_leg(2, "a", "b", WAYS[0], 3.0),
    )
    network = Network(
        terminals=(terminal("a"), terminal("b")),
        legs=(fast, slow),
        eras=ERAS,
        corridors=(
            Corridor(id="red", name="Red", gateway_leg_ids=(fast.id,)),
            Corridor(id="blue", name="Blue", gateway_leg_ids=(slow.id,)),
        ),
    )
    query = RouteQuery(origin_id="a", destination_id="b", era="now")
    assert best_routes(network, query).best.corridor_ids == ("red",)
    only_blue = best_routes(network, replace(query, corridor_id="blue")).best
    assert (only_blue.family, only_blue.days.likely_days) == ("blue", 3.0)
    avoid = Avoidance(corridor_ids=frozenset({"red"}))
    assert best_routes(network, replace(query, avoid=avoid)).best.family == "blue"


def test_a_change_without_a_figure_in_the_era_is_not_possible_rather_than_free() -> None:
    from corridor.model.context import Era
    from corridor.model.places import Transfer
    from corridor.model.vocabulary import Part

    change = Transfer(
        id="b-change",
        terminal_id="b",
        from_mode=Mode.RAIL,
        from_gauge_mm=1435,
        to_mode=Mode.RAIL,
        to_gauge_mm=1520,
        times=(time(1.0, Part.HANDLING, era="now"),),
    )
    later = Era(id="later", title="Later", falls_back_to=("all",))
    network = replace(line(WAYS[0], WAYS[1]), transfers=(change,), eras=(*ERAS, later))
    query = RouteQuery(origin_id="a", destination_id="c", era="now")
    assert best_routes(network, query).best.days.likely_days == 3.0
    with pytest.raises(NoRouteError):
        best_routes(network, replace(query, era="later"))


def test_a_via_point_at_a_dead_end_names_its_neighbour() -> None:
    there = make_leg(8, "b", "e", WAYS[0], 1.0)
    back = make_leg(9, "e", "b", WAYS[0], 1.0)
    straight = line(WAYS[0], WAYS[0])
    network = replace(
        straight, terminals=(*straight.terminals, terminal("e")), legs=(*straight.legs, there, back)
    )
    query = RouteQuery(origin_id="a", destination_id="c", era="now", via_ids=("e",))
    with pytest.raises(NoRouteError, match=r"every way by it passes B twice.*--via b"):
        best_routes(network, query)


@settings(max_examples=200, deadline=None)
@given(networks(), st.sets(st.sampled_from(["RU", "KZ", "GE", "b", "d"]), min_size=1, max_size=3))
def test_a_remedy_keeps_its_word(network: Network, shut: set[str]) -> None:
    avoid = Avoidance(
        countries=frozenset(token for token in shut if token.isupper()),
        terminal_ids=frozenset(token for token in shut if token.islower()),
        leg_ids=frozenset({network.legs[0].id}),
    )
    query = replace(QUERY, avoid=avoid)
    try:
        best_routes(network, query)
    except NoRouteError as error:
        told = re.fullmatch(r"without (.*) it takes ([\d.]+) days \(likely\)", error.remedy)
        if told is None:
            assert likely_days(network) is None
            return
        given_up = set(re.findall(r"'avoid ([^']+)'", told[1]))
        less = Avoidance(
            countries=avoid.countries - given_up,
            terminal_ids=avoid.terminal_ids - given_up,
            leg_ids=avoid.leg_ids - given_up,
        )
        assert likely_days(network, replace(query, avoid=less)) == float(told[2])


def test_a_suspended_terminal_shuts_its_legs() -> None:
    from corridor.model.vocabulary import Status

    straight = line(WAYS[0], WAYS[0])
    stopped = replace(
        straight,
        terminals=tuple(
            replace(t, status=Status.SUSPENDED) if t.id == "b" else t for t in straight.terminals
        ),
    )
    with pytest.raises(NoRouteError, match="b is suspended"):
        best_routes(stopped, replace(QUERY, destination_id="c"))


def test_a_search_that_gave_up_does_not_call_it_no_route(monkeypatch: pytest.MonkeyPatch) -> None:
    from corridor.errors import GaveUpError
    from corridor.routing import best

    monkeypatch.setattr(best, "k_best_legs", lambda *_, **__: ([], True))
    with pytest.raises(GaveUpError, match="given up"):
        best_routes(line(WAYS[0]), replace(QUERY, destination_id="b"))


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        ({"by": "fastest"}, UnknownNameError),
        ({"via": "b"}, DataError),
        ({"avoid": "RU"}, DataError),
    ],
)
def test_plan_refuses_what_it_would_misread(wrong: dict, error: type[Exception]) -> None:
    from corridor.routing.plan import plan

    with pytest.raises(error):
        plan(line(WAYS[0], WAYS[0]), "a", "c", **wrong)


@pytest.mark.parametrize("alternatives", [0, 1.5, float("nan"), "3", None, True])
def test_alternatives_are_whole_numbers(alternatives: object) -> None:
    with pytest.raises(DataError, match="whole number"):
        replace(QUERY, alternatives=alternatives)


@given(networks())
def test_a_network_can_be_sent_and_copied(network: Network) -> None:
    assert pickle.loads(pickle.dumps(network)) == network
    assert copy.deepcopy(network).fingerprint == network.fingerprint


def test_the_order_of_eras_and_families_leaves_the_fingerprint_alone() -> None:
    straight = line(WAYS[0])
    eras = (*ERAS, replace(ERAS[0], id="later", default=False))
    one, other = replace(straight, eras=eras), replace(straight, eras=eras[::-1])
    assert one.fingerprint == other.fingerprint != straight.fingerprint
