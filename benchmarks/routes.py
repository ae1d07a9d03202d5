"""Jobs 1, 2 and 4: one to all, all pairs and k best routes, against NetworkX on the same states.

Run ``python benchmarks/routes.py``; every pair of figures is of the same answers, compared first.
"""

from __future__ import annotations

import itertools
import random
import time
from collections.abc import Callable
from functools import partial

import networkx as nx
from pairing import compare, compare_roads
from worlds import synthetic

from corridor.convert.arrays import StateGraph, state_graph
from corridor.io.read import read_network
from corridor.kernels import shortest_fast
from corridor.kernels.all_pairs import all_pairs as form_for_all_pairs
from corridor.kernels.k_best import k_best_paths
from corridor.kernels.road import Road
from corridor.kernels.shortest import UNREACHED, distances_from, reversed_arcs
from corridor.kernels.shortest_fast import rows_of
from corridor.model.network import Network
from corridor.model.query import RouteQuery
from corridor.model.shipment import Equipment
from corridor.routing.best import best_routes
from corridor.routing.matrix import od_matrix


def as_multigraph(graph: StateGraph) -> nx.MultiDiGraph:
    """Return the states and arcs as NetworkX would hold them."""
    states = nx.MultiDiGraph()
    states.add_nodes_from(range(len(graph.arcs)))
    for tail, out in enumerate(graph.arcs):
        states.add_weighted_edges_from((tail, head, weight) for weight, head, _ in out)
    return states


def as_subdivided(graph: StateGraph) -> nx.DiGraph:
    """Return the same with a node on every arc, as NetworkX lists paths of simple graphs only."""
    states = nx.DiGraph()
    for tail, out in enumerate(graph.arcs):
        for weight, head, label in out:
            states.add_edge(tail, ("arc", tail, label), weight=weight)
            states.add_edge(("arc", tail, label), head, weight=0)
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

    def by_networkx() -> list[dict]:
        return [nx.single_source_dijkstra_path_length(states, source) for source in sources]

    def with_preparation(road: Road) -> object:
        return form_for_all_pairs(graph.arcs).distances_from_many(sources, road)

    expected = by_networkx()
    for road in Road:
        for found, distances in zip(form.distances_from_many(sources, road), expected, strict=True):
            assert {s: d for s, d in enumerate(found) if d < float("inf")} == distances
    for counted, work in (
        ("", form.distances_from_many),
        (", preparation of the graph counted", lambda _, road: with_preparation(road)),
    ):
        compare_roads(
            f"job 2, all pairs, {name}{counted}",
            ("NetworkX", by_networkx),
            (partial(work, sources, Road.BASE), 40),
            (partial(work, sources, Road.FAST), 70),
        )
    for equipment in (Equipment.BOX_40, None):
        matrix_of_all(name, network, equipment, by_networkx)


def matrix_of_all(
    name: str, network: Network, equipment: Equipment | None, by_networkx: Callable[[], object]
) -> None:
    """Time the public matrix of all terminals, which also refuses to come back to a terminal."""
    ids = [terminal.id for terminal in network.terminals]
    work = partial(od_matrix, network, ids, ids, era=network.default_era.id, equipment=equipment)
    start = time.perf_counter()
    given_up = f"{len(work().given_up)} of {len(ids) ** 2} pairs given up"
    first_ms = (time.perf_counter() - start) * 1e3
    carried = equipment.value if equipment else "anything"
    compare(
        f"job 2 through the public API, {name}, {carried}: {given_up}, first {first_ms:.0f} ms",
        ("NetworkX, distances alone", by_networkx),
        ("od_matrix", work),
        goal=1,
        rounds=5,
    )


def k_best(name: str, network: Network, graph: StateGraph, ends: tuple[str, str], k: int) -> None:
    states = as_subdivided(graph)
    source, target = graph.entry(ends[0]), graph.exit(ends[1])
    alone = range(len(graph.arcs))  # every state its own block: loopless as NetworkX means it

    def by_networkx() -> list[int]:
        paths = nx.shortest_simple_paths(states, source, target, weight="weight")
        return [nx.path_weight(states, path, "weight") for path in itertools.islice(paths, k)]

    def by_corridor() -> list[int]:
        bounds = distances_from(reversed_arcs(graph.arcs), target)
        paths, _ = k_best_paths(graph.arcs, alone, source, target, bounds, k=k)
        return [path.weight for path in paths]

    assert by_networkx() == by_corridor()
    for road, goal in (("base", 15 if k <= 10 else 60), ("fast", 50 if k <= 10 else 350)):
        compare(
            f"job 4, {k} best routes, {name}, against the goal of the {road} road",
            ("NetworkX", by_networkx),
            ("corridor, plain Python (there is no compiled kernel)", by_corridor),
            goal=goal,
            rounds=3,
        )
    query = RouteQuery(
        origin_id=ends[0], destination_id=ends[1], era=network.default_era.id, alternatives=k
    )
    compare(
        f"job 4 through the public API (best_routes, elements and sources included), {name}",
        ("NetworkX, paths alone", by_networkx),
        ("corridor.routing.best", lambda: best_routes(network, query)),
        rounds=5,
    )


def main() -> None:
    """Run all jobs on the shipped network and on a synthetic one."""
    random.seed(1)
    shipped = read_network()
    for name, network, ends in (
        ("shipped network", shipped, ("xian", "duisburg")),
        ("synthetic 120/400", synthetic(), ("t00002", "t00117")),
    ):
        graph = state_graph(network, network.default_era)
        arcs = sum(map(len, graph.arcs))
        print(f"--- {name}: {len(network.legs)} legs, {len(graph.arcs)} states, {arcs} arcs")
        one_to_all(name, graph)
        all_pairs(name, network, graph)
        for k in (10, 100):
            k_best(name, network, graph, ends, k)


if __name__ == "__main__":
    main()
