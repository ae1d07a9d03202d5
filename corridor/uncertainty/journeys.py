"""A route travelled many times: the total of each draw, and how each stage moves with it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from corridor.errors import DataError
from corridor.kernels.road import Road, takes_fast_road
from corridor.model.answers import Route
from corridor.model.uncertain import Percentiles, Share, Simulation
from corridor.uncertainty.draws import DEFAULT_DRAWS, DEFAULT_SEED, draws_given
from corridor.uncertainty.moments import Moments
from corridor.uncertainty.stages import Stage, stages_of
from corridor.uncertainty.walkers import walker_of
from corridor.uncertainty.worlds import Worlds, family_of
from corridor.units import TICKS_PER_UNIT, exact_sum, from_ticks

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = [
    "CLOSURE",
    "Journeys",
    "ascending",
    "days_at",
    "travel",
]

CLOSURE: Final = "closure:"
"""What the id of a closure's stage and share begins with."""

SECONDS_EACH: Final = 1e-8
"""What one stage of one draw takes on the base road."""

PROBABILITIES: Final = (0.05, 0.10, 0.50, 0.80, 0.90, 0.95, 0.99)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Journeys:
    """Totals of many draws of one route.

    Parameters
    ----------
    route
        What was travelled.
    draws, seed, rho
        As asked.
    ticks
        Total of each draw in millionths of a day, in the order of the draws, so that two routes
        of the same seed can be compared draw by draw.
    ordered
        The same, ascending.
    shares
        What the spread is due to.
    least_days
        Sum of the stages' minima.
    """

    route: Route
    draws: int
    seed: int
    rho: float
    ticks: NDArray[np.int64]
    ordered: NDArray[np.int64]
    shares: tuple[Share, ...]
    least_days: float

    def quantile_days(self, probability: float) -> float:
        """Return the days within which this share of the draws arrived."""
        return days_at(self.ordered, probability)

    def error_days(self, probability: float) -> float:
        """Return the standard error of a quantile: what one error in its rank moves it by."""
        step = math.sqrt(probability * (1.0 - probability) / self.draws)
        high, low = (self.quantile_days(probability + sign * step) for sign in (1, -1))
        return round((high - low) / 2, 6)

    def chance_within(self, days: float) -> float:
        """Return the share of the draws that arrived within so many days."""
        import numpy as np

        within = np.searchsorted(self.ordered, math.floor(days * TICKS_PER_UNIT), side="right")
        return int(within) / self.draws

    def mean_days_beyond(self, days: float) -> float:
        """Return by how many days the draws take longer than this, on average; 0 where none do."""
        import numpy as np

        late = np.maximum(self.ticks - round(days * TICKS_PER_UNIT), 0)
        return int(late.sum()) / self.draws / TICKS_PER_UNIT

    @property
    def sd_days(self) -> float:
        """Standard deviation of the draws."""
        mean_ticks = int(self.ticks.sum()) / self.draws
        variance = float(((self.ticks - mean_ticks) ** 2).mean())
        return from_ticks(round(math.sqrt(variance)))

    def simulation(self) -> Simulation:
        """Return what is told of the route."""
        return Simulation(
            draws=self.draws,
            seed=self.seed,
            rho=self.rho,
            percentiles=self._percentiles(),
            p50_error_days=self.error_days(0.5),
            p95_error_days=self.error_days(0.95),
            shares=self.shares,
            least_days=self.least_days,
        )

    def _percentiles(self) -> Percentiles:
        p5, p10, p50, p80, p90, p95, p99 = map(self.quantile_days, PROBABILITIES)
        return Percentiles(
            mean_days=from_ticks(round(int(self.ticks.sum()) / self.draws)),
            sd_days=self.sd_days,
            p5_days=p5,
            p10_days=p10,
            p50_days=p50,
            p80_days=p80,
            p90_days=p90,
            p95_days=p95,
            p99_days=p99,
        )


def travel(
    route: Route,
    *,
    rho: float,
    draws: int = DEFAULT_DRAWS,
    seed: int = DEFAULT_SEED,
    stages: Sequence[Stage] | None = None,
    road: Road | None = None,
) -> Journeys:
    """Travel a route in many possible worlds.

    Parameters
    ----------
    route
        What is travelled.
    draws
        How many worlds, 1 to 10,000,000; whole blocks of 16,384 are stratified best.
    seed
        Same seed, same worlds, on every machine.
    rho
        Correlation between the normal scores of any two elements.
    stages
        What the shipment goes through where dates matter; the route's elements if left out.
    road
        Which kernels do it; the answer is the same.

    Raises
    ------
    DataError
        If ``draws`` or ``rho`` is out of bounds.
    """
    import numpy as np

    from corridor.kernels.sample import BLOCK

    draws_given(draws, seed)
    if not 0.0 <= rho <= 1.0:
        raise DataError(f"rho must be from 0 to 1, not {rho}")
    passed = stages_of(route) if stages is None else tuple(stages)
    ticks = np.zeros(draws, dtype=np.int64)
    moments = Moments(len(passed))
    walk = walker_of(passed, takes_fast_road(road, SECONDS_EACH * draws * len(passed)))
    for block in range(math.ceil(draws / BLOCK)):
        worlds = Worlds(seed=seed, block=block, rho=rho, family=family_of(route))
        walk(worlds, ticks[block * BLOCK : (block + 1) * BLOCK], moments)
    return Journeys(
        route=route,
        draws=draws,
        seed=seed,
        rho=rho,
        ticks=ticks,
        ordered=ascending(ticks),
        shares=_shares(passed, moments),
        least_days=exact_sum(stage.least_days for stage in passed),
    )


def ascending(ticks: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return totals ascending; processors sort numbers of half the length in half the time."""
    import numpy as np

    if ticks.max() <= np.iinfo(np.int32).max:
        return np.sort(ticks.astype(np.int32)).astype(np.int64)
    return np.sort(ticks)


def days_at(ordered: NDArray[np.int64], probability: float) -> float:
    """Return the days within which this share of ascending totals, in ticks, lies."""
    place = min(max(probability, 0.0), 1.0) * (len(ordered) - 1)
    below, beyond = math.floor(place), math.ceil(place)
    low, high = int(ordered[below]), int(ordered[beyond])
    return from_ticks(round(low + (high - low) * (place - below)))


def _shares(stages: Sequence[Stage], moments: Moments) -> tuple[Share, ...]:
    covariances, means = moments.covariances(), moments.mean_ticks()
    variance = sum(covariances)
    found = zip(stages, covariances, means, strict=True)
    return tuple(
        Share(
            id=stage.id,
            part=stage.part,
            variance_share=round(covariance / variance, 6) if variance > 0 else 0.0,
            mean_days=from_ticks(round(mean)),
        )
        for stage, covariance, mean in found
        # A law that held nobody leaves no trace: outside its months it changes nothing at all.
        if mean or not stage.id.startswith(CLOSURE)
    )
