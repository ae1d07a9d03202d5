"""Distributions of days as tables: days at each normal score, and the probability below each day.

A table holds whole millionths of a day, so that machines whose logarithms differ in the last bit
give the same draws. The nearest cell is taken: an error of at most a four-thousandth of the range
in the middle and far less in the tails, without bias.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from corridor.kernels.sample import probabilities

__all__ = [
    "fixed_table",
    "pert_cdf",
    "pert_table",
    "quantile_cdf",
    "quantile_table",
    "triangular_cdf",
    "triangular_table",
]

TICKS_PER_DAY: Final = 1_000_000
PERT_WEIGHT: Final = 4.0
"""λ of the PERT distribution: weight of the likely value in the mean (Malcolm et al. 1959)."""

PERT_POINTS: Final = 1025

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Pairs = Sequence[tuple[float, float]]


def fixed_table(days: float) -> Ints:
    """Return the table of a distribution without spread, in millionths of a day."""
    return np.full(probabilities().shape, round(days * TICKS_PER_DAY), dtype=np.int64)


def pert_table(least: float, likely: float, most: float) -> Ints:
    """Return the table of a PERT distribution (Beta, λ = 4) between ``least`` and ``most`` days.

    Returns
    -------
    int64 array, shape (Z_CELLS,)
        Millionths of a day at each normal score, ascending.

    Examples
    --------
    >>> table = pert_table(1.0, 2.0, 3.0)
    >>> int(table[table.size // 2]), int(table[0]) >= 1_000_000
    (2000000, True)
    """
    if least == most:
        return fixed_table(likely)
    below, shares = _pert_curve(least, likely, most)
    return _in_ticks(least + (most - least) * np.interp(probabilities(), below, shares))


def pert_cdf(days: Floats, least: float, likely: float, most: float) -> Floats:
    """Return the probability that a PERT duration is at most so many days."""
    below, shares = _pert_curve(least, likely, most)
    return np.interp((days - least) / (most - least), shares, below)


def triangular_table(least: float, likely: float, most: float) -> Ints:
    """Return the table of a triangular distribution, in millionths of a day."""
    if least == most:
        return fixed_table(likely)
    below, width = probabilities(), most - least
    rising = least + np.sqrt(below * width * (likely - least))
    falling = most - np.sqrt((1.0 - below) * width * (most - likely))
    return _in_ticks(np.where(below * width < likely - least, rising, falling))


def triangular_cdf(days: Floats, least: float, likely: float, most: float) -> Floats:
    """Return the probability that a triangular duration is at most so many days."""
    inside = np.clip(days, least, most)
    width = most - least
    with np.errstate(divide="ignore", invalid="ignore"):
        rising = (inside - least) ** 2 / (width * (likely - least))
        falling = 1.0 - (most - inside) ** 2 / (width * (most - likely))
    return np.where(inside < likely, rising, np.where(inside < most, falling, 1.0))


def quantile_table(pairs: Pairs) -> Ints:
    """Return the table of (probability, days) pairs, days linear in probability between them.

    Parameters
    ----------
    pairs
        Both ascending, from probability 0 to 1.
    """
    below, days = zip(*pairs, strict=True)
    return _in_ticks(np.interp(probabilities(), below, days))


def quantile_cdf(days: Floats, pairs: Pairs) -> Floats:
    """Return the probability that a duration known by its quantiles is at most so many days."""
    below, known = zip(*pairs, strict=True)
    # A jump (one day, two probabilities) belongs below its day: the higher probability counts.
    steps = {day: probability for probability, day in zip(below, known, strict=True)}
    inside = np.interp(days, list(steps), list(steps.values()))
    return np.where(days < known[0], 0.0, inside)


def _pert_curve(least: float, likely: float, most: float) -> tuple[Floats, Floats]:
    """Return the distribution function at points of [0, 1] that crowd at both ends.

    Simpson's rule on x = (1 − cos t) / 2: the ends of a Beta density may be steep, and there the
    points lie a millionth apart.
    """
    rise = PERT_WEIGHT * (likely - least) / (most - least)
    fine = 0.5 - 0.5 * np.cos(np.linspace(0.0, np.pi, 2 * PERT_POINTS - 1))
    fine[-1] = 1.0
    steepness = np.sqrt(fine * (1.0 - fine))  # dx/dt
    density = fine**rise * (1.0 - fine) ** (PERT_WEIGHT - rise) * steepness
    pieces = density[:-2:2] + 4.0 * density[1::2] + density[2::2]
    below = np.concatenate([[0.0], np.cumsum(pieces)])
    return below / below[-1], fine[::2]


def _in_ticks(days: Floats) -> Ints:
    return np.rint(days * TICKS_PER_DAY).astype(np.int64)
