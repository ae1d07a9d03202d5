"""``corridor sweep`` and ``corridor verify`` on the reports' small network."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

from corridor.model.uncertain import NOT_CALIBRATED

TINY = Path(__file__).parents[1] / "reports" / "tiny"

Run = Callable[..., Result]


@pytest.fixture
def spec(tmp_path: Path) -> Path:
    path = tmp_path / "spec.toml"
    path.write_text('eras = ["current", "2022"]\nod = "pairs.csv"\n')
    (tmp_path / "pairs.csv").write_text("origin,destination\nXi'an,Poti\nPoti,Xi'an\n")
    return path


def test_a_result_is_written_and_holds(run: Run, spec: Path, tmp_path: Path) -> None:
    out = tmp_path / "r.parquet"
    written = run("sweep", spec, "--out", out)
    assert written.exit_code == 0
    assert written.stdout == ""
    assert "4 cases written to" in written.stderr
    assert "2 of them hold an error in place of an answer, the first: NoRoute" in written.stderr
    held = run("verify", out)
    assert held.exit_code == 0
    assert held.stdout.startswith("The result holds: 4 of 4 cases run again")


def test_a_result_of_another_network_does_not_hold(run: Run, spec: Path, tmp_path: Path) -> None:
    out, other = tmp_path / "r.parquet", tmp_path / "other"
    run("sweep", spec, "--out", out)
    shutil.copytree(TINY, other)
    times = other / "transit_times.csv"
    slower = times.read_text().replace(",2022,7,8.5,10,", ",2022,7,9,10,")
    assert slower != times.read_text()
    times.write_text(slower)
    found = run("verify", out, graphs=other)
    assert found.exit_code == 1
    assert "does not hold: 4 of 4 cases run again, 1 differ" in found.stdout
    assert "The network is not the one" in found.stdout
    assert "case 2, likely_days: 27.05 then, 27.55 now" in found.stdout


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["sweep", "none.toml", "--out", "r.parquet"], 3, "the file is missing"),
        (["verify", "none.parquet"], 3, "there is no file"),
        (["sweep", "spec.toml"], 2, "--out"),
    ],
)
def test_mistakes_have_their_exit_codes(
    run: Run, arguments: list[str], code: int, message: str
) -> None:
    found = run(*arguments)
    assert found.exit_code == code
    assert message in found.stderr


def test_a_refused_specification_leaves_nothing_behind(run: Run, tmp_path: Path) -> None:
    spec = tmp_path / "spec.toml"
    spec.write_text("origins = 'xian'\ndestinations = 'poti'\ndates = [2026-01-01, 2500-01-01]\n")
    found = run("sweep", spec, "--out", tmp_path / "r.parquet")
    assert found.exit_code == 3
    assert "spec.toml:3:dates" in found.stderr
    assert list(tmp_path.iterdir()) == [spec]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("eras = '2031'", (4, "no era '2031'; there are:")),
        (
            "od = 'pairs.csv'\neras = ['current', 'current']",
            (3, "eras: current stands there twice"),
        ),
        ("corridors = 'midle'", (4, "no corridor 'midle'")),
        ("scenarios = 'no-such'", (4, "no scenario 'no-such'")),
        ("scenarios = ['base', 'base']", (3, "scenarios: base stands there twice")),
        ("origins = 'Xi'\ndestinations = ['Poti', 'Tiflis']", (4, "'Tiflis'")),
        ("[[grid]]\nedit = 'close'\nlegs = ['no-leg']\nusd = [1, 2]", (3, "spec.toml:")),
        (
            "[[grid]]\nedit = 'scale'\nlegs = ['no-leg']\nparts = 'running'\nfactor = [1, 2]",
            (3, "spec.toml:2:legs: the network has no leg 'no-leg'"),
        ),
        (
            "[[grid]]\nedit = 'scale'\nlegs = 'alat-poti-rail'\nparts = 'running'\nfactor = [1, 1]",
            (3, "spec.toml:6:factor: holds a value twice"),
        ),
    ],
)
def test_what_a_specification_names_is_looked_up_first(
    run: Run, spec: Path, tmp_path: Path, text: str, told: tuple[int, str]
) -> None:
    pairs = "" if "od =" in text or "origins" in text else "od = 'pairs.csv'\n"
    spec.write_text(pairs + text)
    code, message = told
    found = run("sweep", spec, "--out", tmp_path / "r.parquet")
    assert found.exit_code == code, found.stderr
    assert message in found.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["pairs.csv", "spec.toml"]


def test_what_is_not_calibrated_is_said_where_there_are_draws(
    run: Run, spec: Path, tmp_path: Path
) -> None:
    assert "not calibrated" not in run("sweep", spec, "--out", tmp_path / "a.parquet").stderr
    spec.write_text(spec.read_text() + "draws = 64\n")
    told = run("sweep", spec, "--out", tmp_path / "b.parquet").stderr
    assert told.count(NOT_CALIBRATED) == 1
