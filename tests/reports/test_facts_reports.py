"""Lists and sheets hold everything known, in every format."""

from __future__ import annotations

import csv
import io
import json

import pytest

from corridor.errors import Fault
from corridor.model.network import Network
from corridor.reports.facts import Fact, cited_by, sources_behind
from corridor.reports.formats import (
    fact_as,
    findings_as,
    legs_as,
    matrix_as,
    sources_as,
    terminals_as,
)
from corridor.reports.paper import Paper, display_width
from corridor.routing.matrix import od_matrix

PAPER = Paper()


def facts(network: Network) -> list[Fact]:
    return [
        network.terminal("aktau"),
        network.leg("aktau-alat-feeder"),
        network.transfers_at("aktau")[0],
        network.services[0],
        network.corridor("middle"),
        network.era("2022"),
        network.sections[0],
        network.source("ministry"),
    ]


@pytest.mark.parametrize("index", range(8))
@pytest.mark.parametrize("width", [60, 80, 120])
def test_a_sheet_for_every_kind(network: Network, index: int, width: int) -> None:
    fact = facts(network)[index]
    text = fact_as("text", network, fact, Paper(width=width))
    assert fact.id in text.splitlines()[0] + text.splitlines()[1]
    assert all(display_width(line) <= width for line in text.splitlines() if "http" not in line)
    document = json.loads(fact_as("json", network, fact, PAPER))
    assert document["schema"] == "corridor.show/1"
    assert document["fact"]["id"] == fact.id
    assert document["kind"] == type(fact).__name__.lower()


def test_a_terminal_shows_names_legs_and_the_figures_of_all_eras(network: Network) -> None:
    text = fact_as("text", network, network.terminal("aktau"), Paper(width=100))
    assert "aktau-alat-feeder" in text
    assert "altynkol-aktau-rail" in text
    assert "2022  waiting   10–14" in text
    assert "all   waiting   1–6" in text
    assert "Поти (ru)" in fact_as("text", network, network.terminal("poti"), PAPER)


def test_a_source_tells_who_leans_on_it(network: Network) -> None:
    cited = set(cited_by(network, network.source("operator")))
    assert {"leg aktau-alat-feeder", "service feeder-line", "leg altynkol-aktau-rail"} <= cited
    assert "terminal kuryk" not in cited


def test_sources_of_a_terminal_include_those_of_its_transfers(network: Network) -> None:
    ids = [source.id for source in sources_behind(network, network.terminal("aktau"))]
    assert ids == ["ministry", "own-estimate"]


@pytest.mark.parametrize("format", ["text", "json", "csv", "md", "geojson"])
def test_lists_hold_every_row(network: Network, format: str) -> None:
    paper = Paper(width=400)
    places = terminals_as(format, network.terminals, paper)
    legs = legs_as(format, network, network.legs, network.default_era, paper)
    assert all(terminal.id in places for terminal in network.terminals)
    assert all(leg.id in legs for leg in network.legs)
    if format != "geojson":
        assert all(s.id in sources_as(format, network.sources, paper) for s in network.sources)


def test_legs_in_csv_carry_the_era_they_stand_for(network: Network) -> None:
    page = legs_as("csv", network, network.legs, network.era("2022"), PAPER)
    rows = {row["id"]: row for row in csv.DictReader(io.StringIO(page))}
    assert rows["alat-poti-rail"]["likely_days"] == "6"
    assert rows["alat-poti-rail"]["era_used"] == "2022"
    assert rows["aktau-alat-feeder"]["era_used"] == "all"


def test_an_empty_list_says_so() -> None:
    assert terminals_as("text", (), PAPER) == "nothing found\n"
    assert terminals_as("csv", (), PAPER).startswith("id,name")


def test_a_matrix_in_every_format(network: Network) -> None:
    ends = ["xian", "poti"], ["poti", "alat"]
    matrix = od_matrix(network, *ends, era="current", equipment=None)
    assert matrix_as("csv", matrix, PAPER).splitlines() == [
        "origin,destination,days",
        "xian,poti,14",
        "xian,alat,14.4",
        "poti,poti,0",
        "poti,alat,",
    ]
    pairs = json.loads(matrix_as("json", matrix, PAPER))["pairs"]
    assert pairs[0] == {"origin": "xian", "destination": "poti", "days": 14}
    assert pairs[3] == {"origin": "poti", "destination": "alat"}
    assert "| xian | 14 | 14.4 |" in matrix_as("md", matrix, PAPER)
    assert "xian       14.0  14.4" in matrix_as("text", matrix, PAPER)
    assert "xian  alat  14.4" in matrix_as("text", matrix, Paper(width=16))


def test_findings_stand_with_their_place_and_remedy() -> None:
    faults = [
        Fault(rule="r", message="bad", hint="mend it", file="legs.csv", line=3, column="mode"),
        Fault(rule="s", message="odd", level="warning"),
    ]
    text = findings_as("text", faults, PAPER, what="mine")
    assert text == (
        "error: legs.csv:3:mode: bad [r]\n    mend it\nwarning: odd [s]\nmine: 1 error, 1 warning\n"
    )
    document = json.loads(findings_as("json", faults, PAPER, what="mine"))
    assert document["errors"] == document["warnings"] == 1
    assert document["findings"][1] == {"level": "warning", "rule": "s", "message": "odd"}
