"""Draw the pictures of docs/maps.md again: each view as the command line makes it, and two pages.

    python tools/draw_docs_pictures.py

Still pictures need matplotlib alone; those of whole pages are left as they are without Chromium.
"""

from __future__ import annotations

import io
import shutil
import sys
import tempfile
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

from PIL import Image

from corridor import ask, compare_scenarios, find_scenario, load_network, plan, routes_by_era
from corridor.cli.answering import answered
from corridor.cli.asking import Asked
from corridor.cli.drawing import page_of, travelling_of
from corridor.io.lines import read_lines
from corridor.maps import (
    CorridorMap,
    compare_map,
    draw_picture,
    eras_map,
    network_map,
    reach_map,
    render_page,
    route_map,
    scenario_map,
)
from corridor.maps.asked import traveller_in
from corridor.model.shipment import Equipment
from corridor.routing.families import best_by_family

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "maps"
DPI = 96
COLOURS = 256
PAGE = {"width": 1440, "height": 900}


def views() -> Iterator[tuple[str, CorridorMap]]:
    """Yield each view under the name of its picture."""
    network, lines, who = load_network(), read_lines(), travelling_of(None)
    middle = ask(network, "Xi'an", "Poti", corridor="middle")
    three = plan(network, "Xi'an", "Poti", alternatives=3)
    yield "route", route_map(network, three, lines=lines, traveller=who)
    yield "network", network_map(network, lines=lines)
    yield "eras", eras_map(network, routes_by_era(network, middle), lines=lines, traveller=who)
    families = best_by_family(network, ask(network, "Chongqing", "Duisburg"))
    yield "compare", compare_map(network, families, lines=lines, traveller=who)
    calibrated = traveller_in(who, network.default_era.id)
    yield (
        "reach",
        reach_map(network, "almaty", 20, lines=lines, probability=0.8, traveller=calibrated),
    )
    questions = [ask(network, "Xi'an", "Duisburg")]
    closed = [find_scenario("northern-closed")]
    told = compare_scenarios(network, closed, questions, on=date(2026, 11, 6))
    yield "scenario", scenario_map(network, told, lines=lines)


def quoted() -> CorridorMap:
    """Return the page of a dated and priced question."""
    asked = Asked(
        origin="Xi'an",
        destination="Duisburg",
        alternatives=3,
        equipment=Equipment.BOX_40,
        value=90_000,
        ready=datetime(2026, 12, 10),
        deadline=datetime(2027, 1, 1),
    )
    return page_of(answered(asked), None)


def keep(name: str, png: bytes) -> None:
    """Write a picture in few colours."""
    whole = Image.open(io.BytesIO(png)).convert("RGB")
    # An octree keeps rare colours: a purple ferry must not turn grey.
    small = whole.quantize(COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    small.save(FOLDER / f"{name}.png", optimize=True)


def photographed(html: str) -> bytes:
    """Return the page as Chromium shows it, some days on the way, without asking any network."""
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        file = Path(folder) / "page.html"
        file.write_text(html, encoding="utf-8")
        path = shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        page = browser.new_context(viewport=PAGE, offline=True).new_page()
        page.goto(file.as_uri())
        page.eval_on_selector(
            ".scrub input", "s => { s.value = 10; s.dispatchEvent(new Event('input')); }"
        )
        page.wait_for_timeout(300)
        return bytes(page.screenshot())


def main() -> None:
    """Draw all of them."""
    FOLDER.mkdir(exist_ok=True)
    for name, page in views():
        keep(name, draw_picture(page, "png", dpi=DPI))
        if name == "route" and shutil.which("chromium"):
            keep("page", photographed(render_page(page)))
            keep("quote", photographed(render_page(quoted())))
    for path in sorted(FOLDER.iterdir()):
        print(f"{path.name:14} {path.stat().st_size:7}", file=sys.stderr)


if __name__ == "__main__":
    main()
