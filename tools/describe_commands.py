"""Write ``docs/commands.md``: the help of every command, as the terminal prints it.

Run this after changing a command or an option; a test holds the page against the commands.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from typer import Context
from typer.core import TyperGroup
from typer.main import get_command

from corridor.cli.app import app
from corridor.io.write import write_text_atomic

PAGE: Final = Path(__file__).resolve().parent.parent / "docs" / "commands.md"
COLUMNS: Final = 80
HEAD: Final = """\
# Every command

Written by `python tools/describe_commands.py` from the commands themselves; do not edit by hand.
[cli.md](cli.md) says how to ask and how to read the answers.
"""


def main() -> None:
    """Write the page."""
    write_text_atomic(PAGE, page())


def page() -> str:
    """Return the page as Markdown."""
    sections = (f"## `{name}`\n\n```text\n{text.strip()}\n```\n" for name, text in helps())
    return "\n".join((HEAD, *sections))


def helps() -> Iterator[tuple[str, str]]:
    """Yield the full name of each command, and what its help says."""
    door = get_command(app)
    context = door.make_context("corridor", [], resilient_parsing=True, terminal_width=COLUMNS)
    yield from _below(door, context)


def _below(group: TyperGroup, context: Context) -> Iterator[tuple[str, str]]:
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        inner = command.make_context(name, [], parent=context, resilient_parsing=True)
        if isinstance(command, TyperGroup):
            yield from _below(command, inner)
        else:
            yield inner.command_path, command.get_help(inner)


if __name__ == "__main__":
    main()
