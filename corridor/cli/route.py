"""``corridor route``: how long, by which way."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from corridor.cli import options
from corridor.cli.asking import Asked, asks_for_routes
from corridor.cli.cargo import Record
from corridor.cli.deliver import deliver, paper_for, refuse_one_file_for_two
from corridor.cli.options import PlaceFormat

if TYPE_CHECKING:
    from corridor.answers.answer import Answer
    from corridor.io.lines import Lines

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


@asks_for_routes()
def command(
    asked: Asked,
    *,
    details: Annotated[
        bool, typer.Option("--details", help="Write out every route, not only the best.")
    ] = False,
    map_file: Annotated[
        Path | None,
        typer.Option("--map", metavar="FILE", help="Draw the routes on a map in this HTML file."),
    ] = None,
    ileap: Record = None,
    format: options.AsPlaces = PlaceFormat.TEXT,
    out: options.Out = None,
) -> None:
    """Find the best route and alternatives between two terminals.

    Prints the range of days and its percentiles, every step with the day it ends, where the days
    go, and the sources.
    """
    from corridor.answers.answer import answer
    from corridor.cli.answering import data_of, question_of
    from corridor.cli.drawing import draw_answer, lines_for
    from corridor.cli.priced import write_record

    refuse_one_file_for_two(map=map_file, ileap=ileap, out=out)
    data = data_of(asked)
    question = question_of(asked, data, is_priced=ileap is not None)
    found = answer(data, question, details=details)
    if ileap is not None and found.billed is not None:
        write_record(found.billed, found.network, ileap)
    page = _written(found, format, out, details, lines_for(format, asked.graphs))
    if map_file is not None:
        draw_answer(found, asked.graphs, map_file)
    deliver(page, out)


def _written(
    found: Answer, format: str, out: Path | None, details: bool, lines: Lines | None
) -> str:
    from corridor.reports.formats import route_as

    paper = paper_for(out)
    if found.billed is not None:
        from corridor.reports.priced_route import billed_route_as

        return billed_route_as(
            format, found.network, found.billed, paper, details=details, lines=lines
        )
    return route_as(
        format,
        found.network,
        found.result,
        paper,
        details=details,
        lines=lines,
        outlook=found.outlook,
    )
