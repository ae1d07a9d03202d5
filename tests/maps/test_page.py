"""The page as text: sealed, self-contained, the same bytes each time, and still a Folium map."""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re

import folium
import pytest
from mapped import sample_network, sample_result

from corridor.io.lines import Lines, read_lines
from corridor.io.read import load_network
from corridor.maps import render_page, route_map
from corridor.maps.captions import via_ids
from corridor.maps.packing import packed
from corridor.maps.payload import escaped_json
from corridor.routing.plan import plan


@pytest.fixture(scope="module")
def page() -> str:
    return render_page(route_map(sample_network(), sample_result(), lines=Lines()))


def policy(page: str) -> str:
    found = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert found
    return html.unescape(found[1])


def test_the_page_needs_no_other_host(page: str) -> None:
    markup = re.sub(r"<script.*?</script>", "", page, flags=re.DOTALL)
    assert not re.search(r"""(?:src|href)=["']?(?:https?:)?//""", markup)
    assert not re.search(r"url\((?!data:|#)", markup)
    assert "default-src 'none'" in policy(page)
    assert "http" not in policy(page)


def test_every_script_and_no_other_may_run(page: str) -> None:
    scripts = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    assert len(scripts) == 3  # Leaflet, ours, the start
    for script in scripts:
        digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy(page)
    assert "unsafe-inline" not in policy(page).split("style-src")[0]
    assert "unsafe-eval" not in policy(page)


def test_the_same_answer_gives_the_same_bytes(page: str) -> None:
    again = render_page(route_map(sample_network(), sample_result(), lines=Lines()))
    assert again == page


def test_rendering_twice_changes_nothing() -> None:
    shown = route_map(sample_network(), sample_result(), lines=Lines())
    assert render_page(shown) == render_page(shown)


def test_five_alternatives_stay_below_350_kb() -> None:
    network = load_network()
    result = plan(network, "chongqing", "duisburg", alternatives=5)
    page = render_page(route_map(network, result, lines=read_lines()))
    assert len(page.encode()) <= 350_000


def test_layers_of_the_user_are_drawn_and_their_hosts_allowed() -> None:
    shown = route_map(sample_network(), sample_result(), lines=Lines())
    folium.CircleMarker((42.0, 50.0), popup="mine").add_to(shown)
    folium.TileLayer("https://{s}.tiles.example.org/{z}/{x}/{y}.png", attr="t").add_to(shown)
    page = render_page(shown)
    assert "L.circleMarker" in page
    assert "img-src data: blob: https://*.tiles.example.org" in policy(page)
    assert "script-src" in policy(page)
    assert "https://*.tiles.example.org" not in policy(page).split("style-src")[0].split(";")[0]


def test_a_notebook_shows_the_page_in_a_frame() -> None:
    shown = route_map(sample_network(), sample_result(), lines=Lines())
    framed = shown._repr_html_()
    assert framed.startswith("<div")
    assert "srcdoc=" in framed
    assert "Corridor.start" in html.unescape(framed)


def test_a_route_without_steps_is_still_a_page() -> None:
    network = load_network()
    page = render_page(route_map(network, plan(network, "poti", "poti"), lines=Lines()))
    assert "Corridor.start" in page


def test_titles_are_text() -> None:
    shown = route_map(
        sample_network(), sample_result(), lines=Lines(), title="</title><b>{{ 7*7 }}"
    )
    assert "<title>&lt;/title&gt;&lt;b&gt;{{ 7*7 }}</title>" in render_page(shown)


@pytest.mark.parametrize("text", ["</script>", "<!--", "&amp;", "\u2028", "\u2029", "\ud800"])
def test_escaped_json_is_the_same_document_without_markup(text: str) -> None:
    written = escaped_json({"name": text})
    assert not set(written) & set("<>&\u2028\u2029\ud800")
    assert json.loads(written) == {"name": text}


def test_packing_writes_repeated_points_once() -> None:
    assert packed([(1.0, 2.0), (1.0, 2.0), (3.0, 4.0)], 3) == packed([(1.0, 2.0), (3.0, 4.0)], 3)


def test_a_route_is_named_by_what_others_do_not_pass() -> None:
    first, second, third = sample_result().routes
    assert via_ids(first, sample_result().routes) == ("altynkol", "aktau")
    assert via_ids(second, sample_result().routes) == ("dostyk", "aktau")
    assert via_ids(third, sample_result().routes) == ("altynkol", "kuryk")
