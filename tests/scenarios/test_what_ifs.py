"""What-ifs by the thousand, against scenarios applied one by one."""

from __future__ import annotations

import numpy as np
import pytest

from corridor.errors import DataError, UnknownNameError
from corridor.io.read import load_network
from corridor.model.network import Network
from corridor.model.scenario import Close, Scenario, Target
from corridor.model.shipment import Equipment
from corridor.routing.matrix import od_matrix
from corridor.scenarios.apply import apply_scenario
from corridor.scenarios.what_ifs import BLOCK_WORLDS, days_in_worlds

PAIRS = [("xian", "poti"), ("poti", "xian"), ("aktau", "constanta"), ("alat", "alat")]


def test_closing_each_leg_is_as_closing_it_by_a_scenario(network: Network) -> None:
    factors = np.ones((len(network.legs), len(network.legs)))
    np.fill_diagonal(factors, np.inf)
    found = days_in_worlds(network, PAIRS, factors, era="current")
    for row, leg in zip(found, network.legs, strict=True):
        shut = Scenario(id="shut", edits=(Close(target=Target(leg_ids=(leg.id,))),))
        made = apply_scenario(network, shut)
        for days, (origin, destination) in zip(row, PAIRS, strict=True):
            ((expected,),) = od_matrix(made, [origin], [destination], era="current").values
            assert days == (np.inf if expected is None else expected)


def test_equipment_and_sanctions_close_what_they_close_to_a_plan() -> None:
    network = load_network()
    ends = ["xian", "poti", "urumqi", "tehran", "bandar-abbas", "moscow", "istanbul-halkali"]
    known = [end for end in ends if end in {terminal.id for terminal in network.terminals}]
    pairs = [(a, b) for a in known for b in known]
    as_it_is = np.ones((1, len(network.legs)))
    found = {}
    for equipment in (Equipment.BOX_40, Equipment.TRUCK, None):
        matrix = od_matrix(network, known, known, era="current", equipment=equipment)
        expected = [np.inf if days is None else days for row in matrix.values for days in row]
        (told,) = days_in_worlds(network, pairs, as_it_is, era="current", equipment=equipment)
        # A walk that comes back to a terminal may be quicker than any route.
        assert (told <= np.array(expected) + 1e-9).all()
        assert (np.isclose(told, expected) | np.isinf(told) & np.isinf(expected)).mean() > 0.9
        found[equipment] = told.tolist()
    assert len({tuple(told) for told in found.values()}) > 1


def test_more_what_ifs_than_a_block_keep_their_order(network: Network) -> None:
    many = BLOCK_WORLDS + 3
    factors = np.repeat(np.linspace(1, 2, many)[:, None], len(network.legs), axis=1)
    found = days_in_worlds(network, PAIRS[:1], factors, era="current")[:, 0]
    assert found[0] == 15.7
    assert (np.diff(found) > 0).all()
    assert found[-1] == pytest.approx(2 * 15.7, abs=1e-5)


def test_what_does_not_fit_is_refused(network: Network) -> None:
    legs = len(network.legs)
    for wrong in (
        np.ones((1, legs + 1)),
        np.ones(legs),
        -np.ones((1, legs)),
        np.full((1, legs), np.nan),
    ):
        with pytest.raises(DataError):
            days_in_worlds(network, PAIRS, wrong, era="current")
    with pytest.raises(UnknownNameError):
        days_in_worlds(network, [("xian", "nowhere")], np.ones((1, legs)), era="current")
    assert days_in_worlds(network, PAIRS, np.ones((0, legs)), era="current").shape == (0, 4)
