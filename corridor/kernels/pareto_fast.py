"""The fast road of :mod:`corridor.kernels.pareto`: label setting with three criteria or more.

Labels leave the heap in the same order as there, so the same one of equal labels survives. The
kernel works in place: where the room for labels runs out it returns, and is called again with more.
The best label just made mostly leaves the heap next; it waits outside, and saves the way in.
"""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from corridor.kernels.compiled import compiled, compiled_in_place
from corridor.kernels.fronts_fast import FIRST_ROOM, add, is_beaten
from corridor.kernels.label_heap_fast import is_less, rise, sink
from corridor.kernels.pareto import ParetoPath
from corridor.kernels.shortest_fast import Rows, search_from

__all__ = ["bounds_to", "search"]

FIRST_LABELS: Final = 1 << 12

DONE, CUT, FULL = range(3)
"""How a call of the kernel ends."""

STATE, ARC, BEFORE = range(3)
"""Columns of the links between labels."""

WAITING, USED, FREE, MADE, FOUND, HELD, POOLED, WIDEST = range(8)
"""Counters kept from call to call: labels in the heap, places used, the first of those free again,
labels made, paths found, the label held outside the heap, rows of the pool used, widest front."""

_Array = np.ndarray[Any, Any]


def bounds_to(rows: Rows, target: int) -> _Array:
    """Return the least weight from every state to the target, shape (states, criteria)."""
    found: _Array = _bounds(rows.starts, rows.heads, rows.weights, target)
    return found


def search(
    rows: Rows, source: int, target: int, bounds: _Array, *, most: int | None, cap: int
) -> tuple[list[ParetoPath], bool]:
    """Return the paths of the base road, and whether the search was cut."""
    weights = np.ascontiguousarray(rows.weights.T)
    limit = np.iinfo(np.int64).max if most is None else most
    most_out = int(np.diff(rows.starts).max())
    labels = _Labels(source, bounds)
    end = FULL
    while end == FULL:
        labels.make_room(most_out)
        end = _search(
            rows.starts, rows.heads, weights, bounds, source, target, limit, cap, most_out,
            labels.whole, labels.serial, labels.links, labels.keys, labels.heap, labels.found,
            labels.pool, labels.spans, labels.counters,
        )  # fmt: skip
    return labels.paths(rows.labels), end == CUT


class _Labels:
    """The arrays that the kernel works on."""

    def __init__(self, source: int, bounds: _Array) -> None:
        states, criteria = bounds.shape
        self.whole = np.empty((FIRST_LABELS, criteria), np.int64)
        self.serial = np.empty(FIRST_LABELS, np.int32)
        self.links = np.empty((FIRST_LABELS, 3), np.int32)
        self.keys = np.empty(FIRST_LABELS, np.int64)
        self.heap = np.empty(FIRST_LABELS, np.int32)
        self.found = np.empty(FIRST_LABELS, np.int32)
        self.pool = np.empty((FIRST_LABELS, criteria - 1), np.int64)
        self.spans = np.zeros((states, 3), np.int64)
        self.counters = np.array([0, 1, -1, 0, 0, 0, 0, 0])
        self.whole[0] = bounds[source]
        self.serial[0] = 0
        self.links[0] = source, -1, -1

    def make_room(self, most_out: int) -> None:
        """Make sure that one more label can be kept and its arcs be followed."""
        while self.counters[USED] + most_out > len(self.serial):
            for name in ("whole", "serial", "links", "keys", "heap", "found"):
                setattr(self, name, _longer(getattr(self, name)))
        while self.counters[POOLED] + max(FIRST_ROOM, 2 * self.counters[WIDEST]) > len(self.pool):
            self.pool = _longer(self.pool)

    def paths(self, labels: _Array) -> list[ParetoPath]:
        found = self.found[: self.counters[FOUND]]
        passed, states, ends = (each.tolist() for each in _trace(found, self.links, labels))
        return [
            ParetoPath(
                tuple(weights),
                tuple(passed[start:end]),
                tuple(states[start + index : end + index + 1]),
            )
            for index, (weights, start, end) in enumerate(
                zip(self.whole[found].tolist(), [0, *ends], ends, strict=False)
            )
        ]


def _longer(values: _Array) -> _Array:
    """Return an array of twice the length that begins alike."""
    grown = np.empty((2 * len(values), *values.shape[1:]), values.dtype)
    grown[: len(values)] = values
    return grown


