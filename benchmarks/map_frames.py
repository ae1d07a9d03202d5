"""Frames a second while maps play, in headless Chromium; and how long Python takes to render them.

    python benchmarks/map_frames.py

Software rendering without a graphics card: a reader's screen is quicker. The aim is 30 frames a
second with five alternatives or the whole network shown, and 50 ms for the page of a route after
imports. Bands from P10 to P90 are simulated before a page is rendered: their time stands apart.
"""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import sync_playwright

from corridor import load_network, plan
from corridor.io.lines import read_lines
from corridor.maps import CorridorMap, reach_map, render_page, route_map

SECONDS = 3
FRAMES = """(seconds) => new Promise((done) => {
  let frames = 0;
  const until = performance.now() + seconds * 1000;
  document.querySelector('.play').click();
  const count = () => { frames += 1; performance.now() < until ? requestAnimationFrame(count) : done(frames / seconds); };
  requestAnimationFrame(count);
})"""  # noqa: E501


def median_ms(draw: Callable[[], CorridorMap], runs: int = 7) -> float:
    """Return the median time of making and rendering a page, after a first run."""
    draw()
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        render_page(draw())
        times.append(time.perf_counter() - start)
    return sorted(times)[runs // 2] * 1000


def frames(html: str) -> float:
    """Return frames a second while the page plays."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        file = Path(folder) / "map.html"
        file.write_text(html, encoding="utf-8")
        path = shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.goto(file.as_uri())
        return float(page.evaluate(FRAMES, SECONDS))


def main() -> None:
    """Print one line a map."""
    network, lines = load_network(), read_lines()
    one = plan(network, "xian", "poti")
    five = plan(network, "chongqing", "duisburg", alternatives=5)
    maps: dict[str, Callable[[], CorridorMap]] = {
        "route": lambda: route_map(network, one, lines=lines, traveller=None),
        "route, with bands": lambda: route_map(network, one, lines=lines),
        "route, five": lambda: route_map(network, five, lines=lines, traveller=None),
        "route, five, with bands": lambda: route_map(network, five, lines=lines),
        "reach, whole network": lambda: reach_map(network, "almaty", 60, lines=lines),
    }
    for name, draw in maps.items():
        html = render_page(draw())
        size, rate = len(html.encode()) / 1000, frames(html)
        print(f"{name:24} {median_ms(draw):7.1f} ms  {size:6.0f} kB  {rate:5.1f} frames a second")


if __name__ == "__main__":
    main()
