"""The fast road of :mod:`corridor.kernels.k_best`: the same sets of paths, in the same order.

A set is a row of numbers: whose prefix it has, where that splits off, and a linked list of the arcs
that must not leave it. Blocks left are marked with the number of the set in hand, so that no mark
is ever wiped off. The kernel works in place: it returns where room runs out, and is called again.
"""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from corridor.kernels.compiled import compiled_in_place, compiled_piece_in_place
from corridor.kernels.k_best import Path
from corridor.kernels.shortest_fast import UNREACHED, Rows
from corridor.kernels.ways_on_fast import Graph, Room, by_search, by_tree, is_barred, trace

__all__ = ["search"]

_Array = np.ndarray[Any, Any]

DONE, CUT, FULL = range(3)
"""How a call of the kernel ends."""

KEY, IS_PATH, SERIAL, PREFIX, SPLIT, SO_FAR, BARRED, BEST = range(8)
"""Columns of the sets: bound or weight, whether the path is known, age, path whose beginning the
set has, how many arcs of it and what they weigh, the arcs barred, and the best path."""

SETS, WAITING, PATHS, ARCS, BARS, FOUND, AGE, LOOKED_AT, MARK, PUSHED = range(10)
"""Counters kept from call to call."""

FIRST_ROOM: Final = 1 << 10


def search(
    rows: Rows,
    block: _Array,
    source: int,
    target: int,
    to_target: _Array,
    *,
    k: int,
    cap: int,
) -> tuple[list[Path], bool]:
    """Return the paths of the base road, and whether the cap ended the search.

    Parameters
    ----------
    rows
        Arcs, in each row in order of label.
    block, to_target
        By state, as :func:`corridor.kernels.k_best.k_best_paths` takes them.
    source, target, k, cap
        As there.
    """
    graph = (rows.starts, rows.heads, rows.weights, rows.labels, block, to_target)
    work = _Work(rows, int(to_target[source]))
    end = FULL
    while end == FULL:
        work.grow_to_fit()
        end = work.search(graph, (source, target, k, cap))
    return work.found_paths(rows, source), end == CUT


class _Work:
    """The arrays that the kernel works on."""

    def __init__(self, rows: Rows, bound: int) -> None:
        self.states = len(rows.starts) - 1
        self.counters = np.array([1, 1, 0, 0, 0, 0, 1, 0, 0, 0])
        self.sets = np.empty((FIRST_ROOM, 8), np.int64)
        self.sets[0] = bound, 0, 0, -1, 0, 0, -1, -1
        self.heap = np.empty(FIRST_ROOM, np.int32)
        self.heap[0] = 0
        self.found = np.empty(FIRST_ROOM, np.int32)
        self.bars = np.empty((FIRST_ROOM, 2), np.int32)
        self.spans = np.empty((FIRST_ROOM, 2), np.int64)
        self.passed = np.empty(FIRST_ROOM, np.int32)
        self.marks = np.full(self.states, -1, np.int32)
        # For searches: what reached a state and in which of them, two paths to compare, a heap.
        self.reached = np.empty((self.states, 2), np.int64)
        self.came = np.empty((self.states, 2), np.int32)
        self.reached[:, 1] = -1
        self.compared = np.empty((2, self.states + 1), np.int32)
        self.queue = np.empty((len(rows.heads) + 2, 3), np.int64)

    def grow_to_fit(self) -> None:
        """Make room for one more path and the sets that it is split into."""
        wanted = self.states + 2
        self.sets = _with_room(self.sets, self.counters[SETS] + wanted)
        self.heap = _with_room(self.heap, self.counters[SETS] + wanted)
        self.found = _with_room(self.found, self.counters[FOUND] + 1)
        self.bars = _with_room(self.bars, self.counters[BARS] + wanted)
        self.spans = _with_room(self.spans, self.counters[PATHS] + 1)
        self.passed = _with_room(self.passed, self.counters[ARCS] + wanted)

    def search(self, graph: tuple[_Array, ...], asked: tuple[int, int, int, int]) -> int:
        """Search on until the end, or until there is no room."""
        end: int = _search(
            graph,
            asked,
            self.sets,
            self.heap,
            self.found,
            (self.bars, self.spans, self.passed, self.marks),
            (self.reached, self.came, self.compared, self.queue),
            self.counters,
        )
        return end

    def found_paths(self, rows: Rows, source: int) -> list[Path]:
        """Return the paths found, in order."""
        found = self.found[: self.counters[FOUND]]
        spans = self.spans[self.sets[found, BEST]]
        return [
            _path(int(weight), self.passed[start : start + length], rows, source)
            for weight, (start, length) in zip(self.sets[found, KEY], spans, strict=True)
        ]


