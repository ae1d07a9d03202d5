"""The fast road of :mod:`corridor.kernels.pareto`: label setting with three criteria or more.

Labels leave the heap in the same order as there, so the same one of equal labels survives: a
label's number is its age. Those that come by one way come in that order already, since labels leave
the state behind it in order and all of them are raised alike. So they wait in a row, of which only
the first lies in the heap; most of those that are beaten while they wait never get there (one label
a state in the heap: Maristany de las Casas, Sedeño-Noda and Borndörfer 2021).

One call does it all, since a call from Python costs as much as some dozens of labels. The search in
it works in place: where the room for labels runs out it returns, and is called again with more.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from corridor.kernels.compiled import compiled, compiled_piece, compiled_piece_in_place
from corridor.kernels.fronts_fast import FIRST_ROOM, is_beaten, make_room, takes
from corridor.kernels.label_heap_fast import rise, sink
from corridor.kernels.pareto_labels import ParetoPath
from corridor.kernels.shortest_fast import UNREACHED, Rows

__all__ = ["Found", "search"]

FIRST_LABELS: Final = 1 << 12

DONE, CUT, FULL = range(3)
"""How a stretch of the search ends."""

STATE, ARC, BEFORE, NEXT = range(4)
"""Columns of the links between labels: the first arc of the last way, the label before it, and the
next label that waits at the end of the same way."""

TAIL, HEAD, ARCS, LEVEL, LAST = range(5)
"""Columns of the ways, by their first arcs: the last state but one, the last, how many arcs,
whether it raises no bound, and the last label that waits at its end."""

LABEL, WAITING, MADE, FOUND, POOLED = range(5)
"""Counters kept from stretch to stretch: the label looked at, labels in the heap, labels made,
paths found, rows of the pool used."""

NONE: Final = -1
"""No label, no arc, no state."""

NO_WAY: Final = -1
"""Stands for what an arc raises from which the target cannot be reached."""

_Array = np.ndarray[Any, Any]


def search(
    rows: Rows, source: int, target: int, bounds: _Array, *, most: int | None, cap: int
) -> tuple[Found, bool]:
    """Return the paths of the base road, and whether the search was cut."""
    limit = int(UNREACHED) if most is None else most
    asked = (source, target, limit, cap)
    each = (0,) * bounds.shape[1]
    *found, is_cut = _found(rows.starts, rows.heads, rows.labels, rows.weights, bounds, asked, each)
    return Found(*found), is_cut


@dataclass(frozen=True, slots=True)
class Found:
    """Paths that no other beats, as arrays.

    Parameters
    ----------
    weights
        Sums of the arcs' weights, shape (paths, criteria), in lexicographic order.
    labels, states
        Of all paths, one path after another.
    ends
        Where the labels of each path end; each has one state more than labels.
    """

    weights: _Array
    labels: _Array
    states: _Array
    ends: _Array

    def paths(self) -> list[ParetoPath]:
        """Return them one by one."""
        labels, states, ends = self.labels.tolist(), self.states.tolist(), self.ends.tolist()
        spans = enumerate(zip(self.vectors(), [0, *ends], ends, strict=False))
        return [
            ParetoPath(
                weights,
                tuple(labels[start:end]),
                tuple(states[start + index : end + index + 1]),
            )
            for index, (weights, start, end) in spans
        ]

    def vectors(self) -> list[tuple[int, ...]]:
        """Return the weights of each path."""
        return list(zip(*self.weights.T.tolist(), strict=True))


@compiled
def _found(
    starts: _Array,
    heads: _Array,
    labels: _Array,
    weights: _Array,
    bounds: _Array,
    asked: tuple[int, int, int, int],
    each: tuple[int, ...],
) -> tuple[_Array, _Array, _Array, _Array, bool]:
    """Search with as much room as it takes; return weights, labels, states, ends, whether cut."""
    states, criteria = bounds.shape
    raised = np.empty((heads.shape[0], criteria), np.int64)
    ways = np.empty((heads.shape[0], 5), np.int32)
    is_open = np.zeros(states, np.bool_)
    spans = np.zeros((states, 3), np.int64)
    whole = np.empty((FIRST_LABELS, criteria), np.int64)
    links = np.empty((FIRST_LABELS, 4), np.int32)
    keys = np.empty(FIRST_LABELS, np.int64)
    heap = np.empty(FIRST_LABELS, np.int32)
    reached = np.empty(FIRST_LABELS, np.int32)
    pool = np.empty((FIRST_LABELS, criteria - 1), np.int64)
    counters = np.zeros(5, np.int64)
    for c in range(criteria):
        whole[0, c] = bounds[asked[0], c]
    links[0, STATE] = asked[0]
    links[0, ARC] = NONE
    links[0, BEFORE] = NONE
    counters[MADE] = 1
    while True:
        end = _search(
            starts, heads, weights, bounds, asked, each, raised, ways, is_open,
            whole, links, keys, heap, reached, pool, spans, counters,
        )  # fmt: skip
        if end != FULL:
            break
        whole = _longer(whole)
        links = _longer(links)
        keys = _longer(keys)
        heap = _longer(heap)
        reached = _longer(reached)
        pool = _longer(pool)
    found, passed, entered, ends = _told(
        counters[FOUND], reached, whole, links, ways, starts, heads, labels, bounds
    )
    return found, passed, entered, ends, end == CUT


@compiled_piece
def _longer(values: _Array) -> _Array:
    """Return an array of twice the length that begins alike."""
    return np.concatenate((values, np.empty_like(values)))


@compiled_piece_in_place
def _search(
    starts: _Array,
    heads: _Array,
    weights: _Array,
    bounds: _Array,
    asked: tuple[int, int, int, int],
    each: tuple[int, ...],
    raised: _Array,
    ways: _Array,
    is_open: _Array,
    whole: _Array,
    links: _Array,
    keys: _Array,
    heap: _Array,
    reached: _Array,
    pool: _Array,
    spans: _Array,
    counters: _Array,
) -> int:
    _, target, most, cap = asked
    label = counters[LABEL]
    size = counters[WAITING]
    made = counters[MADE]
    count = counters[FOUND]
    pooled = counters[POOLED]
    end = DONE
    while label >= 0 or size > 0:
        is_waiting = label < 0
        if is_waiting:
            label = heap[0]
        state = links[label, STATE]
        if (
            made + starts[state + 1] - starts[state] > links.shape[0]
            or pooled + max(FIRST_ROOM, 2 * spans[state, 2]) > pool.shape[0]
        ):
            if is_waiting:
                label = NONE
            end = FULL
            break
        pooled = make_room(pool, pooled, spans, state, each)
        is_kept = not (is_waiting and is_beaten(pool, spans, target, whole, label, each)) and takes(
            pool, spans, state, whole, label, each
        )
        if is_waiting:  # out of the heap, for the next of its way that is not beaten yet
            after = links[label, NEXT]
            while (
                len(each) == 3  # noqa: PLR2004 - with more criteria looking twice costs too much
                and after >= 0
                and (
                    is_beaten(pool, spans, target, whole, after, each)
                    or is_beaten(pool, spans, state, whole, after, each)
                )
            ):
                after = links[after, NEXT]
            if after < 0:
                ways[links[label, ARC], LAST] = NONE
                size -= 1
                after = heap[size]
            if size > 0:
                sink(keys, heap, size, after, whole, each)
        if not is_kept:
            label = NONE
            continue
        if state == target:
            if count >= most:
                end = CUT
                break
            reached[count] = label
            count += 1
            label = NONE
            continue
        if made - 1 > cap:
            end = CUT
            break
        if not is_open[state]:
            _open(starts, heads, weights, bounds, state, target, raised, ways, each)
            is_open[state] = True
        back = ways[links[label, ARC], TAIL] if links[label, ARC] >= 0 else NONE
        level = NONE
        for arc in range(starts[state], starts[state + 1]):
            if heads[arc] == back or raised[arc, 0] == NO_WAY:
                continue
            way = arc
            if ways[arc, LEVEL]:
                way, level = level, arc
                if way < 0:
                    continue
            for c in range(len(each)):
                whole[made, c] = whole[label, c] + raised[way, c]
            head = ways[way, HEAD]
            if is_beaten(pool, spans, head, whole, made, each) or is_beaten(
                pool, spans, target, whole, made, each
            ):
                continue
            links[made, STATE] = head
            links[made, ARC] = way
            links[made, BEFORE] = label
            size = _wait(made, links, ways, keys, heap, size, whole, each)
            made += 1
        if level < 0:
            label = NONE
            continue
        # A label by a way that raises nothing leaves the heap next, unless one there ties.
        for c in range(len(each)):
            whole[made, c] = whole[label, c]
        links[made, STATE] = ways[level, HEAD]
        links[made, ARC] = level
        links[made, BEFORE] = label
        label = made
        made += 1
        if size > 0 and keys[0] == whole[label, 0]:
            size = _wait(label, links, ways, keys, heap, size, whole, each)
            label = NONE
    counters[LABEL] = label
    counters[WAITING] = size
    counters[MADE] = made
    counters[FOUND] = count
    counters[POOLED] = pooled
    return end


@compiled_piece_in_place
def _wait(
    label: int,
    links: _Array,
    ways: _Array,
    keys: _Array,
    heap: _Array,
    size: int,
    whole: _Array,
    each: tuple[int, ...],
) -> int:
    """Put a label behind those that wait at the end of its way; return the size of the heap."""
    arc = links[label, ARC]
    last = ways[arc, LAST]
    ways[arc, LAST] = label
    links[label, NEXT] = NONE
    if last >= 0:
        links[last, NEXT] = label
        return size
    rise(keys, heap, size, label, whole, each)
    return size + 1


@compiled_piece_in_place
def _open(
    starts: _Array,
    heads: _Array,
    weights: _Array,
    bounds: _Array,
    state: int,
    target: int,
    raised: _Array,
    ways: _Array,
    each: tuple[int, ...],
) -> None:
    """Fill in the ways from a state, as :func:`corridor.kernels.pareto_labels.ways_from` does."""
    for arc in range(starts[state], starts[state + 1]):
        tail = state
        head = heads[arc]
        if bounds[head, 0] >= UNREACHED:
            raised[arc, 0] = NO_WAY
            continue
        for c in range(len(each)):
            raised[arc, c] = weights[c, arc] - bounds[state, c]
        arcs = 1
        while head != target:
            only = _only_arc_on(starts, heads, bounds, head, tail)
            if only < 0:
                break
            for c in range(len(each)):
                raised[arc, c] += weights[c, only]
            tail = head
            head = heads[only]
            arcs += 1
        is_level = True
        for c in range(len(each)):
            raised[arc, c] += bounds[head, c]
            is_level = is_level and raised[arc, c] == 0
        ways[arc, TAIL] = tail
        ways[arc, HEAD] = head
        ways[arc, ARCS] = arcs
        ways[arc, LEVEL] = is_level
        ways[arc, LAST] = NONE


@compiled_piece_in_place
def _only_arc_on(starts: _Array, heads: _Array, bounds: _Array, state: int, back: int) -> int:
    """Return the arc that leads on, not back, if there is just one."""
    only = NONE
    for arc in range(starts[state], starts[state + 1]):
        if heads[arc] != back and bounds[heads[arc], 0] < UNREACHED:
            if only >= 0:
                return NONE
            only = arc
    return only


@compiled_piece
def _told(
    count: int,
    reached: _Array,
    whole: _Array,
    links: _Array,
    ways: _Array,
    starts: _Array,
    heads: _Array,
    labels: _Array,
    bounds: _Array,
) -> tuple[_Array, _Array, _Array, _Array]:
    """Return the paths as :class:`Found` has them."""
    found = np.empty((count, whole.shape[1]), np.int64)
    ends = np.empty(count, np.int64)
    total = 0
    for index in range(count):
        link = reached[index]
        for c in range(whole.shape[1]):
            found[index, c] = whole[link, c]
        while links[link, BEFORE] >= 0:
            total += ways[links[link, ARC], ARCS]
            link = links[link, BEFORE]
        ends[index] = total
    passed = np.empty(total, np.int64)
    states = np.empty(total + count, np.int64)
    for index in range(count):
        link = reached[index]
        place = ends[index]
        while links[link, BEFORE] >= 0:
            arc = links[link, ARC]
            link = links[link, BEFORE]
            place -= ways[arc, ARCS]
            tail = links[link, STATE]
            for step in range(ways[arc, ARCS]):
                if step > 0:
                    after = _only_arc_on(starts, heads, bounds, heads[arc], tail)
                    tail = heads[arc]
                    arc = after
                passed[place + step] = labels[arc]
                states[place + step + index + 1] = heads[arc]
        states[place + index] = links[link, STATE]
    return found, passed, states, ends
