"""Distances from many states at once: by contraction, or by SciPy's Dijkstra on dense graphs.

For SciPy the sparse rows are laid out by hand: building them through ``scipy.sparse.coo_matrix`` or
``networkx.to_scipy_sparse_array`` would *add up* parallel arcs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np

from corridor.kernels.contraction import contract
from corridor.kernels.road import Road

if TYPE_CHECKING:
    from scipy.sparse import csr_array

__all__ = ["AllPairs", "CompressedRows", "all_pairs", "compressed_rows"]

_Arcs = Sequence[Sequence[tuple[int, int, int]]]


class AllPairs(Protocol):
    """A graph in a form that gives distances from many states."""

    def distances_from_many(self, sources: Sequence[int], road: Road | None = None) -> np.ndarray:
        """Return the distances from each source to every state, ``inf`` where no path leads."""
        ...


@dataclass(frozen=True, slots=True)
class CompressedRows:
    """Arcs as sparse rows, parallel ones kept apart: whole numbers, which floats hold exactly."""

    rows: csr_array

    def distances_from_many(self, sources: Sequence[int], road: Road | None = None) -> np.ndarray:
        """Return the distances from each source to every state; there is one road."""
        from scipy.sparse.csgraph import dijkstra

        del road
        distances: np.ndarray = dijkstra(self.rows, directed=True, indices=list(sources))
        return distances


def all_pairs(arcs: _Arcs) -> AllPairs:
    """Return a graph in the form that suits it.

    Parameters
    ----------
    arcs
        For each state its outgoing ``(weight, head, label)``; weights whole and positive, sums
        below 2**53.

    Examples
    --------
    >>> all_pairs([[(2, 1, 0)], [], []]).distances_from_many([0]).tolist()
    [[0.0, 2.0, inf]]
    """
    return contract(arcs) or compressed_rows(arcs)


def compressed_rows(arcs: _Arcs) -> CompressedRows:
    """Return the arcs as sparse rows."""
    from scipy.sparse import csr_array

    flat = [arc for out in arcs for arc in out]
    weights = np.array([arc[0] for arc in flat], dtype=float)
    heads = np.array([arc[1] for arc in flat], dtype=np.int32)
    starts = np.zeros(len(arcs) + 1, dtype=np.int32)
    np.cumsum([len(out) for out in arcs], out=starts[1:])
    return CompressedRows(csr_array((weights, heads, starts), shape=(len(arcs), len(arcs))))
