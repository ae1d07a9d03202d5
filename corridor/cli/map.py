"""``corridor map``: pages that open anywhere, and still pictures for reports."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Final

import typer

from corridor.cli import options
from corridor.cli.asking import Asked, asks_for_routes
from corridor.cli.cargo import Cargo, EquipmentOption
from corridor.cli.door import with_exit_codes
from corridor.cli.drawing import Tiles, hand_out, lines_of, travelling_of, with_calibration_notes
from corridor.cli.options import Best
from corridor.cli.scenario import Destinations, Names, Origins, PairFile
from corridor.cli.what_if import On
from corridor.model.shipment import CargoClass, Equipment

__all__ = ["group"]

Out = Annotated[
    Path | None,
    typer.Option(
        "--out",
        metavar="FILE",
        help="Page (.html) or picture (.png, .svg, .pdf); a page in maps/ if left out.",
    ),
]
OneEra = options.Era
Days = Annotated[float, typer.Option("--days", min=0.1, max=365, help="Days to travel.")]


class Reached(StrEnum):
    """What counts as reached in so many days."""

    LIKELY = "likely"
    P50 = "p50"
    P80 = "p80"
    P90 = "p90"
    P95 = "p95"

    @property
    def probability(self) -> float | None:
        """The share of shipments that must be there; ``None`` for the likely days."""
        return None if self is Reached.LIKELY else int(self.removeprefix("p")) / 100


By = Annotated[
    Reached, typer.Option("--by", help="Likely days, or those that p80 of shipments keep to.")
]

group = typer.Typer(
    name="map",
    help="Draw maps: one self-contained file each, no internet needed.",
    no_args_is_help=True,
    rich_markup_mode=None,
    add_completion=False,
)


@asks_for_routes(alternatives=3)
def route(asked: Asked, *, tiles: Tiles = "", out: Out = None) -> None:
    """Draw the best route and alternatives, with the days on the way.

    Dates, chances, prices and emissions stand on the map where they are asked for.
    """
    from corridor.answers.answer import answer
    from corridor.cli.answering import data_of, question_of
    from corridor.cli.drawing import page_of

    data = data_of(asked)
    found = answer(data, question_of(asked, data))
    query = found.result.query
    page = page_of(found, asked.graphs)
    hand_out(page, out, f"{query.origin_id}-{query.destination_id}", tiles)


def network(
    *,
    era: OneEra = "",
    tiles: Tiles = "",
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
    hand_out(page, out, f"network-{era_id}", tiles)


def eras(
    origin: options.Origin,
    destination: options.Destination,
    *,
    corridor: options.Corridor = "middle",
    tiles: Tiles = "",
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
    results = with_calibration_notes(routes_by_era(network, query), graphs)
    travelling = travelling_of(graphs)
    page = eras_map(network, results, lines=lines_of(graphs), traveller=travelling)
    hand_out(page, out, f"eras-{query.origin_id}-{query.destination_id}", tiles)


def reach(
    origin: options.Origin,
    *,
    days: Days = 20,
    by: By = Reached.LIKELY,
    era: OneEra = "",
    equipment: EquipmentOption = Equipment.BOX_40,
    tiles: Tiles = "",
    out: Out = None,
    graphs: options.Graphs = None,
    overlay: options.Overlays = None,
) -> None:
    """Draw what is reached in a number of days, the last legs in part."""
    from corridor.cli.question import open_network
    from corridor.io.calibration import read_calibration
    from corridor.maps import reach_map
    from corridor.maps.asked import traveller_in
    from corridor.model.names import find_era, find_terminal

    network = open_network(graphs, overlay)
    start, era_id = find_terminal(network, origin).id, find_era(network, era).id
    page = reach_map(
        network,
        start,
        days,
        lines=lines_of(graphs),
        era=era_id,
        equipment=equipment,
        probability=by.probability,
        traveller=traveller_in(travelling_of(graphs), era_id),
        notes=(
            *_carriage(equipment),
            *(() if by.probability is None else read_calibration(graphs).notes),
        ),
    )
    unusual = [word for word in (equipment, by) if word not in (Equipment.BOX_40, Reached.LIKELY)]
    name = "-".join(("reach", start, f"{days:g}", *unusual))
    hand_out(page, out, name, tiles)


def _carriage(equipment: Equipment) -> Iterator[str]:
    """Say by what a unit travels, where it is no container."""
    if not equipment.is_box:
        from corridor.reports.words import carriage_words

        yield carriage_words(equipment)


def compare(
    origin: options.Origin,
    destination: options.Destination,
    *,
    era: OneEra = "",
    equipment: EquipmentOption = Equipment.BOX_40,
    tiles: Tiles = "",
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
    query = ask(network, origin, destination, era=era, equipment=equipment)
    results = with_calibration_notes(best_by_family(network, query), graphs)
    travelling = travelling_of(graphs)
    page = compare_map(network, results, lines=lines_of(graphs), traveller=travelling)
    hand_out(page, out, f"compare-{query.origin_id}-{query.destination_id}", tiles)


def scenario(
    names: Names,
    *,
    origins: Origins = None,
    destinations: Destinations = None,
    od: PairFile = None,
    on: On = None,
    cargo: Cargo = CargoClass.GENERAL,
    draws: Annotated[
        int, typer.Option("--draws", min=0, help="Draws for P50 and P95; 0 leaves them out.")
    ] = 0,
    avoid: options.Avoid = None,
    corridor: options.Corridor = "",
    era: OneEra = "",
    tiles: Tiles = "",
    out: Out = None,
    graphs: options.Graphs = None,
    overlay: options.Overlays = None,
) -> None:
    """Draw what scenarios change against the base, with a slider; only that is coloured."""
    from corridor.answers.under import season_day
    from corridor.cli.comparing import compare_asked
    from corridor.cli.question import open_network, query_of
    from corridor.cli.what_if import pairs_of, scenarios_named, what_if_of
    from corridor.maps import scenario_map

    network = open_network(graphs, overlay)
    scenarios = scenarios_named(names, graphs)
    day = season_day(what_if_of(scenarios, on=on), options.date_of(on))
    queries = [
        query_of(network, places, by=Best.TIME, avoid=avoid, corridor=corridor, era=era, ready=day)
        for places in pairs_of(origins, destinations, od)
    ]
    comparison = compare_asked(
        network,
        scenarios,
        queries,
        on=on,
        ready=None,
        shipment=None,
        cargo=cargo,
        draws=draws,
        seed=options.DEFAULT_SEED,
        within=None,
        tariffs=(),
        graphs=graphs,
    )
    page = scenario_map(network, comparison, lines=lines_of(graphs))
    first = queries[0]
    hand_out(page, out, f"scenario-{first.origin_id}-{first.destination_id}", tiles)


EXAMPLES: Final[dict[Callable[..., None], str]] = {
    route: """\b
Examples:
  corridor map route "Xi'an" Poti --alternatives 3
  corridor map route Almaty Duisburg --corridor middle --out almaty-duisburg.png
  corridor map route "Xi'an" Poti --ready 2026-12-10 --deadline 2027-01-05 --equipment 40
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
  corridor map reach Almaty --days 20 --by p80
""",
    compare: """\b
Example:
  corridor map compare Chongqing Duisburg
""",
    scenario: """\b
Example:
  corridor map scenario aktau-wind-november --from "Xi'an" --to Poti --date 2026-11-06
""",
}

for command, examples in EXAMPLES.items():
    group.command(command.__name__, epilog=examples)(with_exit_codes(command))
