"""The fast road of :mod:`corridor.kernels.timed_search`: Dijkstra on compiled rows.

Many moments are searched from the latest to the earliest and keep what the later ones reached: a
state is left again only where the earlier start arrives earlier, so most of them are not.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from corridor.kernels.compiled import compiled
from corridor.kernels.shortest_fast import pop, push

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
                pop(keys, states, size)
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
                    push(keys, states, size, there, head)
                    size += 1
        found[turn] = reached[target]
    return found
