"""GeoDataFrames of terminals, legs and routes: the model's values, in the model's directions."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from corridor.convert.frames import leg_points, legs_to_frame, route_to_frame, terminals_to_frame
from corridor.io.read import load_network
from corridor.model.network import Network
from corridor.model.query import RouteQuery
from corridor.routing.best import best_routes

LINE = ((49.44, 39.98), (50.0, 41.0), (51.22, 43.60))
LINES = {"alat-aktau-sea": LINE}
"""Drawn from Alat to Aktau."""


@pytest.fixture
def network(tiny_folder: Path) -> Network:
    path = tiny_folder / "legs.csv"
    path.write_text(path.read_text().replace("470,,open,,,,,,", "470,,open,,,,,alat-aktau-sea,"))
    return load_network(tiny_folder)


def test_terminals_are_points_with_longitude_first(network: Network) -> None:
    frame = terminals_to_frame(network)
    point = frame.loc["xian"].geometry
    assert (point.x, point.y) == (109.06, 34.39)
    assert frame.crs.to_epsg() == 4326
    assert list(frame.index) == [terminal.id for terminal in network.terminals]
    assert frame.loc["altynkol", "gauges_mm"] == "1435;1520"


def test_legs_run_from_tail_to_head_whichever_way_their_line_is_drawn(network: Network) -> None:
    assert leg_points(network, network.leg("alat-aktau-feeder"), LINES) == list(LINE)
    assert leg_points(network, network.leg("aktau-alat-feeder"), LINES) == list(reversed(LINE))


def test_a_leg_without_line_is_a_schematic_great_circle(network: Network) -> None:
    frame = legs_to_frame(network, lines=LINES)
    assert not frame.loc["aktau-alat-ferry", "schematic"]
    assert frame.loc["xian-altynkol", "schematic"]
    start = frame.loc["xian-altynkol"].geometry.coords[0]
    assert start == (109.06, 34.39)


def test_days_are_those_of_the_era_asked_for(network: Network) -> None:
    current = legs_to_frame(network)
    before = legs_to_frame(network, era=network.era("2022"))
    assert current.loc["altynkol-aktau", "likely_days"] == 5
    assert before.loc["altynkol-aktau", "likely_days"] == 12
    assert before.loc["aktau-alat-feeder", "era"] == "all"


def test_a_route_has_a_row_a_leg_with_the_days_up_to_its_end(network: Network) -> None:
    query = RouteQuery(origin_id="xian", destination_id="poti", era="current")
    route = best_routes(network, query).best
    frame = route_to_frame(network, route, lines=LINES)
    assert tuple(frame.index) == route.leg_ids
    running = [e.days.likely_days for e in route.elements if e.is_leg]
    assert list(frame["likely_days"]) == running
    assert frame["likely_days_to_here"].is_monotonic_increasing
    assert frame["likely_days_to_here"].iloc[-1] == route.days.likely_days


def test_an_empty_network_gives_empty_frames() -> None:
    assert len(terminals_to_frame(Network())) == 0


@pytest.mark.parametrize("form", [terminals_to_frame, legs_to_frame])
def test_frames_can_be_explored(network: Network, form: Callable[[Network], Any]) -> None:
    assert "L.geoJson" in form(network).explore(tiles=None).get_root().render()


def test_a_route_can_be_explored_by_its_days(network: Network) -> None:
    query = RouteQuery(origin_id="xian", destination_id="poti", era=network.default_era.id)
    frame = route_to_frame(network, best_routes(network, query).best)
    shown = frame.explore(column="likely_days_to_here", tiles=None)
    assert "likely_days_to_here" in shown.get_root().render()
