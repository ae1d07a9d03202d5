"""Searches of :mod:`corridor.kernels.shortest` on compressed rows, compiled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from corridor.kernels.compiled import compiled, compiled_piece_in_place

__all__ = [
    "Rows",
    "distances_from",
    "pop",
    "push",
    "rows_of",
    "search_from",
]

UNREACHED = np.int64(1 << 62)

_Array = np.ndarray[Any, Any]


@dataclass(frozen=True, slots=True)
class Rows:
    """Arcs in rows by the state that they leave, in their own order; parallel ones stay apart.

    Parameters
    ----------
    starts
        The arcs of state ``s`` are ``starts[s]`` to ``starts[s + 1]``.
    heads, labels
        By arc.
    weights
        By arc; one row a criterion where there are several.
    """

    starts: _Array
    heads: _Array
    labels: _Array
    weights: _Array


def rows_of(arcs: Sequence[Sequence[tuple[Any, int, int]]]) -> Rows:
    """Return arcs ``(weight or weights, head, label)`` as rows."""
    flat = [arc for out in arcs for arc in out]
    return Rows(
        starts=np.cumsum([0, *map(len, arcs)], dtype=np.int64),
        heads=np.array([head for _, head, _ in flat], dtype=np.int64),
        labels=np.array([label for *_, label in flat], dtype=np.int64),
        weights=np.ascontiguousarray(np.array([w for w, *_ in flat], dtype=np.int64).T),
    )


def distances_from(rows: Rows, source: int) -> _Array:
    """Return the distance from one state to every state."""
    found: _Array = _distances(rows.starts, rows.heads, rows.weights, source)
    return found


@compiled_piece_in_place
def push(keys: _Array, states: _Array, size: int, key: int, state: int) -> None:
    """Add an entry to a heap of four children."""
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


@compiled_piece_in_place
def pop(keys: _Array, states: _Array, size: int) -> None:
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


@compiled_piece_in_place
def search_from(
    starts: _Array,
    heads: _Array,
    weights: _Array,
    source: int,
    distance: _Array,
    keys: _Array,
    states: _Array,
) -> None:
    """Fill in the distance from one state to every state."""
    distance[:] = UNREACHED
    distance[source] = 0
    keys[0] = 0
    states[0] = source
    size = 1
    while size > 0:
        so_far = keys[0]
        state = states[0]
        pop(keys, states, size)
        size -= 1
        if so_far > distance[state]:
            continue
        for arc in range(starts[state], starts[state + 1]):
            reached = so_far + weights[arc]
            if reached < distance[heads[arc]]:
                distance[heads[arc]] = reached
                push(keys, states, size, reached, heads[arc])
                size += 1


@compiled
def _distances(starts: _Array, heads: _Array, weights: _Array, source: int) -> _Array:
    distance = np.empty(starts.shape[0] - 1, np.int64)
    keys = np.empty(heads.shape[0] + 2, np.int64)
    states = np.empty(heads.shape[0] + 2, np.int64)
    search_from(starts, heads, weights, source, distance, keys, states)
    return distance
