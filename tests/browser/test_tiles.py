"""Tiles of another host: asked for only where wanted, and never a hole where they fail."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from mapped import sample_network, sample_result

from corridor.errors import DataError
from corridor.io.lines import Lines
from corridor.maps import add_tiles, render_page, route_map

pytestmark = pytest.mark.browser

HOST = "https://tiles.example.org"
URL = HOST + "/{z}/{x}/{y}.png"
PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def drawn(url: str = URL, credit: str = "") -> str:
    page = route_map(sample_network(), sample_result(), lines=Lines())
    return render_page(add_tiles(page, url, credit))


@pytest.fixture
def opened(chromium: Any, tmp_path: Path) -> Iterator[Any]:
    """Open a page whose tiles are answered here; return the page and the hosts it asked."""
    contexts = []

    def open_page(html: str, *, fails: bool) -> tuple[Any, set[str]]:
        file = tmp_path / "map.html"
        file.write_text(html, encoding="utf-8")
        context = chromium.new_context(viewport={"width": 1000, "height": 700})
        contexts.append(context)
        page, asked = context.new_page(), set()

        def answer(route: Any) -> None:
            asked.add(route.request.url.split("/")[2])
            if fails:
                route.abort()
            else:
                route.fulfill(body=PIXEL, content_type="image/png")

        page.route(re.compile("^https:"), answer)
        page.goto(file.as_uri())
        page.wait_for_selector("path.strand", state="attached")
        page.wait_for_timeout(400)
        return page, asked

    yield open_page
    for context in contexts:
        context.close()


def test_tiles_are_shown_over_the_base_and_can_be_put_away(opened: Any) -> None:
    page, asked = opened(drawn(credit="<b>A maker</b>"), fails=False)
    assert asked == {"tiles.example.org"}
    assert page.locator("img.leaflet-tile").count() > 0
    assert "<b>A maker</b>" in page.inner_text(".leaflet-control-attribution")
    assert page.locator(".leaflet-names-pane .country").count() == 0
    page.click("text=Tiles")
    assert page.locator("img.leaflet-tile").count() == 0
    assert page.locator(".leaflet-names-pane .country").count() > 0


def test_the_first_tile_that_fails_brings_the_base_back(opened: Any) -> None:
    page, _ = opened(drawn(), fails=True)
    assert page.locator("img.leaflet-tile").count() == 0
    assert "own base is shown" in page.inner_text("[role=status]")
    assert page.locator(".leaflet-names-pane .country").count() > 0


def test_nothing_is_asked_of_other_hosts(opened: Any) -> None:
    page, _ = opened(drawn(), fails=False)
    page.evaluate("new Image().src = 'https://elsewhere.example.org/x.png'")
    page.evaluate("fetch('https://tiles.example.org/x').catch(() => {})")
    page.wait_for_timeout(200)
    page, asked = opened(drawn(), fails=False)
    assert asked == {"tiles.example.org"}


@pytest.mark.parametrize(
    "credit",
    ["</script><script>window.bad=1</script>", "{{ 7*7 }}", '"><img onerror=window.bad=1 src=x>'],
)
def test_a_hostile_credit_runs_nothing(opened: Any, credit: str) -> None:
    page, _ = opened(drawn(credit=credit), fails=False)
    assert page.evaluate("window.bad") is None
    assert page.inner_text(".leaflet-control-attribution").endswith(credit)


@pytest.mark.parametrize(
    "url",
    [
        "", "osmm", "file:///{z}/{x}/{y}", "https://a.org/{z}/{x}", "javascript:alert({z}{x}{y})",
        "https://*/{z}/{x}/{y}", "https://*.org/{z}/{x}/{y}", "https://[::1/{z}/{x}/{y}",
        "https://user:word@a.org/{z}/{x}/{y}", "https://a.org b/{z}/{x}/{y}", "https://a,b/{z}/{x}/{y}",
        "https://a.org/\u202e{z}/{x}/{y}",
        "https:///{z}/{x}/{y}", "https://a.org/{z}/{x}/{y}'\"</script>",
        "https://a.org/{z}{x}{y}" + "n" * 600,
    ],
)  # fmt: skip
def test_what_is_no_address_of_tiles_is_refused(url: str) -> None:
    with pytest.raises(DataError, match="tiles are"):
        drawn(url)


def test_a_page_with_tiles_is_the_same_each_time() -> None:
    assert drawn() == drawn()
