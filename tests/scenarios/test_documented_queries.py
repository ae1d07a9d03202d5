"""The queries that the page on scenarios shows run on a result and find what is in it."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import duckdb
import pytest

from corridor.io.scenarios import BASE
from corridor.model.edits_beside import ChangeClosures
from corridor.model.network import Network
from corridor.model.scenario import Close, Scenario, Target
from corridor.model.shipment import Shipment
from corridor.scenarios.sweep import run_sweep
from corridor.scenarios.sweep_cases import Sweep

WINTER = date(2026, 12, 6)
PAGE = (Path(__file__).parents[2] / "docs" / "scenarios.md").read_text(encoding="utf-8")


@pytest.fixture
def here(network: Network, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with ``results.parquet``, and go there."""
    base = Scenario(id="base+aktau-wait=1.0", edits=BASE.edits)
    calm = ChangeClosures(target=Target(terminal_ids=("aktau",)), factor=0.5)
    sweep = Sweep(
        scenarios=(
            base,
            Scenario(id="shut", edits=(Close(target=Target(leg_ids=("aktau-alat-ferry",))),)),
            Scenario(id="cut", edits=(Close(target=Target(terminal_ids=("poti",))),)),
            Scenario(id="calm", edits=(calm,)),
        ),
        pairs=(("xian", "poti"), ("poti", "xian")),
        days=(WINTER,),
    )
    run_sweep(network, sweep, tmp_path / "results.parquet")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def block(language: str) -> str:
    (found,) = re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    return str(found)


@pytest.mark.usefixtures("here")
def test_the_pandas_query_runs(capsys: pytest.CaptureFixture[str]) -> None:
    exec(compile(block("python no-run"), "scenarios.md", "exec"), {})
    told = capsys.readouterr().out
    assert "current" in told
    assert "16.6" in told  # the mean of 15.7, 18.3 and 15.7


@pytest.mark.usefixtures("here")
def test_the_duckdb_query_runs() -> None:
    rows = duckdb.sql(block("sql")).fetchall()
    told = {(row[0], row[2]): row for row in rows}
    # As closures are edited, all cases of the winter's day are of the whole year.
    assert told["shut", "poti"][3:] == ("current", "current", 2.6, None, "")
    assert told["calm", "poti"][3:] == ("current", "current", 0.0, None, "")
    # Who is cut off is told too.
    assert told["cut", "poti"][3:7] == ("current", "current", None, None)
    assert sum(bool(row[-1]) for row in rows) == 2


def test_the_duckdb_query_keeps_shipments_apart(
    network: Network, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    base = Scenario(id="base+aktau-wait=1.0", edits=BASE.edits)
    loads = (Shipment(value_usd_each=9), Shipment(units=2), Shipment(value_of_time_usd_each=9))
    sweep = Sweep(scenarios=(base,), pairs=(("xian", "poti"),), loads=loads, is_billed=True)
    run_sweep(network, sweep, tmp_path / "results.parquet")
    monkeypatch.chdir(tmp_path)
    assert len(duckdb.sql(block("sql")).fetchall()) == len(loads)
