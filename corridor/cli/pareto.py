"""``corridor pareto``: the routes that no other beats in time, money and emissions at once."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from corridor.cli import cargo as cargo_options
from corridor.cli import options
from corridor.cli.deliver import deliver, paper_for
from corridor.cli.options import TableFormat
from corridor.model.shipment import CargoClass, Equipment

__all__ = ["EXAMPLES", "command"]

EXAMPLES = """\b
Examples:
  corridor pareto "Xi'an" Duisburg
  corridor pareto Almaty Barcelona --over time --over cost --tolerance 0
  corridor pareto Chongqing Duisburg --over time --over spread --over co2e --avoid RU
"""


class Over(StrEnum):
    """What routes can be unbeaten in: the names of ``corridor.choice.pareto.MEASURES``."""

    TIME = "time"
    SPREAD = "spread"
    COST = "cost"
    CO2E = "co2e"


def _different(over: list[Over] | None) -> list[Over] | None:
    """Refuse a measure that is named twice."""
    if over and len(set(over)) < len(over):
        raise typer.BadParameter("the same measure twice: name each once")
    return over


def command(
    origin: options.Origin,
    destination: options.Destination,
    *,
    over: Annotated[
        list[Over] | None,
        typer.Option(
            "--over",
            metavar="MEASURE",
            callback=_different,
            help="time, spread, cost or co2e; repeat it; time, cost and co2e if left out.",
        ),
    ] = None,
    most: Annotated[
        int, typer.Option("--most", min=1, help="Unbeaten routes to look for; says when it cut.")
    ] = 100,
    tolerance: Annotated[
        float,
        typer.Option(
            "--tolerance",
            help="Leave out near-equals: times 0.1 d, 10 USD, 10 kg; 0 none.",
        ),
    ] = 1.0,
    avoid: options.Avoid = None,
    corridor: options.Corridor = "",
    era: options.Era = "",
    equipment: cargo_options.EquipmentOption = Equipment.BOX_40,
    units: cargo_options.Units = 1,
    tonnes: cargo_options.Tonnes = None,
    cargo: cargo_options.Cargo = CargoClass.GENERAL,
    tariff: cargo_options.Tariffs = None,
    allow: cargo_options.Allow = None,
    graphs: options.Graphs = None,
    overlay: options.Overlays = None,
    format: options.AsTable = TableFormat.TEXT,
    out: options.Out = None,
) -> None:
    """Find the routes of which none is worse than another in every measure."""
    from corridor.answers.billed import carried
    from corridor.choice.pareto import DEFAULT_MEASURES, pareto_set
    from corridor.cli.question import query_of
    from corridor.io.on_demand import DatasetOnDemand
    from corridor.model.shipment import Shipment
    from corridor.model.vocabulary import Criterion
    from corridor.reports.pareto_text import pareto_as
    from corridor.routing.carriage import as_allowed

    data = DatasetOnDemand(graphs, overlays=overlay or (), tariffs=tariff or ())
    network = as_allowed(data.network, allow or ())
    query = query_of(
        network,
        (origin, destination),
        by=Criterion.TIME,
        era=era,
        avoid=avoid,
        corridor=corridor,
        allow=allow,
    )
    shipment = Shipment(equipment=equipment, units=units, tonnes_each=tonnes, cargo=cargo)
    query, _ = carried(data, network, query, shipment)
    found = pareto_set(
        network,
        query,
        data.prices_for(network),
        shipment,
        over=over or DEFAULT_MEASURES,
        most=most,
        tolerance=tolerance,
    )
    deliver(pareto_as(format, network, found, paper_for(out)), out)
