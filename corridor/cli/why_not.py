"""``corridor why-not``: why a named alternative was not chosen, and by which margin."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

import typer

from corridor.cli import cargo as cargo_options
from corridor.cli import options
from corridor.cli.deliver import deliver, paper_for
from corridor.cli.options import PageFormat
from corridor.model.shipment import DEFAULT_INVENTORY_RATE, CargoClass, Equipment

__all__ = ["EXAMPLES", "command"]

EXAMPLES = """\b
Examples:
  corridor why-not "Xi'an" Duisburg middle
  corridor why-not "Xi'an" Duisburg Aktau --by generalised --value 90000
  corridor why-not Khorgos Istanbul truck --avoid aktau
"""


def command(
    origin: options.Origin,
    destination: options.Destination,
    alternative: Annotated[
        str,
        typer.Argument(
            metavar="ALTERNATIVE",
            help="A corridor family, a terminal on the way, truck, or leg ids joined by +.",
        ),
    ],
    *,
    by: cargo_options.ByPriced = cargo_options.BestPriced.TIME,
    via: options.Via = None,
    avoid: options.Avoid = None,
    corridor: options.Corridor = "",
    era: options.Era = "",
    equipment: cargo_options.EquipmentOption = Equipment.BOX_40,
    units: cargo_options.Units = 1,
    tonnes: cargo_options.Tonnes = None,
    cargo: cargo_options.Cargo = CargoClass.GENERAL,
    value: cargo_options.Value = None,
    value_of_time: cargo_options.ValueOfTime = None,
    tariff: cargo_options.Tariffs = None,
    allow: cargo_options.Allow = None,
    draws: options.Draws = options.DEFAULT_DRAWS,
    seed: options.Seed = options.DEFAULT_SEED,
    graphs: options.Graphs = None,
    overlay: options.Overlays = None,
    format: options.AsPage = PageFormat.TEXT,
    out: options.Out = None,
) -> None:
    """Say why an alternative was not chosen: what it lacks, or by how much it is worse, and where.

    The alternative is answered under the same conditions as the question.
    """
    from corridor.choice.why_not import why_not
    from corridor.cli.ahead import ahead_asked
    from corridor.cli.priced import carried
    from corridor.cli.question import open_network, query_of
    from corridor.io.tariffs import read_prices
    from corridor.reports.why_not_text import why_not_as

    network = open_network(graphs, overlay, allow)
    places = (origin, *(via or ()), destination)
    query = query_of(network, places, by=by, era=era, avoid=avoid, corridor=corridor, allow=allow)
    shipment = cargo_options.shipment_of(
        equipment=equipment,
        units=units,
        tonnes=tonnes,
        cargo=cargo,
        value=value,
        inventory_rate=DEFAULT_INVENTORY_RATE,
        value_of_time=value_of_time,
    )
    query, _ = carried(network, query, shipment, graphs)
    prices = read_prices(graphs, tariffs=tariff or (), network=network)
    ahead = ahead_asked(network, query, draws=draws, seed=seed, graphs=graphs)
    verdict = why_not(network, query, alternative, prices, shipment, traveller=ahead.traveller)
    verdict = replace(verdict, notes=(*verdict.notes, *ahead.notes))
    deliver(why_not_as(format, network, query, verdict, paper_for(out)), out)
