"""One search from or to one state, on plain lists: the small road that needs no array library.

Arcs are given as ``arcs[state] = ((weight, head, label), …)`` with whole, positive weights.
The binary heap holds the distance and, in its last bits, the state as one integer, which compares
faster than a pair and breaks ties by state number, so that a search depends on nothing but its
input. A state that nothing leads out of has its distance set but never waits in the heap: two
states in five of a freight network are ends.
"""

from __future__ import annotations

from collections.abc import Sequence
from heapq import heappop, heappush
from typing import Final

__all__ = ["UNREACHED", "distances_from", "reversed_arcs"]

UNREACHED: Final = 1 << 62
"""Distance of a state that no path reaches."""

_Arc = tuple[int, int, int]


def distances_from(arcs: Sequence[Sequence[_Arc]], source: int) -> list[int]:
    """Return the distance from one state to every state (Dijkstra 1959, with lazy deletion).

    Parameters
    ----------
    arcs
        For each state its outgoing ``(weight, head, label)``; weights whole and positive.
    source
        State to start from.

    Returns
    -------
    list of int, one per state
        :data:`UNREACHED` where no path leads.

    Examples
    --------
    >>> distances_from([[(2, 1, 0), (9, 2, 1)], [(3, 2, 2)], []], 0)
    [0, 2, 5]
    """
    bits = len(arcs).bit_length()
    last_bits = (1 << bits) - 1
    distance = [UNREACHED] * len(arcs)
    distance[source] = 0
    heap = [source]
    while heap:
        entry = heappop(heap)
        state, so_far = entry & last_bits, entry >> bits
        if so_far > distance[state]:
            continue
        for weight, head, _ in arcs[state]:
            reached = so_far + weight
            if reached < distance[head]:
                distance[head] = reached
                if arcs[head]:
                    heappush(heap, reached << bits | head)
    return distance


def reversed_arcs(arcs: Sequence[Sequence[_Arc]]) -> list[list[_Arc]]:
    """Return the arcs turned round: for each state the incoming ``(weight, tail, label)``.

    Examples
    --------
    >>> reversed_arcs([[(2, 1, 7)], []])
    [[], [(2, 0, 7)]]
    """
    incoming: list[list[_Arc]] = [[] for _ in arcs]
    for tail, out in enumerate(arcs):
        for weight, head, label in out:
            incoming[head].append((weight, tail, label))
    return incoming
