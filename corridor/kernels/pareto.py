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

from collections.abc import Iterator, Sequence
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

_Label = tuple[Weights, int, Weights, int, int, "_Label | None"]
"""Weights with bounds, serial number, weights so far, state, arc label, label before."""

_ThreeLabel = tuple[int, int, int, int, int, int, "_ThreeLabel | None"]
"""Three weights with bounds, serial number, state, arc label, label before."""


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
        (``distances_from(reversed_arcs(…), target)``), :data:`UNREACHED` where there is no way.
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

    rows = rows_of(arcs)
    columns = np.ascontiguousarray(np.array(bounds, dtype=np.int64).T)
    found, is_cut = search(rows, source, target, columns, most=most, cap=cap)
    labels = rows.labels.tolist()
    paths = [
        ParetoPath(weights, tuple(labels[arc] for arc in passed), tuple(states))
        for weights, passed, states in found
    ]
    return paths, is_cut


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
    bound_1, bound_2, bound_3 = bounds
    seen = [Staircase() for _ in arcs]
    reached = seen[target]
    found: list[ParetoPath] = []
    heap: list[_ThreeLabel] = [
        (bound_1[source], bound_2[source], bound_3[source], 0, source, -1, None)
    ]
    made = 0
    while heap:
        label = heappop(heap)
        whole_1, whole_2, whole_3, _, state, _, _ = label
        if reached.beats(whole_2, whole_3):
            continue
        y, z = whole_2 - bound_2[state], whole_3 - bound_3[state]
        if state == target:
            if most is not None and len(found) >= most:
                return found, True
            found.append(_traced_three(label))
        elif seen[state].beats(y, z):
            continue
        seen[state].add(y, z)
        if made > cap:
            return found, True
        x = whole_1 - bound_1[state]
        for (more_1, more_2, more_3), head, arc in arcs[state]:
            rest_1 = bound_1[head]
            if rest_1 >= UNREACHED:
                continue
            y_2, z_3 = y + more_2, z + more_3
            c_2, c_3 = y_2 + bound_2[head], z_3 + bound_3[head]
            if not (reached.beats(c_2, c_3) or seen[head].beats(y_2, z_3)):
                made += 1
                heappush(heap, (x + more_1 + rest_1, c_2, c_3, made, head, arc, label))
    return found, False


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
        self.bounds = list(zip(*bounds, strict=True))
        self.cap = cap

    def run(
        self, source: int, most: int | None, front: type[Front] | None, *, keeps_places: bool
    ) -> tuple[list[ParetoPath], bool]:
        """Search; without a front every label remembers where it has been."""
        seen = _Seen(front, len(self.arcs), self.target)
        found: list[ParetoPath] = []
        zero = (0,) * len(self.bounds[source])
        heap: list[_Label] = [(self.bounds[source], 0, zero, source, -1, None)]
        made = 0
        while heap:
            label = heappop(heap)
            whole, _, so_far, state, _, _ = label
            places = self._places(label) if keeps_places else frozenset()
            if seen.is_beaten(state, whole, so_far, places):
                continue
            if state == self.target:
                if most is not None and len(found) >= most:
                    return found, True
                found.append(_traced(label))
            seen.add(state, whole, so_far, places)
            if made > self.cap:
                return found, True
            for weights, head, arc in self.arcs[state]:
                rest = self.bounds[head]
                if rest[0] >= UNREACHED or (
                    keeps_places and self.block[head] in places and not self._stays(state, head)
                ):
                    continue
                through = tuple(map(int.__add__, so_far, weights))
                complete = tuple(map(int.__add__, through, rest))
                if not seen.is_hopeless(head, complete, through, keeps_places):
                    made += 1
                    heappush(heap, (complete, made, through, head, arc, label))
        return found, False

    def _stays(self, state: int, head: int) -> bool:
        return self.block[state] == self.block[head]

    def _places(self, label: _Label | None) -> frozenset[int]:
        """Return the blocks that a label has been in."""
        blocks = set()
        while label is not None:
            blocks.add(self.block[label[3]])
            label = label[5]
        return frozenset(blocks)


class _Seen:
    """What has been seen at each state, and what has reached the target."""

    def __init__(self, front: type[Front] | None, states: int, target: int) -> None:
        self.target = target
        self.front = front
        self.fronts: list[Front | None] = [None] * states
        self.reached: Front = (front or Chain)()
        self.with_places: dict[int, list[tuple[Weights, frozenset[int]]]] = {}

    def is_beaten(
        self, state: int, whole: Weights, so_far: Weights, places: frozenset[int]
    ) -> bool:
        if self.reached.beats(whole[1:]):
            return True
        if self.front is None:
            rest = so_far[1:]
            return any(
                left <= places and all(a <= b for a, b in zip(other, rest, strict=True))
                for other, left in self.with_places.get(state, ())
            )
        front = self.fronts[state]
        return front is not None and front.beats(so_far[1:])

    def is_hopeless(
        self, head: int, complete: Weights, through: Weights, keeps_places: bool
    ) -> bool:
        """Tell early, of a label not yet in the heap, that it will be beaten when it leaves it."""
        if self.reached.beats(complete[1:]):
            return True
        front = self.fronts[head]
        return not keeps_places and front is not None and front.beats(through[1:])

    def add(self, state: int, whole: Weights, so_far: Weights, places: frozenset[int]) -> None:
        if state == self.target:
            self.reached.add(whole[1:])
        elif self.front is None:
            self.with_places.setdefault(state, []).append((so_far[1:], places))
        else:
            front = self.fronts[state]
            if front is None:
                front = self.fronts[state] = self.front()
            front.add(so_far[1:])


def _is_loopless(states: Sequence[int], block: Sequence[int]) -> bool:
    """Tell whether each block is entered once; moving within the last one is its exit."""
    blocks = [block[state] for state in states]
    entered = [blocks[0], *(b for a, b in pairwise(blocks) if a != b)]
    return len(entered) == len(set(entered))


def _traced(label: _Label) -> ParetoPath:
    chain = list(_back(label))
    return ParetoPath(
        weights=label[2],
        labels=tuple(link[4] for link in reversed(chain[:-1])),
        states=tuple(link[3] for link in reversed(chain)),
    )


def _traced_three(label: _ThreeLabel) -> ParetoPath:
    """Return the path of a label at the target, where the bounds are zero."""
    weights, states, labels = label[:3], [], []
    link: _ThreeLabel | None = label
    while link is not None:
        states.append(link[4])
        labels.append(link[5])
        link = link[6]
    return ParetoPath(weights, tuple(labels[-2::-1]), tuple(reversed(states)))


def _back(label: _Label | None) -> Iterator[_Label]:
    while label is not None:
        yield label
        label = label[5]
