"""Every public function takes what ``plan`` takes, and refuses the rest in words of the house.

A script that asks a wrong question must get a sentence, not a traceback from deep inside.
"""

from __future__ import annotations

import inspect
import math
from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from datetime import UTC, date, datetime
from functools import cache
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

import corridor
from corridor.errors import ArgumentError, CorridorError

NAN, INF = math.nan, math.inf
NOWHERE = [None, 7, "", "nowhere", "x" * 100_000, "\0", ["xian"]]
LONG_DAY = date(9999, 12, 31)

BAD: dict[str, list[Any]] = {
    "origin": NOWHERE,
    "destination": NOWHERE,
    "origins": ["xian", 7, None, [None], ["nowhere"]],
    "destinations": ["xian", 7, None, [None], ["nowhere"]],
    "pairs": ["xian", None, [("xian",)], [("xian", "nowhere")], [("xian", None)], [5], ["xian"]],
    "era": ["2031", 5, ["current"]],
    "eras": ["current", [5], ["2031"]],
    "by": ["cheapest", 3, None, ["time"]],
    "alternatives": [0, -1, 1.5, "3", True, None],
    "via": ["aktau", None, [None], ["nowhere"]],
    "avoid": ["RU", None, 7, [7], ["nowhere"], ["mode:carpet"], ["leg:none"]],
    "corridor": ["midle", 5, ["middle"]],
    "equipment": ["barrel", 5, ["40"]],
    "allow": ["sanctioned", None, ["all"], [5]],
    "ready": ["tomorrow", "2027-02-30", "2027-01-10T12:00", LONG_DAY, date(1, 1, 1), 5, 1.5, NAN],
    "deadline": ["tomorrow", LONG_DAY, 5],
    "on": ["tomorrow", LONG_DAY, 5],
    "draws": [-1, 1.5, NAN, "many", 10**9, True, None],
    "seed": [1.5, "x", None, NAN, 10**5000],
    "within_days": [NAN, INF, -1, "3", True],
    "most": [0, -1, 1.5, "3", None],
    "most_candidates": [0, -1, 1.5, "3"],
    "tolerance": [NAN, INF, -1, "x"],
    "probability": [NAN, 0, 1, -0.1, "x", None],
    "question": [1, 5, -1, 0.5, "x"],
    "factors": [[[1.0]], [1.0], "x", None, [["x"]], np.array(1), "nan", "negative"],
    "year": [0, 2030.5, "2030", None],
    "cargo": ["gold", 5],
    "scenarios": ["base", None, [5], ["no-such"]],
    "scenario": ["base", None, 5],
    "queries": [[]],
    "routes": [[], None, "xian"],
    "text": ["", None, 5, "no such thing"],
    "alternative": ["", None, 5, "no such thing"],
    "over": [[], ["time", "time"], ["speed"]],
    "name": ["", "no-such", "no-such.toml"],
    "to": ["", "docx"],
    "family_id": ["midle"],
    "directory": ["/nowhere/at/all"],
    "path": ["/nowhere/at/all"],
}
"""What cannot be, by the name that a parameter has in every function."""

GOOD: dict[str, list[Any]] = {
    "origin": ["Xi'an", "西安", "CNXIA"],
    "origins": [["Xi'an"], ("西安",)],
    "pairs": [[("Xi'an", "Поти")], [["xian", "poti"]]],
    "era": ["", "winter", "Winter"],
    "eras": [["current"], ("Winter",)],
    "by": ["time", "max", corridor.Criterion.DISTANCE],
    "avoid": [["RU", "mode:ro-ro"], ("Kuryk",), corridor.Avoidance(countries=frozenset({"RU"}))],
    "corridor": ["", "middle", "Middle Corridor"],
    "equipment": ["40HC", None, corridor.Equipment.BOX_20],
    "allow": [["sanctioned"], {corridor.Status.SANCTIONED}],
    "ready": ["2027-01-10", date(2027, 1, 10), datetime(2027, 1, 10, 12)],
    "on": [None, "2027-01-10", date(2027, 1, 10), datetime(2027, 1, 10, 12)],
    "cargo": ["grain", corridor.CargoClass.OIL],
    "draws": [100, np.int64(100)],
    "factors": ["whole", "list"],
}
"""What every function takes where it has a parameter of the name."""

READERS = {
    "read_calibration", "read_closures", "read_dataset", "read_library", "read_limits",
    "read_lines", "read_prices", "read_scenario", "read_timetables", "load_network",
}  # fmt: skip
UNTYPED = {"break_even", "faults_in_ileap", "ileap_record", "write_network"}
"""They take values that other functions made, and nothing that is typed."""


