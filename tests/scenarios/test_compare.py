"""Comparisons and regrets on the tiny network, where the answers are known by hand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from corridor.errors import DataError
from corridor.model.network import Network
from corridor.model.query import RouteQuery
from corridor.model.scenario import AddWaiting, Close, ScaleTimes, Scenario, Target
from corridor.model.tariffs import Basis, Money, PriceList, Rate, Scope
from corridor.model.times import DayRange
from corridor.model.uncertain import UNCALIBRATED
from corridor.model.vocabulary import Confidence, FactKind, Mode, Part
from corridor.reports.formats import route_as
from corridor.reports.paper import Paper
from corridor.reports.scenario_formats import comparison_as
from corridor.routing.plan import ask
from corridor.scenarios.compare import Effect, answer_under, compare_scenarios
from corridor.scenarios.regret import regret_table

NO_FERRY = Scenario(
    id="no-ferry", edits=(Close(target=Target(modes=(Mode.TRAIN_FERRY,)), note="storm"),)
)
SLOW_RAIL = Scenario(
    id="slow-rail",
    edits=(
        ScaleTimes(target=Target(leg_ids=("altynkol-aktau",)), factor=2.0, parts=(Part.RUNNING,)),
    ),
)
QUEUE = Scenario(
    id="queue",
    edits=(
        AddWaiting(
            target=Target(leg_ids=("aktau-alat-ferry",)),
            days=DayRange(min_days=5, likely_days=6, max_days=20),
        ),
    ),
)
ALAT_SHUT = Scenario(id="alat-shut", edits=(Close(target=Target(terminal_ids=("alat",))),))
RATE = Rate(
    id="per-km",
    scope=Scope(modes=frozenset({Mode.RAIL, Mode.TRAIN_FERRY})),
    era="all",
    basis=Basis.BOX,
    price=Money(min_usd=1, likely_usd=1, max_usd=1),
    over_km=1.0,
    price_date="2026",
    kind=FactKind.ESTIMATED,
    confidence=Confidence.C,
)
EVERY = (NO_FERRY, SLOW_RAIL, QUEUE, ALAT_SHUT)


@pytest.fixture
def query(network: Network) -> RouteQuery:
    return ask(network, "xian", "poti")


def test_each_effect_is_told(network: Network, query: RouteQuery) -> None:
    compared = compare_scenarios(network, EVERY, [query])
    effects = [found[0].effect for found in compared.outcomes]
    assert effects == [Effect.REROUTED, Effect.TIMES, Effect.REROUTED, Effect.CUT]
    no_ferry, slow, queue, shut = (found[0] for found in compared.outcomes)
    assert no_ferry.route is not None
    assert no_ferry.route.days.likely_days == 18.3
    assert no_ferry.kept_days is None
    assert slow.kept_days is not None
    assert slow.kept_days.likely_days == 20.7
    assert queue.kept_days is not None
    assert queue.kept_days.likely_days == 21.7
    assert shut.route is None
    assert "suspended" in shut.why_none or "alat" in shut.why_none.lower()


def test_a_scenario_that_does_not_touch_the_way_changes_nothing(network: Network) -> None:
    query = ask(network, "xian", "altynkol")
    compared = compare_scenarios(network, EVERY, [query])
    assert [found[0].effect for found in compared.outcomes] == [Effect.NONE] * 4
    assert all(found[0].route == compared.base[0].route for found in compared.outcomes)


def test_what_is_cut_in_the_base_can_be_opened(network: Network, query: RouteQuery) -> None:
    from corridor.scenarios.apply import apply_scenario

    broken = apply_scenario(network, ALAT_SHUT)
    still = compare_scenarios(broken, [SLOW_RAIL], [query])
    assert still.outcomes[0][0].effect is Effect.NONE
    assert still.base[0].route is None


def test_common_random_numbers_leave_no_noise(network: Network, query: RouteQuery) -> None:
    nothing = Scenario(
        id="nothing",
        edits=(ScaleTimes(target=Target(leg_ids=("poti-alat",)), factor=3, parts=(Part.RUNNING,)),),
    )
    compared = compare_scenarios(
        network, [nothing, SLOW_RAIL], [query], draws=2000, calibration=UNCALIBRATED, seed=7
    )
    base = compared.base[0].simulation
    assert base is not None
    assert compared.outcomes[0][0].simulation == base
    slow = compared.outcomes[1][0].simulation
    assert slow is not None
    assert slow.percentiles.p50_days > base.percentiles.p50_days + 4


def test_dates_are_heeded_and_their_absence_noted(network: Network, query: RouteQuery) -> None:
    from corridor.model.scenario import Period

    period = Period(first=date(2026, 11, 5), last=date(2026, 11, 14))
    storm = Scenario(
        id="storm", edits=(Close(target=Target(modes=(Mode.TRAIN_FERRY,)), period=period),)
    )
    compared = compare_scenarios(network, [storm], [query])
    assert compared.outcomes[0][0].effect is Effect.REROUTED
    assert "2026-11-05" in compared.notes[0]
    after = compare_scenarios(network, [storm], [query], on=date(2026, 11, 15))
    assert after.outcomes[0][0].effect is Effect.NONE
    assert not any(storm.id in note for note in after.notes)
    assert after.fingerprints[1] == after.fingerprints[0]


def test_nothing_asked_is_refused(network: Network) -> None:
    with pytest.raises(DataError, match="nothing is asked"):
        compare_scenarios(network, EVERY, [])


def test_regrets_are_worked_out_by_hand(network: Network, query: RouteQuery) -> None:
    # Ferry: 15.7, barred, 20.7, 21.7. Feeder: 18.3, 18.3, 23.3, 18.3. Alat shut leaves neither.
    table = regret_table(network, compare_scenarios(network, EVERY, [query]))
    assert table.scenario_ids == ("base", "no-ferry", "slow-rail", "queue")
    feeder, ferry = table.plans
    assert feeder.likely_days == (18.3, 18.3, 23.3, 18.3)
    assert feeder.regret_days == (2.6, 0.0, 2.6, 0.0)
    assert feeder.best_in == ("no-ferry", "queue")
    assert feeder.worst_regret_days == 2.6
    assert ferry.likely_days == (15.7, None, 20.7, 21.7)
    assert ferry.regret_days == (0.0, None, 0.0, 3.4)
    assert table.robust is feeder


def test_the_answer_carries_the_scenario(network: Network, query: RouteQuery) -> None:
    result = answer_under(network, [SLOW_RAIL, QUEUE], query)
    names = result.provenance.scenario.split(" + ")
    assert names == [f"{each.id}@{each.fingerprint[:12]}" for each in (SLOW_RAIL, QUEUE)]
    assert "slow-rail@" in route_as("json", network, result, Paper())


def test_bills_and_chances_are_told_when_asked_for(network: Network, query: RouteQuery) -> None:
    plain = compare_scenarios(network, [NO_FERRY], [query], draws=500, calibration=UNCALIBRATED)
    assert plain.base[0].cost_usd is None
    assert plain.base[0].on_time is None
    prices = PriceList(rates=(RATE,))
    told = compare_scenarios(
        network,
        [NO_FERRY, ALAT_SHUT],
        [query],
        draws=500,
        calibration=UNCALIBRATED,
        within_days=18,
        prices=prices,
    )
    base, rerouted = told.base[0], told.outcomes[0][0]
    # Rail and ferry at 1 USD a box and kilometre; the feeder has no price.
    assert base.cost_usd is not None
    assert base.cost_usd.likely_usd == 3254 + 3200 + 470 + 812
    assert rerouted.cost_usd is not None
    assert rerouted.cost_usd.likely_usd == 3254 + 3200 + 812
    assert not rerouted.is_billed_in_full
    assert base.on_time is not None
    assert rerouted.on_time is not None
    assert base.on_time > 0.5 > rerouted.on_time
    assert told.outcomes[1][0].cost_usd is None
    assert "7,736" in comparison_as("text", network, told, [], Paper(width=140))


Formats = Callable[[str], str]


@pytest.mark.parametrize("format", ["text", "json", "csv", "md"])
def test_every_format_tells_of_every_scenario(
    network: Network, query: RouteQuery, format: str
) -> None:
    compared = compare_scenarios(network, EVERY, [query], draws=100, calibration=UNCALIBRATED)
    regrets = [regret_table(network, compared)]
    written = comparison_as(format, network, compared, regrets, Paper())
    for scenario in EVERY:
        assert scenario.id in written.replace("\n", "")
    assert "18.3" in written
    assert "\x1b" not in written


def test_hostile_names_stay_text(network: Network, query: RouteQuery) -> None:
    bad = Scenario(id="=cmd|\x1b[31m|<b>", title="<script>", edits=NO_FERRY.edits)
    compared = compare_scenarios(network, [bad], [query])
    text = comparison_as("text", network, compared, [], Paper())
    assert "\x1b" not in text
    assert "'=cmd" in comparison_as("csv", network, compared, [], Paper())
    assert "<b>" not in comparison_as("md", network, compared, [], Paper())
