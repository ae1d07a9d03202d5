"""The fast road of :mod:`corridor.kernels.timed_search`: Dijkstra on compiled rows.

Many moments are searched from the latest to the earliest and keep what the later ones reached: a
state is left again only where the earlier start arrives earlier, so most of them are not.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from corridor.kernels.compiled import compiled, compiled_piece

__all__ = ["arrivals_from", "arrivals_of_many"]

NEVER = np.int64(1 << 60)

_Array = np.ndarray[Any, Any]
_Rows = Any  # the seven arrays of TimedArcs.rows


def arrivals_from(rows: _Rows, source: int, clock: int) -> _Array:
    """Return the earliest arrivals of the base road."""
    reached = np.full(len(rows[0]) - 1, NEVER, dtype=np.int64)
    _search_many(*rows, source, source, np.array([clock], dtype=np.int64), reached)
    return reached


def arrivals_of_many(rows: _Rows, source: int, target: int, clocks: _Array) -> _Array:
    """Return the earliest arrivals of the base road, for each moment."""
    reached = np.full(len(rows[0]) - 1, NEVER, dtype=np.int64)
    found: _Array = _search_many(*rows, source, target, clocks, reached)
    return found


@compiled_piece
def _push(keys: _Array, states: _Array, size: int, key: int, state: int) -> None:
    place = size
    while place > 0:
        above = (place - 1) >> 2
        if keys[above] <= key:
            break
        keys[place] = keys[above]
        states[place] = states[above]
        place = above
    keys[place] = key
    states[place] = state


@compiled_piece
def _pop(keys: _Array, states: _Array, size: int) -> None:
    """Move the last of ``size`` entries into the place of the first."""
    last = size - 1
    key = keys[last]
    state = states[last]
    place = 0
    while True:
        below = 4 * place + 1
        if below >= last:
            break
        least = below
        for other in range(below + 1, min(below + 4, last)):
            if keys[other] < keys[least]:
                least = other
        if keys[least] >= key:
            break
        keys[place] = keys[least]
        states[place] = states[least]
        place = least
    keys[place] = key
    states[place] = state


@compiled
def _search_many(
    starts: _Array,
    heads: _Array,
    before: _Array,
    services: _Array,
    rows: _Array,
    departures: _Array,
    arrivals: _Array,
    source: int,
    target: int,
    clocks: _Array,
    reached: _Array,
) -> _Array:
    found = np.empty(clocks.shape[0], np.int64)
    keys = np.empty(heads.shape[0] + 2, np.int64)
    states = np.empty(heads.shape[0] + 2, np.int64)
    for turn in range(clocks.shape[0] - 1, -1, -1):
        if clocks[turn] < reached[source]:
            reached[source] = clocks[turn]
            size = 1
            keys[0] = clocks[turn]
            states[0] = source
            while size > 0:
                here = keys[0]
                state = states[0]
                _pop(keys, states, size)
                size -= 1
                if here > reached[state]:
                    continue
                for arc in range(starts[state], starts[state + 1]):
                    head = heads[arc]
                    there = here + before[arc]
                    if there >= reached[head]:
                        continue
                    service = services[arc]
                    if service >= 0:
                        low = rows[service]
                        end = rows[service + 1]
                        high = end
                        while low < high:
                            middle = (low + high) >> 1
                            if departures[middle] < there:
                                low = middle + 1
                            else:
                                high = middle
                        if low == end:
                            continue
                        there = arrivals[low]
                        if there >= reached[head]:
                            continue
                    reached[head] = there
                    _push(keys, states, size, there, head)
                    size += 1
        found[turn] = reached[target]
    return found
