"""How long Python takes from an answer to the text of its page, after imports.

    python benchmarks/map_render.py

The page of a route: five alternatives with their P10 to P90 simulated (16,384 draws each, none
left out) and everything drawn. The answer itself is no part of it and stands apart, as does the
reading of network and lines. Repeated calls are medians in one process; the first call, which also
makes every table of days and reads Leaflet and the basemap, is the median of fresh processes.
Processor time stands beside the clock's: on a machine that others use too it moves less.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Callable

from corridor import load_network, plan
from corridor.cli.drawing import travelling_of
from corridor.io.lines import read_lines
from corridor.maps import render_page, route_map

GOAL_MS = 50.0
RUNS = 21
PROCESSES = 7
FIRST = "--first"


def ms(work: Callable[[], object], clock: Callable[[], float] = time.perf_counter) -> float:
    """Return how long one call takes, in milliseconds."""
    start = clock()
    work()
    return (clock() - start) * 1e3


def make_ready() -> tuple[dict[str, float], Callable[[], str], Callable[[], str]]:
    """Read and ask, timed; return what writes the page with and without its bands."""
    took = {"reading network": ms(load_network), "reading lines": ms(read_lines)}
    network, lines, who = load_network(), read_lines(), travelling_of(None)
    ends = ("Chongqing", "Duisburg")
    took["the answer, first"] = ms(lambda: plan(network, *ends, alternatives=5))
    took["the answer, again"] = ms(lambda: plan(network, *ends, alternatives=5))
    five = plan(network, *ends, alternatives=5)

    def with_bands() -> str:
        return render_page(route_map(network, five, lines=lines, traveller=who))

    def without() -> str:
        return render_page(route_map(network, five, lines=lines, traveller=None))

    return took, with_bands, without


def first_call() -> float:
    """Return the time of the first page that a fresh process writes, in milliseconds."""
    command = [sys.executable, __file__, FIRST]
    return float(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def main() -> None:
    """Print one line a part."""
    took, with_bands, without = make_ready()
    if FIRST in sys.argv:
        print(ms(with_bands))
        return
    for name, spent in took.items():
        print(f"{name:32} {spent:8.1f} ms")
    with_bands(), without()
    both = [(ms(without), ms(with_bands)) for _ in range(RUNS)]
    for name, times in (
        ("page without bands", [first for first, _ in both]),
        ("page with bands", [second for _, second in both]),
        ("page with bands, first call", [first_call() for _ in range(PROCESSES)]),
    ):
        middle, least, most = statistics.median(times), min(times), max(times)
        verdict = "reached" if middle <= GOAL_MS else "MISSED"
        print(
            f"{name:32} {middle:8.1f} ms (from {least:.1f} to {most:.1f}); "
            f"goal {GOAL_MS:g} ms: {verdict}"
        )
    spent = statistics.median(ms(with_bands, time.process_time) for _ in range(RUNS))
    print(f"{'page with bands, processor':32} {spent:8.1f} ms")


if __name__ == "__main__":
    main()
