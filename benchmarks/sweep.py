"""Job 8: 10,000 what-ifs × 20 pairs, against NetworkX on the same states, with the same answers.

Run ``python benchmarks/sweep.py``. A what-if slows 80 legs by 1.1 to 3 times and closes 3; NetworkX
does a fiftieth of them, and is scaled by that.
"""

from __future__ import annotations

import random

import networkx as nx
import numpy as np
from pairing import compare_roads
from worlds import synthetic

from corridor.convert.arrays import HOP, state_graph
from corridor.kernels.road import Road
from corridor.model.network import Network
from corridor.scenarios.what_ifs import days_in_worlds
from corridor.units import TICKS_PER_UNIT

WHAT_IFS, PAIRS, SLOWED, CLOSED = 10_000, 20, 80, 3
SCALE = 50


def drawn_factors(legs: int, seed: int = 12) -> np.ndarray:
    rng = np.random.default_rng(seed)
    factors = np.ones((WHAT_IFS, legs))
    for row in factors:
        picked = rng.choice(legs, SLOWED + CLOSED, replace=False)
        row[picked[:SLOWED]] = rng.uniform(1.1, 3.0, SLOWED)
        row[picked[SLOWED:]] = np.inf
    return factors


class ByNetworkX:
    """One graph; weights are written into it for each what-if, then each pair is asked."""

    def __init__(self, network: Network, pairs: list[tuple[str, str]]) -> None:
        graph = state_graph(network, network.default_era)
        self.pairs = [(graph.entry(a), graph.exit(b)) for a, b in pairs]
        self.states = nx.MultiDiGraph()
        self.states.add_nodes_from(range(len(graph.arcs)))
        self.arcs = []
        for tail, out in enumerate(graph.arcs):
            for weight, head, leg in out:
                key = self.states.add_edge(tail, head, weight=0.0)
                self.arcs.append((self.states[tail][head][key], weight // HOP, leg))

    def answers(self, factors: np.ndarray) -> np.ndarray:
        return np.array([self._answer([*row.tolist(), 1.0]) for row in factors])

    def _answer(self, factors: list[float]) -> list[float]:
        for data, ticks, leg in self.arcs:
            factor = factors[leg]
            data["weight"] = None if factor == float("inf") else round(ticks * factor)
        return [self._total(source, target) for source, target in self.pairs]

    def _total(self, source: int, target: int) -> float:
        try:
            found, _ = nx.bidirectional_dijkstra(self.states, source, target, weight=_least)
        except nx.NetworkXNoPath:
            return float("inf")
        return found / TICKS_PER_UNIT


def _least(_tail: int, _head: int, parallel: dict) -> float | None:
    return min((d["weight"] for d in parallel.values() if d["weight"] is not None), default=None)


def main() -> None:
    network = synthetic()
    rng = random.Random(3)
    ids = [terminal.id for terminal in network.terminals]
    pairs = [tuple(rng.sample(ids, 2)) for _ in range(PAIRS)]
    factors = drawn_factors(len(network.legs))
    era = network.default_era.id
    by_networkx = ByNetworkX(network, pairs)
    few = factors[: WHAT_IFS // SCALE]

    def by(road: Road, asked: np.ndarray) -> np.ndarray:
        return days_in_worlds(network, pairs, asked, era=era, equipment=None, road=road)

    assert np.array_equal(by_networkx.answers(few), by(Road.BASE, few))
    assert np.array_equal(by(Road.FAST, factors), by(Road.BASE, factors))
    compare_roads(
        f"job 8, {WHAT_IFS:,} what-ifs × {PAIRS} pairs",
        ("NetworkX", lambda: by_networkx.answers(few)),
        (lambda: by(Road.BASE, factors), 30),
        (lambda: by(Road.FAST, factors), 400),
        rounds=3,
        scale=SCALE,
    )


if __name__ == "__main__":
    main()
