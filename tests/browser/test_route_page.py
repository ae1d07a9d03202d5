"""The page of a route, as people use it: opened from disk, the network off."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from mapped import sample_network, sample_result
from shapely.geometry import shape

from corridor.io.lines import Lines, read_lines
from corridor.io.read import load_network
from corridor.maps import render_page, route_map
from corridor.reports.geojson import route_geojson
from corridor.reports.rows import route_csv
from corridor.routing.plan import plan

CONTRAST = Path(__file__).with_name("contrast.js")

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def html() -> str:
    return render_page(route_map(sample_network(), sample_result(), lines=Lines()))


def scrub(page: Any, day: float) -> None:
    page.eval_on_selector(
        ".scrub input",
        "(slider, day) => { slider.value = day; slider.dispatchEvent(new Event('input')); }",
        day,
    )


def test_says_the_answer_in_words_and_draws_every_route(html: str, show: Any) -> None:
    page = show(html)
    assert page.title() == "Xi'an → Poti"
    assert page.inner_text(".headline b") == "19.9–51.4"
    assert page.locator(".comparison tbody tr").count() == 3
    for tone in (1, 2, 3):
        assert page.locator(f"path.strand.tone-{tone}").count() > 0
    assert page.get_attribute("html", "lang") == "en"


def test_bars_of_time_have_one_scale_whatever_their_labels(html: str, show: Any) -> None:
    bars = show(html).evaluate(
        """() => [...document.querySelectorAll('.comparison .split')]
          .map((bar) => bar.getBoundingClientRect().width)"""
    )
    assert len(bars) == 3
    assert len(set(bars)) == 1


def test_clicking_a_leg_opens_its_days_sources_and_grade(html: str, show: Any) -> None:
    page = show(html)
    point = page.evaluate(
        """() => { const paths = [...document.querySelectorAll('path.target')];
        const path = paths[0], at = path.getPointAtLength(path.getTotalLength() / 2);
        const p = at.matrixTransform(path.getScreenCTM()); return [p.x, p.y]; }"""
    )
    page.mouse.click(*point)
    card = page.locator(".leaflet-popup .card")
    card.wait_for()
    text = card.inner_text()
    assert "Xi'an → Horgos" in text
    assert "9.5" in text
    assert "8–12" in text
    link = card.locator("a")
    assert link.get_attribute("href") == "https://example.org/t?a=1&b=2"
    assert "noopener" in (link.get_attribute("rel") or "")


def test_a_source_that_is_no_web_address_is_never_a_link(html: str, show: Any) -> None:
    page = show(html)
    page.locator(".steps button", has_text="Waiting").first.click()
    assert "A newspaper" in page.inner_text(".card")
    assert page.locator(".card a").count() == 0


def test_scrubbing_moves_the_shipment_its_band_and_the_words(html: str, show: Any) -> None:
    page = show(html)
    before = page.locator(".pin").first.bounding_box()
    scrub(page, 20.0)
    after = page.locator(".pin").first.bounding_box()
    assert before["x"] - after["x"] > 100  # westwards
    assert "waiting at Aktau" in page.inner_text(".doing")
    assert page.locator("tr.now").inner_text().startswith("Waiting") or "Aktau" in (
        page.locator("tr.now").inner_text()
    )
    scrub(page, 27.0)  # some are still in Aktau, others far beyond the sea
    band = page.eval_on_selector("path.where.tone-1", "path => path.getTotalLength()")
    assert band > 50


def test_playing_runs_until_it_is_stopped(html: str, show: Any) -> None:
    page = show(html)
    page.click(".play")
    for _ in range(100):
        if float(page.input_value(".scrub input")) > 1:
            break
        page.wait_for_timeout(50)
    page.click(".play")
    assert float(page.input_value(".scrub input")) > 1
    stopped = page.input_value(".scrub input")
    page.wait_for_timeout(150)
    assert page.input_value(".scrub input") == stopped


def test_hiding_a_route_takes_it_off_map_and_chart(html: str, show: Any) -> None:
    page = show(html)
    page.locator(".comparison input").nth(1).uncheck()
    assert page.locator("path.strand.tone-2").count() == 0
    assert page.locator(".plot .tone-2").count() == 0


def test_choosing_a_route_shows_its_steps(html: str, show: Any) -> None:
    page = show(html)
    page.locator(".comparison .pick").nth(2).click()
    assert "Kuryk" in page.inner_text(".steps")
    assert page.locator("path.strand.chosen.tone-3").count() > 0


def test_names_change_with_the_language(html: str, show: Any) -> None:
    page = show(html)
    page.select_option("#language", "zh")
    assert "西安" in page.inner_text(".steps")
    page.select_option("#language", "local")
    assert "ფოთი" in page.inner_text(".steps")


def test_finding_a_terminal_opens_it(html: str, show: Any) -> None:
    page = show(html)
    page.fill(".find", "Shevchenko")  # the old name of Aktau
    page.press(".find", "Enter")
    assert page.inner_text(".card h3") == "Aktau"


def test_the_csv_of_the_page_is_the_csv_of_the_command_line(html: str, show: Any) -> None:
    page = show(html)
    with page.expect_download() as waiting:
        page.click("text=Download CSV")
    path = waiting.value.path()
    assert path.read_text(encoding="utf-8") == route_csv(sample_network(), sample_result())


def test_the_geojson_of_the_page_is_that_of_the_command_line(show: Any) -> None:
    network, lines = load_network(), read_lines()
    result = plan(network, "xian", "poti", alternatives=2)
    page = show(render_page(route_map(network, result, lines=lines)))
    with page.expect_download() as waiting:
        page.click("text=Download GeoJSON")
    got = json.loads(waiting.value.path().read_text(encoding="utf-8"))
    wanted = route_geojson(network, result, lines)
    assert got["attribution"] == wanted["attribution"]
    for mine, theirs in zip(got["features"], wanted["features"], strict=True):
        assert mine["properties"] == theirs["properties"]
        # The page keeps lines to a hundred metres, the command line to ten.
        apart = shape(mine["geometry"]).hausdorff_distance(shape(theirs["geometry"]))
        assert apart < 0.001, mine["properties"]["leg"]


def test_printing_is_light_and_leaves_the_tools_out(html: str, show: Any) -> None:
    page = show(html, color_scheme="dark")
    page.emulate_media(media="print")
    assert not page.is_visible(".tools")
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert ground == "rgb(255, 255, 255)"


def test_the_page_tells_the_question_its_limits_and_all_sources(
    every_kind: dict[str, str], show: Any
) -> None:
    page = show(every_kind["route"])
    notes = page.inner_text(".notes").replace("LIMITS", "Limits")
    for expected in ("Only by", "Middle Corridor", "16,384 draws, seed 1", "Limits", "All sources"):
        assert expected in notes
    page.click("text=All sources")
    listed = page.locator(".notes details li").count()
    assert f"({listed})" in notes
    assert listed > 5


def test_bands_are_percentiles_and_say_so(every_kind: dict[str, str], show: Any) -> None:
    page = show(every_kind["route"])
    assert page.locator(".plot .band").count() == 2
    assert "P10 to P90" in page.inner_text(".legend")
    assert "P10–P90" in page.inner_text(".steps")
    route = sample_result(1)
    plain = show(render_page(route_map(sample_network(), route, lines=Lines(), traveller=None)))
    assert plain.locator(".plot .band").count() == 1
    assert "earliest to latest" in plain.inner_text(".legend")
    assert "P10" not in plain.inner_text("body")


def test_the_view_comes_back_from_the_address(html: str, show: Any) -> None:
    page = show(html)
    page.locator(".comparison .pick").nth(1).click()
    scrub(page, 12.0)
    page.select_option("#language", "ru")
    view = page.evaluate("location.hash")
    again = show(html, view=view)
    assert again.locator("tr.chosen .badge").inner_text() == "2"
    assert again.input_value(".scrub input") == "12"
    assert "Сиань" in again.inner_text(".steps")


def test_everything_is_reached_by_keyboard(html: str, show: Any) -> None:
    page = show(html)
    seen = set()
    for _ in range(60):
        page.keyboard.press("Tab")
        seen.add(
            page.evaluate(
                "document.activeElement.className.toString() || document.activeElement.tagName"
            )
        )
    for wanted in ("play", "pick", "tool find", "tool sign"):
        assert wanted in seen
    page.locator(".steps .pick").first.focus()
    page.keyboard.press("Enter")
    assert page.locator(".card").count() == 1


def test_nothing_is_wider_than_a_phone(html: str, show: Any) -> None:
    page = show(html, phone=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.is_visible(".headline")
    assert page.is_visible(".play")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_keeps_its_contrast(html: str, show: Any, scheme: str) -> None:
    page = show(html, color_scheme=scheme)
    poor = page.evaluate(CONTRAST.read_text())
    assert poor == []
