"""Jobs 6 and 9 (in part) on the base road: draws and departures, against first versions.

Run ``python benchmarks/uncertainty.py``. Answers are compared before times are taken: percentiles
within the Monte Carlo error of both, arrivals exactly. One thread.
"""

from __future__ import annotations

import bisect
import tracemalloc

import numpy as np
from pairing import compare
from scipy import stats

from corridor.kernels.timetable import waits_for_departures
from corridor.model.answers import Element, Route
from corridor.model.times import DayRange
from corridor.model.vocabulary import Confidence, FactKind, Part
from corridor.uncertainty.departures import DepartureStage
from corridor.uncertainty.journeys import travel
from corridor.uncertainty.stages import ElementStage

DRAWS, ELEMENTS = 1_000_000, 15
GENERATOR = np.random.default_rng(21)
RHO = 0.3
SEVEN = (0.05, 0.1, 0.5, 0.8, 0.9, 0.95, 0.99)
GAPS = {3: 1.0, 7: 0.5, 11: 2.0}
"""Days between departures before the fourth, eighth and twelfth element."""


def elements() -> list[Element]:
    likely = GENERATOR.uniform(0.2, 2.0, ELEMENTS).round(3)
    return [
        Element(
            id=f"element-{index:02d}",
            part=Part.RUNNING,
            tail_id="a",
            head_id="b",
            days=DayRange(
                min_days=round(0.8 * days, 3), likely_days=days, max_days=round(2.2 * days, 3)
            ),
            era_used="now",
            fact_kind=FactKind.ESTIMATED,
            confidence=Confidence.C,
        )
        for index, days in enumerate(likely.tolist())
    ]


DRAWN = elements()


def shapes(days: DayRange) -> tuple[float, float]:
    width = days.max_days - days.min_days
    rise = 4 * (days.likely_days - days.min_days) / width
    return 1 + rise, 5 - rise


def by_numpy() -> np.ndarray:
    """Draw a matrix of betas and walk down its columns: how one writes it first."""
    generator = np.random.default_rng(1)
    total = np.zeros(DRAWS)
    days = np.empty((DRAWS, ELEMENTS))
    for index, element in enumerate(DRAWN):
        least, most = element.days.min_days, element.days.max_days
        days[:, index] = least + (most - least) * generator.beta(*shapes(element.days), DRAWS)
    for index in range(ELEMENTS):
        if index in GAPS:
            total += (-total) % GAPS[index]
        total += days[:, index]
    return total


def by_scipy(draws: int = DRAWS // 20) -> np.ndarray:
    """Draw correlated normals and invert them with ``scipy.stats``, a twentieth of the draws."""
    generator = np.random.default_rng(1)
    common = generator.standard_normal(draws)
    total = np.zeros(draws)
    for element in DRAWN:
        score = RHO**0.5 * common + (1 - RHO) ** 0.5 * generator.standard_normal(draws)
        least, most = element.days.min_days, element.days.max_days
        chance = stats.norm.cdf(score)
        total += least + (most - least) * stats.beta.ppf(chance, *shapes(element.days))
    return total


def by_corridor(rho: float, *, with_waits: bool) -> np.ndarray:
    stages = []
    for index, element in enumerate(DRAWN):
        if with_waits and index in GAPS:
            step = round(GAPS[index] * 1e6)
            departures = tuple(range(0, 80_000_000, step))
            stages.append(DepartureStage(leg_id=element.id, departures=departures))
        stages.append(ElementStage(element))
    route = Route(elements=tuple(DRAWN), terminal_ids=("a", "b"), corridor_ids=("x",))
    return travel(route, draws=DRAWS, rho=rho, stages=stages).ordered / 1e6


def same_quantiles(first: np.ndarray, second: np.ndarray) -> None:
    for probability in (0.05, 0.5, 0.95):
        error = 6 * first.std() / min(first.size, second.size) ** 0.5
        assert abs(np.quantile(first, probability) - np.quantile(second, probability)) < error


def job_6() -> None:
    same_quantiles(by_numpy(), by_corridor(0.0, with_waits=True))
    compare(
        "job 6, 1,000,000 draws of 15 elements with 3 waits, percentiles and shares included",
        ("NumPy, matrix of betas, seven percentiles", lambda: np.quantile(by_numpy(), SEVEN)),
        ("corridor, strata and tables", lambda: by_corridor(0.0, with_waits=True)),
        goal=4,
        rounds=3,
    )
    same_quantiles(by_scipy(), by_corridor(RHO, with_waits=False))
    compare(
        "job 6, correlated: 50,000 draws against 1,000,000 (multiply the ratio by 20)",
        ("scipy.stats, 50,000 draws", by_scipy),
        ("corridor, 1,000,000 draws", lambda: by_corridor(RHO, with_waits=False)),
        goal=6 / 20,
        rounds=3,
    )


def job_6_memory() -> None:
    tracemalloc.start()
    by_corridor(RHO, with_waits=True)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    print(f"job 6, memory: peak {peak / 2**20:.0f} MiB; at most 500: {peak < 500 * 2**20}\n")


def job_9() -> None:
    """Find the next of a million departures for a year of ready moments, in turn and at once."""
    generator = np.random.default_rng(9)
    departures = np.sort(generator.integers(0, 365_000_000, 1_000_000))
    clocks = np.sort(generator.integers(0, 364_000_000, 8_640))
    listed = departures.tolist()

    def in_turn() -> list[int]:
        return [listed[bisect.bisect_left(listed, clock)] - clock for clock in clocks.tolist()]

    def at_once() -> np.ndarray:
        return waits_for_departures(clocks, departures, 0)

    assert in_turn() == at_once().tolist()
    compare(
        "job 9, part: next of 1,000,000 departures for 8,640 ready moments, one leg",
        ("bisect, one after another", in_turn),
        ("corridor, all at once", at_once),
        rounds=5,
    )


def main() -> None:
    """Run the jobs."""
    job_6()
    job_6_memory()
    job_9()


if __name__ == "__main__":
    main()
