"""The queries that the page on scenarios shows run on a result and find what is in it."""

from __future__ import annotations

import re
from pathlib import Path

import duckdb
import pytest

from corridor.io.scenarios import BASE
from corridor.model.network import Network
from corridor.model.scenario import Close, Scenario, Target
from corridor.scenarios.sweep import run_sweep
from corridor.scenarios.sweep_cases import Sweep

PAGE = (Path(__file__).parents[2] / "docs" / "scenarios.md").read_text(encoding="utf-8")


@pytest.fixture
def here(network: Network, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with ``results.parquet``, and go there."""
    base = Scenario(id="base+aktau-wait=1.0", edits=BASE.edits)
    shut = Scenario(id="shut", edits=(Close(target=Target(leg_ids=("aktau-alat-ferry",))),))
    sweep = Sweep(scenarios=(base, shut), pairs=(("xian", "poti"), ("poti", "nowhere")))
    run_sweep(network, sweep, tmp_path / "results.parquet")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def block(language: str) -> str:
    (found,) = re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    return str(found)


@pytest.mark.usefixtures("here")
def test_the_pandas_query_runs(capsys: pytest.CaptureFixture[str]) -> None:
    exec(compile(block("python no-run"), "scenarios.md", "exec"), {})
    assert "17.0" in capsys.readouterr().out  # the mean of 15.7 and 18.3


@pytest.mark.usefixtures("here")
def test_the_duckdb_query_runs() -> None:
    rows = duckdb.sql(block("sql")).fetchall()
    assert ("shut", "xian", "poti", 2.6, None, "") in rows
    assert sum(bool(row[-1]) for row in rows) == 2
