"""The best path to one state in many worlds at once: the same arcs, drawn anew in each world.

Distances to the target are relaxed for a whole row of worlds at a time, state by state in the order
of their distance in some plain world (Bellman and Ford). The path of each world is then walked from
the source along arcs that lose nothing against the distances, the first such arc each time, so that
it does not depend on how the distances were found.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from corridor.kernels.road import Road, takes_fast_road

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["FAR", "NOWHERE", "ArcRows", "added_up", "arc_rows", "best_paths", "totals_to_target"]

FAR: Final = 1 << 29
"""Total of a state that no path leads on from; true totals stay below (536 days in millionths)."""

NOWHERE: Final = -1
"""In place of an arc: the path has ended, or there is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArcRows:
    """Arcs in rows by the state that they leave; the arcs of a state keep their order.

    Parameters
    ----------
    starts
        ``heads[starts[s]:starts[s + 1]]`` are the states that the arcs of ``s`` lead to.
    heads
        By arc.
    target
        State that all paths lead to; no arc leaves it.
    order
        States that have arcs, the nearest to the target first.
    """

    starts: NDArray[np.int64]
    heads: NDArray[np.int64]
    target: int
    order: NDArray[np.int64]


def arc_rows(
    arcs: Sequence[tuple[int, int]], states: int, target: int, order: Sequence[int]
) -> ArcRows:
    """Return arcs given as (tail, head), in order of their tails, as rows.

    Examples
    --------
    >>> arc_rows([(0, 1), (0, 2), (1, 2)], 3, 2, [1, 0]).starts.tolist()
    [0, 2, 3, 3]
    """
    pairs = np.array(arcs, dtype=np.int64).reshape(-1, 2)
    return ArcRows(
        starts=np.searchsorted(pairs[:, 0], np.arange(states + 1)),
        heads=np.ascontiguousarray(pairs[:, 1]),
        target=target,
        order=np.array(order, dtype=np.int64),
    )


def added_up(
    layers: Sequence[tuple[NDArray[np.int64], NDArray[np.int64]]],
    drawn: NDArray[np.int32],
    arcs: int,
    road: Road | None = None,
) -> NDArray[np.int32]:
    """Return the weights of arcs that are made of one or more columns.

    Parameters
    ----------
    layers
        Pairs of arcs and the rows of their first columns, of their second ones, and so on.
    drawn
        Shape (columns, worlds), not negative; no sum reaches 2**31.
    arcs
        How many there are.
    road
        Which kernels do it.

    Returns
    -------
    int32 array, shape (arcs, worlds)
        At most :data:`FAR`.
    """
    if takes_fast_road(road, 3e-9 * arcs * drawn.shape[1]):
        from corridor.kernels.redraws_fast import added_up as fast

        return fast(layers, drawn, arcs)
    weights = np.zeros((arcs, drawn.shape[1]), dtype=np.int32)
    for depth, (layer, rows) in enumerate(layers):
        if depth:
            weights[layer] += drawn[rows]
        else:
            weights[layer] = drawn[rows]
    np.minimum(weights, FAR, out=weights)
    return weights


def totals_to_target(
    rows: ArcRows, weights: NDArray[np.int32], road: Road | None = None
) -> NDArray[np.int32]:
    """Return the least weight from every state to the target in every world.

    Parameters
    ----------
    rows
        States and arcs.
    weights
        Shape (arcs, worlds): not negative, at most :data:`FAR`.
    road
        Which kernels do it.

    Returns
    -------
    int32 array, shape (states, worlds)
        :data:`FAR` where no path leads.

    Examples
    --------
    >>> rows = arc_rows([(0, 1), (0, 2), (1, 2)], 3, 2, [1, 0])
    >>> weights = np.array([[1, 5], [3, 3], [1, 1]], dtype=np.int32)
    >>> totals_to_target(rows, weights)[0].tolist()
    [2, 3]
    """
    if takes_fast_road(road, _seconds(weights)):
        from corridor.kernels.redraws_fast import totals_to_target as fast

        return fast(rows.starts, rows.heads, rows.target, rows.order, weights)
    totals = np.full((len(rows.starts) - 1, weights.shape[1]), FAR, dtype=np.int32)
    totals[rows.target] = 0
    starts = rows.starts.tolist()
    tails = _tails_by_head(rows)
    waiting = set(rows.order.tolist())
    while waiting:
        for state in rows.order.tolist():
            if state in waiting:
                waiting.discard(state)
                own = slice(starts[state], starts[state + 1])
                through = totals.take(rows.heads[own], axis=0)
                through += weights[own]
                best = through.min(axis=0)
                if (best < totals[state]).any():
                    np.minimum(totals[state], best, out=totals[state])
                    waiting.update(tails[state])
    return totals