@cache
def world() -> SimpleNamespace:
    data = corridor.read_dataset()
    network, shipment = data.network, corridor.Shipment()
    query = corridor.ask(network, "xian", "poti")
    route = corridor.plan(network, "xian", "poti").best
    scenario = corridor.Scenario(id="none")
    return SimpleNamespace(
        data=data,
        network=network,
        query=query,
        route=route,
        shipment=shipment,
        traveller=corridor.Traveller.uncalibrated(draws=64),
        scenario=scenario,
        comparison=corridor.compare_scenarios(network, [scenario], [query]),
        families=corridor.compare_families(network, query, data.prices, shipment),
    )


def usual(name: str) -> dict[str, Any]:
    """Return arguments of a function that can be answered."""
    w = world()
    priced = {"query": w.query, "prices": w.data.prices, "shipment": w.shipment}
    ends = {"origin": "xian", "destination": "poti"}
    legs = np.ones((1, len(w.network.legs)))
    question = corridor.Question(**ends, draws=64)
    return {
        "answer": {"data": w.data, "question": question},
        "apply_scenario": {"scenario": w.scenario},
        "apply_scenarios": {"scenarios": [w.scenario]},
        "ask": {**ends, "ready": "2027-01-10"},
        "best_by_chance": {"query": w.query, "within_days": 20, "traveller": w.traveller},
        "best_by_family": {"query": w.query},
        "best_by_quantile": {"query": w.query, "probability": 0.9, "traveller": w.traveller},
        "best_choices": priced,
        "best_routes": {"query": w.query},
        "break_evens": {"comparison": w.families},
        "compare": {"dataset": w.data, "scenarios": [], "pairs": [("xian", "poti")]},
        "compare_families": priced,
        "compare_scenarios": {
            "scenarios": [w.scenario],
            "queries": [w.query],
            "laws": w.data.closures,
            "calibration": w.data.calibration,
        },
        "days_in_worlds": {"pairs": [("xian", "poti")], "factors": legs},
        "emissions_of": {"route": w.route, "era": "current", **without(priced, "query")},
        "export_network": {"to": "csv", "out": "never-written"},
        "fastest_routes": {"query": w.query, "traveller": w.traveller},
        "find_scenario": {"name": "base"},
        "for_shipment": {**without(priced, "prices"), "limits": w.data.limits},
        "held_against": {"data": w.data, "question": question, "alternative": "Kuryk"},
        "limits_along": {"route": w.route, "query": w.query, "limits": w.data.limits},
        "look_ahead": {"routes": [w.route], "traveller": w.traveller},
        "od_matrix": {"origins": ["xian"], "destinations": ["poti"]},
        "pareto_set": priced,
        "plan": ends,
        "priced": {"route": w.route, "era": "current", **without(priced, "query")},
        "read_scenario": {"path": "graphs/eurasia/scenarios/northern-closed.toml"},
        "regret_table": {"comparison": w.comparison},
        "routes_by_era": {"query": w.query},
        "scenarios_due": {"library": w.data.scenarios, "year": 2030},
        "season_of": {
            "origin": "xian",
            "era": "current",
            "ready": "2027-01-10",
            "laws": w.data.closures,
        },
        "simulate": {"route": w.route, "calibration": w.data.calibration},
        "tornado": {"query": w.query, "calibration": w.data.calibration, "draws": 64},
        "why_not": {**priced, "text": "Kuryk"},
    }.get(name, {})


def without(arguments: dict[str, Any], name: str) -> dict[str, Any]:
    return {key: value for key, value in arguments.items() if key != name}


def functions() -> Iterator[tuple[str, Callable[..., Any]]]:
    for name in corridor.__all__:
        if inspect.isfunction(found := getattr(corridor, name)):
            yield name, found


def asked(name: str, /, **more: object) -> object:
    """Call a public function with its usual arguments, some of them otherwise."""
    function = getattr(corridor, name)
    takes_network = "network" in inspect.signature(function).parameters
    needed = {"network": world().network} if takes_network and name not in READERS else {}
    if name == "read_timetables":
        needed = {"network": world().network}
    return function(**{**needed, **usual(name), **made(more)})


def made(arguments: dict[str, object]) -> dict[str, object]:
    """Make the factors that need to know the network."""
    shapes: dict[str, object] = {}
    if isinstance(kind := arguments.get("factors"), str):
        legs = len(world().network.legs)
        rows = np.ones((1, legs))
        rows[0, 0] = {"nan": NAN, "negative": -1.0}.get(kind, 1.0)
        shapes["factors"] = {"whole": np.ones((1, legs), int), "list": [[1] * legs], "x": "x"}.get(
            kind, rows
        )
    return {**arguments, **shapes}


