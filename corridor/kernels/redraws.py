"""The best path to one state in many worlds at once: the same arcs, drawn anew in each world.

Distances to the target are relaxed for a whole row of worlds at a time, state by state in the order
of their distance in some plain world (Bellman and Ford); an arc is looked at again only after what
it leads to has come nearer. The path of each world then follows the arcs that lose nothing against
the distances, the first such arc each time, so that it does not depend on how the distances were
found. Nothing is kept of it but a number, the sum of its arcs' keys: worlds are counted by it, and
the arcs of a number are asked for once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import numpy as np

from corridor.kernels.road import Road, takes_fast_road

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = [
    "FAR",
    "NO_PATH",
    "ArcRows",
    "added_up",
    "arc_keys",
    "arc_rows",
    "best_path",
    "path_numbers",
    "totals_to_target",
]

FAR: Final = 1 << 29
"""Total of a state that no path leads on from; true totals stay below (536 days in millionths)."""

NO_PATH: Final = 0
"""Number where no path leads to the target, or the one walked goes round in arcs without weight."""

VISITS_A_STATE: Final = 8
"""Visits of a state, on average, before worlds that are still on their way are walked singly."""


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
    made_of: tuple[tuple[int, ...], ...], drawn: NDArray[np.int32], road: Road | None = None
) -> NDArray[np.int32]:
    """Return the weights of arcs that are made of columns.

    Parameters
    ----------
    made_of
        By arc, the rows of its columns.
    drawn
        Shape (columns, worlds), not negative; no sum reaches 2**31.
    road
        Which kernels do it.

    Returns
    -------
    int32 array, shape (arcs, worlds)
        At most :data:`FAR`.

    Examples
    --------
    >>> added_up(((0, 1), (1,), ()), np.array([[1, 2], [3, 4]], dtype=np.int32)).tolist()
    [[4, 6], [3, 4], [0, 0]]
    """
    if takes_fast_road(road, 3e-9 * len(made_of) * drawn.shape[1]):
        from corridor.kernels.redraws_fast import added_up as fast

        return fast(made_of, drawn)
    weights = np.empty((len(made_of), drawn.shape[1]), dtype=np.int32)
    columns = list(drawn)
    for own, rows in zip(weights, made_of, strict=True):
        if len(rows) > 1:
            np.add(columns[rows[0]], columns[rows[1]], out=own)
        else:
            own[:] = columns[rows[0]] if rows else 0
        for row in rows[2:]:
            np.add(own, columns[row], out=own)
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
    found = np.full((len(rows.starts) - 1, weights.shape[1]), FAR, dtype=np.int32)
    found[rows.target] = 0
    totals, order, out = list(found), rows.order.tolist(), _arcs_out(rows, weights)
    through, other = np.empty_like(totals[0]), np.empty_like(totals[0])
    # When a state came nearer last, and when its own arcs were last looked at, in visits.
    changed, seen, visit, is_moving = [0] * len(totals), [0] * len(totals), 1, True
    changed[rows.target] = visit
    while is_moving:
        is_moving = False
        for state in order:
            last, seen[state], visit = seen[state], visit + 1, visit + 1
            fresh = [arc for arc in out[state] if changed[arc[0]] > last]
            if fresh and _comes_nearer(totals, state, fresh, through, other):
                changed[state], is_moving = visit, True
    return found


def path_numbers(
    rows: ArcRows,
    weights: NDArray[np.int32],
    totals: NDArray[np.int32],
    source: int,
    road: Road | None = None,
) -> NDArray[np.uint64]:
    """Return the number of the best path from a state in every world.

    Parameters
    ----------
    rows, weights, road
        As for :func:`totals_to_target`.
    totals
        What it returned.
    source
        Where paths start; not the target.

    Returns
    -------
    uint64 array, shape (worlds,)
        Sum of the path's :func:`arc_keys`; two of 10,000 paths share one with a chance of less than
        one in 10**11. :data:`NO_PATH` where there is none.

    Examples
    --------
    >>> rows = arc_rows([(0, 1), (0, 2), (1, 2)], 3, 2, [1, 0])
    >>> weights = np.array([[1, 5], [3, 3], [1, 1]], dtype=np.int32)
    >>> numbers = path_numbers(rows, weights, totals_to_target(rows, weights), 0)
    >>> bool((numbers == [arc_keys(3)[[0, 2]].sum(), arc_keys(3)[1]]).all())
    True
    """
    keys = arc_keys(len(rows.heads))
    if takes_fast_road(road, _seconds(weights)):
        from corridor.kernels.redraws_fast import path_numbers as fast

        return fast(rows.starts, rows.heads, rows.target, weights, totals, source, keys)
    numbers = np.zeros(weights.shape[1], dtype=np.uint64)
    waiting: dict[int, list[NDArray[np.intp]]] = {
        source: [np.flatnonzero(totals[source] < FAR).astype(np.intp)]
    }
    rank = {state: place for place, state in enumerate(rows.order.tolist())}
    for _ in range(VISITS_A_STATE * len(totals)):
        if not waiting:
            return numbers
        state = max(waiting, key=rank.__getitem__)
        worlds = np.concatenate(waiting.pop(state))
        for arc, taken in _parted(rows, weights, totals, state, worlds):
            numbers[taken] += keys[arc]
            if (head := int(rows.heads[arc])) != rows.target:
                waiting.setdefault(head, []).append(taken)
    for world in np.concatenate([some for held in waiting.values() for some in held]).tolist():
        path = best_path(rows, weights, totals, source, world, Road.BASE)
        numbers[world] = keys[list(path)].sum() if path else NO_PATH
    return numbers


def best_path(
    rows: ArcRows,
    weights: NDArray[np.int32],
    totals: NDArray[np.int32],
    source: int,
    world: int,
    road: Road | None = None,
) -> tuple[int, ...]:
    """Return the arcs of the best path in one world, none where it has :data:`NO_PATH`.

    Parameters
    ----------
    rows, weights, totals, source, road
        As for :func:`path_numbers`.
    world
        Which.
    """
    if takes_fast_road(road, 0.0):
        from corridor.kernels.redraws_fast import best_path as fast

        return fast(rows.starts, rows.heads, rows.target, weights, totals, source, world)
    starts, heads = rows.starts.tolist(), rows.heads.tolist()
    weight, remaining = weights[:, world].tolist(), totals[:, world].tolist()
    path: list[int] = []
    state = source
    while state != rows.target and remaining[state] < FAR and len(path) < len(remaining):
        own = range(starts[state], starts[state + 1])
        arc = next(arc for arc in own if weight[arc] + remaining[heads[arc]] == remaining[state])
        path.append(arc)
        state = heads[arc]
    return tuple(path) if state == rows.target else ()


@lru_cache(maxsize=8)
def arc_keys(arcs: int) -> NDArray[np.uint64]:
    """Return a number for each arc, mixed from its place (Steele, Lea and Flood 2014).

    Examples
    --------
    >>> len(set(arc_keys(1000).tolist()))
    1000
    """
    keys = np.arange(1, arcs + 1, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    keys = (keys ^ (keys >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    keys = (keys ^ (keys >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    keys ^= keys >> np.uint64(31)
    keys.flags.writeable = False
    return keys


def _comes_nearer(
    totals: list[NDArray[np.int32]],
    state: int,
    arcs: Sequence[tuple[int, NDArray[np.int32]]],
    through: NDArray[np.int32],
    other: NDArray[np.int32],
) -> bool:
    """Relax arcs of one state in all worlds; the last two arrays are room to work in."""
    (head, weight), *more = arcs
    np.add(totals[head], weight, out=through)
    for head, weight in more:
        np.add(totals[head], weight, out=other)
        np.minimum(through, other, out=through)
    if not np.less(through, totals[state]).any():
        return False
    np.minimum(through, totals[state], out=totals[state])
    return True


def _parted(
    rows: ArcRows,
    weights: NDArray[np.int32],
    totals: NDArray[np.int32],
    state: int,
    worlds: NDArray[np.intp],
) -> Iterator[tuple[int, NDArray[np.intp]]]:
    """Yield the arcs of a state, each with the worlds in which it is the first to lose nothing."""
    start, end = int(rows.starts[state]), int(rows.starts[state + 1])
    remaining = totals[state].take(worlds)
    for arc in range(start, end - 1):
        ahead = weights[arc].take(worlds)
        ahead += totals[rows.heads[arc]].take(worlds)
        is_tight = ahead == remaining
        if (tight := worlds.compress(is_tight)).size:
            yield arc, tight
            if tight.size == worlds.size:
                return
            loses = ~is_tight
            worlds, remaining = worlds.compress(loses), remaining.compress(loses)
    yield end - 1, worlds  # whatever loses by all others loses nothing here


def _arcs_out(
    rows: ArcRows, weights: NDArray[np.int32]
) -> list[list[tuple[int, NDArray[np.int32]]]]:
    """Return by state the head and the weights of its arcs."""
    arcs = list(zip(rows.heads.tolist(), weights, strict=True))
    starts = rows.starts.tolist()
    return [arcs[start:end] for start, end in pairwise(starts)]


def _seconds(weights: NDArray[np.int32]) -> float:
    """Estimate what the base road takes: about ten nanoseconds an arc and world."""
    return 1e-8 * weights.size
