"""``corridor departures``: earliest arrival by timetable, and the last moments to be ready."""

from __future__ import annotations

import csv
import io
import json
from datetime import datetime
from pathlib import Path

import pytest

HEADER = "leg,weekdays,every_days,first,dates,per_week,departs,cutoff_hours,time_zone\n"
ASKED = ("departures", "Xi'an", "Poti", "--corridor", "middle", "--ready", "2027-01-10")


@pytest.fixture
def sailings(tmp_path: Path) -> Path:
    path = tmp_path / "sailings.csv"
    path.write_text(f"{HEADER}aktau-alat-feeder,2;5,,,,,18:00,12,Asia/Aqtau\n", encoding="utf-8")
    return path


def test_it_boards_on_a_day_of_the_timetable_and_after_the_cut_off(run, sailings: Path) -> None:
    answer = run(*ASKED, "--timetable", sailings, "--format", "json", graphs=None)
    assert answer.exit_code == 0, answer.output
    told = json.loads(answer.stdout)
    (boarding,) = told["earliest"]["boardings"]
    departs = datetime.fromisoformat(boarding["departs"])
    assert departs.isoweekday() in (2, 5)
    assert (departs.hour, departs.minute) == (18, 0)
    assert boarding["waits_days"] >= 0.5


def test_ready_a_minute_later_than_told_is_there_later(run, sailings: Path) -> None:
    rows = run(*ASKED, "--timetable", sailings, "--format", "csv", graphs=None).stdout
    told = list(csv.DictReader(io.StringIO(rows)))
    assert len(told) >= 7
    arrivals = [row["arrival"] for row in told]
    assert arrivals == sorted(set(arrivals))
    assert {datetime.fromisoformat(row["ready"]).date().isoweekday() for row in told} == {3, 7}


def test_a_deadline_tells_the_last_moment_to_be_ready(run, sailings: Path) -> None:
    asked = (*ASKED, "--timetable", sailings, "--deadline", "2027-02-01")
    told = json.loads(run(*asked, "--format", "json", graphs=None).stdout)
    in_time = [m["ready"] for m in told["moments"] if m["arrival"] <= "2027-02-01T23:59+04:00"]
    assert told["last_ready"] >= max(in_time)
    assert "last moment for 2027-02-01 23:59: ready by" in run(*asked, graphs=None).stdout


def test_another_way_is_taken_where_the_vessel_leaves_too_late(run, tmp_path: Path) -> None:
    path = tmp_path / "late.csv"
    path.write_text(f"{HEADER}aktau-alat-feeder,,,,2027-06-01,,18:00,12,Asia/Aqtau\n")
    told = json.loads(run(*ASKED, "--timetable", path, "--format", "json", graphs=None).stdout)
    assert "aktau-alat-feeder" not in told["earliest"]["legs"]
    assert not told["earliest"]["boardings"]


def test_weekdays_of_services_serve_where_the_file_says_nothing(run, tmp_path: Path) -> None:
    overlay = tmp_path / "weekdays.toml"
    overlay.write_text(
        '[[services]]\nid = "own"\nname = "Own"\nlegs = ["aktau-alat-feeder"]\n'
        'weekdays = [3]\ntime_zone = "Asia/Aqtau"\nconfidence = "C"\nsources = ["own-estimate"]\n'
    )
    asked = (*ASKED, "--overlay", overlay, "--format", "json")
    told = json.loads(run(*asked, graphs=None).stdout)
    (boarding,) = told["earliest"]["boardings"]
    assert datetime.fromisoformat(boarding["departs"]).isoweekday() == 3
    dated = run(
        *("route", "Xi'an", "Poti", "--corridor", "middle", "--ready", "2027-01-10"),
        *("--overlay", overlay, "--draws", "200"),
        graphs=None,
    )
    assert "Aktau → Alat: departure of 2027-01-" in dated.stdout
    overlay.write_text(overlay.read_text().replace('time_zone = "Asia/Aqtau"\n', ""))
    answer = run(*asked, graphs=None)
    assert answer.exit_code == 3
    assert "no time zone" in answer.output


def test_dates_of_services_may_be_years_or_months(run, tmp_path: Path) -> None:
    overlay = tmp_path / "weekdays.toml"
    for since, until, is_used in (("2027", "2027", 1), ("2027-02", "2027-02", 0), ("", "2026", 0)):
        overlay.write_text(
            '[[services]]\nid = "own"\nname = "Own"\nlegs = ["aktau-alat-feeder"]\n'
            f'weekdays = [3]\ntime_zone = "Asia/Aqtau"\nvalid_from = "{since}"\n'
            f'valid_to = "{until}"\nconfidence = "C"\nsources = ["own-estimate"]\n'
        )
        dated = run("route", *ASKED[1:], "--overlay", overlay, "--draws", "50", graphs=None)
        assert dated.exit_code == 0, dated.output
        answer = run(*ASKED, "--overlay", overlay, "--format", "json", graphs=None)
        if until == "2026":
            assert answer.exit_code == 2  # nothing is known any more
            continue
        assert answer.exit_code == 0, answer.output
        boarded = json.loads(answer.stdout)["earliest"]["boardings"]
        assert len([one for one in boarded if one["departs"] < "2027-02-01"]) == is_used


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("aktau-alat-feeder,8,,,,,18:00,12,Asia/Aqtau", 3),
        ("aktau-alat-feeder,,-3,2027-01-01,,,18:00,12,Asia/Aqtau", 3),
        ("aktau-alat-feeder,2,,,,,18:00,12,", 3),
        ("nowhere,2,,,,,18:00,12,Asia/Aqtau", 3),
    ],
)
@pytest.mark.parametrize("command", ["departures", "route"])
def test_impossible_timetables_are_refused(
    run, tmp_path: Path, row: str, code: int, command: str
) -> None:
    path = tmp_path / "bad.csv"
    path.write_text(f"{HEADER}{row}\n", encoding="utf-8")
    answer = run(command, *ASKED[1:], "--timetable", path, graphs=None)
    assert answer.exit_code == code
    assert "bad.csv:2" in answer.output


@pytest.mark.parametrize(
    "more",
    [(), ("--ready", "2027-01-10"), ("--ready", "2027-02-01", "--deadline", "2027-01-01"),
     ("--ready", "2027-01-10T10:00"), ("--ready", "2027-01-10", "--days", "0")],
)  # fmt: skip
def test_questions_without_sense_are_bad_usage(run, more: tuple[str, ...]) -> None:
    assert run("departures", "Xi'an", "Poti", *more, graphs=None).exit_code == 2


def test_a_departure_is_told_to_the_minute_and_by_the_clock_of_its_port(
    run, tmp_path: Path
) -> None:
    sailings = tmp_path / "sailings.csv"
    sailings.write_text(
        "leg,dates,departs,time_zone\naktau-alat-feeder,2027-03-28,18:10,Asia/Aqtau\n",
        encoding="utf-8",
    )
    asked = ("route", "xian", "poti", "--timetable", sailings, "--ready", "2027-03-10")
    document = json.loads(run(*asked, "--draws", "64", "--format", "json", graphs=None).stdout)
    (met,) = document["routes"][0]["connections"]
    assert met["planned"] == "2027-03-28T13:10+00:00"
    page = " ".join(run(*asked, "--draws", "64", graphs=None).stdout.split())
    # Kazakhstan has had one clock since March 2024.
    assert "departure of 2027-03-28 18:10 (Asia/Almaty time) missed" in page
