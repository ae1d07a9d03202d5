"""A graph contracted state by state, so that distances from many states are a few array steps.

Taking a state out and joining its neighbours by shortcuts leaves all distances between the others
as they were. Freight networks are thin: most states have one way in or one way on, so that *all*
states can be taken out, one after the other, at the price of about as many shortcuts as there were
arcs. A shortest path then first climbs, by arcs whose head was taken out later than their tail, and
then descends. Two sweeps over these arcs, one up and one down, give the distances from all sources
at once, each step adding and comparing whole rows (node contraction: Geisberger et al. 2008; an
order by the graph alone and few neighbours: Dibbelt, Strasser and Wagner 2016; sweeps: Delling et
al. 2011, "PHAST"). Sums of whole numbers are the same in any order, so are the answers.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any, Final

import numpy as np

from corridor.kernels.road import Road, takes_fast_road
from corridor.kernels.shortest import UNREACHED

__all__ = ["Contraction", "contract"]

STEPS_PER_ARC: Final = 20
"""Pairs of neighbours looked at for each arc before a graph counts as too dense to contract."""

SLACK: Final = 4
"""States taken out in one round have at most so many times the fewest pairs of neighbours: more
makes fewer rounds and more shortcuts."""

_Arcs = Sequence[Sequence[tuple[int, int, int]]]
_Array = np.ndarray[Any, Any]
_Into = Mapping[int, Mapping[int, int]]
"""For each head the weight of its arc from each tail."""


@dataclass(frozen=True, slots=True)
class Contraction:
    """A graph whose states have all been taken out, in an order that suits it.

    Parameters
    ----------
    seeds
        For each state its arcs to states taken out later, as head and weight.
    sweeps
        Up, then down: the heads in an order in which every tail comes before its heads, each with
        its arcs from tails taken out earlier (up) or later (down).
    """

    seeds: Sequence[Mapping[int, int]]
    sweeps: tuple[_Into, _Into]
    _prepared: dict[Road, Any]

    def distances_from_many(self, sources: Sequence[int], road: Road | None = None) -> _Array:
        """Return the distances from each source to every state.

        Parameters
        ----------
        sources
            States to start from.
        road
            Which kernels do it; the answer is the same.

        Returns
        -------
        ndarray of float, shape (len(sources), states)
            Whole numbers; ``inf`` where no path leads.
        """
        rows = self._seeded(sources)
        arcs = sum(len(into) for sweep in self.sweeps for into in sweep.values())
        if takes_fast_road(road, 3e-9 * arcs * len(sources)):
            from corridor.kernels.contraction_fast import flat_arcs, sweep_rows

            sweep_rows(rows, *self._kept(Road.FAST, flat_arcs))
        else:
            for heads, tails, weights in self._kept(Road.BASE, _steps):
                through = rows[tails]
                through += weights
                rows[heads] = np.minimum(rows[heads], np.minimum.reduce(through, axis=0))
        return rows.T

    def _seeded(self, sources: Sequence[int]) -> _Array:
        """Return a row a state and a column a source, known at the source and one arc above it."""
        rows = np.full((len(self.seeds), len(sources)), np.inf)
        for column, source in enumerate(sources):
            rows[source, column] = 0
            for head, weight in self.seeds[source].items():
                rows[head, column] = weight
        return rows

    def _kept(self, road: Road, make: Any) -> Any:  # noqa: ANN401 - each road has its own form
        if road not in self._prepared:
            self._prepared[road] = make(self.sweeps)
        return self._prepared[road]


def contract(arcs: _Arcs) -> Contraction | None:
    """Take out all states of a graph, those with few neighbours first.

    Parameters
    ----------
    arcs
        For each state its outgoing ``(weight, head, label)``; weights whole and positive, so that
        sums stay below 2**53. Of parallel arcs the lightest counts.

    Returns
    -------
    Contraction or None
        ``None`` if the graph is so dense that shortcuts would outnumber what they save.

    Examples
    --------
    >>> contract([[(2, 1, 0), (9, 2, 1)], [(3, 2, 2)], []]).distances_from_many([0]).tolist()
    [[0.0, 2.0, 5.0]]
    """
    graph = _Dissolving(arcs)
    while graph.left:
        graph.take_out_a_round()
        if graph.steps > STEPS_PER_ARC * (len(arcs) + sum(map(len, arcs))):
            return None
    return graph.contraction(has_way_in={head for out in arcs for _, head, _ in out})


class _Dissolving:
    """What is left of a graph while its states are taken out."""

    def __init__(self, arcs: _Arcs) -> None:
        self.onward: list[dict[int, int]] = [{} for _ in arcs]
        self.into: list[dict[int, int]] = [{} for _ in arcs]
        for tail, out in enumerate(arcs):
            for weight, head, _ in out:
                if head != tail:
                    self._join(tail, head, weight)
        self.left = {state: self._pairs(state) for state in range(len(arcs))}
        self.order: list[int] = []
        self.steps = 0

    def _join(self, tail: int, head: int, weight: int) -> None:
        onward = self.onward[tail]
        if weight < onward.get(head, UNREACHED):
            onward[head] = self.into[head][tail] = weight

    def _pairs(self, state: int) -> int:
        """Return how many shortcuts taking a state out may need."""
        return len(self.into[state]) * len(self.onward[state])

    def take_out_a_round(self) -> None:
        """Take out states that need few shortcuts, of which no two are neighbours."""
        most = max(2, SLACK * min(self.left.values()))
        neighbours: set[int] = set()
        for _, state in sorted([(pairs, s) for s, pairs in self.left.items() if pairs <= most]):
            if state not in neighbours:
                neighbours.update(self.into[state], self.onward[state])
                self._take_out(state)
        for state in neighbours:
            self.left[state] = self._pairs(state)

    def _take_out(self, state: int) -> None:
        self.steps += self.left.pop(state) + 1
        self.order.append(state)
        onward, into = self.onward[state], self.into[state]
        for tail in into:
            del self.onward[tail][state]
        for head in onward:
            del self.into[head][state]
        for tail, before in into.items():
            for head, after in onward.items():
                if head != tail:
                    self._join(tail, head, before + after)

    def contraction(self, has_way_in: set[int]) -> Contraction:
        # A state that nothing leads into is passed by no path but its own, which the seeds hold.
        up: dict[int, dict[int, int]] = defaultdict(dict)
        for state in self.order:
            if state in has_way_in:
                for head, weight in self.onward[state].items():
                    up[head][state] = weight
        climbing = {state: up[state] for state in self.order if state in up}
        descending = {state: self.into[state] for state in reversed(self.order) if self.into[state]}
        return Contraction(self.onward, (climbing, descending), {})


def _steps(sweeps: Iterable[_Into]) -> list[tuple[_Array, _Array, _Array]]:
    """Return array steps ``(heads, tails, weights)``: heads of one step need none of each other.

    Tails and weights have a row for each arc into a head; heads with fewer arcs are filled up with
    arcs of infinite weight, and grouped so that this is at most every other one.
    """
    steps = []
    for sweep in sweeps:
        level: dict[int, int] = {}
        together: dict[tuple[int, int], list[int]] = defaultdict(list)
        for head, into in sweep.items():
            level[head] = 1 + max(level.get(tail, 0) for tail in into)
            together[level[head], (len(into) - 1).bit_length()].append(head)
        for _, heads in sorted(together.items()):
            ranks = list(
                zip_longest(*(sweep[head].items() for head in heads), fillvalue=(0, np.inf))
            )
            arcs = np.array(ranks, dtype=float)
            steps.append((np.array(heads), arcs[..., 0].astype(np.intp), arcs[..., 1:]))
    return steps
