"""``corridor compare``: one best route of each corridor family, side by side."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from corridor.cli import cargo as cargo_options
from corridor.cli import options
from corridor.cli.charting import chart_form
from corridor.cli.deliver import deliver, deliver_file, paper_for
from corridor.cli.options import TableFormat
from corridor.model.shipment import DEFAULT_INVENTORY_RATE, CargoClass, Equipment

__all__ = ["EXAMPLES", "command"]

EXAMPLES = """\b
Examples:
  corridor compare Chongqing Duisburg --equipment 40HC --tonnes 18 --value 120000
  corridor compare Almaty Barcelona --by cost --avoid RU --chart almaty-barcelona.svg
  corridor compare "Xi'an" Poti --tariff my-rates.csv --format json
  corridor compare "Xi'an" Duisburg --ready 2027-03-01 --deadline 2027-04-01 \\
    --lateness-penalty 500 --by generalised
  corridor map compare Chongqing Duisburg
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
    ready: cargo_options.Ready = None,
    deadline: cargo_options.Deadline = None,
    lateness: cargo_options.Lateness = 0.0,
    tariff: cargo_options.Tariffs = None,
    draws: options.Draws = options.DEFAULT_DRAWS,
    seed: options.Seed = options.DEFAULT_SEED,
    allow: cargo_options.Allow = None,
    graphs: options.Graphs = None,
    overlay: options.Overlays = None,
    chart: Annotated[
        Path | None,
        typer.Option(
            "--chart",
            metavar="FILE",
            help="Draw days against cost, and both along the way, in this .svg or .png file.",
        ),
    ] = None,
    format: options.AsTable = TableFormat.TEXT,
    out: options.Out = None,
) -> None:
    """Compare the corridor families: days, cost, CO2e, borders, what they share, break-evens.

    A family is asked for by being compared: sanctioned ones are shown and flagged. As a map:
    corridor map compare.
    """
    from corridor.answers.ahead import ahead_of
    from corridor.answers.billed import carried
    from corridor.choice.breakeven import break_evens
    from corridor.choice.families import compare_families
    from corridor.cli.question import query_of
    from corridor.io.on_demand import DatasetOnDemand
    from corridor.reports.compare_formats import comparison_as
    from corridor.routing.carriage import as_allowed

    form = chart_form(chart, out)
    if deadline and not ready:
        raise typer.BadParameter("--deadline needs --ready")
    data = DatasetOnDemand(graphs, overlays=overlay or (), tariffs=tariff or ())
    network = as_allowed(data.network, allow or ())
    prices = data.prices_for(network)
    places = (origin, *(via or ()), destination)
    query = query_of(
        network, places, by=by, era=era, avoid=avoid, allow=allow, ready=ready, deadline=deadline
    )
    shipment = cargo_options.shipment_of(
        equipment=equipment,
        units=units,
        tonnes=tonnes,
        cargo=cargo,
        value=value,
        inventory_rate=inventory_rate,
        value_of_time=value_of_time,
        lateness=lateness,
        ready=ready,
        deadline=deadline,
    )
    query, limits = carried(data, network, query, shipment, shipment.ready)
    ahead = ahead_of(
        data,
        network,
        query,
        draws=draws,
        seed=seed,
        ready=options.date_of(ready),
        deadline=options.date_of(deadline),
    )
    comparison = compare_families(
        network, query, prices, shipment, traveller=ahead.traveller, limits=limits
    )
    comparison = replace(comparison, notes=(*ahead.notes, *comparison.notes))
    evens = break_evens(comparison, against)
    page = comparison_as(
        format, network, comparison, evens, prices=prices, paper=paper_for(out), limits=limits
    )
    if chart is not None:
        from corridor.reports.compare_chart import draw_comparison

        deliver_file(draw_comparison(network, comparison, form), chart)
    deliver(page, out)
