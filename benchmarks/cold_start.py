"""Job 14: what a command costs from a cold shell, against the bare imports it stands on.

Run ``python benchmarks/cold_start.py``. Each round starts all commands in turn.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

ROUNDS = 11
PAIRS = (
    ("corridor --help", ["-m", "corridor", "--help"], "import typer", 2.0),
    (
        "corridor route xian poti",
        ["-m", "corridor", "route", "xian", "poti"],
        "import typer, numpy",
        3.0,
    ),
)


def _seconds(arguments: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, *arguments], check=True, capture_output=True)
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


if __name__ == "__main__":
    main()
