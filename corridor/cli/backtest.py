"""``corridor backtest``: predictions against reported journeys."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from corridor.cli import options
from corridor.cli.deliver import deliver, paper_for, tell
from corridor.cli.options import TableFormat

__all__ = ["EXAMPLES", "command"]

EXAMPLES = """\b
Examples:
  corridor backtest
  corridor backtest my-shipments.csv --format json
"""

Reports = Annotated[
    Path | None,
    typer.Argument(
        metavar="FILE",
        help="CSV with id, origin, destination, kind, refers_to (its date), days_min or days_max "
        "and, as far as known, corridor, via, modes, scope; the network's own if left out.",
    ),
]


def command(
    reports: Reports = None,
    *,
    draws: options.Draws = options.DEFAULT_DRAWS,
    seed: options.Seed = options.DEFAULT_SEED,
    graphs: options.Graphs = None,
    overlay: options.Overlays = None,
    format: options.AsTable = TableFormat.TEXT,
    out: options.Out = None,
) -> None:
    """Hold predictions against reported journeys: coverage, bias and error, kind by kind."""
    from corridor.cli.long_work import refuse_endless
    from corridor.cli.question import open_network
    from corridor.io.calibration import read_calibration
    from corridor.io.catalog import network_dir
    from corridor.io.files import is_there
    from corridor.io.record_schema import ObservationRow
    from corridor.io.reports import Reports, read_reports_leniently
    from corridor.reports.backtest import backtest_as, untested_words
    from corridor.uncertainty.backtest import backtest
    from corridor.uncertainty.traveller import Traveller

    network, calibration = open_network(graphs, overlay), read_calibration(graphs)
    own = network_dir(graphs) / ObservationRow.FILE
    told = read_reports_leniently(reports or own) if reports or is_there(own) else Reports(rows=())
    refuse_endless(draws, len(told.rows), "reports")
    tested = backtest(
        network,
        told.rows,
        lambda era: Traveller.calibrated(calibration, era, draws=draws, seed=seed),
        unread=told.unread,
    )
    tested = replace(tested, notes=calibration.notes)
    if format is TableFormat.CSV and (untested := untested_words(tested)):
        tell(untested)
    deliver(backtest_as(format, network, tested, paper_for(out)), out)
