"""Job 5: exact Pareto fronts with 3 and 4 criteria, against label setting as textbooks have it.

Run ``python benchmarks/pareto.py``; every pair of figures is of the same fronts, compared first.
The network is corridor-like: 120 places, 400 arcs, one in six parallel to another; time in seconds,
cost in cents, emissions in grams, unreliability in millionths, each by mode. Growth is shown on
networks of 1,000 to 100,000 places, and with the size of the front on one of them.
"""

from __future__ import annotations

import math
import random
import time
from heapq import heappop, heappush
from itertools import combinations

from pairing import compare_roads, exponent, seconds
from scipy.spatial import Delaunay

from corridor.kernels import bounds_fast, pareto_fast
from corridor.kernels.bounds import bounds_to
from corridor.kernels.pareto import ParetoPath, pareto_paths
from corridor.kernels.road import Road
from corridor.kernels.shortest_fast import Rows, rows_of

Vector = tuple[int, ...]
Arcs = list[list[tuple[Vector, int, int]]]

SPEED_KMH = (70, 45, 35)
USD_PER_KM = (1.3, 0.55, 0.75)
FIXED_USD = (0, 120, 90)
GRAMS_PER_KM = (800, 180, 450)
DWELL_H = (1.0, 6.0, 4.0)


def corridor_like(
    criteria: int, places: int = 120, pairs: int = 200, parallel: int = 31, seed: int = 7
) -> tuple[Arcs, list[tuple[float, float]]]:
    """Build seeded arcs with several weights, joined both ways, and where their places lie.

    The shortest edges of a triangulation on top of a spanning tree, some doubled by another mode.
    """
    rng = random.Random(seed)
    stretch = math.sqrt(places / 120)
    at = [(rng.uniform(0, 3000) * stretch, rng.uniform(0, 1200) * stretch) for _ in range(places)]
    ways = [(*pair, rng.choice((0, 0, 0, 1, 2))) for pair in _near_pairs(at, pairs - parallel)]
    for tail, head, mode in rng.sample(ways, parallel):
        ways.append((tail, head, (mode + rng.randint(1, 2)) % 3))
    arcs: Arcs = [[] for _ in range(places)]
    for index, (tail, head, mode) in enumerate(ways):
        km = math.dist(at[tail], at[head]) * rng.uniform(1.05, 1.4)
        for way, (a, b) in enumerate(((tail, head), (head, tail))):
            arcs[a].append((weights(km, mode, rng)[:criteria], b, 2 * index + way))
    return arcs, at


def _near_pairs(at: list[tuple[float, float]], count: int) -> list[tuple[int, int]]:
    corners = Delaunay(at).simplices.tolist()
    edges = {tuple(sorted(pair)) for corner in corners for pair in combinations(corner, 2)}
    by_length = sorted(edges, key=lambda edge: math.dist(at[edge[0]], at[edge[1]]))
    group = list(range(len(at)))

    def root(place: int) -> int:
        while group[place] != place:
            group[place] = place = group[group[place]]
        return place

    tree = []
    for tail, head in by_length:
        if root(tail) != root(head):
            group[root(tail)] = root(head)
            tree.append((tail, head))
    taken = set(tree)
    more = [edge for edge in by_length if edge not in taken]
    return sorted([*tree, *more[: max(0, count - len(tree))]])


def weights(km: float, mode: int, rng: random.Random) -> Vector:
    """Return seconds, cents, grams and millionths of one arc."""
    seconds = (km / SPEED_KMH[mode] + DWELL_H[mode]) * 3600 * rng.uniform(0.9, 1.15)
    cents = 100 * (km * USD_PER_KM[mode] + FIXED_USD[mode]) * rng.uniform(0.85, 1.2)
    grams = km * GRAMS_PER_KM[mode] * 20 / 1000 * rng.uniform(0.9, 1.1)
    return round(seconds), round(cents), round(grams), round(1e6 * rng.uniform(0.002, 0.06))


def textbook(arcs: Arcs, source: int, target: int, criteria: int) -> list[Vector]:
    """Label setting as Martins (1984) has it: lexicographic heap, a list of labels a place."""

    def is_beaten(front: list[Vector], vector: Vector) -> bool:
        return any(all(a <= b for a, b in zip(f, vector, strict=True)) for f in front)

    fronts: dict[int, list[Vector]] = {}
    heap: list[tuple[Vector, int]] = [((0,) * criteria, source)]
    while heap:
        vector, place = heappop(heap)
        front = fronts.setdefault(place, [])
        if is_beaten(front, vector):
            continue
        front.append(vector)
        for more, head, _ in arcs[place]:
            through = tuple(a + b for a, b in zip(vector, more, strict=True))
            if not is_beaten(fronts.get(head, []), through):
                heappush(heap, (through, head))
    return fronts.get(target, [])


def ours(arcs: Arcs, source: int, target: int, criteria: int) -> list[Vector]:
    """Return the front by the kernel, its bounds included."""
    bounds = bounds_to(arcs, target, criteria)
    paths, is_cut = pareto_paths(
        arcs, range(len(arcs)), source, target, bounds, road=Road.BASE, cap=10**8
    )
    assert not is_cut
    return [path.weights for path in paths]


def compiled(rows: Rows, source: int, target: int) -> list[Vector]:
    """Return the front by the compiled kernel, its bounds included."""
    bounds = bounds_fast.bounds_to(rows, target)
    found, is_cut = pareto_fast.search(rows, source, target, bounds, most=None, cap=10**8)
    assert not is_cut
    return found.vectors()


