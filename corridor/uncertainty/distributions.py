"""What shape the days of an element have: its table for draws, its curve for exact sums."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from corridor.errors import DataError
from corridor.model.answers import Element
from corridor.model.times import DayRange
from corridor.model.vocabulary import Shape
from corridor.units import TICKS_PER_UNIT

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["chance_within", "has_spread", "quantile_days", "table_of"]

Pairs = tuple[tuple[float, float], ...]


def table_of(element: Element) -> NDArray[np.int64]:
    """Return an element's days at each normal score, in millionths of a day.

    Tables are kept: alternatives share most of their elements.

    Raises
    ------
    DataError
        If the shape is ``quantiles`` and the quantiles are missing or out of order.
    """
    return _table(element.shape, element.days, element.quantiles)


def has_spread(element: Element) -> bool:
    """Tell whether an element can take more or less than its likely days."""
    return element.shape is not Shape.FIXED and element.days.min_days < element.days.max_days


def quantile_days(element: Element, probability: float) -> float:
    """Return the days that an element stays within with this probability.

    Parameters
    ----------
    element
        Whose distribution.
    probability
        Between 0 and 1.

    Examples
    --------
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


def chance_within(element: Element, days: NDArray[np.float64]) -> NDArray[np.float64]:
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
