"""What a scenario changes in a network: legs closed, opened, slower or quicker, and stays."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from corridor.model.context import Era, Source
from corridor.model.era import holding_time, holding_times, is_usable
from corridor.model.network import Network
from corridor.model.places import Leg, Terminal
from corridor.model.vocabulary import Part

__all__ = ["Change", "changes_between", "united"]

_Named = TypeVar("_Named", Terminal, Leg, Source)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One thing that is not as it was.

    Parameters
    ----------
    leg_id, terminal_id
        One of the two, the other empty.
    what
        ``closed``, ``opened``, ``slower`` or ``quicker``.
    before_days, after_days
        Likely days of the run, or of the stay that changes most, where known.
    """

    leg_id: str = ""
    terminal_id: str = ""
    what: str
    before_days: float | None = None
    after_days: float | None = None


def united(base: Network, others: Sequence[Network], sources: Sequence[Source] = ()) -> Network:
    """Return the base with every terminal, leg and source that another network or list adds."""
    every = [base, *others]
    return replace(
        base,
        terminals=_first_of(tuple(t for network in every for t in network.terminals)),
        legs=_first_of(tuple(leg for network in every for leg in network.legs)),
        sources=_first_of((*(s for network in every for s in network.sources), *sources)),
    )


def _first_of(things: tuple[_Named, ...]) -> tuple[_Named, ...]:
    known: dict[str, _Named] = {}
    for each in things:
        known.setdefault(each.id, each)
    return tuple(known.values())


def changes_between(before: Network, after: Network, era_id: str) -> Iterator[Change]:
    """Yield the legs, then the terminals, that are not as they were in an era.

    Parameters
    ----------
    before, after
        The base, and what a scenario made of it.
    era_id
        Era in which both are looked at.
    """
    yield from _changed_legs(before, after, era_id)
    was, now = before.era(era_id), after.era(era_id)
    for terminal in after.terminals:
        held, holds = _holds(before, terminal.id, was), _holds(after, terminal.id, now)
        both = [(held[each], holds[each]) for each in held if each in holds]
        # Of several stays at one place the one that changes most is told.
        then, since = max(both, key=lambda days: abs(days[1] - days[0]), default=(0.0, 0.0))
        if then != since:
            what = "slower" if since > then else "quicker"
            yield Change(terminal_id=terminal.id, what=what, before_days=then, after_days=since)


def _changed_legs(before: Network, after: Network, era_id: str) -> Iterator[Change]:
    was, now = _runs(before, era_id), _runs(after, era_id)
    for leg_id in dict.fromkeys((*was, *now)):
        days = was.get(leg_id), now.get(leg_id)
        if days[0] == days[1]:
            continue
        if days[1] is None:
            what = "closed"
        elif days[0] is None:
            what = "opened"
        else:
            what = "slower" if days[1] > days[0] else "quicker"
        yield Change(leg_id=leg_id, what=what, before_days=days[0], after_days=days[1])


def _runs(network: Network, era_id: str) -> dict[str, float]:
    """Return the likely days of each leg that can be used."""
    era = network.era(era_id)
    runs: dict[str, float] = {}
    for leg in network.legs:
        ends = (network.terminal(leg.tail_id), network.terminal(leg.head_id))
        time = holding_time(leg.times, era, Part.RUNNING)
        if time is not None and is_usable(leg, era, ends):
            runs[leg.id] = time.days.likely_days
    return runs


def _holds(network: Network, terminal_id: str, era: Era) -> dict[str, float]:
    """Return the likely days of each transfer at a terminal."""
    return {
        transfer.id: sum(time.days.likely_days for time in holding_times(transfer, era))
        for transfer in network.transfers_at(terminal_id)
    }
