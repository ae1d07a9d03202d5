"""Tornados on the tiny network, against sums worked out by hand."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest

from corridor.model.network import Network
from corridor.model.uncertain import UNCALIBRATED
from corridor.reports.paper import Paper
from corridor.reports.scenario_tornado import tornado_as
from corridor.routing.plan import ask
from corridor.scenarios.tornado import Tornado, tornado, ways_out


@pytest.fixture
def found(network: Network) -> Tornado:
    return tornado(network, ask(network, "xian", "poti"), UNCALIBRATED, draws=4000)


def test_each_input_moves_the_total_by_its_own_range(found: Tornado) -> None:
    swings = {(swing.element.id, str(swing.element.part)): swing for swing in found.swings}
    # The total is 15.7; the ferry's wait is 1 to 5 days, likely 2, the feeder's total 18.3.
    wait = swings["aktau-roll-on", "waiting"]
    assert (wait.low_days, wait.high_days, wait.best_high_days) == (14.7, 18.7, 18.3)
    assert wait.width_days == 4
    assert [swing.element.id for swing in ways_out(found)] == ["aktau-roll-on"]


def test_the_widest_comes_first_and_shares_add_up(found: Tornado) -> None:
    widths = [swing.width_days for swing in found.swings]
    assert widths == sorted(widths, reverse=True)
    assert sum(swing.variance_share for swing in found.swings) == pytest.approx(1, abs=1e-5)


def test_inputs_without_spread_are_left_out(network: Network) -> None:
    query = replace(ask(network, "xian", "altynkol"), era="current")
    assert len(tornado(network, query, UNCALIBRATED, draws=100).swings) == 1


@pytest.mark.parametrize("format", ["text", "json", "csv"])
def test_every_format_names_the_widest(network: Network, found: Tornado, format: str) -> None:
    written = tornado_as(format, network, found, Paper())
    assert ("Aktau waiting" if format == "text" else "aktau-roll-on") in written


def test_the_picture_is_sound_and_names_cannot_break_it(network: Network, found: Tornado) -> None:
    picture = ET.fromstring(tornado_as("svg", network, found, Paper()))
    bars = list(picture.iter("{http://www.w3.org/2000/svg}rect"))
    assert len(bars) == 1 + 2 * len(found.swings)
    assert all(float(bar.get("width", "0")) >= 0 for bar in bars)
    hostile = replace(
        network,
        terminals=tuple(
            replace(terminal, name='<script>"&') if terminal.id == "aktau" else terminal
            for terminal in network.terminals
        ),
    )
    text = tornado_as("svg", hostile, found, Paper())
    assert "<script" not in text
    ET.fromstring(text)
