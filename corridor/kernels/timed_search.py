"""Earliest arrivals where some arcs leave by timetable and others whenever one comes.

An arc without a service takes a fixed time. One with a service is boarded at the first departure
after what precedes it, and arrives when that departure does; no departure of a service arrives
before an earlier one (:func:`in_order` sees to it), so to be somewhere earlier never makes one
later, and Dijkstra's search holds. Times are whole ticks from any zero.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from heapq import heappop, heappush
from typing import TYPE_CHECKING, Final

from corridor.kernels.road import Road, takes_fast_road

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["NEVER", "NO_SERVICE", "TimedArcs", "arrivals_from", "arrivals_of_many", "in_order"]

NEVER: Final = 1 << 60
"""Arrival at a state that is not reached."""

NO_SERVICE: Final = -1

TimedArc = tuple[int, int, int]
"""(ticks before boarding, or until the head where there is no service; head state; service)."""


@dataclass(frozen=True)
class TimedArcs:
    """States, arcs and the services that some of them are boarded by.

    Parameters
    ----------
    arcs
        For each state its outgoing arcs; ticks are not negative.
    departures, arrivals
        For each service, ascending both, from :func:`in_order`.
    """

    arcs: Sequence[Sequence[TimedArc]]
    departures: Sequence[Sequence[int]]
    arrivals: Sequence[Sequence[int]]

    @cached_property
    def rows(self) -> tuple[NDArray[np.int64], ...]:
        """The same as arrays: arc starts, heads, ticks, services; starts, departures, arrivals."""
        import numpy as np

        flat = [arc for out in self.arcs for arc in out]
        columns = np.array(flat, dtype=np.int64).reshape(-1, 3).T
        before, heads, services = (np.ascontiguousarray(column) for column in columns)
        return (
            _starts(self.arcs),
            heads,
            before,
            services,
            _starts(self.departures),
            _joined(self.departures),
            _joined(self.arrivals),
        )


def _starts(rows: Sequence[Sequence[object]]) -> NDArray[np.int64]:
    import numpy as np

    return np.cumsum([0, *map(len, rows)], dtype=np.int64)


def _joined(rows: Sequence[Sequence[int]]) -> NDArray[np.int64]:
    import numpy as np

    arrays = [np.asarray(row, dtype=np.int64) for row in rows]
    return np.concatenate(arrays) if arrays else np.empty(0, np.int64)


def in_order(
    departures: Sequence[int], arrivals: Sequence[int]
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return departures ascending, each with the earliest arrival of itself or a later one.

    Examples
    --------
    >>> in_order([0, 5, 7], [20, 12, 14])
    ((0, 5, 7), (12, 12, 14))
    """
    pairs = sorted(zip(departures, arrivals, strict=True))
    best, earliest = NEVER, []
    for _, arrival in reversed(pairs):
        best = min(best, arrival)
        earliest.append(best)
    return tuple(departure for departure, _ in pairs), tuple(reversed(earliest))


def arrivals_from(timed: TimedArcs, source: int, clock: int, road: Road | None = None) -> list[int]:
    """Return the earliest arrival at every state.

    Parameters
    ----------
    timed
        What is searched.
    source, clock
        Where and when one starts.
    road
        Which kernels do it; a single search takes the base road by itself.

    Returns
    -------
    list of int, one per state
        :data:`NEVER` where one does not get.

    Examples
    --------
    >>> ferry = TimedArcs([[(2, 1, 0)], [(1, 2, NO_SERVICE)], []], [(0, 7)], [(3, 10)])
    >>> arrivals_from(ferry, 0, 4), arrivals_from(ferry, 0, 6)[2] == NEVER
    ([4, 10, 11], True)
    """
    if road is Road.FAST and takes_fast_road(road, 0.0):
        from corridor.kernels.timed_search_fast import arrivals_from as fast

        found: list[int] = fast(timed.rows, source, clock).tolist()
        return found
    arcs, departures, arrivals = timed.arcs, timed.departures, timed.arrivals
    states = len(arcs)
    reached = [NEVER] * states
    reached[source] = clock
    heap = [clock * states + source]
    while heap:
        here, state = divmod(heappop(heap), states)
        if here > reached[state]:
            continue
        for before, head, service in arcs[state]:
            there = here + before
            if there >= reached[head]:
                continue
            if service >= 0:
                leaves = departures[service]
                index = bisect_left(leaves, there)
                if index == len(leaves):
                    continue
                there = arrivals[service][index]
                if there >= reached[head]:
                    continue
            reached[head] = there
            heappush(heap, there * states + head)
    return reached


def arrivals_of_many(
    timed: TimedArcs, source: int, target: int, clocks: NDArray[np.int64], road: Road | None = None
) -> NDArray[np.int64]:
    """Return the earliest arrival at one state for many moments to start.

    Parameters
    ----------
    timed, source, road
        As for :func:`arrivals_from`.
    target
        State to be reached.
    clocks
        Moments, ascending.

    Returns
    -------
    int64 array, one for each moment

    Examples
    --------
    >>> import numpy as np
    >>> ferry = TimedArcs([[(2, 1, 0)], [(1, 2, NO_SERVICE)], []], [(0, 7)], [(3, 10)])
    >>> arrivals_of_many(ferry, 0, 2, np.array([3, 4, 5])).tolist()[:3]
    [11, 11, 11]
    """
    import numpy as np

    arcs = sum(map(len, timed.arcs))
    if takes_fast_road(road, 5e-8 * clocks.size * arcs):
        from corridor.kernels.timed_search_fast import arrivals_of_many as fast

        return fast(timed.rows, source, target, clocks)
    parts = [
        _ladder(timed, source, clocks[first : first + _AT_ONCE])[target]
        for first in range(0, clocks.size, _AT_ONCE)
    ]
    return np.concatenate(parts) if parts else np.empty(0, np.int64)


_AT_ONCE: Final = 8192
"""Moments searched from at once: some tens of megabytes."""


def _ladder(timed: TimedArcs, source: int, clocks: NDArray[np.int64]) -> NDArray[np.int64]:
    """Relax whole rows of moments, states in the order in which the first moment reaches them."""
    import numpy as np

    reached = np.full((len(timed.arcs), clocks.size), NEVER, dtype=np.int64)
    reached[source] = clocks
    leaves = [np.asarray(row, dtype=np.int64) for row in timed.departures]
    comes = [np.append(np.asarray(row, dtype=np.int64), NEVER) for row in timed.arrivals]
    first = arrivals_from(timed, source, int(clocks[0]), Road.BASE)
    order = sorted(range(len(first)), key=first.__getitem__)
    waiting = {source}
    while waiting:
        for state in order:
            if state not in waiting:
                continue
            waiting.discard(state)
            here = reached[state]
            for before, head, service in timed.arcs[state]:
                there = here + before
                if service >= 0:
                    there = comes[service][np.searchsorted(leaves[service], there)]
                if (there < reached[head]).any():
                    np.minimum(reached[head], there, out=reached[head])
                    waiting.add(head)
    return np.minimum(reached, NEVER)
