"""Lines and maps for answers; the room that draws is loaded only when a map is asked for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from corridor.cli.deliver import deliver, deliver_file

if TYPE_CHECKING:
    from corridor.answers.answer import Answer
    from corridor.io.lines import Lines
    from corridor.maps import CorridorMap
    from corridor.maps.asked import Travelling
    from corridor.model.answers import Result
    from corridor.model.network import Network
    from corridor.scenarios.compare import ScenarioComparison

__all__ = [
    "Tiles",
    "draw_answer",
    "draw_difference",
    "hand_out",
    "lines_for",
    "lines_of",
    "page_of",
    "travelling_of",
    "with_calibration_notes",
]

FOLDER: Final = Path("maps")
"""Where maps go that are not told where."""

PAGES: Final = (".html", ".htm")
PICTURES: Final = (".png", ".svg", ".pdf")

Tiles = Annotated[
    str,
    typer.Option(
        "--tiles",
        metavar="osm|URL",
        help="Street map from another host over the page's own base: needs internet when opened.",
    ),
]


def lines_of(graphs: Path | None) -> Lines:
    """Read the lines on which the legs of a network are drawn."""
    from corridor.io.catalog import network_dir
    from corridor.io.lines import read_lines

    return read_lines(network_dir(graphs))


def lines_for(format: str, graphs: Path | None) -> Lines | None:
    """Read the lines if the format is one that shows them."""
    return lines_of(graphs) if format == "geojson" else None


def travelling_of(graphs: Path | None) -> Travelling:
    """Return who travels in each era, as the network's calibration asks for."""
    from corridor.io.calibration import read_calibration
    from corridor.uncertainty.traveller import Traveller

    calibration = read_calibration(graphs)

    def traveller_of(era_id: str) -> Traveller:
        return Traveller.calibrated(calibration, era_id)

    return traveller_of


def with_calibration_notes(results: Iterable[Result], graphs: Path | None) -> list[Result]:
    """Return results with what the reader of their percentiles must know of the calibration."""
    from corridor.answers.notes import with_notes
    from corridor.io.calibration import read_calibration

    notes = read_calibration(graphs).notes
    return [with_notes(result, notes) for result in results]


def page_of(found: Answer, graphs: Path | None) -> CorridorMap:
    """Return the map of an answer: its ways, with dates, chances and money where asked for."""
    from corridor.maps import Quote, route_map

    quote, billed = Quote(outlook=found.outlook), found.billed
    if billed is not None:
        quote = replace(quote, shipment=billed.shipment, bills=billed.bills, prices=billed.prices)
    return route_map(
        found.network,
        found.result,
        lines=lines_of(graphs),
        traveller=found.traveller,
        quote=quote,
    )


def draw_answer(found: Answer, graphs: Path | None, path: Path) -> None:
    """Write a self-contained map of an answer."""
    from corridor.maps import render_page

    deliver(render_page(page_of(found, graphs)), path)


def draw_difference(
    network: Network, comparison: ScenarioComparison, graphs: Path | None, path: Path
) -> None:
    """Write a self-contained map of what scenarios change."""
    from corridor.maps import render_page, scenario_map

    deliver(render_page(scenario_map(network, comparison, lines=lines_of(graphs))), path)


def hand_out(page: CorridorMap, out: Path | None, name: str, tiles: str = "") -> None:
    """Write a page or a picture, as the file's ending says."""
    from corridor.maps import add_tiles, draw_picture, render_page

    path = out or FOLDER / f"{name}.html"
    if path.suffix.lower() not in (*PAGES, *PICTURES):
        raise typer.BadParameter(
            f"a map is a {', '.join((*PAGES, *PICTURES))} file, not {path.name}"
        )
    if path.suffix.lower() in PICTURES:
        if tiles:
            raise typer.BadParameter("--tiles is for pages: a picture has its own base")
        deliver_file(draw_picture(page, path.suffix.lower()[1:]), path)
        return
    if tiles:
        add_tiles(page, tiles)
    deliver_file(render_page(page).encode(), path)
