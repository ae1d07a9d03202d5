"""``corridor departures``: when to be ready, by which departures, and when it is there."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Annotated

import typer

from corridor.cli import cargo as cargo_options
from corridor.cli import options
from corridor.cli.deliver import deliver, paper_for
from corridor.cli.options import TableFormat
from corridor.model.vocabulary import Criterion

__all__ = ["EXAMPLES", "command"]

EXAMPLES = """\b
Examples:
  corridor departures "Xi'an" Poti --timetable sailings.csv --ready 2027-01-10
  corridor departures Almaty Mersin --timetable sailings.csv --ready 2027-03-01 --days 60
  corridor departures "Xi'an" Poti --timetable sailings.csv --ready 2027-01-10 --format csv
"""

WEEKS = 28
MOST_DAYS = 366

Timetables = Annotated[
    list[Path] | None,
    typer.Option("--timetable", metavar="FILE", help="CSV of departures; may be repeated."),
]
Days = Annotated[
    int,
    typer.Option(
        "--days", metavar="N", min=1, max=MOST_DAYS, help="How far to look for later departures."
    ),
]


def command(
    origin: options.Origin,
    destination: options.Destination,
    *,
    ready: cargo_options.Ready = None,
    deadline: cargo_options.Deadline = None,
    timetable: Timetables = None,
    days: Days = WEEKS,
    avoid: options.Avoid = None,
    corridor: options.Corridor = "",
    era: options.Era = "",
    graphs: options.Graphs = None,
    overlay: options.Overlays = None,
    format: options.AsTable = TableFormat.TEXT,
    out: options.Out = None,
) -> None:
    """Find the earliest arrival by timetable, and the last moments to be ready for later ones.

    The search knows all departures, so it may go another way than the one that is quickest on
    average. Days are the likely ones; corridor route --timetable says how sure they are.
    """
    from corridor.answers.notes import readings
    from corridor.cli.question import open_network, query_of
    from corridor.io.seasons import read_timetables
    from corridor.reports.departures import departures_as
    from corridor.routing.season import date_notes
    from corridor.uncertainty.arrivals import earliest_arrival, useful_departures
    from corridor.uncertainty.published import with_published
    from corridor.uncertainty.zones import end_of_day, start_of_day

    if ready is None:
        raise typer.BadParameter("--ready is needed: departures have dates")
    network = open_network(graphs, overlay)
    query = query_of(
        network,
        (origin, destination),
        by=Criterion.TIME,
        avoid=avoid,
        corridor=corridor,
        era=era,
        ready=ready,
        deadline=deadline,
    )
    tables = [table for path in timetable or () for table in read_timetables(path, network)]
    tables = list(with_published(network, tables, ready.date()))
    if not tables:
        raise typer.BadParameter("no departures are known here: give some by --timetable FILE")
    start = start_of_day(network.terminal(query.origin_id), ready.date())
    due = deadline and end_of_day(network.terminal(query.destination_id), deadline.date())
    answer = departures_as(
        format,
        network,
        earliest_arrival(network, query, start, tables),
        useful_departures(network, query, start, start + timedelta(days=days), tables),
        paper_for(out),
        deadline=due,
        notes=(
            *date_notes(network, query, [ready.date()]),
            *readings(network, (origin, destination)),
        ),
    )
    deliver(answer, out)
