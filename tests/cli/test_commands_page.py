"""The page of every command is what the commands say of themselves."""

from __future__ import annotations

from pathlib import Path

from tools import tool

ROOT = Path(__file__).parents[2]


def test_the_page_is_up_to_date() -> None:
    written = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    assert written == tool("describe_commands").page(), "run tools/describe_commands.py"


def test_every_command_is_on_it() -> None:
    names = {name for name, _ in tool("describe_commands").helps()}
    assert {"corridor route", "corridor map reach", "corridor scenario run"} <= names
