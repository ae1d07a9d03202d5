"""What shape a number of days has: its table for draws, its curve for exact sums, its moments."""

from __future__ import annotations

import math
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Protocol

from corridor.errors import DataError
from corridor.model.times import DayRange
from corridor.model.vocabulary import Shape
from corridor.units import TICKS_PER_UNIT

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["Timed", "chance_within", "has_spread", "mean_and_sd", "quantile_days", "table_of"]

Pairs = tuple[tuple[float, float], ...]


class Timed(Protocol):
    """An element of a route, or a row about a leg or transfer: whatever has a range and a shape."""

    @property
    def days(self) -> DayRange:
        """The range."""

    @property
    def shape(self) -> Shape:
        """Distribution within the range."""

    @property
    def quantiles(self) -> Pairs:
        """(probability, days) pairs for ``Shape.QUANTILES``."""


def table_of(element: Timed) -> NDArray[np.int64]:
    """Return an element's days at each normal score, in millionths of a day.

    Tables are kept: alternatives share most of their elements.

    Raises
    ------
    DataError
        If the shape is ``quantiles`` and the quantiles are missing or out of order.
    """
    return _table(element.shape, element.days, element.quantiles)


def has_spread(element: Timed) -> bool:
    """Tell whether an element can take more or less than its likely days."""
    return element.shape is not Shape.FIXED and element.days.min_days < element.days.max_days


def quantile_days(element: Timed, probability: float) -> float:
    """Return the days that an element stays within with this probability.

    Parameters
    ----------
    element
        Whose distribution.
    probability
        Between 0 and 1.

    Examples
    --------
    >>> from corridor.model.answers import Element
    >>> from corridor.model.vocabulary import Confidence, FactKind, Part
    >>> sailing = Element(
    ...     id="aktau-alat", part=Part.RUNNING, tail_id="aktau", head_id="alat",
    ...     days=DayRange(min_days=1, likely_days=2, max_days=3), era_used="current",
    ...     fact_kind=FactKind.ESTIMATED, confidence=Confidence.C,
    ... )
    >>> quantile_days(sailing, 0.5)
    2.0
    """
    import numpy as np

    from corridor.kernels.sample import probabilities

    ticks = np.interp(probability, probabilities(), table_of(element))
    return float(round(float(ticks))) / TICKS_PER_UNIT


def chance_within(element: Timed, days: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the probability that an element takes at most so many days, for each of ``days``."""
    import numpy as np

    from corridor.kernels import day_tables

    spread = element.days
    if not has_spread(element):
        return np.where(days < spread.likely_days, 0.0, 1.0)
    ends = (spread.min_days, spread.likely_days, spread.max_days)
    match element.shape:
        case Shape.TRIANGULAR:
            return day_tables.triangular_cdf(days, *ends)
        case Shape.QUANTILES:
            return day_tables.quantile_cdf(days, _whole_pairs(spread, element.quantiles))
        case _:
            return day_tables.pert_cdf(days, *ends)


def mean_and_sd(timed: Timed) -> tuple[float, float]:
    """Return mean and standard deviation in days, from the closed forms of each shape.

    Examples
    --------
    >>> from corridor.model.times import TransitTime
    >>> from corridor.model.vocabulary import Confidence, FactKind, Part
    >>> mean_and_sd(TransitTime(
    ...     era="all", part=Part.RUNNING, days=DayRange(min_days=1, likely_days=2, max_days=9),
    ...     shape=Shape.TRIANGULAR, kind=FactKind.ESTIMATED, confidence=Confidence.C,
    ... ))
    (4.0, 1.7795130420052185)
    """
    least, likely, most = timed.days.min_days, timed.days.likely_days, timed.days.max_days
    match timed.shape:
        case Shape.FIXED:
            return likely, 0.0
        case Shape.TRIANGULAR:
            squares = least**2 + likely**2 + most**2 - least * likely - least * most - likely * most
            return (least + likely + most) / 3.0, math.sqrt(max(0.0, squares) / 18.0)
        case Shape.QUANTILES:
            return _moments_between(_whole_pairs(timed.days, timed.quantiles))
        case Shape.PERT:
            mean = (least + 4.0 * likely + most) / 6.0
            return mean, math.sqrt(max(0.0, (mean - least) * (most - mean)) / 7.0)


def _moments_between(pairs: Pairs) -> tuple[float, float]:
    """Return mean and standard deviation of days linear in probability between pairs."""
    pieces = [(q - p, a, b) for (p, a), (q, b) in pairwise(pairs)]
    mean = sum(share * (a + b) / 2.0 for share, a, b in pieces)
    square = sum(share * (a * a + a * b + b * b) / 3.0 for share, a, b in pieces)
    return mean, math.sqrt(max(0.0, square - mean * mean))


@lru_cache(maxsize=4096)
def _table(shape: Shape, days: DayRange, quantiles: Pairs) -> NDArray[np.int64]:
    from corridor.kernels import day_tables

    match shape:
        case Shape.FIXED:
            table = day_tables.fixed_table(days.likely_days)
        case Shape.TRIANGULAR:
            table = day_tables.triangular_table(days.min_days, days.likely_days, days.max_days)
        case Shape.QUANTILES:
            table = day_tables.quantile_table(_whole_pairs(days, quantiles))
        case Shape.PERT:
            table = day_tables.pert_table(days.min_days, days.likely_days, days.max_days)
    table.flags.writeable = False
    return table


def _whole_pairs(days: DayRange, quantiles: Pairs) -> Pairs:
    """Return the quantiles with the range's ends as those of probability 0 and 1."""
    pairs = ((0.0, days.min_days), *quantiles, (1.0, days.max_days))
    inner = quantiles and all(0.0 <= probability <= 1.0 for probability, _ in quantiles)
    rises = all(a[0] <= b[0] and a[1] <= b[1] for a, b in pairwise(pairs))
    if not (inner and rises):
        raise DataError(f"quantiles must ascend within the range {days}: {quantiles}")
    return pairs
