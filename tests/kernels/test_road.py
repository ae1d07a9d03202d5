"""Which road is taken, and who is told that a kernel is compiled."""

from __future__ import annotations

import subprocess
import sys

import pytest

from corridor.errors import ExtraMissingError
from corridor.kernels import road
from corridor.kernels.compiled import compiled
from corridor.kernels.road import Road, announce_to, takes_fast_road


def test_what_is_asked_for_is_taken_and_the_missing_extra_named(monkeypatch) -> None:
    assert not takes_fast_road(Road.BASE, 1e9)
    assert takes_fast_road(Road.FAST, 0.0)
    monkeypatch.setattr(road, "has_fast_road", lambda: False)
    assert not takes_fast_road(None, 1e9)
    with pytest.raises(ExtraMissingError, match=r"corridor\[fast\]"):
        takes_fast_road(Road.FAST, 0.0)


def test_the_compiler_is_started_for_long_work_alone(monkeypatch) -> None:
    monkeypatch.delitem(sys.modules, "numba", raising=False)
    assert not takes_fast_road(None, 0.5)
    assert takes_fast_road(None, 5.0)


def test_a_kernel_not_yet_compiled_is_announced_once(monkeypatch) -> None:
    monkeypatch.setattr(road, "_listeners", [])
    heard: list[str] = []
    announce_to(heard.append)

    def _plus_one(number: int) -> int:
        return number + 1

    kernel = compiled(_plus_one)
    assert [kernel(1), kernel(2)] == [2, 3]
    assert heard == ["compiling plus_one, once on this machine: seconds"]


def test_the_base_road_needs_no_compiler() -> None:
    probe = """
import sys
sys.modules["numba"] = None
import numpy as np
from corridor import load_network, ask, pareto_set, read_prices, simulate, Shipment, od_matrix
from corridor.scenarios.what_ifs import days_in_worlds
from corridor.uncertainty.fastest import fastest_routes
from corridor.uncertainty.traveller import Traveller
network = load_network()
query = ask(network, "Xi'an", "Poti")
pareto_set(network, query, read_prices(), Shipment(), over=("time", "spread", "cost", "co2e"))
fastest_routes(network, query, Traveller.uncalibrated(draws=100))
days_in_worlds(network, [("xian", "poti")], np.ones((3, len(network.legs))), era="current")
od_matrix(network, ["xian"], ["poti"], era="current")
"""
    command = [sys.executable, "-c", probe]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
