"""``corridor scenario`` on the reports' small network, with a library of its own."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

TINY = Path(__file__).parents[1] / "reports" / "tiny"

STORM = """
title = "Storm at Aktau"
[[close]]
terminals = ["aktau"]
modes = ["feeder"]
from = 2026-11-05
to = 2026-11-14
"""

Run = Callable[..., Result]


@pytest.fixture
def graphs(tmp_path: Path) -> Path:
    folder = tmp_path / "net"
    shutil.copytree(TINY, folder)
    (folder / "scenarios").mkdir()
    (folder / "scenarios" / "storm.toml").write_text(STORM)
    (folder / "scenarios" / "tunnel.toml").write_text(
        'due = 2029\n[[scale]]\nlegs = "aktau-alat-feeder"\nparts = "running"\nfactor = 0.5\n'
    )
    return folder


def test_the_library_is_listed_and_shown(run: Run, graphs: Path) -> None:
    listed = run("scenario", "list", graphs=graphs)
    assert listed.exit_code == 0
    assert "Storm at Aktau" in listed.stdout
    shown = run("scenario", "show", "storm", graphs=graphs)
    assert "close aktau and mode:feeder" in " ".join(shown.stdout.split())
    as_json = json.loads(run("scenario", "show", "storm", "--format", "json", graphs=graphs).stdout)
    assert as_json["schema"] == "corridor.scenario/1"
    assert as_json["edits"][0]["from"] == "2026-11-05"


def test_run_says_what_it_is_against_the_base(run: Run, graphs: Path) -> None:
    asked = ("scenario", "run", "storm", "Xi'an", "Poti", "--corridor", "middle")
    met = run(*asked, graphs=graphs)
    assert met.exit_code == 0
    words = " ".join(met.stdout.split())
    assert "with storm: " in words
    assert "longer than the base (likely), by another way" in words
    after = run(*asked, "--date", "2026-11-15", graphs=graphs)
    assert "this is the base" in " ".join(after.stdout.split())


def test_compare_reads_pairs_from_files(run: Run, graphs: Path, tmp_path: Path) -> None:
    (tmp_path / "ods.csv").write_text("origin,destination\nXi'an,Poti\naktau,poti\n")
    found = run(
        "scenario", "compare", "base", "storm", "--od", tmp_path / "ods.csv", "--format", "json",
        "--regret", graphs=graphs,
    )  # fmt: skip
    assert found.exit_code == 0
    document = json.loads(found.stdout)
    assert [scenario["id"] for scenario in document["scenarios"]] == ["storm"]
    assert [question["origin"] for question in document["questions"]] == ["xian", "aktau"]
    assert len(document["regret"]) == 2


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["show", "strom"], 4, "the closest: storm"),
        (["run", "none.toml", "xian", "poti"], 3, "missing"),
        (["run", "storm", "xian", "poti", "--date", "soon"], 2, "soon"),
        (["compare", "storm"], 2, "ask for something"),
        (["compare", "storm", "--from", "nowhere", "--to", "poti"], 4, "nowhere"),
    ],
)
def test_mistakes_have_their_exit_codes(
    run: Run, graphs: Path, arguments: list[str], code: int, message: str
) -> None:
    found = run("scenario", *arguments, graphs=graphs)
    assert found.exit_code == code
    assert message in found.stderr


def test_a_bad_list_of_pairs_names_its_line(run: Run, graphs: Path, tmp_path: Path) -> None:
    (tmp_path / "ods.csv").write_text("origin,destination\nxian,\n")
    found = run("scenario", "compare", "storm", "--od", tmp_path / "ods.csv", graphs=graphs)
    assert found.exit_code == 3
    assert "ods.csv:2:destination" in found.stderr


def test_a_route_is_asked_under_stacked_scenarios_and_a_year(run: Run, graphs: Path) -> None:
    asked = ("route", "Xi'an", "Poti", "--corridor", "middle", "--format", "json")
    base = json.loads(run(*asked, graphs=graphs).stdout)
    assert "scenario" not in base["provenance"]
    built = json.loads(run(*asked, "--year", "2030", graphs=graphs).stdout)
    assert built["provenance"]["scenario"].startswith("tunnel@")
    assert built["routes"][0]["days"]["likely"] < base["routes"][0]["days"]["likely"]
    both = run(*asked, "--year", "2030", "--scenario", "storm", graphs=graphs)
    names = json.loads(both.stdout)["provenance"]["scenario"]
    assert [name.partition("@")[0] for name in names.split(" + ")] == ["tunnel", "storm"]


def test_a_year_before_all_projects_is_said_so(run: Run, graphs: Path) -> None:
    found = run("route", "Xi'an", "Poti", "--year", "2000", graphs=graphs)
    assert found.exit_code == 3
    assert "years announced: 2029" in found.stderr
