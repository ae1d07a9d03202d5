"""Percentiles, dates and rankings through the front of the command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from corridor.uncertainty.ranking import Ranking, best_by_quantile
from corridor.uncertainty.traveller import Traveller

ASKED = ("route", "xian", "poti", "--corridor", "middle")
DATES = ("--ready", "2027-01-10", "--deadline", "2027-02-01")
KEYS = ["min", "likely", "max", "mean", "sd", "p5", "p10", "p50", "p80", "p90", "p95"]


@pytest.fixture
def document(run) -> Callable[..., dict[str, Any]]:
    def ask(*options: str | Path) -> dict[str, Any]:
        done = run(*ASKED, "--format", "json", *options)
        assert done.exit_code == 0, done.stderr
        return json.loads(done.stdout)

    return ask


def test_percentiles_lie_in_order_within_the_range(document) -> None:
    days = document()["routes"][0]["days"]
    assert list(days) == KEYS
    rising = [days[key] for key in ("min", "p5", "p10", "p50", "p80", "p90", "p95", "max")]
    assert rising == sorted(rising)


def test_an_answer_tells_its_seed_and_draws_and_the_same_ones_give_it_again(document) -> None:
    first, second = (document("--draws", "500", "--seed", "7") for _ in range(2))
    assert first == second
    assert (first["provenance"]["seed"], first["provenance"]["draws"]) == (7, 500)
    other = document("--draws", "500", "--seed", "8")
    assert other["routes"][0]["days"]["p95"] != first["routes"][0]["days"]["p95"]


def test_the_shares_of_all_elements_add_up_to_one(document) -> None:
    elements = document()["routes"][0]["elements"]
    assert sum(element["variance_share"] for element in elements) == pytest.approx(1, abs=1e-4)


def test_without_dates_nothing_is_said_of_them(document) -> None:
    found = document()
    assert not {"ready", "deadline"} & set(found["query"])
    assert not {"on_time", "latest_start", "arrival"} & set(found["routes"][0])


def test_a_deadline_gets_a_chance_and_latest_starts(document) -> None:
    route = document(*DATES)["routes"][0]
    assert route["on_time"]["deadline"] == "2027-02-01T23:59+04:00"
    assert route["on_time"]["probability"] > 0.9
    starts = [datetime.fromisoformat(route["latest_start"][key]) for key in ("p95", "p90", "p80")]
    assert starts == sorted(starts)
    assert starts[0] > datetime.fromisoformat("2027-01-10T00:00+08:00")


def test_a_near_deadline_cannot_be_met(document) -> None:
    near = document("--ready", "2027-01-10", "--deadline", "2027-01-12")["routes"][0]
    assert near["on_time"]["probability"] == 0.0


def test_a_deadline_alone_tells_the_latest_start_and_no_chance(document) -> None:
    route = document("--deadline", "2027-02-01")["routes"][0]
    assert "probability" not in route["on_time"]
    assert set(route["latest_start"]) == {"p80", "p90", "p95"}


def test_arrival_is_the_ready_moment_and_the_days(document) -> None:
    route = document("--ready", "2027-01-10")["routes"][0]
    there = datetime.fromisoformat(route["arrival"]["p50"])
    passed = there - datetime.fromisoformat("2027-01-10T00:00+08:00")
    assert passed.total_seconds() / 86400 == pytest.approx(route["days"]["p50"], abs=0.001)


@pytest.mark.parametrize("by", ["p50", "p80", "p95"])
def test_alternatives_come_in_the_order_of_the_percentile(document, by: str) -> None:
    found = document("--by", by, "--alternatives", "3")
    days = [route["days"][by] for route in found["routes"]]
    assert len(days) > 1
    assert days == sorted(days)
    assert found["query"]["by"] == by
    assert any("considered" in note for note in found["notes"])


def test_alternatives_come_in_the_order_of_the_chance(document) -> None:
    dates = ("--ready", "2027-01-10", "--deadline", "2027-01-29")
    found = document("--by", "on-time", "--alternatives", "3", *dates)
    chances = [route["on_time"]["probability"] for route in found["routes"]]
    assert len(chances) > 1
    assert chances == sorted(chances, reverse=True)
    assert 0 < chances[0] < 1


def test_the_chances_to_be_the_fastest_add_up_to_one(document) -> None:
    routes = document("--alternatives", "3")["routes"]
    assert sum(route["chance_fastest"] for route in routes) == pytest.approx(1, abs=1e-5)
    assert min(route["regret_days"]["mean"] for route in routes) >= 0


def test_a_timetable_stands_in_for_the_wait(document, tmp_path: Path) -> None:
    table = tmp_path / "departures.csv"
    table.write_text(
        "leg,every_days,first,departs,time_zone\naktau-alat-feeder,2,2027-05-01,18:00,Asia/Aqtau\n"
    )
    route = document("--via", "aktau", "--ready", "2027-05-10", "--timetable", table)["routes"][0]
    (met,) = route["connections"]
    assert met["leg"] == "aktau-alat-feeder"
    assert met["miss_cost_days"] == 2
    assert 0 < met["miss_probability"] < 1
    assert [held["id"] for held in route["by_date"]] == ["departure:aktau-alat-feeder"]


def test_details_tell_what_a_reliable_element_would_give(document) -> None:
    elements = document("--details")["routes"][0]["elements"]
    assert max(element.get("p95_gain_days", 0) for element in elements) > 0
    assert "p95_gain_days" not in json.dumps(document())


def test_a_priced_answer_has_its_percentiles_too(run) -> None:
    done = run(
        "route", "xian", "poti", "--by", "p80", "--tonnes", "18", "--format", "json", graphs=None
    )
    (route,) = json.loads(done.stdout)["routes"]
    assert route["cost_usd"]["likely"] > 0
    assert route["days"]["p95"] > route["days"]["p50"]


def test_eras_have_percentiles_of_their_own(run) -> None:
    done = run("eras", "xian", "poti", "--format", "json")
    eras = {era["era"]: era["days"] for era in json.loads(done.stdout)["eras"]}
    assert all(list(days) == KEYS for days in eras.values())
    assert eras["2022"]["p50"] > eras["current"]["p50"]


def test_text_says_it_in_one_line_and_names_what_the_spread_is_due_to(run) -> None:
    page = run(*ASKED, *DATES).stdout
    assert "simulated: P50 " in page
    assert "(16,384 draws, ± 0.0" in page
    assert "spread mostly from " in page
    assert "latest start: " in page


@pytest.mark.parametrize(
    ("options", "word"),
    [
        (("--draws", "0"), "--draws"),
        (("--draws", "1000000000"), "--draws"),
        (("--draws", "9000000", "--alternatives", "100"), "fewer"),
        (("--ready", "2027-02-01", "--deadline", "2027-01-01"), "before the ready date"),
        (("--ready", "2027-01"), "--ready"),
        (("--ready", "0001-01-01"), "year"),
        (("--by", "on-time"), "a deadline"),
        (("--by", "on-time", "--deadline", "2027-01-01"), "a ready date"),
        (("--by", "p95", "--differ-by", "port"), "differ by port"),
        (("--timetable", "none.csv"), "--ready"),
    ],
)
def test_what_cannot_be_asked_is_refused(run, options: tuple[str, ...], word: str) -> None:
    done = run(*ASKED, *options)
    assert done.exit_code == 2
    assert word in done.stderr.splitlines()[-1]


def test_compare_does_not_rank_by_percentiles(run) -> None:
    assert run("compare", "xian", "poti", "--by", "p95").exit_code == 2


@pytest.mark.parametrize(("by", "probability"), [("p50", 0.5), ("p80", 0.8), ("p95", 0.95)])
def test_a_percentile_is_searched_for_by_its_own_probability(
    run, monkeypatch: pytest.MonkeyPatch, by: str, probability: float
) -> None:
    asked = []

    def search(network: object, query: object, wanted: float, traveller: Traveller) -> Ranking:
        asked.append(wanted)
        return best_by_quantile(network, query, wanted, traveller)  # type: ignore[arg-type]

    monkeypatch.setattr("corridor.uncertainty.ranking.best_by_quantile", search)
    assert run(*ASKED, "--by", by, "--draws", "100").exit_code == 0
    assert asked == [probability]


def test_a_paragraph_to_quote_tells_dates_and_the_season(run) -> None:
    told = run("explain", "xian", "poti", *DATES, graphs=None)
    assert told.exit_code == 0, told.stderr
    text = " ".join(told.stdout.split())
    assert "(era winter," in text
    assert "Ready 2027-01-10: there on 2027-01-" in text
    assert "on time with" in text
    assert "era winter is used, by the date" in text
    plain = run("explain", "xian", "poti", graphs=None).stdout
    assert "Ready" not in plain
    assert "(era current," in " ".join(plain.split())


def test_what_is_shut_when_is_shown_with_a_terminal(run) -> None:
    text = run("show", "aktau", graphs=None).stdout
    assert "Feb–Dec: not known, and none is drawn" in text
    known = json.loads(run("show", "kuryk", "--format", "json", graphs=None).stdout)["closures"]
    assert [law["month"] for law in known] == [1, 11, 12]
    assert all(law["sources"] for law in known)
    assert "closures" not in json.loads(run("show", "alat", "--format", "json", graphs=None).stdout)
