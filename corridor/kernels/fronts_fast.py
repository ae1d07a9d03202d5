"""What states have seen in a search for unbeaten paths, compiled: rows of one pool.

The front of a state is a stretch of rows, without the first criterion: ``spans[state]`` holds where
it starts, how many rows it has and for how many there is room. With three criteria the rows are a
staircase in rising order, found by bisection; with more they are looked through one by one, and a
row that has beaten something moves half-way to the start, since it will beat the next one too.

Vectors come as a row of ``whole``, so that nothing is passed on but arrays and places: a slice
would be counted by numba's runtime, which costs more than the comparison.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from corridor.kernels.compiled import compiled_piece_in_place

__all__ = ["FIRST_ROOM", "is_beaten", "make_room", "takes"]

FIRST_ROOM = 8
"""Rows that a front has room for at first; a fuller one moves to twice the room."""

_Array = np.ndarray[Any, Any]

_Each = tuple[int, ...]
"""One number for each criterion. Only its length is looked at: it is part of the type, so that the
compiler knows how many criteria there are and writes out what is done for each of them."""


@compiled_piece_in_place
def is_beaten(
    pool: _Array, spans: _Array, state: int, whole: _Array, label: int, each: _Each
) -> bool:
    """Tell whether something that a state has seen is no worse in all criteria but the first."""
    start = spans[state, 0]
    end = start + spans[state, 1]
    if len(each) == 3:  # noqa: PLR2004 - a staircase
        at = _last_not_after(pool, start, end, whole[label, 1])
        return bool(at >= start and pool[at, 1] <= whole[label, 2])
    for row in range(start, end):
        if _is_no_worse(pool, row, whole, label, each):
            _swap(pool, row, start + (row - start) // 2, each)
            return True
    return False


@compiled_piece_in_place
def make_room(pool: _Array, used: int, spans: _Array, state: int, each: _Each) -> int:
    """Move a full front to twice the room; return the rows now used."""
    if spans[state, 1] < spans[state, 2]:
        return used
    for row in range(spans[state, 1]):
        for c in range(len(each) - 1):
            pool[used + row, c] = pool[spans[state, 0] + row, c]
    spans[state, 0] = used
    spans[state, 2] = max(FIRST_ROOM, 2 * spans[state, 2])
    return int(used + spans[state, 2])


@compiled_piece_in_place
def takes(pool: _Array, spans: _Array, state: int, whole: _Array, label: int, each: _Each) -> bool:
    """Take note of a vector and drop those it beats, unless it is beaten itself."""
    if len(each) == 3:  # noqa: PLR2004 - a staircase
        return bool(_takes_step(pool, spans, state, whole[label, 1], whole[label, 2]))
    if is_beaten(pool, spans, state, whole, label, each):
        return False
    _add_row(pool, spans, state, whole, label, each)
    return True


@compiled_piece_in_place
def _last_not_after(pool: _Array, start: int, end: int, y: int) -> int:
    """Return the last row of a staircase whose first number is not above ``y``."""
    low = start
    high = end
    while low < high:
        middle = (low + high) >> 1
        if pool[middle, 0] <= y:
            low = middle + 1
        else:
            high = middle
    return low - 1


@compiled_piece_in_place
def _takes_step(pool: _Array, spans: _Array, state: int, y: int, z: int) -> bool:
    start = spans[state, 0]
    end = start + spans[state, 1]
    place = _last_not_after(pool, start, end, y) + 1
    if place > start and pool[place - 1, 1] <= z:
        return False
    rest = place
    while rest < end and pool[rest, 1] >= z:
        rest += 1
    if rest == place:
        for row in range(end, place, -1):
            pool[row, 0] = pool[row - 1, 0]
            pool[row, 1] = pool[row - 1, 1]
    elif rest > place + 1:
        for row in range(rest, end):
            pool[row - rest + place + 1, 0] = pool[row, 0]
            pool[row - rest + place + 1, 1] = pool[row, 1]
    pool[place, 0] = y
    pool[place, 1] = z
    spans[state, 1] += place + 1 - rest
    return True


@compiled_piece_in_place
def _add_row(
    pool: _Array, spans: _Array, state: int, whole: _Array, label: int, each: _Each
) -> None:
    start = spans[state, 0]
    place = start
    for row in range(start, start + spans[state, 1]):
        is_dropped = True
        for c in range(len(each) - 1):
            if pool[row, c] < whole[label, c + 1]:
                is_dropped = False
                break
        if not is_dropped:
            if place < row:
                for c in range(len(each) - 1):
                    pool[place, c] = pool[row, c]
            place += 1
    for c in range(len(each) - 1):
        pool[place, c] = whole[label, c + 1]
    spans[state, 1] = place + 1 - start


@compiled_piece_in_place
def _is_no_worse(pool: _Array, row: int, whole: _Array, label: int, each: _Each) -> bool:
    for c in range(len(each) - 1):  # noqa: SIM110 - numba has no all()
        if pool[row, c] > whole[label, c + 1]:
            return False
    return True


@compiled_piece_in_place
def _swap(pool: _Array, one: int, other: int, each: _Each) -> None:
    if one != other:
        for c in range(len(each) - 1):
            pool[one, c], pool[other, c] = pool[other, c], pool[one, c]
