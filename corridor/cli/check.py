"""``corridor check``: whether a network is sound."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from corridor.cli import options
from corridor.cli.deliver import deliver, paper_for
from corridor.cli.options import PageFormat
from corridor.errors import DataError

__all__ = ["EXAMPLES", "command"]

EXAMPLES = """\b
Examples:
  corridor check
  corridor check my-network --format json
"""


def command(
    directory: Annotated[
        Path | None,
        typer.Argument(metavar="[DIR]", help="Folder of a network; the shipped one if left out."),
    ] = None,
    *,
    format: options.AsPage = PageFormat.TEXT,
    out: options.Out = None,
) -> None:
    """Find every fault of a network at once: file, line, column, remedy. Exit code 3 on errors."""
    from corridor.cli.findings import findings_in
    from corridor.reports.formats import findings_as

    faults = findings_in(directory)
    name = directory.name if directory else "shipped network"
    deliver(findings_as(format, faults, paper_for(out), what=name), out)
    if any(fault.level == "error" for fault in faults):
        raise typer.Exit(DataError.exit_code)
