"""Write the table of all public names into ``docs/python.md``, from the front door itself.

Run it after a name has come to ``corridor/__init__.pyi`` or the first line of a docstring changed.
"""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Iterator
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from typing import Final

import corridor
import corridor.maps
from corridor.io.write import write_text_atomic

PAGE: Final = Path(__file__).resolve().parent.parent / "docs" / "python.md"
HEADING: Final = "## All names\n"

ROOMS: Final = {
    "answers": "Whole answers",
    "io": "Reading and writing",
    "model": "Values",
    "routing": "Routes",
    "uncertainty": "How sure",
    "choice": "Money, emissions, choice",
    "scenarios": "What if",
    "maps": "Maps: `from corridor.maps import …`",
    "errors": "Errors",
    "kernels": "Speed",
}


def main() -> None:
    """Write the page anew below its heading."""
    text = PAGE.read_text(encoding="utf-8")
    write_text_atomic(PAGE, text[: text.index(HEADING)] + names())


def names() -> str:
    """Return the heading and the tables."""
    parts = [HEADING]
    for room, title in ROOMS.items():
        rows = sorted(_rows(room), key=lambda row: row[0].casefold())
        parts += ["", f"**{title}**", "", "| name | |", "|---|---|"]
        parts += [f"| `{name}` | {said} |" for name, said in rows]
    return "\n".join(parts) + "\n"


def _rows(room: str) -> Iterator[tuple[str, str]]:
    door = corridor.maps if room == "maps" else corridor
    for name in door.__all__:
        home = room_of(name) if door is corridor else room
        if home == room:
            yield name, first_line(name, getattr(door, name), door.__name__)


def room_of(name: str) -> str:
    """Return the room that a name of the front door comes from."""
    return corridor._rooms()[name].split(".")[1]


def first_line(name: str, value: object, door: str) -> str:
    """Return what the first line of a docstring says; of a constant, the text below it."""
    if inspect.isclass(value) or inspect.isfunction(value):
        said = inspect.getdoc(value) or ""
    else:
        home = corridor._rooms()[name] if door == "corridor" else door
        said = _below(inspect.getsource(import_module(home)), name)
    plain = re.sub(r":\w+:`~?[\w.]*?(\w+)`", r"`\1`", said.strip().splitlines()[0])
    return plain.replace("``", "`").replace("|", "\\|")


def _below(source: str, name: str) -> str:
    body = ast.parse(source).body
    for line, after in pairwise(body):
        targets = [line.target] if isinstance(line, ast.AnnAssign) else []
        if any(isinstance(one, ast.Name) and one.id == name for one in targets):
            assert isinstance(after, ast.Expr)
            assert isinstance(after.value, ast.Constant)
            return str(after.value.value)
    raise LookupError(name)


if __name__ == "__main__":
    main()
