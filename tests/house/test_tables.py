"""Every answer that is a table has records, a frame and a display, and they tell the same."""

from __future__ import annotations

import io

import pandas as pd
import pytest

from corridor import (
    DataError,
    Shipment,
    ask,
    compare_families,
    od_matrix,
    pareto_set,
    plan,
    read_dataset,
    tornado,
)
from corridor.model.display import Tabular
from corridor.reports.compare_tables import comparison_csv
from corridor.reports.rows import matrix_csv

DATA = read_dataset()
QUERY = ask(DATA.network, "Xi'an", "Duisburg")
ENDS = ("xian", "almaty"), ("poti", "duisburg", "xian")


def matrix(**more):
    return od_matrix(DATA.network, *ENDS, era="current", **more)


ANSWERS = {
    "result": lambda: plan(DATA.network, "Xi'an", "Duisburg", alternatives=2),
    "matrix": matrix,
    "families": lambda: compare_families(DATA.network, QUERY, DATA.prices, Shipment()),
    "unbeaten": lambda: pareto_set(DATA.network, QUERY, DATA.prices, Shipment()),
    "tornado": lambda: tornado(DATA.network, QUERY, DATA.calibration, draws=100),
}


@pytest.mark.parametrize("make", ANSWERS.values(), ids=ANSWERS)
def test_frame_and_display_hold_the_records(make) -> None:
    answer = make()
    assert isinstance(answer, Tabular)
    records = list(answer.records())
    assert len({tuple(record) for record in records}) == 1
    frame = answer.to_frame()
    assert list(frame.columns) == list(records[0])
    assert len(frame) == len(records)
    page = answer._repr_html_()
    assert page.startswith("<table>")
    assert "<script" not in page


def test_a_matrix_is_shown_as_a_grid_and_told_as_pairs() -> None:
    told = matrix()
    assert told.to_frame()["days"].tolist() == [value for row in told.values for value in row]
    grid = told._repr_html_()
    assert grid.count("<tr>") == 1 + len(ENDS[0])
    assert "days by time, era current" in grid
    assert list(next(matrix(by="distance").records())) == ["origin", "destination", "km"]


def test_a_csv_is_its_records() -> None:
    for text, answer in (
        (matrix_csv(matrix()), matrix()),
        (comparison_csv(ANSWERS["families"]()), ANSWERS["families"]()),
    ):
        read = pd.read_csv(io.StringIO(text))
        frame = answer.to_frame()
        assert list(read.columns) == list(frame.columns)
        numbers = frame.select_dtypes("number").columns
        assert (read[numbers] == frame[numbers]).all(axis=None)


def test_families_without_a_route_are_named_in_the_display() -> None:
    found = ANSWERS["families"]()
    assert found.absent
    assert all(family_id in found._repr_html_() for family_id, _ in found.absent)


def test_an_unbeaten_set_has_a_column_for_each_measure() -> None:
    over = ("time", "cost")
    found = pareto_set(DATA.network, QUERY, DATA.prices, Shipment(), over=over)
    assert list(found.to_frame().columns) == [*over, "family", "terminals"]
    with pytest.raises(DataError):
        pareto_set(DATA.network, QUERY, DATA.prices, Shipment(), over=("time", "joy"))
