"""The total of the best route of each of many pairs, on one graph of states and arcs.

Shortest paths are had for all pairs at once, but a route must come back to no terminal. Where a
shortest path does, which arrays tell for all pairs, the pair is searched by itself. A handful of
pairs is searched one by one from the start, which needs no arrays.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import product
from typing import TYPE_CHECKING, Final
from weakref import WeakKeyDictionary

from corridor.convert.arrays import HOP, Arc, StateGraph
from corridor.kernels.loops import (
    NO_RETURN,
    Loops,
    best_loopless,
    paying_loops,
    returns_between,
)
from corridor.kernels.road import Road
from corridor.kernels.shortest import distances_from, reversed_arcs
from corridor.units import TICKS_PER_UNIT, from_ticks

if TYPE_CHECKING:
    from corridor.kernels.all_pairs import AllPairs

__all__ = ["Places", "Totals", "pair_totals"]

FEW_PAIRS: Final = 64
"""Pairs up to which each is searched by itself: loading and preparing arrays takes longer."""

Totals = list[list[float | None]]
"""A row an origin; ``None`` where no route leads."""

Places = set[tuple[int, int]]
"""Rows and columns."""

_Arcs = Sequence[Sequence[Arc]]


def pair_totals(
    graph: StateGraph,
    origin_ids: Sequence[str],
    destination_ids: Sequence[str],
    road: Road | None = None,
) -> tuple[Totals, Places]:
    """Return the total of the best route of each pair.

    Parameters
    ----------
    graph
        States and arcs.
    origin_ids, destination_ids
        Terminal ids of the rows and columns.
    road
        Which kernels do it; the answer is the same.

    Returns
    -------
    totals : list of list of float or None
        Days or kilometres.
    given_up : set of (row, column)
        Pairs whose search reached its cap before it knew; their total is ``None`` too.
    """
    sources = [graph.entry(origin) for origin in origin_ids]
    targets = [graph.exit(destination) for destination in destination_ids]
    if len(sources) * len(targets) <= FEW_PAIRS:
        found = _not_yet_found(graph, sources, targets)
    else:
        found = _found_at_once(graph, sources, targets, road)
    places_of: dict[str, list[int]] = defaultdict(list)
    for column, destination in enumerate(destination_ids):
        places_of[destination].append(column)
    given_up: Places = set()
    for row, column, watch in found.unsure:
        if origin_ids[row] != destination_ids[column]:
            ends = sources[row], targets[column]
            weight, is_cut = best_loopless(
                found.incoming, graph.state_terminal, ends, found.from_sources[row], watch
            )
            found.totals[row][column] = None if weight is None else from_ticks(int(weight) // HOP)
            given_up |= {(row, column)} if is_cut else set()
    for row, totals in enumerate(found.totals):
        for column in places_of.get(origin_ids[row], ()):
            totals[column] = 0.0
    return found.totals, given_up


@dataclass(frozen=True, slots=True)
class _Found:
    """Totals known so far, the pairs still to be searched, and what that takes."""

    totals: Totals
    unsure: Iterable[tuple[int, int, tuple[int, ...]]]  # row, column, terminals to watch
    from_sources: Sequence[Sequence[float]]
    incoming: _Arcs


def _not_yet_found(graph: StateGraph, sources: Sequence[int], targets: Sequence[int]) -> _Found:
    return _Found(
        totals=[[None] * len(targets) for _ in sources],
        unsure=product(range(len(sources)), range(len(targets)), [()]),
        from_sources=[distances_from(graph.arcs, source) for source in sources],
        incoming=reversed_arcs(graph.arcs),
    )


def _found_at_once(
    graph: StateGraph, sources: Sequence[int], targets: Sequence[int], road: Road | None
) -> _Found:
    import numpy as np

    made = _made_of(graph, road)
    distances_of = partial(made.form.distances_from_many, road=road)
    from_sources = distances_of(sources)
    exits = np.array(targets)
    returns = returns_between(made.loops, from_sources, exits, distances_of)
    looped = returns != NO_RETURN
    totals = np.floor(from_sources[:, exits] / HOP) / TICKS_PER_UNIT
    return _Found(
        totals=[[None if total == np.inf else total for total in row] for row in totals.tolist()],
        unsure=[
            (row, column, (graph.state_terminal[returns[row, column]],))
            for row, column in np.argwhere(looped).tolist()
        ],
        from_sources=[
            row.tolist() if held.any() else ()
            for row, held in zip(from_sources, looped, strict=True)
        ],
        incoming=made.incoming,
    )


@dataclass(frozen=True, slots=True)
class _Made:
    """What is made of a graph once, for all questions of many pairs."""

    form: AllPairs
    loops: Loops
    incoming: _Arcs


_made: WeakKeyDictionary[StateGraph, _Made] = WeakKeyDictionary()


def _made_of(graph: StateGraph, road: Road | None) -> _Made:
    from corridor.kernels.all_pairs import all_pairs

    if graph not in _made:
        form = all_pairs(graph.arcs)
        distances_of = partial(form.distances_from_many, road=road)
        loops = paying_loops(graph.arcs, graph.state_terminal, distances_of)
        _made[graph] = _Made(form, loops, reversed_arcs(graph.arcs))
    return _made[graph]
