"""Thousands of what-ifs on one network: legs slowed or closed at random, one total each.

The road for sensitivity and stress studies, where a network of its own for each what-if would take
longer than the answers. Totals are of the shortest walks: a walk that comes back to a terminal to
change its mode or gauge counts here, while :func:`corridor.routing.best.best_routes` forbids it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from corridor.convert.arrays import HOP, Arc, StateGraph, state_graph
from corridor.errors import ArgumentError
from corridor.kernels.road import Road, takes_fast_road
from corridor.kernels.shortest import UNREACHED, distances_from, reversed_arcs
from corridor.model.arguments import word_given
from corridor.model.names import find_era, pairs_given
from corridor.model.network import Network
from corridor.model.query import RouteQuery
from corridor.model.shipment import Equipment, equipment_given
from corridor.model.vocabulary import Criterion
from corridor.routing.limits import closed_by
from corridor.units import TICKS_PER_UNIT

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import ArrayLike, NDArray

__all__ = ["BLOCK_WORLDS", "days_in_worlds"]

BLOCK_WORLDS = 512
"""What-ifs computed at once: their weights stay within the cache of a processor."""


SECONDS_EACH: Final = 4e-8
"""What a leg of a what-if takes on the base road for one origin."""


def days_in_worlds(
    network: Network,
    pairs: Sequence[tuple[str, str]],
    factors: ArrayLike,
    *,
    era: str = "",
    by: Criterion | str = Criterion.TIME,
    equipment: Equipment | str | None = Equipment.BOX_40,
    road: Road | None = None,
) -> NDArray[np.float64]:
    """Return the total of every pair in every what-if.

    Parameters
    ----------
    network
        The base.
    pairs
        (origin, destination), each an id, a name in any language or a UN/LOCODE.
    factors
        Shape (what-ifs, legs), legs in the order of ``network.legs``: by what the leg, with what is
        waited for it, is multiplied; ``inf`` closes it.
    era, by, equipment
        As in :func:`corridor.routing.plan.plan`. Sanctioned legs are left alone as there.
    road
        Which kernels do it; the answer is the same.

    Returns
    -------
    ndarray, shape (what-ifs, pairs)
        Days (or kilometres), ``inf`` where a pair is cut.

    Raises
    ------
    ArgumentError
        If the factors do not fit the network, are negative, or no numbers, or a pair is none.
    UnknownNameError
        If a name stands for nothing, or for several things.

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

    ends, rows = pairs_given(network, pairs), _factors_given(factors, len(network.legs))
    if road is None and takes_fast_road(None, SECONDS_EACH * rows.size * len(ends)):
        road = Road.FAST
    era_asked = find_era(network, era)
    carried = equipment_given(equipment)
    graph = state_graph(network, era_asked, word_given(Criterion, by, "criterion"))
    least = rows.min(axis=0, initial=1.0).tolist()
    totals = np.empty((len(rows), len(ends)))
    for shut, columns in _by_closed_legs(network, ends, era_asked.id, carried).items():
        swept = _Swept(graph, [ends[column] for column in columns], least, road)
        for first in range(0, len(rows), BLOCK_WORLDS):
            block = rows[first : first + BLOCK_WORLDS].T
            if shut:
                block = block.copy()
                block[list(shut)] = np.inf
            totals[first : first + BLOCK_WORLDS, columns] = swept.totals(block)
    return totals


def _factors_given(factors: ArrayLike, legs: int) -> NDArray[np.float64]:
    """Return the factors as numbers with a fraction, or say why they are none."""
    import numpy as np

    try:
        rows = np.asarray(factors, dtype=float)
    except (TypeError, ValueError):
        raise ArgumentError("factors must be numbers, one row of them a what-if") from None
    if rows.ndim != 2 or rows.shape[1] != legs:  # noqa: PLR2004
        raise ArgumentError(f"factors of shape {rows.shape} for {legs} legs")
    if np.isnan(rows).any() or (rows < 0).any():
        raise ArgumentError("factors must be numbers of 0 or more")
    return rows


