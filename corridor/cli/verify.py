"""``corridor verify``: whether a result still holds."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from corridor.cli import options
from corridor.cli.deliver import deliver
from corridor.errors import CorridorError

__all__ = ["EXAMPLES", "command"]

EXAMPLES = """\b
Examples:
  corridor verify results.parquet
  corridor verify results.parquet --sample 200
"""


def command(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Result of corridor sweep.")],
    *,
    sample: Annotated[
        int, typer.Option("--sample", min=0, help="Cases to run again, spread evenly; 0 is all.")
    ] = 0,
    graphs: options.Graphs = None,
    overlay: options.Overlays = None,
) -> None:
    """Run a result again and say whether it still holds. Exit code 1 if it does not."""
    from corridor.io.dataset import read_dataset
    from corridor.reports.verdict_text import render_verdict
    from corridor.scenarios.outcome import Beside
    from corridor.scenarios.verify import verify_result

    data = read_dataset(graphs, overlays=overlay or ())
    verdict = verify_result(file, data.network, beside=Beside.of(data), most_cases=sample)
    deliver(render_verdict(verdict))
    if not verdict.holds:
        raise typer.Exit(CorridorError.exit_code)
