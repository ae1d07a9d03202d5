"""NetworkX and back without loss, and the flat form that GraphML can hold."""

from __future__ import annotations

import io
from pathlib import Path

import networkx as nx
import pytest
from drawn import networks
from hypothesis import given, settings

from corridor.convert.graph import from_networkx, to_graphml_form, to_networkx
from corridor.errors import DataError
from corridor.io.read import load_network
from corridor.model.network import Network


@settings(max_examples=100, deadline=None)
@given(networks())
def test_to_networkx_and_back_is_identity(network: Network) -> None:
    assert from_networkx(to_networkx(network)) == network


def test_parallel_legs_keep_their_own_edges_and_ids(tiny_folder: Path) -> None:
    network = load_network(tiny_folder)
    graph = network.to_networkx()
    assert isinstance(graph, nx.MultiDiGraph)
    assert set(graph["aktau"]["alat"]) == {"aktau-alat-feeder", "aktau-alat-ferry"}
    assert {key for *_, key in graph.edges(keys=True)} == {leg.id for leg in network.legs}
    assert set(graph) == {terminal.id for terminal in network.terminals}


def test_the_days_of_the_default_era_serve_as_weights(tiny_folder: Path) -> None:
    graph = to_networkx(load_network(tiny_folder))
    days = nx.shortest_path_length(graph, "xian", "poti", weight="likely_days")
    assert days == pytest.approx(5 + 5 + 1 + 1.5)


def test_a_changed_graph_gives_the_changed_network(tiny_folder: Path) -> None:
    network = load_network(tiny_folder)
    graph = to_networkx(network)
    graph.remove_edge("aktau", "alat", key="aktau-alat-ferry")
    changed = from_networkx(graph)
    assert {leg.id for leg in network.legs} - {leg.id for leg in changed.legs} == {
        "aktau-alat-ferry"
    }


def test_a_graph_that_is_no_network_is_refused() -> None:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    data = {"mode": "rail", "length_km": 1.0}
    graph.add_node("a", name="A", country="KZ", lon_deg=0.0, lat_deg=0.0, kind="hub")
    graph.add_node("b", name="B", country="KZ", lon_deg=0.0, lat_deg=0.0, kind="hub")
    graph.add_edge("a", "b", key="same", **data)
    graph.add_edge("b", "a", key="same", **data)
    with pytest.raises(DataError, match="occurs twice"):
        from_networkx(graph)


def test_the_flat_form_survives_graphml(tiny_folder: Path) -> None:
    network = load_network(tiny_folder)
    flat = to_graphml_form(network)
    stream = io.BytesIO()
    nx.write_graphml_xml(flat, stream)
    stream.seek(0)
    back = nx.read_graphml(stream, force_multigraph=True)
    assert set(back.edges(keys=True)) == set(flat.edges(keys=True))
    assert back.nodes["alat"]["other_names"] == "old:Alyat"
    edge = back.edges["altynkol", "aktau", "altynkol-aktau"]
    assert (edge["2022_likely_days"], edge["current_max_days"]) == (12.0, 7.0)
    assert "operator" not in back.edges["alat", "poti", "alat-poti"]


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (lambda g: nx.set_node_attributes(g, 1.0, "betweenness"), "cannot hold betweenness; take"),
        (lambda g: g.add_node("atlantis"), "'atlantis' has no name, country"),
        (lambda g: g.add_edge("aktau", "alat", key="new"), "leg 'new' has no mode, length_km"),
    ],
)
def test_attributes_that_do_not_fit_are_named(tiny_folder: Path, spoil, says: str) -> None:
    graph = load_network(tiny_folder).to_networkx()
    spoil(graph)
    with pytest.raises(DataError, match=says):
        from_networkx(graph)
