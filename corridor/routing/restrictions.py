"""The legal and operational limits that a route lives with, as the data words and dates them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from corridor.model.answers import Route
from corridor.model.network import Network
from corridor.model.places import Leg, Terminal
from corridor.model.vocabulary import Status

__all__ = ["LIMITED", "Flag", "flags_of"]

LIMITED: Final = (Status.RESTRICTED, Status.SANCTIONED)
"""Statuses of what may be used, with a warning."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """A legal or operational limit that a route lives with.

    Parameters
    ----------
    what
        ``restricted`` or ``sanctioned`` leg or terminal, or ``family`` for a remark on the whole
        family.
    place_ids
        Where it holds.
    note
        What the data says, with its dates; on legs and terminals that share a remark on their
        family, that remark alone.
    """

    what: str
    place_ids: tuple[str, ...]
    note: str


def flags_of(network: Network, route: Route) -> Iterator[Flag]:
    """Yield remarks on the families used, then limited legs and terminals, each note once.

    Parameters
    ----------
    network
        Where status and notes are looked up.
    route
        A route of it.
    """
    remarks = {network.corridor(family_id).note: family_id for family_id in route.corridor_ids}
    for note, family_id in remarks.items():
        if note:
            yield Flag(what="family", place_ids=(family_id,), note=note)
    limited: dict[tuple[str, str], list[str]] = {}
    places: list[Leg | Terminal] = [
        *(network.leg(leg_id) for leg_id in route.leg_ids),
        *(network.terminal(terminal_id) for terminal_id in route.terminal_ids),
    ]
    for place in places:
        if place.status in LIMITED:
            note = next(
                (each for each in remarks if each and place.note.endswith(each)), place.note
            )
            limited.setdefault((place.status, note), []).append(place.id)
    for (status, note), place_ids in limited.items():
        yield Flag(what=str(status), place_ids=tuple(place_ids), note=note)
