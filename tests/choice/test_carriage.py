"""What equipment, cargo and sanctions close: solved by hand on small and shipped networks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from priced_world import LEGS, NETWORK, PRICES, TRANSFERS, change, leg, time

from corridor import ask, load_network, plan
from corridor.choice.best import best_choices, priced
from corridor.choice.carriage import for_shipment, limits_along
from corridor.choice.families import compare_families
from corridor.choice.kept_off import kept_off
from corridor.errors import CorridorError, NoRouteError
from corridor.io.limits import read_limits
from corridor.model.cargo_limits import CargoLimit, CargoLimits, Verdict
from corridor.model.context import Service
from corridor.model.network import Network
from corridor.model.query import Avoidance, RouteQuery
from corridor.model.shipment import CargoClass, Equipment, Shipment
from corridor.model.tariffs import Scope
from corridor.model.vocabulary import Confidence, Criterion, FactKind, Mode, Part, Status
from corridor.routing.best import best_routes
from corridor.routing.carriage import can_carry, with_suspended_open
from corridor.routing.matrix import od_matrix

MIDDLE = ("cn-kz-rail", "kz-port-rail", "port-az-feeder")
NORTHERN = ("cn-kz-rail", "kz-ru-rail", "ru-az-rail")
ROAD = ("cn-az-road",)
RAILS = replace(NETWORK, legs=tuple(one for one in LEGS if one.mode is not Mode.ROAD))
QUERY = RouteQuery(origin_id="cn", destination_id="az", era="now")


def with_leg(leg_id: str, network: Network = NETWORK, **changes) -> Network:
    legs = [replace(one, **changes) if one.id == leg_id else one for one in network.legs]
    return replace(network, legs=tuple(legs))


def limit(name: str, verdict: Verdict, *legs: str, **more) -> CargoLimit:
    return CargoLimit(
        id=name,
        scope=Scope(leg_ids=frozenset(legs)),
        cargo=frozenset({CargoClass.GRAIN}),
        verdict=verdict,
        kind=FactKind.ANNOUNCED,
        confidence=Confidence.A,
        **more,
    )


@pytest.mark.parametrize(
    ("equipment", "legs"),
    [
        (None, ROAD),
        (Equipment.TONNE, ROAD),
        (Equipment.TRUCK, ROAD),
        (Equipment.BOX_40, NORTHERN),
        (Equipment.BOX_20, NORTHERN),
        (Equipment.WAGON, NORTHERN),
    ],
)
def test_equipment_chooses_the_modes(equipment, legs):
    assert best_routes(NETWORK, replace(QUERY, equipment=equipment)).best.leg_ids == legs


def test_a_wagon_does_not_go_on_a_vessel_that_lifts_boxes():
    asked = replace(QUERY, equipment=Equipment.WAGON, corridor_id="middle")
    with pytest.raises(NoRouteError, match="equipment wagon") as caught:
        best_routes(NETWORK, asked)
    assert "without 'equipment wagon' it takes" in caught.value.remedy


def test_where_the_ways_of_an_equipment_end_is_told_by_place():
    network = load_network()
    ends = {
        ("Xi'an", "Baku", "current"): "no such leg leaves Xi'an;",
        ("Almaty", "Barcelona", "current"): "no such leg leads to Barcelona;",
        ("Khorgos", "Baku", "2022"): r"leaves Altynkol \(altynkol-almaty-road is .*2022",
    }
    for (origin, destination, era), told in ends.items():
        with pytest.raises(NoRouteError, match=told):
            plan(network, origin, destination, equipment="truck", era=era)
    kept = tuple(one for one in network.legs if one.mode is not Mode.RO_RO)
    apart = replace(network, legs=kept, services=(), corridors=())
    with pytest.raises(NoRouteError, match="joins Turkmenbashi and Baku city, 272 km apart"):
        plan(apart, "Almaty", "Tbilisi", equipment="truck", avoid=["RU"])


@pytest.mark.parametrize(
    ("length_km", "services", "goes"), [(100, (), True), (101, (), False), (750, ("a-b",), True)]
)
def test_a_box_goes_by_road_a_little_way_or_where_a_service_carries_it(length_km, services, goes):
    road = replace(leg("a", "b", Mode.ROAD, length_km, 1), id="a-b")
    assert can_carry(road, Equipment.BOX_40, services) is goes
    assert can_carry(road, Equipment.TRUCK)
    assert not can_carry(road, Equipment.WAGON, services)


def test_a_question_in_plain_names_means_a_container():
    network = load_network()
    best = plan(network, "Khorgos", "Istanbul", avoid=["aktau"]).best
    modes = {network.leg(leg_id).mode for leg_id in best.leg_ids}
    assert modes <= {Mode.RAIL, Mode.FEEDER, Mode.TRAIN_FERRY}
    truck = plan(network, "Khorgos", "Istanbul", avoid=["aktau"], equipment="truck").best
    assert {network.leg(leg_id).mode for leg_id in truck.leg_ids} == {Mode.ROAD, Mode.RO_RO}
    free = plan(network, "Khorgos", "Istanbul", avoid=["aktau"], equipment=None).best
    assert free.days.likely_days <= min(best.days.likely_days, truck.days.likely_days)


def test_boxes_are_trucked_from_kashgar_where_a_service_does_it():
    best = plan(load_network(), "Kashgar", "Andijan").best
    assert best.leg_ids == ("kashgar-andijan-road",)


@pytest.mark.parametrize("era", ["2022", "2023", "target", "current", "winter", "planned"])
def test_nothing_published_rests_on_trucks(era):
    network = load_network()
    asked = RouteQuery(origin_id="xian", destination_id="poti", era=era, corridor_id="middle")
    boxed = best_routes(network, replace(asked, equipment=Equipment.BOX_40)).best
    assert boxed == best_routes(network, asked).best


# Sanctions ------------------------------------------------------------------------------------


SANCTIONED = with_leg("ru-az-rail", status=Status.SANCTIONED, note="barred since 2022-02")
BOX = Shipment()


def boxed(**more) -> RouteQuery:
    return replace(QUERY, equipment=Equipment.BOX_40, **more)


def test_a_sanctioned_leg_is_used_only_by_who_asks_and_is_flagged():
    assert best_routes(SANCTIONED, boxed()).best.leg_ids == MIDDLE
    asked = best_routes(SANCTIONED, boxed(corridor_id="northern")).best
    allowed = best_routes(SANCTIONED, boxed(allow=frozenset({Status.SANCTIONED}))).best
    assert asked.leg_ids == allowed.leg_ids == NORTHERN
    found = compare_families(SANCTIONED, boxed(), PRICES, BOX)
    flags = {flag.what: flag for flag in found.family("northern").flags}
    assert flags["sanctioned"].place_ids == ("ru-az-rail",)
    assert flags["sanctioned"].note == "barred since 2022-02"
    assert not any(flag.what == "sanctioned" for flag in found.family("middle").flags)


def test_nothing_left_but_a_sanctioned_way_names_it():
    asked = boxed(avoid=Avoidance(terminal_ids=frozenset({"port"})))
    with pytest.raises(NoRouteError, match="sanctions"):
        best_routes(with_leg("ru-az-rail", RAILS, status=Status.SANCTIONED), asked)


def test_an_end_behind_sanctioned_legs_asks_for_them():
    network = load_network()
    assert plan(network, "Almaty", "Tehran").best.terminal_ids[-1] == "tehran"
    passed = plan(network, "Tashkent", "Istanbul").best.terminal_ids
    assert not {network.terminal(t).country for t in passed} & {"IR"}
    allowed = plan(network, "Tashkent", "Istanbul", allow=["sanctioned"]).best
    assert "tehran" in allowed.terminal_ids
    assert "tehran" in plan(network, "Tashkent", "Istanbul", via=["Tehran"]).best.terminal_ids


def test_no_pair_of_the_shipped_network_takes_a_sanctioned_leg_unasked():
    network = load_network()
    behind = {t.id for t in network.terminals if t.country == "IR"}
    for origin in ("andijan", "mary", "tashkent", "samarkand"):
        for destination in ("halkali", "mersin", "ankara", "poti", "duisburg"):
            try:
                best = plan(network, origin, destination, equipment=None).best
            except CorridorError:
                continue
            assert not behind & set(best.terminal_ids)


def test_the_matrix_keeps_the_same_conditions_as_the_routes():
    network = load_network()
    ends = ["tashkent", "mary", "tehran", "halkali", "mersin"]
    found = od_matrix(network, ends, ends, era="current", equipment=Equipment.BOX_40)
    for row, origin in zip(found.values, ends, strict=True):
        for value, destination in zip(row, ends, strict=True):
            if origin != destination:
                best = plan(network, origin, destination).best
                assert value == best.days.likely_days, (origin, destination)


def test_a_suspended_leg_is_used_only_when_asked_and_is_flagged():
    shut = with_leg("ru-az-rail", status=Status.SUSPENDED, note="since May")
    assert best_routes(shut, boxed()).best.leg_ids == MIDDLE
    opened = with_suspended_open(shut)
    assert best_routes(opened, boxed()).best.leg_ids == NORTHERN
    found = compare_families(opened, boxed(), PRICES, BOX)
    (flag,) = found.family("northern").flags
    assert flag.note == "suspended, used because it was asked for. since May"


# Cargo ----------------------------------------------------------------------------------------


GRAIN = Shipment(cargo=CargoClass.GRAIN)


def test_a_leg_banned_for_the_class_is_not_used_and_the_better_way_is_told():
    limits = CargoLimits(limits=(limit("no", Verdict.BANNED, "ru-az-rail"),))
    asked = for_shipment(NETWORK, QUERY, GRAIN, limits)
    best = best_routes(NETWORK, asked).best
    assert best.leg_ids == MIDDLE
    told = {one.rule: one for one in kept_off(NETWORK, asked, best)}
    banned = told["grain cargo is banned on ru-az-rail"]
    assert banned.route.leg_ids == NORTHERN
    assert banned.margin_days == -2
    trucks = told["a 40 ft container does not go by cn-az-road"]
    assert trucks.route.leg_ids == ROAD
    assert for_shipment(NETWORK, QUERY, BOX, limits).barred_leg_ids == frozenset()


def test_a_ban_of_the_only_way_names_the_cargo():
    limits = CargoLimits(limits=(limit("no", Verdict.BANNED, "cn-kz-rail"),))
    with pytest.raises(NoRouteError, match="cargo grain closes cn-kz-rail"):
        best_routes(RAILS, for_shipment(RAILS, QUERY, GRAIN, limits))


def test_a_ban_with_dates_holds_on_its_days_and_is_told_without_a_date():
    ban = limit("no", Verdict.BANNED, "ru-az-rail", valid_from="2025-10-03", valid_to="2025-10-20")
    limits = CargoLimits(limits=(ban,))
    for day, holds in (("10-02", False), ("10-03", True), ("10-20", True), ("10-21", False)):
        on = date.fromisoformat(f"2025-{day}")
        asked = for_shipment(NETWORK, QUERY, GRAIN, limits, on=on)
        assert (asked.barred_leg_ids == {"ru-az-rail"}) is holds
    undated = for_shipment(NETWORK, QUERY, GRAIN, limits)
    best = best_routes(NETWORK, undated).best
    assert best.leg_ids == NORTHERN
    told = limits_along(NETWORK, best, undated, limits)[-1]
    assert told.verdict is Verdict.UNKNOWN
    assert told.dated == (ban,)


def test_a_month_as_last_day_holds_to_its_end():
    ban = limit("no", Verdict.BANNED, "ru-az-rail", valid_from="2025", valid_to="2025-12")
    era = NETWORK.era("now")
    assert ban.holds(era, date(2025, 12, 31))
    assert not ban.holds(era, date(2026, 1, 1))


def test_unknown_is_said_and_the_strictest_statement_wins():
    limits = CargoLimits(
        limits=(
            limit("a", Verdict.ACCEPTED, "cn-kz-rail", "kz-ru-rail"),
            limit("b", Verdict.LIMITED, "kz-ru-rail"),
        )
    )
    asked = for_shipment(NETWORK, QUERY, GRAIN, limits)
    told = limits_along(NETWORK, best_routes(NETWORK, asked).best, asked, limits)
    assert [one.verdict for one in told] == [Verdict.ACCEPTED, Verdict.LIMITED, Verdict.UNKNOWN]
    assert [one.id for one in told[1].limits] == ["b", "a"]
    general = for_shipment(NETWORK, QUERY, BOX, limits)
    assert limits_along(NETWORK, best_routes(NETWORK, general).best, general, limits) == ()


def test_no_grain_was_loaded_for_aktau_in_october_2025():
    network, limits = load_network(), read_limits()
    query = ask(network, "Almaty", "Poti", corridor="middle")
    for day, passes in ((date(2025, 10, 10), False), (date(2025, 11, 1), True)):
        asked = for_shipment(network, query, GRAIN, limits, on=day)
        assert ("aktau" in best_routes(network, asked).best.terminal_ids) is passes


def test_no_chemicals_go_under_the_bosporus():
    network, limits = load_network(), read_limits()
    query = ask(network, "Ankara", "Sofia")
    assert "kosekoy-halkali-rail" in best_routes(network, query).best.leg_ids
    shipment = Shipment(cargo=CargoClass.DANGEROUS)
    best = best_routes(network, for_shipment(network, query, shipment, limits)).best
    assert "kosekoy-halkali-rail" not in best.leg_ids


def test_every_shipped_limit_is_sourced_dated_where_known_and_touches_the_network():
    network, limits = load_network(), read_limits()
    for one in limits.limits:
        assert one.source_ids
        assert all(limits.source(name) for name in one.source_ids)
        assert any(
            one.scope.fits(
                leg.id,
                leg.mode,
                network.terminal(leg.tail_id).country,
                network.terminal(leg.head_id).country,
            )
            for leg in network.legs
        ), one.id
    told = {cargo for one in limits.limits for cargo in one.cargo}
    assert told == set(CargoClass) - {CargoClass.GENERAL}


# Monotone: more ways never worsen one shipment's best --------------------------------------------


@st.composite
def worlds(draw):
    """Draw the small network with some legs more and some statuses changed."""
    ends = ("cn", "kz", "port", "ru", "az")
    modes = st.sampled_from([Mode.RAIL, Mode.ROAD, Mode.FEEDER])
    more = []
    for number in range(draw(st.integers(0, 4))):
        tail, head = draw(st.permutations(ends))[:2]
        mode = draw(modes)
        made = leg(tail, head, mode, draw(st.integers(10, 4000)), draw(st.integers(0, 9)))
        gauge = 1520 if mode is Mode.RAIL else None
        more.append(replace(made, id=f"more-{number}", gauge_mm=gauge))
    changes = [
        change(f"at-{end}-{a}-{b}", end, (a, None), (b, None), time(1, Part.HANDLING))
        for end in ends
        for a in (Mode.RAIL, Mode.ROAD, Mode.FEEDER)
        for b in (Mode.RAIL, Mode.ROAD, Mode.FEEDER)
        if a is not b
    ]
    return replace(NETWORK, legs=(*LEGS, *more), transfers=(*TRANSFERS, *changes))


def likely_days(network: Network, query: RouteQuery) -> float:
    try:
        return best_routes(network, query).best.days.likely_days
    except NoRouteError:
        return float("inf")


@given(worlds(), st.sampled_from(list(Equipment)), st.data())
@settings(max_examples=60, deadline=None)
def test_adding_a_mode_a_leg_or_leave_never_worsens_the_best(network, equipment, data):
    asked = replace(QUERY, equipment=equipment)
    now = likely_days(network, asked)
    assert likely_days(network, replace(asked, equipment=None)) <= now
    gone = data.draw(st.sampled_from(network.legs))
    without = replace(network, legs=tuple(one for one in network.legs if one is not gone))
    assert now <= likely_days(without, asked)
    barred = replace(asked, barred_leg_ids=frozenset({gone.id}))
    assert likely_days(network, barred) == likely_days(without, asked)
    sanctioned = with_leg(gone.id, network, status=Status.SANCTIONED)
    allowed = replace(asked, allow=frozenset({Status.SANCTIONED}))
    assert likely_days(sanctioned, allowed) == now <= likely_days(sanctioned, asked)
    alone = adding_up(sanctioned, asked)
    assert alone in (True, None)


def adding_up(network: Network, query: RouteQuery) -> bool | None:
    """Tell whether no route by a via point beats the free choice; ``None`` where there is none."""
    free = likely_days(network, query)
    for via in ("kz", "port", "ru"):
        by_way = likely_days(network, replace(query, via_ids=(via,)))
        if by_way < free:
            return False
    return True if free < float("inf") else None


@given(worlds(), st.sampled_from([Criterion.COST, Criterion.GENERALISED]), st.data())
@settings(max_examples=40, deadline=None)
def test_a_leg_more_never_makes_the_best_dearer(network, by, data):
    shipment = Shipment(value_of_time_usd_each=50)
    asked = replace(QUERY, by=by, equipment=Equipment.BOX_40)

    def merit(world: Network) -> float:
        try:
            best = best_choices(world, asked, PRICES, shipment).best
        except NoRouteError:
            return float("inf")
        bill = priced(world, best, "now", PRICES, shipment)
        return bill.generalised_usd if by is Criterion.GENERALISED else bill.paid_usd

    gone = data.draw(st.sampled_from(network.legs))
    without = replace(network, legs=tuple(one for one in network.legs if one is not gone))
    assert merit(network) <= merit(without) + 0.05


def test_a_service_over_a_road_is_one_that_carries_boxes():
    service = Service(id="boxes", name="Boxes by road", leg_ids=("cn-az-road",))
    network = replace(NETWORK, services=(service,))
    assert best_routes(network, boxed()).best.leg_ids == ROAD
