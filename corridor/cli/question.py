"""From what was typed to a network and a query."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corridor.model.network import Network
    from corridor.model.query import RouteQuery
    from corridor.model.shipment import Equipment

__all__ = ["open_network", "query_of"]


def open_network(
    graphs: Path | None, overlays: Sequence[Path] | None, allow: Sequence[str] | None = None
) -> Network:
    """Read the network that ``--graphs`` and ``--overlay`` name, as ``--allow`` has it."""
    from corridor.io.read import load_network
    from corridor.routing.carriage import as_allowed

    return as_allowed(load_network(graphs, overlays=overlays or ()), allow or ())


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
    ArgumentError
        If a via point is an end, or named twice.
    """
    from corridor.model.shipment import Equipment
    from corridor.routing.plan import ask

    origin, *via, destination = places
    return ask(
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
