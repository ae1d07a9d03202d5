"""Least weights from every state to a target, criterion by criterion."""

from __future__ import annotations

from collections.abc import Sequence

from corridor.kernels.shortest import distances_from

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
    incoming: list[list[list[tuple[int, int, int]]]] = [[[] for _ in arcs] for _ in range(criteria)]
    for tail, out in enumerate(arcs):
        for weights, head, label in out:
            for turned, weight in zip(incoming, weights, strict=True):
                turned[head].append((weight, tail, label))
    return [distances_from(turned, target) for turned in incoming]
