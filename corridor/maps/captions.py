"""What a route is called beside others: its corridor, and the places it alone passes."""

from __future__ import annotations

from collections.abc import Iterable

from corridor.model.answers import Route
from corridor.model.network import Network

__all__ = ["family_name", "via_ids"]

MOST_PLACES = 4

CHANGE_WEIGHT = 100.0
"""Days that a change of mode counts for when places are ranked."""


def family_name(network: Network, route: Route) -> str:
    """Return the names of the corridor families a route uses, or an empty text.

    A route that uses two is named by both.
    """
    return " + ".join(network.corridor(family).name for family in route.corridor_ids)


def via_ids(route: Route, others: Iterable[Route] = ()) -> tuple[str, ...]:
    """Return the terminals that tell a route from others, in order of travel, at most four.

    People name a route by its ports and borders: where the shipment changes to another mode comes
    first, then where it loses most time. Places that every route passes tell nothing.
    """
    passed = [set(other.terminal_ids) for other in others]
    shared = set.intersection(*passed) if len(passed) > 1 else set()
    lost = _lost_days(route)
    between = route.terminal_ids[1:-1]
    own = [place for place in between if place not in shared and lost.get(place)] or between
    ranked = sorted(own, key=lambda place: -lost.get(place, 0.0))
    chosen = ranked[:MOST_PLACES]
    return tuple(place for place in between if place in chosen)


def _lost_days(route: Route) -> dict[str, float]:
    lost: dict[str, float] = {}
    for element in route.elements:
        if not element.is_leg:
            changes = element.from_mode is not element.to_mode
            weight = element.days.likely_days + (CHANGE_WEIGHT if changes else 0.0)
            lost[element.tail_id] = lost.get(element.tail_id, 0.0) + weight
    return lost
