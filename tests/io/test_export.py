"""Exports: each format opens in its own tools and holds the model's ids and values."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import geopandas as gpd
import networkx as nx
import pyogrio
import pytest

from corridor.errors import CorridorError, DataError
from corridor.io.export import ExportFormat, export_network
from corridor.io.read import load_network
from corridor.model.network import Network

HOSTILE = 'Poti <b>"&\x0b\x1b[31m'


@pytest.fixture
def network(tiny_folder: Path) -> Network:
    return load_network(tiny_folder)


def test_graphml_opens_in_networkx_with_parallel_legs_apart(
    network: Network, tmp_path: Path
) -> None:
    (path,) = export_network(network, "graphml", tmp_path / "n.graphml")
    graph = nx.read_graphml(path, force_multigraph=True)
    assert {key for *_, key in graph.edges(keys=True)} == {leg.id for leg in network.legs}
    assert graph.nodes["xian"]["name"] == "Xi'an"


def test_graphml_holds_no_character_that_xml_cannot(tiny_folder: Path, tmp_path: Path) -> None:
    path = tiny_folder / "terminals.csv"
    path.write_text(path.read_text().replace("poti,Poti", 'poti,"Poti <b>""&\x0b\x1b[31m"'))
    network = load_network(tiny_folder)
    assert network.terminal("poti").name == HOSTILE
    (out,) = export_network(network, "graphml", tmp_path / "n.graphml")
    assert nx.read_graphml(out).nodes["poti"]["name"] == 'Poti <b>"&\ufffd\ufffd[31m'


def test_geojson_keeps_to_rfc_7946(network: Network, tmp_path: Path) -> None:
    (path,) = export_network(network, "geojson", tmp_path / "n.geojson")
    content = json.loads(path.read_text(encoding="utf-8"))
    assert content["type"] == "FeatureCollection"
    assert set(content) == {"type", "attribution", "features"}  # no crs member: RFC 7946, section 4
    for feature in content["features"]:
        assert set(feature) == {"type", "id", "geometry", "properties"}
        positions = feature["geometry"]["coordinates"]
        flat = [positions] if feature["geometry"]["type"] == "Point" else positions
        assert all(-180 <= lon <= 180 and -90 <= lat <= 90 for lon, lat in flat)
    ids = [feature["id"] for feature in content["features"]]
    assert ids == [t.id for t in network.terminals] + [leg.id for leg in network.legs]
    assert len(gpd.read_file(path)) == len(ids)


def test_geopackage_has_layers_and_tables(network: Network, tmp_path: Path) -> None:
    (path,) = export_network(network, "gpkg", tmp_path / "n.gpkg")
    layers = dict(pyogrio.list_layers(path).tolist())
    assert layers == {
        "terminals": "Point",
        "legs": "LineString",
        "times": None,
        "sources": None,
        "attribution": None,
    }
    legs = gpd.read_file(path, layer="legs").set_index("id")
    assert legs.crs.to_epsg() == 4326
    assert legs.loc["altynkol-aktau", "likely_days"] == 5
    times = pyogrio.read_dataframe(path, layer="times")
    expected = sum(len(one.times) for one in (*network.legs, *network.transfers))
    assert len(times) == expected


def test_gmns_tables_have_the_specified_columns_and_sound_ends(
    network: Network, tmp_path: Path
) -> None:
    paths = export_network(network, "gmns", tmp_path / "deep" / "gmns")
    tables = {path.name: list(csv.DictReader(path.read_text().splitlines())) for path in paths}
    assert set(tables) == {"config.csv", "node.csv", "link.csv", "LICENSES.md"}
    assert list(tables["node.csv"][0])[:4] == ["node_id", "name", "x_coord", "y_coord"]
    required = ["link_id", "from_node_id", "to_node_id", "directed"]
    assert list(tables["link.csv"][0])[:4] == required
    nodes = {row["node_id"] for row in tables["node.csv"]}
    assert {row["from_node_id"] for row in tables["link.csv"]} <= nodes
    link = next(row for row in tables["link.csv"] if row["link_id"] == "alat-poti")
    assert (link["length"], link["likely_days"]) == ("812", "1.5")
    assert link["geometry"].startswith("LINESTRING (49.44 39.98, ")
    assert tables["config.csv"][0]["long_length"] == "km"


def test_csv_is_a_folder_that_reads_back(network: Network, tmp_path: Path) -> None:
    export_network(network, "csv", tmp_path / "copy")
    assert load_network(tmp_path / "copy") == network


@pytest.mark.parametrize("to", list(ExportFormat))
def test_every_format_refuses_a_place_that_cannot_be_written(
    network: Network, tmp_path: Path, to: ExportFormat
) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(CorridorError, match="cannot write") as caught:
        export_network(network, to, tmp_path / "file" / "out")
    assert "\n" not in str(caught.value)
    assert [path.name for path in tmp_path.iterdir() if path.name != "tiny"] == ["file"]


def test_an_unknown_format_lists_the_known(network: Network, tmp_path: Path) -> None:
    with pytest.raises(DataError, match="graphml, geojson, gpkg, gmns, csv"):
        export_network(network, "xls", tmp_path / "out")


def test_lines_leave_with_the_names_of_their_authors(tmp_path: Path) -> None:
    from corridor.io.catalog import network_dir
    from corridor.io.lines import read_lines

    network, lines = load_network(), read_lines(network_dir(None))
    osm = "OpenStreetMap contributors"
    (out,) = export_network(network, "geojson", tmp_path / "n.geojson", lines=lines)
    assert osm in json.loads(out.read_text(encoding="utf-8"))["attribution"]
    (out,) = export_network(network, "gpkg", tmp_path / "n.gpkg", lines=lines)
    assert osm in " ".join(pyogrio.read_dataframe(out, layer="attribution")["attribution"])
    *_, licence = export_network(network, "gmns", tmp_path / "gmns", lines=lines)
    assert osm in licence.read_text(encoding="utf-8")
    assert "Open Database License" in licence.read_text(encoding="utf-8")
    *_, licence = export_network(network, "csv", tmp_path / "csv", lines=lines)
    assert "CC BY 4.0" in licence.read_text(encoding="utf-8")
