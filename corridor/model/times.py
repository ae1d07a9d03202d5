"""Ranges of days and the facts that state them."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from corridor.errors import DataError
from corridor.model.vocabulary import Confidence, FactKind, Part, Shape
from corridor.units import exact_sum

__all__ = ["DayRange", "TransitTime"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DayRange:
    """Least, most likely and greatest number of days; adding two gives the range of both in turn.

    Parameters
    ----------
    min_days, likely_days, max_days
        Days, finite, not negative, in that order.

    Raises
    ------
    DataError
        If a value is negative, not finite, or out of order.

    Examples
    --------
    >>> DayRange(min_days=1, likely_days=2, max_days=4) + DayRange.fixed(0.1)
    DayRange(min_days=1.1, likely_days=2.1, max_days=4.1)
    """

    min_days: float
    likely_days: float
    max_days: float

    def __post_init__(self) -> None:
        if 0 <= self.min_days <= self.likely_days <= self.max_days < math.inf:
            return
        values = (self.min_days, self.likely_days, self.max_days)
        if not all(map(math.isfinite, values)) or self.min_days < 0:
            raise DataError(f"days must be finite and not negative: {values}")
        raise DataError(f"days must satisfy min ≤ likely ≤ max: {values}")

    @classmethod
    def fixed(cls, days: float) -> DayRange:
        """Build the range without spread."""
        return cls(min_days=days, likely_days=days, max_days=days)

    @classmethod
    def total(cls, ranges: Iterable[DayRange]) -> DayRange:
        """Add ranges exactly, whatever their order; no ranges give zero."""
        parts = tuple(ranges)
        return cls(
            min_days=exact_sum(part.min_days for part in parts),
            likely_days=exact_sum(part.likely_days for part in parts),
            max_days=exact_sum(part.max_days for part in parts),
        )

    def __add__(self, other: DayRange) -> DayRange:
        return DayRange.total((self, other))


@dataclass(frozen=True, slots=True, kw_only=True)
class TransitTime:
    """What one source says about one part of one element in one era.

    Parameters
    ----------
    era
        Era id, or ``"all"``.
    part
        Running for a leg; waiting, handling or border for a transfer.
    days
        The range in days.
    shape
        Distribution within the range.
    quantiles
        For ``shape="quantiles"``: (probability, days) pairs, both ascending.
    kind, confidence
        What sort of figure it is and how far to trust it.
    source_ids
        Sources, best first.
    note
        Method or remark, one or two sentences.

    Raises
    ------
    DataError
        If probabilities or days of the quantiles do not ascend.
    """

    era: str
    part: Part
    days: DayRange
    shape: Shape = Shape.PERT
    quantiles: tuple[tuple[float, float], ...] = ()
    kind: FactKind
    confidence: Confidence
    source_ids: tuple[str, ...] = ()
    note: str = ""

    def __post_init__(self) -> None:
        for (lower, sooner), (upper, later) in pairwise(self.quantiles):
            if not (lower < upper and sooner <= later):
                raise DataError(f"quantiles must ascend, not {self.quantiles}")
