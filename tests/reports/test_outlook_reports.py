"""What lies ahead of a route, in words and in documents."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from corridor.errors import DataError
from corridor.model.answers import Result
from corridor.model.network import Network
from corridor.model.query import RouteQuery
from corridor.model.times import DayRange
from corridor.reports.document import route_document
from corridor.reports.explain_text import paragraph
from corridor.reports.outlook_text import blamed, chance, simulated
from corridor.reports.paper import Paper
from corridor.reports.route_text import render_route
from corridor.routing.best import best_routes
from corridor.uncertainty.outlook import MOST_TRAVELLED, Outlook, look_ahead
from corridor.uncertainty.traveller import Traveller


@pytest.fixture(scope="module")
def outlook(result: Result) -> Outlook:
    return look_ahead(result.routes, Traveller.uncalibrated(draws=2000))


def test_text_and_document_give_the_same_percentiles(
    network: Network, result: Result, outlook: Outlook
) -> None:
    page = render_route(network, result, Paper(), outlook=outlook)
    days = route_document(network, result, outlook)["routes"][0]["days"]
    assert f"P95 {days['p95']:.1f} days" in page
    assert f"{days['p5']:.1f}–{days['p95']:.1f}" in page


def test_an_answer_without_an_outlook_holds_no_percentiles(
    network: Network, result: Result
) -> None:
    assert "p95" not in json.dumps(route_document(network, result))
    assert "simulated" not in render_route(network, result)


def test_the_greatest_share_is_blamed_first(
    network: Network, result: Result, outlook: Outlook
) -> None:
    told = outlook.prospects[0].simulation
    worst = max(share.variance_share for share in told.shares)
    words = blamed(network, result.best, told)
    assert len(words) == 3
    assert words[0].endswith(chance(worst))


def test_a_route_without_spread_is_its_plain_days(network: Network, result: Result) -> None:
    sure = replace(
        result.best,
        elements=tuple(
            replace(element, days=DayRange.fixed(element.days.likely_days))
            for element in result.best.elements
        ),
    )
    (prospect,) = look_ahead([sure], Traveller.uncalibrated(draws=100)).prospects
    told = prospect.simulation.percentiles
    assert told.p5_days == told.p95_days == sure.days.likely_days
    assert simulated(prospect.simulation).endswith("± 0.00)")
    assert blamed(network, sure, prospect.simulation) == []


def test_too_many_draws_together_are_refused(result: Result) -> None:
    routes = result.routes * 3
    draws = MOST_TRAVELLED // len(routes) + 1
    with pytest.raises(DataError, match="fewer"):
        look_ahead(routes, Traveller.uncalibrated(draws=draws))


def test_latest_starts_are_earlier_the_surer_they_must_be(result: Result) -> None:
    deadline = datetime(2027, 2, 1, 23, 59, tzinfo=ZoneInfo("Asia/Tbilisi"))
    traveller = Traveller.uncalibrated(draws=500)
    (prospect,) = look_ahead(result.routes[:1], traveller, deadline=deadline).prospects
    assert prospect.on_time is not None
    starts = [start.ready for start in prospect.on_time.latest_starts]
    assert starts == sorted(starts, reverse=True)
    assert prospect.on_time.chance is None


def test_the_paragraph_names_what_it_must(
    network: Network, result: Result, outlook: Outlook
) -> None:
    drawn = replace(result, provenance=replace(result.provenance, draws=2000, seed=1))
    told = outlook.prospects[0].simulation.percentiles
    text = paragraph(network, drawn, outlook)
    assert "\n" not in text
    for word in ("Xi'an, CN", "Poti, GE", "era current", f"{told.p95_days:.1f} (P95)", "running"):
        assert word in text
    assert "2,000 draws, seed 1" in text


def test_a_target_is_told_as_an_aim(network: Network, query: RouteQuery) -> None:
    result = best_routes(network, replace(query, era="target", alternatives=1))
    drawn = replace(result, provenance=replace(result.provenance, draws=100, seed=1))
    text = paragraph(network, drawn, look_ahead(result.routes, Traveller.uncalibrated(draws=100)))
    assert "as an aim" in text
    assert "would take" in text
