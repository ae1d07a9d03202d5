"""The fast road of :mod:`corridor.kernels.redraws`: a lane of worlds at a time, compiled."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np

from corridor.kernels.compiled import compiled

__all__ = ["added_up", "best_path", "path_numbers", "totals_to_target"]

LANE = 64

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


def path_numbers(
    starts: _Array,
    heads: _Array,
    target: int,
    weights: _Array,
    totals: _Array,
    source: int,
    keys: _Array,
) -> _Array:
    """Return the numbers of the base road."""
    numbers = np.zeros(weights.shape[1], dtype=np.uint64)
    steps = np.empty(totals.shape[0], dtype=np.int64)
    _walk(starts, heads, target, weights, totals, source, 0, keys, numbers, steps)
    return numbers


def best_path(
    starts: _Array,
    heads: _Array,
    target: int,
    weights: _Array,
    totals: _Array,
    source: int,
    world: int,
) -> tuple[int, ...]:
    """Return the path of the base road."""
    number = np.zeros(1, dtype=np.uint64)
    steps = np.full(totals.shape[0], -1, dtype=np.int64)
    keys = np.ones(heads.shape[0], dtype=np.uint64)
    _walk(starts, heads, target, weights, totals, source, world, keys, number, steps)
    return tuple(steps[: int(number[0])].tolist())


def added_up(made_of: tuple[tuple[int, ...], ...], drawn: _Array) -> _Array:
    """Return the weights of the base road."""
    weights = np.empty((len(made_of), drawn.shape[1]), dtype=np.int32)
    _add_up(*_as_rows(made_of), drawn, weights)
    return weights


@lru_cache(maxsize=4)
def _as_rows(made_of: tuple[tuple[int, ...], ...]) -> tuple[_Array, _Array]:
    """Return where the columns of each arc start, and all of them one after another."""
    joined = [row for rows in made_of for row in rows]
    return np.cumsum([0, *map(len, made_of)]), np.array(joined, dtype=np.int64)


@compiled
def _add_up(starts: _Array, rows: _Array, drawn: _Array, weights: _Array) -> None:
    for arc in range(weights.shape[0]):
        own = weights[arc]
        own[:] = 0
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
    seen = np.empty(states, np.int64)
    for first in range(0, weights.shape[1], LANE):
        lane[:, :] = FAR
        lane[target, :] = 0
        # When a state came nearer last, and when its own arcs were last looked at, in visits.
        changed[:] = 0
        seen[:] = 0
        changed[target] = visit = 1
        is_moving = True
        while is_moving:
            is_moving = False
            for place in range(order.shape[0]):
                state = order[place]
                own = lane[state]
                is_better = False
                for arc in range(starts[state], starts[state + 1]):
                    if changed[heads[arc]] <= seen[state]:
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
                visit += 1
                seen[state] = visit
                if is_better:
                    changed[state] = visit
                    is_moving = True
        totals[:, first : first + LANE] = lane


@compiled
def _walk(
    starts: _Array,
    heads: _Array,
    target: int,
    weights: _Array,
    totals: _Array,
    source: int,
    first: int,
    keys: _Array,
    numbers: _Array,
    steps: _Array,
) -> None:
    """Fill in the numbers of so many worlds' paths; the steps of the last one are left."""
    for place in range(numbers.shape[0]):
        world = first + place
        if totals[source, world] >= FAR:
            continue
        state = source
        number = np.uint64(0)
        for step in range(steps.shape[0]):
            last = starts[state + 1] - 1
            arc = starts[state]
            remaining = totals[state, world]
            while arc < last and weights[arc, world] + totals[heads[arc], world] != remaining:
                arc += 1
            steps[step] = arc
            number += keys[arc]
            state = heads[arc]
            if state == target:
                numbers[place] = number
                break
