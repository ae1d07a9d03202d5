"""Text, JSON, CSV and the Python API give the same percentiles, to the last digit."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from pathlib import Path

import pytest

import corridor
from corridor import Dataset, compare, look_ahead, plan, read_dataset, season_of, simulate
from corridor.errors import DataError

READY = date(2027, 1, 10)
ASKED = {
    "any way": ("Xi'an", "Poti", {}),
    "one family": ("Xi'an", "Duisburg", {"corridor": "northern"}),
    "a published range": ("Xi'an", "Poti", {"era": "2022", "corridor": "middle"}),
    "an era of months": ("Xi'an", "Poti", {"era": "winter"}),
    "a target": ("Xi'an", "Poti", {"era": "target", "corridor": "middle"}),
}
PERCENTILES = ("mean", "sd", "p5", "p10", "p50", "p80", "p90", "p95")


@pytest.fixture(scope="module")
def data() -> Dataset:
    return read_dataset()


def options_of(conditions: dict[str, str]) -> list[str]:
    return [part for name, value in conditions.items() for part in (f"--{name}", value)]


@pytest.mark.parametrize("asked", ASKED.values(), ids=ASKED)
def test_json_tells_what_python_tells(asked, data: Dataset, run) -> None:
    origin, destination, conditions = asked
    done = run(
        "route", origin, destination, *options_of(conditions), "--format", "json", graphs=None
    )
    told = json.loads(done.stdout)["routes"][0]["days"]
    best = plan(data.network, origin, destination, **conditions).best
    found = simulate(best, data.calibration).percentiles
    assert [told[p] for p in PERCENTILES] == [getattr(found, f"{p}_days") for p in PERCENTILES]
    assert found != simulate(best, corridor.UNCALIBRATED).percentiles


@pytest.mark.parametrize("era", ["current", ""], ids=["closures act", "the date picks winter"])
def test_a_ready_date_does_the_same_in_both(era: str, data: Dataset, run) -> None:
    asked = ("--ready", str(READY), *options_of({"era": era} if era else {}))
    done = run("route", "Xi'an", "Poti", *asked, "--format", "json", graphs=None)
    told = json.loads(done.stdout)["routes"][0]["days"]
    result = plan(data.network, "Xi'an", "Poti", era=era, ready=READY)
    season = season_of(data.network, "xian", result.query.era, READY, laws=data.closures)
    found = simulate(result.best, data.calibration, season=season).percentiles
    assert (told["p50"], told["p95"]) == (found.p50_days, found.p95_days)
    traveller = corridor.Traveller.calibrated(data.calibration, result.query.era)
    (prospect,) = look_ahead(result.routes, traveller, season=season).prospects
    assert prospect.simulation.percentiles == found
    compared = compare(data, [], [("Xi'an", "Poti")], era=era, ready=READY, draws=16_384)
    assert compared.base[0].simulation is not None
    assert compared.base[0].simulation.percentiles == found
    undated = simulate(plan(data.network, "Xi'an", "Poti").best, data.calibration)
    assert found != undated.percentiles


def test_the_buffer_of_the_text_is_that_of_python(data: Dataset, run) -> None:
    done = run("route", "Xi'an", "Duisburg", "--corridor", "middle", "--details", graphs=None)
    best = plan(data.network, "Xi'an", "Duisburg", corridor="middle").best
    assert f"{simulate(best, data.calibration).buffer_days:.1f} d" in done.stdout


def test_shares_and_rivals_are_told_alike(data: Dataset, run) -> None:
    asked = ("Xi'an", "Poti", "--alternatives", "2")
    done = run("route", *asked, "--format", "csv", graphs=None)
    rows = [row for row in csv.DictReader(io.StringIO(done.stdout)) if row["route"] == "2"]
    result = plan(data.network, "Xi'an", "Poti", alternatives=2)
    traveller = corridor.Traveller.calibrated(data.calibration, result.query.era)
    told = look_ahead(result.routes, traveller).prospects[1].simulation
    assert told == simulate(result.routes[1], data.calibration)
    shares = [share.variance_share for share in told.shares]
    assert [float(row["variance_share"]) for row in rows] == shares


def test_scenarios_are_compared_alike(data: Dataset, run) -> None:
    asked = ("northern-closed", "--from", "Xi'an", "--to", "Duisburg", "--draws", "500")
    done = run("scenario", "compare", *asked, "--format", "csv", graphs=None)
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    told = compare(data, ["northern-closed"], [("Xi'an", "Duisburg")], draws=500)
    assert [float(row["p95_days"]) for row in rows] == [row["p95_days"] for row in told.records()]


def test_a_truck_s_scenarios_are_compared_by_its_own_ways(data: Dataset, run) -> None:
    ends, truck = ("Khorgos", "Istanbul"), corridor.Shipment(equipment=corridor.Equipment.TRUCK)
    asked = ("northern-closed", "--from", ends[0], "--to", ends[1], "--equipment", "truck")
    done = run("scenario", "compare", *asked, "--format", "csv", graphs=None)
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    told = compare(data, ["northern-closed"], [ends], shipment=truck)
    columns = ("likely_days", "likely_usd", "likely_co2e_kg")
    assert [[float(row[column]) for column in columns] for row in rows] == [
        [row[column] for column in columns] for row in told.records()
    ]
    modes = {
        data.network.leg(leg_id).mode
        for each in told.base
        for leg_id in (each.route.leg_ids if each.route else ())
    }
    assert modes == {corridor.Mode.ROAD, corridor.Mode.RO_RO}


def test_families_are_compared_alike(data: Dataset, run) -> None:
    asked = ("compare", "Xi'an", "Duisburg", "--draws", "500")
    told = json.loads(run(*asked, "--format", "json", graphs=None).stdout)["families"]
    rows = list(csv.DictReader(io.StringIO(run(*asked, "--format", "csv", graphs=None).stdout)))
    query, shipment = corridor.ask(data.network, "Xi'an", "Duisburg"), corridor.Shipment()
    traveller = corridor.Traveller.calibrated(data.calibration, query.era, draws=500)
    found = corridor.compare_families(
        data.network, query, data.prices, shipment, traveller=traveller
    )
    expected = [
        (row["family"], row["p95_days"], row["likely_usd"], row["likely_kg_co2e"])
        for row in found.records()
    ]
    assert [
        (
            one["family"],
            one["route"]["days"]["p95"],
            one["cost_usd"]["likely"],
            one["co2e_kg"]["likely"],
        )
        for one in told
    ] == expected
    assert [
        (
            row["family"],
            float(row["p95_days"]),
            float(row["likely_usd"]),
            float(row["likely_kg_co2e"]),
        )
        for row in rows
    ] == expected


def test_a_folder_without_calibration_says_so(tiny_folder: Path, run) -> None:
    assert read_dataset(tiny_folder).calibration is corridor.UNCALIBRATED
    done = run("route", "xian", "poti", graphs=tiny_folder)
    assert "no calibration.toml" in " ".join(done.stdout.split())


def test_nothing_of_the_shipped_folder_slips_into_another(tiny_folder: Path, data: Dataset) -> None:
    mine = read_dataset(tiny_folder)
    assert data.prices.rates
    assert data.closures
    assert not mine.prices.rates
    assert not mine.closures
    assert not mine.scenarios
    told = compare(mine, [], [("xian", "poti")], shipment=corridor.Shipment())
    assert not told.base[0].is_billed_in_full


def test_draws_without_a_calibration_are_refused(data: Dataset) -> None:
    query = corridor.ask(data.network, "xian", "poti")
    with pytest.raises(DataError, match="UNCALIBRATED"):
        corridor.compare_scenarios(data.network, [], [query], draws=100)
    with pytest.raises(TypeError):
        simulate(plan(data.network, "xian", "poti").best)  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        corridor.Traveller(draws=100)  # type: ignore[call-arg]


def test_every_fault_of_every_file_is_told_at_once(tiny_folder: Path, tmp_path: Path) -> None:
    import shutil

    folder = tmp_path / "mine"
    shutil.copytree(tiny_folder, folder)
    (folder / "calibration.toml").write_text("default_rho = 7\n", encoding="utf-8")
    (folder / "closures.csv").write_text("terminal\n", encoding="utf-8")
    with pytest.raises(DataError) as told:
        read_dataset(folder)
    assert {fault.file for fault in told.value.faults} >= {"closures.csv"}
    assert "rho must be" in str(told.value)
