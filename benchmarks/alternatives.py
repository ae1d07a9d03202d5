"""Job 4: the k best routes, against NetworkX on the same states.

Run ``python benchmarks/alternatives.py``; every pair of figures is of the same answers, compared
first. NetworkX lists paths of simple graphs only, so it is given a node on every arc; loopless is
meant as it means it, of states. Growth is shown on networks of 1,000 to 100,000 terminals.
"""

from __future__ import annotations

import itertools

import networkx as nx
import numpy as np
from pairing import compare, compare_roads, exponent, seconds
from worlds import synthetic

from corridor.convert.arrays import StateGraph, state_graph
from corridor.io.read import load_network
from corridor.kernels import k_best_fast, shortest_fast
from corridor.kernels.k_best import Path, k_best_paths
from corridor.kernels.road import Road
from corridor.kernels.shortest import distances_from, reversed_arcs
from corridor.kernels.shortest_fast import Rows, rows_of
from corridor.model.network import Network
from corridor.model.query import RouteQuery
from corridor.routing.best import best_routes

GOALS = {10: (15, 50), 100: (60, 350)}
"""How many times faster each road should be, by how many routes are asked for."""

LEGS_APART = 20


def as_subdivided(graph: StateGraph) -> nx.DiGraph:
    """Return states and arcs with a node on every arc."""
    states = nx.DiGraph()
    for tail, out in enumerate(graph.arcs):
        for weight, head, label in out:
            states.add_edge(tail, ("arc", tail, label), weight=weight)
            states.add_edge(("arc", tail, label), head, weight=0)
    return states


def reversed_rows(rows: Rows) -> Rows:
    """Return the arcs turned round."""
    order = np.argsort(rows.heads, kind="stable")
    tails = np.repeat(np.arange(len(rows.starts) - 1), np.diff(rows.starts))
    return Rows(
        starts=np.searchsorted(rows.heads[order], np.arange(len(rows.starts))),
        heads=tails[order],
        labels=rows.labels[order],
        weights=np.ascontiguousarray(rows.weights[..., order]),
    )


def by_base(graph: StateGraph, source: int, target: int, k: int) -> list[Path]:
    """Return the paths by the base road, its backward search included."""
    bounds = distances_from(reversed_arcs(graph.arcs), target)
    alone = range(len(graph.arcs))
    return k_best_paths(graph.arcs, alone, source, target, bounds, k=k, road=Road.BASE)[0]


def by_fast(rows: Rows, source: int, target: int, k: int) -> list[Path]:
    """Return the same by the fast road."""
    bounds = shortest_fast.distances_from(reversed_rows(rows), target)
    alone = np.arange(len(bounds))
    return k_best_fast.search(rows, alone, source, target, bounds, k=k, cap=20_000)[0]


def k_best(name: str, network: Network, ends: tuple[str, str], k: int) -> None:
    """Compare NetworkX with both roads, and with the public function."""
    graph = state_graph(network, network.default_era)
    rows, states = rows_of(graph.arcs), as_subdivided(graph)
    source, target = graph.entry(ends[0]), graph.exit(ends[1])

    def by_networkx() -> list[int]:
        paths = nx.shortest_simple_paths(states, source, target, weight="weight")
        return [nx.path_weight(states, path, "weight") for path in itertools.islice(paths, k)]

    assert by_networkx() == [path.weight for path in by_base(graph, source, target, k)]
    assert by_base(graph, source, target, k) == by_fast(rows, source, target, k)
    goal_base, goal_fast = GOALS[k]
    compare_roads(
        f"job 4, {k} best routes, {name}",
        ("NetworkX", by_networkx),
        (lambda: by_base(graph, source, target, k), goal_base),
        (lambda: by_fast(rows, source, target, k), goal_fast),
        rounds=3,
    )
    query = RouteQuery(
        origin_id=ends[0], destination_id=ends[1], era=network.default_era.id, alternatives=k
    )
    compare(
        f"job 4 through the public API (best_routes, elements and sources included), {name}",
        ("NetworkX, paths alone", by_networkx),
        ("corridor.routing.best", lambda: best_routes(network, query)),
        rounds=3,
    )


def growth() -> None:
    """Show how the time of 100 routes grows with the network, ends twenty legs apart."""
    points = []
    for terminals in (1_000, 10_000, 100_000):
        network = synthetic(terminals, terminals * 10 // 3)
        graph = state_graph(network, network.default_era)
        rows, first = rows_of(graph.arcs), terminals // 2
        source = graph.entry(f"t{first:05d}")
        target = graph.exit(f"t{first + LEGS_APART:05d}")
        base = seconds(lambda: by_base(graph, source, target, 100))  # noqa: B023 - run at once
        fast = seconds(lambda: by_fast(rows, source, target, 100))  # noqa: B023
        points.append((terminals, base, fast))
        print(
            f"  {terminals:>7,} terminals: base {base * 1e3:9.1f} ms, fast {fast * 1e3:9.2f} ms",
            flush=True,
        )
    for place, road in ((1, "base"), (2, "fast")):
        fitted = exponent([point[0] for point in points], [point[place] for point in points])
        print(f"  exponent {fitted:.2f} on the {road} road")


def main() -> None:
    """Run the job on the shipped network and on a synthetic one."""
    for name, network, ends in (
        ("shipped network", load_network(), ("xian", "duisburg")),
        ("synthetic 120/400", synthetic(), ("t00002", "t00117")),
    ):
        for k in GOALS:
            k_best(name, network, ends, k)
    print("growth, 100 best routes")
    growth()


if __name__ == "__main__":
    main()