def cases(values: dict[str, list[Any]]) -> list[Any]:
    found = []
    for name, function in functions():
        for parameter in inspect.signature(function).parameters:
            for number, value in enumerate(values.get(parameter, ())):
                if name != "write_network":
                    found.append(
                        pytest.param(name, parameter, value, id=f"{name}-{parameter}-{number}")
                    )
    return found


@pytest.mark.parametrize(("name", "parameter", "value"), cases(BAD))
def test_a_bad_argument_is_told_in_the_words_of_the_house(name, parameter, value) -> None:
    with pytest.raises(CorridorError) as caught:
        asked(name, **{parameter: value})
    assert 0 < len(str(caught.value)) < 3000


@pytest.mark.parametrize(("name", "parameter", "value"), cases(GOOD))
def test_what_plan_takes_every_function_takes(name, parameter, value) -> None:
    assert asked(name, **{parameter: value}) is not None


def test_every_public_function_is_asked() -> None:
    every = {name for name, _ in functions()}
    untyped = {name for name, _ in functions() if not usual(name)}
    assert untyped == (READERS - {"read_scenario"}) | UNTYPED
    assert untyped < every
    for name in every - untyped - {"export_network"}:
        assert asked(name) is not None


def test_what_would_be_answered_without_what_it_takes_is_refused() -> None:
    with pytest.raises(ArgumentError, match="within_days needs draws"):
        asked("compare", within_days=20)
    with pytest.raises(ArgumentError, match="by cost needs prices"):
        asked("compare", by="cost")
    priced = asked("compare", by="cost", shipment=corridor.Shipment())
    assert isinstance(priced, corridor.ScenarioComparison)
    for name in (5, None, "no-such"):
        with pytest.raises(CorridorError):
            world().data.scenario(name)


def test_a_moment_with_a_zone_stays_that_moment() -> None:
    moment = datetime(2027, 1, 10, 12, tzinfo=UTC)
    season = asked("season_of", ready=moment)
    assert isinstance(season, corridor.Season)
    assert season.ready == moment


def test_a_deadline_before_the_ready_date_is_refused() -> None:
    for name in ("ask", "plan"):
        with pytest.raises(ArgumentError, match="lies before the ready date 2027-01-10"):
            asked(name, ready="2027-01-10", deadline=date(2027, 1, 9))
    with pytest.raises(CorridorError, match="lies before"):
        corridor.Shipment(ready="2027-01-10", deadline="2027-01-09")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        *[("equipment", value) for value in ("barrel", 5, None)],
        *[("cargo", value) for value in BAD["cargo"]],
        *[("ready", value) for value in BAD["ready"]],
        *[("units", value) for value in (0, -1, NAN, INF, "2", None, 1.5)],
        *[("tonnes_each", value) for value in (0, -1, NAN, "2", 31)],
        *[("value_usd_each", value) for value in (-1, NAN, INF, "2")],
        *[("inventory_rate", value) for value in (-1, NAN, "2", None)],
    ],
)
def test_a_shipment_that_cannot_be_is_refused(field, value) -> None:
    with pytest.raises(CorridorError):
        corridor.Shipment(**{field: value})


def test_a_shipment_takes_words_for_what_they_spell() -> None:
    told = corridor.Shipment(equipment="40HC", cargo="grain", ready="2027-01-10")
    assert told == corridor.Shipment(
        equipment=corridor.Equipment.BOX_40HC,
        cargo=corridor.CargoClass.GRAIN,
        ready=date(2027, 1, 10),
    )


FIELDS = sorted({each.name for each in fields(corridor.Question)} & set(BAD))


@pytest.mark.parametrize("field", FIELDS)
def test_a_question_that_cannot_be_is_refused(field) -> None:
    for value in BAD[field]:
        with pytest.raises(CorridorError):
            corridor.answer(world().data, replaced(**{field: value}))


@pytest.mark.parametrize("field", sorted(set(FIELDS) & set(GOOD) - {"on"}))
def test_a_question_takes_what_plan_takes(field) -> None:
    for value in GOOD[field]:
        if isinstance(value, corridor.Avoidance):
            continue
        assert corridor.answer(world().data, replaced(**{field: value})).result.routes


def replaced(**given: Any) -> corridor.Question:
    """Return a question with some fields otherwise."""
    return corridor.Question(**{"origin": "xian", "destination": "poti", "draws": 64, **given})


@pytest.mark.parametrize("parameter", ["by", "alternatives", "equipment"])
def test_a_query_that_cannot_be_is_refused(parameter) -> None:
    for value in BAD[parameter]:
        with pytest.raises(CorridorError):
            replace(world().query, **{parameter: value})
