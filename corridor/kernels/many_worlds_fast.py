"""The fast road of :mod:`corridor.kernels.many_worlds`: a lane of worlds at a time, compiled."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from corridor.kernels.compiled import compiled

__all__ = ["lightest", "totals"]

LANE = 64

_Array = np.ndarray[Any, Any]


def lightest(
    base: _Array, row_of_arc: _Array, factors: _Array, joint_of_arc: _Array, joints: int
) -> _Array:
    """Return the least weights of the base road."""
    found = np.full((joints, factors.shape[1]), np.inf)
    _lightest(base, row_of_arc, np.ascontiguousarray(factors), joint_of_arc, found)
    return found


def totals(
    starts: _Array,
    heads: _Array,
    weights: _Array,
    source: int,
    target: int,
    order: Sequence[int],
    ahead: Sequence[float],
    known: _Array,
) -> _Array:
    """Return the totals of the base road, from those of a known path."""
    worlds = known.size
    missing = -worlds % LANE
    if missing:  # worlds in which nothing can be reached, and that nothing is hoped for
        weights = np.pad(weights, ((0, 0), (0, missing)), constant_values=np.inf)
        known = np.pad(known, (0, missing), constant_values=-np.inf)
    passed = np.array(order, dtype=np.int64)
    _relax(starts, heads, weights, source, target, passed, np.array(ahead, dtype=float), known)
    return known[:worlds]


@compiled
def _lightest(
    base: _Array, row_of_arc: _Array, factors: _Array, joint_of_arc: _Array, found: _Array
) -> None:
    for arc in range(base.shape[0]):
        weight = base[arc]
        row = factors[row_of_arc[arc]]
        best = found[joint_of_arc[arc]]
        for i in range(row.shape[0]):
            factor = row[i]
            there = np.rint(weight * factor)
            is_less = (there < best[i]) & (factor < np.inf)
            best[i] = there if is_less else best[i]


@compiled
def _relax(
    starts: _Array,
    heads: _Array,
    weights: _Array,
    source: int,
    target: int,
    order: _Array,
    ahead: _Array,
    totals: _Array,
) -> None:
    worlds = weights.shape[1]
    lane = np.empty((starts.shape[0] - 1, LANE))
    waiting = np.zeros(starts.shape[0] - 1, np.bool_)
    is_touched = np.zeros(starts.shape[0] - 1, np.bool_)
    touched = np.empty(starts.shape[0] - 1, np.int64)
    lane[:, :] = np.inf
    for first in range(0, worlds, LANE):
        lane[target, :] = totals[first : first + LANE]
        lane[source, :] = 0.0
        waiting[source] = True
        touched[0] = source
        touched[1] = target
        is_touched[source] = is_touched[target] = True
        count = 1 if source == target else 2
        best = lane[target]
        is_moving = True
        while is_moving:
            is_moving = False
            for place in range(order.shape[0]):
                state = order[place]
                if not waiting[state]:
                    continue
                waiting[state] = False
                is_moving = True
                here = lane[state]
                least = ahead[state]
                # Counting first, then taking the least: such loops become vector instructions.
                hopeful = 0
                for i in range(LANE):
                    hopeful += here[i] + least < best[i]
                if hopeful == 0:
                    continue
                for joint in range(starts[state], starts[state + 1]):
                    there = lane[heads[joint]]
                    row = weights[joint, first : first + LANE]
                    better = 0
                    for i in range(LANE):
                        better += here[i] + row[i] < there[i]
                    if better:
                        waiting[heads[joint]] = True
                        if not is_touched[heads[joint]]:
                            is_touched[heads[joint]] = True
                            touched[count] = heads[joint]
                            count += 1
                        for i in range(LANE):
                            there[i] = min(there[i], here[i] + row[i])
        totals[first : first + LANE] = lane[target]
        for place in range(count):
            lane[touched[place], :] = np.inf
            waiting[touched[place]] = False
            is_touched[touched[place]] = False
