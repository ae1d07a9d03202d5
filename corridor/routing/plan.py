"""The front door for scripts: a question in plain names, answered in one call."""

from __future__ import annotations

from collections.abc import Iterable

from corridor.errors import DataError, UnknownNameError
from corridor.model.answers import Result
from corridor.model.names import find_corridor, find_era, find_terminal, parse_avoidance
from corridor.model.network import Network
from corridor.model.query import RouteQuery
from corridor.model.vocabulary import Criterion
from corridor.routing.best import best_routes

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
    avoid: Iterable[str] = (),
    corridor: str = "",
) -> RouteQuery:
    """Look up every name of a question and return the query that it makes.

    Parameters
    ----------
    network
        Where names are looked up.
    origin, destination, via
        Terminals by id, name in any language, or UN/LOCODE.
    era
        Era id; empty is the network's default era.
    by
        ``time`` (likely days), ``min``, ``max`` or ``distance``; what needs prices is asked of
        :func:`corridor.choice.best.best_choices`.
    alternatives
        How many routes at most.
    avoid
        Country codes, terminals, leg ids, ``mode:ro-ro``, ``corridor:northern``.
    corridor
        Only this corridor family; empty is any.

    Raises
    ------
    UnknownNameError
        If a name stands for nothing, or for several things.
    DataError
        If ``alternatives`` is less than 1, or ``via`` or ``avoid`` is a bare text.
    """
    for name, value in (("via", via), ("avoid", avoid)):
        if isinstance(value, str):
            raise DataError(f"{name} takes a list of names, as [{value!r}]")
    if by not in set(Criterion):
        raise UnknownNameError(
            f"no criterion {str(by)!r}; there are: {', '.join(Criterion)}",
            name=str(by),
            candidates=tuple(Criterion),
        )
    return RouteQuery(
        origin_id=find_terminal(network, origin).id,
        destination_id=find_terminal(network, destination).id,
        era=find_era(network, era).id,
        by=Criterion(by),
        alternatives=alternatives,
        via_ids=tuple(find_terminal(network, place).id for place in via),
        avoid=parse_avoidance(network, avoid),
        corridor_id=find_corridor(network, corridor).id if corridor else "",
    )


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
    )
    return best_routes(network, query)
