"""A way to run the command line on the small network of the reports' tests."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from corridor.cli.app import app

TINY = Path(__file__).parents[1] / "reports" / "tiny"

Run = Callable[..., Result]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return what runs ``corridor`` with some arguments, on the small network unless told."""
    monkeypatch.delenv("COLUMNS", raising=False)

    def run_on(*arguments: str | Path, graphs: Path | None = TINY) -> Result:
        place = ["--graphs", str(graphs)] if graphs else []
        return CliRunner().invoke(app, [*map(str, arguments), *place], prog_name="corridor")

    return run_on
