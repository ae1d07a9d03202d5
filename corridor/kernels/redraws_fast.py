"""The fast road of :mod:`corridor.kernels.redraws`: a lane of worlds at a time, compiled."""

from __future__ import annotations

from typing import Any

import numpy as np

from corridor.kernels.compiled import compiled

__all__ = ["best_paths", "totals_to_target"]

LANE = 64
FAR = np.int32(1 << 29)

_Array = np.ndarray[Any, Any]


def totals_to_target(
    starts: _Array, heads: _Array, target: int, order: _Array, weights: _Array
) -> _Array:
    """Return the totals of the base road."""
    totals = np.empty((len(starts) - 1, weights.shape[1]), dtype=np.int32)
    _relax(starts, heads, target, order, weights, totals)
    return totals


def best_paths(
    starts: _Array, heads: _Array, target: int, weights: _Array, totals: _Array, source: int
) -> _Array:
    """Return the paths of the base road."""
    steps = np.full((len(starts) - 1, weights.shape[1]), -1, dtype=np.int32)
    longest = _walk(starts, heads, target, weights, totals, source, steps)
    return steps[:longest]


@compiled
def _relax(
    starts: _Array, heads: _Array, target: int, order: _Array, weights: _Array, totals: _Array
) -> None:
    worlds = weights.shape[1]
    states = starts.shape[0] - 1
    lane = np.empty((states, LANE), np.int32)
    changed = np.empty(states, np.bool_)
    for first in range(0, worlds, LANE):
        size = min(LANE, worlds - first)
        lane[:, :] = FAR
        lane[target, :] = 0
        changed[:] = False
        changed[target] = True
        is_moving = True
        while is_moving:
            is_moving = False
            for place in range(order.shape[0]):
                state = order[place]
                own = lane[state]
                is_better = 0
                for arc in range(starts[state], starts[state + 1]):
                    head = heads[arc]
                    if not changed[head]:
                        continue
                    ahead = lane[head]
                    row = weights[arc, first : first + size]
                    for i in range(size):
                        through = np.int32(ahead[i] + row[i])
                        known = own[i]
                        is_less = through < known
                        own[i] = through if is_less else known
                        is_better |= is_less
                if is_better:
                    changed[state] = True
                    is_moving = True
        for state in range(states):
            for i in range(size):
                totals[state, first + i] = lane[state, i]


@compiled
def _walk(
    starts: _Array,
    heads: _Array,
    target: int,
    weights: _Array,
    totals: _Array,
    source: int,
    steps: _Array,
) -> int:
    longest = 0
    for world in range(weights.shape[1]):
        if totals[source, world] >= FAR:
            continue
        state = source
        step = 0
        while state != target and step < steps.shape[0]:
            remaining = totals[state, world]
            for arc in range(starts[state], starts[state + 1]):
                if weights[arc, world] + totals[heads[arc], world] == remaining:
                    steps[step, world] = arc
                    state = heads[arc]
                    break
            step += 1
        longest = max(longest, step)
    return longest
