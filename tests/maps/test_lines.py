"""The shipped lines lie where they should: rail on land, ships on water, ends at terminals."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import shapely
from shapely.geometry import LineString, box, shape

from corridor.geo import great_circle_km, line_length_km
from corridor.io.catalog import network_dir
from corridor.io.lines import Lines, read_lines
from corridor.io.read import load_network
from corridor.model.network import Network

FOLDER = network_dir() / "lines"
NEAR_KM = 15.0
COAST_DEG = 0.05
"""How far thinned coasts may be off, about five kilometres."""

SUEZ = box(32.2, 29.8, 32.7, 31.4)
ELBE = box(8.8, 53.4, 10.1, 54.0)
LAKE_VAN = box(42.2, 38.2, 43.7, 39.1)  # land in the outlines, as every lake


@pytest.fixture(scope="module")
def network() -> Network:
    return load_network()


@pytest.fixture(scope="module")
def lines() -> Lines:
    return read_lines()


@pytest.fixture(scope="module")
def land() -> Any:
    features = json.loads((FOLDER / "countries.geojson").read_text())["features"]
    return shapely.union_all([shapely.make_valid(shape(f["geometry"])) for f in features])


def length_km(geometry: Any) -> float:
    parts = getattr(geometry, "geoms", [geometry])
    return sum(line_length_km(list(p.coords)) for p in parts if isinstance(p, LineString))


def test_every_line_ends_at_its_two_terminals(network: Network, lines: Lines) -> None:
    far = []
    for leg in network.legs:
        if leg.geometry_id not in lines:
            continue
        first, last = lines[leg.geometry_id][0], lines[leg.geometry_id][-1]
        ends = sorted((leg.tail_id, leg.head_id))
        for end, point in zip(ends, (first, last), strict=True):
            terminal = network.terminal(end)
            km = great_circle_km(point, (terminal.lon_deg, terminal.lat_deg))
            if km > NEAR_KM:
                far.append(f"{leg.geometry_id} ends {km:.0f} km from {end}")
    assert {line for line in far if "shenzhen" not in line} == set()


# Shenzhen is a rail yard inland; its ships call at Yantian, twenty kilometres away.


def test_nearly_every_leg_has_a_line(network: Network, lines: Lines) -> None:
    drawn = [leg for leg in network.legs if leg.geometry_id in lines]
    assert len(drawn) >= 0.95 * len(network.legs)


def test_no_line_of_a_ship_runs_over_land(lines: Lines, land: Any) -> None:
    inland = land.buffer(-COAST_DEG).difference(shapely.union_all([SUEZ, ELBE, LAKE_VAN]))
    shapely.prepare(inland)
    over = {}
    for name, points in lines.items():
        if "-sea" in name and inland.intersects(LineString(points)):
            over[name] = length_km(inland.intersection(LineString(points)))
    assert {name: km for name, km in over.items() if km > 1.0} == {}


def test_no_railway_or_road_runs_over_water(lines: Lines, land: Any) -> None:
    shore = land.buffer(COAST_DEG)
    shapely.prepare(shore)
    over = {}
    for name, points in lines.items():
        if "-sea" not in name and not shore.contains(LineString(points)):
            over[name] = length_km(LineString(points).difference(shore))
    # The bridge to Yangshan, and the Channel Tunnel.
    bridges = {"shanghai-suzhou-rail", "dourges-london-rail"}
    assert {name: round(km) for name, km in over.items() if km > 3.0 and name not in bridges} == {}


def test_drawn_lengths_agree_with_published_ones(network: Network, lines: Lines) -> None:
    ratios = {
        leg.geometry_id: line_length_km(lines[leg.geometry_id]) / leg.length_km
        for leg in network.legs
        if leg.geometry_id in lines and leg.length_km > 100
    }
    ordered = sorted(ratios.values())
    assert ordered[len(ordered) // 10] > 0.8
    assert ordered[-len(ordered) // 10] < 1.1


def test_no_line_jumps_round_the_world(lines: Lines) -> None:
    for name, points in lines.items():
        assert all(abs(a[0] - b[0]) < 30 for a, b in pairwise(points)), name


def test_crimea_is_in_ukraine() -> None:
    features = json.loads((FOLDER / "countries.geojson").read_text())["features"]
    holding = [
        f["id"] for f in features if shape(f["geometry"]).contains(shapely.Point(34.1, 45.0))
    ]
    assert holding == ["UA"]


def test_openstreetmap_is_named(lines: Lines) -> None:
    assert any("OpenStreetMap" in attribution for attribution in lines.attributions)


def test_outlines_and_lines_stay_small() -> None:
    sizes = {path.name: path.stat().st_size for path in Path(FOLDER).iterdir()}
    assert sizes["countries.geojson"] < 400_000
    assert sum(sizes.values()) < 1_000_000
