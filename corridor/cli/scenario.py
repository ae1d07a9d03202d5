"""``corridor scenario``: what if, as a list, one by one, on a route, side by side."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from corridor.cli import cargo as cargo_options
from corridor.cli import options
from corridor.cli.cargo import Cargo
from corridor.cli.charting import Chart, chart_form, drawing_bytes_of
from corridor.cli.complete import complete_terminal
from corridor.cli.deliver import deliver, deliver_file, paper_for, refuse_one_file_for_two
from corridor.cli.door import with_exit_codes
from corridor.cli.options import Best, PageFormat, PlaceFormat, TableFormat
from corridor.cli.what_if import On, Scenarios, Year, complete_scenario
from corridor.model.shipment import CargoClass
from corridor.model.vocabulary import Criterion

__all__ = ["group"]


class TornadoFormat(StrEnum):
    """Formats of a tornado."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"
    SVG = "svg"


Name = Annotated[
    str,
    typer.Argument(
        metavar="SCENARIO",
        help="Name in the library, or a TOML file.",
        autocompletion=complete_scenario,
    ),
]
Names = Annotated[
    list[str],
    typer.Argument(
        metavar="SCENARIO...",
        help="Names in the library, or TOML files; base is always there.",
        autocompletion=complete_scenario,
    ),
]
Origins = Annotated[
    list[str] | None,
    typer.Option(
        "--from", metavar="PLACE", help="Origin; repeat it.", autocompletion=complete_terminal
    ),
]
Destinations = Annotated[
    list[str] | None,
    typer.Option(
        "--to", metavar="PLACE", help="Destination; repeat it.", autocompletion=complete_terminal
    ),
]
PairFile = Annotated[
    Path | None,
    typer.Option("--od", metavar="FILE", help="CSV with the columns origin and destination."),
]

group = typer.Typer(
    name="scenario",
    help="What if: close, slow, open; on one route, or side by side with the base.",
    no_args_is_help=True,
    rich_markup_mode=None,
    add_completion=False,
)


def list_scenarios(
    *,
    graphs: options.Graphs = None,
    format: options.AsPage = PageFormat.TEXT,
    out: options.Out = None,
) -> None:
    """List the scenarios that lie beside the network."""
    from corridor.io.scenarios import read_library
    from corridor.reports.scenario_formats import library_as

    deliver(library_as(format, read_library(graphs), paper_for(out)), out)


def show(
    name: Name,
    *,
    graphs: options.Graphs = None,
    format: options.AsPage = PageFormat.TEXT,
    out: options.Out = None,
) -> None:
    """Show what a scenario changes, how sure its figures are, and its sources."""
    from corridor.io.scenarios import find_scenario
    from corridor.reports.scenario_formats import scenario_as

    deliver(scenario_as(format, find_scenario(name, graphs), paper_for(out)), out)


def run(
    name: Name,
    origin: options.Origin,
    destination: options.Destination,
    *,
    on: On = None,
    ready: cargo_options.Ready = None,
    cargo: Cargo = CargoClass.GENERAL,
    by: options.By = Best.TIME,
    avoid: options.Avoid = None,
    corridor: options.Corridor = "",
    era: options.Era = "",
    draws: options.Draws = options.DEFAULT_DRAWS,
    seed: options.Seed = options.DEFAULT_SEED,
    graphs: options.Graphs = None,
    overlay: options.Overlays = None,
    format: options.AsPlaces = PlaceFormat.TEXT,
    out: options.Out = None,
) -> None:
    """Find the best route under a scenario, and say what it is against the base."""
    from corridor.answers.answer import answer
    from corridor.answers.question import Question
    from corridor.cli.drawing import lines_for
    from corridor.io.on_demand import DatasetOnDemand
    from corridor.reports.formats import route_as

    data = DatasetOnDemand(graphs, overlays=overlay or ())
    question = Question(
        origin=origin,
        destination=destination,
        by=Criterion(by),
        avoid=tuple(avoid or ()),
        corridor=corridor,
        era=era,
        cargo=cargo,
        ready=options.date_of(ready),
        scenarios=(data.scenario(name),),
        on=options.date_of(on),
        draws=draws,
        seed=seed,
    )
    found = answer(data, question)
    lines, paper = lines_for(format, graphs), paper_for(out)
    page = route_as(format, found.network, found.result, paper, lines=lines, outlook=found.outlook)
    deliver(page, out)


