"""Commands find, draw, check and export what they are asked for."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
import typer

from corridor.cli import complete
from corridor.cli.export import Target
from corridor.cli.named import find_fact
from corridor.errors import UnknownNameError
from corridor.io.export import ExportFormat
from corridor.io.read import load_network
from corridor.model.network import Network

TINY = Path(__file__).parents[1] / "reports" / "tiny"


@pytest.fixture(scope="module")
def network() -> Network:
    return load_network(TINY)


def routes(result) -> list[dict]:
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)["routes"]


def test_names_in_any_script_and_code_mean_the_same(run) -> None:
    expected = routes(run("route", "xian", "poti", "--format", "json"))
    for pair in (("西安", "Поти"), ("CNXIA", "GEPTI"), ("XI'AN", "poti")):
        assert routes(run("route", *pair, "--format", "json")) == expected


def test_a_name_that_is_not_the_terminals_own_is_explained(run) -> None:
    text = run("route", "Alyat", "Poti").stdout
    assert "'Alyat' is taken as Alat, AZ (alat)" in text
    assert "is taken as" not in run("route", "Alat", "Poti").stdout


@pytest.mark.parametrize(
    ("options", "leg"),
    [
        ([], "aktau-alat-feeder"),
        (["--equipment", "tonne"], "xian-poti-road"),
        (["--equipment", "truck"], "xian-poti-road"),
        (["--avoid", "RU"], "aktau-alat-feeder"),
        (["--corridor", "TITR"], "aktau-alat-feeder"),
        (["--avoid", "RU", "--avoid", "aktau"], "kuryk-alat-train-ferry"),
        (["--via", "kuryk"], "kuryk-alat-train-ferry"),
        (["--by", "distance"], "aktau-alat-feeder"),
        (["--avoid", "RU", "--by", "min"], "kuryk-alat-train-ferry"),
        (["--era", "2022"], "kuryk-alat-train-ferry"),
    ],
)
def test_conditions_change_the_way(run, options: list[str], leg: str) -> None:
    best = routes(run("route", "xian", "poti", *options, "--format", "json"))[0]
    assert leg in [element["id"] for element in best["elements"]]


def test_eras_keep_to_the_middle_corridor_unless_told(run) -> None:
    held = json.loads(run("eras", "xian", "poti", "--format", "json").stdout)
    free = json.loads(
        run(
            "eras", "xian", "poti", "--corridor", "", "--equipment", "tonne", "--format", "json"
        ).stdout
    )
    assert [era["family"] for era in held["eras"]] == ["middle"] * 3
    assert free["eras"][-1]["family"] == "northern"


def test_an_overlay_changes_the_answer(run, tmp_path: Path) -> None:
    overlay = tmp_path / "storm.toml"
    overlay.write_text(
        '[[transit_times]]\nleg = "aktau-alat-feeder"\nera = "current"\n'
        "min_days = 9\nlikely_days = 10\nmax_days = 11\n"
        'kind = "estimated"\nconfidence = "C"\nsources = "own-estimate"\n',
        encoding="utf-8",
    )
    line = ("route", "aktau", "alat", "--corridor", "middle", "--format", "json")
    assert routes(run(*line))[0]["days"]["likely"] == 1.2
    assert routes(run(*line, "--overlay", overlay))[0]["days"]["likely"] == 10


def test_show_finds_every_kind_by_id_and_terminals_by_name(network: Network) -> None:
    for name in ("aktau", "aktau-alat-feeder", "aktau-load", "middle", "2022", "ministry", "西安"):
        fact = find_fact(network, name)
        assert fact.id == ("xian" if name == "西安" else name)
    with pytest.raises(UnknownNameError, match=r"by id: .*aktau-alat-feeder"):
        find_fact(network, "aktau-alat-feeders")


def test_legs_are_filtered(run) -> None:
    assert run("legs", "--from", "xian", "--to", "poti", "--mode", "road").stdout.count("\n") == 2
    assert run("legs", "--from", "poti").stdout == "nothing found\n"


def test_check_passes_a_sound_network(run) -> None:
    result = run("check", TINY, "--format", "json", graphs=None)
    assert result.exit_code == 0, result.stdout
    assert json.loads(result.stdout)["errors"] == 0


def test_check_names_every_fault_with_its_line(run, tmp_path: Path) -> None:
    folder = shutil.copytree(TINY, tmp_path / "broken")
    legs = folder / "legs.csv"
    page = legs.read_text(encoding="utf-8").replace("altynkol-aktau-rail,altynkol", "x,nowhere")
    legs.write_text(page.replace(",463,", ",nan,"), encoding="utf-8")
    result = run("check", folder, "--format", "json", graphs=None)
    assert result.exit_code == 3
    findings = json.loads(result.stdout)["findings"]
    places = {(f.get("file"), f.get("line"), f.get("column")) for f in findings}
    assert {("legs.csv", 3, "tail"), ("legs.csv", 5, "length_km")} <= places
    assert "error: legs.csv:5:length_km" in run("check", folder, graphs=None).stdout


def test_check_holds_the_published_totals(run, tmp_path: Path) -> None:
    folder = shutil.copytree(TINY, tmp_path / "faster")
    times = folder / "transit_times.csv"
    page = times.read_text(encoding="utf-8").replace("2022,12,13.3,15", "2022,11,13.3,15")
    times.write_text(page, encoding="utf-8")
    result = run("check", folder, graphs=None)
    assert result.exit_code == 3
    assert "published-range" in result.stdout


@pytest.mark.parametrize("to", list(Target))
def test_export_writes_every_format(run, tmp_path: Path, to: Target) -> None:
    target = tmp_path / f"network.{to}"
    result = run("export", "--to", to, "--out", target)
    assert result.exit_code == 0, result.stderr
    assert target.exists()
    assert result.stderr.count("written to") == (
        sum(1 for _ in target.iterdir()) if target.is_dir() else 1
    )


def test_export_offers_what_the_library_writes() -> None:
    assert list(Target) == list(ExportFormat)


def test_a_map_is_one_file_and_the_answer_is_still_printed(run, tmp_path: Path) -> None:
    target = tmp_path / "map.html"
    result = run("route", "xian", "poti", "--map", target)
    assert result.exit_code == 0, result.stderr
    assert result.stdout == run("route", "xian", "poti").stdout
    assert target.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_a_map_that_cannot_be_written_stops_before_the_answer(run, tmp_path: Path) -> None:
    result = run("route", "xian", "poti", "--map", tmp_path)
    assert result.exit_code not in (0, 70)
    assert result.stdout == ""
    assert "cannot write" in result.stderr


class _Line:
    """What completion knows of the line so far."""

    def __init__(self, graphs: Path) -> None:
        self.params = {"graphs": graphs}


def test_completion_offers_names_and_never_fails(tmp_path: Path) -> None:
    line: typer.Context = _Line(TINY)
    assert complete.complete_terminal(line, "Пот") == [("poti", "Poti, GE")]
    assert [name for name, _ in complete.complete_era(line, "")] == ["2022", "target", "current"]
    assert complete.complete_corridor(line, "m") == [("middle", "Middle Corridor")]
    assert complete.complete_terminal(_Line(tmp_path), "a") == []


def test_check_holds_scenarios_against_the_network(run, tiny_folder: Path) -> None:
    folder = tiny_folder / "scenarios"
    folder.mkdir()
    (folder / "storm.toml").write_text('[[close]]\nterminals = ["akteau"]\n')
    result = run("check", tiny_folder, graphs=None)
    assert result.exit_code == 3
    assert "storm.toml:1" in result.stdout
    assert "aktau" in result.stdout
