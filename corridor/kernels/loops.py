"""Shortest paths that come back to no block: where loops pay, and the best path without one.

A block is a terminal with all its states. Shortest paths over states may leave a terminal and come
back to it in another state, to get round a slow or barred change; a route must not. Such loops are
rare and pay at few terminals, so that they are found first, by arrays for all pairs at once, and
only the pairs that they touch are searched again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import count, pairwise
from typing import TYPE_CHECKING, Final

from corridor.kernels.shortest import UNREACHED

if TYPE_CHECKING:
    import numpy as np

__all__ = ["LABELS_CAP", "NO_RETURN", "Loops", "best_loopless", "paying_loops", "returns_between"]

LABELS_CAP: Final = 100_000
"""Labels looked at for one pair before a search gives up: about a quarter of a second."""

SOURCES_AT_ONCE: Final = 512
"""States from which distances are held at a time."""

NO_RETURN: Final = -1
"""Where a shortest path comes back to no block."""

_Arcs = Sequence[Sequence[tuple[int, int, int]]]


@dataclass(frozen=True, slots=True)
class Loops:
    """Pairs of states of one block, such that going from one to the other may pay.

    Parameters
    ----------
    firsts, seconds
        States where a loop leaves and comes back.
    weights
        What the loop weighs at least.
    """

    firsts: np.ndarray
    seconds: np.ndarray
    weights: np.ndarray


def paying_loops(
    arcs: _Arcs, block: Sequence[int], distances_from: Callable[[list[int]], np.ndarray]
) -> Loops:
    """Return the loops that a shortest path from an entry to an exit may hold.

    A loop from ``a`` to ``b`` of one block pays only if some arc on from ``b`` is then reached for
    less than from ``a`` directly. A path without any of these loops can be rid of all its others at
    no cost.

    Parameters
    ----------
    arcs
        For each state its outgoing ``(weight, head, label)``; weights whole and positive. Exits,
        out of which nothing leads, are entered from their own block alone.
    block
        Block (terminal) of each state.
    distances_from
        Returns the distances from some states to every state, a row each.
    """
    import numpy as np

    gains: dict[int, dict[int, float]] = defaultdict(dict)
    for first, second, gain in _gains(arcs, block):
        gains[first][second] = gain
    found = [
        (first, second, row[second])
        for first, row in _in_turn(gains, distances_from)
        for second, gain in gains[first].items()
        if row[second] < gain
    ]
    firsts, seconds, weights = zip(*found, strict=True) if found else ((), (), ())
    return Loops(
        np.array(firsts, dtype=np.intp), np.array(seconds, dtype=np.intp), np.array(weights)
    )


def returns_between(
    loops: Loops,
    from_sources: np.ndarray,
    targets: np.ndarray,
    distances_from: Callable[[list[int]], np.ndarray],
) -> np.ndarray:
    """Tell between which ends a shortest path holds a loop that pays, and where it comes back.

    Parameters
    ----------
    loops, distances_from
        See :func:`paying_loops`.
    from_sources
        Distances from each source, which nothing leads into, to every state: a row a source.
    targets
        Exits to reach.

    Returns
    -------
    ndarray of int, shape (sources, targets)
        A state that a shortest path comes back to its block by; :data:`NO_RETURN` where the
        distance is that of the best path without a loop.
    """
    import numpy as np

    totals = from_sources[:, targets]
    came_back = from_sources[:, loops.seconds]
    held = np.isfinite(came_back) & (from_sources[:, loops.firsts] + loops.weights == came_back)
    returns = np.full(totals.shape, NO_RETURN)
    seconds = sorted(set(loops.seconds[held.any(axis=0)].tolist()))
    for second, row in _in_turn(seconds, distances_from):
        some = np.flatnonzero(held[:, loops.seconds == second].any(axis=1))
        holds = from_sources[some, second, None] + row[targets] == totals[some]
        returns[some] = np.where(holds & np.isfinite(totals[some]), second, returns[some])
    return returns


def _in_turn(
    states: Iterable[int], distances_from: Callable[[list[int]], np.ndarray]
) -> Iterator[tuple[int, np.ndarray]]:
    """Yield each state with its distances, of which only some are held at a time."""
    ordered = list(states)
    for start in range(0, len(ordered), SOURCES_AT_ONCE):
        some = ordered[start : start + SOURCES_AT_ONCE]
        yield from zip(some, distances_from(some), strict=True)


def _gains(arcs: _Arcs, block: Sequence[int]) -> Iterator[tuple[int, int, float]]:
    """Yield ``(first, second, most that being in the second instead of the first may save)``."""
    together: dict[int, list[int]] = defaultdict(list)
    for state, out in enumerate(arcs):
        if out:
            together[block[state]].append(state)
    for states in together.values():
        onward = {state: _lightest(arcs[state]) for state in states}
        for first in states:
            has_end = any(block[head] == block[first] for head in onward[first])
            for second in states:
                gain = max(
                    (
                        onward[first].get(head, UNREACHED) - weight
                        for head, weight in onward[second].items()
                        # From an entry no way leads straight to its exit: nobody asks for it.
                        if has_end or block[head] != block[first]
                    ),
                    default=0,
                )
                if first != second and gain > 0:
                    yield first, second, gain


def _lightest(out: Sequence[tuple[int, int, int]]) -> dict[int, int]:
    """Return the weight of the lightest arc to each head."""
    return {head: weight for weight, head, _ in sorted(out, reverse=True)}


def best_loopless(
    incoming: _Arcs,
    block: Sequence[int],
    ends: tuple[int, int],
    from_source: Sequence[float],
    watch: Iterable[int] = (),
    cap: int = LABELS_CAP,
) -> tuple[float | None, bool]:
    """Return the weight of the best path between two states that comes back to no block.

    Blocks are watched only once a best path came back to them, which is mostly once or never
    (state space relaxation, tightened step by step: Boland, Dethridge and Dumitrescu 2006; Righini
    and Salani 2008). Labels hold which watched blocks a path has entered; of two labels of a state,
    the one that is no better and has entered no less is dropped.

    Parameters
    ----------
    incoming
        For each state its incoming ``(weight, tail, label)``.
    block
        Block (terminal) of each state; a path enters each block once.
    ends
        States to join, source and target.
    from_source
        Distance of each state from the source, over any path: the search runs back from the target
        and needs to look at little else than the best path.
    watch
        Blocks to watch from the start, where it is known that a best path comes back to them.
    cap
        Labels looked at before the search gives up.

    Returns
    -------
    weight : float or None
        ``None`` if there is no such path, or the search gave up.
    is_cut : bool
        Whether it gave up.
    """
    watched = {each: 1 << place for place, each in enumerate(watch)}
    while True:
        found, cap = _best_walk(incoming, block, ends, from_source, watched, cap)
        if found is None:
            return None, cap <= 0
        weight, states = found
        back_to = _entered_again([block[state] for state in states])
        if not back_to:
            return weight, False
        for again in back_to:
            watched[again] = 1 << len(watched)


def _entered_again(blocks: Sequence[int]) -> set[int]:
    """Return the blocks that a path comes back to; moving within one is not coming back."""
    entered = [blocks[0], *(b for a, b in pairwise(blocks) if a != b)]
    if len(set(entered)) == len(entered):
        return set()
    return {each for each in entered if entered.count(each) > 1}


def _best_walk(
    incoming: _Arcs,
    block: Sequence[int],
    ends: tuple[int, int],
    from_source: Sequence[float],
    watched: dict[int, int],
    cap: int,
) -> tuple[tuple[float, list[int]] | None, int]:
    """Return the best walk that comes back to no watched block, and what is left of the cap."""
    source, target = ends
    left = watched.get(block[target], 0) | watched.get(block[source], 0)
    serial = count()
    heap: list[_Label] = [(from_source[target], next(serial), 0, target, left, None)]
    settled: dict[int, list[int]] = defaultdict(list)
    while heap and cap > 0:
        cap -= 1
        label = heappop(heap)
        _, _, so_far, state, left, _ = label
        if state == source:
            return (so_far, _walked(label)), cap
        if state in settled and any(other & left == other for other in settled[state]):
            continue
        settled[state].append(left)
        for weight, tail, _ in incoming[state]:
            bound = so_far + weight + from_source[tail]
            bit = watched.get(block[tail], 0)
            if bit and (tail == source or block[tail] == block[state]):
                bit = 0  # the end of the walk, or a move within the block
            if not bit & left and bound < UNREACHED:
                heappush(heap, (bound, next(serial), so_far + weight, tail, left | bit, label))
    return None, cap


_Label = tuple[float, int, float, int, int, "_Label | None"]
"""Bound, serial number, weight so far, state, watched blocks entered, label before it."""


def _walked(label: _Label | None) -> list[int]:
    states = []
    while label is not None:
        states.append(label[3])
        label = label[5]
    return states
