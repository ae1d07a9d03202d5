"""Distances from many states at once, on compressed sparse rows (SciPy's Dijkstra, in C).

The rows are laid out by hand: building them through ``scipy.sparse.coo_matrix`` or
``networkx.to_scipy_sparse_array`` would *add up* parallel arcs.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from corridor.kernels.road import Road, takes_fast_road

if TYPE_CHECKING:
    from scipy.sparse import csr_array

__all__ = ["compressed_rows", "distances_from_many", "trees_from_many"]


def compressed_rows(arcs: Sequence[Sequence[tuple[int, int, int]]]) -> csr_array:
    """Return the arcs as sparse rows that keep parallel arcs apart.

    Parameters
    ----------
    arcs
        For each state its outgoing ``(weight, head, label)``.

    Returns
    -------
    csr_array of float, shape (states, states)
        Whole numbers below 2**53, which floats hold exactly.
    """
    from scipy.sparse import csr_array

    flat = [arc for out in arcs for arc in out]
    weights = np.array([arc[0] for arc in flat], dtype=float)
    heads = np.array([arc[1] for arc in flat], dtype=np.int32)
    starts = np.zeros(len(arcs) + 1, dtype=np.int32)
    np.cumsum([len(out) for out in arcs], out=starts[1:])
    return csr_array((weights, heads, starts), shape=(len(arcs), len(arcs)))


def distances_from_many(rows: csr_array, sources: Sequence[int]) -> np.ndarray:
    """Return the distances from each source to every state.

    Parameters
    ----------
    rows
        Arcs from :func:`compressed_rows`.
    sources
        States to start from.

    Returns
    -------
    ndarray of float, shape (len(sources), states)
        ``inf`` where no path leads.
    """
    from scipy.sparse.csgraph import dijkstra

    distances: np.ndarray = dijkstra(rows, directed=True, indices=list(sources))
    return distances


def trees_from_many(
    rows: csr_array, sources: Sequence[int], road: Road | None = None
) -> tuple[np.ndarray, np.ndarray]:
    """Return the distances from each source to every state, and the trees of shortest paths.

    Parameters
    ----------
    rows, sources
        As for :func:`distances_from_many`.
    road
        Which kernels do it. The distances are the same; of equally short paths, each may keep
        another.

    Returns
    -------
    distances : ndarray of float, shape (len(sources), states)
        ``inf`` where no path leads.
    predecessors : ndarray of int, shape (len(sources), states)
        State before each state on a shortest path, negative where there is none.
    """
    if takes_fast_road(road, 5e-8 * len(sources) * rows.nnz):
        from corridor.kernels.shortest_fast import trees_from_compressed

        return trees_from_compressed(rows.indptr, rows.indices, rows.data, sources)
    from scipy.sparse.csgraph import dijkstra

    distances, predecessors = dijkstra(
        rows, directed=True, indices=list(sources), return_predecessors=True
    )
    return distances, predecessors
