"""Which arcs can lie on the fastest route of some world at all: the others are never drawn.

A route that takes longer than some other one ever does is the fastest in no world. And a route
comes to no terminal twice: to use a leg it must come to the leg's tail without passing its head,
and go on from the head without passing the tail. The least time of such a way, by arcs at their
least, is found for all terminals at once, as many worlds of one network in each of which one
terminal is shut.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from corridor.convert.arrays import HOP
from corridor.kernels.road import Road
from corridor.kernels.shortest import UNREACHED, distances_from, reversed_arcs
from corridor.uncertainty.columns import MadeArc

if TYPE_CHECKING:
    from corridor.kernels.redraws import ArcRows

__all__ = ["listed", "rows_to", "useful_arcs"]

_Pairs = Sequence[tuple[int, int]]

WORTH_A_TURN: Final = 0.9
"""Share of the arcs that may be left for another turn to save more time than it takes."""


def useful_arcs(
    arcs: Sequence[MadeArc], block: Sequence[int], ends: tuple[int, int], latest: int
) -> list[MadeArc]:
    """Return the arcs by which one can be there in time, in their order.

    Parameters
    ----------
    arcs
        In order of their tails.
    block
        Terminal of each state.
    ends
        Source and target, states.
    latest
        Ticks after which nobody is the fastest.

    Examples
    --------
    >>> there, back = MadeArc(0, 1, 0, (), 5), MadeArc(1, 0, 1, (), 5)
    >>> useful_arcs([there, back], [0, 1], (0, 1), 99) == [there]
    True
    """
    kept = _in_time(arcs, len(block), ends, latest)
    while True:
        fewer = _in_time(_without_return(kept, block, ends, latest), len(block), ends, latest)
        if len(fewer) > WORTH_A_TURN * len(kept):
            return fewer
        kept = fewer


def rows_to(pairs: _Pairs, least: Sequence[int], states: int, target: int) -> ArcRows:
    """Return arcs (tail, head), in order of their tails, as rows, the nearest states first."""
    from corridor.kernels.redraws import arc_rows

    nearest = distances_from(reversed_arcs(listed(pairs, least, states)), target)
    tails = {tail for tail, _ in pairs}
    return arc_rows(pairs, states, target, sorted(tails, key=lambda state: (nearest[state], state)))


def listed(pairs: _Pairs, weights: Sequence[int], states: int) -> list[list[tuple[int, int, int]]]:
    """Return arcs as searches want them: with room for the number of legs, by their number."""
    out: list[list[tuple[int, int, int]]] = [[] for _ in range(states)]
    for index, ((tail, head), weight) in enumerate(zip(pairs, weights, strict=True)):
        out[tail].append((weight * HOP + 1, head, index))
    return out


def _in_time(
    arcs: Sequence[MadeArc], states: int, ends: tuple[int, int], latest: int
) -> list[MadeArc]:
    """Return the arcs whose quickest walk is quick enough."""
    out = listed([(arc.tail, arc.head) for arc in arcs], [arc.least for arc in arcs], states)
    ahead, behind = distances_from(out, ends[0]), distances_from(reversed_arcs(out), ends[1])
    return [
        arc
        for arc in arcs
        if max(ahead[arc.tail], behind[arc.head]) < UNREACHED
        and (ahead[arc.tail] + behind[arc.head]) // HOP + arc.least <= latest
    ]


def _without_return(
    arcs: Sequence[MadeArc], block: Sequence[int], ends: tuple[int, int], latest: int
) -> list[MadeArc]:
    """Return the arcs whose quickest walk that shuns the other end of the leg is quick enough."""
    met = sorted({block[state] for arc in arcs for state in (arc.tail, arc.head)})
    number = {terminal: place for place, terminal in enumerate(met)}
    of_state = [number.get(terminal, 0) for terminal in block]
    forth = [(arc.tail, arc.head, arc.least) for arc in arcs]
    back = sorted((head, tail, least) for tail, head, least in forth)
    ahead = _shunning(back, of_state, ends[0])
    behind = _shunning(forth, of_state, ends[1])
    return [
        arc
        for arc in arcs
        if block[arc.tail] == block[arc.head]
        or ahead[arc.tail][of_state[arc.head]] + behind[arc.head][of_state[arc.tail]] + arc.least
        <= latest
    ]


def _shunning(
    arcs: Sequence[tuple[int, int, int]], of_state: Sequence[int], target: int
) -> list[list[int]]:
    """Return the least ticks from each state to the target without each terminal."""
    import numpy as np

    from corridor.kernels.redraws import FAR, totals_to_target

    pairs, least = [(tail, head) for tail, head, _ in arcs], [least for *_, least in arcs]
    one = np.minimum(np.array(least, dtype=np.int64), FAR).astype(np.int32)
    weights = np.repeat(one[:, None], max(of_state) + 1, axis=1)
    for end in (0, 1):
        weights[np.arange(len(pairs)), [of_state[pair[end]] for pair in pairs]] = FAR
    rows = rows_to(pairs, least, len(of_state), target)
    shunning: list[list[int]] = totals_to_target(rows, weights, Road.BASE).tolist()
    return shunning
