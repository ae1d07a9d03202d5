"""``corridor map``: pages that open anywhere, and still pictures for reports."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from corridor.cli import options
from corridor.cli.deliver import deliver_file
from corridor.cli.door import with_exit_codes
from corridor.cli.drawing import lines_of

if TYPE_CHECKING:
    from corridor.maps import CorridorMap

__all__ = ["group"]

FOLDER: Final = Path("maps")
"""Where maps go that are not told where."""

PICTURES: Final = (".png", ".svg", ".pdf")

Out = Annotated[
    Path | None,
    typer.Option(
        "--out",
        metavar="FILE",
        help="Page (.html) or picture (.png, .svg, .pdf); a page in maps/ if left out.",
    ),
]
OneEra = options.Era
Days = Annotated[float, typer.Option("--days", min=0.1, max=365, help="Likely days to travel.")]

group = typer.Typer(
    name="map",
    help="Draw maps: one self-contained file each, no internet needed.",
    no_args_is_help=True,
    rich_markup_mode=None,
    add_completion=False,
)


def route(
    origin: options.Origin,
    destination: options.Destination,
    *,
    alternatives: options.Alternatives = 3,
    via: options.Via = None,
    avoid: options.Avoid = None,
    corridor: options.Corridor = "",
    era: OneEra = "",
    out: Out = None,
    graphs: options.Graphs = None,
    overlay: options.Overlays = None,
) -> None:
    """Draw the best route and alternatives, with the days on the way."""
    from corridor.cli.question import open_network
    from corridor.maps import route_map
    from corridor.routing.plan import plan

    network = open_network(graphs, overlay)
    result = plan(
        network,
        origin,
        destination,
        era=era,
        alternatives=alternatives,
        via=via or (),
        avoid=avoid or (),
        corridor=corridor,
    )
    page = route_map(network, result, lines=lines_of(graphs))
    _hand_out(page, out, f"{result.query.origin_id}-{result.query.destination_id}")


def network(
    *,
    era: OneEra = "",
    out: Out = None,
    graphs: options.Graphs = None,
    overlay: options.Overlays = None,
) -> None:
    """Draw all terminals and legs of an era: by mode, corridor, trust and delay."""
    from corridor.cli.question import open_network
    from corridor.maps import network_map
    from corridor.model.names import find_era

    world = open_network(graphs, overlay)
    era_id = find_era(world, era).id
    page = network_map(world, era_id, lines=lines_of(graphs))
    _hand_out(page, out, f"network-{era_id}")


def eras(
    origin: options.Origin,
    destination: options.Destination,
    *,
    corridor: options.Corridor = "middle",
    out: Out = None,
    graphs: options.Graphs = None,
    overlay: options.Overlays = None,
) -> None:
    """Draw the best route of each era, with a slider: where the days went."""
    from corridor.cli.question import open_network
    from corridor.maps import eras_map
    from corridor.routing.eras import routes_by_era
    from corridor.routing.plan import ask

    network = open_network(graphs, overlay)
    query = ask(network, origin, destination, corridor=corridor)
    results = routes_by_era(network, query)
    page = eras_map(network, results, lines=lines_of(graphs))
    _hand_out(page, out, f"eras-{query.origin_id}-{query.destination_id}")


def reach(
    origin: options.Origin,
    *,
    days: Days = 20,
    era: OneEra = "",
    out: Out = None,
    graphs: options.Graphs = None,
    overlay: options.Overlays = None,
) -> None:
    """Draw what is reached in a number of likely days, the last legs in part."""
    from corridor.cli.question import open_network
    from corridor.maps import reach_map
    from corridor.model.names import find_era, find_terminal

    network = open_network(graphs, overlay)
    start, era_id = find_terminal(network, origin).id, find_era(network, era).id
    page = reach_map(network, start, days, lines=lines_of(graphs), era=era_id)
    _hand_out(page, out, f"reach-{start}-{days:g}")


def compare(
    origin: options.Origin,
    destination: options.Destination,
    *,
    era: OneEra = "",
    out: Out = None,
    graphs: options.Graphs = None,
    overlay: options.Overlays = None,
) -> None:
    """Draw the best route of each corridor family side by side."""
    from corridor.cli.question import open_network
    from corridor.maps import compare_map
    from corridor.routing.families import best_by_family
    from corridor.routing.plan import ask

    network = open_network(graphs, overlay)
    query = ask(network, origin, destination, era=era)
    results = best_by_family(network, query)
    page = compare_map(network, results, lines=lines_of(graphs))
    _hand_out(page, out, f"compare-{query.origin_id}-{query.destination_id}")


def _hand_out(page: CorridorMap, out: Path | None, name: str) -> None:
    """Write a page or a picture, as the file's ending says."""
    from corridor.maps import draw_picture, render_page

    path = out or FOLDER / f"{name}.html"
    if path.suffix.lower() in PICTURES:
        deliver_file(draw_picture(page, path.suffix.lower()[1:]), path)
    else:
        deliver_file(render_page(page).encode(), path)


EXAMPLES: Final[dict[Callable[..., None], str]] = {
    route: """\b
Examples:
  corridor map route "Xi'an" Poti --alternatives 3
  corridor map route Almaty Duisburg --corridor middle --out almaty-duisburg.png
""",
    network: """\b
Example:
  corridor map network --era planned --out network.html
""",
    eras: """\b
Example:
  corridor map eras "Xi'an" Poti
""",
    reach: """\b
Example:
  corridor map reach Almaty --days 20
""",
    compare: """\b
Example:
  corridor map compare Chongqing Duisburg
""",
}

for command, examples in EXAMPLES.items():
    group.command(command.__name__, epilog=examples)(with_exit_codes(command))
