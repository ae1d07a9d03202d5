"""Alternatives on one track lie side by side, never on one another, however near one looks."""

from __future__ import annotations

from typing import Any

import pytest
from mapped import sample_network, sample_result

from corridor.io.lines import Lines
from corridor.maps import render_page, route_map

pytestmark = pytest.mark.browser

APART_PX = 3.0
"""Strands are 4.4 pixels apart; in bends the mitre takes a little."""

# Shortest way between two strands along the stretch that both share, from Xi'an to Beyneu, short of
# its ends, where they meet and part.
NEAREST = """([one, other]) => {
  const points = (tone) => [...document.querySelectorAll(`path.strand.tone-${tone}`)].flatMap(
    (path) => { const length = path.getTotalLength(), found = [];
      for (let s = 0; s < length; s += 3) { const p = path.getPointAtLength(s); found.push([p.x, p.y]); }
      return found; });
  const a = points(one), b = points(other), size = document.querySelector(".folium-map");
  const {x: west} = map_corridor.latLngToLayerPoint([45.3, 56.5]), {x: east} = map_corridor.latLngToLayerPoint([45.3, 108]);
  const inside = a.filter(([x, y]) => x > Math.max(0, west) && y > 0 && x < Math.min(size.clientWidth, east) && y < size.clientHeight);
  const near = inside.map(([x, y]) => Math.min(...b.map(([u, v]) => Math.hypot(x - u, y - v))));
  return near.filter((d) => d < 12);
}"""  # noqa: E501


def on_one_track() -> str:
    """Draw three routes that share every leg from Xi'an to Almaty, or all of them."""
    network, result = sample_network(), sample_result()
    return render_page(route_map(network, result, lines=Lines(), traveller=None))


@pytest.mark.parametrize("zoom", [3, 4.5, 6, 8, 10])
def test_strands_stay_apart_at_every_zoom(show: Any, zoom: float) -> None:
    # Routes 1 and 3 share the way from Xi'an to Beyneu; Saksaulskaya lies on it, bends and all.
    page = show(on_one_track(), view=f"#{zoom}/45.3/70.0/en")
    page.wait_for_timeout(100)
    distances = page.evaluate(NEAREST, [1, 3])
    assert distances, "no shared stretch in sight"
    close = sum(distance < APART_PX for distance in distances)
    assert close / len(distances) < 0.02


def test_the_measure_sees_strands_that_lie_on_one_another(show: Any) -> None:
    page = show(on_one_track(), view="#6/45.3/70.0/en")
    assert min(page.evaluate(NEAREST, [1, 1])) == 0
