"""Time two ways of doing the same work in turn, and quote the ratio pair by pair.

Machines drift; a ratio taken within one round does not. Each round runs the first way, then the
second, often enough to be measured; the medians over all rounds are printed. Time is processor time
of this process: all jobs are of one thread, and other work on a shared machine does not count.
"""

from __future__ import annotations

import math
import statistics
import sys
import time
from collections.abc import Callable, Sequence

ROUNDS = 15
SHORTEST_SAMPLE_S = 0.02

Work = Callable[[], object]


def compare(
    job: str,
    first: tuple[str, Work],
    second: tuple[str, Work],
    goal: float | None = None,
    rounds: int = ROUNDS,
) -> float:
    """Print the medians of both ways and how many times faster the second is; return the ratio."""
    repeats = [_repeats(work) for _, work in (first, second)]
    works = (first[1], second[1])
    pairs = [
        [_seconds(work, n) for work, n in zip(works, repeats, strict=True)] for _ in range(rounds)
    ]
    ratio = statistics.median(slow / fast for slow, fast in pairs)
    slow, fast = (statistics.median(pair[i] for pair in pairs) for i in (0, 1))
    spread = sorted(slow / fast for slow, fast in pairs)
    verdict = _verdict(ratio, goal)
    print(
        f"{job}\n  {first[0]:<44} {slow * 1e3:10.3f} ms\n  {second[0]:<44} {fast * 1e3:10.3f} ms\n"
        f"  {ratio:.1f} times faster (from {spread[0]:.1f} to {spread[-1]:.1f}); "
        f"{verdict}"
    )
    sys.stdout.flush()
    return ratio


def compare_roads(
    job: str,
    first: tuple[str, Work],
    base: tuple[Work, float],
    fast: tuple[Work, float] | None,
    *,
    rounds: int = 5,
    scale: float = 1.0,
) -> None:
    """Print the medians of a first version and of both roads, in turn, with goals for the ratios.

    ``scale`` says how many times the first version's slice of the work goes into the whole.
    """
    ways = [("base road", *base)] + ([("fast road", *fast)] if fast else [])
    works = [first[1], *(work for _, work, _ in ways)]
    repeats = [_repeats(work) for work in works]
    turns = [
        [_seconds(work, n) for work, n in zip(works, repeats, strict=True)] for _ in range(rounds)
    ]
    part = f" (a {scale:g}th of the work)" if scale != 1.0 else ""
    print(f"{job}\n  {first[0] + part:<62} {_median(turns, 0) * 1e3:10.3f} ms")
    for place, (name, _, goal) in enumerate(ways, start=1):
        ratio = statistics.median(scale * turn[0] / turn[place] for turn in turns)
        print(
            f"  {name:<62} {_median(turns, place) * 1e3:10.3f} ms"
            f"  {ratio:8.1f} times; {_verdict(ratio, goal)}"
        )
    sys.stdout.flush()


def seconds(work: Work, rounds: int = 3) -> float:
    """Return the median time of some runs."""
    return statistics.median(_seconds(work, 1) for _ in range(rounds))


def exponent(sizes: Sequence[float], times: Sequence[float]) -> float:
    """Return the slope of the straight line nearest to the logarithms of both (least squares)."""
    at, took = [math.log(size) for size in sizes], [math.log(time) for time in times]
    return statistics.linear_regression(at, took).slope


def _median(turns: list[list[float]], place: int) -> float:
    return statistics.median(turn[place] for turn in turns)


def _verdict(ratio: float, goal: float | None) -> str:
    if goal is None:
        return "no goal set"
    return f"goal {goal:g} times: " + ("reached" if ratio >= goal else "MISSED")


def _repeats(work: Work) -> int:
    work()
    return max(1, round(SHORTEST_SAMPLE_S / max(_seconds(work, 1), 1e-7)))


def _seconds(work: Work, repeats: int) -> float:
    start = time.process_time()
    for _ in range(repeats):
        work()
    return (time.process_time() - start) / repeats
