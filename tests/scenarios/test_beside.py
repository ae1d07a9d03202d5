"""Edits of prices and of closure laws, against what is worked out by hand.

One 40 ft box, xian → poti by the ferry: 3254 + 3200 + 470 + 812 km at a dollar each. By the feeder
it is handled at Aktau and at Alat.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from corridor.choice.cost import Costing, CostName, cost_of
from corridor.errors import DataError
from corridor.io.scenario_json import scenario_from_json, scenario_to_json
from corridor.model.calendar import ClosureKind, ClosureLaw
from corridor.model.network import Network
from corridor.model.scenario import Scenario
from corridor.model.shipment import CargoClass, Equipment, Shipment
from corridor.model.tariffs import (
    Basis,
    Charge,
    ChargeKind,
    Money,
    PriceList,
    Rate,
    Scope,
)
from corridor.model.times import DayRange
from corridor.model.vocabulary import Confidence, FactKind, Mode
from corridor.reports.scenario_words import edit_sentence
from corridor.routing.plan import plan
from corridor.scenarios.apply import apply_scenario, apply_scenarios
from corridor.scenarios.beside import WhatIf, laws_under, prices_under
from corridor.uncertainty.journeys import travel
from corridor.uncertainty.season import Season

Write = Callable[[str], Scenario]

PER_KM = Rate(
    id="per-km",
    scope=Scope(modes=frozenset({Mode.RAIL, Mode.TRAIN_FERRY})),
    era="all",
    basis=Basis.BOX,
    price=Money(min_usd=1, likely_usd=1, max_usd=2),
    over_km=1.0,
    price_date="2026",
    kind=FactKind.MEASURED,
    confidence=Confidence.B,
)
QUAY = Charge(
    id="quay",
    met_at=ChargeKind.HANDLING,
    scope=Scope(),
    era="all",
    basis=Basis.FEU,
    price=Money.fixed(100),
    price_date="2026",
    kind=FactKind.MEASURED,
    confidence=Confidence.B,
)
PRICES = PriceList(rates=(PER_KM,), charges=(QUAY,))
WIND = ClosureLaw(
    terminal_id="aktau",
    month=11,
    closures=4,
    duration=DayRange(min_days=1, likely_days=2, max_days=5),
    kind=ClosureKind.WIND,
    confidence=Confidence.B,
)


def bill(
    network: Network, scenario: Scenario, shipment: Shipment | None = None, **when: object
) -> Costing:
    made = apply_scenario(network, scenario)
    prices = prices_under(PRICES, made, [scenario], **when)  # type: ignore[arg-type]
    route = plan(network, "xian", "poti").best
    return cost_of(made, route, made.default_era, prices, shipment or Shipment())


def likely(costing: Costing, name: CostName) -> float:
    return costing.by_name()[name].likely_usd


def test_without_an_edit_the_list_is_the_same(network: Network, scenario: Write) -> None:
    assert prices_under(PRICES, network, [scenario('[[close]]\nlegs = "alat-poti"\n')]) is PRICES
    base = bill(network, Scenario(id="nothing"))
    assert likely(base, CostName.LINEHAUL) == 3254 + 3200 + 470 + 812


def test_a_price_is_multiplied_where_it_is_paid_and_loses_its_grade(
    network: Network, scenario: Write
) -> None:
    dearer = scenario(
        '[[price]]\nlegs = "alat-poti"\nitems = "linehaul"\nfactor = 1.5\nnote = "rail tariff"\n'
    )
    told = bill(network, dearer)
    assert likely(told, CostName.LINEHAUL) == 3254 + 3200 + 470 + 812 * 1.5
    (item,) = [item for item in told.items if item.place_id == "alat-poti"]
    assert (item.kind, item.confidence) == (FactKind.ESTIMATED, Confidence.C)
    assert item.note == "times 1.5: rail tariff"
    assert item.price_id == "per-km"


def test_a_price_at_a_terminal_is_meant_by_place_and_mode(
    network: Network, scenario: Write
) -> None:
    made = apply_scenario(network, scenario('[[close]]\nmodes = "train-ferry"\n'))
    route = plan(made, "xian", "poti").best

    def handling(edit: str) -> float:
        prices = prices_under(PRICES, made, [scenario(edit)])
        return likely(cost_of(made, route, made.default_era, prices, Shipment()), CostName.HANDLING)

    at_aktau = '[[price]]\nterminals = "aktau"\nmodes = "feeder"\nitems = "handling"\n'
    assert handling(f"{at_aktau}factor = 1\n") == 200
    assert handling(f"{at_aktau}factor = 3\n") == 400
    assert handling(f"{at_aktau}min_usd = 10\nlikely_usd = 20\nmax_usd = 30\n") == 120
    assert handling(f"{at_aktau.replace('feeder', 'train-ferry')}factor = 3\n") == 200
    assert handling('[[price]]\ncountries = "KZ"\nitems = ["handling"]\nusd = 0\n') == 100


def test_what_was_unknown_can_be_given_a_price_but_not_multiplied(
    network: Network, scenario: Write
) -> None:
    feeder = '[[price]]\nlegs = "aktau-alat-feeder"\nitems = "linehaul"\n'
    shut = '[[close]]\nmodes = "train-ferry"\n'
    made = apply_scenario(network, scenario(shut))
    route = plan(made, "xian", "poti").best
    for edit, unknown in (("factor = 2", True), ("usd = 300", False)):
        prices = prices_under(PRICES, made, [scenario(f"{feeder}{edit}\n")])
        costing = cost_of(made, route, made.default_era, prices, Shipment())
        assert ("carriage on aktau-alat-feeder" in costing.unknown) is unknown


def test_a_charge_is_paid_besides_for_each_leg_and_by_its_basis(
    network: Network, scenario: Write
) -> None:
    toll = scenario('[[charge]]\nmodes = "train-ferry"\nusd = 7\nbasis = "tonne"\n')
    told = bill(network, toll, Shipment(equipment=Equipment.BOX_40, tonnes_each=12, units=2))
    assert likely(told, CostName.SURCHARGE) == 7 * 24
    by_km = scenario('[[charge]]\nlegs = ["alat-poti"]\nusd = 10\nover_km = 100\n')
    assert likely(bill(network, by_km), CostName.SURCHARGE) == 81.2


def test_prices_heed_dates_and_cargo(network: Network, scenario: Write) -> None:
    war = scenario(
        '[[charge]]\nlegs = "alat-poti"\nusd = 50\ncargo = "dangerous"\n'
        "from = 2026-11-05\nto = 2026-11-14\n"
    )
    inside, after = date(2026, 11, 14), date(2026, 11, 15)
    for day, cargo, is_met in (
        (inside, CargoClass.DANGEROUS, True),
        (inside, CargoClass.GENERAL, False),
        (after, CargoClass.DANGEROUS, False),
    ):
        told = bill(network, war, on=day, cargo=cargo)
        assert (CostName.SURCHARGE in told.by_name()) is is_met
    assert prices_under(PRICES, network, [war], on=after) is PRICES


def test_later_edits_act_on_what_earlier_ones_made(network: Network, scenario: Write) -> None:
    leg = '[[price]]\nlegs = "alat-poti"\nitems = "linehaul"\n'
    fixed, doubled = scenario(f"{leg}usd = 100\n"), scenario(f"{leg}factor = 2\n")
    route = plan(network, "xian", "poti").best
    for stack, usd in (((fixed, doubled), 200), ((doubled, fixed), 100)):
        prices = prices_under(PRICES, network, stack)
        items = cost_of(network, route, network.default_era, prices, Shipment()).items
        (item,) = [item for item in items if item.place_id == "alat-poti"]
        assert item.amount.likely_usd == usd


def test_laws_are_multiplied_stated_and_taken_away(network: Network, scenario: Write) -> None:
    more = scenario('[[closures]]\nterminals = "aktau"\nfactor = 1.5\nconfidence = "D"\n')
    (law,) = laws_under([WIND], network, [more])
    assert (law.closures, law.duration, law.confidence) == (6.0, WIND.duration, Confidence.D)
    stated = scenario(
        '[[closures]]\nterminals = "alat"\ncause = "wind"\nmonths = [1, 11]\nper_month = 2\n'
        "days = 3\n"
    )
    made = laws_under([WIND], network, [stated])
    assert [(law.terminal_id, law.month) for law in made] == [
        ("aktau", 11), ("alat", 1), ("alat", 11),
    ]  # fmt: skip
    never = scenario('[[closures]]\ncountries = "KZ"\ncause = "wind"\nper_month = 0\n')
    assert (
        next(law.closures for law in laws_under([WIND], network, [never]) if law.month == 11) == 0
    )
    assert laws_under([WIND], network, [more], on=date(2026, 1, 1)) == (law,)


def test_percentiles_move_with_the_laws(network: Network, scenario: Write) -> None:
    ready = datetime(2026, 10, 29, tzinfo=UTC)
    route = plan(network, "xian", "poti").best
    p95 = []
    for factor in (0, 1, 3):
        edit = scenario(f'[[closures]]\nterminals = "aktau"\nmonths = 11\nfactor = {factor}\n')
        laws = laws_under([WIND], network, [edit])
        season = Season(ready=ready, era=network.default_era, laws=laws)
        stages = season.stages(route)
        p95.append(travel(route, draws=4000, stages=stages, rho=0.3).quantile_days(0.95))
    assert p95[0] < p95[1] < p95[2]


def test_two_causes_in_one_month_both_act(network: Network) -> None:
    ready = datetime(2026, 10, 29, tzinfo=UTC)
    route = plan(network, "xian", "poti").best
    frost = replace(WIND, terminal_id="altynkol", kind=ClosureKind.WEATHER, closures=8)
    crisis = replace(frost, kind=ClosureKind.CRISIS, closures=0.1)
    means = []
    for laws in ((frost,), (frost, crisis), (crisis, frost)):
        season = Season(ready=ready, era=network.default_era, laws=laws)
        journeys = travel(route, draws=2000, stages=season.stages(route), rho=0.3)
        means.append(journeys.simulation().percentiles.mean_days)
    assert means[0] <= means[1] == means[2]


def test_a_law_that_is_not_there_cannot_be_multiplied(network: Network, scenario: Write) -> None:
    wrong = scenario('\n[[closures]]\nterminals = "poti"\nfactor = 2\n')
    with pytest.raises(DataError, match="no law has poti shut") as caught:
        laws_under([WIND], network, [wrong])
    assert caught.value.faults[0].line == 2


def test_unknown_places_are_told_when_the_scenario_is_applied(
    network: Network, scenario: Write
) -> None:
    for text in (
        '[[closures]]\nterminals = "aktow"\nfactor = 2\n',
        '[[price]]\nterminals = "aktow"\nitems = "handling"\nfactor = 2\n',
        '[[charge]]\nlegs = "alat-pot"\nusd = 2\n',
        '[[price]]\nlegs = "alat-poti"\nitems = "handling"\nfactor = 2\n',
    ):
        with pytest.raises(DataError) as caught:
            apply_scenario(network, scenario(text))
        assert caught.value.faults[0].line in (1, 2)


EVERY_FORM = """
[[price]]
countries = ["KZ"]
items = ["border", "linehaul"]
factor = 0
[[price]]
terminals = ["aktau"]
items = ["handling"]
usd = 90
basis = "box"
price_date = "2026-05"
[[charge]]
modes = ["rail"]
min_usd = 1
likely_usd = 2
max_usd = 3
over_km = 100
[[closures]]
terminals = ["aktau"]
months = [12, 11]
factor = 1.5
[[closures]]
countries = ["KZ"]
cause = "wind"
per_month = 2
min_days = 1
likely_days = 2
max_days = 3
[[closures]]
terminals = ["alat"]
cause = "wind"
per_month = 0
"""


def test_every_form_is_written_and_read_again_and_has_words(scenario: Write) -> None:
    read = scenario(EVERY_FORM)
    assert scenario_from_json(scenario_to_json(read)) == read
    assert scenario_from_json(scenario_to_json(read)).fingerprint == read.fingerprint
    assert [edit_sentence(edit) for edit in read.edits] == [
        "price of border and linehaul × 0 at KZ",
        "handling for 90 USD per box at aktau",
        "charge of 1–3 USD per feu for 100 km on mode:rail",
        "closures × 1.5 at aktau in month 11 and 12",
        "2 closures by wind of 1–3 d a month at KZ",
        "no closures by wind at alat",
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[[price]]\nlegs = "a"\nitems = "linehaul"\n', "either a factor or a price"),
        ('[[price]]\nlegs = "a"\nitems = "linehaul"\nfactor = 1\nusd = 2\n', "either a factor"),
        ('[[price]]\nlegs = "a"\nitems = "linehaul"\nmin_usd = 1\n', "needs either usd, or min"),
        ('[[price]]\nlegs = "a"\nitems = "petrol"\nusd = 1\n', "'linehaul'"),
        ('[[price]]\nlegs = "a"\nitems = []\nusd = 1\n', "at least 1 item"),
        ('[[charge]]\nlegs = "a"\nusd = 1e308\n', "less than or equal"),
        ('[[charge]]\nlegs = "a"\nusd = nan\n', "finite"),
        ('[[charge]]\nlegs = "a"\nmin_usd = 3\nlikely_usd = 2\nmax_usd = 4\n', "min ≤ likely"),
        ('[[closures]]\nterminals = "a"\n', "either a factor, or per_month"),
        ('[[closures]]\nterminals = "a"\nper_month = 1\ndays = 1\n', "needs a cause"),
        ('[[closures]]\nterminals = "a"\nper_month = 1\ncause = "wind"\n', "needs either days"),
        ('[[closures]]\nterminals = "a"\nfactor = 1\ndays = 1\n', "leave out days"),
        ('[[closures]]\nlegs = "a"\nfactor = 1\n', "about terminals or countries"),
        ('[[closures]]\nterminals = "a"\nfactor = 1\nmonths = [13]\n', "less than or equal to 12"),
        ('[[closures]]\nterminals = "a"\nper_month = 61\n', "less than or equal to 60"),
    ],
)
def test_a_bad_edit_is_refused(scenario: Write, text: str, message: str) -> None:
    with pytest.raises(DataError, match=message):
        scenario(text)


def test_a_stack_is_one_what_if(network: Network, scenario: Write) -> None:
    text = 'legs = "alat-poti"\nfrom = 2026-11-05\nto = 2026-11-14\n'
    edits = scenario(f"[[close]]\n{text}[[charge]]\n{text}usd = 1\n")
    what_if = WhatIf(scenarios=(edits,), on=date(2026, 11, 5))
    made = what_if.network(network)
    assert made == apply_scenarios(network, [edits])
    assert len(what_if.acting()) == 2
    assert what_if.prices(PRICES, made).changes
    assert what_if.notes() == ()
    later = WhatIf(scenarios=(edits,), on=date(2026, 11, 15))
    assert later.network(network) is network
    assert later.prices(PRICES, network) is PRICES
    assert later.acting() == ()
    assert "no date was asked for" in WhatIf(scenarios=(edits,)).notes()[0]
