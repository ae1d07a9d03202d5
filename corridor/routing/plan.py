"""The front door for scripts: a question in plain names, answered in one call."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from enum import StrEnum
from typing import TypeVar

from corridor.errors import DataError, UnknownNameError
from corridor.model.answers import Result
from corridor.model.names import find_corridor, find_era, find_terminal, parse_avoidance
from corridor.model.network import Network
from corridor.model.query import RouteQuery
from corridor.model.shipment import Equipment
from corridor.model.vocabulary import Criterion, Status
from corridor.routing.best import best_routes
from corridor.routing.season import in_season

__all__ = ["ask", "plan"]

_Word = TypeVar("_Word", bound=StrEnum)


def ask(
    network: Network,
    origin: str,
    destination: str,
    *,
    era: str = "",
    by: Criterion | str = Criterion.TIME,
    alternatives: int = 1,
    via: Iterable[str] = (),
    avoid: Iterable[str] = (),
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
    DataError
        If ``alternatives`` is less than 1, ``via``, ``avoid`` or ``allow`` is a bare text, or a day
        is none.
    """
    first, last = _day(ready), _day(deadline)
    for name, value in (("via", via), ("avoid", avoid), ("allow", allow)):
        if isinstance(value, str):
            raise DataError(f"{name} takes a list of names, as [{value!r}]")
    query = RouteQuery(
        origin_id=find_terminal(network, origin).id,
        destination_id=find_terminal(network, destination).id,
        era=find_era(network, era).id,
        by=_one_of(Criterion, by, "criterion"),
        alternatives=alternatives,
        via_ids=tuple(find_terminal(network, place).id for place in via),
        avoid=parse_avoidance(network, avoid),
        corridor_id=find_corridor(network, corridor).id if corridor else "",
        equipment=None if equipment is None else _one_of(Equipment, equipment, "equipment"),
        allow=frozenset(_one_of(Status, status, "status") for status in allow),
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
    avoid: Iterable[str] = (),
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


def _day(day: date | str | None) -> date | None:
    if isinstance(day, datetime):
        return day.date()
    try:
        return date.fromisoformat(day) if isinstance(day, str) else day
    except ValueError:
        raise DataError(f"{day!r} is no day; write it as 2027-01-10") from None


def _one_of(words: type[_Word], text: str, kind: str) -> _Word:
    """Return the word of a vocabulary that a text spells."""
    if text not in set(words):
        raise UnknownNameError(
            f"no {kind} {str(text)!r}; there are: {', '.join(words)}",
            name=str(text),
            candidates=tuple(words),
        )
    return words(text)
