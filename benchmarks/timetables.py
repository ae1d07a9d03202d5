"""Job 9: the earliest arrival, and all useful departures, with a million departures in a year.

Run ``python benchmarks/timetables.py``. The states are those of a synthetic network of 120
terminals and 400 legs, every leg with a timetable. NetworkX searches a graph of the events of the
first days, 20,000 departures; the first version of the second part asks moment after moment.
"""

from __future__ import annotations

import random

import networkx as nx
import numpy as np
from pairing import compare_roads
from worlds import synthetic

from corridor.convert.arrays import HOP, state_graph
from corridor.kernels.road import Road
from corridor.kernels.timed_search import (
    NEVER,
    TimedArcs,
    arrivals_from,
    arrivals_of_many,
    in_order,
)
from corridor.kernels.timed_search_fast import arrivals_from as compiled

YEAR = 365_000_000
DEPARTURES, CUT = 1_000_000, 20_000
ASKED, SCALE = 8_640, 40


def yearly(departures: int = DEPARTURES, seed: int = 17) -> tuple[TimedArcs, int, int]:
    """Give every leg a timetable: nearly regular, each sailing with its own running time."""
    network = synthetic()
    graph = state_graph(network, network.default_era)
    rng = random.Random(seed)
    each = departures // len(network.legs)
    leaves, comes = [], []
    for _ in network.legs:
        step, takes = YEAR / each, rng.uniform(0.3e6, 2e6)
        first = rng.uniform(0, step)
        own = [round(first + step * (i + rng.uniform(-0.3, 0.3))) for i in range(each)]
        own = [max(0, moment) for moment in own]
        ordered = in_order(own, [d + round(takes * rng.uniform(0.95, 1.3)) for d in own])
        leaves.append(ordered[0])
        comes.append(ordered[1])
    arcs = [
        [(0 if leg < 0 else weight // HOP // 20, head, leg) for weight, head, leg in out]
        for out in graph.arcs
    ]
    timed = TimedArcs(arcs=arcs, departures=leaves, arrivals=comes)
    return timed, graph.entry("t00010"), graph.exit("t00060")


def events(timed: TimedArcs, source: int, until: int) -> nx.DiGraph:
    """Return the events until a moment as textbooks have them: rides, and waits between them."""
    graph = nx.DiGraph()
    moments: list[set[int]] = [set() for _ in timed.arcs]
    moments[source].add(0)
    for state, out in enumerate(timed.arcs):
        for before, head, service in out:
            if service >= 0:
                pairs = zip(timed.departures[service], timed.arrivals[service], strict=True)
                for departs, arrives in pairs:
                    if before <= departs < until:
                        graph.add_edge((state, departs - before), (head, arrives))
                        moments[state].add(departs - before)
                        moments[head].add(arrives)
    for state, out in enumerate(timed.arcs):
        nx.add_path(graph, [(state, moment) for moment in sorted(moments[state])])
        for _, head, service in out:
            if service < 0:  # into an exit, at once
                graph.add_edges_from(((state, m), (head, m)) for m in moments[state])
    return graph


def main() -> None:
    timed, source, target = yearly()
    until = YEAR * CUT // DEPARTURES
    graph = events(timed, source, until)

    def by_networkx() -> int:
        reached = nx.descendants(graph, (source, 0))
        return min((moment for state, moment in reached if state == target), default=NEVER)

    base, fast = (arrivals_from(timed, source, 0, road) for road in Road)
    assert base == fast
    if base[target] < until:
        assert by_networkx() == base[target]
    rows = timed.rows
    compare_roads(
        f"job 9, earliest arrival, {DEPARTURES:,} departures (NetworkX: {CUT:,})",
        (f"NetworkX, graph of {len(graph):,} events", by_networkx),
        (lambda: arrivals_from(timed, source, 0, Road.BASE), 25),
        (lambda: compiled(rows, source, 0), 300),
        rounds=9,
    )
    clocks = np.sort(np.random.default_rng(2).integers(0, YEAR * 9 // 10, ASKED))
    few = clocks[::SCALE]

    def in_turn() -> list[int]:
        return [arrivals_from(timed, source, clock, Road.BASE)[target] for clock in few.tolist()]

    many = [arrivals_of_many(timed, source, target, clocks, road) for road in Road]
    assert np.array_equal(*many)
    assert in_turn() == many[0][::SCALE].tolist()
    compare_roads(
        f"job 9, arrivals for {ASKED:,} ready moments of one pair",
        ("plain Python, one after another", in_turn),
        (lambda: arrivals_of_many(timed, source, target, clocks, Road.BASE), 12),
        (lambda: arrivals_of_many(timed, source, target, clocks, Road.FAST), 50),
        rounds=3,
        scale=SCALE,
    )


if __name__ == "__main__":
    main()
