"""Thousands of what-ifs on one network: legs slowed or closed at random, one total each.

The road for sensitivity and stress studies, where a network of its own for each what-if would take
longer than the answers. Totals are of the shortest walks: a walk that comes back to a terminal to
change its mode or gauge counts here, while :func:`corridor.routing.best.best_routes` forbids it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from corridor.convert.arrays import HOP, StateGraph, state_graph
from corridor.errors import DataError
from corridor.kernels.shortest import UNREACHED, distances_from
from corridor.model.network import Network
from corridor.model.vocabulary import Criterion
from corridor.units import TICKS_PER_UNIT

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["BLOCK_WORLDS", "days_in_worlds"]

BLOCK_WORLDS = 512
"""What-ifs computed at once: their weights stay within the cache of a processor."""


def days_in_worlds(
    network: Network,
    pairs: Sequence[tuple[str, str]],
    factors: NDArray[np.float64],
    *,
    era: str,
    by: Criterion = Criterion.TIME,
) -> NDArray[np.float64]:
    """Return the total of every pair in every what-if.

    Parameters
    ----------
    network
        The base.
    pairs
        (origin, destination) terminal ids.
    factors
        Shape (what-ifs, legs), legs in the order of ``network.legs``: by what the leg, with what is
        waited for it, is multiplied; ``inf`` closes it.
    era, by
        As in :class:`~corridor.model.query.RouteQuery`.

    Returns
    -------
    ndarray, shape (what-ifs, pairs)
        Days (or kilometres), ``inf`` where a pair is cut.

    Raises
    ------
    DataError
        If the factors do not fit the network, are negative, or no numbers.
    UnknownNameError
        If a pair or the era is not in the network.

    Examples
    --------
    >>> import numpy as np
    >>> from corridor import load_network
    >>> network = load_network()
    >>> as_it_is = np.ones((1, len(network.legs)))
    >>> days_in_worlds(network, [("xian", "xian")], as_it_is, era="current").tolist()
    [[0.0]]
    """
    import numpy as np

    if factors.ndim != 2 or factors.shape[1] != len(network.legs):  # noqa: PLR2004
        raise DataError(f"factors of shape {factors.shape} for {len(network.legs)} legs")
    if np.isnan(factors).any() or (factors < 0).any():
        raise DataError("factors must be numbers of 0 or more")
    for end in {end for pair in pairs for end in pair}:
        network.terminal(end)
    graph = state_graph(network, network.era(era), by)
    blocks = [
        _block(graph, pairs, factors[first : first + BLOCK_WORLDS].T)
        for first in range(0, len(factors), BLOCK_WORLDS)
    ]
    return np.concatenate(blocks) if blocks else np.empty((0, len(pairs)))


def _block(
    graph: StateGraph, pairs: Sequence[tuple[str, str]], factors: NDArray[np.float64]
) -> NDArray[np.float64]:
    import numpy as np

    from corridor.kernels.many_worlds import distances_in_worlds, joints_of

    flat = [(tail, *arc) for tail, out in enumerate(graph.arcs) for arc in out]
    joints = joints_of([(tail, head) for tail, _, head, _ in flat], len(graph.arcs))
    base = np.array([weight // HOP for _, weight, _, _ in flat], dtype=float)
    # The arc into an exit belongs to no leg (index −1): it takes the row of ones at the end.
    by_leg = np.vstack([factors, np.ones((1, factors.shape[1]))])
    legs = np.array([leg for *_, leg in flat])
    with np.errstate(invalid="ignore"):
        weights = np.rint(base[:, None] * by_leg[legs])
    weights[np.isnan(weights)] = np.inf  # a closed leg that takes no time is closed all the same
    lightest = joints.lightest(weights)
    totals = np.empty((factors.shape[1], len(pairs)))
    for origin in dict.fromkeys(origin for origin, _ in pairs):
        source = graph.entry(origin)
        distances = distances_in_worlds(joints, lightest, source, _order(graph, source))
        for column, (start, end) in enumerate(pairs):
            if start == origin:
                totals[:, column] = 0.0 if end == origin else distances[graph.exit(end)]
    return totals / TICKS_PER_UNIT


def _order(graph: StateGraph, source: int) -> list[int]:
    """Return the states that can be reached at all, the nearest in the base first."""
    distances = distances_from(graph.arcs, source)
    reached = [state for state, distance in enumerate(distances) if distance < UNREACHED]
    return sorted(reached, key=distances.__getitem__)
