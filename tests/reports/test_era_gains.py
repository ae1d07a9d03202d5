"""The columns of the eras add up, and gains are taken against the right era."""

from __future__ import annotations

from dataclasses import replace

from corridor.model.answers import Result
from corridor.model.network import Network
from corridor.model.query import RouteQuery
from corridor.reports.era_gains import gains, side_by_side
from corridor.reports.eras_text import render_eras
from corridor.reports.steps import steps_of
from corridor.routing.eras import routes_by_era
from corridor.units import exact_sum


def test_every_column_adds_up_to_its_era(network: Network, by_era: tuple[Result, ...]) -> None:
    rows = side_by_side(network, by_era)
    for column, result in enumerate(by_era):
        cells = [row.days[column] for row in rows]
        likely = exact_sum(days.likely_days for days in cells if days is not None)
        assert likely == result.best.days.likely_days


def test_two_chains_are_merged_in_order_of_travel(
    network: Network, by_era: tuple[Result, ...]
) -> None:
    assert by_era[0].best.leg_ids != by_era[-1].best.leg_ids  # 2022 goes by Kuryk
    rows = side_by_side(network, by_era)
    for column, result in enumerate(by_era):
        own = [(row.where, row.how) for row in rows if row.days[column] is not None]
        assert own == [(step.where, step.how) for step in steps_of(network, result.best)]
    assert (rows[-1].where, rows[-1].how) == ("Poti", "border")
    assert gains(network, by_era)[0].by_another_way


def test_one_chain_is_followed_by_all(network: Network, query: RouteQuery) -> None:
    via_aktau = routes_by_era(network, replace(query, via_ids=("aktau",)))
    assert all(None not in row.days for row in side_by_side(network, via_aktau))
    gain = gains(network, via_aktau)[-1]
    assert not gain.by_another_way
    # By hand: Xi'an 8.5 → 3.5, Kazakhstan 13.3 → 5.1, Aktau's wait 12 → 2.5, Georgia 6 → 2.5.
    assert gain.likely_days == -26.2
    assert gain.elements[:2] == (
        ("Aktau", "waiting", -9.5),
        ("Altynkol → Aktau", "rail", -8.2),
    )
    assert exact_sum(gain.parts.values()) == gain.likely_days


def test_nothing_is_judged_by_a_target(network: Network, by_era: tuple[Result, ...]) -> None:
    assert [(gain.era, gain.against) for gain in gains(network, by_era)] == [
        ("target", "2022"),
        ("current", "2022"),
    ]


def test_what_follows_the_default_era_is_judged_by_it(network: Network, query: RouteQuery) -> None:
    winter = replace(network.era("current"), id="winter", default=False)
    longer = replace(network, eras=(*network.eras, winter))
    found = gains(longer, routes_by_era(longer, query))
    assert found[-1].against == "current"
    assert "winter against current" in render_eras(longer, routes_by_era(longer, query))
