"""Text fits the terminal it is written to, and is coloured only where that is wanted."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from corridor.cli.deliver import NARROWEST, WIDEST, paper_for


@pytest.mark.parametrize(
    ("columns", "width"), [("60", 60), ("120", 120), ("5", NARROWEST), ("9999", WIDEST), ("", 80)]
)
def test_width_follows_the_terminal(
    monkeypatch: pytest.MonkeyPatch, columns: str, width: int
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert paper_for().width == width
    assert paper_for(Path("answer.txt")).width == 80


@pytest.mark.parametrize(
    ("environment", "is_terminal", "is_coloured"),
    [
        ({"TERM": "xterm"}, True, True),
        ({"TERM": "xterm"}, False, False),
        ({"TERM": "dumb"}, True, False),
        ({"TERM": "xterm", "NO_COLOR": "1"}, True, False),
        ({"TERM": "xterm", "NO_COLOR": ""}, True, True),
    ],
)
def test_colour_only_on_a_terminal_that_wants_it(
    monkeypatch: pytest.MonkeyPatch,
    environment: dict[str, str],
    is_terminal: bool,
    is_coloured: bool,
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: is_terminal, raising=False)
    assert paper_for().is_coloured is is_coloured
