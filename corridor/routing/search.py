"""The search behind every route: legs closed, via points layered in, k best paths asked for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from corridor.convert.arrays import Arc, StateGraph
from corridor.kernels.k_best import SETS_CAP, Path, k_best_paths
from corridor.kernels.shortest import distances_from, reversed_arcs
from corridor.routing.stretches import Shut, stops_elsewhere, what_stretches_shut

__all__ = ["k_best_legs"]

QUICK_CAP = 200
"""Sets of paths looked at before it is worth finding out what stretches shut for one another."""


def k_best_legs(
    graph: StateGraph,
    stops: Sequence[str],
    *,
    closed: Iterable[str] = (),
    k: int = 1,
    cap: int = SETS_CAP,
) -> tuple[list[tuple[str, ...]], bool]:
    """Return the leg ids of the k best loopless routes through the stops, and whether it was cut.

    Parameters
    ----------
    graph
        States and arcs.
    stops
        Terminal ids: origin, any via points in order, destination; ends differ.
    closed
        Ids of legs not to use.
    k
        How many routes at most.
    cap
        Sets of paths looked at before the search gives up.

    Returns
    -------
    routes : list of tuple of str
        Best first: least weight, then fewest legs, then smallest sequence of leg ids.
    is_cut : bool
        Whether the cap ended the search.
    """
    open_graph = graph.without(closed)
    if len(stops) == len(("origin", "destination")):
        return _searched(open_graph, stops, None, k, cap)
    found, is_cut = _searched(open_graph, stops, stops_elsewhere(open_graph, stops), k, QUICK_CAP)
    if not is_cut:
        return found, is_cut
    shut = what_stretches_shut(open_graph, stops)
    return _searched(open_graph, stops, shut, k, cap) if shut.is_passable else ([], False)


def _searched(
    graph: StateGraph, stops: Sequence[str], shut: Shut | None, k: int, cap: int
) -> tuple[list[tuple[str, ...]], bool]:
    arcs, block = (
        (graph.arcs, graph.state_terminal) if shut is None else _layered(graph, stops[1:-1], shut)
    )
    source = graph.entry(stops[0])
    target = len(stops[1:-1]) * len(graph.arcs) + graph.exit(stops[-1])
    to_target = distances_from(reversed_arcs(arcs), target)
    paths, is_cut = k_best_paths(arcs, block, source, target, to_target, k=k, cap=cap)
    return [_leg_ids(graph, path) for path in paths], is_cut


def _layered(
    graph: StateGraph, via_ids: Sequence[str], shut: Shut
) -> tuple[Sequence[Sequence[Arc]], Sequence[int]]:
    """Copy the graph once for each via point; arriving at the next one climbs to the next copy.

    A route must then pass them all, in order, before it can leave from the last copy, and stays
    one search: the route through a via point can never be missed or beat the route without it.
    """
    size = len(graph.arcs)
    arcs: list[list[Arc]] = []
    for layer, via_id in enumerate([*via_ids, None]):
        via = graph.terminal_ids.index(via_id) if via_id else -1
        barred = shut.states[layer]
        arcs.extend(
            [_climb(arc, graph, layer, size, via) for arc in out if arc[1] not in barred]
            for out in graph.arcs
        )
    return arcs, list(graph.state_terminal) * (len(via_ids) + 1)


def _climb(arc: Arc, graph: StateGraph, layer: int, size: int, via: int) -> Arc:
    weight, head, leg = arc
    arrives = leg >= 0 and graph.state_terminal[head] == via
    return weight, head + size * (layer + arrives), leg


def _leg_ids(graph: StateGraph, path: Path) -> tuple[str, ...]:
    return tuple(graph.leg_ids[label] for label in path.labels if label >= 0)
