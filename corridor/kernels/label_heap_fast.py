"""A heap of labels by what they weigh, criterion by criterion, then by age, which their number is.

The first criterion lies in the heap itself, where four children share a cache line; the others are
looked up only if it ties.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from corridor.kernels.compiled import compiled_piece_in_place

__all__ = ["rise", "sink"]

_Array = np.ndarray[Any, Any]
_Each = tuple[int, ...]  # see fronts_fast: one number for each criterion


@compiled_piece_in_place
def _is_less(key: int, label: int, other_key: int, other: int, whole: _Array, each: _Each) -> bool:
    """Tell whether a label leaves the heap before another."""
    if key != other_key:
        return bool(key < other_key)
    for c in range(1, len(each)):
        if whole[label, c] != whole[other, c]:
            return bool(whole[label, c] < whole[other, c])
    return bool(label < other)


@compiled_piece_in_place
def rise(keys: _Array, heap: _Array, size: int, label: int, whole: _Array, each: _Each) -> None:
    """Add a label to a heap of ``size``."""
    key = whole[label, 0]
    place = size
    while place > 0:
        above = (place - 1) >> 2
        if not _is_less(key, label, keys[above], heap[above], whole, each):
            break
        keys[place] = keys[above]
        heap[place] = heap[above]
        place = above
    keys[place] = key
    heap[place] = label


@compiled_piece_in_place
def sink(keys: _Array, heap: _Array, size: int, label: int, whole: _Array, each: _Each) -> None:
    """Put a label in the place of the first of a heap of ``size``."""
    key = whole[label, 0]
    place = 0
    while True:
        below = 4 * place + 1
        if below >= size:
            break
        least = below
        for other in range(below + 1, min(below + 4, size)):
            if _is_less(keys[other], heap[other], keys[least], heap[least], whole, each):
                least = other
        if not _is_less(keys[least], heap[least], key, label, whole, each):
            break
        keys[place] = keys[least]
        heap[place] = heap[least]
        place = least
    keys[place] = key
    heap[place] = label
