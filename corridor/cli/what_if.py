"""Options that say what if, and from them to scenarios, dates and pairs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from corridor.model.answers import Result
    from corridor.model.network import Network
    from corridor.model.query import RouteQuery
    from corridor.model.scenario import Scenario
    from corridor.model.shipment import CargoClass

__all__ = [
    "On",
    "Scenarios",
    "Year",
    "answer_asked",
    "answer_with",
    "complete_scenario",
    "pairs_of",
    "scenarios_asked",
    "scenarios_named",
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
        formats=["%Y-%m-%d"],
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


def answer_asked(
    network: Network,
    query: RouteQuery,
    names: Sequence[str] | None,
    *,
    year: int | None,
    on: datetime | None,
    graphs: Path | None,
) -> tuple[Network, Result]:
    """Return the network and its answer, under ``--scenario`` and ``--year`` if either is given."""
    from corridor.model.shipment import CargoClass
    from corridor.routing.best import best_routes

    if not names and year is None:
        return network, best_routes(network, query)
    scenarios = scenarios_asked(names, year, graphs)
    return answer_with(network, scenarios, query, on=on, cargo=CargoClass.GENERAL)


def answer_with(
    network: Network,
    scenarios: Sequence[Scenario],
    query: RouteQuery,
    *,
    on: datetime | None,
    cargo: CargoClass,
) -> tuple[Network, Result]:
    """Return the network under scenarios and its answer, noting what it is to the base's."""
    from corridor.scenarios.apply import apply_scenarios, undated_notes
    from corridor.scenarios.compare import answer_under

    day: date | None = on.date() if on else None
    changed = apply_scenarios(network, scenarios, on=day, cargo=cargo)
    result = answer_under(changed, scenarios, query)
    notes = [note for scenario in scenarios for note in undated_notes(scenario, day)]
    notes.append(_against_base(network, changed, result, scenarios))
    return changed, replace(result, notes=(*notes, *result.notes))


def _against_base(
    network: Network, changed: Network, result: Result, scenarios: Sequence[Scenario]
) -> str:
    from corridor.errors import NoRouteError
    from corridor.reports.words import change
    from corridor.routing.best import best_routes
    from corridor.scenarios.compare import days_beyond

    names = " + ".join(scenario.id for scenario in scenarios)
    if changed is network:
        return f"with {names}: nothing holds on this day or for this cargo; this is the base"
    try:
        base = best_routes(network, replace(result.query, alternatives=1)).best
    except NoRouteError:
        return f"with {names}: without it there is no route at all"
    beyond = days_beyond(result.best.days.likely_days, base.days.likely_days)
    way = "by the same way" if base.leg_ids == result.best.leg_ids else "by another way"
    return f"with {names}: {change(beyond)} than the base (likely), {way}"
