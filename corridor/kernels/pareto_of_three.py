"""Unbeaten paths with three criteria by the base road: what people ask most.

The search of :mod:`corridor.kernels.pareto`, written out in plain numbers: thrice as fast as with
vectors.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from heapq import heappop, heappush, heappushpop

from corridor.kernels.fronts import Staircase
from corridor.kernels.pareto_labels import Link, ParetoPath, VectorArc, traced
from corridor.kernels.shortest import UNREACHED

__all__ = ["search_with_three"]

_Label = tuple[int, int, int, int, int, int, Link | None]
"""Three weights with bounds, serial number, state, arc label, where it came from."""

_Way = tuple[int, int, int, int, int, list[int], list[int]]
"""Three reduced weights, head state, label, and the staircase of the head in two lists."""


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
    seen: defaultdict[int, Staircase] = defaultdict(Staircase)
    rising, falling = seen[target].rising, seen[target].falling
    ways: list[list[_Way] | None] = [None] * len(arcs)
    found: list[ParetoPath] = []
    first, second, third = (bound[source] for bound in bounds)
    label: _Label | None = (first, second, third, 0, source, -1, None)
    # The best of the labels just made often leaves the heap next. It waits outside, and if it does
    # leave next, nothing can have beaten it since it was made.
    held: _Label | None = None
    heap: list[_Label] = []
    made = 0
    while label is not None:
        x, y, z, _, state, arc, before = label
        is_kept = label is held or falling[bisect_right(rising, y) - 1] > z
        held = None
        if is_kept and seen[state].takes(y, z):
            link = state, arc, before
            if state == target:
                if most is not None and len(found) >= most:
                    return found, True
                found.append(traced((x, y, z), link))
            if made > cap:
                return found, True
            out = ways[state]
            if out is None:
                out = ways[state] = _ways_from(arcs[state], state, bounds, seen)
            back = before[0] if before else -1
            for more_1, more_2, more_3, head, along, there_rising, there_falling in out:
                if head == back:
                    continue
                y_2, z_3 = y + more_2, z + more_3
                if (
                    there_falling[bisect_right(there_rising, y_2) - 1] > z_3
                    and falling[bisect_right(rising, y_2) - 1] > z_3
                ):
                    made += 1
                    new = (x + more_1, y_2, z_3, made, head, along, link)
                    if held is None:
                        held = new
                    elif new < held:
                        heappush(heap, held)
                        held = new
                    else:
                        heappush(heap, new)
        if held is not None:  # noqa: SIM108 - a choice of three on one line is hard to read
            label = heappushpop(heap, held)
        else:
            label = heappop(heap) if heap else None
    return found, False


def _ways_from(
    arcs: Sequence[VectorArc],
    state: int,
    bounds: Sequence[Sequence[int]],
    seen: Mapping[int, Staircase],
) -> list[_Way]:
    """Return the reduced arcs of a state, each with the staircase of its head."""
    bound_1, bound_2, bound_3 = bounds
    here_1, here_2, here_3 = bound_1[state], bound_2[state], bound_3[state]
    return [
        (
            weight_1 + bound_1[head] - here_1,
            weight_2 + bound_2[head] - here_2,
            weight_3 + bound_3[head] - here_3,
            head,
            arc,
            seen[head].rising,
            seen[head].falling,
        )
        for (weight_1, weight_2, weight_3), head, arc in arcs
        if bound_1[head] < UNREACHED
    ]
