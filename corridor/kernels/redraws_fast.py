"""The fast road of :mod:`corridor.kernels.redraws`: a lane of worlds at a time, compiled."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from corridor.kernels.compiled import compiled

__all__ = ["added_up", "best_paths", "totals_to_target"]

LANE = 64

SHORT = 48
"""Steps for which room is made at first: few routes have as many legs."""

FAR = np.int32(1 << 29)

_Array = np.ndarray[Any, Any]


def totals_to_target(
    starts: _Array, heads: _Array, target: int, order: _Array, weights: _Array
) -> _Array:
    """Return the totals of the base road."""
    worlds = weights.shape[1]
    missing = -worlds % LANE
    if missing:  # worlds in which nothing is reached
        weights = np.pad(weights, ((0, 0), (0, missing)), constant_values=FAR)
    totals = np.full((len(starts) - 1, worlds + missing), FAR, dtype=np.int32)
    _relax(starts, heads, target, order, weights, totals)
    return totals[:, :worlds]


def best_paths(
    starts: _Array, heads: _Array, target: int, weights: _Array, totals: _Array, source: int
) -> _Array:
    """Return the paths of the base road."""
    states = len(starts) - 1
    for most in (min(SHORT, states), states):
        steps = np.full((most, weights.shape[1]), -1, dtype=np.int32)
        longest = _walk(starts, heads, target, weights, totals, source, steps)
        if longest < most:
            break
    return steps[:longest]


def added_up(layers: Sequence[tuple[_Array, _Array]], drawn: _Array, arcs: int) -> _Array:
    """Return the weights of the base road."""
    order = np.argsort(np.concatenate([layer for layer, _ in layers]), kind="stable")
    rows = np.concatenate([rows for _, rows in layers])[order]
    counts = np.zeros(arcs + 1, dtype=np.int64)
    for layer, _ in layers:
        counts[layer + 1] += 1
    weights = np.zeros((arcs, drawn.shape[1]), dtype=np.int32)
    _add_up(np.cumsum(counts), rows, drawn, weights)
    return weights


@compiled
def _add_up(starts: _Array, rows: _Array, drawn: _Array, weights: _Array) -> None:
    for arc in range(weights.shape[0]):
        own = weights[arc]
        for place in range(starts[arc], starts[arc + 1]):
            column = drawn[rows[place]]
            for i in range(own.shape[0]):
                own[i] += column[i]
        for i in range(own.shape[0]):
            own[i] = min(own[i], FAR)


@compiled
def _relax(
    starts: _Array, heads: _Array, target: int, order: _Array, weights: _Array, totals: _Array
) -> None:
    states = starts.shape[0] - 1
    lane = np.empty((states, LANE), np.int32)
    changed = np.empty(states, np.int64)
    for first in range(0, weights.shape[1], LANE):
        lane[:, :] = FAR
        lane[target, :] = 0
        # The turn in which a state changed last: what is older is known to its neighbours.
        changed[:] = -2
        changed[target] = turn = 0
        is_moving = True
        while is_moving:
            is_moving = False
            for place in range(order.shape[0]):
                state = order[place]
                own = lane[state]
                is_better = False
                for arc in range(starts[state], starts[state + 1]):
                    if changed[heads[arc]] < turn - 1:
                        continue
                    ahead = lane[heads[arc]]
                    row = weights[arc, first : first + LANE]
                    # Counting first, then taking the least: such loops become vector instructions.
                    better = 0
                    for i in range(LANE):
                        better += ahead[i] + row[i] < own[i]
                    if better:
                        is_better = True
                        for i in range(LANE):
                            own[i] = min(own[i], np.int32(ahead[i] + row[i]))
                if is_better:
                    changed[state] = turn
                    is_moving = True
            turn += 1
        totals[:, first : first + LANE] = lane


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
