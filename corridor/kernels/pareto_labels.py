"""What searches for unbeaten paths have in common: arcs, ways from choice to choice, paths.

Where only one arc leads on there is nothing to choose, and what beats a label there beats it as
well at the next state. So a search makes no labels there: it goes by *ways*, along an arc and on
through states like that to one with a choice. Freight networks are thin: a label in five is saved
on that of the benchmark.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Optional

from corridor.kernels.fronts import Weights
from corridor.kernels.shortest import UNREACHED

__all__ = [
    "NOWHERE",
    "Link",
    "ParetoPath",
    "VectorArc",
    "Way",
    "arcs_from",
    "traced",
    "ways_from",
]

NOWHERE = -1
"""Where the source is entered from."""

VectorArc = tuple[Weights, int, int]
"""(weights, head state, label)."""

Way = tuple[Weights, int, int, int, tuple[int, ...]]
"""What it weighs; the first state entered, the last but one, the last; and what it passes: each
state entered and the label of the arc by which, from the last to the first."""

Link = tuple[tuple[int, ...], Optional["Link"]]
"""What a way passes, and the link before it: a path told from its end."""


@dataclass(frozen=True, slots=True)
class ParetoPath:
    """A path that no other beats.

    Parameters
    ----------
    weights
        Sums of the arcs' weights, one a criterion.
    labels
        Labels of the arcs in order.
    states
        States passed, both ends included.
    """

    weights: Weights
    labels: tuple[int, ...]
    states: tuple[int, ...]


def ways_from(
    arcs: Sequence[Sequence[VectorArc]], state: int, target: int, reaches: Sequence[int]
) -> list[Way]:
    """Return the ways from a state by which the target can be reached, in the order of their arcs.

    None goes on for ever: from a ring without a choice the target could not be reached.

    Parameters
    ----------
    arcs, state, target
        As for :func:`corridor.kernels.pareto.pareto_paths`.
    reaches
        For each state something below :data:`UNREACHED` if the target can be reached from it.

    Examples
    --------
    >>> arcs = [[((1, 9), 1, 7)], [((1, 9), 0, 7), ((2, 1), 2, 8)], []]
    >>> ways_from(arcs, 0, 2, [0, 0, 0])
    [((3, 10), 1, 1, 2, (2, 8, 1, 7))]
    """
    ways: list[Way] = []
    for weights, first, label in arcs[state]:
        if reaches[first] < UNREACHED:
            total, tail, head = weights, state, first
            passed: tuple[int, ...] = first, label
            while head != target and (only := _only_arc_on(arcs[head], tail, reaches)):
                more, after, by = only
                total = tuple(map(int.__add__, total, more))
                tail, head = head, after
                passed = after, by, *passed
            ways.append((total, first, tail, head, passed))
    return ways


def arcs_from(arcs: Sequence[Sequence[VectorArc]], state: int, reaches: Sequence[int]) -> list[Way]:
    """Return each arc from a state as a way of its own, for searches that must look at each."""
    return [
        (weights, head, state, head, (head, label))
        for weights, head, label in arcs[state]
        if reaches[head] < UNREACHED
    ]


def _only_arc_on(out: Sequence[VectorArc], back: int, reaches: Sequence[int]) -> VectorArc | None:
    """Return the arc that leads on, not back, if there is just one."""
    only = None
    for arc in out:
        if arc[1] != back and reaches[arc[1]] < UNREACHED:
            if only:
                return None
            only = arc
    return only


def traced(weights: Weights, link: Link | None, source: int) -> ParetoPath:
    """Return the path of a link at the target, where all that it weighs is known."""
    passed: list[int] = []
    while link is not None:
        more, link = link
        passed += more
    passed.append(source)
    passed.reverse()
    return ParetoPath(weights, tuple(passed[1::2]), tuple(passed[::2]))
