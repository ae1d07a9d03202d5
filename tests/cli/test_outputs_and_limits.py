"""What two reviewers broke: lost outputs, silent absences, years and figures that nothing holds."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SHIPPED = ROOT / "graphs" / "eurasia"


@pytest.mark.parametrize(
    "line",
    [
        "route xian poti --out F --ileap F",
        "route xian poti --map F --out F",
        "scenario compare northern-closed --from xian --to poti --chart F.svg --map F.svg",
        "compare xian poti --format text --chart F.svg --out F.svg",
    ],
)
def test_two_answers_never_go_to_one_file(run, tmp_path: Path, line: str) -> None:
    words = [word.replace("F", str(tmp_path / "f"), 1) for word in line.split()]
    result = run(*words, graphs=SHIPPED)
    assert result.exit_code == 2
    assert "name the same file" in result.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "line",
    [
        "departures xian poti --ready 9999-12-31",
        "departures xian poti --ready 0001-01-01",
        "scenario compare northern-closed --from xian --to poti --ready 9999-12-31 --draws 64",
        "scenario compare northern-closed --from xian --to poti --within 1e308 --draws 64",
        "route xian poti --date 9999-12-31 --scenario northern-closed",
        "compare xian poti --ready 2027-01-01 --deadline 9999-12-31",
        "claims --era nope",
        "map route xian poti --out map.gif",
    ],
)
def test_what_no_shipment_has_is_a_fault_of_use(run, line: str) -> None:
    result = run(*line.split(), graphs=SHIPPED)
    assert result.exit_code == 2, result.stderr
    if "9999" in line or "0001" in line:
        assert "the year must be 1900 to 2200" in " ".join(result.stderr.split())


@pytest.mark.parametrize("row", ["1,0001-01-01,", ",,9999-12-31"])
def test_departures_keep_to_the_calendar(run, tmp_path: Path, row: str) -> None:
    path = tmp_path / "own.csv"
    path.write_text(f"leg,every_days,first,dates,time_zone\naktau-alat-feeder,{row},UTC\n")
    result = run(
        *("route", "xian", "poti", "--ready", "2027-01-10", "--timetable", path), graphs=SHIPPED
    )
    assert result.exit_code == 3, result.stderr
    assert "own.csv:2" in result.stderr


@pytest.mark.parametrize("file", ["closures.csv", "cargo_limits.csv", "charges.csv", "scenarios"])
def test_a_link_that_leads_nowhere_is_not_an_absence(run, tmp_path: Path, file: str) -> None:
    folder = tmp_path / "net"
    shutil.copytree(SHIPPED, folder)
    if file == "scenarios":
        shutil.rmtree(folder / file)
    else:
        (folder / file).unlink()
    (folder / file).symlink_to("nowhere")
    result = run("check", folder, graphs=None)
    assert result.exit_code == 3
    assert file in result.stdout


def test_yes_is_no_correlation(run, tmp_path: Path) -> None:
    folder = tmp_path / "net"
    shutil.copytree(SHIPPED, folder)
    (folder / "calibration.toml").write_text("default_rho = true\n")
    assert run("check", folder, graphs=None).exit_code == 3
    (folder / "calibration.toml").write_text("")
    assert "default_rho is missing" in run("check", folder, graphs=None).stdout


@pytest.mark.parametrize("ends", ["xian xian", "xian poti"])
def test_no_record_is_made_of_unknown_emissions(run, tmp_path: Path, ends: str) -> None:
    # The small network has no emission factors.
    result = run("route", *ends.split(), "--ileap", tmp_path / "r.json")
    assert result.exit_code == 1
    assert "no emissions are known" in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_scenario_that_shuts_the_only_way_is_blamed(run) -> None:
    line = "scenario run caspian-wind-november xian poti --date 2026-11-06 --corridor middle"
    result = run(*line.split(), graphs=SHIPPED)
    assert result.exit_code == 5
    assert (
        "aktau-alat-feeder is closed by scenario caspian-wind-november (aktau-wind-november.toml): "
        "ten storm days"
    ) in result.stderr
    assert "only corridor middle" not in result.stderr


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("route xian poti --corridor middle --ready 2022-07-01", "outside era current"),
        ("route xian poti --corridor middle --era winter --ready 2026-07-01", "outside era winter"),
        ("route xian poti --ready 2027-01-10 --era current", "falls into era winter"),
        ("compare xian duisburg --ready 2026-12-01", "era winter is used, by the date"),
        ("scenario run aktau-wind-november xian poti --date 2026-12-01", "era winter is used"),
        (
            "scenario compare suez-reopened --from xian --to poti --date 2026-12-01",
            "era winter is used, by the date",
        ),
        (
            "scenario tornado xian poti --scenario suez-reopened --date 2019-12-01",
            "outside era current",
        ),
        ("scenario tornado aktau alat --scenario aktau-wind-november", "no date was asked for"),
        (
            "route xian poti --scenario kuryk-queue-2025 --date 2025-08-01 --ready 2026-12-01",
            "era winter is used, by the date: ready on 2026-12-01",
        ),
        (
            "scenario run aktau-wind-as-kuryk xian poti --ready 2026-12-01",
            "2026-12-01 falls into era winter",
        ),
    ],
)
def test_a_date_of_another_era_is_said(run, line: str, says: str) -> None:
    result = run(*line.split(), graphs=SHIPPED)
    assert result.exit_code == 0, result.stderr
    assert says in " ".join(result.stdout.split())


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
@pytest.mark.parametrize("option", ["--help", "--version"])
def test_help_on_a_full_disk_is_one_line(option: str) -> None:
    line = f"exec {sys.executable} -m corridor {option} > /dev/full"
    done = subprocess.run(["sh", "-c", line], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stderr
    assert "Traceback" not in done.stderr


def test_a_figure_of_a_billion_digits_is_no_figure(run, tmp_path: Path) -> None:
    record = tmp_path / "r.json"
    made = run("route", "xian", "poti", "--ileap", record, graphs=SHIPPED)
    assert made.exit_code == 0, made.stderr
    text = record.read_text()
    assert '"transportActivity": "' in text
    head, _, tail = text.partition('"transportActivity": "')
    record.write_text(f'{head}"transportActivity": "1e999999999{tail[tail.index(chr(34)) :]}')
    result = run("ileap", record, graphs=None)
    assert result.exit_code == 3, result.stderr
    assert "transportActivity" in result.stderr


def test_a_price_is_for_a_stretch_that_can_be(run, tmp_path: Path) -> None:
    path = tmp_path / "tiny.toml"
    path.write_text(
        '[[price]]\ncountries = ["KZ"]\nitems = ["linehaul"]\nusd = 900\nover_km = 1e-300\n'
    )
    result = run("scenario", "show", path, graphs=SHIPPED)
    assert result.exit_code == 3, result.stderr
    assert "tiny.toml:5:over_km" in result.stderr


SHIPPED_COMMANDS = (
    "route {}",
    "compare {}",
    "why-not {} northern",
    "pareto {}",
    "scenario compare base --from xian --to poti",
)


@pytest.mark.parametrize("line", SHIPPED_COMMANDS)
@pytest.mark.parametrize("mistake", ["--tonnes 99", "--units 1.5"])
def test_a_shipment_that_cannot_be_is_a_fault_of_use_everywhere(
    run, line: str, mistake: str
) -> None:
    result = run(*f"{line.format('xian poti')} {mistake}".split())
    assert result.exit_code == 2, result.stderr
    assert "Invalid value" in result.stderr


@pytest.mark.parametrize("command", ["route", "compare"])
def test_a_deadline_before_the_ready_date_is_a_fault_of_use_everywhere(run, command: str) -> None:
    dates = "--value 9000 --ready 2027-02-01 --deadline 2027-01-01"
    result = run(command, "xian", "poti", *dates.split())
    assert result.exit_code == 2, result.stderr
    assert "lies before the ready date" in " ".join(result.stderr.split())


@pytest.mark.parametrize("line", ["route {}", "compare {}", SHIPPED_COMMANDS[-1]])
def test_too_many_draws_are_a_fault_of_use_everywhere(run, line: str) -> None:
    result = run(*f"{line.format('xian poti')} --draws 1000000000".split())
    assert result.exit_code == 2, result.stderr
    assert "--draws" in result.stderr


@pytest.mark.parametrize(
    "line",
    [
        *("route {}", "eras {}", "explain {}", "compare {}", "pareto {}", "why-not {} middle"),
        *("scenario run base {}", "scenario tornado {}"),
        "scenario compare base --from poti --to poti",
    ],
)
def test_a_stay_is_an_answer_everywhere(run, line: str) -> None:
    result = run(*line.format("poti poti").split())
    assert result.exit_code == 0, result.stderr


def test_edits_upon_edits_are_refused_with_their_line(run, tmp_path: Path) -> None:
    price = '[[price]]\ncountries = ["KZ"]\nitems = ["linehaul"]\nfactor = 100\n'
    scale = '[[scale]]\nterminals = ["aktau"]\nparts = ["waiting"]\nfactor = 100\n'
    asked = ("scenario", "compare", "--from", "xian", "--to", "poti", "--cost")
    for edit, place in ((price, "stack.toml:9: "), (scale, "stack.toml:")):
        path = tmp_path / "stack.toml"
        path.write_text(edit * 200)
        result = run(*asked, path, graphs=SHIPPED)
        assert result.exit_code == 3, result.stderr
        assert f"  {place}" in result.stderr
        path.write_text(edit * 2 if edit is price else edit)
        assert run(*asked, path, graphs=SHIPPED).exit_code == 0


@pytest.mark.parametrize(
    ("ending", "begins"),
    [("csv", "route,step,"), ("json", "{"), ("md", "**Almaty"), ("txt", "Almaty, KZ")],
)
def test_an_answer_is_written_as_its_file_ends(
    run, tmp_path: Path, ending: str, begins: str
) -> None:
    path = tmp_path / f"answer.{ending}"
    assert run("route", "Almaty", "Poti", "--out", path, graphs=SHIPPED).exit_code == 0
    assert path.read_text(encoding="utf-8").startswith(begins)


def test_a_format_that_is_asked_for_wins_over_the_ending(run, tmp_path: Path) -> None:
    path = tmp_path / "answer.csv"
    assert (
        run("route", "Almaty", "Poti", "--format", "text", "--out", path, graphs=SHIPPED).exit_code
        == 0
    )
    assert path.read_text(encoding="utf-8").startswith("Almaty, KZ")


@pytest.mark.parametrize("command", ["route", "explain", "compare"])
def test_a_workbook_is_refused_before_anything_is_written(
    run, tmp_path: Path, command: str
) -> None:
    path = tmp_path / "answer.xlsx"
    refused = run(command, "Almaty", "Poti", "--out", path, graphs=SHIPPED)
    assert refused.exit_code == 2
    assert "no answer is written as xlsx, but as text, json" in " ".join(refused.stderr.split())
    assert not path.exists()


@pytest.mark.parametrize("day", ["01.12.2026", "2026-02-30", "tomorrow", ""])
def test_a_day_is_asked_for_as_it_is_written(run, day: str) -> None:
    refused = run("route", "Almaty", "Poti", "--ready", day, graphs=SHIPPED)
    assert refused.exit_code == 2
    assert "written like 2026-12-31" in " ".join(refused.stderr.split())


def test_latest_starts_of_another_season_are_pointed_out(run) -> None:
    asked = ("route", "xian", "poti", "--draws", "256", "--deadline", "2027-03-10")
    near = run(*asked, "--ready", "2027-02-24", graphs=SHIPPED).stdout
    assert "would be of era winter: ask with that ready date" in " ".join(near.split())
    named = run(*asked, "--ready", "2027-02-24", "--era", "winter", graphs=SHIPPED).stdout
    assert "would be of era" not in " ".join(named.split())
