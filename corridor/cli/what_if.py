"""Options that say what if, and from them to scenarios, dates and pairs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from corridor.cli.options import day_of

if TYPE_CHECKING:
    from corridor.model.answers import Result, Route
    from corridor.model.network import Network
    from corridor.model.query import RouteQuery
    from corridor.model.scenario import Scenario
    from corridor.model.shipment import CargoClass
    from corridor.scenarios.beside import WhatIf

__all__ = [
    "On",
    "Scenarios",
    "Year",
    "answer_asked",
    "complete_scenario",
    "notes_on",
    "pairs_of",
    "scenarios_asked",
    "scenarios_named",
    "season_day",
    "unseen",
    "what_if_asked",
    "what_if_of",
]


def complete_scenario(ctx: typer.Context, incomplete: str) -> list[str]:
    """Offer the scenarios whose name starts so."""
    from corridor.io.scenarios import scenarios_dir

    found = sorted(path.stem for path in scenarios_dir(ctx.params.get("graphs")).glob("*.toml"))
    return [name for name in ["base", *found] if name.startswith(incomplete)]


On = Annotated[
    datetime | None,
    typer.Option(
        "--date",
        parser=day_of,
        metavar="DATE",
        help="Day of the shipment, as 2026-11-06: edits of other dates do nothing.",
    ),
]
Scenarios = Annotated[
    list[str] | None,
    typer.Option(
        "--scenario",
        metavar="SCENARIO",
        help="What if: a name in the library or a TOML file; repeat it to stack several.",
        autocompletion=complete_scenario,
    ),
]
Year = Annotated[
    int | None,
    typer.Option(
        "--year", min=1900, max=2200, help="With every project of the library due by then."
    ),
]


def scenarios_named(names: Sequence[str], graphs: Path | None) -> list[Scenario]:
    """Read the scenarios of these names, each once; ``base`` needs no reading."""
    from corridor.io.scenarios import BASE, find_scenario

    return [find_scenario(name, graphs) for name in dict.fromkeys(names) if name != BASE.id]


def scenarios_asked(
    names: Sequence[str] | None, year: int | None, graphs: Path | None
) -> list[Scenario]:
    """Return what ``--year`` and ``--scenario`` ask for, the projects lowest."""
    from corridor.io.scenarios import read_library
    from corridor.scenarios.due import scenarios_due

    due = scenarios_due(read_library(graphs), year) if year is not None else ()
    named = scenarios_named(names or (), graphs)
    taken = {scenario.id for scenario in named}
    return [*(scenario for scenario in due if scenario.id not in taken), *named]


def pairs_of(
    origins: Sequence[str] | None, destinations: Sequence[str] | None, file: Path | None
) -> list[tuple[str, str]]:
    """Return every origin with every destination, then the pairs of a file.

    Raises
    ------
    BadParameter
        If that makes no pair.
    """
    from corridor.io.od_pairs import read_pairs

    found = list(product(origins or (), destinations or ()))
    found += read_pairs(file) if file else ()
    if not found:
        raise typer.BadParameter("ask for something: --from and --to, or --od FILE")
    return found


def what_if_asked(
    names: Sequence[str] | None,
    *,
    year: int | None,
    on: datetime | None,
    ready: datetime | None,
    graphs: Path | None,
    cargo: CargoClass | None = None,
) -> WhatIf | None:
    """Return what ``--scenario`` and ``--year`` ask for, ``None`` where neither is given.

    The day of the shipment is ``--date``, or failing that the day on which it is ready.

    Raises
    ------
    BadParameter
        If there is a date, but nothing that it could change.
    """
    if not names and year is None:
        if on is not None:
            raise typer.BadParameter(
                "--date picks the edits of a scenario that hold on that day: give --scenario or "
                "--year too; what a port's closures do from a day on, --ready tells"
            )
        return None
    return what_if_of(scenarios_asked(names, year, graphs), on=on or ready, cargo=cargo)


def what_if_of(
    scenarios: Sequence[Scenario],
    *,
    on: datetime | None,
    cargo: CargoClass | None = None,
) -> WhatIf:
    """Return scenarios on top of one another for a day and a class of cargo."""
    from corridor.model.shipment import CargoClass
    from corridor.scenarios.beside import WhatIf

    return WhatIf(
        scenarios=tuple(scenarios),
        on=on.date() if on else None,
        cargo=cargo or CargoClass.GENERAL,
    )


def answer_asked(
    network: Network, query: RouteQuery, what_if: WhatIf | None
) -> tuple[Network, Result]:
    """Return the network, as scenarios have it, and its answer, noting what it is to the base's."""
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


def season_day(what_if: WhatIf | None, *days: datetime | None) -> date | None:
    """Return the first day given that may choose a season, as scenarios leave it to."""
    given = [day.date() for day in days if day is not None]
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
    from corridor.errors import NoRouteError
    from corridor.reports.words import change, headline
    from corridor.routing.best import best_routes
    from corridor.scenarios.compare import days_beyond

    names = what_if.names
    if changed is base:
        yield f"with {names}: nothing holds on this day or for this cargo; this is the base"
        return
    try:
        route = best_routes(base, replace(result.query, alternatives=1)).best
    except NoRouteError:
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
    from corridor.reports.words import tenths
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
