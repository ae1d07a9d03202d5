"""A heap of labels by what they weigh, criterion by criterion, then by age; arrays that grow."""

from __future__ import annotations

from typing import Any

import numpy as np

from corridor.kernels.compiled import compiled_piece

__all__ = ["is_less", "longer", "longer_rows", "rise", "sink"]

_Array = np.ndarray[Any, Any]


@compiled_piece
def is_less(whole: _Array, serial: _Array, one: int, other: int) -> bool:
    """Tell whether a label leaves the heap first."""
    for c in range(whole.shape[1]):
        if whole[one, c] != whole[other, c]:
            return bool(whole[one, c] < whole[other, c])
    return bool(serial[one] < serial[other])


@compiled_piece
def rise(heap: _Array, size: int, label: int, whole: _Array, serial: _Array) -> None:
    """Add a label to a heap of ``size``."""
    place = size
    while place > 0:
        above = (place - 1) >> 2
        if not is_less(whole, serial, label, heap[above]):
            break
        heap[place] = heap[above]
        place = above
    heap[place] = label


@compiled_piece
def sink(heap: _Array, size: int, whole: _Array, serial: _Array) -> None:
    """Move the last of ``size`` labels into the place of the first."""
    last = size - 1
    label = heap[last]
    place = 0
    while True:
        below = 4 * place + 1
        if below >= last:
            break
        least = below
        for other in range(below + 1, min(below + 4, last)):
            if is_less(whole, serial, heap[other], heap[least]):
                least = other
        if not is_less(whole, serial, heap[least], label):
            break
        heap[place] = heap[least]
        place = least
    heap[place] = label


@compiled_piece
def longer(values: _Array) -> _Array:
    """Return an array of twice the length that begins alike."""
    grown = np.empty(2 * values.shape[0], values.dtype)
    grown[: values.shape[0]] = values
    return grown


@compiled_piece
def longer_rows(values: _Array) -> _Array:
    """Return as many rows again after these."""
    grown = np.empty((2 * values.shape[0], values.shape[1]), values.dtype)
    grown[: values.shape[0]] = values
    return grown
