"""The commands under one name, with ``--help`` and ``--version``.

Plain help on purpose: drawing boxes round it would take longer than finding a route.
"""

from __future__ import annotations

from typing import Annotated

import typer

from corridor.cli import (
    backtest,
    check,
    compare,
    eras,
    explain,
    export,
    legs,
    map,
    matrix,
    pareto,
    route,
    scenario,
    show,
    sources,
    sweep,
    terminals,
    verify,
)
from corridor.cli.door import with_exit_codes
from corridor.version import __version__

__all__ = ["app"]

EPILOG = """\b
Examples:
  corridor route "Xi'an" Poti
  corridor route Almaty Duisburg --avoid RU --alternatives 3
  corridor eras "Xi'an" Poti
  corridor show aktau
"""

app = typer.Typer(
    name="corridor",
    epilog=EPILOG,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

COMMANDS = (
    *(route, compare, pareto, eras, explain, matrix, backtest, sweep, verify),
    *(terminals, legs, show, sources, check, export),
)

for module in COMMANDS:
    name = module.__name__.rpartition(".")[-1]
    app.command(name, epilog=module.EXAMPLES)(with_exit_codes(module.command))

for group in (scenario.group, map.group):
    app.add_typer(group)


def _show_version(is_wanted: bool) -> None:
    if is_wanted:
        typer.echo(f"corridor {__version__}")
        raise typer.Exit


@app.callback()
def describe(
    *,
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_show_version, is_eager=True, help="Show the version and exit."
        ),
    ] = False,
) -> None:
    """Plan Eurasian freight: how long, by which way, how sure, from which sources."""
    del version
