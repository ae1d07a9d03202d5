"""The fast road of :mod:`corridor.kernels.pareto`: label setting with three criteria or more.

Labels leave the heap in the same order as there, so the same one of equal labels survives. What a
state has seen is a staircase with three criteria; with more it is a chain, in which what has beaten
a label moves to the front, since it will beat the next one too.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from corridor.kernels.compiled import compiled, compiled_piece
from corridor.kernels.label_heap_fast import longer, longer_rows, rise, sink
from corridor.kernels.shortest_fast import Rows, distances_from, reversed_rows

__all__ = ["bounds_to", "search"]

FIRST_LABELS = 1 << 12

_Array = np.ndarray[Any, Any]


def bounds_to(rows: Rows, target: int) -> _Array:
    """Return the least weight from every state to the target, shape (states, criteria)."""
    back = reversed_rows(rows)
    columns = [
        distances_from(Rows(back.starts, back.heads, back.labels, weights), target)
        for weights in back.weights
    ]
    return np.ascontiguousarray(np.stack(columns, axis=1))


def search(
    rows: Rows, source: int, target: int, bounds: _Array, *, most: int | None, cap: int
) -> tuple[list[tuple[tuple[int, ...], list[int], list[int]]], bool]:
    """Return weights, arcs and states of each path of the base road, and whether it was cut."""
    weights = np.ascontiguousarray(rows.weights.T)
    kernel = _by_staircase if weights.shape[1] == 3 else _by_chain  # noqa: PLR2004
    limit = np.iinfo(np.int64).max if most is None else most
    found, totals, arcs, states, before, is_cut = kernel(
        rows.starts, rows.heads, weights, bounds, source, target, limit, cap
    )
    paths = _traced(found.tolist(), arcs, states, before)
    vectors = map(tuple, totals.tolist())
    return [(vector, *path) for vector, path in zip(vectors, paths, strict=True)], bool(is_cut)


def _traced(
    found: Sequence[int], arcs: _Array, states: _Array, before: _Array
) -> list[tuple[list[int], list[int]]]:
    flat_arcs, flat_states, ends = _trace(np.array(found, dtype=np.int64), arcs, states, before)
    passed, left, ends = flat_arcs.tolist(), flat_states.tolist(), ends.tolist()
    paths = []
    for index, (start, end) in enumerate(zip([0, *ends], ends, strict=False)):
        paths.append((passed[start:end], left[start + index : end + index + 1]))
    return paths


@compiled
def _trace(
    found: _Array, arcs: _Array, states: _Array, before: _Array
) -> tuple[_Array, _Array, _Array]:
    ends = np.empty(found.shape[0], np.int64)
    total = 0
    for index in range(found.shape[0]):
        label = found[index]
        while before[label] >= 0:
            total += 1
            label = before[label]
        ends[index] = total
    flat_arcs = np.empty(total, np.int64)
    flat_states = np.empty(total + found.shape[0], np.int64)
    for index in range(found.shape[0]):
        label = found[index]
        place = ends[index]
        while before[label] >= 0:
            flat_states[place + index] = states[label]
            place -= 1
            flat_arcs[place] = arcs[label]
            label = before[label]
        flat_states[place + index] = states[label]
    return flat_arcs, flat_states, ends


@compiled_piece
def _chain_beats(firsts: _Array, following: _Array, seen: _Array, state: int, rest: _Array) -> bool:
    """Tell whether a label seen is no worse in all criteria but the first; bring it to the front.

    ``rest`` is compared with what labels weigh so far, from the second criterion on.
    """
    label = firsts[state]
    before = -1
    while label >= 0:
        is_worse = False
        for c in range(1, rest.shape[0]):
            if seen[label, c] > rest[c]:
                is_worse = True
                break
        if not is_worse:
            if before >= 0:
                following[before] = following[label]
                following[label] = firsts[state]
                firsts[state] = label
            return True
        before = label
        label = following[label]
    return False


@compiled
def _by_chain(
    starts: _Array,
    heads: _Array,
    weights: _Array,
    bounds: _Array,
    source: int,
    target: int,
    most: int,
    cap: int,
) -> tuple[_Array, _Array, _Array, _Array, _Array, bool]:
    criteria = weights.shape[1]
    so_far = np.empty((FIRST_LABELS, criteria), np.int64)
    whole = np.empty((FIRST_LABELS, criteria), np.int64)
    serial = np.empty(FIRST_LABELS, np.int64)
    states = np.empty(FIRST_LABELS, np.int32)
    arcs = np.empty(FIRST_LABELS, np.int32)
    before = np.empty(FIRST_LABELS, np.int32)
    following = np.empty(FIRST_LABELS, np.int32)
    heap = np.empty(FIRST_LABELS, np.int32)
    firsts = np.full(starts.shape[0] - 1, -1, np.int32)
    found = np.empty(64, np.int64)
    through = np.empty(criteria, np.int64)
    complete = np.empty(criteria, np.int64)
    so_far[0] = 0
    whole[0] = bounds[source]
    serial[0] = 0
    states[0] = source
    arcs[0] = -1
    before[0] = -1
    heap[0] = 0
    size = 1
    used = 1
    free = -1
    made = 0
    count = 0
    is_cut = False
    while size > 0:
        label = heap[0]
        sink(heap, size, whole, serial)
        size -= 1
        state = states[label]
        if _chain_beats(firsts, following, so_far, target, whole[label]) or (
            state != target and _chain_beats(firsts, following, so_far, state, so_far[label])
        ):
            following[label] = free
            free = label
            continue
        if state == target:
            if count >= most:
                is_cut = True
                break
            if count == found.shape[0]:
                found = longer(found)
            found[count] = label
            count += 1
        following[label] = firsts[state]
        firsts[state] = label
        if made > cap:
            is_cut = True
            break
        for arc in range(starts[state], starts[state + 1]):
            head = heads[arc]
            if bounds[head, 0] >= 1 << 62:
                continue
            for c in range(criteria):
                through[c] = so_far[label, c] + weights[arc, c]
                complete[c] = through[c] + bounds[head, c]
            if _chain_beats(firsts, following, so_far, target, complete) or (
                head != target and _chain_beats(firsts, following, so_far, head, through)
            ):
                continue
            made += 1
            if free >= 0:
                new = free
                free = following[free]
            else:
                new = used
                used += 1
                if used > serial.shape[0]:
                    so_far = longer_rows(so_far)
                    whole = longer_rows(whole)
                    serial = longer(serial)
                    states = longer(states)
                    arcs = longer(arcs)
                    before = longer(before)
                    following = longer(following)
                    heap = longer(heap)
            for c in range(criteria):
                so_far[new, c] = through[c]
                whole[new, c] = complete[c]
            serial[new] = made
            states[new] = head
            arcs[new] = arc
            before[new] = label
            rise(heap, size, new, whole, serial)
            size += 1
    found = found[:count]
    totals = np.empty((count, criteria), np.int64)
    for place in range(count):
        totals[place] = so_far[found[place]]
    return found, totals, arcs, states, before, is_cut


@compiled_piece
def _last_not_after(rising: _Array, start: int, end: int, y: int) -> int:
    """Return the last place of a staircase whose first number is not above ``y``."""
    low = start
    high = end
    while low < high:
        middle = (low + high) >> 1
        if rising[middle] <= y:
            low = middle + 1
        else:
            high = middle
    return low - 1


@compiled
def _by_staircase(
    starts: _Array,
    heads: _Array,
    weights: _Array,
    bounds: _Array,
    source: int,
    target: int,
    most: int,
    cap: int,
) -> tuple[_Array, _Array, _Array, _Array, _Array, bool]:
    whole = np.empty((FIRST_LABELS, 3), np.int64)
    serial = np.empty(FIRST_LABELS, np.int64)
    states = np.empty(FIRST_LABELS, np.int32)
    arcs = np.empty(FIRST_LABELS, np.int32)
    before = np.empty(FIRST_LABELS, np.int32)
    heap = np.empty(FIRST_LABELS, np.int32)
    count_states = starts.shape[0] - 1
    # Staircases lie one after another in two pools; one that outgrows its room moves to the end.
    rising = np.empty(FIRST_LABELS, np.int64)
    falling = np.empty(FIRST_LABELS, np.int64)
    offset = np.zeros(count_states, np.int64)
    steps = np.zeros(count_states, np.int64)
    room = np.zeros(count_states, np.int64)
    pool = 0
    found = np.empty(64, np.int64)
    whole[0] = bounds[source]
    serial[0] = 0
    states[0] = source
    arcs[0] = -1
    before[0] = -1
    heap[0] = 0
    size = 1
    used = 1
    free = -1
    made = 0
    count = 0
    is_cut = False
    while size > 0:
        label = heap[0]
        sink(heap, size, whole, serial)
        size -= 1
        state = states[label]
        at = _last_not_after(
            rising, offset[target], offset[target] + steps[target], whole[label, 1]
        )
        is_beaten = at >= offset[target] and falling[at] <= whole[label, 2]
        y = whole[label, 1] - bounds[state, 1]
        z = whole[label, 2] - bounds[state, 2]
        first = offset[state]
        end = first + steps[state]
        at = _last_not_after(rising, first, end, y)
        if is_beaten or (state != target and at >= first and falling[at] <= z):
            before[label] = free
            free = label
            continue
        if state == target:
            if count >= most:
                is_cut = True
                break
            if count == found.shape[0]:
                found = longer(found)
            found[count] = label
            count += 1
        # The new step takes the place of those that it beats: from the first not before it.
        place = at if at >= first and rising[at] == y else at + 1
        beaten = place
        while beaten < end and falling[beaten] >= z:
            beaten += 1
        gone = beaten - place
        if gone == 0:
            if steps[state] == room[state]:
                wanted = max(4, 2 * room[state])
                while pool + wanted > rising.shape[0]:
                    rising = longer(rising)
                    falling = longer(falling)
                for step in range(steps[state]):
                    rising[pool + step] = rising[first + step]
                    falling[pool + step] = falling[first + step]
                place += pool - first
                end += pool - first
                first = pool
                offset[state] = pool
                room[state] = wanted
                pool += wanted
            for step in range(end, place, -1):
                rising[step] = rising[step - 1]
                falling[step] = falling[step - 1]
            steps[state] += 1
        elif gone > 1:
            for step in range(beaten, end):
                rising[step - gone + 1] = rising[step]
                falling[step - gone + 1] = falling[step]
            steps[state] -= gone - 1
        rising[place] = y
        falling[place] = z
        if made > cap:
            is_cut = True
            break
        x = whole[label, 0] - bounds[state, 0]
        for arc in range(starts[state], starts[state + 1]):
            head = heads[arc]
            if bounds[head, 0] >= 1 << 62:
                continue
            there_y = y + weights[arc, 1]
            there_z = z + weights[arc, 2]
            whole_y = there_y + bounds[head, 1]
            whole_z = there_z + bounds[head, 2]
            first = offset[target]
            at = _last_not_after(rising, first, first + steps[target], whole_y)
            if at >= first and falling[at] <= whole_z:
                continue
            first = offset[head]
            at = _last_not_after(rising, first, first + steps[head], there_y)
            if at >= first and falling[at] <= there_z:
                continue
            made += 1
            if free >= 0:
                new = free
                free = before[free]
            else:
                new = used
                used += 1
                if used > serial.shape[0]:
                    whole = longer_rows(whole)
                    serial = longer(serial)
                    states = longer(states)
                    arcs = longer(arcs)
                    before = longer(before)
                    heap = longer(heap)
            whole[new, 0] = x + weights[arc, 0] + bounds[head, 0]
            whole[new, 1] = whole_y
            whole[new, 2] = whole_z
            serial[new] = made
            states[new] = head
            arcs[new] = arc
            before[new] = label
            rise(heap, size, new, whole, serial)
            size += 1
    found = found[:count]
    totals = np.empty((count, 3), np.int64)
    for index in range(count):
        totals[index] = whole[found[index]]
    return found, totals, arcs, states, before, is_cut
