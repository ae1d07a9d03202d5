"""Quicker or better ways that a shipment is kept off: by its equipment, its cargo, or sanctions."""

from __future__ import annotations

from dataclasses import replace

from corridor.errors import CorridorError
from corridor.model.answers import Dropped, Result, Route
from corridor.model.network import Network
from corridor.model.query import RouteQuery
from corridor.model.shipment import CargoClass, Equipment
from corridor.model.vocabulary import Status
from corridor.routing.best import best_routes
from corridor.routing.limits import conditions_of

__all__ = ["kept_off", "with_kept_off"]


def kept_off(network: Network, query: RouteQuery, best: Route) -> tuple[Dropped, ...]:
    """Return the best way that each condition of carriage rules out, where it has another best way.

    Parameters
    ----------
    network, query
        What was asked of what; a criterion that the network alone can tell.
    best
        The route shown first.
    """
    found: list[Dropped] = []
    every = conditions_of(network, query)
    for words, relaxed in _relaxed(query):
        try:
            other = best_routes(network, replace(relaxed, alternatives=1)).best
        except CorridorError:
            continue
        shut = [leg_id for leg_id in other.leg_ids if leg_id in every]
        if other.leg_ids != best.leg_ids and shut:
            more = f" and {len(shut) - NAMED} more" if len(shut) > NAMED else ""
            found.append(
                Dropped(
                    route=other,
                    like=1,
                    count=1,
                    rule=f"{words} {', '.join(shut[:NAMED])}{more}",
                    margin_days=round(other.days.likely_days - best.days.likely_days, 6),
                )
            )
    return tuple(found)


def with_kept_off(network: Network, query: RouteQuery, result: Result) -> Result:
    """Return an answer that also holds what its conditions of carriage rule out."""
    return replace(result, dropped=(*result.dropped, *kept_off(network, query, result.best)))


NAMED = 3
"""Legs that a rule writes out."""


def _relaxed(query: RouteQuery) -> list[tuple[str, RouteQuery]]:
    """Return the query without each condition of carriage, with that condition in words."""
    found: list[tuple[str, RouteQuery]] = []
    if query.cargo is not CargoClass.GENERAL:
        without = replace(query, cargo=CargoClass.GENERAL, barred_leg_ids=frozenset())
        found.append((f"{query.cargo} cargo is banned on", without))
    if query.equipment not in (None, Equipment.TONNE):
        name = f"{query.equipment} ft container" if query.equipment.is_box else str(query.equipment)
        found.append((f"a {name} does not go by", replace(query, equipment=None)))
    if Status.SANCTIONED not in query.allow:
        allowed = replace(query, allow=query.allow | {Status.SANCTIONED})
        found.append(("nobody asked for the sanctioned", allowed))
    return found
