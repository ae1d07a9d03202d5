"""``corridor show``: everything known of one thing."""

from __future__ import annotations

from typing import Annotated

import typer

from corridor.cli import options
from corridor.cli.complete import complete_terminal
from corridor.cli.deliver import deliver, paper_for
from corridor.cli.options import PageFormat

__all__ = ["EXAMPLES", "command"]

EXAMPLES = """\b
Examples:
  corridor show aktau
  corridor show aktau-alat-feeder
  corridor show middle
  corridor show 2022 --format json
"""


def command(
    name: Annotated[
        str,
        typer.Argument(
            metavar="ID",
            help="Id of a terminal, leg, transfer, service, corridor, era, published total or "
            "source; or any name of a terminal.",
            autocompletion=complete_terminal,
        ),
    ],
    *,
    graphs: options.Graphs = None,
    overlay: options.Overlays = None,
    format: options.AsPage = PageFormat.TEXT,
    out: options.Out = None,
) -> None:
    """Show everything known of one thing: names, figures of all eras, sources."""
    from corridor.cli.named import find_fact
    from corridor.cli.question import open_network
    from corridor.io.seasons import read_closures
    from corridor.reports.formats import fact_as

    network = open_network(graphs, overlay)
    fact = find_fact(network, name)
    laws = [law for law in read_closures(graphs, network=network) if law.terminal_id == fact.id]
    deliver(fact_as(format, network, fact, paper_for(out), laws=laws), out)