def compare(
    names: Names,
    *,
    origins: Origins = None,
    destinations: Destinations = None,
    od: PairFile = None,
    on: On = None,
    ready: cargo_options.Ready = None,
    cargo: Cargo = CargoClass.GENERAL,
    draws: options.DrawsWanted = 0,
    seed: options.Seed = options.DEFAULT_SEED,
    within: Annotated[
        float | None,
        typer.Option(
            "--within", metavar="DAYS", min=0, max=10_000, help="With draws: chance to keep to it."
        ),
    ] = None,
    cost: Annotated[
        bool, typer.Option("--cost", help="Add price and CO2e; of one 40 ft box unless told.")
    ] = False,
    equipment: cargo_options.EquipmentAsked = None,
    units: cargo_options.Units = 1,
    tonnes: cargo_options.Tonnes = None,
    value: cargo_options.Value = None,
    tariff: cargo_options.Tariffs = None,
    regret: Annotated[
        bool, typer.Option("--regret", help="Add the regret of each plan in each scenario.")
    ] = False,
    chart: Chart = None,
    map_file: Annotated[
        Path | None,
        typer.Option("--map", metavar="FILE", help="Draw what changes in this HTML file."),
    ] = None,
    by: options.By = Best.TIME,
    avoid: options.Avoid = None,
    corridor: options.Corridor = "",
    era: options.Era = "",
    graphs: options.Graphs = None,
    overlay: options.Overlays = None,
    format: options.AsTable = TableFormat.TEXT,
    out: options.Out = None,
) -> None:
    """Compare the base with scenarios, each on its own, for one or many pairs."""
    from corridor.answers.under import season_day
    from corridor.cli.comparing import compare_asked, shipment_billed
    from corridor.cli.drawing import draw_difference
    from corridor.cli.question import open_network, query_of
    from corridor.cli.what_if import pairs_of, scenarios_named, what_if_of
    from corridor.reports.scenario_chart import draw_comparison
    from corridor.reports.scenario_formats import comparison_as
    from corridor.scenarios.regret import regret_table

    refuse_one_file_for_two(chart=chart, map=map_file, out=out)
    form = chart_form(chart, out)
    network = open_network(graphs, overlay)
    scenarios = scenarios_named(names, graphs)
    day = season_day(what_if_of(scenarios, on=on), *map(options.date_of, (ready, on)))
    queries = [
        query_of(
            network,
            places,
            by=by,
            avoid=avoid,
            corridor=corridor,
            era=era,
            equipment=equipment,
            ready=day,
        )
        for places in pairs_of(origins, destinations, od)
    ]
    comparison = compare_asked(
        network,
        scenarios,
        queries,
        on=on,
        ready=ready,
        shipment=shipment_billed(equipment, units, tonnes, value, cargo, is_wanted=cost),
        cargo=cargo,
        draws=draws,
        seed=seed,
        within=within,
        tariffs=tariff or (),
        graphs=graphs,
    )
    if map_file is not None:
        draw_difference(network, comparison, graphs, map_file)
    wanted = range(len(queries)) if regret else ()
    regrets = [regret_table(network, comparison, question) for question in wanted]
    if chart is not None:
        deliver_file(drawing_bytes_of(draw_comparison(network, comparison), form), chart)
    deliver(comparison_as(format, network, comparison, regrets, paper_for(out)), out)


def tornado_command(
    origin: options.Origin,
    destination: options.Destination,
    *,
    scenario: Scenarios = None,
    year: Year = None,
    on: On = None,
    by: options.By = Best.TIME,
    avoid: options.Avoid = None,
    corridor: options.Corridor = "",
    era: options.Era = "",
    chart: Chart = None,
    graphs: options.Graphs = None,
    overlay: options.Overlays = None,
    format: Annotated[
        TornadoFormat,
        typer.Option(
            "--format",
            callback=options.as_the_file_ends,
            help="How to write the answer, as --out ends unless told; svg is a picture.",
        ),
    ] = TornadoFormat.TEXT,
    out: options.Out = None,
) -> None:
    """Show which uncertain input moves the best route's total most."""
    from corridor.answers.under import notes_on, season_day
    from corridor.cli.question import open_network, query_of
    from corridor.cli.what_if import scenarios_asked, what_if_of
    from corridor.io.calibration import read_calibration
    from corridor.reports.scenario_tornado import draw_tornado, tornado_as
    from corridor.scenarios.tornado import tornado

    form = chart_form(chart, out)
    asked_for = scenarios_asked(scenario, year, graphs, on=on)
    what_if = what_if_of(asked_for, on=on) if asked_for else None
    network = open_network(graphs, overlay)
    places, day = (origin, destination), season_day(what_if, options.date_of(on))
    query = query_of(network, places, by=by, avoid=avoid, corridor=corridor, era=era, ready=day)
    notes = notes_on(network, query, what_if)
    if what_if is not None:
        network = what_if.network(network)
    found = tornado(network, query, read_calibration(graphs))
    found = replace(found, notes=(*notes, *found.notes))
    if chart is not None:
        deliver_file(drawing_bytes_of(draw_tornado(network, found), form), chart)
    deliver(tornado_as(format, network, found, paper_for(out)), out)


EXAMPLES: dict[str, tuple[Callable[..., None], str]] = {
    "list": (list_scenarios, "list"),
    "show": (show, "show kuryk-queue-2025"),
    "run": (run, 'run aktau-wind-november "Xi\'an" Poti --date 2026-11-06'),
    "tornado": (tornado_command, 'tornado "Xi\'an" Poti --format svg --out tornado.svg'),
    "compare": (
        compare,
        'compare northern-closed six-feeders --from "Xi\'an" --to Duisburg --chart compare.png',
    ),
}
for _name, (_command, _example) in EXAMPLES.items():
    _epilog = f"\b\nExample:\n  corridor scenario {_example}"
    group.command(_name, epilog=_epilog)(with_exit_codes(_command))