def best_paths(
    rows: ArcRows,
    weights: NDArray[np.int32],
    totals: NDArray[np.int32],
    source: int,
    road: Road | None = None,
) -> NDArray[np.int32]:
    """Return the arcs of the best path from a state in every world.

    Parameters
    ----------
    rows, weights, road
        As for :func:`totals_to_target`.
    totals
        What it returned.
    source
        Where paths start.

    Returns
    -------
    int32 array, shape (steps, worlds)
        :data:`NOWHERE` after the last arc. A path that has not come to the target after as many
        steps as there are states goes round in arcs without weight: its last row is an arc.

    Examples
    --------
    >>> rows = arc_rows([(0, 1), (0, 2), (1, 2)], 3, 2, [1, 0])
    >>> weights = np.array([[1, 5], [3, 3], [1, 1]], dtype=np.int32)
    >>> best_paths(rows, weights, totals_to_target(rows, weights), 0).T.tolist()
    [[0, 2], [1, -1]]
    """
    if takes_fast_road(road, _seconds(weights)):
        from corridor.kernels.redraws_fast import best_paths as fast

        return fast(rows.starts, rows.heads, rows.target, weights, totals, source)
    worlds = weights.shape[1]
    state = np.where(totals[source] < FAR, source, rows.target)
    column = np.arange(worlds)
    steps: list[NDArray[np.int32]] = []
    while (state != rows.target).any() and len(steps) < len(totals):
        arc = _first_tight(rows, weights, totals, state, column)
        steps.append(arc)
        state = np.where(arc >= 0, rows.heads[arc], rows.target)
    return np.stack(steps) if steps else np.empty((0, worlds), np.int32)


def _first_tight(
    rows: ArcRows,
    weights: NDArray[np.int32],
    totals: NDArray[np.int32],
    state: NDArray[np.int64],
    column: NDArray[np.int64],
) -> NDArray[np.int32]:
    """Return the first arc of each world's state that loses nothing, ``NOWHERE`` at the target."""
    chosen = np.full(len(state), NOWHERE, dtype=np.int32)
    arc, end = rows.starts[state], rows.starts[state + 1]
    remaining = totals[state, column]
    open_ = np.flatnonzero(arc < end)
    while open_.size:
        here, world = arc[open_], column[open_]
        tight = weights[here, world] + totals[rows.heads[here], world] == remaining[open_]
        chosen[open_[tight]] = here[tight]
        open_ = open_[~tight]
        arc[open_] += 1
        open_ = open_[arc[open_] < end[open_]]
    return chosen


def _tails_by_head(rows: ArcRows) -> list[list[int]]:
    tails: list[list[int]] = [[] for _ in range(len(rows.starts) - 1)]
    tail_of_arc = np.repeat(np.arange(len(tails)), np.diff(rows.starts))
    for tail, head in zip(tail_of_arc.tolist(), rows.heads.tolist(), strict=True):
        tails[head].append(tail)
    return tails


def _seconds(weights: NDArray[np.int32]) -> float:
    """Estimate what the base road takes: about ten nanoseconds an arc and world."""
    return 1e-8 * weights.size
