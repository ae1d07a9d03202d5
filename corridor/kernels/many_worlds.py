"""Totals from state to state in many worlds at once: the same arcs, other weights in each world.

Bellman and Ford's relaxation, a whole row of worlds at a time: the states are taken in the order of
their distance in some plain world, so that few passes are needed, and a state whose row did not
change is passed over. Slower than Dijkstra for one world, many times faster for
thousands. Weights are whole numbers below 2**53, which floats hold exactly, so that the order of
adding cannot matter.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from corridor.kernels.road import Road, takes_fast_road

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["Joints", "joints_of", "totals_in_worlds"]


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

    def lightest(
        self,
        base: NDArray[np.float64],
        row_of_arc: NDArray[np.int64],
        factors: NDArray[np.float64],
        road: Road | None = None,
    ) -> NDArray[np.float64]:
        """Return the least weight between two states in each world.

        Parameters
        ----------
        base
            Weight of each arc.
        row_of_arc
            Row of the factors that each arc is multiplied by.
        factors
            Shape (rows, worlds), not negative, ``inf`` closes an arc.
        road
            Which kernels do it.

        Returns
        -------
        ndarray, shape (len(heads), worlds)
            Rounded to whole numbers.
        """
        if takes_fast_road(road, 1e-8 * base.size * factors.shape[1]):
            from corridor.kernels.many_worlds_fast import lightest as fast

            return fast(base, row_of_arc, factors, self.joint_of_arc, len(self.heads))
        order = np.argsort(self.joint_of_arc, kind="stable")
        with np.errstate(invalid="ignore"):
            weights = base[order, None] * factors[row_of_arc[order]]
        np.rint(weights, out=weights)
        # A closed arc that takes no time is closed all the same.
        weights[np.isnan(weights)] = np.inf
        firsts = np.searchsorted(self.joint_of_arc[order], np.arange(len(self.heads)))
        return np.minimum.reduceat(weights, firsts, axis=0)


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


def totals_in_worlds(
    joints: Joints,
    lightest: NDArray[np.float64],
    source: int,
    target: int,
    order: Sequence[int],
    ahead: Sequence[float],
    usual: Sequence[int],
    road: Road | None = None,
) -> NDArray[np.float64]:
    """Return the distance from one state to another in every world.

    Parameters
    ----------
    joints
        From :func:`joints_of`.
    lightest
        From :meth:`Joints.lightest`: not negative, ``inf`` where nothing joins two states.
    source, target
        States to join.
    order
        States to pass along, best in the order of their distance; others are never left.
    ahead
        For each state no more than its least distance to the target in any world: a state is left
        only in hope of a better total.
    usual
        Joints of any path from source to target, best of one that is good in most worlds; may be
        empty.
    road
        Which kernels do it.

    Returns
    -------
    ndarray, one for each world
        ``inf`` where no path leads.

    Examples
    --------
    >>> joints = joints_of([(0, 1), (1, 2), (0, 2)], states=3)
    >>> factors = np.array([[1.0, 5.0], [1.0, 1.0], [3.0, 3.0]])
    >>> lightest = joints.lightest(np.ones(3), np.arange(3), factors)
    >>> totals_in_worlds(joints, lightest, 0, 2, [0, 1, 2], [2.0, 1.0, 0.0], [1]).tolist()
    [2.0, 3.0]
    """
    along = lightest[list(usual)].sum(axis=0) if usual else np.inf
    totals = np.full(lightest.shape[1], along)
    if takes_fast_road(road, 1e-8 * lightest.size):
        from corridor.kernels.many_worlds_fast import totals as fast

        return fast(joints.starts, joints.heads, lightest, source, target, order, ahead, totals)
    distances = np.full((len(joints.starts) - 1, lightest.shape[1]), np.inf)
    distances[source] = 0.0
    distances[target] = np.minimum(distances[target], totals)
    bounds = joints.starts.tolist()
    waiting = {source}
    while waiting.intersection(order):
        for state in order:
            if state in waiting:
                waiting.discard(state)
                here = distances[state]
                if not (here + ahead[state] < distances[target]).any():
                    continue
                rows = slice(bounds[state], bounds[state + 1])
                heads = joints.heads[rows]
                through = lightest[rows] + here
                known = distances[heads]
                better = (through < known).any(axis=1)
                if better.any():
                    changed = heads[better]
                    distances[changed] = np.minimum(through[better], known[better])
                    waiting.update(changed.tolist())
    found: NDArray[np.float64] = distances[target]
    return found
