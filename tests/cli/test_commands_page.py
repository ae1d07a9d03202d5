"""The page of every command is what the commands say of themselves."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).parents[2]


def tool(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, ROOT / "tools" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_page_is_up_to_date() -> None:
    written = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    assert written == tool("describe_commands").page(), "run tools/describe_commands.py"


def test_every_command_is_on_it() -> None:
    names = {name for name, _ in tool("describe_commands").helps()}
    assert {"corridor route", "corridor map reach", "corridor scenario run"} <= names
