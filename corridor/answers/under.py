"""What scenarios make of an answer, and what to say of it beside the base."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corridor.model.answers import Result, Route
    from corridor.model.network import Network
    from corridor.model.query import RouteQuery
    from corridor.scenarios.beside import WhatIf

__all__ = ["notes_on", "routes_under", "season_day", "unseen"]


def routes_under(
    network: Network, query: RouteQuery, what_if: WhatIf | None
) -> tuple[Network, Result]:
    """Return the network as scenarios have it, and its answer with what that is to the base's."""
    from corridor.routing.best import best_routes

    if what_if is None:
        return network, best_routes(network, query)
    from corridor.scenarios.compare import answer_under

    changed = what_if.network(network)
    result = answer_under(changed, what_if.scenarios, query)
    against = _against_base(network, changed, result, what_if)
    later = _met_later(network, result, what_if)
    return changed, replace(result, notes=(*what_if.notes(), *against, *later, *result.notes))


def notes_on(network: Network, query: RouteQuery, what_if: WhatIf | None) -> tuple[str, ...]:
    """Say what the dates of scenarios, and the day that is asked of, come to."""
    from corridor.routing.season import date_notes

    if what_if is None:
        return ()
    return (*date_notes(network, query, [what_if.on]), *what_if.notes())


def season_day(what_if: WhatIf | None, *days: date | None) -> date | None:
    """Return the first day given that may choose a season, as scenarios leave it to."""
    given = [day for day in days if day is not None]
    return what_if.season_day(*given) if what_if else next(iter(given), None)


def unseen(what_if: WhatIf | None, *, sees_prices: bool, sees_laws: bool) -> tuple[str, ...]:
    """Say which edits cannot show in the answer that is asked for."""
    if what_if is None:
        return ()
    from corridor.scenarios.beside import unseen_notes

    return tuple(unseen_notes(what_if, sees_prices=sees_prices, sees_laws=sees_laws))


def _against_base(
    base: Network, changed: Network, result: Result, what_if: WhatIf
) -> Iterator[str]:
    """Say what scenarios do to the likely days, and what waiting for the end of closures would."""
    from corridor.errors import NoRouteError, UnknownNameError
    from corridor.model.wording import change, headline
    from corridor.routing.best import best_routes
    from corridor.scenarios.compare import days_beyond

    names = what_if.names
    if changed is base:
        yield f"with {names}: nothing holds on this day or for this cargo; this is the base"
        return
    try:
        route = best_routes(base, replace(result.query, alternatives=1)).best
    except (NoRouteError, UnknownNameError):  # where an end itself is new
        yield f"with {names}: without it there is no route at all"
        return
    beyond = days_beyond(result.best.days.likely_days, route.days.likely_days)
    way = "by the same way" if route.leg_ids == result.best.leg_ids else "by another way"
    length = change(beyond)
    than = "as" if length == change(0) else "than"
    base_days = headline(route.days)
    yield f"with {names}: {length} {than} the base (likely), {way}; the base: {base_days}"
    if route.leg_ids != result.best.leg_ids:
        yield from _waited_out(base, route, what_if)


def _waited_out(base: Network, route: Route, what_if: WhatIf) -> Iterator[str]:
    """Say what keeping to the base's way would come to."""
    from corridor.model.wording import tenths
    from corridor.scenarios.on_the_way import wait_until_open_days

    waited = wait_until_open_days(base, route, what_if)
    if waited == 0:
        yield "at the likely pace the base's way is open again by the time the shipment gets there"
    elif waited is not None:
        total = tenths(route.days.likely_days + waited)
        yield (
            f"or keep to the base's way and wait until it opens again: {total} days (likely), "
            f"{tenths(waited)} of them for the opening; queues after it are not counted"
        )


def _met_later(base: Network, result: Result, what_if: WhatIf) -> Iterator[str]:
    """Name the edits that do not hold on the day asked of, but when the shipment gets there."""
    from corridor.scenarios.on_the_way import met_on_the_way

    for meeting in met_on_the_way(base, result.best, what_if):
        period = meeting.edit.period
        day = max(meeting.first, period.first or meeting.first)
        yield (
            f"{meeting.scenario_id} holds {period} at {' '.join(meeting.edit.target.tokens())}, "
            f"where the shipment is between {meeting.first} and {meeting.last}; it is not counted, "
            f"as edits hold or not on the day of the shipment: --date {day} counts it"
        )
