"""A headless Chromium without a network, and a page in it that remembers what went wrong."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pages import quote_of

from corridor.io.lines import read_lines
from corridor.io.read import load_network
from corridor.io.scenarios import find_scenario
from corridor.maps import (
    compare_map,
    eras_map,
    network_map,
    reach_map,
    render_page,
    route_map,
    scenario_map,
)
from corridor.model.query import RouteQuery
from corridor.model.shipment import Equipment
from corridor.model.uncertain import UNCALIBRATED
from corridor.routing.best import best_routes
from corridor.routing.eras import routes_by_era
from corridor.routing.families import best_by_family
from corridor.scenarios.compare import compare_scenarios
from corridor.uncertainty.traveller import Traveller

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = ["--no-sandbox", "--disable-gpu", "--host-resolver-rules=MAP * ~NOTFOUND"]

WIDE = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    if not CHROMIUM:
        message = "Chromium is not installed: apt-get install chromium"
        if os.environ.get("CORRIDOR_REQUIRE_BROWSER") == "1":
            pytest.fail(message)
        pytest.skip(message)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def every_kind() -> dict[str, str]:
    """Draw one page of each kind on the shipped network."""
    network, lines = load_network(), read_lines()
    between = {"origin_id": "xian", "destination_id": "poti"}
    asked = RouteQuery(**between, era="current", corridor_id="middle")
    ready = date(2026, 11, 6)
    wind = [find_scenario(name) for name in ("aktau-wind-november", "six-feeders")]
    three = best_routes(network, replace(asked, alternatives=3))
    traveller, quote = Traveller.uncalibrated(), quote_of(network, three)
    drawn = {"lines": lines, "traveller": traveller}
    pages = {
        "route": route_map(network, three, **drawn),
        "quote": route_map(network, three, quote=quote, **drawn),
        "eras": eras_map(
            network,
            routes_by_era(network, asked, ["2022", "2023", "target"]),
            lines=lines,
            traveller=traveller,
        ),
        "compare": compare_map(
            network,
            best_by_family(network, replace(asked, corridor_id="", equipment=Equipment.BOX_40)),
            lines=lines,
            traveller=traveller,
        ),
        "network": network_map(network, lines=lines),
        "reach": reach_map(
            network, "almaty", 12, lines=lines, probability=0.8, traveller=traveller
        ),
        "scenario": scenario_map(
            network,
            compare_scenarios(
                network, wind, [asked], on=ready, draws=500, calibration=UNCALIBRATED
            ),
            lines=lines,
        ),
    }
    return {kind: render_page(page) for kind, page in pages.items()}


@pytest.fixture
def show(chromium: Any, tmp_path: Path) -> Iterator[Callable[..., Any]]:
    """Open HTML from disk; in the end no page may have asked for or complained of anything."""
    complaints: list[str] = []
    contexts = []

    def open_page(html: str, *, phone: bool = False, view: str = "", **options: Any) -> Any:
        file = tmp_path / f"map{len(contexts)}.html"
        file.write_text(html, encoding="utf-8")
        size = PHONE if phone else WIDE
        touch = {"is_mobile": True, "has_touch": True} if phone else {}
        context = chromium.new_context(viewport=size, offline=True, **touch, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(f"error: {error}"))
        page.on("console", lambda said: complaints.append(f"console: {said.text}"))
        page.on("dialog", lambda dialog: complaints.append(f"dialog: {dialog.message}"))
        page.on("request", lambda request: _note_request(request.url, complaints))
        page.goto(file.as_uri() + view)
        page.wait_for_selector("path.strand, .leaflet-dots-pane path", state="attached")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []


def _note_request(url: str, complaints: list[str]) -> None:
    if not url.startswith(("file:", "data:", "blob:")):
        complaints.append(f"request: {url}")