@compiled_in_place
def _search(
    starts: _Array,
    heads: _Array,
    weights: _Array,
    bounds: _Array,
    source: int,
    target: int,
    most: int,
    cap: int,
    most_out: int,
    whole: _Array,
    serial: _Array,
    links: _Array,
    keys: _Array,
    heap: _Array,
    found: _Array,
    pool: _Array,
    spans: _Array,
    counters: _Array,
) -> int:
    size = counters[WAITING]
    used = counters[USED]
    free = counters[FREE]
    made = counters[MADE]
    count = counters[FOUND]
    held = counters[HELD]
    pooled = counters[POOLED]
    widest = counters[WIDEST]
    end = DONE
    while held >= 0 or size > 0:
        is_full = used + most_out > serial.shape[0]
        if is_full or pooled + max(FIRST_ROOM, 2 * widest) > pool.shape[0]:
            end = FULL
            break
        label = held
        if held < 0:
            label = heap[0]
            size -= 1
            if size > 0:
                sink(keys, heap, size, heap[size], whole, serial)
        elif size > 0 and is_less(keys[0], heap[0], whole[held, 0], held, whole, serial):
            label = heap[0]
            sink(keys, heap, size, held, whole, serial)
        held = -1
        state = links[label, STATE]
        if is_beaten(pool, spans, target, whole, label) or (
            state != target and is_beaten(pool, spans, state, whole, label)
        ):
            links[label, BEFORE] = free
            free = label
            continue
        if state == target:
            if count >= most:
                end = CUT
                break
            found[count] = label
            count += 1
        pooled = add(pool, pooled, spans, state, whole, label)
        widest = max(widest, spans[state, 2])
        if made > cap:
            end = CUT
            break
        before = links[label, BEFORE]
        back = links[before, STATE] if before >= 0 else -1
        for arc in range(starts[state], starts[state + 1]):
            head = heads[arc]
            if head == back or bounds[head, 0] >= 1 << 62:
                continue
            new = used if free < 0 else free
            for c in range(whole.shape[1]):
                reduced = weights[arc, c] + bounds[head, c] - bounds[state, c]
                whole[new, c] = whole[label, c] + reduced
            if is_beaten(pool, spans, target, whole, new) or is_beaten(
                pool, spans, head, whole, new
            ):
                continue
            if free < 0:
                used += 1
            else:
                free = links[free, BEFORE]
            made += 1
            serial[new] = made
            links[new, STATE] = head
            links[new, ARC] = arc
            links[new, BEFORE] = label
            if held < 0:
                held = new
                continue
            if is_less(whole[new, 0], new, whole[held, 0], held, whole, serial):
                new, held = held, new
            rise(keys, heap, size, new, whole, serial)
            size += 1
    counters[WAITING] = size
    counters[USED] = used
    counters[FREE] = free
    counters[MADE] = made
    counters[FOUND] = count
    counters[HELD] = held
    counters[POOLED] = pooled
    counters[WIDEST] = widest
    return end


@compiled
def _trace(found: _Array, links: _Array, labels: _Array) -> tuple[_Array, _Array, _Array]:
    """Return labels and states of the paths one after another, and where each path's labels end."""
    ends = np.empty(found.shape[0], np.int64)
    total = 0
    for index in range(found.shape[0]):
        link = found[index]
        while links[link, BEFORE] >= 0:
            total += 1
            link = links[link, BEFORE]
        ends[index] = total
    passed = np.empty(total, np.int64)
    states = np.empty(total + found.shape[0], np.int64)
    for index in range(found.shape[0]):
        link = found[index]
        place = ends[index]
        while links[link, BEFORE] >= 0:
            states[place + index] = links[link, STATE]
            place -= 1
            passed[place] = labels[links[link, ARC]]
            link = links[link, BEFORE]
        states[place + index] = links[link, STATE]
    return passed, states, ends


@compiled
def _bounds(starts: _Array, heads: _Array, weights: _Array, target: int) -> _Array:
    count = starts.shape[0] - 1
    # Arcs by the state where they lead: counted, then laid out.
    rows = np.zeros(count + 1, np.int64)
    for arc in range(heads.shape[0]):
        rows[heads[arc] + 1] += 1
    for state in range(count):
        rows[state + 1] += rows[state]
    place = rows[:-1].copy()
    tails = np.empty(heads.shape[0], np.int64)
    order = np.empty(heads.shape[0], np.int64)
    for state in range(count):
        for arc in range(starts[state], starts[state + 1]):
            tails[place[heads[arc]]] = state
            order[place[heads[arc]]] = arc
            place[heads[arc]] += 1
    bounds = np.empty((count, weights.shape[0]), np.int64)
    turned = np.empty(heads.shape[0], np.int64)
    distance = np.empty(count, np.int64)
    before = np.empty(count, np.int32)
    keys = np.empty(heads.shape[0] + 2, np.int64)
    states = np.empty(heads.shape[0] + 2, np.int64)
    for c in range(weights.shape[0]):
        for arc in range(heads.shape[0]):
            turned[arc] = weights[c, order[arc]]
        search_from(rows, tails, turned, target, distance, before, keys, states)
        bounds[:, c] = distance
    return bounds
