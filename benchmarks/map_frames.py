"""Frames a second while maps play, are scrubbed and are moved, in headless Chromium.

    python benchmarks/map_frames.py

Software rendering without a graphics card: a reader's screen is quicker. The goal is 30 frames a
second with five alternatives and with the whole network shown. How long Python takes to write the
pages is measured by ``map_render.py``.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from corridor import load_network, plan
from corridor.cli.drawing import travelling_of
from corridor.io.lines import read_lines
from corridor.maps import network_map, reach_map, render_page, route_map

SECONDS = 3
RUNS = 3
GOAL = 30.0

COUNT = """([begin, each, seconds]) => new Promise((done) => {
  const run = (text) => Function("t", text);
  const step = run(each), from = performance.now(), times = [];
  run(begin)();
  const count = (now) => {
    times.push(now);
    step((now - from) / 1000);
    if (now - from < seconds * 1000) requestAnimationFrame(count);
    else done((times.length - 1) / ((times[times.length - 1] - times[0]) / 1000));
  };
  requestAnimationFrame(count);
})"""

PLAY = ("document.querySelector('.play').click()", "")
MOVE = (
    "",
    "map_corridor._rawPanBy(L.point(8 * Math.sin(4 * t), 4 * Math.cos(4 * t))); "
    "map_corridor.fire('move')",  # as a hand that drags does
)
SCRUB = (
    "",
    "const s = document.querySelector('.scrub input'); s.value = s.max * (t / 3 % 1); "
    "s.dispatchEvent(new Event('input'))",
)


def pages() -> Iterator[tuple[str, str, tuple[str, str]]]:
    """Yield the name of a job, its page, and what is done to it."""
    network, lines, who = load_network(), read_lines(), travelling_of(None)
    five = plan(network, "Chongqing", "Duisburg", alternatives=5)
    route = render_page(route_map(network, five, lines=lines, traveller=who))
    reach = render_page(reach_map(network, "almaty", 60, lines=lines))
    whole = render_page(network_map(network, lines=lines))
    yield "five alternatives, playing", route, PLAY
    yield "five alternatives, scrubbed", route, SCRUB
    yield "whole network reached, playing", reach, PLAY
    yield "whole network reached, scrubbed", reach, SCRUB
    yield "whole network, moved", whole, MOVE


def frames(browser: Browser, file: Path, work: tuple[str, str]) -> float:
    """Return frames a second while something is done to a page."""
    page: Any = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(file.as_uri())
    page.wait_for_timeout(300)
    rate = float(page.evaluate(COUNT, [*work, SECONDS]))
    page.close()
    return rate


def main() -> None:
    """Print one line a job."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        path = shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        for name, html, work in pages():
            file = Path(folder) / "map.html"
            file.write_text(html, encoding="utf-8")
            rates = sorted(frames(browser, file, work) for _ in range(RUNS))
            middle = rates[RUNS // 2]
            verdict = "reached" if middle >= GOAL else "MISSED"
            print(
                f"{name:32} {len(html.encode()) / 1000:6.0f} kB {middle:6.1f} frames a second "
                f"(from {rates[0]:.1f} to {rates[-1]:.1f}); goal {GOAL:g}: {verdict}"
            )


if __name__ == "__main__":
    main()
