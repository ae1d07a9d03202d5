"""Lines and maps for answers; the room that draws is loaded only when a map is asked for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from corridor.cli.deliver import deliver

if TYPE_CHECKING:
    from corridor.io.lines import Lines
    from corridor.model.answers import Result
    from corridor.model.network import Network

__all__ = ["draw_route", "lines_for", "lines_of"]


def lines_of(graphs: Path | None) -> Lines:
    """Read the lines on which the legs of a network are drawn."""
    from corridor.io.catalog import network_dir
    from corridor.io.lines import read_lines

    return read_lines(network_dir(graphs))


def lines_for(format: str, graphs: Path | None) -> Lines | None:
    """Read the lines if the format is one that shows them."""
    return lines_of(graphs) if format == "geojson" else None


def draw_route(network: Network, result: Result, graphs: Path | None, path: Path) -> None:
    """Write a self-contained map of a result."""
    from corridor.maps import render_page, route_map

    deliver(render_page(route_map(network, result, lines=lines_of(graphs))), path)
