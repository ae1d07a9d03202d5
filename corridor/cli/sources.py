"""``corridor sources``: where the figures come from."""

from __future__ import annotations

from typing import Annotated

import typer

from corridor.cli import options
from corridor.cli.deliver import deliver, paper_for
from corridor.cli.options import TableFormat

__all__ = ["EXAMPLES", "command"]

EXAMPLES = """\b
Examples:
  corridor sources
  corridor sources --format csv --out sources.csv
"""


def command(
    name: Annotated[
        str, typer.Argument(metavar="[ID]", help="One source, with everything that cites it.")
    ] = "",
    *,
    graphs: options.Graphs = None,
    overlay: options.Overlays = None,
    format: options.AsTable = TableFormat.TEXT,
    out: options.Out = None,
) -> None:
    """List the sources with their dates and addresses."""
    from corridor.cli.question import open_network
    from corridor.reports.formats import fact_as, sources_as

    network = open_network(graphs, overlay)
    if name and format in (TableFormat.TEXT, TableFormat.JSON):
        answer = fact_as(format, network, network.source(name), paper_for(out))
    else:
        found = (network.source(name),) if name else network.sources
        answer = sources_as(format, found, paper_for(out))
    deliver(answer, out)
