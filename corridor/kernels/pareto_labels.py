"""What searches for unbeaten paths have in common: arcs, links of a path, paths."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corridor.kernels.fronts import Weights
from corridor.kernels.shortest import UNREACHED

__all__ = ["Link", "ParetoPath", "VectorArc", "reduced", "traced"]

VectorArc = tuple[Weights, int, int]
"""(weights, head state, label)."""

Link = tuple[int, int, "Link | None"]
"""State, label of the arc that led there, and the link before: a path told from its end."""


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


def reduced(
    arcs: Sequence[VectorArc], state: int, bounds: Sequence[Sequence[int]]
) -> list[VectorArc]:
    """Return by how much each arc from which the target can be reached raises the bound."""
    return [
        (
            tuple(
                weight + bound[head] - bound[state]
                for weight, bound in zip(weights, bounds, strict=True)
            ),
            head,
            arc,
        )
        for weights, head, arc in arcs
        if bounds[0][head] < UNREACHED
    ]


def traced(weights: Weights, link: Link | None) -> ParetoPath:
    """Return the path of a link at the target, where all that it weighs is known."""
    states, labels = [], []
    while link is not None:
        state, label, link = link
        states.append(state)
        labels.append(label)
    return ParetoPath(weights, tuple(labels[-2::-1]), tuple(states[::-1]))
