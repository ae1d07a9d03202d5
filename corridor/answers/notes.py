"""What a reader must know of an answer beside its figures: how names were taken, other ways."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corridor.model.answers import Result
    from corridor.model.network import Network
    from corridor.model.query import RouteQuery

__all__ = ["readings", "with_notes", "without_restricted"]


def readings(network: Network, places: Sequence[str]) -> tuple[str, ...]:
    """Say of each name that is not a terminal's own which terminal it was taken for."""
    return tuple(note for place in dict.fromkeys(places) for note in _reading(network, place))


def with_notes(result: Result, notes: Sequence[str]) -> Result:
    """Put notes before those that a result has."""
    return replace(result, notes=(*notes, *result.notes))


def without_restricted(network: Network, query: RouteQuery, result: Result) -> Iterator[str]:
    """Say what a way without restricted legs takes, where the best way has some unasked."""
    from corridor.model.wording import change, fixed, headline
    from corridor.routing.unrestricted import unrestricted_route
    from corridor.units import exact_sum

    if query.corridor_id or query.allow:
        return
    other = unrestricted_route(network, query, result.best)
    if other is not None:
        families = (network.corridor(family_id).name for family_id in other.corridor_ids)
        way = ", ".join((*families, f"{fixed(other.length_km, 0)} km"))
        beyond = exact_sum([other.days.likely_days, -result.best.days.likely_days])
        yield f"without restricted legs, by {way}: {headline(other.days)}, {change(beyond)}"


def _reading(network: Network, text: str) -> Iterator[str]:
    from corridor.model.names import find_terminal, fold, namesakes

    chosen = find_terminal(network, text)
    others = ", ".join(terminal.id for terminal in namesakes(network, text, chosen))
    if others or fold(text) not in (fold(chosen.id), fold(chosen.name)):
        also = f"; not meant: {others}" if others else ""
        yield f"{text!r} is taken as {chosen.name}, {chosen.country} ({chosen.id}){also}"
