"""The one place where errors become exit codes, and one clear line on standard error.

======  ==========================================================
0       answered
1       an error of this package without a code of its own
2       usage: an option or argument that does not exist or fit
3–7     as the error says, see :mod:`corridor.errors`
70      our fault
130     interrupted
141     nobody reads what is written (``corridor legs | head``)
======  ==========================================================
"""

from __future__ import annotations

import functools
import inspect
import signal
import sys
from collections.abc import Callable
from types import FrameType
from typing import Annotated, Final

import typer

from corridor.cli import INTERRUPTED
from corridor.cli.deliver import tell
from corridor.errors import ArgumentError, CorridorError
from corridor.kernels.road import announce_to

__all__ = ["enter", "with_exit_codes"]

OUR_FAULT: Final = 70
READER_GONE: Final = 141

LISTED: Final = 50
"""Lines of one error that are shown."""

Debug = Annotated[bool, typer.Option("--debug", help="Show the traceback of an error.")]


_interrupts: list[int] = []
"""Signals that came. Compiled code may turn the exception they raise into one of its own."""


def enter() -> None:
    """Run the command line."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _interrupt)
    try:
        from corridor.cli.app import app

        app(prog_name="corridor")
    except BaseException as error:
        if _interrupts:
            sys.exit(INTERRUPTED)
        if isinstance(error, OSError):  # help that a full disk would not take
            sys.exit(_report(error))
        raise


def _interrupt(number: int, frame: FrameType | None) -> None:
    del frame
    _interrupts.append(number)
    raise KeyboardInterrupt


def with_exit_codes(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the option ``--debug`` and turn its errors into exit codes."""

    @functools.wraps(command)
    def guarded(*, debug: bool = False, **options: object) -> None:
        announce_to(tell)
        try:
            command(**options)
        except (typer.Exit, typer.BadParameter):
            raise
        except ArgumentError as error:
            if debug:
                _show_traceback()
            raise typer.BadParameter(str(error)) from error
        except (Exception, KeyboardInterrupt) as error:
            if debug:
                _show_traceback()
            raise typer.Exit(_report(error)) from error

    _add_debug(guarded, command)
    return guarded


def _add_debug(guarded: Callable[..., None], command: Callable[..., None]) -> None:
    """Append ``--debug`` to what Typer reads the options from."""
    signature = inspect.signature(command, eval_str=True)
    option = inspect.Parameter(
        "debug", inspect.Parameter.KEYWORD_ONLY, default=False, annotation=Debug
    )
    parameters = [*signature.parameters.values(), option]
    guarded.__signature__ = signature.replace(parameters=parameters)  # type: ignore[attr-defined]
    guarded.__annotations__ = {p.name: p.annotation for p in parameters}


def _report(error: BaseException) -> int:
    """Say what went wrong and return the exit code for it."""
    if _interrupts or isinstance(error, KeyboardInterrupt):
        tell("interrupted; nothing was left half-written")
        return INTERRUPTED
    match error:
        case CorridorError():
            tell(_shortened(str(error)))
            return error.exit_code
        case BrokenPipeError():
            return READER_GONE
        case OSError():
            # A full disk, a closed pipe, a folder that may not be read: nobody's code is wrong.
            place = f"{error.filename}: " if error.filename else ""
            tell(f"{place}{error.strerror or error}")
            return CorridorError.exit_code
        case _:
            tell(f"our fault, please report it: {type(error).__name__}: {error} (see --debug)")
            return OUR_FAULT


def _shortened(message: str) -> str:
    lines = message.splitlines()
    if len(lines) <= LISTED:
        return message
    return "\n".join([*lines[:LISTED], f"  … and {len(lines) - LISTED} more lines"])


def _show_traceback() -> None:
    import traceback

    traceback.print_exc()
