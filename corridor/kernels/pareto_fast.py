"""The fast road of :mod:`corridor.kernels.pareto`: label setting with three criteria or more.

Labels leave the heap in the same order as there, so the same one of equal labels survives. The
kernel works in place: where the room for labels runs out it returns, and is called again with more.
The best of the labels just made often leaves the heap next: it waits outside, and if it does leave
next, nothing can have beaten it since it was made.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from corridor.kernels.compiled import compiled, compiled_in_place
from corridor.kernels.fronts_fast import FIRST_ROOM, add, is_beaten
from corridor.kernels.label_heap_fast import is_less, rise, sink
from corridor.kernels.pareto_labels import ParetoPath
from corridor.kernels.shortest_fast import UNREACHED, Rows, search_from

__all__ = ["bounds_to", "search"]

FIRST_LABELS: Final = 1 << 11

DONE, CUT, FULL = range(3)
"""How a call of the kernel ends."""

STATE, ARC, BEFORE = range(3)
"""Columns of the links between labels."""

WAITING, USED, FREE, MADE, FOUND, HELD, POOLED = range(7)
"""Counters kept from call to call: labels in the heap, places used, the first of those free again,
labels made, paths found, the label held outside the heap, rows of the pool used."""

NO_WAY: Final = -1
"""Stands for what an arc raises from which the target cannot be reached."""

_Array = np.ndarray[Any, Any]


def bounds_to(rows: Rows, target: int) -> _Array:
    """Return the least weight from every state to the target, shape (states, criteria)."""
    found: _Array = _bounds(rows.starts, rows.heads, rows.weights, target)
    return found


def search(
    rows: Rows, source: int, target: int, bounds: _Array, *, most: int | None, cap: int
) -> tuple[Found, bool]:
    """Return the paths of the base road, and whether the search was cut."""
    raised = _raised(rows.starts, rows.heads, rows.weights, bounds)
    limit = np.iinfo(np.int64).max if most is None else most
    labels = _Labels(source, bounds)
    asked = (source, target, limit, cap)
    each = (0,) * bounds.shape[1]
    end = labels.search(rows.starts, rows.heads, raised, asked, each)
    while end == FULL:
        labels.grow()
        end = labels.search(rows.starts, rows.heads, raised, asked, each)
    return labels.found_with(rows.labels), end == CUT


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
        spans = enumerate(zip(self.weights.tolist(), [0, *ends], ends, strict=False))
        return [
            ParetoPath(
                tuple(weights),
                tuple(labels[start:end]),
                tuple(states[start + index : end + index + 1]),
            )
            for index, (weights, start, end) in spans
        ]


class _Labels:
    """The arrays that the kernel works on."""

    def __init__(self, source: int, bounds: _Array) -> None:
        states, criteria = bounds.shape
        self.whole = np.empty((FIRST_LABELS, criteria), np.int64)
        self.serial = np.empty(FIRST_LABELS, np.int32)
        self.links = np.empty((FIRST_LABELS, 3), np.int32)
        self.keys = np.empty(FIRST_LABELS, np.int64)
        self.heap = np.empty(FIRST_LABELS, np.int32)
        self.reached = np.empty(FIRST_LABELS, np.int32)
        self.pool = np.empty((FIRST_LABELS, criteria - 1), np.int64)
        self.spans = np.zeros((states, 3), np.int64)
        self.counters = np.array([0, 1, -1, 0, 0, 0, 0])
        self.whole[0] = bounds[source]
        self.serial[0] = 0
        self.links[0] = source, -1, -1

    def search(self, *rows_and_asked: Any) -> int:  # noqa: ANN401 - arrays, then what is asked
        """Search on until the end, or until there is no room."""
        end: int = _search(
            *rows_and_asked, self.whole, self.serial, self.links, self.keys, self.heap,
            self.reached, self.pool, self.spans, self.counters,
        )  # fmt: skip
        return end

    def grow(self) -> None:
        """Make room for twice as many labels and rows of fronts."""
        for name in ("whole", "serial", "links", "keys", "heap", "reached", "pool"):
            setattr(self, name, _longer(getattr(self, name)))

    def found_with(self, labels: _Array) -> Found:
        """Return the paths found, by the labels of the arcs."""
        reached = self.reached[: self.counters[FOUND]]
        return Found(self.whole[reached], *_trace(reached, self.links, labels))


def _longer(values: _Array) -> _Array:
    """Return an array of twice the length that begins alike."""
    grown = np.empty((2 * len(values), *values.shape[1:]), values.dtype)
    grown[: len(values)] = values
    return grown


@compiled_in_place
def _search(
    starts: _Array,
    heads: _Array,
    raised: _Array,
    asked: tuple[int, int, int, int],
    each: tuple[int, ...],
    whole: _Array,
    serial: _Array,
    links: _Array,
    keys: _Array,
    heap: _Array,
    reached: _Array,
    pool: _Array,
    spans: _Array,
    counters: _Array,
) -> int:
    _, target, most, cap = asked
    size = counters[WAITING]
    used = counters[USED]
    free = counters[FREE]
    made = counters[MADE]
    count = counters[FOUND]
    held = counters[HELD]
    pooled = counters[POOLED]
    end = DONE
    while held >= 0 or size > 0:
        takes_held = held >= 0 and (
            size == 0 or is_less(whole[held, 0], held, keys[0], heap[0], whole, serial, each)
        )
        label = held if takes_held else heap[0]
        state = links[label, STATE]
        if (
            used + starts[state + 1] - starts[state] > serial.shape[0]
            or pooled + max(FIRST_ROOM, 2 * spans[state, 2]) > pool.shape[0]
        ):
            end = FULL
            break
        if not takes_held:
            if held >= 0:
                sink(keys, heap, size, held, whole, serial, each)
            else:
                size -= 1
                if size > 0:
                    sink(keys, heap, size, heap[size], whole, serial, each)
            held = -1
            if is_beaten(pool, spans, target, whole, label, each) or (
                state != target and is_beaten(pool, spans, state, whole, label, each)
            ):
                links[label, BEFORE] = free
                free = label
                continue
        held = -1
        if state == target:
            if count >= most:
                end = CUT
                break
            reached[count] = label
            count += 1
        pooled = add(pool, pooled, spans, state, whole, label, each)
        if made > cap:
            end = CUT
            break
        before = links[label, BEFORE]
        back = links[before, STATE] if before >= 0 else -1
        for arc in range(starts[state], starts[state + 1]):
            head = heads[arc]
            if head == back or raised[arc, 0] == NO_WAY:
                continue
            new = used if free < 0 else free
            for c in range(len(each)):
                whole[new, c] = whole[label, c] + raised[arc, c]
            if is_beaten(pool, spans, head, whole, new, each) or is_beaten(
                pool, spans, target, whole, new, each
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
            if is_less(whole[new, 0], new, whole[held, 0], held, whole, serial, each):
                new, held = held, new
            rise(keys, heap, size, new, whole, serial, each)
            size += 1
    counters[WAITING] = size
    counters[USED] = used
    counters[FREE] = free
    counters[MADE] = made
    counters[FOUND] = count
    counters[HELD] = held
    counters[POOLED] = pooled
    return end


@compiled
def _raised(starts: _Array, heads: _Array, weights: _Array, bounds: _Array) -> _Array:
    """Return by how much each arc raises the bound, shape (arcs, criteria)."""
    raised = np.empty((heads.shape[0], bounds.shape[1]), np.int64)
    for state in range(starts.shape[0] - 1):
        for arc in range(starts[state], starts[state + 1]):
            for c in range(bounds.shape[1]):
                raised[arc, c] = weights[c, arc] + bounds[heads[arc], c] - bounds[state, c]
            if bounds[heads[arc], 0] >= UNREACHED:
                raised[arc, 0] = NO_WAY
    return raised


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
    keys = np.empty(heads.shape[0] + 2, np.int64)
    states = np.empty(heads.shape[0] + 2, np.int64)
    for c in range(weights.shape[0]):
        for arc in range(heads.shape[0]):
            turned[arc] = weights[c, order[arc]]
        search_from(rows, tails, turned, target, distance, keys, states)
        bounds[:, c] = distance
    return bounds
