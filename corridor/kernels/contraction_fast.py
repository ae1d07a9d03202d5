"""The sweeps of :mod:`corridor.kernels.contraction`, compiled."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np

from corridor.kernels.compiled import compiled

__all__ = ["flat_arcs", "sweep_rows"]

_Array = np.ndarray[Any, Any]


def flat_arcs(
    sweeps: Iterable[Mapping[int, Mapping[int, int]]],
) -> tuple[_Array, _Array, _Array, _Array]:
    """Return all sweeps one after the other: heads, where their arcs start, tails, weights."""
    into = [(head, arcs) for sweep in sweeps for head, arcs in sweep.items()]
    return (
        np.array([head for head, _ in into], dtype=np.int64),
        np.cumsum([0, *(len(arcs) for _, arcs in into)], dtype=np.int64),
        np.array([tail for _, arcs in into for tail in arcs], dtype=np.int64),
        np.array([weight for _, arcs in into for weight in arcs.values()], dtype=np.float64),
    )


@compiled
def sweep_rows(rows: _Array, heads: _Array, starts: _Array, tails: _Array, weights: _Array) -> None:
    """Lower each head's row to the least of its tails' rows plus the weights, in order."""
    for place in range(heads.shape[0]):
        row = rows[heads[place]]
        for arc in range(starts[place], starts[place + 1]):
            tail = rows[tails[arc]]
            weight = weights[arc]
            for column in range(rows.shape[1]):
                through = tail[column] + weight
                row[column] = through if through < row[column] else row[column]
