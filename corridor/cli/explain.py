"""``corridor explain``: one paragraph to quote."""

from __future__ import annotations

from corridor.cli import cargo as cargo_options
from corridor.cli import options
from corridor.cli.deliver import deliver, paper_for
from corridor.cli.options import Best, PageFormat

__all__ = ["EXAMPLES", "command"]

EXAMPLES = """\b
Examples:
  corridor explain "Xi'an" Duisburg
  corridor explain "Xi'an" Poti --era winter
  corridor explain "Xi'an" Poti --ready 2027-01-10 --deadline 2027-02-01
  corridor explain Almaty Mersin --corridor middle --format json
"""


def command(
    origin: options.Origin,
    destination: options.Destination,
    *,
    by: options.By = Best.TIME,
    via: options.Via = None,
    avoid: options.Avoid = None,
    corridor: options.Corridor = "",
    equipment: cargo_options.Carried = None,
    allow: cargo_options.Allow = None,
    era: options.Era = "",
    ready: cargo_options.Ready = None,
    deadline: cargo_options.Deadline = None,
    draws: options.Draws = options.DEFAULT_DRAWS,
    seed: options.Seed = options.DEFAULT_SEED,
    graphs: options.Graphs = None,
    overlay: options.Overlays = None,
    format: options.AsPage = PageFormat.TEXT,
    out: options.Out = None,
) -> None:
    """Say in one paragraph to quote how long it takes, how sure that is, and who says so."""
    from corridor.answers.ahead import ahead_of
    from corridor.answers.notes import readings, with_notes
    from corridor.cli.question import query_of
    from corridor.io.on_demand import DatasetOnDemand
    from corridor.reports.document import render_json
    from corridor.reports.explain_text import explain_document, render_explanation
    from corridor.routing.best import best_routes

    data, places = (
        DatasetOnDemand(graphs, overlays=overlay or ()),
        (origin, *(via or ()), destination),
    )
    network = data.network
    query = query_of(
        network,
        places,
        by=by,
        avoid=avoid,
        corridor=corridor,
        era=era,
        equipment=equipment,
        allow=allow,
        ready=ready,
        deadline=deadline,
    )
    ahead = ahead_of(
        data,
        network,
        query,
        draws=draws,
        seed=seed,
        ready=options.date_of(ready),
        deadline=options.date_of(deadline),
    )
    result = with_notes(best_routes(network, query), readings(network, places))
    result, outlook = ahead.look(result, with_independent=True)
    if format is PageFormat.JSON:
        answer = render_json(explain_document(network, result, outlook))
    else:
        answer = render_explanation(network, result, outlook, paper_for(out))
    deliver(answer, out)
