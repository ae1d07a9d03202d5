"""``corridor eras``: one question asked of every era."""

from __future__ import annotations

from typing import Annotated, Final

import typer

from corridor.cli import cargo as cargo_options
from corridor.cli import options
from corridor.cli.complete import complete_corridor
from corridor.cli.deliver import deliver, paper_for
from corridor.cli.options import Best, TableFormat

__all__ = ["EXAMPLES", "command"]

MIDDLE: Final = "middle"
"""The family whose eras are told, where a network has it and no other is asked for."""

EXAMPLES = """\b
Examples:
  corridor eras "Xi'an" Poti
  corridor eras Altynkol Baku --era 2022 --era 2023 --format csv
  corridor eras "Xi'an" Duisburg --corridor northern
"""


def command(
    origin: options.Origin,
    destination: options.Destination,
    *,
    by: options.By = Best.TIME,
    via: options.Via = None,
    avoid: options.Avoid = None,
    corridor: Annotated[
        str | None,
        typer.Option(
            "--corridor",
            metavar="FAMILY",
            help='Only by this corridor family; the Middle Corridor unless told; "" is all.',
            autocompletion=complete_corridor,
        ),
    ] = None,
    equipment: cargo_options.Carried = None,
    allow: cargo_options.Allow = None,
    era: options.Eras = None,
    draws: options.Draws = options.DEFAULT_DRAWS,
    seed: options.Seed = options.DEFAULT_SEED,
    graphs: options.Graphs = None,
    overlay: options.Overlays = None,
    format: options.AsTable = TableFormat.TEXT,
    out: options.Out = None,
) -> None:
    """Compare the eras: range and percentiles in each, element by element, and what each gained.

    Holds to the Middle Corridor unless told otherwise; --corridor "" allows every family.
    """
    from corridor.answers.ahead import ahead_of
    from corridor.answers.notes import readings
    from corridor.cli.question import query_of
    from corridor.io.on_demand import DatasetOnDemand
    from corridor.model.names import find_era
    from corridor.reports.formats import eras_as
    from corridor.routing.eras import routes_by_era

    data, places = (
        DatasetOnDemand(graphs, overlays=overlay or ()),
        (origin, *(via or ()), destination),
    )
    network = data.network
    if corridor is None:
        corridor = MIDDLE if any(family.id == MIDDLE for family in network.corridors) else ""
    query = query_of(
        network, places, by=by, avoid=avoid, corridor=corridor, equipment=equipment, allow=allow
    )
    asked = [find_era(network, name).id for name in era or ()]
    results = routes_by_era(network, query, asked)
    aheads = [ahead_of(data, network, result.query, draws=draws, seed=seed) for result in results]
    looked = [ahead.look(result) for ahead, result in zip(aheads, results, strict=True)]
    known = dict.fromkeys(note for ahead in aheads for note in ahead.notes)
    answer = eras_as(
        format,
        network,
        [result for result, _ in looked],
        paper_for(out),
        notes=(*readings(network, places), *known),
        outlooks=[outlook for _, outlook in looked],
    )
    deliver(answer, out)
