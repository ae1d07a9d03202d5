"""The bounds of :mod:`corridor.kernels.bounds`, compiled."""

from __future__ import annotations

from typing import Any

import numpy as np

from corridor.kernels.compiled import compiled
from corridor.kernels.shortest_fast import Rows, search_from

__all__ = ["bounds_to"]

_Array = np.ndarray[Any, Any]


def bounds_to(rows: Rows, target: int) -> _Array:
    """Return the least weight from every state to the target, shape (states, criteria)."""
    found: _Array = _bounds(rows.starts, rows.heads, rows.weights, target)
    return found


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
