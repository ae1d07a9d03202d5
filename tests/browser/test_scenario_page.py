"""The page of a difference: the base grey, and in colour what a scenario changes."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from corridor.io.lines import read_lines
from corridor.io.read import load_network
from corridor.io.scenarios import find_scenario
from corridor.maps import render_page, scenario_map
from corridor.model.network import Network
from corridor.model.query import RouteQuery
from corridor.model.uncertain import UNCALIBRATED
from corridor.scenarios.compare import ScenarioComparison, compare_scenarios

pytestmark = pytest.mark.browser

ASKED = RouteQuery(origin_id="xian", destination_id="duisburg", era="current")
SHORT = RouteQuery(origin_id="xian", destination_id="poti", era="current", corridor_id="middle")


@pytest.fixture(scope="module")
def network() -> Network:
    return load_network()


def compared(network: Network, *names: str, **options: Any) -> ScenarioComparison:
    scenarios = [find_scenario(name) for name in names]
    asked = [ASKED, SHORT]
    return compare_scenarios(network, scenarios, asked, on=date(2026, 11, 6), **options)


@pytest.fixture(scope="module")
def html(network: Network) -> str:
    told = compared(
        network,
        "northern-closed",
        "caspian-wind-november",
        "six-feeders",
        draws=500,
        calibration=UNCALIBRATED,
    )
    return render_page(scenario_map(network, told, lines=read_lines()))


def choose(page: Any, scenario: int, question: int) -> None:
    page.select_option(".panel > select", str(question))
    page.locator(".comparison .pick").nth(scenario).click()


def test_the_base_is_grey(html: str, show: Any) -> None:
    page = show(html)
    choose(page, 0, 0)
    assert page.locator("path.diff").count() == page.locator("path.diff-kept").count() > 10


def test_a_closed_route_shows_the_way_left_and_the_way_taken(html: str, show: Any) -> None:
    page = show(html)
    choose(page, 1, 0)
    for kind in ("taken", "left", "kept", "closed"):
        assert page.locator(f"path.diff-{kind}").count() > 0, kind
    assert page.locator(".cross").count() > 0
    assert page.locator(".headline .delta").inner_text().startswith("+")
    assert "Way taken instead" in page.inner_text(".legend")
    assert "another way" in page.inner_text(".comparison")


def test_a_cut_says_why(html: str, show: Any) -> None:
    page = show(html)
    choose(page, 2, 1)
    assert "no route any more" in page.inner_text(".headline")
    assert page.locator("path.diff-closed").count() > 0


def test_shorter_waits_are_seen_where_they_are(html: str, show: Any) -> None:
    page = show(html)
    choose(page, 3, 1)
    assert page.locator("path.dot.stay-quicker").count() > 0
    assert page.locator(".headline .delta").inner_text().startswith("−")
    assert page.locator("path.diff-taken, path.diff-left").count() == 0


def test_the_slider_walks_through_the_scenarios(html: str, show: Any) -> None:
    page = show(html)
    slider = page.locator(".scrub input")
    slider.focus()
    page.keyboard.press("Home")
    assert page.inner_text(".doing").startswith("Base")
    page.keyboard.press("ArrowRight")
    assert page.inner_text(".doing").startswith("Northern route closed")
    view = page.evaluate("location.hash")
    assert show(html, view=view).inner_text(".doing").startswith("Northern route closed")


def test_figures_are_those_of_the_comparison(network: Network, html: str, show: Any) -> None:
    told = compared(network, "northern-closed")
    page = show(html)
    choose(page, 1, 0)
    outcome = told.outcomes[0][0]
    assert outcome.route is not None
    assert page.inner_text(".headline b >> nth=0") == f"{outcome.route.days.likely_days:.1f}"


def test_without_a_scenario_the_page_is_the_base(network: Network, show: Any) -> None:
    page = show(render_page(scenario_map(network, compared(network), lines=read_lines())))
    assert page.inner_text(".doing").startswith("Base")
