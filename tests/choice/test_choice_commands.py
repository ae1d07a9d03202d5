"""``why-not``, ``ileap``, cargo and deadlines, through the front."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from corridor.cli.app import app

TINY = Path(__file__).parents[1] / "reports" / "tiny"


def run(*arguments: str):
    return CliRunner().invoke(app, [*map(str, arguments)], prog_name="corridor")


def document(*arguments: str) -> dict:
    result = run(*arguments, "--format", "json")
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)


def test_why_not_a_family_gives_the_margin_and_where_the_days_go():
    found = document("why-not", "Xi'an", "Duisburg", "middle")
    days = [found[way]["days"]["likely"] for way in ("chosen", "other")]
    assert found["schema"] == "corridor.why-not/1"
    assert found["margin"] == pytest.approx(days[1] - days[0], abs=1e-6)
    assert found["other"]["family"] == "middle"
    parts = found["other"]["split"], found["chosen"]["split"]
    more = sum(parts[0][part]["likely"] - parts[1][part]["likely"] for part in parts[0])
    assert more == pytest.approx(found["margin"])
    text = run("why-not", "Xi'an", "Duisburg", "middle").stdout
    assert "days worse" in text
    assert "waiting +" in text


def test_why_not_what_the_conditions_keep_off_names_them():
    truck = document("why-not", "Khorgos", "Istanbul", "truck", "--avoid", "aktau")
    assert "equipment 40 keeps it off altynkol-almaty-road" in truck["reason"]
    southern = document("why-not", "Tashkent", "Istanbul", "southern")
    assert "sanctions keeps it off tejen-sarakhs-rail" in southern["reason"]
    shut = document("why-not", "Xi'an", "Duisburg", "northern", "--avoid", "RU")
    assert "other" not in shut
    assert "avoid RU" in shut["reason"]


def test_why_not_answers_at_the_dates_of_route():
    dates = ("--ready", "2026-11-10", "--deadline", "2026-12-05", "--draws", "2000")
    (route,) = document("route", "Xi'an", "Duisburg", *dates)["routes"]
    told = document("why-not", "Xi'an", "Duisburg", "middle", *dates)
    assert told["query"]["era"] == "winter"
    assert told["query"]["era_reason"]
    assert told["chosen"]["days"] == route["days"]
    for key in ("on_time", "latest_start"):
        assert told["chosen"][key] == route[key]
    (middle,) = document("route", "Xi'an", "Duisburg", "--corridor", "middle", *dates)["routes"]
    assert told["other"]["days"] == middle["days"]
    assert told["other"]["on_time"] == middle["on_time"]
    assert "on time" in run("why-not", "Xi'an", "Duisburg", "middle", *dates).stdout
    refused = run(
        "why-not", "Xi'an", "Duisburg", "middle", "--deadline", "2026-12-05", "--by", "p95"
    )
    assert refused.exit_code == 2


def test_why_not_answers_under_a_scenario():
    shut = document("why-not", "Xi'an", "Poti", "aktau", "--scenario", "aktau-wind-november")
    open_ = document("why-not", "Xi'an", "Poti", "aktau")
    assert shut["chosen"]["terminals"] != open_["chosen"]["terminals"]
    assert any(note.startswith("with ") for note in shut["notes"])


def test_why_not_by_place_by_legs_and_what_is_none():
    by_place = document("why-not", "Xi'an", "Poti", "Kuryk")
    assert by_place["alternative"] == "via kuryk"
    chain = "+".join(by_place["other"]["legs"])
    assert document("why-not", "Xi'an", "Poti", chain)["margin"] == by_place["margin"]
    assert run("why-not", "Xi'an", "Poti", "no such thing").exit_code == 4
    assert run("why-not", "Xi'an", "Poti", "Poti").exit_code == 3
    chosen = document("why-not", "Xi'an", "Poti", "middle")
    assert chosen["reason"] == "corridor middle is what was chosen"


def test_a_record_is_written_and_checked(tmp_path):
    path = tmp_path / "record.json"
    result = run("route", "Xi'an", "Poti", "--tonnes", "18", "--ileap", path)
    assert result.exit_code == 0, result.stderr
    record = json.loads(path.read_text(encoding="utf-8"))
    assert record["mass"] == "18000"
    assert "10 t a TEU" in record["remarks"]["payload"]
    assert run("ileap", path).stdout == "record.json: sound\n"
    record["tces"][0]["transportActivity"] = "3.6801"
    path.write_text(json.dumps(record), encoding="utf-8")
    spoiled = run("ileap", path)
    assert spoiled.exit_code == 3
    assert "is not mass times distance" in spoiled.stderr


def test_the_published_faulty_example_is_refused(tmp_path):
    leg = {"tceId": "1", "shipmentId": "1237890", "mass": "87", "distance": {"actual": "423"}}
    emitted = {"co2eWTW": "3.6801", "co2eTTW": "3.2801", "transportActivity": "3.6801"}
    record = {"mass": "87", "shipmentId": "1237890", "tces": [{**leg, **emitted}]}
    path = tmp_path / "published.json"
    path.write_text(json.dumps(record), encoding="utf-8")
    refused = run("ileap", path)
    assert refused.exit_code == 3
    assert "36.801 tonne-kilometres" in refused.stderr


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "nan",
        "{",
        '{"mass": "87", "shipmentId": 1, "tces": ["no", 3, null]}',
        '{"mass": 1e999, "tces": [{"tceId": ["x"], "prevTceIds": 7, "distance": {"gcd": "-1"}}]}',
        "[" * 100_000,
    ],
)
def test_what_is_no_record_is_told_without_a_trace(tmp_path, text):
    path = tmp_path / "odd.json"
    path.write_text(text, encoding="utf-8")
    result = run("ileap", path)
    assert result.exit_code == 3, result.output
    assert "Traceback" not in result.stderr
    assert run("ileap", tmp_path / "missing.json").exit_code == 3


def test_special_cargo_is_told_leg_by_leg_with_sources():
    found = document("route", "Xi'an", "Poti", "--cargo", "reefer")
    (route,) = found["routes"]
    legs = [one["id"] for one in route["elements"] if one["kind"] == "leg"]
    assert [one["leg"] for one in route["cargo_limits"]] == legs
    verdicts = {one["verdict"] for one in route["cargo_limits"]}
    assert "unknown" in verdicts
    named = {s for one in route["cargo_limits"] for each in one["limits"] for s in each["sources"]}
    assert named == set(found["limit_sources"])
    text = run("route", "Xi'an", "Poti", "--cargo", "reefer").stdout
    assert "no statement was found; ask the carrier" in " ".join(text.split())


def test_grain_at_aktau_in_october_2025():
    asked = ("route", "Almaty", "Poti", "--corridor", "middle", "--cargo", "grain")
    then = document(*asked, "--ready", "2025-10-10")
    assert "aktau" not in then["routes"][0]["terminals"]
    (banned,) = [one for one in then["dropped"] if "banned" in one["rule"]]
    assert "mangystau-aktau-rail" in banned["rule"]
    assert banned["margin_days"] < 0
    undated = " ".join(run(*asked).stdout.split())
    assert "banned on mangystau-aktau-rail from 2025-10-03 to 2025-10-20" in undated
    plain = document("route", "Almaty", "Poti", "--corridor", "middle", "--ready", "2025-10-10")
    assert "aktau" in plain["routes"][0]["terminals"]


def test_a_comparison_of_special_cargo_says_what_each_family_meets():
    text = " ".join(run("compare", "Xi'an", "Duisburg", "--cargo", "oversize").stdout.split())
    assert "3,150 mm" in text
    assert "northern: unknown on" in text


def test_a_deadline_is_told_and_charged():
    asked = ("compare", "Xi'an", "Duisburg", "--ready", "2027-03-01", "--deadline", "2027-04-01")
    found = document(*asked, "--lateness-penalty", "500", "--by", "generalised")
    chances = {one["family"]: one["on_time"] for one in found["families"]}
    assert chances["northern"] > chances["middle"] > chances["cape"]
    late = {one["family"]: one.get("lateness_usd", 0) for one in found["families"]}
    assert late["cape"] > late["middle"] > late["northern"]
    assert "on time" in run(*asked).stdout
    priced = document("route", *asked[1:])["routes"][0]["on_time"]["probability"]
    assert priced == pytest.approx(chances["northern"], abs=0.02)


@pytest.mark.parametrize(
    "options",
    [
        ("--deadline", "2027-04-01"),
        ("--lateness-penalty", "500"),
        ("--ready", "2027-04-01", "--lateness-penalty", "500"),
    ],
)
def test_a_penalty_without_dates_is_a_fault_of_use(options):
    assert run("compare", "Xi'an", "Duisburg", *options).exit_code == 2


def test_route_and_compare_give_the_same_percentiles():
    compared = document("compare", "Chongqing", "Duisburg")["families"][0]["route"]["days"]
    routed = document("route", "Chongqing", "Duisburg")["routes"][0]["days"]
    for name in ("p5", "p50", "p95", "mean", "sd"):
        assert compared[name] == pytest.approx(routed[name], abs=0.001)


def test_a_folder_without_limits_says_that_all_is_unknown():
    found = document("route", "xian", "poti", "--graphs", TINY, "--cargo", "oil")
    assert {one["verdict"] for one in found["routes"][0]["cargo_limits"]} == {"unknown"}


def test_sanctioned_ways_are_told_as_dropped_where_they_would_be_better():
    found = document("route", "Tashkent", "Istanbul", "--tonnes", "18")
    rules = [one["rule"] for one in found["dropped"]]
    assert any(rule.startswith("nobody asked for the sanctioned tejen-sarakhs") for rule in rules)
    allowed = document("route", "Tashkent", "Istanbul", "--allow", "sanctioned")
    assert any(flag["what"] == "sanctioned" for flag in allowed["routes"][0]["limits"])


def test_what_was_left_out_is_told_without_a_bill():
    found = document("route", "Almaty", "Istanbul")
    (dropped,) = [one for one in found["dropped"] if "samsun-ambarli-road" in one["rule"]]
    assert dropped["rule"].startswith("a 40 ft container does not go by")
    assert dropped["margin_days"] < 0
    assert "cost_usd" not in found["routes"][0]
    text = " ".join(run("route", "Almaty", "Istanbul").stdout.split())
    assert "Left out · 1 way left out: a 40 ft container does not go by" in text
    assert "days quicker" in text
    assert "samsun-ambarli-road" in run("route", "Almaty", "Istanbul", "--format", "md").stdout
    under = document("scenario", "run", "suez-reopened", "Almaty", "Istanbul")
    assert under["dropped"] == found["dropped"]
    nothing = run("route", "Almaty", "Istanbul", "--equipment", "tonne", "--allow", "sanctioned")
    assert "Left out" not in nothing.stdout


def test_route_and_compare_give_the_same_worth():
    asked = ("Chongqing", "Duisburg", "--equipment", "40HC", "--value", "120000", "--units", "2")
    (best, *_) = document("compare", *asked)["families"]
    routed = document("route", *asked)["routes"][0]
    assert best["route"]["legs"] == [e["id"] for e in routed["elements"] if e["kind"] == "leg"]
    assert best["generalised_cost_usd"] == routed["generalised_cost_usd"]
    days, worth = routed["days"], 2 * 120_000 * 0.25 / 365
    money = routed["cost_usd"]["likely"] + worth * (days["likely"] + 0.55 * days["sd"])
    assert routed["generalised_cost_usd"] == pytest.approx(money, abs=0.02)


def test_two_boxes_are_told_together_and_each():
    asked = ("Almaty", "Barcelona", "--units", "2", "--draws", "200")
    for command in ("route", "compare"):
        one = document(command, "Almaty", "Barcelona", "--tonnes", "20", "--draws", "200")
        two = document(command, *asked)
        costs = [
            (found["families"] if command == "compare" else found["routes"])[0]["cost_usd"]
            for found in (one, two)
        ]
        assert costs[1]["likely"] == pytest.approx(2 * costs[0]["likely"], abs=0.5)
        each = costs[1]["likely"] / 2
        assert costs[1]["per_unit"]["likely"] == round(each, 2)
        text = " ".join(run(command, *asked).stdout.split())
        assert "amounts are for all 2" in text
        assert f" {each:,.0f} " in text
        assert "amounts are for all" not in run(command, "Almaty", "Barcelona").stdout


def test_a_place_off_the_way_is_said_to_be_so():
    told = document("why-not", "Xi'an", "Poti", "batumi")
    assert "Batumi lies off the way" in told["reason"]
    assert "would pass Tbilisi twice" in told["reason"]
    assert "off the way" not in document("why-not", "Xi'an", "Poti", "kuryk")["reason"]


def test_a_stay_and_a_family_that_is_not_needed_have_no_alternative():
    stay = document("why-not", "Poti", "Poti", "middle")
    assert stay["reason"].startswith("origin and destination are the same")
    inland = document("why-not", "Almaty", "Astana", "middle")
    assert inland["reason"] == "the best way needs no gateway of corridor middle"
    assert "other" not in inland


def test_every_restricted_leg_is_flagged_with_the_words_of_its_family_once():
    text = " ".join(run("route", "Chongqing", "Duisburg").stdout.split())
    flagged = document("route", "Chongqing", "Duisburg")["routes"][0]["limits"]
    (legs,) = [flag["places"] for flag in flagged if flag["what"] == "restricted"]
    assert {"petropavl-yekaterinburg-rail", "krasnoye-minsk-rail", "minsk-brest-rail"} <= set(legs)
    assert "brest-malaszewicze-rail: restricted, as above" in text
    assert text.count("bans transit of a listed dual-use range") == 1


def test_no_break_even_lies_beyond_all_patience():
    text = run("compare", "Almaty", "Barcelona", "--value", "0.000000001").stdout
    assert "inf" not in text.split()
    assert "takes under" not in text


def test_what_families_share_is_named_by_stretch():
    text = " ".join(run("compare", "Chongqing", "Duisburg").stdout.split())
    assert "northern and middle: 5 legs (Chongqing → Shihezi), 30 %" in text
    shared = document("compare", "Chongqing", "Duisburg")["shared"]
    (pair,) = [one for one in shared if one["families"] == ["middle", "turkmenbashi"]]
    assert {"alat", "kars", "ankara"} <= set(pair["terminals"])
    assert set(pair["chokepoints"]) < set(pair["terminals"])
