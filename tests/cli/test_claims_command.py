"""``corridor claims``, on the shipped network and on one with hostile claims."""

from __future__ import annotations

import csv
import io
import json
import shutil
from pathlib import Path

import pytest

HEADER = (
    "id,said_by,said_on,statement,origin,destination,corridor,via,modes,basis,kind,days_min,"
    "days_max,refers_to,confidence,sources,note\n"
)


def test_a_reporter_gets_an_answer_to_twelve_days_from_china_to_europe(run):
    answer = run("claims", "China", "Europe", "--days", "12", "--draws", "500", graphs=None)
    assert answer.exit_code == 0, answer.output
    first = answer.stdout.split("public claims")[0]
    assert "12 days from China to Europe" in first
    assert "Middle Corridor (Trans-Caspian, TITR): below the least" in first
    assert "Northern Corridor (Russia and Belarus): below P5" in first


def test_a_claim_is_written_out_with_who_when_what_and_source(run):
    answer = run("claims", "Altynkol", "Constanta", "--draws", "500", graphs=None)
    for part in ("f014", "20–22 days", "promised", "KazTAG", "https://kaztag.info", "planner: P5"):
        assert part in answer.stdout


def test_all_formats_tell_the_same_claims(run):
    told = {
        form: run("claims", "Poti", "--format", form, "--draws", "200", graphs=None).stdout
        for form in ("json", "csv", "md")
    }
    document = json.loads(told["json"])
    assert document["schema"] == "corridor.claims/1"
    ids = [one["id"] for one in document["claims"]]
    rows = list(csv.DictReader(io.StringIO(told["csv"])))
    assert [row["id"] for row in rows] == ids
    assert all(f"| {name} |" in told["md"] for name in ids)
    for one, row in zip(document["claims"], rows, strict=True):
        assert row["place"] == (one["place"]["verdict"] if one["place"] else "not placed")
        assert one["sources"][0]["title"] in row["source"]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--days", "12"), 2),
        (("Xi'an", "Poti", "--days", "0"), 2),
        (("Xi'an", "Poti", "--days", "nan"), 2),
        (("Xi'an", "Poti", "--days", "-3"), 2),
        (("Xi'an", "Poti", "Baku"), 2),
        (("Atlantis",), 4),
        (("--corridor", "nowhere"), 4),
        (("--kind", "rumour"), 2),
        (("--draws", "0"), 2),
        (("--draws", "1000000000"), 2),
    ],
)
def test_bad_questions_are_refused_in_one_line(run, arguments, code):
    answer = run("claims", *arguments, graphs=None)
    assert answer.exit_code == code
    assert "Traceback" not in answer.output


def test_a_network_without_claims_says_so(run):
    answer = run("claims")
    assert answer.exit_code == 0
    assert "no public claim of this kind is known here" in answer.stdout


def test_a_kind_is_asked_for_by_its_name_or_by_the_word_in_the_table(run):
    by_name, by_word = (
        run("claims", "--kind", kind, "--format", "json", "--draws", "50", graphs=None).stdout
        for kind in ("advertised", "promised")
    )
    assert by_name == by_word
    assert '"advertised"' in by_word


def test_what_is_wrong_with_a_value_is_told_in_plain_words(run):
    refused = run("claims", "--kind", "rumour", graphs=None).stderr
    assert "'rumour' is not one of" in refused
    assert "Value error" not in refused
    assert (
        "more than 0 and at most 1000"
        in run("claims", "Xi'an", "Poti", "--days", "nan", graphs=None).stderr
    )


def test_families_of_different_pairs_of_cities_are_said_to_be_so(run):
    countries = run("claims", "China", "Europe", "--days", "12", "--draws", "50", graphs=None)
    assert "different pairs of cities" in countries.stdout
    cities = run("claims", "Xi'an", "Poti", "--days", "12", "--draws", "50", graphs=None)
    assert "different pairs of cities" not in cities.stdout


def test_hostile_claims_are_harmless_and_unsound_ones_are_told(run, tmp_path: Path):
    tiny = Path(__file__).parents[1] / "reports" / "tiny"
    folder = tmp_path / "net"
    shutil.copytree(tiny, folder)
    sources = (folder / "sources.csv").read_text(encoding="utf-8")
    source = next(csv.DictReader(io.StringIO(sources)))["id"]
    row = (
        f'x,"<script>\x1b[31m|`","","=cmd()",Xi\'an,Poti,,,,whole,advertised,9,9,2025,B,{source},\n'
    )
    (folder / "claims.csv").write_text(HEADER + row, encoding="utf-8")
    for form in ("text", "md", "csv"):
        answer = run("claims", "--format", form, "--draws", "50", graphs=folder)
        assert answer.exit_code == 0, answer.output
        assert "\x1b[31m" not in answer.stdout
        assert form != "md" or "<script>" not in answer.stdout
        assert form != "csv" or ",=cmd" not in answer.stdout
    turned = row.replace(",9,9,", ",9,8,").replace(",Poti,", ",,").replace(source, "nobody")
    (folder / "claims.csv").write_text(HEADER + turned, encoding="utf-8")
    told = run("check", folder, graphs=None)
    for rule in ("unordered-days", "half-claim", "no-source"):
        assert rule in told.output
