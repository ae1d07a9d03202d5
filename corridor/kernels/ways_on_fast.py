"""The best way on from where a set of paths splits off, for :mod:`corridor.kernels.k_best_fast`.

By the bounds alone where that runs into no loop, otherwise by A*. Blocks that may not be entered
bear the mark of the set in hand, arcs that may not be taken are a linked list.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from corridor.kernels.compiled import compiled_piece_in_place
from corridor.kernels.shortest_fast import UNREACHED

__all__ = ["Graph", "Room", "by_search", "by_tree", "is_barred", "trace"]

_Array = np.ndarray[Any, Any]

Graph = tuple[_Array, _Array, _Array, _Array, _Array, _Array]
"""Starts of rows, heads, weights, labels; block and bound of each state."""

Room = tuple[_Array, _Array, _Array, _Array]
"""For a search: by state what reached it and under which mark, by state and arc how it came; two
paths to compare; a heap."""


@compiled_piece_in_place
def by_tree(
    graph: Graph,
    target: int,
    spur: int,
    bound: int,
    bars: _Array,
    barred: int,
    marks: _Array,
    mark: int,
    passed: _Array,
    place: int,
) -> int:
    """Write down arcs that lose nothing against the bounds; -1 if that runs into a loop."""
    starts, heads, weights, _, block, to_target = graph
    state = spur
    remaining = bound
    while state != target:
        chosen = -1
        for arc in range(starts[state], starts[state + 1]):
            head = heads[arc]
            if weights[arc] + to_target[head] == remaining and (
                state != spur
                or (
                    not is_barred(bars, barred, arc)
                    and (head == target or marks[block[head]] != mark)
                )
            ):
                chosen = arc
                break
        if chosen < 0:
            return -1
        head = heads[chosen]
        if head != target and marks[block[head]] == mark:
            return -1
        passed[place] = chosen
        place += 1
        state = head
        remaining = to_target[head]
    return place


@compiled_piece_in_place
def by_search(
    graph: Graph,
    target: int,
    spur: int,
    bars: _Array,
    barred: int,
    marks: _Array,
    mark: int,
    room: Room,
) -> int:
    """Find the best way on outside the blocks left by A*; of equals, the smallest labels."""
    starts, heads, weights, labels, block, to_target = graph
    reached, came, compared, queue = room
    reached[spur, 0] = 0
    reached[spur, 1] = mark
    came[spur, 0] = -1
    size = _enter(queue, 0, to_target[spur], 0, spur)
    while size > 0:
        so_far = queue[0, 1]
        state = queue[0, 2]
        size = _leave(queue, size)
        if state == target:
            return int(so_far)
        if so_far > reached[state, 0]:
            continue
        for arc in range(starts[state], starts[state + 1]):
            head = heads[arc]
            if to_target[head] >= UNREACHED or (head != target and marks[block[head]] == mark):
                continue
            if state == spur and is_barred(bars, barred, arc):
                continue
            through = so_far + weights[arc]
            is_known = reached[head, 1] == mark
            if not is_known or through < reached[head, 0]:
                reached[head, 0] = through
                reached[head, 1] = mark
                came[head, 0] = state
                came[head, 1] = arc
                size = _enter(queue, size, through + to_target[head], through, head)
            elif through == reached[head, 0] and _is_smaller(
                labels, came, compared, state, arc, head
            ):
                came[head, 0] = state
                came[head, 1] = arc
    return int(UNREACHED)


@compiled_piece_in_place
def _is_smaller(
    labels: _Array, came: _Array, compared: _Array, state: int, arc: int, head: int
) -> bool:
    """Tell whether reaching ``head`` by an arc from ``state`` gives a smaller sequence."""
    length = 1
    compared[0, 0] = arc
    while came[state, 0] >= 0:
        compared[0, length] = came[state, 1]
        length += 1
        state = came[state, 0]
    other_length = 0
    while came[head, 0] >= 0:
        compared[1, other_length] = came[head, 1]
        other_length += 1
        head = came[head, 0]
    for place in range(1, min(length, other_length) + 1):
        label = labels[compared[0, length - place]]
        other = labels[compared[1, other_length - place]]
        if label != other:
            return bool(label < other)
    return length < other_length


@compiled_piece_in_place
def trace(spur: int, target: int, room: Room, passed: _Array, place: int) -> int:
    """Write down the arcs from the spur to the target; return the place after the last."""
    _, came, _, _ = room
    end = place
    state = target
    while state != spur:
        end += 1
        state = came[state, 0]
    state = target
    back = end
    while state != spur:
        back -= 1
        passed[back] = came[state, 1]
        state = came[state, 0]
    return end


@compiled_piece_in_place
def is_barred(bars: _Array, barred: int, arc: int) -> bool:
    """Tell whether an arc is in a list of barred ones."""
    while barred >= 0:
        if bars[barred, 0] == arc:
            return True
        barred = bars[barred, 1]
    return False


@compiled_piece_in_place
def _enter(queue: _Array, size: int, whole: int, so_far: int, state: int) -> int:
    """Add an entry to the heap of a search, by the whole, then by what is behind it."""
    place = size
    while place > 0:
        above = (place - 1) >> 1
        if queue[above, 0] < whole or (queue[above, 0] == whole and queue[above, 1] <= so_far):
            break
        _move(queue, above, place)
        place = above
    queue[place, 0] = whole
    queue[place, 1] = so_far
    queue[place, 2] = state
    return size + 1


@compiled_piece_in_place
def _leave(queue: _Array, size: int) -> int:
    """Take the first entry off the heap of a search."""
    last = size - 1
    place = 0
    while 2 * place + 1 < last:
        least = 2 * place + 1
        if least + 1 < last and _comes_first(queue, least + 1, least):
            least += 1
        if not _comes_first(queue, least, last):
            break
        _move(queue, least, place)
        place = least
    _move(queue, last, place)
    return last


@compiled_piece_in_place
def _comes_first(queue: _Array, one: int, other: int) -> bool:
    if queue[one, 0] != queue[other, 0]:
        return bool(queue[one, 0] < queue[other, 0])
    return bool(queue[one, 1] < queue[other, 1])


@compiled_piece_in_place
def _move(queue: _Array, start: int, end: int) -> None:
    for column in range(3):
        queue[end, column] = queue[start, column]