def _by_closed_legs(
    network: Network, pairs: Sequence[tuple[str, str]], era: str, equipment: Equipment | None
) -> dict[tuple[int, ...], list[int]]:
    """Return the numbers of the pairs to which the same legs, by number, are closed."""
    columns: dict[tuple[int, ...], list[int]] = {}
    for column, (origin, destination) in enumerate(pairs):
        closed = closed_by(
            network,
            RouteQuery(origin_id=origin, destination_id=destination, era=era, equipment=equipment),
        )
        shut = tuple(number for number, leg in enumerate(network.legs) if leg.id in closed)
        columns.setdefault(shut, []).append(column)
    return columns


@dataclass(frozen=True, slots=True)
class _Ends:
    """A pair as a search sees it; the last three as in ``totals_in_worlds``."""

    source: int
    target: int
    order: list[int]
    ahead: list[float]
    usual: list[int]


class _Swept:
    """The graph as a sweep sees it: what does not change from block to block."""

    def __init__(
        self,
        graph: StateGraph,
        pairs: Sequence[tuple[str, str]],
        least: Sequence[float],
        road: Road | None,
    ) -> None:
        import numpy as np

        from corridor.kernels.many_worlds import joints_of

        self.graph, self.road = graph, road
        flat = [(tail, *arc) for tail, out in enumerate(graph.arcs) for arc in out]
        self.joints = joints_of([(tail, head) for tail, _, head, _ in flat], len(graph.arcs))
        self.base = np.array([weight // HOP for _, weight, _, _ in flat], dtype=float)
        # The arc into an exit belongs to no leg (index −1): it takes the row of ones at the end.
        legs = [leg for *_, leg in flat]
        self.row_of_arc = np.array(legs, dtype=np.int64) % (len(graph.leg_ids) + 1)
        self.incoming = reversed_arcs(graph.arcs)
        self.least = reversed_arcs(_times(graph, [*least, 1.0]))
        self.ends = [self._ends(*pair) for pair in pairs]

    def _ends(self, origin: str, destination: str) -> _Ends:
        source = self.graph.entry(origin)
        target = source if origin == destination else self.graph.exit(destination)
        to_target = distances_from(self.incoming, target)
        ahead = distances_from(self.least, target)
        order = [state for state in _order(self.graph, source) if ahead[state] < UNREACHED]
        usual = list(_usual_joints(self.graph, source, target, to_target))
        numbers = self.joints.joint_of_arc[usual].tolist()
        return _Ends(source, target, order, list(map(float, ahead)), numbers)

    def totals(self, factors: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the totals of one block, from factors of shape (legs, what-ifs)."""
        import numpy as np

        from corridor.kernels.many_worlds import totals_in_worlds

        rows = np.vstack([factors, np.ones((1, factors.shape[1]))])
        lightest = self.joints.lightest(self.base, self.row_of_arc, rows, self.road)
        columns = [
            totals_in_worlds(
                self.joints, lightest, e.source, e.target, e.order, e.ahead, e.usual, self.road
            )
            for e in self.ends
        ]
        return np.stack(columns, axis=1) / TICKS_PER_UNIT


def _times(graph: StateGraph, least: Sequence[float]) -> list[list[Arc]]:
    """Return the arcs with the least that each weighs in any what-if, without room for hops."""
    return [
        [(round(weight // HOP * least[leg]), head, leg) for weight, head, leg in out]
        for out in graph.arcs
    ]


def _usual_joints(
    graph: StateGraph, source: int, target: int, to_target: Sequence[int]
) -> Iterator[int]:
    """Yield the numbers of the arcs of the best walk in the base; none where there is no walk."""
    if to_target[source] >= UNREACHED:
        return
    firsts = [0, *accumulate(map(len, graph.arcs))]
    state = source
    while state != target:
        for index, (weight, head, _) in enumerate(graph.arcs[state]):
            if weight + to_target[head] == to_target[state]:
                yield firsts[state] + index
                state = head
                break


def _order(graph: StateGraph, source: int) -> list[int]:
    """Return the states that can be reached at all, the nearest in the base first."""
    distances = distances_from(graph.arcs, source)
    reached = [state for state, distance in enumerate(distances) if distance < UNREACHED]
    return sorted(reached, key=distances.__getitem__)
