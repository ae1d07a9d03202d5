"""Every path that no other path beats in all criteria: exact, by label setting.

Labels leave the heap in lexicographic order of what they weigh so far plus an exact lower bound
for the rest, criterion by criterion (NAMOA*: Mandow and Pérez de la Cruz, 2010). In that order the
first criterion of what a state has seen never falls, so a label is beaten already when one before
it is no worse in the *other* criteria (Pulido et al., 2015): with two criteria that is one number,
with three a staircase found by bisection, with more a list.

A label carries that sum alone: an arc adds its weight less what it takes off the bound (its
*reduced* weight), and since the bound of a state is the same for all its labels, what a state has
seen is kept in the same figures.

Of paths that weigh the same the one found first stays: labels of equal weight leave the heap by
age, and arcs are looked at in their order. Whoever orders the arcs of a state by what they are, as
:class:`corridor.convert.arrays.StateGraph` does, has an answer that no order of rows changes.

*Loopless* is meant of places: a path must not come back to a block (terminal) it has left. The
search allows it, since walks that do are beaten nearly always; if one is not, it is done again with
labels that beat another only if they have left no block which that one has not.
"""

from __future__ import annotations

from collections.abc import Sequence
from heapq import heappop, heappush
from itertools import pairwise
from typing import Final

from corridor.kernels.fronts import Chain, Front, Least, Weights
from corridor.kernels.pareto_labels import (
    NOWHERE,
    Link,
    ParetoPath,
    VectorArc,
    Way,
    arcs_from,
    traced,
    ways_from,
)
from corridor.kernels.pareto_of_three import search_with_three
from corridor.kernels.road import Road, has_fast_road, takes_fast_road
from corridor.kernels.shortest import UNREACHED

__all__ = ["FAST_LABELS_CAP", "LABELS_CAP", "ParetoPath", "pareto_paths"]

LABELS_CAP: Final = 2_000_000
"""Labels made before a search on the base road gives up: about half a minute and a gigabyte."""

FAST_LABELS_CAP: Final = 10_000_000
"""The same on the fast road: some seconds and a gigabyte."""

HANDED_OVER: Final = 50_000
"""Labels after which a search is handed over to the fast road, if that has to be started first."""

_Label = tuple[Weights, int, int, int, tuple[int, ...], Link | None]
"""Weights with bounds, serial number, state, the one before it, what the last way passed, where it
came from."""


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
    if len(set(block)) == len(block):  # a path comes back to no state: it would beat itself there
        return found, is_cut
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
        return search_with_three(arcs, source, target, bounds, most=most, cap=cap)
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
    found, is_cut = search(rows_of(arcs), source, target, columns, most=most, cap=cap)
    return found.paths(), is_cut


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
        self.ways: dict[int, list[Way]] = {}

    def run(
        self, source: int, most: int | None, front: type[Front] | None, *, keeps_places: bool
    ) -> tuple[list[ParetoPath], bool]:
        """Search; without a front every label remembers where it has been."""
        seen = _Seen(front, len(self.arcs), self.target)
        found: list[ParetoPath] = []
        least = tuple(bound[source] for bound in self.bounds)
        heap: list[_Label] = [(least, 0, source, NOWHERE, (), None)]
        made = 0
        while heap:
            whole, _, state, back, passed, link = heappop(heap)
            link = passed, link
            places = self._places(link, source) if keeps_places else frozenset()
            if seen.is_beaten(state, whole, places):
                continue
            seen.add(state, whole, places)
            if state == self.target:
                if most is not None and len(found) >= most:
                    return found, True
                found.append(traced(whole, link, source))
                continue
            if made > self.cap:
                return found, True
            for raised, first, tail, head, passed in self._ways_from(state, keeps_places):
                if first == back or (
                    keeps_places and self.block[head] in places and not self._stays(state, head)
                ):
                    continue
                complete = tuple(map(int.__add__, whole, raised))
                if not seen.is_hopeless(head, complete, keeps_places):
                    made += 1
                    heappush(heap, (complete, made, head, tail, passed, link))
        return found, False

    def _ways_from(self, state: int, keeps_places: bool) -> list[Way]:
        """Return the ways from a state with what they raise the bound by, not what they weigh."""
        ways = self.ways.get(state)
        if ways is None:
            if keeps_places:
                found = arcs_from(self.arcs, state, self.bounds[0])
            else:
                found = ways_from(self.arcs, state, self.target, self.bounds[0])
            ways = self.ways[state] = [
                (self._raised(weights, state, head), first, tail, head, passed)
                for weights, first, tail, head, passed in found
            ]
        return ways

    def _raised(self, weights: Weights, state: int, head: int) -> Weights:
        return tuple(
            weight + bound[head] - bound[state]
            for weight, bound in zip(weights, self.bounds, strict=True)
        )

    def _stays(self, state: int, head: int) -> bool:
        return self.block[state] == self.block[head]

    def _places(self, link: Link | None, source: int) -> frozenset[int]:
        """Return the blocks that a path of single arcs has been in."""
        blocks = {self.block[source]}
        while link is not None:
            passed, link = link
            blocks.update(self.block[state] for state in passed[:1])
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
    if len({block[state] for state in states}) == len(states):
        return True
    blocks = [block[state] for state in states]
    entered = [blocks[0], *(b for a, b in pairwise(blocks) if a != b)]
    return len(entered) == len(set(entered))
