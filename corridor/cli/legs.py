"""``corridor legs``: the legs a network knows."""

from __future__ import annotations

from typing import Annotated

import typer

from corridor.cli import options
from corridor.cli.complete import complete_terminal
from corridor.cli.deliver import deliver, paper_for
from corridor.cli.options import PlaceFormat

__all__ = ["EXAMPLES", "command"]

EXAMPLES = """\b
Examples:
  corridor legs --from Aktau
  corridor legs --mode feeder --mode train-ferry
  corridor legs --era 2022 --format csv --out legs.csv
"""


def command(
    *,
    tail: Annotated[
        str,
        typer.Option(
            "--from",
            metavar="PLACE",
            help="Only legs that start here.",
            autocompletion=complete_terminal,
        ),
    ] = "",
    head: Annotated[
        str,
        typer.Option(
            "--to",
            metavar="PLACE",
            help="Only legs that end here.",
            autocompletion=complete_terminal,
        ),
    ] = "",
    mode: options.OnlyModes = None,
    era: options.Era = "",
    graphs: options.Graphs = None,
    overlay: options.Overlays = None,
    format: options.AsPlaces = PlaceFormat.TEXT,
    out: options.Out = None,
) -> None:
    """List legs with their running time in an era, as far as it is known."""
    from corridor.cli.drawing import lines_for
    from corridor.cli.named import find_legs
    from corridor.cli.question import open_network
    from corridor.model.names import find_era
    from corridor.reports.formats import legs_as

    network = open_network(graphs, overlay)
    found = find_legs(network, tail=tail, head=head, modes=mode or ())
    held, lines = find_era(network, era), lines_for(format, graphs)
    deliver(legs_as(format, network, found, held, paper_for(out), lines=lines), out)
