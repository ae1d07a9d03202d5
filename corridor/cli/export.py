"""``corridor export``: the network in the formats of other tools."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from corridor.cli import options
from corridor.cli.deliver import tell

__all__ = ["EXAMPLES", "command"]

EXAMPLES = """\b
Examples:
  corridor export --to graphml --out corridor.graphml
  corridor export --to gpkg --out corridor.gpkg
  corridor export --to gmns --out gmns
"""


class Target(StrEnum):
    """Formats a network can be written in."""

    GRAPHML = "graphml"
    GEOJSON = "geojson"
    GPKG = "gpkg"
    GMNS = "gmns"
    CSV = "csv"


def command(
    *,
    to: Annotated[Target, typer.Option("--to", help="Format; gmns and csv make a folder.")],
    out: Annotated[Path, typer.Option("--out", metavar="PATH", help="File or folder to write.")],
    graphs: options.Graphs = None,
    overlay: options.Overlays = None,
) -> None:
    """Write the network for QGIS, NetworkX, Gephi, GMNS tools or a spreadsheet."""
    from corridor.cli.drawing import lines_of
    from corridor.cli.question import open_network
    from corridor.io.export import export_network

    written = export_network(open_network(graphs, overlay), to, out, lines=lines_of(graphs))
    for path in written:
        tell(f"written to {path}")
