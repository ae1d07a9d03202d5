"""The front door for scripts: a question in plain names, answered in one call."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from corridor.model.answers import Result
from corridor.model.arguments import day_given, days_in_order, list_given, word_given
from corridor.model.names import find_corridor, find_era, find_terminal, parse_avoidance
from corridor.model.network import Network
from corridor.model.query import Avoidance, RouteQuery, allowed_given
from corridor.model.shipment import Equipment, equipment_given
from corridor.model.vocabulary import Criterion, Status
from corridor.routing.best import best_routes
from corridor.routing.season import in_season

__all__ = ["ask", "plan"]


def ask(
    network: Network,
    origin: str,
    destination: str,
    *,
    era: str = "",
    by: Criterion | str = Criterion.TIME,
    alternatives: int = 1,
    via: Iterable[str] = (),
    avoid: Iterable[str] | Avoidance = (),
    corridor: str = "",
    equipment: Equipment | str | None = Equipment.BOX_40,
    allow: Iterable[Status | str] = (),
    ready: date | str | None = None,
    deadline: date | str | None = None,
) -> RouteQuery:
    """Look up every name of a question and return the query that it makes.

    Parameters
    ----------
    network
        Where names are looked up.
    origin, destination, via
        Terminals by id, name in any language, or UN/LOCODE.
    era
        Era id; empty is the network's default era, or its season that the dates fall into
        (:func:`corridor.routing.season.in_season`).
    by
        ``time`` (likely days), ``min``, ``max`` or ``distance``; what needs prices is asked of
        :func:`corridor.choice.best.best_choices`.
    alternatives
        How many routes at most.
    avoid
        Country codes, terminals, leg ids, ``mode:ro-ro``, ``corridor:northern``.
    corridor
        Only this corridor family; empty is any.
    equipment
        What a unit travels in: a container unless told; ``truck`` for trucks all the way, ``tonne``
        or ``None`` for whatever carries it.
    allow
        ``sanctioned`` for legs that are otherwise only used by who names their family.
    ready, deadline
        First day on which it can go and last day of arrival, as ``2027-01-10``; they choose a
        season and nothing else.

    Raises
    ------
    UnknownNameError
        If a name stands for nothing, or for several things.
    ArgumentError
        If ``alternatives`` is less than 1, ``via``, ``avoid`` or ``allow`` is a bare text, a day is
        none, or the deadline lies before the ready date.
    """
    first, last = day_given("ready", ready), day_given("deadline", deadline)
    days_in_order(first, last)
    query = RouteQuery(
        origin_id=find_terminal(network, origin).id,
        destination_id=find_terminal(network, destination).id,
        era=find_era(network, era).id,
        by=word_given(Criterion, by, "criterion"),
        alternatives=alternatives,
        via_ids=tuple(find_terminal(network, place).id for place in list_given("via", via)),
        avoid=parse_avoidance(network, avoid),
        corridor_id=find_corridor(network, corridor).id if corridor else "",
        equipment=equipment_given(equipment),
        allow=allowed_given(allow),
    )
    return query if era else in_season(network, query, ready=first, deadline=last)


def plan(
    network: Network,
    origin: str,
    destination: str,
    *,
    era: str = "",
    by: Criterion | str = Criterion.TIME,
    alternatives: int = 1,
    via: Iterable[str] = (),
    avoid: Iterable[str] | Avoidance = (),
    corridor: str = "",
    equipment: Equipment | str | None = Equipment.BOX_40,
    allow: Iterable[Status | str] = (),
    ready: date | str | None = None,
    deadline: date | str | None = None,
) -> Result:
    """Return the best routes between two places; parameters as for :func:`ask`.

    Raises
    ------
    UnknownNameError
        If a name stands for nothing, or for several things.
    NoRouteError
        If no route meets the conditions.

    Examples
    --------
    >>> from corridor import load_network, plan
    >>> result = plan(load_network(), "西安", "Поти", era="2023", corridor="middle")
    >>> result.best.days
    DayRange(min_days=19.0, likely_days=20.8, max_days=23.0)
    """
    query = ask(
        network,
        origin,
        destination,
        era=era,
        by=by,
        alternatives=alternatives,
        via=via,
        avoid=avoid,
        corridor=corridor,
        equipment=equipment,
        allow=allow,
        ready=ready,
        deadline=deadline,
    )
    result = best_routes(network, query)
    reason = (query.era_reason,) if query.era_reason else ()
    return replace(result, notes=(*reason, *result.notes))
