"""Every path that no other path beats in all criteria: exact, by label setting.

Labels leave the heap in lexicographic order of what they weigh so far plus an exact lower bound
for the rest, criterion by criterion (NAMOA*: Mandow and Pérez de la Cruz, 2010). In that order the
first criterion of what a state has seen never falls, so a label is beaten already when one before
it is no worse in the *other* criteria (Pulido et al., 2015): with two criteria that is one number,
with three a staircase found by bisection, with more a list.

*Loopless* is meant of places: a path must not come back to a block (terminal) it has left. The
search allows it, since walks that do are beaten nearly always; if one is not, it is done again with
labels that beat another only if they have left no block which that one has not.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import pairwise
from typing import Final

from corridor.kernels.fronts import Chain, Front, Least, Staircase, Weights
from corridor.kernels.road import Road, has_fast_road, takes_fast_road
from corridor.kernels.shortest import UNREACHED

__all__ = ["FAST_LABELS_CAP", "LABELS_CAP", "ParetoPath", "pareto_paths"]

LABELS_CAP: Final = 2_000_000
"""Labels made before a search on the base road gives up: about half a minute and a gigabyte."""

FAST_LABELS_CAP: Final = 10_000_000
"""The same on the fast road: some seconds and a gigabyte."""

HANDED_OVER: Final = 50_000
"""Labels after which a search is handed over to the fast road, if that has to be started first."""

VectorArc = tuple[Weights, int, int]
"""(weights, head state, label)."""

_Link = tuple[int, int, "_Link | None"]
"""State, label of the arc that led there, and the link before: a path told from its end."""

_Label = tuple[Weights, int, int, int, _Link | None]
"""Weights with bounds, serial number, state, arc label, where it came from."""

_ThreeLabel = tuple[int, int, int, int, int, int, _Link | None]
"""The same with three weights in plain numbers."""

_ThreeWay = tuple[int, int, int, int, int, list[int], list[int]]
"""Three reduced weights, head state, label, and the staircase of the head in two lists."""


@dataclass(frozen=True, slots=True)
class ParetoPath:
    """A path that no other beats.

    Parameters
    ----------
    weights
        Sums of the arcs' weights, one a criterion.
    labels
        Labels of the arcs in order.
    states
        States passed, both ends included.
    """

    weights: Weights
    labels: tuple[int, ...]
    states: tuple[int, ...]


def pareto_paths(
    arcs: Sequence[Sequence[VectorArc]],
    block: Sequence[int],
    source: int,
    target: int,
    bounds: Sequence[Sequence[int]],
    *,
    most: int | None = None,
    cap: int | None = None,
    road: Road | None = None,
) -> tuple[list[ParetoPath], bool]:
    """Return the paths that no other path beats, one for each vector of weights.

    Parameters
    ----------
    arcs
        For each state its outgoing ``(weights, head, label)``; weights whole and not negative, one
        a criterion.
    block
        Block (terminal) of each state; a path enters each block once.
    source, target
        States to join.
    bounds
        For each criterion the least weight from every state to the target
        (:func:`corridor.kernels.bounds.bounds_to`), :data:`UNREACHED` where there is no way.
    most
        Paths after which the search ends; all if left out.
    cap
        Labels made before the search gives up; :data:`LABELS_CAP` or :data:`FAST_LABELS_CAP`, by
        the road, if left out.
    road
        Which kernels do it, where there are three criteria or more. Left out, the fast road takes
        over what turns out long; the paths are the same.

    Returns
    -------
    paths : list of ParetoPath
        In lexicographic order of weights.
    is_cut : bool
        Whether ``most`` or ``cap`` ended the search, so that further paths may exist.

    Examples
    --------
    >>> arcs = [[((1, 9), 1, 0), ((9, 1), 1, 1), ((9, 9), 1, 2)], []]
    >>> paths, is_cut = pareto_paths(arcs, range(2), 0, 1, [[1, 0], [1, 0]])
    >>> [path.weights for path in paths], is_cut
    ([(1, 9), (9, 1)], False)
    """
    if bounds[0][source] >= UNREACHED:
        return [], False
    found, is_cut = _found(arcs, source, target, bounds, most, cap, road)
    if all(_is_loopless(path.states, block) for path in found):
        return found, is_cut
    search = _Search(
        arcs, block, target, bounds, LABELS_CAP if cap is None else min(cap, LABELS_CAP)
    )
    return search.run(source, most, None, keeps_places=True)


def _found(
    arcs: Sequence[Sequence[VectorArc]],
    source: int,
    target: int,
    bounds: Sequence[Sequence[int]],
    most: int | None,
    cap: int | None,
    road: Road | None,
) -> tuple[list[ParetoPath], bool]:
    """Return the paths that the search finds without minding places, by either road."""
    base_cap = LABELS_CAP if cap is None else cap
    if len(bounds) < 3 or road is Road.BASE:  # noqa: PLR2004
        return _by_base(arcs, source, target, bounds, most, base_cap)
    if not takes_fast_road(road, 0.0):
        few = min(base_cap, HANDED_OVER) if has_fast_road() else base_cap
        found, is_cut = _by_base(arcs, source, target, bounds, most, few)
        is_full = most is not None and len(found) >= most
        if not is_cut or is_full or few == base_cap:
            return found, is_cut
    return _by_fast(arcs, source, target, bounds, most, FAST_LABELS_CAP if cap is None else cap)


def _by_base(
    arcs: Sequence[Sequence[VectorArc]],
    source: int,
    target: int,
    bounds: Sequence[Sequence[int]],
    most: int | None,
    cap: int,
) -> tuple[list[ParetoPath], bool]:
    if len(bounds) == 3:  # noqa: PLR2004 - what people ask most has a road of its own
        return _run_with_three(arcs, source, target, bounds, most=most, cap=cap)
    front: type[Front] = Least if len(bounds) == 2 else Chain  # noqa: PLR2004
    search = _Search(arcs, range(len(arcs)), target, bounds, cap)
    return search.run(source, most, front, keeps_places=False)


def _by_fast(
    arcs: Sequence[Sequence[VectorArc]],
    source: int,
    target: int,
    bounds: Sequence[Sequence[int]],
    most: int | None,
    cap: int,
) -> tuple[list[ParetoPath], bool]:
    import numpy as np

    from corridor.kernels.pareto_fast import search
    from corridor.kernels.shortest_fast import rows_of

    columns = np.ascontiguousarray(np.array(bounds, dtype=np.int64).T)
    return search(rows_of(arcs), source, target, columns, most=most, cap=cap)


def _run_with_three(
    arcs: Sequence[Sequence[VectorArc]],
    source: int,
    target: int,
    bounds: Sequence[Sequence[int]],
    *,
    most: int | None,
    cap: int,
) -> tuple[list[ParetoPath], bool]:
    """Search with three criteria, written out in plain numbers: thrice as fast as with vectors."""
    seen = [Staircase() for _ in arcs]
    rising, falling = seen[target].rising, seen[target].falling
    ways: list[list[_ThreeWay] | None] = [None] * len(arcs)
    found: list[ParetoPath] = []
    first, second, third = (bound[source] for bound in bounds)
    heap: list[_ThreeLabel] = [(first, second, third, 0, source, -1, None)]
    made = 0
    while heap:
        x, y, z, _, state, arc, before = heappop(heap)
        if falling[bisect_right(rising, y) - 1] <= z or not seen[state].takes(y, z):
            continue
        link = state, arc, before
        if state == target:
            if most is not None and len(found) >= most:
                return found, True
            found.append(_traced((x, y, z), link))
        if made > cap:
            return found, True
        out = ways[state]
        if out is None:
            out = ways[state] = _ways_of_three(arcs[state], state, bounds, seen)
        back = before[0] if before else -1
        for more_1, more_2, more_3, head, arc, there_rising, there_falling in out:
            if head == back:
                continue
            y_2, z_3 = y + more_2, z + more_3
            if (
                falling[bisect_right(rising, y_2) - 1] > z_3
                and there_falling[bisect_right(there_rising, y_2) - 1] > z_3
            ):
                made += 1
                heappush(heap, (x + more_1, y_2, z_3, made, head, arc, link))
    return found, False


def _ways_of_three(
    arcs: Sequence[VectorArc],
    state: int,
    bounds: Sequence[Sequence[int]],
    seen: Sequence[Staircase],
) -> list[_ThreeWay]:
    """Return what :func:`_reduced` does, in plain numbers, with the staircase of each head."""
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


def _reduced(
    arcs: Sequence[VectorArc], state: int, bounds: Sequence[Sequence[int]]
) -> list[VectorArc]:
    """Return by how much each arc from which the target can be reached raises the bound."""
    return [
        (
            tuple(
                weight + bound[head] - bound[state]
                for weight, bound in zip(weights, bounds, strict=True)
            ),
            head,
            arc,
        )
        for weights, head, arc in arcs
        if bounds[0][head] < UNREACHED
    ]


class _Search:
    """The graph searched."""

    def __init__(
        self,
        arcs: Sequence[Sequence[VectorArc]],
        block: Sequence[int],
        target: int,
        bounds: Sequence[Sequence[int]],
        cap: int,
    ) -> None:
        self.arcs = arcs
        self.block = block
        self.target = target
        self.bounds = bounds
        self.cap = cap
        self.ways: dict[int, list[VectorArc]] = {}

    def run(
        self, source: int, most: int | None, front: type[Front] | None, *, keeps_places: bool
    ) -> tuple[list[ParetoPath], bool]:
        """Search; without a front every label remembers where it has been."""
        seen = _Seen(front, len(self.arcs), self.target)
        found: list[ParetoPath] = []
        heap: list[_Label] = [(tuple(bound[source] for bound in self.bounds), 0, source, -1, None)]
        made = 0
        while heap:
            whole, _, state, arc, before = heappop(heap)
            link = state, arc, before
            places = self._places(link) if keeps_places else frozenset()
            if seen.is_beaten(state, whole, places):
                continue
            if state == self.target:
                if most is not None and len(found) >= most:
                    return found, True
                found.append(_traced(whole, link))
            seen.add(state, whole, places)
            if made > self.cap:
                return found, True
            back = before[0] if before else -1
            for weights, head, arc in self._ways_from(state):
                if head == back or (
                    keeps_places and self.block[head] in places and not self._stays(state, head)
                ):
                    continue
                complete = tuple(map(int.__add__, whole, weights))
                if not seen.is_hopeless(head, complete, keeps_places):
                    made += 1
                    heappush(heap, (complete, made, head, arc, link))
        return found, False

    def _ways_from(self, state: int) -> list[VectorArc]:
        ways = self.ways.get(state)
        if ways is None:
            ways = self.ways[state] = _reduced(self.arcs[state], state, self.bounds)
        return ways

    def _stays(self, state: int, head: int) -> bool:
        return self.block[state] == self.block[head]

    def _places(self, link: _Link | None) -> frozenset[int]:
        """Return the blocks that a path has been in."""
        blocks = set()
        while link is not None:
            state, _, link = link
            blocks.add(self.block[state])
        return frozenset(blocks)


class _Seen:
    """What has been seen at each state, and what has reached the target."""

    def __init__(self, front: type[Front] | None, states: int, target: int) -> None:
        self.target = target
        self.front = front
        self.fronts: list[Front | None] = [None] * states
        self.reached: Front = (front or Chain)()
        self.with_places: dict[int, list[tuple[Weights, frozenset[int]]]] = {}

    def is_beaten(self, state: int, whole: Weights, places: frozenset[int]) -> bool:
        rest = whole[1:]
        if self.reached.beats(rest):
            return True
        if self.front is None:
            return any(
                left <= places and all(a <= b for a, b in zip(other, rest, strict=True))
                for other, left in self.with_places.get(state, ())
            )
        front = self.fronts[state]
        return front is not None and front.beats(rest)

    def is_hopeless(self, head: int, complete: Weights, keeps_places: bool) -> bool:
        """Tell early, of a label not yet in the heap, that it will be beaten when it leaves it."""
        rest = complete[1:]
        if self.reached.beats(rest):
            return True
        front = self.fronts[head]
        return not keeps_places and front is not None and front.beats(rest)

    def add(self, state: int, whole: Weights, places: frozenset[int]) -> None:
        rest = whole[1:]
        if state == self.target:
            self.reached.add(rest)
        elif self.front is None:
            self.with_places.setdefault(state, []).append((rest, places))
        else:
            front = self.fronts[state]
            if front is None:
                front = self.fronts[state] = self.front()
            front.add(rest)


def _is_loopless(states: Sequence[int], block: Sequence[int]) -> bool:
    """Tell whether each block is entered once; moving within the last one is its exit."""
    blocks = [block[state] for state in states]
    if len(set(blocks)) == len(blocks):
        return True
    entered = [blocks[0], *(b for a, b in pairwise(blocks) if a != b)]
    return len(entered) == len(set(entered))


def _traced(weights: Weights, link: _Link | None) -> ParetoPath:
    states, labels = [], []
    while link is not None:
        state, label, link = link
        states.append(state)
        labels.append(label)
    return ParetoPath(weights, tuple(labels[-2::-1]), tuple(states[::-1]))
