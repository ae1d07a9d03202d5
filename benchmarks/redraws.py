"""Job 7: which route is the fastest, in 100,000 redraws of a whole network, by both roads.

Run ``python benchmarks/redraws.py``. NetworkX searches a five-hundredth of the worlds, with the
same days drawn; its totals are compared first. Drawing is part of what is timed on the roads;
NetworkX is given its days.
"""

from __future__ import annotations

import math

import networkx as nx
import numpy as np
from pairing import compare_roads
from worlds import synthetic

from corridor.io.read import load_network
from corridor.kernels.road import Road
from corridor.model.network import Network
from corridor.model.query import RouteQuery
from corridor.routing.best import best_routes
from corridor.uncertainty.fastest import _Redrawn, fastest_routes
from corridor.uncertainty.traveller import Traveller

DRAWS, SCALE = 100_000, 500


class ByNetworkX:
    """One graph of the arcs that can matter; each world's days are written into it in turn."""

    def __init__(self, network: Network, query: RouteQuery) -> None:
        traveller = Traveller.uncalibrated(draws=DRAWS // SCALE)
        whole = _Redrawn(network, query, traveller, best_routes(network, query).best, Road.BASE)
        self.arcs = whole._every_arc(query)
        self.ends = whole.source, whole.target
        used = sorted({column for arc in self.arcs for column in arc.columns})
        place = {column: row for row, column in enumerate(used)}
        self.rows = [[place[column] for column in arc.columns] for arc in self.arcs]
        self.days = np.concatenate(list(whole._drawn(used)), axis=1)
        self.states = nx.MultiDiGraph()
        self.edges = []
        for arc in self.arcs:
            key = self.states.add_edge(arc.tail, arc.head, weight=0)
            self.edges.append(self.states[arc.tail][arc.head][key])

    def totals(self) -> list[int]:
        return [self._total(self.days[:, world].tolist()) for world in range(self.days.shape[1])]

    def _total(self, days: list[int]) -> int:
        for edge, rows in zip(self.edges, self.rows, strict=True):
            edge["weight"] = sum(days[row] for row in rows)
        return nx.shortest_path_length(self.states, *self.ends, weight="weight")


def job_7(name: str, network: Network, ends: tuple[str, str]) -> None:
    query = RouteQuery(origin_id=ends[0], destination_id=ends[1], era=network.default_era.id)
    by_networkx = ByNetworkX(network, query)
    few = fastest_routes(
        network, query, Traveller.uncalibrated(draws=DRAWS // SCALE), road=Road.BASE
    )
    mean = sum(by_networkx.totals()) / (DRAWS // SCALE) / 1e6
    # A walk that comes back to a terminal may be quicker: NetworkX does not refuse it.
    assert mean <= few.mean_fastest_days + 1e-6
    assert math.isclose(mean, few.mean_fastest_days, rel_tol=1e-3)

    def by(road: Road) -> object:
        return fastest_routes(
            network, query, Traveller.uncalibrated(draws=DRAWS), most=1, road=road
        )

    assert by(Road.BASE) == by(Road.FAST)
    compare_roads(
        f"job 7, {DRAWS:,} redraws, {name}",
        ("NetworkX", by_networkx.totals),
        (lambda: by(Road.BASE), 80),
        (lambda: by(Road.FAST), 150),
        rounds=3,
        scale=SCALE,
    )


if __name__ == "__main__":
    job_7("shipped network, Xi'an to Duisburg", load_network(), ("xian", "duisburg"))
    job_7("synthetic 120/400", synthetic(), ("t00002", "t00117"))
