"""The commands under one name, with ``--help`` and ``--version``.

Plain help on purpose: drawing boxes round it would take longer than finding a route.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from typing import Annotated, Any, Final, cast

import typer
from typer.core import TyperCommand, TyperGroup

from corridor.version import __version__

__all__ = ["app"]

COMMANDS: Final = (
    *("route", "compare", "pareto", "why-not", "eras", "explain", "matrix", "departures"),
    *("claims", "backtest", "sweep", "verify"),
    *("terminals", "legs", "show", "sources", "check", "export", "ileap", "scenario", "map"),
)
"""In the order of the help. Each is a module beside this one, with a ``command`` or a ``group``."""

EPILOG = """\b
Examples:
  corridor route "Xi'an" Poti
  corridor route Almaty Duisburg --avoid RU --alternatives 3
  corridor eras "Xi'an" Poti
  corridor show aktau
"""


class _Commands(Mapping[str, TyperCommand | TyperGroup]):
    """The commands by name, each read when it is first asked for: a call needs one of them."""

    def __getitem__(self, name: str) -> TyperCommand | TyperGroup:
        if name not in COMMANDS:
            raise KeyError(name)
        return _command(name)

    def __iter__(self) -> Iterator[str]:
        return iter(COMMANDS)

    def __len__(self) -> int:
        return len(COMMANDS)


class _Door(TyperGroup):
    """The group of all commands."""

    def __init__(self, **attributes: Any) -> None:  # noqa: ANN401 - Typer's own
        super().__init__(**attributes | {"commands": _Commands()})

    def list_commands(self, ctx: typer.Context) -> list[str]:  # type: ignore[override]
        """Return the names without reading the commands."""
        del ctx
        return list(COMMANDS)

    def invoke(self, ctx: typer.Context) -> Any:  # type: ignore[override]  # noqa: ANN401 - Typer's
        """Run a command; what is wrong with a value is told without the parser's own words."""
        try:
            return super().invoke(ctx)
        except typer.BadParameter as error:
            error.message = error.message.removeprefix("Value error, ")
            raise


@cache
def _command(name: str) -> TyperCommand | TyperGroup:
    from corridor.cli.door import with_exit_codes

    module = import_module(f"corridor.cli.{name.replace('-', '_')}")
    if hasattr(module, "group"):
        alone: typer.Typer = module.group
    else:
        alone = typer.Typer(rich_markup_mode=None, add_completion=False)
        alone.command(name, epilog=module.EXAMPLES)(with_exit_codes(module.command))
    return cast("TyperCommand | TyperGroup", typer.main.get_command(alone))


app = typer.Typer(
    name="corridor",
    cls=_Door,
    epilog=EPILOG,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


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