def _path(weight: int, passed: _Array, rows: Rows, source: int) -> Path:
    return Path(weight, tuple(rows.labels[passed].tolist()), (source, *rows.heads[passed].tolist()))


def _with_room(values: _Array, wanted: int) -> _Array:
    """Return an array that begins alike and has room for as many rows, twice as long if not."""
    if wanted <= len(values):
        return values
    grown = np.empty((max(wanted, 2 * len(values)), *values.shape[1:]), values.dtype)
    grown[: len(values)] = values
    return grown


_Paths = tuple[_Array, _Array, _Array, _Array]
"""Barred arcs, each with the next of its list; spans of paths, and their arcs; marks of blocks."""


@compiled_in_place
def _search(
    graph: Graph,
    asked: tuple[int, int, int, int],
    sets: _Array,
    heap: _Array,
    found: _Array,
    paths: _Paths,
    room: Room,
    counters: _Array,
) -> int:
    starts, heads, _, labels, block, _ = graph
    source, target, k, cap = asked
    bars, spans, passed, marks = paths
    longest = starts.shape[0] + 1
    while counters[WAITING] > 0 and counters[FOUND] < k:
        if (
            counters[SETS] + longest > sets.shape[0]
            or counters[BARS] + longest > bars.shape[0]
            or counters[ARCS] + longest > passed.shape[0]
            or counters[PATHS] + 1 > spans.shape[0]
            or counters[FOUND] + 1 > found.shape[0]
        ):
            return FULL
        this = heap[0]
        counters[WAITING] -= 1
        if counters[WAITING] > 0:
            _sink(heap, counters[WAITING], heap[counters[WAITING]], sets, spans, passed, labels)
        if sets[this, IS_PATH] == 0:
            counters[LOOKED_AT] += 1
            if counters[LOOKED_AT] > cap:
                return CUT
            if _finds_best(graph, source, target, this, sets, paths, room, counters):
                sets[this, IS_PATH] = 1
                sets[this, SERIAL] = counters[AGE]
                counters[AGE] += 1
                _rise(heap, counters[WAITING], this, sets, spans, passed, labels)
                counters[WAITING] += 1
            continue
        best = sets[this, BEST]
        counters[MARK] += 1
        if _is_loopless(
            heads, block, source, passed, spans[best, 0], spans[best, 1], marks, counters[MARK]
        ):
            found[counters[FOUND]] = this
            counters[FOUND] += 1
        counters[MARK] += 1
        _split(graph, source, target, this, sets, heap, paths, counters)
    return DONE


@compiled_piece_in_place
def _finds_best(
    graph: Graph,
    source: int,
    target: int,
    this: int,
    sets: _Array,
    paths: _Paths,
    room: Room,
    counters: _Array,
) -> bool:
    """Write down the best path of a set, and its weight as the set's key; false if it is empty."""
    _, heads, _, _, block, _ = graph
    bars, spans, passed, marks = paths
    counters[MARK] += 1
    mark = counters[MARK]
    begin = counters[ARCS]
    split = sets[this, SPLIT]
    state = source
    marks[block[state]] = mark
    for place in range(split):
        arc = passed[spans[sets[this, PREFIX], 0] + place]
        passed[begin + place] = arc
        state = heads[arc]
        marks[block[state]] = mark
    bound = sets[this, KEY] - sets[this, SO_FAR]
    barred = sets[this, BARRED]
    end = by_tree(graph, target, state, bound, bars, barred, marks, mark, passed, begin + split)
    if end < 0:
        bound = by_search(graph, target, state, bars, barred, marks, mark, room)
        if bound >= UNREACHED:
            return False
        end = trace(state, target, room, passed, begin + split)
    sets[this, KEY] = sets[this, SO_FAR] + bound
    sets[this, BEST] = counters[PATHS]
    spans[counters[PATHS], 0] = begin
    spans[counters[PATHS], 1] = end - begin
    counters[PATHS] += 1
    counters[ARCS] = end
    return True


