"""Unbeaten paths with three criteria by the base road: what people ask most.

The search of :mod:`corridor.kernels.pareto`, written out in plain numbers. What a state has seen is
a staircase of the second and third criterion, in two lists: ``rising`` and, one place on,
``falling``, so that ``falling[bisect_right(rising, y)]`` is the least third number seen with no
more than ``y``. A first height that beats nothing and a last one that is beaten by all save the
question whether there is a step.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from heapq import heappop, heappush

from corridor.kernels.pareto_labels import (
    NOWHERE,
    Link,
    ParetoPath,
    VectorArc,
    traced,
    ways_from,
)
from corridor.kernels.shortest import UNREACHED

__all__ = ["search_with_three"]

_Passed = tuple[int, ...]

_Staircase = tuple[list[int], list[int]]

_Entry = tuple[list[int], list[int], list["_Way"], list["_Way"], int, int]
"""A state and where it is entered from: its staircase, the ways on but not back, and the one of
them, if any, that raises no bound; state, state before. Ways are filled in when first needed."""

_Way = tuple[int, int, int, list[int], list[int], _Entry, _Passed]
"""By how much it raises the three bounds; the staircase where it leads; how it enters there; what
it passes."""

_Label = tuple[int, int, int, int, _Entry, _Passed, Link | None]
"""Three weights with bounds, serial number, where it is, what the last way passed, where it came
from."""


def search_with_three(  # noqa: PLR0912 - each call saved counts
    arcs: Sequence[Sequence[VectorArc]],
    source: int,
    target: int,
    bounds: Sequence[Sequence[int]],
    *,
    most: int | None,
    cap: int,
) -> tuple[list[ParetoPath], bool]:
    """Return what :func:`corridor.kernels.pareto.pareto_paths` does, without minding places."""
    graph = _Graph(arcs, target, bounds)
    rising, falling = graph.staircase(target)
    first, second, third = (bound[source] for bound in bounds)
    heap: list[_Label] = [(first, second, third, 0, graph.entry(source, NOWHERE), (), None)]
    found: list[ParetoPath] = []
    made = 0
    while heap:
        x, y, z, _, entry, passed, link = heappop(heap)
        if falling[bisect_right(rising, y)] <= z:
            continue
        while True:
            here_rising, here_falling, ways, level, state, _ = entry
            step = bisect_right(here_rising, y)
            if here_falling[step] <= z:
                break
            if here_falling[step + 1] < z:
                here_rising.insert(step, y)
                here_falling.insert(step + 1, z)
            else:
                here_rising[step] = y
                here_falling[step + 1] = z
                while here_falling[step + 2] >= z:
                    del here_rising[step + 1], here_falling[step + 2]
            link = passed, link
            if state == target:
                if most is not None and len(found) >= most:
                    return found, True
                found.append(traced((x, y, z), link, source))
                break
            if made > cap:
                return found, True
            if not (ways or level):
                graph.fill(entry)
            for more_1, more_2, more_3, there_rising, there_falling, there, passed in ways:
                y_2 = y + more_2
                z_3 = z + more_3
                if (
                    there_falling[bisect_right(there_rising, y_2)] > z_3
                    and falling[bisect_right(rising, y_2)] > z_3
                ):
                    made += 1
                    heappush(heap, (x + more_1, y_2, z_3, made, there, passed, link))
            if not level:
                break
            # A label by the way that raises nothing leaves the heap next, unless one there ties.
            _, _, _, _, _, entry, passed = level[0]
            made += 1
            if heap and heap[0][0] == x:
                heappush(heap, (x, y, z, made, entry, passed, link))
                break
    return found, False


class _Graph:
    """Ways and staircases, made as far as the search gets."""

    def __init__(
        self,
        arcs: Sequence[Sequence[VectorArc]],
        target: int,
        bounds: Sequence[Sequence[int]],
    ) -> None:
        self.arcs = arcs
        self.target = target
        self.bounds = bounds
        self.staircases: dict[int, _Staircase] = {}
        self.entries: dict[tuple[int, int], _Entry] = {}
        self.ways: dict[int, list[tuple[int, bool, _Way]]] = {}

    def staircase(self, state: int) -> _Staircase:
        """Return the staircase of a state."""
        staircase = self.staircases.get(state)
        if staircase is None:
            staircase = self.staircases[state] = ([], [UNREACHED, -1])
        return staircase

    def entry(self, state: int, back: int) -> _Entry:
        """Return how a state is entered from another."""
        key = state, back
        entry = self.entries.get(key)
        if entry is None:
            entry = self.entries[key] = (*self.staircase(state), [], [], state, back)
        return entry

    def fill(self, entry: _Entry) -> None:
        """Fill in the ways from a state; of several that raise nothing the last can go on."""
        _, _, ways, level, state, back = entry
        if state not in self.ways:
            self.ways[state] = self._reduced(state)
        for first, is_level, way in self.ways[state]:
            if first != back:
                if is_level:
                    ways += level
                    level[:] = [way]
                else:
                    ways.append(way)

    def _reduced(self, state: int) -> list[tuple[int, bool, _Way]]:
        """Return the ways from a state, each with the state it enters first and whether level."""
        ways = []
        bound_1, bound_2, bound_3 = self.bounds
        here_1, here_2, here_3 = bound_1[state], bound_2[state], bound_3[state]
        for weights, first, tail, head, passed in ways_from(self.arcs, state, self.target, bound_1):
            more_1, more_2, more_3 = weights
            more_1 += bound_1[head] - here_1
            more_2 += bound_2[head] - here_2
            more_3 += bound_3[head] - here_3
            rising, falling = self.staircase(head)
            way = more_1, more_2, more_3, rising, falling, self.entry(head, tail), passed
            ways.append((first, not (more_1 or more_2 or more_3), way))
        return ways
