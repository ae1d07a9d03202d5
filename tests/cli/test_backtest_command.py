"""``corridor backtest`` on a file of one's own, on the small network."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from corridor.cli.long_work import say_how_long

COLUMNS = "id,origin,destination,corridor,via,days_min,days_max,kind,refers_to"


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    path = tmp_path / "mine.csv"
    path.write_text(
        f"{COLUMNS},remarks of my own\n"
        "M1,Xi'an,Poti,,,14,16,observed,2025-06,x\n"
        "M2,Xi'an,Poti,,,90,,average,2025-06,x\n"
        "M3,Xi'an,<b>Atlantis</b>,,,9,,observed,2025-06,x\n",
        encoding="utf-8",
    )
    return path


def test_it_tells_groups_rows_and_what_was_skipped(run, mine: Path) -> None:
    answer = run("backtest", mine, "--format", "json", "--draws", "500")
    assert answer.exit_code == 0, answer.output
    told = json.loads(answer.stdout)
    assert told["schema"] == "corridor.backtest/1"
    assert [row["id"] for row in told["rows"]] == ["M1", "M2"]
    assert {group["kind"] for group in told["groups"]} == {"observed", "average"}
    assert [skipped["id"] for skipped in told["skipped"]] == ["M3"]
    assert told["rows"][1]["is_covered"] is False


@pytest.mark.parametrize("form", ["text", "md", "csv"])
def test_it_is_written_in_every_format(run, mine: Path, form: str) -> None:
    answer = run("backtest", mine, "--format", form, "--draws", "500")
    assert answer.exit_code == 0
    assert "M2" in answer.stdout
    assert form != "text" or "corridor terminals lists the places" in answer.stdout
    if form == "md":
        assert "<b>" not in answer.stdout


def test_same_seed_same_bytes(run, mine: Path) -> None:
    first, again, other = (
        run("backtest", mine, "--format", "json", "--draws", "500", "--seed", seed).stdout
        for seed in ("1", "1", "2")
    )
    assert first == again
    assert first != other


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("none.csv", None, "there is no such file"),
        (".", None, "it is a folder"),
        ("/dev/null", None, "it is a pipe or a device (write what it holds to a file)"),
        ("semicolons.csv", "id;origin;destination;kind\nM1;a;b;observed\n", "semicolons"),
        ("tabs.csv", "id\torigin\tdestination\tkind\n", "tabs"),
    ],
)
def test_a_file_that_is_none_is_told_as_what_it_is(
    run, tmp_path: Path, name: str, text: str | None, says: str
) -> None:
    if text is not None:
        (tmp_path / name).write_text(text, encoding="utf-8")
    told = run("backtest", tmp_path / name)
    assert told.exit_code == 3
    assert says in told.stderr
    assert "no column" not in told.stderr


def test_a_pipe_is_told_as_one_and_not_waited_for(run, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    told = run("backtest", tmp_path / "pipe.csv")
    assert told.exit_code == 3
    assert "it is a pipe or a device" in told.stderr


def test_a_table_of_nothing_tested_says_why_beside_it(run, tmp_path: Path) -> None:
    header, row = (
        "id,origin,destination,kind,days_min,refers_to\n",
        "m{},xian,poti,observed,20,{}\n",
    )
    mine = tmp_path / "mine.csv"
    mine.write_text(header + row.format(1, "") + row.format(2, "soon"), encoding="utf-8")
    none = run("backtest", mine, "--format", "csv")
    assert none.exit_code == 0
    assert none.stdout.startswith("id,origin,destination,family,kind,era,reported_days,")
    assert none.stdout.count("\n") == 1
    assert "nothing was tested: 2 reports not tested; m1: no date is reported" in none.stderr
    mine.write_text(header + row.format(1, "2024") + row.format(2, ""), encoding="utf-8")
    some = run("backtest", mine, "--format", "csv")
    assert "corridor: 1 report not tested; m2: no date is reported" in some.stderr
    mine.write_text(header, encoding="utf-8")
    assert "there is no reported journey" in run("backtest", mine, "--format", "csv").stderr


def test_days_that_are_none_and_ids_told_twice_are_skipped_with_the_reason(
    run, tmp_path: Path
) -> None:
    path = tmp_path / "mine.csv"
    rows = (
        "M1,Xi'an,Poti,,,14,16,observed,2027-02-30",
        "M2,Xi'an,Poti,,,14,16,observed,2025-06",
        "M2,Xi'an,Poti,,,15,17,observed,2025-07",
        "M3,Xi'an,Poti,,,15,17,observed,",
    )
    path.write_text("\n".join((COLUMNS, *rows)), encoding="utf-8")
    told = json.loads(run("backtest", path, "--format", "json", "--draws", "50").stdout)
    assert [row["reported_days"] for row in told["rows"]] == [15]
    assert {one["id"]: one["why"] for one in told["skipped"]} == {
        "M1": "2027-02-30 is no day of the calendar",
        "M3": "no date is reported (refers_to): no era to hold it against",
        "M2": "not readable: the id of line 3 again",
    }


def test_a_network_without_reports_says_so(run) -> None:
    told = run("backtest")
    assert told.exit_code == 0
    assert "there is no reported journey" in told.stdout


def test_sixty_columns_keep_one_line_a_group(run, mine: Path, monkeypatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    text = run("backtest", mine, "--draws", "50").stdout
    assert "error_pct" in text
    assert "kind: " not in text
    assert max(map(len, text.splitlines())) <= 60


def test_draws_that_nobody_would_wait_for_are_refused(run) -> None:
    told = run("backtest", "--draws", "10000000", graphs=None)
    assert told.exit_code == 2
    assert "10,000,000 draws for each of 1" in told.stderr


def test_long_work_is_announced(capsys) -> None:
    say_how_long(10_000_000, 30)
    assert "10,000,000 draws: about 18 seconds" in capsys.readouterr().err
    say_how_long(16_384, 30)
    assert not capsys.readouterr().err


@pytest.mark.parametrize("draws", ["0", "1000000000"])
def test_draws_out_of_bounds_are_bad_usage(run, mine: Path, draws: str) -> None:
    assert run("backtest", mine, "--draws", draws).exit_code == 2


def test_strange_rows_are_told_with_their_reason_and_keep_no_other_out(run, tmp_path: Path) -> None:
    path = tmp_path / "odd.csv"
    path.write_text(
        f"{COLUMNS},confidence,sources\n"
        "GOOD,Xi'an,Poti,,,14,16,observed,2025-06,Z9,not a slug!\n"
        "TURNED,Xi'an,Poti,,,16,14,observed,2025-06,,\n"
        "KIND,Xi'an,Poti,,,14,16,planned,2025-06,,\n"
        "WORDS,Xi'an,Poti,,,many,16,observed,2025-06,,\n"
        "NAN,Xi'an,Poti,,,nan,16,observed,2025-06,,\n"
        "DATE,Xi'an,Poti,,,14,16,observed,lately,,\n"
        "BELOW,Xi'an,Poti,,,-5,2,average,2025,,\n"
        "HUGE,Xi'an,Poti,,,5,1e9,average,2025,,\n"
        "SHORT,Xi'an\n",
        encoding="utf-8",
    )
    answer = run("backtest", path, "--format", "json", "--draws", "100")
    assert answer.exit_code == 0, answer.output
    told = json.loads(answer.stdout)
    assert [row["id"] for row in told["rows"]] == ["GOOD"]
    why = {skipped["id"]: skipped["why"] for skipped in told["skipped"]}
    assert "exceed the most" in why["TURNED"]
    assert "none of observed" in why["KIND"]
    assert "days_min" in why["WORDS"]
    assert "finite" in why["NAN"]
    assert "no year" in why["DATE"]
    assert "cannot be a journey" in why["BELOW"]
    assert "cannot be a journey" in why["HUGE"]
    assert "cells" in why["line 10"]


def test_a_file_without_one_sound_row_is_bad_data(run, tmp_path: Path) -> None:
    path = tmp_path / "bad.csv"
    path.write_text(f"{COLUMNS}\nA,b,c,,,x,,observed,2025\n", encoding="utf-8")
    assert run("backtest", path).exit_code == 3
