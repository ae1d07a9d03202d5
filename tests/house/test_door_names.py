"""The front door: every name opens, is listed once and described; examples need no other door."""

from __future__ import annotations

import ast
import importlib
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import corridor
from tools import tool

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted((ROOT / "examples").glob("*.py"))


def test_every_name_opens_and_is_its_room_s_own() -> None:
    for name in corridor.__all__:
        value = getattr(corridor, name)
        assert value is getattr(importlib.import_module(corridor._rooms()[name]), name)
    assert dir(corridor) == sorted([*corridor.__all__, "__version__"])
    with pytest.raises(AttributeError, match="no attribute 'teleport'"):
        _ = corridor.teleport


def test_a_star_import_brings_them_all() -> None:
    told: dict[str, object] = {}
    exec("from corridor import *", told)
    assert set(corridor.__all__) <= set(told)


def test_no_name_is_listed_twice() -> None:
    listed = ast.parse((ROOT / "corridor" / "__init__.pyi").read_text(encoding="utf-8")).body
    names = [
        each.name for line in listed if isinstance(line, ast.ImportFrom) for each in line.names
    ]
    assert len(names) == len(set(names)) == len(corridor.__all__) + 1  # and the version


def test_the_door_itself_loads_nothing() -> None:
    code = "import sys, corridor; print([m for m in sys.modules if m.startswith('corridor.')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_page_lists_every_name() -> None:
    written = (ROOT / "docs" / "python.md").read_text(encoding="utf-8")
    again = "run python tools/describe_names.py"
    assert written.endswith(tool("describe_names").names()), again
    assert all(f"\n| `{name}` | " in written for name in corridor.__all__)


def imports_of(path: Path) -> Iterator[str]:
    for line in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(line, ast.ImportFrom):
            yield str(line.module)
        elif isinstance(line, ast.Import):
            yield from (each.name for each in line.names)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_examples_come_in_by_the_front_door(path: Path) -> None:
    ours = {name for name in imports_of(path) if name.partition(".")[0] == "corridor"}
    assert ours <= {"corridor", "corridor.maps"}
    assert ours
