"""``corridor map`` and the maps of other commands, as typed."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from corridor.cli.app import app

FROM_TO = ("--from", "Xi'an", "--to", "Poti", "--date", "2026-11-06")


def typed(*arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(app, list(arguments))
    return done.exit_code, done.output


def test_a_difference_is_drawn_by_either_command(tmp_path: Path) -> None:
    one, other = tmp_path / "one.html", tmp_path / "other.html"
    name = "aktau-wind-november"
    assert typed("map", "scenario", name, *FROM_TO, "--out", str(one))[0] == 0
    code, output = typed("scenario", "compare", name, *FROM_TO, "--map", str(other))
    assert code == 0
    assert "base case against" in output
    assert one.read_bytes() == other.read_bytes()


def test_a_difference_is_a_picture_too(tmp_path: Path) -> None:
    picture = tmp_path / "x.png"
    code, _ = typed("map", "scenario", "six-feeders", *FROM_TO, "--out", str(picture))
    assert code == 0
    assert picture.read_bytes().startswith(b"\x89PNG")


def test_an_unknown_scenario_writes_nothing(tmp_path: Path) -> None:
    target = tmp_path / "x.html"
    assert typed("map", "scenario", "no-such", *FROM_TO, "--out", str(target))[0] == 4
    assert not target.exists()


def test_reach_by_a_percentile_says_so(tmp_path: Path) -> None:
    target = tmp_path / "x.html"
    code, _ = typed("map", "reach", "Almaty", "--days", "3", "--by", "p80", "--out", str(target))
    assert code == 0
    assert "reached in 3 days with 80 % certainty" in target.read_text(encoding="utf-8")
    assert typed("map", "reach", "Almaty", "--by", "p81")[0] == 2


@pytest.mark.parametrize(
    ("tiles", "out", "code"),
    [("osm", "x.html", 0), ("nonsense", "x.html", 3), ("osm", "x.png", 2)],
)
def test_tiles_are_for_pages_and_have_an_address(
    tmp_path: Path, tiles: str, out: str, code: int
) -> None:
    target = tmp_path / out
    found, _ = typed("map", "route", "Aktau", "Poti", "--tiles", tiles, "--out", str(target))
    assert found == code
    assert target.exists() == (code == 0)
    if code == 0:
        assert "tile.openstreetmap.org" in target.read_text(encoding="utf-8")


def test_without_tiles_the_page_names_no_host(tmp_path: Path) -> None:
    target = tmp_path / "x.html"
    assert typed("map", "route", "Aktau", "Poti", "--out", str(target))[0] == 0
    policy = target.read_text(encoding="utf-8").split('Content-Security-Policy" content="')[1]
    assert "http" not in policy.split('"')[0]


QUOTED = ("--alternatives", "2", "--ready", "2026-12-10", "--deadline", "2027-01-05")


def test_a_map_is_asked_as_a_route_is(tmp_path: Path) -> None:
    one, other = tmp_path / "one.html", tmp_path / "other.html"
    asked = ("Xi'an", "Poti", *QUOTED, "--equipment", "40", "--value", "90000")
    assert typed("map", "route", *asked, "--out", str(one))[0] == 0
    assert typed("route", *asked, "--map", str(other))[0] == 0
    assert one.read_bytes() == other.read_bytes()


def test_a_quoted_map_holds_what_the_answer_says(tmp_path: Path) -> None:
    target, file = tmp_path / "x.html", tmp_path / "x.json"
    asked = ("Xi'an", "Poti", *QUOTED, "--equipment", "40", "--format", "json")
    typed("route", *asked, "--map", str(target), "--out", str(file))
    answer = json.loads(file.read_text(encoding="utf-8"))
    html = target.read_text(encoding="utf-8")
    page = json.loads(re.search(r'id="corridor-data">(.*?)</script>', html, re.DOTALL)[1])
    for drawn, told in zip(page["routes"], answer["routes"], strict=True):
        cost, kg = told["cost_usd"], told["co2e_kg"]
        assert drawn["usd"] == [cost["min"], cost["likely"], cost["max"]]
        assert drawn["kg"][1] == pytest.approx(kg["likely"], abs=0.05)
        assert drawn["chance"] == told["on_time"]["probability"]
        sums = [sum(item["usd"][i] for item in drawn["items"]) for i in range(3)]
        assert sums == pytest.approx(drawn["usd"])
    assert page["dates"]["ready"] == "2026-12-10"
    assert page["dates"]["deadline"] == "2027-01-05"
    assert page["shipment"]["tonnes"] == 20


def test_a_map_without_dates_or_cargo_tells_of_none(tmp_path: Path) -> None:
    target = tmp_path / "x.html"
    assert typed("map", "route", "Aktau", "Poti", "--out", str(target))[0] == 0
    html = target.read_text(encoding="utf-8")
    page = json.loads(re.search(r'id="corridor-data">(.*?)</script>', html, re.DOTALL)[1])
    assert page["dates"] == page["shipment"] == {}
    assert not {"usd", "chance", "there"} & set(page["routes"][0])