def job_5(criteria: int, goals: tuple[float, float], rounds: int, pairs: int = 10) -> None:
    """Compare both on the nearest of ten pairs: three at the far ends, seven at random."""
    arcs, at = corridor_like(criteria)
    rng = random.Random(8)
    order = sorted(range(len(at)), key=lambda place: at[place])
    ends = [(order[i], order[-1 - i]) for i in range(3)]
    ends += [(rng.randrange(len(at)), rng.randrange(len(at))) for _ in range(7)]
    ends = sorted(ends, key=lambda pair: math.dist(at[pair[0]], at[pair[1]]))[:pairs]
    sizes, rows = [], rows_of(arcs)
    for source, target in ends:
        front = ours(arcs, source, target, criteria)
        assert front == sorted(textbook(arcs, source, target, criteria))
        assert front == compiled(rows, source, target)
        sizes.append(len(front))
    compare_roads(
        f"job 5, {criteria} criteria, {len(ends)} fronts of {min(sizes)} to {max(sizes)}",
        ("textbook label setting", lambda: [textbook(arcs, *p, criteria) for p in ends]),
        (lambda: [ours(arcs, *p, criteria) for p in ends], goals[0]),
        (lambda: [compiled(rows, *p) for p in ends], goals[1]),
        rounds=rounds,
    )


def legs_on(arcs: Arcs, place: int, legs: int) -> int:
    """Return a place so many legs away by the fewest."""
    reached, edge = {place}, [place]
    for _ in range(legs):
        edge = [head for tail in edge for _, head, _ in arcs[tail] if head not in reached]
        reached.update(edge)
    return edge[0]


def growth() -> None:
    """Show how time grows with the network, for ends four legs apart, and with the front."""
    whole: list[tuple[int, float, float]] = []
    for places in (1_000, 10_000, 100_000):
        arcs, _ = corridor_like(3, places, places * 5 // 3, places // 4)
        rows, source = rows_of(arcs), places // 2
        target = legs_on(arcs, source, 4)
        front = ours(arcs, source, target, 3)
        assert compiled(rows, source, target) == front
        base = seconds(lambda: ours(arcs, source, target, 3))  # noqa: B023 - run at once
        fast = seconds(lambda: compiled(rows, source, target))  # noqa: B023
        print_point(f"{places:>7,} places", len(front), base, fast)
        whole.append((places, base, fast))
    print_exponents(whole, "places", "bounds of the whole network included")
    arcs, _ = corridor_like(3, 10_000, 10_000 * 5 // 3, 2_500)
    fronts = [searches_alone(arcs, rows_of(arcs), legs) for legs in (36, 40, 50, 60)]
    print_exponents(fronts, "unbeaten routes", "on one network, without its bounds")


def searches_alone(arcs: Arcs, rows: Rows, legs: int) -> tuple[int, float, float]:
    """Return how many routes there are to a place so far away, and the seconds of both roads."""
    source = len(arcs) // 2
    target = legs_on(arcs, source, legs)
    bounds = bounds_to(arcs, target, 3)
    columns = bounds_fast.bounds_to(rows, target)

    def by_base() -> list[ParetoPath]:
        ends = range(len(arcs)), source, target, bounds
        return pareto_paths(arcs, *ends, road=Road.BASE, cap=10**8)[0]

    def by_fast() -> pareto_fast.Found:
        return pareto_fast.search(rows, source, target, columns, most=None, cap=10**8)[0]

    found = by_base()
    assert by_fast().paths() == found
    base, fast = seconds(by_base), seconds(by_fast)
    print_point(f"{legs:>7} legs on", len(found), base, fast)
    return len(found), base, fast


def print_point(where: str, found: int, base: float, fast: float) -> None:
    """Print one point of a curve."""
    print(
        f"  {where}: front {found:>5}, base {base * 1e3:9.1f} ms, fast {fast * 1e3:9.2f} ms",
        flush=True,
    )


def print_exponents(points: list[tuple[int, float, float]], of: str, what: str) -> None:
    """Print the slope of a straight line through the logarithms, for each road."""
    sizes = [size for size, _, _ in points]
    for place, road in ((1, "base"), (2, "fast")):
        slope = exponent(sizes, [point[place] for point in points])
        print(f"  exponent {slope:.2f} in {of}, {road} road, {what}")


def worst_case() -> None:
    """Show what Hansen's graph (1980), in which every path is efficient, does to the search."""
    stages = 24
    arcs: Arcs = [
        [((2**i, 0, 1, 1), i + 1, 2 * i), ((0, 2**i, 1, 1), i + 1, 2 * i + 1)]
        for i in range(stages)
    ] + [[]]
    bounds = [[0] * (stages + 1)] * 2 + [list(range(stages, -1, -1))] * 2
    for road, cap in ((Road.BASE, 100_000), (Road.FAST, 100_000)):
        start = time.perf_counter()
        paths, is_cut = pareto_paths(
            arcs, range(stages + 1), 0, stages, bounds, most=1000, cap=cap, road=road
        )
        took = time.perf_counter() - start
        print(
            f"  worst case, 2**{stages} efficient paths, {road} road: {len(paths)} paths, "
            f"cut {is_cut}, {took:.2f} s"
        )


if __name__ == "__main__":
    job_5(3, goals=(200, 1500), rounds=3)
    job_5(4, goals=(3, 700), rounds=1, pairs=6)
    print("growth, 3 criteria: with the network, then with the front")
    growth()
    worst_case()
