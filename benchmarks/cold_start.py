"""Job 14: what a command costs from a cold shell, against the bare imports it stands on.

Run ``python benchmarks/cold_start.py``. Each round starts all commands in turn, with compiled
modules at hand as an installed package has them.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time

ROUNDS = 11
COMPILED = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
ROUTE = ["-m", "corridor", "route", "xian", "poti"]
MOST_MS_OF_DRAWS = 150
"""What the default draws may add to a route."""

PAIRS = (
    ("corridor --help", ["-m", "corridor", "--help"], "import typer", 2.0),
    (
        "corridor route xian poti",
        ROUTE,
        "import typer, numpy",
        3.0,
    ),
)


def _seconds(arguments: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, *arguments], check=True, capture_output=True, env=COMPILED)
    return time.perf_counter() - start


def main() -> None:
    """Print the median of each command, of its yardstick, and of the ratio pair by pair."""
    for name, command, imports, goal in PAIRS:
        _seconds(command)
        pairs = [(_seconds(command), _seconds(["-c", imports])) for _ in range(ROUNDS)]
        ratio = statistics.median(mine / bare for mine, bare in pairs)
        mine, bare = (statistics.median(pair[i] for pair in pairs) for i in (0, 1))
        verdict = "reached" if ratio <= goal else "MISSED"
        print(
            f"{name:<26} {mine * 1e3:6.0f} ms; {imports!r} {bare * 1e3:6.0f} ms; "
            f"ratio {ratio:.2f}, goal at most {goal:g}: {verdict}"
        )
    added = statistics.median(
        _seconds(ROUTE) - _seconds([*ROUTE, "--draws", "1"]) for _ in range(ROUNDS)
    )
    verdict = "reached" if added * 1e3 <= MOST_MS_OF_DRAWS else "MISSED"
    print(f"default draws add {added * 1e3:.0f} ms, goal at most {MOST_MS_OF_DRAWS}: {verdict}")


if __name__ == "__main__":
    main()
