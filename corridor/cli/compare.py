"""``corridor compare``: one best route of each corridor family, side by side."""

from __future__ import annotations

from typing import Annotated

import typer

from corridor.cli import cargo as cargo_options
from corridor.cli import options
from corridor.cli.deliver import deliver, paper_for
from corridor.cli.options import TableFormat
from corridor.model.shipment import DEFAULT_INVENTORY_RATE, CargoClass, Equipment

__all__ = ["EXAMPLES", "command"]

EXAMPLES = """\b
Examples:
  corridor compare Chongqing Duisburg --equipment 40HC --tonnes 18 --value 120000
  corridor compare Almaty Barcelona --by cost --avoid RU
  corridor compare "Xi'an" Poti --tariff my-rates.csv --format json
"""


def command(
    origin: options.Origin,
    destination: options.Destination,
    *,
    by: cargo_options.ByPriced = cargo_options.BestPriced.TIME,
    against: Annotated[
        str,
        typer.Option(
            "--break-even", metavar="FAMILY", help="Whose break-even is asked; the best if empty."
        ),
    ] = "",
    via: options.Via = None,
    avoid: options.Avoid = None,
    era: options.Era = "",
    equipment: cargo_options.EquipmentOption = Equipment.BOX_40,
    units: cargo_options.Units = 1,
    tonnes: cargo_options.Tonnes = None,
    cargo: cargo_options.Cargo = CargoClass.GENERAL,
    value: cargo_options.Value = None,
    inventory_rate: cargo_options.InventoryRate = DEFAULT_INVENTORY_RATE,
    value_of_time: cargo_options.ValueOfTime = None,
    tariff: cargo_options.Tariffs = None,
    draws: options.Draws = options.DEFAULT_DRAWS,
    seed: options.Seed = options.DEFAULT_SEED,
    graphs: options.Graphs = None,
    overlay: options.Overlays = None,
    format: options.AsTable = TableFormat.TEXT,
    out: options.Out = None,
) -> None:
    """Compare the corridor families: days, cost, CO2e, borders, what they share, break-evens."""
    from corridor.choice.breakeven import break_evens
    from corridor.choice.families import compare_families
    from corridor.cli.question import open_network, query_of
    from corridor.io.tariffs import read_prices
    from corridor.reports.compare_formats import comparison_as

    network, prices = open_network(graphs, overlay), read_prices(graphs, tariffs=tariff or ())
    query = query_of(network, (origin, *(via or ()), destination), by=by, era=era, avoid=avoid)
    shipment = cargo_options.shipment_of(
        equipment=equipment,
        units=units,
        tonnes=tonnes,
        cargo=cargo,
        value=value,
        inventory_rate=inventory_rate,
        value_of_time=value_of_time,
    )
    comparison = compare_families(network, query, prices, shipment, draws=draws, seed=seed)
    evens = break_evens(comparison, against)
    deliver(
        comparison_as(format, network, comparison, evens, prices=prices, paper=paper_for(out)), out
    )
