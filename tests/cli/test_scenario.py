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


PRICES = (
    "id,legs,modes,from_countries,to_countries,both_ways,kind,era,basis,min_usd,likely_usd,max_usd,"
    "price_date,over_km,confidence,sources,note\n"
    "all,,,,,,estimated,all,feu,1,1,1,2026,1,C,,\n"
)


@pytest.fixture
def priced(graphs: Path) -> Path:
    """Return the network with a dollar a kilometre, and a scenario that doubles it."""
    (graphs / "rates.csv").write_text(PRICES)
    (graphs / "price_sources.csv").write_text("id,title,url,date,kind\n")
    (graphs / "closures.csv").write_text(
        "terminal,month,kind,closures,min_days,likely_days,max_days,confidence,sources,note\n"
        "aktau,11,wind,2,1,2,5,C,,\n"
    )
    (graphs / "scenarios" / "dear.toml").write_text(
        '[[price]]\nlegs = "aktau-alat-feeder"\nitems = "linehaul"\nfactor = 2\n'
    )
    (graphs / "scenarios" / "windy.toml").write_text(
        '[[closures]]\nterminals = "aktau"\nfactor = 5\n'
    )
    return graphs


def test_prices_and_closures_of_scenarios_reach_every_command(run: Run, priced: Path) -> None:
    ends = ("Xi'an", "Poti", "--corridor", "middle", "--format", "json")
    usd = []
    for more in ([], ["--scenario", "dear"]):
        told = run("route", *ends, "--equipment", "40", *more, graphs=priced)
        usd.append(json.loads(told.stdout)["routes"][0]["cost_usd"]["likely"])
    assert usd[1] == usd[0] + 463
    p95 = []
    for more in ([], ["--scenario", "windy"]):
        told = run("route", *ends, "--ready", "2026-11-01", *more, graphs=priced)
        p95.append(json.loads(told.stdout)["routes"][0]["days"]["p95"])
    assert p95[1] > p95[0]
    by_cost = run("route", *ends, "--by", "cost", "--scenario", "dear", graphs=priced)
    document = json.loads(by_cost.stdout)
    assert document["provenance"]["scenario"].startswith("dear@")
    asked = (
        *("--from", "xian", "--to", "poti", "--corridor", "middle", "--format", "json"),
        *("--equipment", "20", "--draws", "500", "--ready", "2026-11-01"),
    )
    compared = run("scenario", "compare", "dear", "windy", *asked, graphs=priced)
    assert compared.exit_code == 0, compared.stderr


def test_what_an_answer_cannot_show_is_said(run: Run, priced: Path) -> None:
    for name, words in (("dear", "ask for the cost"), ("windy", "with a ready date")):
        ran = run("scenario", "run", name, "xian", "poti", graphs=priced)
        assert words in " ".join(ran.stdout.split())
        compared = run("scenario", "compare", name, "--from", "xian", "--to", "poti", graphs=priced)
        assert words in " ".join(compared.stdout.split())


def test_run_tells_percentiles_and_the_base(run: Run, graphs: Path) -> None:
    ran = run("scenario", "run", "storm", "xian", "poti", "--corridor", "middle", graphs=graphs)
    text = " ".join(ran.stdout.split())
    assert "simulated: P50" in text
    assert "the base: " in text


def test_a_date_without_a_scenario_is_refused(run: Run, graphs: Path) -> None:
    for command in (("route",), ("scenario", "tornado")):
        found = run(*command, "xian", "poti", "--date", "2026-11-06", graphs=graphs)
        assert found.exit_code == 2
        assert "--date" in found.stderr
    for option in (("--ready", "2026-11-06"), ("--within", "20")):
        asked = ("scenario", "compare", "storm", "--from", "xian", "--to", "poti", *option)
        found = run(*asked, graphs=graphs)
        assert found.exit_code == 2
        assert "--draws" in found.stderr


@pytest.mark.parametrize("name", ["c.svg", "c.png"])
def test_answers_are_drawn_as_charts(run: Run, graphs: Path, tmp_path: Path, name: str) -> None:
    chart = tmp_path / "charts" / name
    begins = b"<svg" if name.endswith("svg") else b"\x89PNG"
    asked = ("scenario", "compare", "storm", "--from", "xian", "--to", "poti")
    assert run(*asked, "--chart", chart, graphs=graphs).exit_code == 0
    assert chart.read_bytes().startswith(begins)
    drawn = run("scenario", "tornado", "xian", "poti", "--chart", chart, graphs=graphs)
    assert drawn.exit_code == 0
    assert chart.read_bytes().startswith(begins)
    assert run(*asked, "--chart", "c.gif", graphs=graphs).exit_code == 2
    assert run(*asked, "--chart", chart, "--out", chart, graphs=graphs).exit_code == 2
