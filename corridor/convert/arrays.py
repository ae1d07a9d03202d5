"""From a network to states and arcs, the form in which every question is answered.

A Dijkstra over terminals gives wrong answers: what a terminal costs depends on how the shipment
came and on which leg it leaves by. So a *state* is a terminal together with the mode and gauge that
the shipment came by; each terminal also has an entry state (nothing has happened yet) and an exit
state. An *arc* is one leg with everything that precedes it at its tail: the wait for this very
sailing, the reloading from that very gauge. (Transfers as arcs of their own would need a state for
every sailing that has its own wait; folded into the leg that they lead to, they need none.)

Weights are whole numbers: millionths of a day or kilometre, times :data:`HOP`, plus one for each
arc. Sums are therefore exact, the same in any order and on any machine, and of two routes equal to
the last digit the one with fewer legs is better.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Protocol, TypeVar
from weakref import WeakKeyDictionary

from corridor.errors import DataError
from corridor.model.context import Era
from corridor.model.era import holding_time, holding_times, is_usable
from corridor.model.network import Network
from corridor.model.places import Leg, Transfer
from corridor.model.times import TransitTime
from corridor.model.vocabulary import Criterion, Mode, Part
from corridor.units import to_ticks

__all__ = [
    "HOP",
    "NO_LEG",
    "Arc",
    "StateGraph",
    "Weigh",
    "Weights",
    "graph_by",
    "state_graph",
    "transfers_between",
    "weighted_graph",
]

HOP: Final = 1 << 12
"""One tick of the weights; the room below it counts arcs, so a path may have 4,095 of them."""

MOST_KEPT: Final = 4
"""Graphs without some legs that a graph keeps."""

NO_LEG: Final = -1
"""Leg index of the arcs that leave the network."""

_Value = TypeVar("_Value")

Way = tuple[Mode, int | None]
Weigh = Callable[[Sequence[TransitTime], Leg | None], int]
"""Whole millionths that the times of a leg, or of a transfer, weigh."""

Arc = tuple[int, int, int]
"""(weight, head state, leg index); the leg index is ``NO_LEG`` on arcs into an exit."""


@dataclass(frozen=True, slots=True, kw_only=True, weakref_slot=True)
class StateGraph:
    """States and arcs of one network in one era under one criterion.

    Parameters
    ----------
    terminal_ids
        Terminal id for each terminal index, sorted.
    leg_ids
        Leg id for each leg index, sorted: a smaller index is an earlier id.
    state_terminal
        Terminal index of each state. State ``t`` is the entry and state ``len(terminal_ids) + t``
        the exit of terminal ``t``; the arrival states follow.
    arcs
        For each state its outgoing arcs, by leg index.
    """

    terminal_ids: tuple[str, ...]
    leg_ids: tuple[str, ...]
    state_terminal: tuple[int, ...]
    arcs: tuple[tuple[Arc, ...], ...]
    _opened: dict[frozenset[str], StateGraph] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )

    def entry(self, terminal_id: str) -> int:
        """Return the state of a shipment that starts at the terminal."""
        return self.terminal_ids.index(terminal_id)

    def exit(self, terminal_id: str) -> int:
        """Return the state of a shipment that has ended at the terminal."""
        return len(self.terminal_ids) + self.terminal_ids.index(terminal_id)

    def without(self, leg_ids: Iterable[str]) -> StateGraph:
        """Return the graph without these legs; the states stay.

        The last few such graphs are kept: questions in a row close the same legs, as those that a
        container does not go by.
        """
        closed = frozenset(leg_ids)
        if not closed:
            return self
        if closed not in self._opened:
            if len(self._opened) >= MOST_KEPT:
                self._opened.pop(next(iter(self._opened)), None)
            self._opened[closed] = self._without(closed)
        return self._opened[closed]

    def _without(self, closed: frozenset[str]) -> StateGraph:
        shut = {index for index, leg_id in enumerate(self.leg_ids) if leg_id in closed}
        open_arcs = tuple(tuple(arc for arc in out if arc[2] not in shut) for out in self.arcs)
        return StateGraph(
            terminal_ids=self.terminal_ids,
            leg_ids=self.leg_ids,
            state_terminal=self.state_terminal,
            arcs=open_arcs,
        )


class Weights(Protocol):
    """What legs and moves weigh, in whole ticks (:func:`corridor.units.to_ticks`)."""

    def of_leg(self, leg: Leg) -> int:
        """Return what travelling a leg weighs."""
        ...

    def of_move(self, arrival: Leg | None, departure: Leg | None, met: Sequence[Transfer]) -> int:
        """Return what going over from one leg to the next weighs, by their modes and gauges.

        ``arrival`` stands for all legs that reach its terminal by its mode and gauge: nothing else
        of it may be looked at. ``None`` is a start or an end.
        """
        ...


_made: WeakKeyDictionary[Network, dict[tuple[Era, Criterion], StateGraph]] = WeakKeyDictionary()


def state_graph(network: Network, era: Era, by: Criterion = Criterion.TIME) -> StateGraph:
    """Return the states and arcs of a network in an era, weighted by a criterion.

    The form is made once for each network, era and criterion and kept as long as the network lives.

    Examples
    --------
    >>> from corridor.io.read import load_network
    >>> network = load_network()
    >>> graph = state_graph(network, network.default_era)
    >>> graph.state_terminal[graph.entry("xian")] == graph.terminal_ids.index("xian")
    True
    """
    forms = _made.setdefault(network, {})
    key = (era, by)
    if key not in forms:
        if by not in _WEIGHTS:
            lacks = "routes must be travelled" if by.needs_draws else "it has no prices"
            raise DataError(f"the best by {by} cannot be told from the network alone: {lacks}")
        forms[key] = weighted_graph(network, era, _WEIGHTS[by])
    return forms[key]


def weighted_graph(network: Network, era: Era, weigh: Weigh) -> StateGraph:
    """Return the states and arcs of a network in an era, weighted by any additive measure.

    Parameters
    ----------
    network, era
        Which facts.
    weigh
        Called with the times of a leg and the leg, or with those of a transfer and ``None``;
        returns whole millionths, not negative.
    """
    return graph_by(network, era, _TimeWeights(network, era, weigh))


def graph_by(network: Network, era: Era, weights: Weights) -> StateGraph:
    """Return the states and arcs of a network in an era, with weights that may look at moves.

    Graphs of one network and era have the same states and arcs in the same order, whatever weighs
    them.
    """
    return _Maker(network, era, weights).graph()


def known_transfers(transfers: Iterable[Transfer], era: Era) -> tuple[Transfer, ...]:
    """Return the transfers of which some part has a figure in an era."""
    return tuple(transfer for transfer in transfers if holding_times(transfer, era))


def transfers_between(
    transfers: Iterable[Transfer], arrival: Leg | None, departure: Leg | None
) -> tuple[Transfer, ...] | None:
    """Return the transfers met between two legs at a terminal, or ``None`` if the way is barred.

    Parameters
    ----------
    transfers
        The terminal's transfers of which a figure is known in the era (:func:`known_transfers`): a
        change whose time nobody knows is not for free, it is not possible.
    arrival, departure
        Legs before and after; ``None`` where the shipment starts or ends here.
    """
    return _met([each for each in transfers if each.follows(arrival)], arrival, departure)


def _met(
    following: Iterable[Transfer], arrival: Leg | None, departure: Leg | None
) -> tuple[Transfer, ...] | None:
    """Return :func:`transfers_between` from those of the transfers that follow the arrival."""
    met = tuple(transfer for transfer in following if transfer.leads_to(departure))
    if arrival is None or departure is None or _way(arrival) == _way(departure):
        return met
    return met if any(transfer.opens_change for transfer in met) else None


def _way(leg: Leg) -> Way:
    return leg.mode, leg.gauge_mm


class _Maker:
    """Builds one :class:`StateGraph`; lives only as long as that takes."""

    def __init__(self, network: Network, era: Era, weights: Weights) -> None:
        self.network = network
        self.era = era
        self.weights = weights
        terminal = {each.id: each for each in network.terminals}
        self.legs = [
            leg
            for leg in network.legs
            if is_usable(leg, era, (terminal[leg.tail_id], terminal[leg.head_id]))
        ]
        self.terminal_ids = tuple(terminal.id for terminal in network.terminals)
        self.terminal_index = {name: index for index, name in enumerate(self.terminal_ids)}
        self.leg_index = {leg.id: index for index, leg in enumerate(network.legs)}
        known = known_transfers(network.transfers, era)
        self.transfers = _grouped(known, lambda transfer: transfer.terminal_id)
        self.departing = _grouped(self.legs, lambda leg: leg.tail_id)
        self.leg_ticks = {leg.id: weights.of_leg(leg) for leg in self.legs}
        self.arrivals = self._arrival_states()

    def graph(self) -> StateGraph:
        count = len(self.terminal_ids)
        ends = [*range(count), *range(count)]
        entries = [self._arcs_from(terminal_id, None) for terminal_id in self.terminal_ids]
        exits: list[tuple[Arc, ...]] = [()] * count
        arrived = [self._arcs_from(leg.head_id, leg) for leg in self.arrivals.values()]
        return StateGraph(
            terminal_ids=self.terminal_ids,
            leg_ids=tuple(leg.id for leg in self.network.legs),
            state_terminal=(
                *ends,
                *(self.terminal_index[leg.head_id] for leg in self.arrivals.values()),
            ),
            arcs=(*entries, *exits, *arrived),
        )

    def _arrival_states(self) -> dict[tuple[str, Way], Leg]:
        """Map each arrival state to a leg that stands for all legs that arrive in it."""
        states: dict[tuple[str, Way], Leg] = {}
        for leg in self.legs:
            states.setdefault((leg.head_id, _way(leg)), leg)
        ordered = sorted(states, key=lambda state: (state[0], state[1][0], state[1][1] or 0))
        first = 2 * len(self.terminal_ids)
        self.state_index = {state: first + index for index, state in enumerate(ordered)}
        return {state: states[state] for state in ordered}

    def _arcs_from(self, terminal_id: str, arrival: Leg | None) -> tuple[Arc, ...]:
        arcs: list[Arc] = []
        here = [each for each in self.transfers.get(terminal_id, ()) if each.follows(arrival)]
        if arrival is not None:
            leaving = self._move_ticks(here, arrival, None) or 0
            exit_state = len(self.terminal_ids) + self.terminal_index[terminal_id]
            arcs.append((leaving * HOP + 1, exit_state, NO_LEG))
        for leg in self.departing.get(terminal_id, ()):
            ticks = self._move_ticks(here, arrival, leg)
            if ticks is not None:
                weight = (ticks + self.leg_ticks[leg.id]) * HOP + 1
                head = self.state_index[leg.head_id, _way(leg)]
                arcs.append((weight, head, self.leg_index[leg.id]))
        return tuple(arcs)

    def _move_ticks(
        self, here: Sequence[Transfer], arrival: Leg | None, departure: Leg | None
    ) -> int | None:
        met = _met(here, arrival, departure)
        return None if met is None else self.weights.of_move(arrival, departure, met)


class _TimeWeights:
    """Weights that come from the times and lengths of the network itself."""

    def __init__(self, network: Network, era: Era, weigh: Weigh) -> None:
        self.era = era
        self.weigh = weigh
        self.transfer_ticks = {
            transfer.id: weigh(holding_times(transfer, era), None) for transfer in network.transfers
        }

    def of_leg(self, leg: Leg) -> int:
        time = holding_time(leg.times, self.era, Part.RUNNING)
        return self.weigh((time,) if time else (), leg)

    def of_move(self, arrival: Leg | None, departure: Leg | None, met: Sequence[Transfer]) -> int:
        del arrival, departure
        return sum(self.transfer_ticks[transfer.id] for transfer in met)


def _grouped(values: Iterable[_Value], key: Callable[[_Value], str]) -> Mapping[str, list[_Value]]:
    groups: dict[str, list[_Value]] = defaultdict(list)
    for value in values:
        groups[key(value)].append(value)
    return groups


def _likely_ticks(times: Sequence[TransitTime], leg: Leg | None) -> int:
    del leg
    return sum(to_ticks(time.days.likely_days) for time in times)


def _min_ticks(times: Sequence[TransitTime], leg: Leg | None) -> int:
    del leg
    return sum(to_ticks(time.days.min_days) for time in times)


def _max_ticks(times: Sequence[TransitTime], leg: Leg | None) -> int:
    del leg
    return sum(to_ticks(time.days.max_days) for time in times)


def _length_ticks(times: Sequence[TransitTime], leg: Leg | None) -> int:
    del times
    return to_ticks(leg.length_km) if leg else 0


_WEIGHTS: Final[Mapping[Criterion, Weigh]] = {
    Criterion.TIME: _likely_ticks,
    Criterion.MIN: _min_ticks,
    Criterion.MAX: _max_ticks,
    Criterion.DISTANCE: _length_ticks,
}
