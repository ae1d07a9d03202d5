"""Origins by destinations: the total of every pair, equal to the route's to the last digit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from corridor.convert.arrays import HOP, StateGraph, state_graph
from corridor.kernels.k_best import k_best_paths
from corridor.kernels.road import Road
from corridor.kernels.shortest import distances_from, reversed_arcs
from corridor.model.answers import Provenance
from corridor.model.network import Network
from corridor.model.query import Avoidance, RouteQuery
from corridor.model.shipment import Equipment
from corridor.model.vocabulary import Criterion, Status
from corridor.routing.carriage import asks_for_sanctioned
from corridor.routing.limits import closed_by, is_avoided
from corridor.routing.provenance import provenance_of
from corridor.units import from_ticks

if TYPE_CHECKING:
    import numpy as np

__all__ = ["Matrix", "od_matrix"]


SETS_CAP: Final = 2_000
"""Sets of paths looked at for one pair: a tenth of what a single route may take."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """Totals for every pair of origin and destination.

    Parameters
    ----------
    origin_ids, destination_ids
        Terminal ids of the rows and columns.
    era, by
        What was asked.
    values
        One row an origin: days (kilometres for ``by="distance"``), ``None`` where no route leads.
    provenance
        What they were computed from.
    given_up
        Pairs of ids whose search reached its cap before it knew; their value is ``None`` too.
    """

    origin_ids: tuple[str, ...]
    destination_ids: tuple[str, ...]
    era: str
    by: Criterion
    values: tuple[tuple[float | None, ...], ...]
    provenance: Provenance
    given_up: tuple[tuple[str, str], ...] = ()


def od_matrix(
    network: Network,
    origin_ids: Sequence[str],
    destination_ids: Sequence[str],
    *,
    era: str,
    by: Criterion = Criterion.TIME,
    avoid: Avoidance | None = None,
    corridor_id: str = "",
    equipment: Equipment | None = None,
    allow: frozenset[Status] = frozenset(),
    road: Road | None = None,
) -> Matrix:
    """Return the criterion's total of the best route for every pair.

    Parameters
    ----------
    network
        What is known.
    origin_ids, destination_ids
        Terminal ids.
    era, by, avoid, corridor_id, equipment, allow
        As in :class:`~corridor.model.query.RouteQuery`.
    road
        Which kernels do it; the answer is the same.

    Raises
    ------
    UnknownNameError
        If an id is not in the network.

    Examples
    --------
    >>> from corridor.io.read import read_network
    >>> od_matrix(read_network(), ["xian"], ["xian"], era="current").values
    ((0.0,),)
    """
    for terminal_id in (*origin_ids, *destination_ids):
        network.terminal(terminal_id)
    avoid = avoid or Avoidance()
    values: list[list[float | None]] = []
    given_up: set[tuple[str, str]] = set()
    if origin_ids and destination_ids:
        asked = RouteQuery(
            origin_id=origin_ids[0],
            destination_id=destination_ids[0],
            era=era,
            by=by,
            avoid=avoid,
            corridor_id=corridor_id,
            equipment=equipment,
            allow=allow,
        )
        values, given_up = _asked_totals(network, asked, origin_ids, destination_ids, road)
    shut = {terminal.id for terminal in network.terminals if is_avoided(terminal, avoid)}
    for row, origin in zip(values, origin_ids, strict=True):
        row[:] = [
            None if {origin, destination} & shut else value
            for destination, value in zip(destination_ids, row, strict=True)
        ]
    return Matrix(
        origin_ids=tuple(origin_ids),
        destination_ids=tuple(destination_ids),
        era=era,
        by=by,
        values=tuple(map(tuple, values)),
        provenance=provenance_of(network, era),
        given_up=tuple(sorted(pair for pair in given_up if shut.isdisjoint(pair))),
    )


def _asked_totals(
    network: Network,
    query: RouteQuery,
    origin_ids: Sequence[str],
    destination_ids: Sequence[str],
    road: Road | None,
) -> tuple[list[list[float | None]], set[tuple[str, str]]]:
    """Return the totals, and the pairs given up.

    An end behind sanctioned legs asks for them, other pairs do not.
    """
    graph = state_graph(network, network.era(query.era), query.by)
    asking = [
        {name for name in names if asks_for_sanctioned(network, (name,), query)}
        for names in (origin_ids, destination_ids)
    ]

    def totals(
        allow: frozenset[Status],
    ) -> tuple[list[list[float | None]], set[tuple[str, str]]]:
        # Only what is allowed counts here: the ends are those of any pair.
        closed = closed_by(network, replace(query, allow=allow), stops=())
        return _totals(graph.without(closed), origin_ids, destination_ids, road)

    values, given_up = totals(query.allow)
    if not any(asking):
        return values, given_up
    allowed, given_up_there = totals(query.allow | {Status.SANCTIONED})
    for row, origin in enumerate(origin_ids):
        for column, destination in enumerate(destination_ids):
            if origin in asking[0] or destination in asking[1]:
                values[row][column] = allowed[row][column]
                given_up.discard((origin, destination))
                given_up |= {(origin, destination)} & given_up_there
    return values, given_up


def _totals(
    graph: StateGraph,
    origin_ids: Sequence[str],
    destination_ids: Sequence[str],
    road: Road | None,
) -> tuple[list[list[float | None]], set[tuple[str, str]]]:
    import numpy as np

    from corridor.kernels.all_pairs import compressed_rows, trees_from_many

    sources = np.array([graph.entry(origin) for origin in origin_ids])
    targets = np.array([graph.exit(destination) for destination in destination_ids])
    distances, predecessors = trees_from_many(compressed_rows(graph.arcs), sources.tolist(), road)
    weights = distances[:, targets]
    totals: list[list[float | None]] = [
        [_from_weight(weight) for weight in row] for row in weights.tolist()
    ]
    looped = _looped(graph, predecessors, sources, targets)
    places = np.argwhere(looped).tolist()
    pairs = [(origin_ids[row], destination_ids[column]) for row, column in places]
    given_up: set[tuple[str, str]] = set()
    found = _loopless_totals(graph, pairs)
    for (row, column), pair, (total, is_cut) in zip(places, pairs, found, strict=True):
        totals[row][column] = total
        given_up |= {pair} if is_cut else set()
    for row, origin in enumerate(origin_ids):
        for column, destination in enumerate(destination_ids):
            if origin == destination:
                totals[row][column] = 0.0
    return totals, {pair for pair in given_up if pair[0] != pair[1]}


def _from_weight(weight: float) -> float | None:
    return None if weight == float("inf") else from_ticks(int(weight) // HOP)


def _looped(
    graph: StateGraph, predecessors: np.ndarray, sources: np.ndarray, targets: np.ndarray
) -> np.ndarray:
    """Tell which shortest paths come back to a terminal they have left, which a route must not.

    All paths are walked back one step at a time, together.

    Returns
    -------
    ndarray of bool, shape (sources, targets)
    """
    import numpy as np

    terminal = np.array(graph.state_terminal)
    row = np.arange(len(sources))[:, None]
    state = np.broadcast_to(targets, (len(sources), len(targets)))
    passed: list[np.ndarray] = []
    while True:
        before = predecessors[row, state]  # the step into the exit stays at its terminal: skip it
        state = np.where(before >= 0, before, state)
        ended = before < 0
        if ended.all():
            break
        passed.append(np.where(ended, -1 - len(passed), terminal[state]))
    if not passed:
        return np.zeros(state.shape, dtype=bool)
    ordered = np.sort(np.stack(passed, axis=-1), axis=-1)
    repeated: np.ndarray = (ordered[..., 1:] == ordered[..., :-1]).any(axis=-1)
    return repeated


def _loopless_totals(
    graph: StateGraph, pairs: Sequence[tuple[str, str]]
) -> Iterator[tuple[float | None, bool]]:
    """Yield for each pair the total of the best route that comes back to no terminal.

    Beside it whether the search was cut before it knew.
    """
    incoming = reversed_arcs(graph.arcs)
    bounds: dict[str, list[int]] = {}
    for origin, destination in pairs:
        source, target = graph.entry(origin), graph.exit(destination)
        if destination not in bounds:
            bounds[destination] = distances_from(incoming, target)
        paths, is_cut = k_best_paths(
            graph.arcs, graph.state_terminal, source, target, bounds[destination], cap=SETS_CAP
        )
        yield (from_ticks(paths[0].weight // HOP) if paths else None), is_cut
