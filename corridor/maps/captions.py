"""What a route is called beside others: its corridor, and the places that tell it from them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from corridor.model.answers import Route
from corridor.model.network import Network
from corridor.model.vocabulary import Mode

__all__ = ["family_name", "own_modes", "via_ids"]

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

    Of two routes that do not pass the same terminals, one at least is named by a place that the
    other does not pass. Room that is left goes to what people name a route by, its ports and
    borders: where the shipment changes to another mode comes first, then where it loses most time.
    Places that every route passes tell nothing.

    Parameters
    ----------
    route
        Whose name.
    others
        The routes it stands beside, itself among them or not.
    """
    passed = [set(other.terminal_ids) for other in others]
    shared = set.intersection(*passed) if len(passed) > 1 else set()
    lost = _lost_days(route)
    between = route.terminal_ids[1:-1]
    telling = _telling(between, passed, lost)
    own = [place for place in between if place not in shared and lost.get(place)]
    ranked = sorted(own or (() if telling else between), key=lambda place: -lost.get(place, 0.0))
    chosen = list(dict.fromkeys((*telling, *ranked)))[:MOST_PLACES]
    return tuple(place for place in between if place in chosen)


def own_modes(route: Route, others: Iterable[Route]) -> tuple[Mode, ...]:
    """Return by which modes a route goes where others with the same terminals go by another leg."""
    twins = [other for other in others if other.terminal_ids == route.terminal_ids]
    common = set.intersection(*(set(twin.leg_ids) for twin in (route, *twins)))
    legs = (element for element in route.elements if element.is_leg and element.id not in common)
    return tuple(dict.fromkeys(Mode(leg.to_mode) for leg in legs if leg.to_mode))


def _telling(
    between: Sequence[str], passed: Iterable[set[str]], lost: Mapping[str, float]
) -> list[str]:
    """Return few places such that every other route that can be told apart misses one of them."""
    alike = [each for each in passed if not each.issuperset(between)]
    told: list[str] = []
    while alike:
        told.append(max(between, key=lambda place: _weight(place, alike, lost)))
        alike = [each for each in alike if told[-1] in each]
    return told


def _weight(place: str, alike: Iterable[set[str]], lost: Mapping[str, float]) -> tuple[int, float]:
    """Return how much a place tells: from how many it sets apart, then what is lost there."""
    return sum(place not in each for each in alike), lost.get(place, 0.0)


def _lost_days(route: Route) -> dict[str, float]:
    lost: dict[str, float] = {}
    for element in route.elements:
        if not element.is_leg:
            changes = element.from_mode is not element.to_mode
            weight = element.days.likely_days + (CHANGE_WEIGHT if changes else 0.0)
            lost[element.tail_id] = lost.get(element.tail_id, 0.0) + weight
    return lost
