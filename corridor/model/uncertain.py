"""What simulation tells of a route: percentiles, their error, and what the spread is due to."""

from __future__ import annotations

from dataclasses import dataclass

from corridor.errors import DataError
from corridor.model.vocabulary import Part

__all__ = ["Percentiles", "Share", "Simulation"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Percentiles:
    """Mean, standard deviation and percentiles of a number of days.

    Percentiles of parts must never be added: the sum of P95s is not the P95 of the sum.

    Raises
    ------
    DataError
        If the percentiles do not ascend.
    """

    mean_days: float
    sd_days: float
    p5_days: float
    p10_days: float
    p50_days: float
    p80_days: float
    p90_days: float
    p95_days: float
    p99_days: float

    def __post_init__(self) -> None:
        values = [self.p5_days, self.p10_days, self.p50_days, self.p80_days]
        values += [self.p90_days, self.p95_days, self.p99_days]
        if values != sorted(values):
            raise DataError(f"percentiles must ascend: {values}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """What one element, wait or closure adds to a route's spread.

    Parameters
    ----------
    id, part
        Of the element; ``closure:aktau`` for what a closure law adds.
    variance_share
        Covariance with the total over the variance of the total; the shares of a route add up
        to 1. Zero where nothing spreads. Negative where the element makes up for others, as a wait
        for a fixed departure does.
    mean_days
        Mean of its days.
    """

    id: str
    part: Part
    variance_share: float
    mean_days: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Simulation:
    """The distribution of a route's days.

    Parameters
    ----------
    draws, seed, rho
        What it was drawn with: enough to draw it again, to the last digit. ``rho`` is the
        correlation between the normal scores of any two elements.
    percentiles
        Of the total.
    p50_error_days, p95_error_days
        Monte Carlo standard error of P50 and P95, as for plain draws; stratified draws are better.
    shares
        What the spread is due to, in order of travel.
    least_days
        Sum of the elements' minima: the run without any delay.
    """

    draws: int
    seed: int
    rho: float
    percentiles: Percentiles
    p50_error_days: float
    p95_error_days: float
    shares: tuple[Share, ...]
    least_days: float

    @property
    def buffer_days(self) -> float:
        """Buffer time: P95 less the mean (FHWA, Travel Time Reliability, 2006)."""
        return round(self.percentiles.p95_days - self.percentiles.mean_days, 6)

    @property
    def planning_time_index(self) -> float | None:
        """P95 over the run without delay, ``None`` for a route that takes no time."""
        return self.percentiles.p95_days / self.least_days if self.least_days > 0 else None
