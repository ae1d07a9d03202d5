"""Scenarios applied to the tiny network, against what is worked out by hand.

Xi'an → Poti, era current, likely days: 5 + 0.4 + 0.6 + 5, then either the feeder
(0.8 loading, 3 waiting, 1.2 sailing, 0.8 landing) or the ferry (2 waiting, 1 sailing, 0.2 landing),
then 1.5 of rail: 18.3 by the feeder, 15.7 by the ferry.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from corridor.errors import DataError, NoRouteError
from corridor.model.network import Network
from corridor.model.scenario import (
    AddWaiting,
    Close,
    Moment,
    Scenario,
    Target,
)
from corridor.model.shipment import CargoClass
from corridor.model.times import DayRange
from corridor.model.vocabulary import Confidence, FactKind, Mode, Part, Status
from corridor.routing.plan import plan
from corridor.scenarios.apply import apply_scenario, apply_scenarios, undated_notes

Write = Callable[[str], Scenario]

STORM = """
[[close]]
terminals = ["aktau"]
modes = ["train-ferry"]
from = 2026-11-05
to = 2026-11-14
"""


def likely(network: Network, origin: str = "xian", destination: str = "poti") -> float:
    return plan(network, origin, destination).best.days.likely_days


def test_the_base_takes_the_ferry(network: Network) -> None:
    assert plan(network, "xian", "poti").best.leg_ids[2] == "aktau-alat-ferry"
    assert likely(network) == 15.7


def test_a_mode_closed_at_a_terminal_leaves_its_parallel(network: Network, scenario: Write) -> None:
    shut = apply_scenario(network, scenario(STORM))
    assert likely(shut) == 18.3
    assert shut.leg("aktau-alat-ferry").status is Status.SUSPENDED
    assert network.leg("aktau-alat-ferry").status is Status.OPEN


def test_a_closed_terminal_closes_every_parallel_leg(network: Network, scenario: Write) -> None:
    shut = apply_scenario(network, scenario('[[close]]\nterminals = "alat"\n'))
    with pytest.raises(NoRouteError):
        plan(shut, "xian", "poti")
    touching = [leg for leg in shut.legs if "alat" in (leg.tail_id, leg.head_id)]
    assert len(touching) == 6
    assert all(leg.status is Status.SUSPENDED for leg in touching)


@pytest.mark.parametrize(
    "target", ['countries = ["AZ"]', 'corridors = ["middle"]', 'legs = ["alat-poti"]']
)
def test_countries_families_and_legs_close(network: Network, scenario: Write, target: str) -> None:
    with pytest.raises(NoRouteError):
        plan(apply_scenario(network, scenario(f"[[close]]\n{target}\n")), "xian", "poti")


@pytest.mark.parametrize(
    ("day", "days"),
    [("2026-11-04", 15.7), ("2026-11-05", 18.3), ("2026-11-14", 18.3), ("2026-11-15", 15.7)],
)
def test_dates_hold_from_first_to_last_day(
    network: Network, scenario: Write, day: str, days: float
) -> None:
    assert likely(apply_scenario(network, scenario(STORM), on=date.fromisoformat(day))) == days


def test_after_its_end_the_network_is_the_base_to_the_byte(
    network: Network, scenario: Write
) -> None:
    later = apply_scenario(network, scenario(STORM), on=date(2026, 11, 15))
    assert later is network
    assert apply_scenario(network, scenario(STORM)).fingerprint != network.fingerprint


def test_without_a_date_a_dated_edit_is_met_and_said_so(network: Network, scenario: Write) -> None:
    (note,) = undated_notes(scenario(STORM))
    assert "2026-11-05 to 2026-11-14" in note
    assert undated_notes(scenario(STORM), date(2026, 11, 6)) == ()
    assert undated_notes(scenario('[[close]]\nlegs = "alat-poti"\n')) == ()


def test_a_ban_is_for_its_cargo_alone(network: Network, scenario: Write) -> None:
    ban = scenario('[[close]]\nmodes = "train-ferry"\ncargo = ["grain", "dangerous"]\n')
    assert apply_scenario(network, ban) is network
    assert likely(apply_scenario(network, ban, cargo=CargoClass.GRAIN)) == 18.3


def test_waiting_is_added_before_the_named_legs_only(network: Network, scenario: Write) -> None:
    queue = apply_scenario(
        network, scenario('[[wait]]\nterminals = "aktau"\nmodes = "train-ferry"\ndays = 2\n')
    )
    assert likely(queue) == 17.7
    assert likely(queue, "poti", "xian") == likely(network, "poti", "xian")
    added = [e for e in plan(queue, "xian", "poti").best.elements if e.id.startswith("if.1.")]
    assert [(e.part, e.days) for e in added] == [(Part.WAITING, DayRange.fixed(2))]


def test_waiting_can_be_met_on_arrival(network: Network) -> None:
    wait = AddWaiting(
        target=Target(terminal_ids=("alat",), modes=(Mode.TRAIN_FERRY,)),
        days=DayRange(min_days=1, likely_days=1.5, max_days=3),
        at=Moment.ARRIVAL,
    )
    made = apply_scenario(network, Scenario(id="Queue at Alat!", edits=(wait,)))
    assert likely(made) == 17.2
    assert likely(made, "xian", "alat") == round(likely(network, "xian", "alat") + 1.5, 6)


def test_added_waiting_holds_in_every_era(network: Network, scenario: Write) -> None:
    queue = apply_scenario(network, scenario('[[wait]]\nlegs = "alat-poti"\ndays = 1\n'))
    for era in ("2022", "current", "winter"):
        before = plan(network, "xian", "poti", era=era).best.days.max_days
        assert plan(queue, "xian", "poti", era=era).best.days.max_days == before + 1


def test_scaling_spares_other_parts_and_never_betters_a_grade(
    network: Network, scenario: Write
) -> None:
    made = apply_scenario(
        network,
        scenario(
            '[[scale]]\nlegs = "altynkol-aktau"\nparts = "running"\nfactor = 1.5\nnote = "slow"\n'
        ),
    )
    assert likely(made) == 18.2
    (now,) = [t for t in made.leg("altynkol-aktau").times if t.era == "current"]
    assert (now.kind, now.confidence) == (FactKind.ESTIMATED, Confidence.C)
    assert now.days.max_days == 10.5
    assert now.note == "times 1.5: slow"
    (ferry,) = made.leg("aktau-alat-ferry").times
    assert ferry.quantiles == network.leg("aktau-alat-ferry").times[0].quantiles


def test_scaling_by_one_changes_no_day(network: Network, scenario: Write) -> None:
    made = apply_scenario(
        network,
        scenario(
            '[[scale]]\ncountries = ["KZ", "AZ"]\n'
            'parts = ["running", "waiting", "handling", "border"]\nfactor = 1\n'
        ),
    )
    for base, scaled in zip(network.legs, made.legs, strict=True):
        assert [t.days for t in base.times] == [t.days for t in scaled.times]


def test_times_are_replaced_for_the_named_part_in_every_era(
    network: Network, scenario: Write
) -> None:
    made = apply_scenario(
        network, scenario('[[replace]]\ntransfers = "aktau-roll-on"\nparts = "waiting"\ndays = 0\n')
    )
    assert likely(made) == 13.7
    border = 'terminals = "altynkol"\nparts = "border"\nmin_days = 0\nlikely_days = 0.1\n'
    quick = apply_scenario(network, scenario(f"[[replace]]\n{border}max_days = 0.2\n"))
    assert likely(quick) == 15.2
    parts = {time.part for time in quick.transfers_at("altynkol")[-1].times}
    assert parts == {Part.BORDER, Part.HANDLING}


def test_an_era_is_adopted_where_it_has_a_row_of_its_own(network: Network, scenario: Write) -> None:
    made = apply_scenario(
        network, scenario('[[adopt]]\ncountries = "KZ"\nera = "2022"\nparts = "running"\n')
    )
    # 7 and 12 days instead of 5 and 5; the sea legs have no row of 2022 and stay.
    assert likely(made) == 24.7


def test_planned_legs_open_with_the_figures_of_plans(network: Network, scenario: Write) -> None:
    plans = replace(network.eras[1], id="planned", default=False, opens_planned=True)
    plain = network.leg("alat-poti").times[0]
    tunnel = replace(
        network.leg("aktau-alat-ferry"),
        id="aktau-alat-tunnel",
        status=Status.PLANNED,
        opens_year=2029,
        eras=("planned",),
        times=(replace(plain, days=DayRange.fixed(0.5), era="planned"),),
    )
    base = replace(network, eras=(*network.eras, plans), legs=(*network.legs, tunnel))
    assert likely(base) == 15.7
    early = apply_scenario(base, scenario("[[open]]\ndue = 2028\n"))
    assert likely(early) == 15.7
    opened = apply_scenario(base, scenario("[[open]]\ndue = 2029\n"))
    assert plan(opened, "xian", "poti").best.leg_ids[2] == "aktau-alat-tunnel"
    assert plan(opened, "xian", "poti", era="2022").best.leg_ids[2] == "aktau-alat-tunnel"
    by_name = apply_scenario(base, scenario('[[open]]\nlegs = "aktau-alat-tunnel"\n'))
    assert by_name.legs == opened.legs


def test_what_is_closed_stays_closed(network: Network, scenario: Write) -> None:
    both = scenario('[[close]]\nlegs = "alat-poti"\n[[open]]\nlegs = "alat-poti"\n')
    with pytest.raises(NoRouteError):
        plan(apply_scenario(network, both), "xian", "poti")


def test_a_service_is_run_more_often(network: Network, scenario: Write) -> None:
    more = scenario('[[operate]]\nservices = "feeder"\ndepartures_per_week = 7\ncapacity = 780\n')
    (service,) = apply_scenario(network, more).services
    assert (service.departures_per_week, service.capacity, service.weekdays) == (7, 780, ())


def test_rows_join_the_network_with_their_sources(network: Network, scenario: Write) -> None:
    made = apply_scenario(
        network,
        scenario(
            """
            [[sources]]
            id = "press"
            title = "A new line"
            kind = "press"
            [[legs]]
            id = "altynkol-poti-air"
            tail = "altynkol"
            head = "poti"
            mode = "rail"
            gauge_mm = 1520
            length_km = 4000
            confidence = "C"
            sources = ["press"]
            [[transit_times]]
            leg = "altynkol-poti-air"
            era = "all"
            min_days = 1
            likely_days = 2
            max_days = 3
            kind = "estimated"
            confidence = "C"
            sources = ["press"]
            """
        ),
    )
    assert likely(made) == 8
    assert made.source("press").title == "A new line"
    assert len(made.legs) == len(network.legs) + 1


def test_later_scenarios_lie_on_top(network: Network, scenario: Write) -> None:
    slow = scenario('[[scale]]\nlegs = "alat-poti"\nparts = "running"\nfactor = 2\n')
    fixed = scenario('[[replace]]\nlegs = "alat-poti"\nparts = "running"\ndays = 1\n')
    assert likely(apply_scenarios(network, [fixed, slow])) == 16.2
    assert likely(apply_scenarios(network, [slow, fixed])) == 15.2
    assert apply_scenarios(network, []) is network


def test_every_unknown_name_is_told_with_its_line_and_a_suggestion(
    network: Network, scenario: Write
) -> None:
    wrong = scenario(
        """
        [[close]]
        terminals = ["Alyat", "nowhere-at-all"]

        [[close]]
        legs = ["aktau-alat-fery"]

        [[operate]]
        services = ["feder"]
        capacity = 1

        [[adopt]]
        era = "curent"
        legs = "alat-poti"
        parts = "running"
        """
    )
    with pytest.raises(DataError) as caught:
        apply_scenario(network, wrong)
    told = {(fault.rule, fault.line) for fault in caught.value.faults}
    assert told == {
        ("unknown-terminal", 2),
        ("unknown-leg", 5),
        ("unknown-service", 8),
        ("unknown-era", 12),
    }
    hints = " ".join(fault.hint for fault in caught.value.faults)
    for name in ("'alat'", "'aktau-alat-ferry'", "'feeder'", "'current'"):
        assert name in hints


def test_an_edit_that_names_nothing_is_an_error_even_when_it_would_not_act(
    network: Network, scenario: Write
) -> None:
    nothing = scenario('[[close]]\nterminals = "xian"\nmodes = "feeder"\nto = 2020-01-01\n')
    with pytest.raises(DataError, match="nothing in the network is xian and mode:feeder") as caught:
        apply_scenario(network, nothing, on=date(2026, 1, 1))
    assert (caught.value.faults[0].file, caught.value.faults[0].line) == ("if.toml", 1)


def test_a_row_that_points_to_nothing_is_told_with_its_line(
    network: Network, scenario: Write
) -> None:
    row = scenario(
        '\n[[legs]]\nid = "x"\ntail = "xian"\nhead = "potty"\nmode = "rail"\nlength_km = 1\n'
        'confidence = "C"\n'
    )
    with pytest.raises(DataError, match="did you mean 'poti'") as caught:
        apply_scenario(network, row)
    assert (caught.value.faults[0].file, caught.value.faults[0].line) == ("if.toml", 2)


def test_closing_never_helps(network: Network) -> None:
    pairs = [(a, b) for a in ("xian", "aktau", "poti") for b in ("alat", "constanta", "altynkol")]
    base = {pair: likely(network, *pair) for pair in pairs}
    for leg in network.legs:
        shut = Scenario(id="shut", edits=(Close(target=Target(leg_ids=(leg.id,))),))
        without = apply_scenario(network, shut)
        for pair in pairs:
            try:
                assert likely(without, *pair) >= base[pair]
            except NoRouteError:
                continue
