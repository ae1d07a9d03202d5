"""From what was typed to a network and a query, telling how names were taken."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from corridor.model.answers import Result
    from corridor.model.network import Network
    from corridor.model.query import RouteQuery
    from corridor.model.shipment import Equipment

__all__ = ["open_network", "query_of", "readings", "with_notes", "without_restricted"]


def open_network(
    graphs: Path | None, overlays: Sequence[Path] | None, allow: Sequence[str] | None = None
) -> Network:
    """Read the network that ``--graphs`` and ``--overlay`` name, as ``--allow`` has it."""
    from corridor.io.read import load_network

    network = load_network(graphs, overlays=overlays or ())
    if "suspended" not in (allow or ()):
        return network
    from corridor.routing.carriage import with_suspended_open

    return with_suspended_open(network)


def query_of(
    network: Network,
    places: Sequence[str],
    *,
    by: str,
    era: str = "",
    alternatives: int = 1,
    avoid: Sequence[str] | None = None,
    corridor: str = "",
    equipment: Equipment | None = None,
    allow: Sequence[str] | None = None,
    ready: date | None = None,
    deadline: date | None = None,
) -> RouteQuery:
    """Look up every name of a question; the places are origin, via points and destination.

    Days choose the season where no era is asked for.

    Raises
    ------
    UnknownNameError
        If a name stands for nothing, or for several things.
    BadParameter
        If a via point is an end, or named twice.
    """
    from corridor.model.shipment import Equipment
    from corridor.routing.plan import ask

    origin, *via, destination = places
    query = ask(
        network,
        origin,
        destination,
        era=era,
        by=by,
        alternatives=alternatives,
        via=via,
        avoid=avoid or (),
        corridor=corridor,
        equipment=equipment or Equipment.BOX_40,
        allow=allow or (),
        ready=ready,
        deadline=deadline,
    )
    if via and len(set(query.stops)) < len(query.stops):
        raise typer.BadParameter("--via: origin, via points and destination must all differ")
    return query


def readings(network: Network, places: Sequence[str]) -> tuple[str, ...]:
    """Say of each name that is not a terminal's own which terminal it was taken for."""
    return tuple(note for place in dict.fromkeys(places) for note in _reading(network, place))


def with_notes(result: Result, notes: Sequence[str]) -> Result:
    """Put notes before those that a result has."""
    return replace(result, notes=(*notes, *result.notes))


def without_restricted(network: Network, query: RouteQuery, result: Result) -> Iterator[str]:
    """Say what a way without restricted legs takes, where the best way has some unasked."""
    from corridor.reports.words import change, fixed, headline
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
