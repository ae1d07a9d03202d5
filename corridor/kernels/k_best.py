"""The k best loopless paths, in exact order, each path known by the labels of its arcs.

Yen's partition (1971) in Lawler's form (1972): a set of paths is "begins with this prefix and does
not go on by these arcs", and when its best path is found the rest is split into such sets again.
Sets wait in a heap with a lower bound from one backward search; a set is searched only when its
bound reaches the top. Mostly the shortest-path tree already completes the prefix without a loop, so
that nothing is searched at all; otherwise one A* with the exact bounds as potential does it.

*Loopless* is meant of places, not of states: a path must not come back to a block (terminal) it
has left. The shortest path of a set may do so, through another state of the same terminal; it is
then split like any other but not returned, so the order stays exact. Of paths with equal weight the
one whose label sequence is smaller comes first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import chain, count, pairwise
from typing import Final

from corridor.kernels.road import WORTH_STARTING_S, Road, has_fast_road, takes_fast_road
from corridor.kernels.shortest import UNREACHED

__all__ = ["SETS_CAP", "Path", "k_best_paths"]

SETS_CAP: Final = 20_000
"""Sets of paths looked at before a search gives up: some seconds on a network of any shape."""

SET_S: Final = 2.5e-8
"""Seconds that looking at a set takes for each state of the graph, roughly and at most."""

SOON_HANDED_OVER: Final = 100
"""Sets after which a search is handed over to a fast road that has been started already: before
that, copying the arcs would take longer."""

_Arc = tuple[int, int, int]
_Arcs = Sequence[Sequence[_Arc]]


@dataclass(frozen=True, slots=True)
class Path:
    """A path through states.

    Parameters
    ----------
    weight
        Sum of the arcs' weights.
    labels
        Labels of the arcs in order.
    states
        States passed, both ends included.
    """

    weight: int
    labels: tuple[int, ...]
    states: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Set:
    """All paths that begin with ``states[:split + 1]`` and leave it by none of ``barred``."""

    states: tuple[int, ...]
    labels: tuple[int, ...]
    weights: tuple[int, ...]  # of the prefix's arcs
    barred: frozenset[int]  # labels that must not leave the last state of the prefix


def k_best_paths(
    arcs: _Arcs,
    block: Sequence[int],
    source: int,
    target: int,
    to_target: Sequence[int],
    *,
    k: int = 1,
    cap: int = SETS_CAP,
    road: Road | None = None,
) -> tuple[list[Path], bool]:
    """Return the ``k`` best loopless paths from ``source`` to ``target``, best first.

    Parameters
    ----------
    arcs
        For each state its outgoing ``(weight, head, label)``, in order of label; weights whole and
        positive, labels distinct among the arcs of a state.
    block
        Block (terminal) of each state; a path enters each block once.
    source, target
        States to join; of a state with itself there is the path without arcs, and no other.
    to_target
        Distance of each state to the target: ``distances_from(reversed_arcs(arcs), target)``.
    k
        How many paths at most.
    cap
        Sets looked at before the search gives up.
    road
        Which kernels do it. Left out, the fast road takes over what turns out long; the paths are
        the same.

    Returns
    -------
    paths : list of Path
        In order of weight, then of labels; fewer than ``k`` where there are no more.
    is_cut : bool
        Whether the cap ended the search, so that further paths may exist.

    Raises
    ------
    ValueError
        If an arc weighs 0 or less.

    Examples
    --------
    >>> from corridor.kernels.shortest import distances_from, reversed_arcs
    >>> arcs = [[(1, 1, 0), (1, 1, 1)], [(2, 2, 2)], []]
    >>> bounds = distances_from(reversed_arcs(arcs), 2)
    >>> paths, is_cut = k_best_paths(arcs, range(3), 0, 2, bounds, k=5)
    >>> [path.labels for path in paths], is_cut
    ([(0, 2), (1, 2)], False)
    """
    if source == target:  # there already: going round and coming back would be a loop
        return [Path(0, (), (source,))][:k], False
    if to_target[source] >= UNREACHED:
        return [], False
    if min(chain.from_iterable(arcs))[0] < 1:
        raise ValueError("an arc of weight 0 or less: no road would come to an end")
    if road is Road.BASE or not has_fast_road():
        takes_fast_road(road, 0.0)  # raises if it is asked for and missing
        return _by_base(arcs, block, source, target, to_target, k, cap)
    if road is None:
        few = min(cap, _sets_before_handing_over(len(arcs)))
        found, is_cut = _by_base(arcs, block, source, target, to_target, k, few)
        if not is_cut or few == cap:
            return found, is_cut
    return _by_fast(arcs, block, source, target, to_target, k, cap)


def _sets_before_handing_over(states: int) -> int:
    if takes_fast_road(None, 0.0):
        return SOON_HANDED_OVER
    return int(WORTH_STARTING_S / (SET_S * states))


def _by_fast(
    arcs: _Arcs,
    block: Sequence[int],
    source: int,
    target: int,
    to_target: Sequence[int],
    k: int,
    cap: int,
) -> tuple[list[Path], bool]:
    import numpy as np

    from corridor.kernels.k_best_fast import search
    from corridor.kernels.shortest_fast import rows_of

    blocks, bounds = np.array(block, dtype=np.int64), np.array(to_target, dtype=np.int64)
    return search(rows_of(arcs), blocks, source, target, bounds, k=k, cap=cap)


def _by_base(
    arcs: _Arcs,
    block: Sequence[int],
    source: int,
    target: int,
    to_target: Sequence[int],
    k: int,
    cap: int,
) -> tuple[list[Path], bool]:
    found: list[Path] = []
    search = _Search(arcs, block, target, to_target)
    # Heap entries: bound, 0 while only a bound is known and 1 once the path is, its labels, a
    # counter that makes entries comparable, and the set with its best path. Bounds come before
    # paths of the same weight, so that all ties are known before the first of them is taken.
    everything = _Set((source,), (), (), frozenset())
    heap: list[_Entry] = [(to_target[source], 0, (), 0, everything, None)]
    serial = count(1)
    looked_at = 0
    while heap and len(found) < k:
        _, _, _, _, paths, best = heappop(heap)
        if best is None:
            looked_at += 1
            if looked_at > cap:
                return found, True
            best = search.best_of(paths)
            if best is not None:
                heappush(heap, (best.weight, 1, best.labels, next(serial), paths, best))
            continue
        if search.is_loopless(best.states):
            found.append(best)
        for bound, rest in search.split(paths, best):
            heappush(heap, (bound, 0, (), next(serial), rest, None))
    return found, False


_Entry = tuple[int, int, tuple[int, ...], int, _Set, Path | None]


class _Search:
    """The graph searched, and the three things done with a set of paths."""

    def __init__(
        self, arcs: _Arcs, block: Sequence[int], target: int, to_target: Sequence[int]
    ) -> None:
        self.arcs = arcs
        self.block = block
        self.target = target
        self.to_target = to_target

    def is_loopless(self, states: Sequence[int]) -> bool:
        """Tell whether each block is entered once; moving within the last one is its exit."""
        blocks = [self.block[state] for state in states]
        entered = [blocks[0], *(b for a, b in pairwise(blocks) if a != b)]
        return len(entered) == len(set(entered))

    def split(self, paths: _Set, best: Path) -> Iterator[tuple[int, _Set]]:
        """Yield the sets that hold all paths of ``paths`` but the best one, each with a bound."""
        start = len(paths.labels)
        weights = paths.weights
        so_far = sum(weights)
        left = {self.block[state] for state in best.states[:start]}
        for position in range(start, len(best.labels)):
            state = best.states[position]
            if self.block[state] in left:
                return  # every path with this prefix has a loop
            left.add(self.block[state])
            label = best.labels[position]
            barred = paths.barred | {label} if position == start else frozenset({label})
            bound = self._bound(state, barred, left)
            if bound < UNREACHED:
                prefix = _Set(best.states[: position + 1], best.labels[:position], weights, barred)
                yield so_far + bound, prefix
            weight = next(arc[0] for arc in self.arcs[state] if arc[2] == label)
            weights = (*weights, weight)
            so_far += weight

    def _bound(self, state: int, barred: frozenset[int], left: set[int]) -> int:
        """Return the least weight of leaving a state by an arc that is not barred."""
        bound = UNREACHED
        for weight, head, label in self.arcs[state]:
            through = weight + self.to_target[head]
            if through < bound and label not in barred and self._is_free(head, left):
                bound = through
        return bound

    def _is_free(self, head: int, left: set[int]) -> bool:
        """Tell whether a state may be entered: of a new block, or the target itself."""
        return head == self.target or self.block[head] not in left

    def best_of(self, paths: _Set) -> Path | None:
        """Return the best path of a set, or ``None`` if the set is empty."""
        spur = paths.states[-1]
        left = {self.block[state] for state in paths.states}
        end = self._by_tree(spur, paths.barred, left) or self._by_search(spur, paths.barred, left)
        if end is None:
            return None
        return Path(
            sum(paths.weights) + end.weight,
            paths.labels + end.labels,
            paths.states + end.states[1:],
        )

    def _by_tree(self, spur: int, barred: frozenset[int], left: set[int]) -> Path | None:
        """Follow arcs that lose nothing against the bounds; ``None`` if that runs into a loop."""
        bound = self._bound(spur, barred, left)
        if bound >= UNREACHED:
            return None
        states, labels = [spur], []
        state, remaining = spur, bound
        while state != self.target:
            for weight, head, label in self.arcs[state]:
                if weight + self.to_target[head] == remaining and (
                    state != spur or (label not in barred and self._is_free(head, left))
                ):
                    break
            else:  # pragma: no cover - the bounds are those of these arcs
                return None
            if not self._is_free(head, left):
                return None
            labels.append(label)
            states.append(head)
            state, remaining = head, self.to_target[head]
        return Path(bound, tuple(labels), tuple(states))

    def _by_search(self, spur: int, barred: frozenset[int], left: set[int]) -> Path | None:
        """Find the best completion outside ``left`` by A*; of equals, the smallest labels."""
        to_target = self.to_target
        reached: dict[int, int] = {spur: 0}
        came: dict[int, tuple[int, int]] = {}
        heap = [(to_target[spur], 0, spur)]
        while heap:
            _, so_far, state = heappop(heap)
            if state == self.target:
                return self._traced(spur, so_far, came)
            if so_far > reached[state]:
                continue
            for weight, head, label in self.arcs[state]:
                if to_target[head] >= UNREACHED or not self._is_free(head, left):
                    continue
                if state == spur and label in barred:
                    continue
                through = so_far + weight
                known = reached.get(head, UNREACHED)
                if through < known:
                    reached[head] = through
                    came[head] = (state, label)
                    heappush(heap, (through + to_target[head], through, head))
                elif through == known and self._is_smaller(spur, came, state, label, head):
                    came[head] = (state, label)
        return None

    def _is_smaller(
        self, spur: int, came: dict[int, tuple[int, int]], state: int, label: int, head: int
    ) -> bool:
        """Tell whether reaching ``head`` from ``state`` gives a smaller sequence of labels."""
        new = (*_labels(spur, came, state), label)
        return new < _labels(spur, came, head)

    def _traced(self, spur: int, weight: int, came: dict[int, tuple[int, int]]) -> Path:
        labels = _labels(spur, came, self.target)
        states = [self.target]
        while states[-1] != spur:
            states.append(came[states[-1]][0])
        return Path(weight, labels, tuple(reversed(states)))


def _labels(spur: int, came: dict[int, tuple[int, int]], state: int) -> tuple[int, ...]:
    labels: list[int] = []
    while state != spur:
        state, label = came[state]
        labels.append(label)
    return tuple(reversed(labels))
