"""Job 6: a million draws of a journey, by both roads, against first versions.

Run ``python benchmarks/uncertainty.py``. Answers are compared before times are taken: percentiles
within the Monte Carlo error of both, the two roads to the last bit. One thread.
"""

from __future__ import annotations

import tracemalloc

import numpy as np
from pairing import compare_roads
from scipy import stats

from corridor.kernels.road import Road
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


def by_corridor(rho: float, road: Road, *, with_waits: bool) -> np.ndarray:
    stages = []
    for index, element in enumerate(DRAWN):
        if with_waits and index in GAPS:
            step = round(GAPS[index] * 1e6)
            departures = tuple(range(0, 80_000_000, step))
            stages.append(DepartureStage(leg_id=element.id, departures=departures))
        stages.append(ElementStage(element))
    route = Route(elements=tuple(DRAWN), terminal_ids=("a", "b"), corridor_ids=("x",))
    return travel(route, draws=DRAWS, rho=rho, stages=stages, road=road).ordered / 1e6


def same_quantiles(first: np.ndarray, second: np.ndarray) -> None:
    for probability in (0.05, 0.5, 0.95):
        error = 6 * first.std() / min(first.size, second.size) ** 0.5
        assert abs(np.quantile(first, probability) - np.quantile(second, probability)) < error


def job_6() -> None:
    base, fast = (by_corridor(0.0, road, with_waits=True) for road in Road)
    assert np.array_equal(base, fast)
    same_quantiles(by_numpy(), base)
    compare_roads(
        "job 6, 1,000,000 draws of 15 elements with 3 waits, percentiles and shares included",
        ("NumPy, matrix of betas, seven percentiles", lambda: np.quantile(by_numpy(), SEVEN)),
        (lambda: by_corridor(0.0, Road.BASE, with_waits=True), 4),
        (lambda: by_corridor(0.0, Road.FAST, with_waits=True), 12),
    )
    base, fast = (by_corridor(RHO, road, with_waits=False) for road in Road)
    assert np.array_equal(base, fast)
    same_quantiles(by_scipy(), base)
    compare_roads(
        "job 6, dependent elements",
        ("scipy.stats", by_scipy),
        (lambda: by_corridor(RHO, Road.BASE, with_waits=False), 6),
        (lambda: by_corridor(RHO, Road.FAST, with_waits=False), 90),
        rounds=3,
        scale=20,
    )


def job_6_memory() -> None:
    for road in Road:
        tracemalloc.start()
        by_corridor(RHO, road, with_waits=True)
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        verdict = "reached" if peak < 500 * 2**20 else "MISSED"
        print(f"job 6, memory, {road} road: peak {peak / 2**20:.0f} MiB; goal 500: {verdict}")


if __name__ == "__main__":
    job_6()
    job_6_memory()
