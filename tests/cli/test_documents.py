"""Every JSON answer names its schema and what it was computed from, and holds no ``null``."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

SHIPPED = Path(__file__).parents[2] / "graphs" / "eurasia"
ANSWERS = [
    "route xian poti --ready 2027-06-01 --deadline 2027-07-01 --equipment 40 --value 50000",
    "eras xian poti",
    "explain xian poti",
    "compare xian poti",
    "pareto xian poti",
    "why-not xian duisburg cape",
    "claims xian poti --days 12",
    "backtest",
    "matrix --from xian --to poti --from baghdad",
    "scenario run aktau-wind-november xian poti --date 2026-11-06",
    "scenario compare base northern-closed --from xian --to poti",
    "scenario tornado xian poti",
]
FACTS = ["terminals ak", "legs --from aktau", "show aktau", "sources", "scenario list"]


def nulls(value: Any, where: str = "") -> Iterator[str]:
    if value is None:
        yield where
    for key, inner in value.items() if isinstance(value, dict) else ():
        yield from nulls(inner, f"{where}.{key}")
    for inner in value if isinstance(value, list) else ():
        yield from nulls(inner, f"{where}[]")


def test_the_walk_finds_what_is_null() -> None:
    assert [*nulls({"a": [{"b": None}, 1], "c": 2})] == [".a[].b"]


@pytest.mark.parametrize("line", [*ANSWERS, *FACTS])
def test_no_document_holds_null(run, line: str) -> None:
    document = json.loads(run(*line.split(), "--format", "json", graphs=SHIPPED).stdout)
    assert document["schema"].startswith("corridor.")
    assert not [*nulls(document)]


@pytest.mark.parametrize("line", ANSWERS)
def test_every_answer_tells_what_it_was_computed_from(run, line: str) -> None:
    document = json.loads(run(*line.split(), "--format", "json", graphs=SHIPPED).stdout)
    made = document["provenance"]
    assert len(made["network_fingerprint"]) >= 16
    assert made["package_version"]
