"""Same question, same bytes: nothing printed or written depends on the order of hashing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from corridor.io.catalog import graphs_dir

QUESTIONS = [
    ("route", "xian", "poti", "--alternatives", "3", "--format", "json"),
    ("route", "xian", "constanta", "--format", "text"),
    ("eras", "xian", "poti", "--format", "json"),
    ("terminals", "--format", "json"),
    ("check",),
]
SHIPPED = [
    ("claims", "China", "Europe", "--days", "12", "--draws", "300", "--format", "json"),
    ("backtest", "--draws", "100", "--format", "json"),
    ("explain", "xian", "duisburg"),
    ("departures", "xian", "poti", "--timetable", "sailings.csv", "--ready", "2027-01-10"),
]
"""Asked of the shipped network: the small one has no claims and no reports."""

FORMATS = ["graphml", "geojson", "gmns", "csv"]


def answer(seed: int, folder: Path, *arguments: str) -> bytes:
    """Return what a command prints under one seed of Python's hashing."""
    environment = {**os.environ, "PYTHONHASHSEED": str(seed), "COLUMNS": "100"}
    place = [str(folder)] if arguments[0] == "check" else ["--graphs", str(folder)]
    command = [sys.executable, "-m", "corridor", *arguments, *place]
    done = subprocess.run(command, env=environment, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout


@pytest.mark.parametrize("question", QUESTIONS, ids=" ".join)
def test_answers_are_the_same_under_two_hash_seeds(
    question: tuple[str, ...], tiny_folder: Path
) -> None:
    assert answer(1, tiny_folder, *question) == answer(2, tiny_folder, *question)


@pytest.mark.parametrize("question", SHIPPED, ids=" ".join)
def test_answers_about_the_shipped_network_are_the_same_under_two_hash_seeds(
    question: tuple[str, ...], tmp_path: Path
) -> None:
    sailings = tmp_path / "sailings.csv"
    sailings.write_text("leg,weekdays,time_zone\naktau-alat-feeder,2;5,Asia/Aqtau\n")
    asked = [str(sailings) if word == "sailings.csv" else word for word in question]
    eurasia = graphs_dir() / "eurasia"
    assert answer(1, eurasia, *asked) == answer(2, eurasia, *asked)


@pytest.mark.parametrize("to", FORMATS)
def test_files_are_the_same_under_two_hash_seeds(
    to: str, tiny_folder: Path, tmp_path: Path
) -> None:
    written = []
    for seed in (1, 2):
        out = tmp_path / str(seed) / "out"
        out.parent.mkdir()
        answer(seed, tiny_folder, "export", "--to", to, "--out", str(out))
        files = sorted(out.iterdir()) if out.is_dir() else [out]
        written.append([(path.name, path.read_bytes()) for path in files])
    assert written[0] == written[1]
    assert written[0]


def test_a_map_is_the_same_under_two_hash_seeds(tiny_folder: Path, tmp_path: Path) -> None:
    pages = []
    for seed in (1, 2):
        out = tmp_path / f"{seed}.html"
        answer(seed, tiny_folder, "route", "xian", "poti", "--map", str(out))
        pages.append(out.read_bytes())
    assert pages[0] == pages[1]
