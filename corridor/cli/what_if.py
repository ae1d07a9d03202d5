"""Options that say what if, and from them to scenarios, dates and pairs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from corridor.cli.options import day_of

if TYPE_CHECKING:
    from corridor.model.scenario import Scenario
    from corridor.scenarios.beside import WhatIf

__all__ = [
    "On",
    "Scenarios",
    "Year",
    "complete_scenario",
    "pairs_of",
    "scenarios_asked",
    "scenarios_named",
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
    names: Sequence[str] | None, year: int | None, graphs: Path | None, *, on: datetime | None
) -> list[Scenario]:
    """Return what ``--year`` and ``--scenario`` ask for, the projects lowest.

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
        return []
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


def what_if_of(
    scenarios: Sequence[Scenario],
    *,
    on: datetime | None,
) -> WhatIf:
    """Return scenarios on top of one another for a day."""
    from corridor.scenarios.beside import WhatIf

    return WhatIf(scenarios=tuple(scenarios), on=on.date() if on else None)
