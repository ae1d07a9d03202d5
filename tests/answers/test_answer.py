"""A script that asks what a command asks gets the same answer, to the last digit and note."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from corridor import (
    ArgumentError,
    Question,
    Shipment,
    answer,
    held_against,
    read_dataset,
    read_scenario,
)
from corridor.cli.app import app
from corridor.io.on_demand import DatasetOnDemand
from corridor.model.shipment import Equipment
from corridor.model.vocabulary import Criterion, Difference, Status
from corridor.reports.document import route_document
from corridor.reports.priced_route import billed_route_document

NEWPORT = """
title = "A new port"

[[terminals]]
id = "newport"
name = "Newport"
country = "GE"
lon_deg = 41.6
lat_deg = 42.3
kind = "seaport"
confidence = "C"

[[legs]]
id = "tbilisi-newport"
tail = "tbilisi"
head = "newport"
mode = "rail"
gauge_mm = 1520
length_km = 320
confidence = "C"

[[transit_times]]
leg = "tbilisi-newport"
era = "all"
min_days = 0.5
likely_days = 0.7
max_days = 1.0
kind = "estimated"
confidence = "C"
"""

DATA = read_dataset()
WINTER = Question(
    origin="Xi'an",
    destination="Poti",
    alternatives=2,
    ready=date(2027, 1, 10),
    deadline=date(2027, 2, 20),
    draws=512,
)
DATES = "--ready 2027-01-10 --deadline 2027-02-20"
ASKED = {
    "Xi'an Poti --draws 512": Question(origin="Xi'an", destination="Poti", draws=512),
    f"Xi'an Poti --alternatives 2 {DATES} --draws 512": WINTER,
    f"Xi'an Poti --alternatives 2 {DATES} --draws 512 --value 90000 --by generalised": replace(
        WINTER,
        by=Criterion.GENERALISED,
        shipment=Shipment(value_usd_each=90_000, ready=WINTER.ready, deadline=WINTER.deadline),
    ),
    "Khorgos Istanbul --equipment truck --allow suspended --draws 512": Question(
        origin="Khorgos",
        destination="Istanbul",
        equipment=Equipment.TRUCK,
        allow=frozenset({Status.SUSPENDED}),
        shipment=Shipment(equipment=Equipment.TRUCK),
        draws=512,
    ),
    "Xi'an Poti --scenario caspian-wind-november --date 2026-11-06 --draws 512": Question(
        origin="Xi'an",
        destination="Poti",
        scenarios=(DATA.scenario("caspian-wind-november"),),
        on=date(2026, 11, 6),
        draws=512,
    ),
    "Almaty Mersin --by p95 --avoid RU --draws 512": Question(
        origin="Almaty", destination="Mersin", by=Criterion.P95, avoid=("RU",), draws=512
    ),
}


def documented(command: str, words: str) -> dict[str, object]:
    """Return what a command prints as JSON."""
    done = CliRunner().invoke(app, [command, *words.split(" "), "--format=json"])
    assert done.exit_code == 0, done.output
    document: dict[str, object] = json.loads(done.stdout)
    return document


@pytest.mark.parametrize("words", ASKED)
def test_a_script_gets_the_answer_of_the_command(words: str) -> None:
    told = answer(DATA, ASKED[words])
    document = (
        billed_route_document(told.network, told.billed)
        if told.billed
        else route_document(told.network, told.result, told.outlook)
    )
    assert json.loads(json.dumps(document)) == documented("route", words)


def test_data_read_piece_by_piece_answer_as_data_read_at_once() -> None:
    asked = replace(WINTER, shipment=Shipment())
    whole, pieces = answer(DATA, asked), answer(DatasetOnDemand(), asked)
    assert whole.result == pieces.result
    assert whole.outlook == pieces.outlook
    assert whole.billed.bills == pieces.billed.bills


def test_an_alternative_is_held_against_the_answer() -> None:
    told = held_against(DATA, WINTER, "northern")
    assert told.verdict.chosen.route == answer(DATA, WINTER).result.best
    assert told.outlook.deadline.date() == WINTER.deadline


def test_an_alternative_is_held_against_the_answer_for_the_equipment_asked_for() -> None:
    asked = Question(origin="Khorgos", destination="Istanbul", equipment="truck", draws=512)
    told = held_against(DATA, asked, "aktau")
    assert told.query.equipment is Equipment.TRUCK
    assert told.verdict.chosen.route == answer(DATA, asked).result.best


def test_a_penalty_counts_from_the_deadline_of_the_question() -> None:
    late = replace(WINTER, deadline=date(2027, 1, 20), shipment=Shipment(lateness_usd_each=500))
    assert answer(DATA, late).billed.bills[0].lateness_usd > 0
    assert replace(late, deadline=date(2027, 3, 20)).dated_shipment.deadline == date(2027, 3, 20)


def test_details_are_told_of_a_shipment_too() -> None:
    asked = Question(origin="Xi'an", destination="Poti", draws=512, shipment=Shipment())
    best = answer(DATA, asked, details=True).outlook.prospects[0]
    assert best.gains
    assert best.independent_p95_days is not None


@pytest.mark.parametrize(
    ("fields", "word"),
    [
        ({"deadline": date(2027, 1, 1)}, "before the ready date"),
        ({"by": "p95", "differ_by": "port"}, "differ by port"),
        ({"ready": None, "deadline": None, "on": date(2027, 1, 1)}, "a day alone"),
        ({"avoid": "RU"}, "takes a list"),
        ({"draws": 0}, "draws"),
        ({"seed": 1.5}, "seed"),
        ({"shipment": "a box"}, "a Shipment"),
        ({"shipment": Shipment(ready="2026-01-10")}, "ready: the shipment has 2026-01-10"),
        ({"deadline": None, "shipment": Shipment(deadline="2027-02-20")}, "the question none"),
        ({"scenarios": ["northern-closed"]}, "a Scenario"),
        ({"timetables": ["sailings.csv"]}, "a Timetable"),
        ({"ready": "tomorrow"}, "no day of the calendar"),
    ],
)
def test_what_does_not_go_together_is_refused(fields: dict[str, object], word: str) -> None:
    with pytest.raises(ArgumentError, match=word):
        replace(WINTER, **fields)


def test_words_days_and_lists_may_be_given_as_texts() -> None:
    texts = {"by": "time", "equipment": "40", "allow": ["suspended"], "differ_by": "port"}
    asked = replace(WINTER, ready="2027-01-10", avoid=["RU"], **texts)
    assert asked == replace(
        WINTER, avoid=("RU",), allow=frozenset({Status.SUSPENDED}), differ_by=Difference.PORT
    )


def test_what_is_no_dataset_or_cannot_be_held_side_by_side_is_refused() -> None:
    with pytest.raises(ArgumentError, match="read_dataset"):
        answer(DATA.network, WINTER)
    with pytest.raises(ArgumentError, match="not by p95"):
        held_against(DATA, replace(WINTER, by=Criterion.P95), "middle")
    with pytest.raises(ArgumentError, match="so long a number"):
        answer(DATA, 10**5000)


def test_cargo_without_a_shipment_is_priced_as_that_cargo() -> None:
    asked = Question(origin="Almaty", destination="Sofia", by="cost", cargo="dangerous", draws=64)
    assert answer(DATA, asked).billed.shipment.cargo == "dangerous"


def test_a_shipment_travels_as_the_question_says() -> None:
    with pytest.raises(ArgumentError, match="travels by 40, the question by truck"):
        Question(origin="Khorgos", destination="Baku", equipment="truck", shipment=Shipment())


def test_a_place_that_a_scenario_adds_can_be_asked_for(tmp_path: Path) -> None:
    file = tmp_path / "newport.toml"
    file.write_text(NEWPORT, encoding="utf-8")
    asked = Question(
        origin="Xi'an", destination="Newport", scenarios=(read_scenario(file),), draws=64
    )
    told = answer(DATA, replace(asked, shipment=Shipment()))
    assert told.result.best.leg_ids[-1] == "tbilisi-newport"
    assert any("without it there is no route at all" in note for note in told.result.notes)
    assert held_against(DATA, asked, "Kuryk").verdict.other.route.leg_ids[-1] == "tbilisi-newport"
