"""Every answer with percentiles or spread says so where no reported journeys stand behind them."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from corridor import UNCALIBRATED, compare, read_calibration, read_dataset
from corridor.io.catalog import network_dir
from corridor.model.uncertain import NOT_CALIBRATED

ENDS = ("Xi'an", "Poti")
PAIR = ("--from", "Xi'an", "--to", "Poti")
COMMANDS = {
    "route": ("route", *ENDS),
    "compare": ("compare", *ENDS),
    "explain": ("explain", *ENDS),
    "eras": ("eras", *ENDS),
    "why-not": ("why-not", *ENDS, "northern"),
    "scenario run": ("scenario", "run", "northern-closed", *ENDS),
    "scenario compare": ("scenario", "compare", "northern-closed", *PAIR, "--draws", "100"),
    "scenario tornado": ("scenario", "tornado", *ENDS),
    "claims": ("claims", "--draws", "100"),
    "backtest": ("backtest", "--draws", "100"),
}
FORMATS = dict.fromkeys(COMMANDS, ("text", "json", "md")) | {
    "explain": ("text",),
    "why-not": ("text", "json"),
    "scenario tornado": ("text", "json"),
}


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the shipped network and the first of its claims and reports."""
    folder = shutil.copytree(network_dir(None), tmp_path_factory.mktemp("networks") / "shipped")
    for name in ("claims.csv", "observations.csv"):
        rows = (folder / name).read_text(encoding="utf-8").splitlines(keepends=True)
        (folder / name).write_text("".join(rows[:12]), encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def without(shipped: Path) -> Path:
    """Return the same folder without its calibration."""
    folder = shutil.copytree(shipped, shipped.with_name("without"))
    (folder / "calibration.toml").unlink()
    return folder


@pytest.mark.parametrize(
    ("name", "form"), [(name, form) for name in COMMANDS for form in FORMATS[name]]
)
def test_it_is_said_without_a_calibration(name: str, form: str, without: Path, run) -> None:
    asked = (*COMMANDS[name], *([] if form == "text" else ["--format", form]))
    done = run(*asked, graphs=without)
    assert done.exit_code == 0, done.output
    told = json.loads(done.stdout)["notes"] if form == "json" else " ".join(done.stdout.split())
    assert NOT_CALIBRATED in told
    assert told.count(NOT_CALIBRATED) == 1


@pytest.mark.parametrize("name", COMMANDS)
def test_it_is_not_said_with_one(name: str, shipped: Path, run) -> None:
    done = run(*COMMANDS[name], graphs=shipped)
    assert done.exit_code == 0, done.output
    assert "calibration.toml" not in done.stdout


@pytest.mark.parametrize(
    "asked", [("eras", *ENDS), ("compare", *ENDS), ("reach", "Aktau", "--days", "9", "--by", "p80")]
)
def test_maps_say_it_too(asked: tuple[str, ...], without: Path, tmp_path: Path, run) -> None:
    done = run("map", *asked, "--out", tmp_path / "x.html", graphs=without)
    assert done.exit_code == 0, done.output
    assert NOT_CALIBRATED in (tmp_path / "x.html").read_text(encoding="utf-8")


def test_python_tells_it_as_the_commands_do(without: Path) -> None:
    assert UNCALIBRATED.notes == (NOT_CALIBRATED,)
    assert read_calibration().notes == ()
    data = read_dataset(without)
    assert NOT_CALIBRATED in compare(data, [], [ENDS], draws=100).notes
    assert NOT_CALIBRATED not in compare(data, [], [ENDS]).notes
