"""Distances from one state in many worlds at once: the same arcs, other weights in each world.

Bellman and Ford's relaxation, a whole row of worlds at a time: the states are taken in the order of
their distance in some plain world, so that few passes are needed, and a state whose row did not
change is passed over. Slower than Dijkstra for one world, many times faster for thousands.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["Joints", "distances_in_worlds", "joints_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Joints:
    """Arcs gathered by their two states, so that parallel arcs are compared once for all searches.

    Parameters
    ----------
    starts
        ``heads[starts[s]:starts[s + 1]]`` are the states that state ``s`` leads to, each once.
    heads
        Head states, by tail state.
    joint_of_arc
        Position in ``heads`` of each arc, in the order in which the arcs were given.
    """

    starts: NDArray[np.int64]
    heads: NDArray[np.int64]
    joint_of_arc: NDArray[np.int64]

    def lightest(self, weights: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the least weight between two states in each world.

        Parameters
        ----------
        weights
            Shape (arcs, worlds), ``inf`` where an arc is closed.

        Returns
        -------
        ndarray, shape (len(heads), worlds)
        """
        order = np.argsort(self.joint_of_arc, kind="stable")
        firsts = np.searchsorted(self.joint_of_arc[order], np.arange(len(self.heads)))
        return np.minimum.reduceat(weights[order], firsts, axis=0)


def joints_of(arcs: Sequence[tuple[int, int]], states: int) -> Joints:
    """Return arcs given as (tail, head) gathered by both.

    Examples
    --------
    >>> joints_of([(0, 1), (0, 1), (1, 0)], states=2).joint_of_arc.tolist()
    [0, 0, 1]
    """
    pairs = np.array(arcs, dtype=np.int64).reshape(-1, 2)
    unique, joint_of_arc = np.unique(pairs, axis=0, return_inverse=True)
    return Joints(
        starts=np.searchsorted(unique[:, 0], np.arange(states + 1)),
        heads=np.ascontiguousarray(unique[:, 1]),
        joint_of_arc=joint_of_arc.reshape(-1),
    )


def distances_in_worlds(
    joints: Joints, lightest: NDArray[np.float64], source: int, order: Sequence[int]
) -> NDArray[np.float64]:
    """Return the distance from a state to every state in every world.

    Parameters
    ----------
    joints
        From :func:`joints_of`.
    lightest
        From :meth:`Joints.lightest`: not negative, ``inf`` where nothing joins two states.
    source
        State to start from.
    order
        States to pass along, best in the order of their distance; others are never left.

    Returns
    -------
    ndarray, shape (states, worlds)
        ``inf`` where no path leads.

    Examples
    --------
    >>> joints = joints_of([(0, 1), (1, 2), (0, 2)], states=3)
    >>> weights = np.array([[1.0, 5.0], [1.0, 1.0], [3.0, 3.0]])
    >>> lightest = joints.lightest(weights)
    >>> distances_in_worlds(joints, lightest, 0, [0, 1, 2])[2].tolist()
    [2.0, 3.0]
    """
    distances = np.full((len(joints.starts) - 1, lightest.shape[1]), np.inf)
    distances[source] = 0.0
    bounds = joints.starts.tolist()
    waiting = {source}
    while waiting:
        for state in order:
            if state in waiting:
                waiting.discard(state)
                rows = slice(bounds[state], bounds[state + 1])
                heads = joints.heads[rows]
                through = lightest[rows] + distances[state]
                known = distances[heads]
                better = (through < known).any(axis=1)
                if better.any():
                    changed = heads[better]
                    distances[changed] = np.minimum(through[better], known[better])
                    waiting.update(changed.tolist())
    return distances
