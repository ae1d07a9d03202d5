"""``corridor route``: how long, by which way."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from corridor.cli import cargo as cargo_options
from corridor.cli import options
from corridor.cli.ahead import Timetables
from corridor.cli.deliver import deliver, paper_for, refuse_one_file_for_two
from corridor.cli.options import PlaceFormat
from corridor.cli.what_if import On, Scenarios, Year
from corridor.model.shipment import CargoClass
from corridor.model.vocabulary import Criterion

__all__ = ["EXAMPLES", "command"]

EXAMPLES = """\b
Examples:
  corridor route "Xi'an" Poti
  corridor route 西安 Поти --corridor middle --era 2022
  corridor route Khorgos Istanbul --avoid aktau --alternatives 3
  corridor route Almaty Barcelona --by max --format json
  corridor route Shanghai Rotterdam --by co2e --avoid corridor:northern
  corridor route "Xi'an" Duisburg --by generalised --value 90000 --differ-by crossing
  corridor route CNXIA GEPTI --map xian-poti.html
  corridor route "Xi'an" Constanta --year 2030
  corridor route Almaty Sofia --cargo dangerous --equipment 20
  corridor route Khorgos Istanbul --equipment truck
  corridor route "Xi'an" Poti --ready 2027-01-10 --deadline 2027-02-01
  corridor route Almaty Mersin --by p95 --alternatives 3
  corridor route "Xi'an" Poti --scenario caspian-wind-november --date 2026-11-06
"""


def command(
    origin: options.Origin,
    destination: options.Destination,
    *,
    by: cargo_options.ByAny = Criterion.TIME,
    alternatives: options.Alternatives = 1,
    differ_by: cargo_options.DifferBy = None,
    via: options.Via = None,
    avoid: options.Avoid = None,
    corridor: options.Corridor = "",
    era: options.Era = "",
    details: Annotated[
        bool, typer.Option("--details", help="Write out every route, not only the best.")
    ] = False,
    map_file: Annotated[
        Path | None,
        typer.Option("--map", metavar="FILE", help="Draw the routes on a map in this HTML file."),
    ] = None,
    equipment: cargo_options.EquipmentAsked = None,
    units: cargo_options.Units = 1,
    tonnes: cargo_options.Tonnes = None,
    cargo: cargo_options.Cargo = CargoClass.GENERAL,
    value: cargo_options.Value = None,
    value_of_time: cargo_options.ValueOfTime = None,
    lateness: cargo_options.Lateness = 0.0,
    tariff: cargo_options.Tariffs = None,
    ileap: cargo_options.Record = None,
    allow: cargo_options.Allow = None,
    ready: cargo_options.Ready = None,
    deadline: cargo_options.Deadline = None,
    timetable: Timetables = None,
    draws: options.Draws = options.DEFAULT_DRAWS,
    seed: options.Seed = options.DEFAULT_SEED,
    scenario: Scenarios = None,
    year: Year = None,
    on: On = None,
    graphs: options.Graphs = None,
    overlay: options.Overlays = None,
    format: options.AsPlaces = PlaceFormat.TEXT,
    out: options.Out = None,
) -> None:
    """Find the best route and alternatives between two terminals.

    Prints the range of days and its percentiles, every step with the day it ends, where the days
    go, and the sources.
    """
    from corridor.choice.kept_off import with_kept_off
    from corridor.cli.ahead import ahead_asked
    from corridor.cli.drawing import draw_route, lines_for
    from corridor.cli.priced import as_asked_first, carried, price_answer, shipment_asked
    from corridor.cli.question import (
        open_network,
        query_of,
        readings,
        with_notes,
        without_restricted,
    )
    from corridor.cli.what_if import answer_asked, season_day, unseen, what_if_asked
    from corridor.reports.formats import route_as

    refuse_one_file_for_two(map=map_file, ileap=ileap, out=out)
    what_if = what_if_asked(scenario, year=year, on=on, ready=ready, graphs=graphs, cargo=cargo)
    network, places = open_network(graphs, overlay, allow), (origin, *(via or ()), destination)
    query = query_of(
        network,
        places,
        by=by,
        alternatives=alternatives,
        avoid=avoid,
        corridor=corridor,
        era=era,
        equipment=equipment,
        allow=allow,
        ready=season_day(what_if, ready, on),
        deadline=season_day(what_if, deadline),
    )
    shipment = shipment_asked(
        query,
        equipment=equipment,
        units=units,
        tonnes=tonnes,
        cargo=cargo,
        value=value,
        value_of_time=value_of_time,
        lateness=lateness,
        ready=ready,
        deadline=deadline,
        is_wanted=bool(tariff or differ_by or ileap),
    )
    day, limits = (on or ready), None
    if shipment is not None:
        query, limits = carried(network, query, shipment, graphs, day.date() if day else None)
    first = as_asked_first(query)
    if differ_by and query.by.needs_draws:
        raise typer.BadParameter(f"--differ-by goes with every --by but {query.by}")
    network, result = answer_asked(network, first, what_if)
    ahead = ahead_asked(
        network,
        query,
        draws=draws,
        seed=seed,
        ready=ready,
        deadline=deadline,
        timetables=timetable,
        graphs=graphs,
        what_if=what_if,
    )
    if query.by.needs_draws:
        result = ahead.ranked(network, query, result)
    seen = unseen(what_if, sees_prices=shipment is not None, sees_laws=ready is not None)
    freely = without_restricted(network, first, result)
    result = with_notes(result, (*readings(network, places), *freely, *seen))
    lines = lines_for(format, graphs)
    if shipment is None:
        result = with_kept_off(network, first, result)
        result, outlook = ahead.look(result, with_gains=details, with_independent=details)
        answer = route_as(
            format, network, result, paper_for(out), details=details, lines=lines, outlook=outlook
        )
    else:
        result, answer = price_answer(
            format,
            network,
            query,
            shipment,
            first=result,
            ahead=ahead,
            graphs=graphs,
            tariffs=tariff,
            differ_by=differ_by,
            limits=limits,
            on=day.date() if day else None,
            ileap=ileap,
            paper=paper_for(out),
            details=details,
            lines=lines,
            what_if=what_if,
        )
    if map_file is not None:
        draw_route(network, result, graphs, map_file, traveller=ahead.traveller)
    deliver(answer, out)
