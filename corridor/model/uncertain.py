"""What simulation tells of a route: percentiles, their error, and what the spread is due to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from corridor.errors import DataError
from corridor.model.vocabulary import Part

__all__ = [
    "NOT_CALIBRATED",
    "PLAIN_RHO",
    "UNCALIBRATED",
    "Calibration",
    "Percentiles",
    "Share",
    "Simulation",
]

MOST_STRETCH: Final = 10.0


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


NOT_CALIBRATED: Final = (
    "percentiles and spread are of ranges as published: the network has no calibration.toml that "
    "reported journeys stand behind"
)

PLAIN_RHO: Final = 0.3
"""Used where no fit is at hand: no published value for these corridors was found."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """What was fitted on reported journeys: how elements slow down together, how far they reach.

    Parameters
    ----------
    default_rho
        Correlation between normal scores of any two elements of a route.
    rho_by_family
        (family id, rho) pairs where a family has enough reports of its own.
    low_stretch, high_stretch
        What the distance from likely to minimum and to maximum is multiplied by: published ranges
        are of good days, reports are of all.
    stretched_eras
        Eras whose figures are of observed services, the only ones that are stretched. A published
        range or a target stays as published.
    fitted, rows, loss_before, loss_after
        Date of the fit, number of reports in it, and their mean pinball loss in per cent of the
        reported days, without and with it.

    Raises
    ------
    DataError
        If a correlation is not from 0 to 1, or a stretch is negative.
    """

    default_rho: float
    rho_by_family: tuple[tuple[str, float], ...] = ()
    low_stretch: float = 1.0
    high_stretch: float = 1.0
    stretched_eras: tuple[str, ...] = ()
    fitted: str = ""
    rows: int = 0
    loss_before: float = 0.0
    loss_after: float = 0.0

    def __post_init__(self) -> None:
        for rho in (self.default_rho, *(rho for _, rho in self.rho_by_family)):
            if not 0.0 <= rho <= 1.0:
                raise DataError(f"rho must be from 0 to 1, not {rho}")
        for stretch in (self.low_stretch, self.high_stretch):
            if not 0.0 <= stretch <= MOST_STRETCH:
                raise DataError(f"a stretch must be from 0 to {MOST_STRETCH:g}, not {stretch}")

    @property
    def is_fitted(self) -> bool:
        """Whether reports stand behind it."""
        return self.rows > 0

    @property
    def notes(self) -> tuple[str, ...]:
        """What the reader of percentiles, or of what spreads, must know of it.

        Examples
        --------
        >>> UNCALIBRATED.notes == (NOT_CALIBRATED,)
        True
        """
        return () if self.is_fitted else (NOT_CALIBRATED,)

    def stretches(self, era: str) -> tuple[float, float]:
        """Return by what the distances to minimum and maximum are multiplied in an era."""
        is_stretched = era in self.stretched_eras
        return (self.low_stretch, self.high_stretch) if is_stretched else (1.0, 1.0)


UNCALIBRATED: Final = Calibration(default_rho=PLAIN_RHO)
"""Fitted on nothing: ranges as published, and elements that slow down together by 0.3."""