@compiled_piece_in_place
def _is_loopless(
    heads: _Array,
    block: _Array,
    source: int,
    passed: _Array,
    begin: int,
    length: int,
    marks: _Array,
    mark: int,
) -> bool:
    """Tell whether each block is entered once; moving within the last one is its exit."""
    here = block[source]
    marks[here] = mark
    for place in range(begin, begin + length):
        there = block[heads[passed[place]]]
        if there != here:
            if marks[there] == mark:
                return False
            marks[there] = mark
            here = there
    return True


@compiled_piece_in_place
def _split(
    graph: Graph,
    source: int,
    target: int,
    this: int,
    sets: _Array,
    heap: _Array,
    paths: _Paths,
    counters: _Array,
) -> None:
    """Add the sets that hold all paths of a set but the best one, each with a bound."""
    starts, heads, weights, labels, block, to_target = graph
    bars, spans, passed, marks = paths
    best = sets[this, BEST]
    start = sets[this, SPLIT]
    mark = counters[MARK]
    so_far = sets[this, SO_FAR]
    state = source
    for place in range(spans[best, 1]):
        arc = passed[spans[best, 0] + place]
        if place >= start:
            if marks[block[state]] == mark:
                return  # every path with this prefix has a loop
            marks[block[state]] = mark
            bar = counters[BARS]
            bars[bar, 0] = arc
            bars[bar, 1] = sets[this, BARRED] if place == start else -1
            counters[BARS] += 1
            bound = UNREACHED
            for other in range(starts[state], starts[state + 1]):
                head = heads[other]
                through = weights[other] + to_target[head]
                if (
                    through < bound
                    and not is_barred(bars, bar, other)
                    and (head == target or marks[block[head]] != mark)
                ):
                    bound = through
            if bound < UNREACHED:
                new = counters[SETS]
                sets[new, KEY] = so_far + bound
                sets[new, IS_PATH] = 0
                sets[new, SERIAL] = counters[AGE]
                sets[new, PREFIX] = best
                sets[new, SPLIT] = place
                sets[new, SO_FAR] = so_far
                sets[new, BARRED] = bar
                counters[SETS] += 1
                counters[AGE] += 1
                _rise(heap, counters[WAITING], new, sets, spans, passed, labels)
                counters[WAITING] += 1
            so_far += weights[arc]
        else:
            marks[block[state]] = mark
        state = heads[arc]


@compiled_piece_in_place
def _is_less(
    one: int, other: int, sets: _Array, spans: _Array, passed: _Array, labels: _Array
) -> bool:
    """Tell whether a set leaves the heap before another: by bound, by labels, by age."""
    if sets[one, KEY] != sets[other, KEY]:
        return bool(sets[one, KEY] < sets[other, KEY])
    if sets[one, IS_PATH] != sets[other, IS_PATH]:
        return bool(sets[one, IS_PATH] < sets[other, IS_PATH])
    if sets[one, IS_PATH] == 1:
        path = sets[one, BEST]
        rival = sets[other, BEST]
        for place in range(min(spans[path, 1], spans[rival, 1])):
            label = labels[passed[spans[path, 0] + place]]
            against = labels[passed[spans[rival, 0] + place]]
            if label != against:
                return bool(label < against)
        if spans[path, 1] != spans[rival, 1]:
            return bool(spans[path, 1] < spans[rival, 1])
    return bool(sets[one, SERIAL] < sets[other, SERIAL])


@compiled_piece_in_place
def _rise(
    heap: _Array,
    size: int,
    new: int,
    sets: _Array,
    spans: _Array,
    passed: _Array,
    labels: _Array,
) -> None:
    """Add a set to a heap of ``size``."""
    place = size
    while place > 0:
        above = (place - 1) >> 2
        if not _is_less(new, heap[above], sets, spans, passed, labels):
            break
        heap[place] = heap[above]
        place = above
    heap[place] = new


@compiled_piece_in_place
def _sink(
    heap: _Array,
    size: int,
    last: int,
    sets: _Array,
    spans: _Array,
    passed: _Array,
    labels: _Array,
) -> None:
    """Put a set in the place of the first of a heap of ``size``."""
    place = 0
    while True:
        below = 4 * place + 1
        if below >= size:
            break
        least = below
        for other in range(below + 1, min(below + 4, size)):
            if _is_less(heap[other], heap[least], sets, spans, passed, labels):
                least = other
        if not _is_less(heap[least], last, sets, spans, passed, labels):
            break
        heap[place] = heap[least]
        place = least
    heap[place] = last
