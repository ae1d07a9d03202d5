"""``corridor compare`` on the shipped data and on a network without prices, through the front."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal
from pathlib import Path

import pytest
from typer.testing import CliRunner

from corridor.cli.app import app

TINY = Path(__file__).parents[1] / "reports" / "tiny"
ASKED = ("compare", "Chongqing", "Duisburg", "--equipment", "40HC", "--tonnes", "18")


def run(*arguments: str):
    return CliRunner().invoke(app, [*map(str, arguments)], prog_name="corridor")


@pytest.fixture(scope="module")
def document() -> dict:
    result = run(*ASKED, "--value", "120000", "--format", "json")
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout, parse_float=Decimal)


def test_the_document_names_its_schema_and_what_was_asked(document):
    assert document["schema"] == "corridor.compare/1"
    assert document["query"]["shipment"]["tonnes"] == 18
    assert document["provenance"]["network_fingerprint"]


def test_the_families_of_the_story_are_there(document):
    families = [one["family"] for one in document["families"]]
    assert {"middle", "northern", "cape"} <= set(families)
    days = [one["route"]["days"]["likely"] for one in document["families"]]
    assert days == sorted(days)


@pytest.mark.parametrize(
    ("total", "figures"),
    [("cost_usd", ("min", "likely", "max")), ("co2e_kg", ("low", "likely", "high"))],
)
def test_items_add_up_to_the_last_digit(document, total, figures):
    for one in document["families"]:
        for figure in figures:
            items = sum((Decimal(item[figure]) for item in one[total]["items"]), Decimal(0))
            assert items == one[total][figure]


def test_every_price_used_has_a_source_or_says_it_is_an_estimate(document):
    for one in document["families"]:
        for item in one["cost_usd"]["items"]:
            assert set(item["sources"]) <= set(document["price_sources"])
            assert item["sources"] or item["fact_kind"] == "estimated"


def test_an_avoided_country_is_in_no_route():
    result = run(*ASKED, "--avoid", "RU", "--format", "json")
    found = json.loads(result.stdout)
    assert found["families"]
    for one in found["families"]:
        assert "RU" not in one["countries"]
    assert "northern" in {absent["family"] for absent in found["absent"]}


def test_text_csv_and_markdown_give_the_same_totals(document):
    table = run(*ASKED, "--value", "120000", "--format", "csv").stdout
    rows = {row["family"]: row for row in csv.DictReader(io.StringIO(table))}
    text = run(*ASKED, "--value", "120000").stdout
    page = run(*ASKED, "--value", "120000", "--format", "md").stdout
    for one in document["families"]:
        likely = one["cost_usd"]["likely"]
        assert Decimal(rows[one["family"]]["likely_usd"]) == likely
        assert f"{likely:,.0f}" in text
        assert f"{likely:,.0f}" in page


def test_without_prices_the_days_are_compared_and_the_bill_is_said_to_lack_everything():
    result = run("compare", "xian", "poti", "--graphs", str(TINY), "--format", "json")
    assert result.exit_code == 0, result.stderr
    for one in json.loads(result.stdout)["families"]:
        assert one["cost_usd"]["likely"] == 0
        assert len(one["cost_usd"]["unknown"]) >= len(one["route"]["legs"])


def test_without_prices_nothing_is_cheapest():
    result = run("compare", "xian", "poti", "--graphs", str(TINY), "--by", "cost")
    assert result.exit_code == 5
    assert "unknown price" in result.stderr


def test_a_shipment_that_cannot_be_is_one_clear_line():
    result = run("compare", "xian", "poti", "--tonnes", "99")
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 4
    assert "do not fit" in result.stderr


def test_own_rates_come_first(tmp_path):
    header = "id,modes,kind,era,basis,min_usd,likely_usd,max_usd,price_date,over_km,confidence\n"
    path = tmp_path / "mine.csv"
    path.write_text(header + "mine,rail,announced,all,feu,1,1,1,2026-11,1,A\n", encoding="utf-8")
    result = run(*ASKED, "--tariff", str(path), "--format", "json")
    northern = next(
        one for one in json.loads(result.stdout)["families"] if one["family"] == "northern"
    )
    carriage = [item for item in northern["cost_usd"]["items"] if item["name"] == "linehaul"]
    assert {item["price"] for item in carriage} == {"mine"}
    assert sum(item["likely"] for item in carriage) == northern["route"]["length_km"]


def test_a_broken_tariff_names_its_lines(tmp_path):
    path = tmp_path / "mine.csv"
    path.write_text(
        "id,kind,era,basis,min_usd,likely_usd,max_usd,confidence\n"
        "a,announced,all,feu,2,1,3,A\n"
        "a,announced,all,feu,nan,1,3,A\n",
        encoding="utf-8",
    )
    result = run(*ASKED, "--tariff", str(path))
    assert result.exit_code == 3
    assert "mine.csv:2" in result.stderr
    assert "mine.csv:3" in result.stderr


@pytest.mark.parametrize(("separator", "name"), [(";", "semicolons"), ("\t", "tabs")])
def test_a_tariff_as_excel_writes_it_is_refused_with_what_to_set(tmp_path, separator, name):
    tariff = tmp_path / "mine.csv"
    tariff.write_text(f"id{separator}modes{separator}min_usd\nmine{separator}rail{separator}1,5\n")
    result = run("compare", "Xi'an", "Poti", "--tariff", str(tariff))
    assert result.exit_code == 3
    assert (
        f"mine.csv:1: its cells are separated by {name}, not by commas (in Excel" in result.stderr
    )
    assert "1 fault" in result.stderr


def test_columns_that_do_not_fit_are_named(monkeypatch):
    monkeypatch.setenv("COLUMNS", "60")
    assert "too wide for 60 columns: likely, USD, km" in run("compare", "Xi'an", "Poti").stdout
    monkeypatch.setenv("COLUMNS", "200")
    assert "too wide" not in run("compare", "Xi'an", "Poti").stdout


def test_a_limited_family_is_marked_in_its_own_row():
    page = run("compare", "Almaty", "Mersin", "--draws", "64").stdout
    table = page.split("† restricted")[0].splitlines()
    rows = {line.split()[0]: line for line in table if line.strip()}
    assert rows["southern"].startswith("southern ‡")
    assert rows["northern"].startswith("northern †")
    assert "† restricted, ‡ sanctioned legs: see Limits" in page


def test_prices_of_special_cargo_are_said_to_be_those_of_general_cargo():
    page = " ".join(run("compare", "Almaty", "Poti", "--cargo", "dangerous").stdout.split())
    assert "no surcharge for dangerous cargo is known" in page
    assert "no surcharge" not in run("compare", "Almaty", "Poti", "--draws", "64").stdout


def test_thresholds_of_days_that_a_way_cannot_take_are_not_told():
    page = " ".join(run(*ASKED, "--value", "120000").stdout.split())
    story = page.split("Break-even")[1].split("Not shown")[0]
    assert "none of its days, at most 28.8, changes that" in story
    assert "it takes under" not in story
