"""Jobs 1 and 2: one to all and all pairs, against NetworkX on the same states.

Run ``python benchmarks/routes.py``; every pair of figures is of the same answers, compared first.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial

import networkx as nx
from pairing import compare_roads
from worlds import synthetic

from corridor.convert.arrays import StateGraph, state_graph
from corridor.io.read import load_network
from corridor.kernels import shortest_fast
from corridor.kernels.all_pairs import all_pairs as form_for_all_pairs
from corridor.kernels.road import Road
from corridor.kernels.shortest import UNREACHED, distances_from
from corridor.kernels.shortest_fast import rows_of
from corridor.model.network import Network
from corridor.model.shipment import Equipment
from corridor.routing.matrix import od_matrix


def as_multigraph(graph: StateGraph) -> nx.MultiDiGraph:
    """Return the states and arcs as NetworkX would hold them."""
    states = nx.MultiDiGraph()
    states.add_nodes_from(range(len(graph.arcs)))
    for tail, out in enumerate(graph.arcs):
        states.add_weighted_edges_from((tail, head, weight) for weight, head, _ in out)
    return states


def one_to_all(name: str, graph: StateGraph) -> None:
    states, source = as_multigraph(graph), 0
    mine = {s: d for s, d in enumerate(distances_from(graph.arcs, source)) if d < UNREACHED}
    assert mine == nx.single_source_dijkstra_path_length(states, source)
    rows = rows_of(graph.arcs)
    assert shortest_fast.distances_from(rows, source).tolist() == distances_from(graph.arcs, source)
    compare_roads(
        f"job 1, one to all, {name}",
        ("NetworkX", lambda: nx.single_source_dijkstra_path_length(states, source)),
        (lambda: distances_from(graph.arcs, source), 4),
        (lambda: shortest_fast.distances_from(rows, source), 40),
        rounds=15,
    )


def all_pairs(name: str, network: Network, graph: StateGraph) -> None:
    states = as_multigraph(graph)
    sources = list(range(len(graph.terminal_ids)))
    form = form_for_all_pairs(graph.arcs)

    def by_networkx(prepared: nx.MultiDiGraph = states) -> list[dict]:
        return [nx.single_source_dijkstra_path_length(prepared, source) for source in sources]

    def with_preparation(road: Road) -> object:
        return form_for_all_pairs(graph.arcs).distances_from_many(sources, road)

    expected = by_networkx()
    for road in Road:
        for found, distances in zip(form.distances_from_many(sources, road), expected, strict=True):
            assert {s: d for s, d in enumerate(found) if d < float("inf")} == distances
    # The public matrix prepares a graph once and keeps it; NetworkX's is built beforehand too.
    compare_roads(
        f"job 2, all pairs, {name}",
        ("NetworkX", by_networkx),
        (lambda: form.distances_from_many(sources, Road.BASE), 40),
        (lambda: form.distances_from_many(sources, Road.FAST), 70),
    )
    compare_roads(
        f"job 2, all pairs, {name}, each preparing the graph every time",
        ("NetworkX", lambda: by_networkx(as_multigraph(graph))),
        (lambda: with_preparation(Road.BASE), 40),
        (lambda: with_preparation(Road.FAST), 70),
    )
    for equipment in (Equipment.BOX_40, None):
        matrix_of_all(name, network, equipment, by_networkx)


def matrix_of_all(
    name: str, network: Network, equipment: Equipment | None, by_networkx: Callable[[], object]
) -> None:
    """Time the public matrix of all terminals, which also refuses to come back to a terminal."""
    ids = [terminal.id for terminal in network.terminals]
    era = network.default_era.id
    work = partial(od_matrix, network, ids, ids, era=era, equipment=equipment)
    start = time.perf_counter()
    given_up = f"{len(work(road=Road.BASE).given_up)} of {len(ids) ** 2} pairs given up"
    first_ms = (time.perf_counter() - start) * 1e3
    carried = equipment.value if equipment else "anything"
    compare_roads(
        f"job 2 through the public API, {name}, {carried}: {given_up}, first {first_ms:.0f} ms",
        ("NetworkX, distances alone", by_networkx),
        (partial(work, road=Road.BASE), 1),
        (partial(work, road=Road.FAST), 1),
    )


def main() -> None:
    """Run all jobs on the shipped network and on a synthetic one."""
    for name, network in (("shipped network", load_network()), ("synthetic 120/400", synthetic())):
        graph = state_graph(network, network.default_era)
        arcs = sum(map(len, graph.arcs))
        print(f"--- {name}: {len(network.legs)} legs, {len(graph.arcs)} states, {arcs} arcs")
        one_to_all(name, graph)
        all_pairs(name, network, graph)


if __name__ == "__main__":
    main()
