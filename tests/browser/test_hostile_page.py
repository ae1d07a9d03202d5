"""Names that attack: shown as text, run as nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from mapped import sample_network, sample_result

from corridor.io.lines import Lines
from corridor.maps import render_page, route_map
from corridor.model.answers import Result
from corridor.model.network import Network

pytestmark = pytest.mark.browser

HOSTILE = (
    "{{ 7*7 }}{% for x in y %}",
    "</script><script>window.bad=1</script>",
    "<!--<script>",
    "${window.bad=1}`'\"\\",
    '<img src=x onerror="window.bad=1">',
    "a\u2028b\u2029c",
    "\u202egnirts\u202c \u200f",
    "N" * 10_000,
    "=1+1",
    "\ud800 lone",
)


def poisoned(text: str) -> tuple[Network, Result]:
    network, result = sample_network(), sample_result()
    terminals = tuple(
        replace(t, name=text, other_names=(("zh", text), ("old", text)), unlocode=text)
        for t in network.terminals
    )
    legs = tuple(replace(leg, operator=text, note=text) for leg in network.legs)
    sources = tuple(
        replace(s, title=text, url=f"https://example.org/{text}", date=text, kind=text)
        for s in network.sources
    )
    eras = tuple(replace(era, title=text) for era in network.eras)
    corridors = tuple(replace(family, name=text, note=text) for family in network.corridors)
    network = replace(
        network,
        title=text,
        version=text,
        terminals=terminals,
        legs=legs,
        sources=sources,
        eras=eras,
        corridors=corridors,
    )
    routes = tuple(
        replace(route, elements=tuple(replace(e, note=text) for e in route.elements))
        for route in result.routes
    )
    provenance = replace(result.provenance, network_title=text, scenario=text)
    return network, replace(result, routes=routes, notes=(text,), provenance=provenance)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_shown_and_runs_nothing(text: str, show: Any) -> None:
    network, result = poisoned(text)
    page = show(render_page(route_map(network, result, lines=Lines())))
    page.locator(".steps .pick").nth(3).click()
    page.locator(".steps .pick").nth(0).click()
    page.locator(".comparison .pick").nth(1).click()
    page.wait_for_timeout(50)
    assert page.evaluate("window.bad") is None
    assert page.locator("aside img, .leaflet-popup img, aside script").count() == 0
    shown = text.encode("utf-8", "replace").decode("utf-8")[:40] if "\ud800" not in text else "lone"
    assert shown.strip() in page.evaluate("document.querySelector('.panel h1').textContent")
    assert page.evaluate("document.documentElement.scrollWidth") <= 1440
