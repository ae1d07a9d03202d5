"""Least weights from every state to a target, criterion by criterion."""

from __future__ import annotations

from collections.abc import Sequence
from heapq import heappop, heappush

from corridor.kernels.shortest import UNREACHED

__all__ = ["bounds_to"]


def bounds_to(
    arcs: Sequence[Sequence[tuple[tuple[int, ...], int, int]]], target: int, criteria: int
) -> list[list[int]]:
    """Return for each criterion the least weight from every state to the target.

    Parameters
    ----------
    arcs
        For each state its outgoing ``(weights, head, label)``; weights whole and not negative, one
        a criterion.
    target
        State to reach.
    criteria
        How many weights an arc has.

    Returns
    -------
    list of list of int, shape (criteria, states)
        :data:`~corridor.kernels.shortest.UNREACHED` where there is no way.

    Examples
    --------
    >>> bounds_to([[((1, 9), 1, 0), ((9, 1), 1, 1)], []], 1, 2)
    [[1, 0], [1, 0]]
    """
    incoming: list[list[tuple[tuple[int, ...], int]]] = [[] for _ in arcs]
    for tail, out in enumerate(arcs):
        for weights, head, _ in out:
            incoming[head].append((weights, tail))
    return [_distances_from(incoming, target, criterion) for criterion in range(criteria)]


def _distances_from(
    incoming: Sequence[Sequence[tuple[tuple[int, ...], int]]], target: int, criterion: int
) -> list[int]:
    """Do what :func:`corridor.kernels.shortest.distances_from` does, by one of several weights.

    To take that weight out of every arc first would cost as much as the search.
    """
    bits = len(incoming).bit_length()
    last_bits = (1 << bits) - 1
    distance = [UNREACHED] * len(incoming)
    distance[target] = 0
    heap = [target]
    while heap:
        entry = heappop(heap)
        state, so_far = entry & last_bits, entry >> bits
        if so_far > distance[state]:
            continue
        for weights, tail in incoming[state]:
            reached = so_far + weights[criterion]
            if reached < distance[tail]:
                distance[tail] = reached
                heappush(heap, reached << bits | tail)
    return distance
