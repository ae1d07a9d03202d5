"""``corridor sweep``: every scenario with every era, day, cargo and pair, into one Parquet file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from corridor.cli import options
from corridor.cli.deliver import tell

__all__ = ["EXAMPLES", "command"]

EXAMPLES = """\b
Examples:
  corridor sweep spec.toml --out results.parquet
  corridor sweep spec.toml --out results.parquet --workers 4
  corridor sweep spec.toml --out results.parquet --scheduler tcp://10.0.0.1:8786
"""


def command(
    spec: Annotated[Path, typer.Argument(metavar="SPEC", help="TOML file: what with what.")],
    *,
    out: Annotated[
        Path, typer.Option("--out", metavar="FILE", help="Parquet file; the run can be resumed.")
    ],
    workers: Annotated[
        int,
        typer.Option("--workers", min=0, max=256, help="Dask processes here; 0 is this process."),
    ] = 0,
    scheduler: Annotated[
        str,
        typer.Option("--scheduler", metavar="ADDRESS", help="Dask scheduler that runs already."),
    ] = "",
    block: Annotated[
        int, typer.Option("--block", min=1, max=1_000_000, help="Cases written at a time.")
    ] = 512,
    graphs: options.Graphs = None,
    overlay: options.Overlays = None,
) -> None:
    """Run a sweep. Killed at any moment, the same command finishes what is missing.

    The result is the same to the byte as that of an unbroken run.
    """
    from corridor.cli.sweeping import Ticker, sweep_in
    from corridor.io.dataset import read_dataset
    from corridor.scenarios.outcome import Beside
    from corridor.scenarios.sweep import run_sweep
    from corridor.scenarios.sweep_dask import dask_runner
    from corridor.scenarios.sweep_store import count_errors

    data, asked = read_dataset(graphs, overlays=overlay or ()), sweep_in(spec, graphs)
    for note in data.calibration.notes if asked.draws else ():
        tell(note)
    on_dask = bool(scheduler or workers)
    runner = dask_runner(scheduler=scheduler, workers=workers) if on_dask else None
    run_sweep(
        data.network,
        asked,
        out,
        beside=Beside.of(data),
        runner=runner,
        progress=Ticker(),
        block_cases=block,
    )
    tell(f"{asked.case_count:,} cases written to {out}")
    errors, first = count_errors(out)
    if errors:
        tell(f"{errors:,} of them hold an error in place of an answer, the first: {first}")
