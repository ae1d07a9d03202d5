"""``corridor matrix``: the total of every pair of origin and destination."""

from __future__ import annotations

from typing import Annotated

import typer

from corridor.cli import cargo as cargo_options
from corridor.cli import options
from corridor.cli.complete import complete_terminal
from corridor.cli.deliver import deliver, paper_for
from corridor.cli.options import Best, TableFormat
from corridor.model.shipment import Equipment

__all__ = ["EXAMPLES", "command"]

EXAMPLES = """\b
Examples:
  corridor matrix --from "Xi'an" --from Almaty --to Poti --to Mersin
  corridor matrix --from Almaty --to Poti --by distance --format csv
"""


def command(
    *,
    origins: Annotated[
        list[str],
        typer.Option(
            "--from", metavar="PLACE", help="Origin; repeat it.", autocompletion=complete_terminal
        ),
    ],
    destinations: Annotated[
        list[str],
        typer.Option(
            "--to",
            metavar="PLACE",
            help="Destination; repeat it.",
            autocompletion=complete_terminal,
        ),
    ],
    by: options.By = Best.TIME,
    avoid: options.Avoid = None,
    corridor: options.Corridor = "",
    equipment: cargo_options.Carried = None,
    allow: cargo_options.Allow = None,
    era: options.Era = "",
    graphs: options.Graphs = None,
    overlay: options.Overlays = None,
    format: options.AsTable = TableFormat.TEXT,
    out: options.Out = None,
) -> None:
    """Total the best route of every pair: days, or kilometres with --by distance."""
    from corridor.cli.question import open_network
    from corridor.reports.formats import matrix_as
    from corridor.routing.matrix import od_matrix

    matrix = od_matrix(
        open_network(graphs, overlay, allow),
        origins,
        destinations,
        era=era,
        by=by,
        avoid=avoid or (),
        corridor=corridor,
        equipment=equipment or Equipment.BOX_40,
        allow=allow or (),
    )
    deliver(matrix_as(format, matrix, paper_for(out)), out)
