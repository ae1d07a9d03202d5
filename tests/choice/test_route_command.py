"""``corridor route`` by money and emissions, through the front."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest
from typer.testing import CliRunner

from corridor.choice.pareto import MEASURES
from corridor.cli.app import app
from corridor.cli.pareto import Over


def run(*arguments: str):
    return CliRunner().invoke(app, ["route", *arguments], prog_name="corridor")


def document(*arguments: str) -> dict:
    result = run(*arguments, "--format", "json")
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout, parse_float=Decimal)


@pytest.mark.parametrize(
    ("by", "figure"),
    [
        ("cost", lambda route: route["cost_usd"]["likely"]),
        ("co2e", lambda route: route["co2e_kg"]["likely"]),
        ("generalised", lambda route: route["generalised_cost_usd"]),
    ],
)
def test_alternatives_come_in_the_order_asked_for(by, figure):
    found = document("Xi'an", "Duisburg", "--by", by, "--alternatives", "4", "--value", "90000")
    figures = [figure(route) for route in found["routes"]]
    assert figures == sorted(figures)
    assert found["query"]["by"] == by


def test_without_a_word_on_cargo_nothing_is_priced():
    found = document("Xi'an", "Poti")
    assert "cost_usd" not in found["routes"][0]
    assert "shipment" not in found["query"]


def test_a_word_on_cargo_prices_the_same_route():
    plain, priced = document("Xi'an", "Poti"), document("Xi'an", "Poti", "--tonnes", "18")
    assert plain["routes"][0]["elements"] == priced["routes"][0]["elements"]
    bill = priced["routes"][0]["cost_usd"]
    for figure in ("min", "likely", "max"):
        assert sum(item[figure] for item in bill["items"]) == bill[figure]


def test_the_bill_adds_up_by_country():
    bill = document("Xi'an", "Baku", "--tonnes", "18")["routes"][0]["cost_usd"]
    assert [part["country"] for part in bill["by_country"]] == ["CN", "CN–KZ", "KZ", "KZ–AZ", "AZ"]
    for figure in ("min", "likely", "max"):
        assert sum(part[figure] for part in bill["by_country"]) == bill[figure]
    assert "best route, country" in run("Xi'an", "Baku", "--tonnes", "18").stdout


def test_alternatives_that_differ_name_what_was_dropped():
    found = document("Xi'an", "Poti", "--alternatives", "3", "--differ-by", "crossing")
    assert len(found["routes"]) > 1
    families = [route["family"] for route in found["routes"]]
    assert len(families) == len(found["routes"])
    assert found["dropped"][0]["rule"].startswith("same crossing as route 1")
    assert found["dropped"][0]["margin_days"] >= 0


def test_the_text_ends_with_the_bill_and_csv_holds_the_route():
    text = " ".join(run("Xi'an", "Poti", "--by", "cost").stdout.split())
    assert "Money and emissions" in text
    assert "chosen by lowest likely cost" in text
    assert run("Xi'an", "Poti", "--by", "cost", "--format", "csv").stdout.startswith("route,step,")


def test_a_country_avoided_by_money_is_still_avoided():
    found = document("Xi'an", "Duisburg", "--by", "cost", "--avoid", "RU", "--alternatives", "3")
    for route in found["routes"]:
        assert not {"RU"} & {found["terminals"][t]["country"] for t in route["terminals"]}


def test_unbeaten_routes_are_the_same_in_every_format():
    asked = ("pareto", "Xi'an", "Duisburg", "--over", "time", "--over", "cost")
    page = CliRunner().invoke(app, [*asked, "--format", "json"], prog_name="corridor")
    found = json.loads(page.stdout)
    assert found["schema"] == "corridor.pareto/1"
    assert found["is_cut"] is False
    values = [route["values"] for route in found["routes"]]
    assert [v["time"] for v in values] == sorted(v["time"] for v in values)
    assert [v["cost"] for v in values] == sorted((v["cost"] for v in values), reverse=True)
    table = CliRunner().invoke(app, [*asked, "--format", "csv"], prog_name="corridor").stdout
    assert len(table.splitlines()) == 1 + len(values)
    text = CliRunner().invoke(app, asked, prog_name="corridor").stdout
    assert "likely USD" in text


def test_a_cut_or_an_unknown_measure_is_said():
    cut = CliRunner().invoke(app, ["pareto", "Xi'an", "Duisburg", "--most", "1"])
    assert "the search was cut after 1" in " ".join(cut.stdout.split())


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (("--over", "beauty"), "'time', 'spread', 'cost', 'co2e'"),
        (("--over", "time", "--over", "time"), "twice"),
        (("--tolerance", "inf"), "0 to 1,000,000, not inf"),
        (("--tolerance", "nan"), "0 to 1,000,000, not nan"),
        (("--tolerance", "-1"), "0 to 1,000,000, not -1"),
        (("--most", "0"), "--most"),
    ],
)
def test_a_measure_or_tolerance_that_is_none_is_a_fault_of_use(options, says):
    wrong = CliRunner().invoke(app, ["pareto", "Xi'an", "Duisburg", *options])
    assert wrong.exit_code == 2
    assert wrong.stdout == ""
    assert says in " ".join(wrong.stderr.split())


def test_the_command_knows_the_measures_of_the_library():
    assert list(Over) == list(MEASURES)
