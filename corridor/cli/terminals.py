"""``corridor terminals``: the places a network knows."""

from __future__ import annotations

from typing import Annotated

import typer

from corridor.cli import options
from corridor.cli.deliver import deliver, paper_for
from corridor.cli.options import PlaceFormat

__all__ = ["EXAMPLES", "command"]

EXAMPLES = """\b
Examples:
  corridor terminals
  corridor terminals batum
  corridor terminals --format geojson --out terminals.geojson
"""


def command(
    query: Annotated[
        str,
        typer.Argument(metavar="[QUERY]", help="Start of a name in any language, or of a code."),
    ] = "",
    *,
    graphs: options.Graphs = None,
    overlay: options.Overlays = None,
    format: options.AsPlaces = PlaceFormat.TEXT,
    out: options.Out = None,
) -> None:
    """List the terminals of which a name starts with QUERY, or all."""
    from corridor.cli.question import open_network
    from corridor.model.names import search_terminals
    from corridor.reports.formats import terminals_as

    found = search_terminals(open_network(graphs, overlay), query)
    deliver(terminals_as(format, found, paper_for(out)), out)
