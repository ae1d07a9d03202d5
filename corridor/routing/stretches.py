"""What each stretch between two stops may not enter, if no terminal is to be passed twice.

A route through a via point is a way to it and a way on from it that share no other terminal. The
cheapest way there and the cheapest way on mostly share many, and a search that sees it only at the
end looks at thousands of pairs. But a terminal that *every* way of one stretch must pass is none
that the other may enter. Shutting it there makes further terminals the only ways left, which are
shut on the other side in turn, until nothing changes or nothing is left: then there is no route.

All that is shut here is shut for every route, so that the search misses none.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from corridor.convert.arrays import StateGraph

__all__ = ["Shut", "stops_elsewhere", "what_stretches_shut"]

Twice = tuple[str, tuple[str, ...]]
"""A via point and terminals of which every way by it passes one twice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shut:
    """States that each stretch may not enter.

    Parameters
    ----------
    states
        For each stretch the states; one that leads nowhere has no way left.
    twice
        Where no route is left: a via point and the terminals that would be passed twice, as far as
        they can be named.
    """

    states: tuple[frozenset[int], ...]
    is_passable: bool = True
    twice: Twice | None = None


def stops_elsewhere(graph: StateGraph, stops: Sequence[str]) -> Shut:
    """Return the states of stops at which a stretch neither starts nor ends, and of its start."""
    ends = [graph.terminal_ids.index(stop) for stop in stops]
    return Shut(
        states=tuple(
            frozenset(
                state
                for state, terminal in enumerate(graph.state_terminal)
                if terminal in ends and terminal != end
            )
            for _, end in pairwise(ends)
        )
    )


def what_stretches_shut(graph: StateGraph, stops: Sequence[str]) -> Shut:
    """Return what each stretch between two stops shuts for the others.

    Parameters
    ----------
    graph
        States and arcs.
    stops
        Terminal ids that all differ: origin, via points in order, destination.
    """
    return _Stretches(graph, stops).settled()


class _Stretches:
    """The stretches of one question; shuts more and more until nothing changes."""

    def __init__(self, graph: StateGraph, stops: Sequence[str]) -> None:
        self.graph = graph
        self.stops = stops
        self.ends = [graph.terminal_ids.index(stop) for stop in stops]
        self.at: dict[int, set[int]] = {}
        for state, terminal in enumerate(graph.state_terminal):
            self.at.setdefault(terminal, set()).add(state)
        self.shut = [set(states) for states in stops_elsewhere(graph, stops).states]
        self.conflicts: dict[str, set[str]] = {}

    def settled(self) -> Shut:
        is_changed = True
        while is_changed:
            arrivals = self._arrivals()
            if arrivals is None:
                return self._made(is_passable=False)
            is_changed = self._shut_needed(arrivals) | self._shut_arrivals(arrivals)
        return self._made(is_passable=True)

    def _made(self, *, is_passable: bool) -> Shut:
        told = next(iter(sorted(self.conflicts.items())), None)
        twice = (told[0], tuple(sorted(told[1]))) if told and not is_passable else None
        return Shut(states=tuple(map(frozenset, self.shut)), is_passable=is_passable, twice=twice)

    def _arrivals(self) -> list[set[int]] | None:
        """Return for the origin and each later stop the states in which it can be left."""
        found = [{self.graph.entry(self.stops[0])}]
        for stretch, end in enumerate(self.ends[1:]):
            reached = self._spread(found[-1], self.shut[stretch]) & self.at[end]
            if not reached:
                return None
            found.append(reached)
        return found

    def _shut_needed(self, arrivals: Sequence[set[int]]) -> bool:
        """Shut on every stretch what another cannot do without."""
        needed = [
            self._needed(starts, goals, self.shut[stretch])
            for stretch, (starts, goals) in enumerate(pairwise(arrivals))
        ]
        is_changed = False
        for stretch, own in enumerate(needed):
            for other in set(range(len(needed))) - {stretch}:
                both = own & needed[other]
                if both:
                    via = self.stops[max(stretch, other)]
                    self.conflicts.setdefault(via, set()).update(self._named(both))
                fresh = set().union(*(self.at[terminal] for terminal in own)) - self.shut[other]
                self.shut[other] |= fresh
                is_changed |= bool(fresh)
        return is_changed

    def _shut_arrivals(self, arrivals: Sequence[set[int]]) -> bool:
        """Shut the ways of coming to a via point after which some terminal is passed twice."""
        is_changed = False
        for stretch, (starts, here, goals) in enumerate(
            zip(arrivals, arrivals[1:], arrivals[2:], strict=False)
        ):
            for state in sorted(here):
                before = self._needed(starts, {state}, self.shut[stretch])
                after = self._needed({state}, goals, self.shut[stretch + 1])
                if before & after or not self._leads({state}, goals, self.shut[stretch + 1]):
                    names = self._named(before & after)
                    self.conflicts.setdefault(self.stops[stretch + 1], set()).update(names)
                    self.shut[stretch].add(state)
                    is_changed = True
        return is_changed

    def _named(self, terminals: Iterable[int]) -> set[str]:
        return {self.graph.terminal_ids[terminal] for terminal in terminals}

    def _needed(self, starts: set[int], goals: set[int], shut: set[int]) -> set[int]:
        """Return the terminals that every way from some states to others passes, ends left out."""
        terminal_of = self.graph.state_terminal
        ends = {terminal_of[state] for state in (*starts, *goals)}
        one_way = {terminal_of[state] for state in self._way(starts, goals, shut)} - ends
        return {
            terminal
            for terminal in one_way
            if not self._leads(starts, goals, shut | self.at[terminal])
        }

    def _leads(self, starts: set[int], goals: set[int], shut: set[int]) -> bool:
        return not self._spread(starts, shut).isdisjoint(goals)

    def _spread(self, starts: set[int], shut: set[int]) -> set[int]:
        """Return the states that can be reached."""
        reached, fresh = set(starts), list(starts)
        while fresh:
            for _, head, _ in self.graph.arcs[fresh.pop()]:
                if head not in reached and head not in shut:
                    reached.add(head)
                    fresh.append(head)
        return reached

    def _way(self, starts: set[int], goals: set[int], shut: set[int]) -> list[int]:
        """Return the states of some way between, none if there is none."""
        came = dict.fromkeys(sorted(starts), -1)
        fresh = list(came)
        for state in fresh:
            if state in goals:
                way = [state]
                while came[way[-1]] >= 0:
                    way.append(came[way[-1]])
                return way
            for _, head, _ in self.graph.arcs[state]:
                if head not in came and head not in shut:
                    came[head] = state
                    fresh.append(head)
        return []
