"""The pages of the network, of eras, of corridor families and of reach."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from mapped import sample_network, sample_result
from pages import KINDS

from corridor.io.lines import Lines, read_lines
from corridor.io.read import load_network
from corridor.maps import compare_map, eras_map, network_map, reach_map, render_page
from corridor.model.answers import Result
from corridor.model.query import RouteQuery
from corridor.routing.eras import routes_by_era
from corridor.routing.families import best_by_family

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def network_page() -> str:
    return render_page(network_map(load_network(), lines=read_lines()))


@pytest.fixture(scope="module")
def eras_page() -> str:
    network = load_network()
    asked = RouteQuery(origin_id="xian", destination_id="poti", era="2022", corridor_id="middle")
    results = routes_by_era(network, asked, ["2022", "2023", "target", "current"])
    return render_page(eras_map(network, results, lines=read_lines()))


def slide(page: Any, selector: str, value: float) -> None:
    page.eval_on_selector(
        selector,
        """(slider, value) => { slider.value = value;
          for (const kind of ["input", "change"]) slider.dispatchEvent(new Event(kind)); }""",
        value,
    )


def test_the_eras_show_the_published_ranges(eras_page: str, show: Any) -> None:
    page = show(eras_page)
    for number, days in enumerate(("38–53", "19–23", "14–18")):
        slide(page, ".era input", number)
        assert page.inner_text(".headline b") == days
    assert "since 2023" in page.inner_text(".steps")
    assert "never observed" in page.inner_text(".notes")


def test_one_era_is_drawn_at_a_time_and_more_on_request(eras_page: str, show: Any) -> None:
    page = show(eras_page)
    slide(page, ".era input", 2)
    assert page.locator("path.strand.tone-3").count() > 0
    assert page.locator("path.strand.tone-1").count() == 0
    page.locator(".comparison input").first.check()
    assert page.locator("path.strand.tone-1").count() > 0


def test_families_stand_side_by_side(show: Any) -> None:
    result = sample_result()
    results = [replace(result, routes=(route,)) for route in result.routes]
    page = show(render_page(compare_map(sample_network(), results, lines=Lines())))
    assert page.inner_text(".comparison caption").lower() == "corridors"
    assert page.locator(".comparison tbody tr").count() == 3


def test_the_network_in_four_lights(network_page: str, show: Any) -> None:
    page = show(network_page)
    assert page.locator("path.net.mode-rail").count() > 100
    page.check("input[value=family]")
    assert page.locator("path.net.gateway").count() > 5
    page.check("input[value=trust]")
    assert page.locator("path.net.trust.grade-C").count() > 50
    page.check("input[value=delay]")
    sizes = page.eval_on_selector_all("path.dot", "dots => dots.map(d => d.getBBox().width)")
    assert max(sizes) > 3 * min(sizes)


def test_a_leg_of_the_network_tells_both_directions(network_page: str, show: Any) -> None:
    page = show(network_page)
    page.click("text=All legs")
    page.locator("details .pick", has_text="Aktau → Alat").first.click()
    card = page.locator(".card").inner_text()
    assert "Aktau → Alat" in card
    assert "Latest source" in card or "No dated source" in card


def test_reach_grows_with_the_days(show: Any) -> None:
    page = show(render_page(reach_map(load_network(), "almaty", 20, lines=read_lines())))
    counts = []
    for day in (2, 8, 20):
        slide(page, ".scrub input", day)
        counts.append(int(page.inner_text(".doing").split()[2]))
    assert counts == sorted(counts)
    assert counts[0] < counts[2]
    assert page.locator("tr[data-day]:visible").count() == counts[2] + 1


def test_a_leg_is_drawn_as_far_as_the_days_go(show: Any) -> None:
    page = show(render_page(reach_map(load_network(), "almaty", 20, lines=read_lines())))
    slide(page, ".scrub input", 0.2)
    early = page.eval_on_selector_all(
        "path.net", "paths => paths.reduce((sum, path) => sum + path.getTotalLength(), 0)"
    )
    slide(page, ".scrub input", 0.6)
    later = page.eval_on_selector_all(
        "path.net", "paths => paths.reduce((sum, path) => sum + path.getTotalLength(), 0)"
    )
    assert 0 < early < later


@pytest.mark.parametrize("phone", [False, True])
@pytest.mark.parametrize("kind", KINDS)
def test_every_page_fits_its_screen(
    every_kind: dict[str, str], show: Any, kind: str, phone: bool
) -> None:
    page = show(every_kind[kind], phone=phone)
    widths = page.evaluate(
        """() => [document.documentElement, ...document.querySelectorAll("table, .leaflet-control-scale-line")]
        .map((node) => [node.scrollWidth, node.clientWidth, node.getBoundingClientRect().right])"""  # noqa: E501
    )
    screen = 390 if phone else 1440
    assert all(right <= screen + 0.5 for _, _, right in widths)
    assert all(scroll <= client + 1 for scroll, client, _ in widths)


def test_a_phone_shows_the_whole_way_round_the_cape(show: Any) -> None:
    network, lines = load_network(), read_lines()
    asked = RouteQuery(origin_id="chongqing", destination_id="duisburg", era="current")
    families = best_by_family(network, asked)
    page = show(render_page(compare_map(network, families, lines=lines)), phone=True)
    stage = page.locator(".stage").bounding_box()
    for place in page.locator("path.strand").all():
        box = place.bounding_box()
        assert box["x"] >= stage["x"]
        assert box["x"] + box["width"] <= stage["x"] + stage["width"]
        assert box["y"] + box["height"] <= stage["y"] + stage["height"]


def test_a_result_list_may_not_be_empty() -> None:
    empty: list[Result] = []
    with pytest.raises(ValueError, match="nothing to draw"):
        eras_map(sample_network(), empty, lines=Lines())
