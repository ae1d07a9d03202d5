"""What a shipment goes through, one stage after another, in many worlds at once.

A stage is told when the shipments reach it and answers how long they stay. For an element of a
route the clock does not matter; for a sailing by timetable or a closed port it does.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol, TypeVar

from corridor.model.answers import Element, Route
from corridor.model.times import DayRange, TransitTime
from corridor.model.vocabulary import Part, Shape
from corridor.uncertainty.distributions import table_of
from corridor.uncertainty.worlds import Worlds

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["ElementStage", "Stage", "stages_of", "stretched", "stretched_time"]

_Time = TypeVar("_Time", bound=Element | TransitTime)


class Stage(Protocol):
    """One stretch of time of a journey."""

    @property
    def id(self) -> str:
        """Id of the element, or of the law."""

    @property
    def part(self) -> Part:
        """What the shipment does meanwhile."""

    @property
    def least_days(self) -> float:
        """The least that it can take."""

    def ticks(self, worlds: Worlds, clock: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return how long the shipments stay.

        Parameters
        ----------
        worlds
            Block of worlds.
        clock
            Millionths of a day since the shipment was ready, when each shipment gets here.
        """


@dataclass(frozen=True, slots=True)
class ElementStage:
    """An element whose days do not depend on the date."""

    element: Element

    @property
    def id(self) -> str:
        """Id of the element."""
        return self.element.id

    @property
    def column(self) -> str:
        """Name of its column of draws."""
        return f"{self.id}/{self.part}"

    @property
    def part(self) -> Part:
        """Part of the element."""
        return self.element.part

    @property
    def least_days(self) -> float:
        """Minimum of the element."""
        return self.element.days.min_days

    def ticks(self, worlds: Worlds, clock: NDArray[np.int64]) -> NDArray[np.int64]:
        """Draw the element's days."""
        del clock
        return worlds.ticks(self.column, table_of(self.element))


def stages_of(route: Route) -> tuple[Stage, ...]:
    """Return a route's elements as stages that no date touches."""
    return tuple(map(ElementStage, route.elements))


def stretched(route: Route, low: float, high: float) -> Route:
    """Return a route whose elements reach farther below and above their likely days.

    Parameters
    ----------
    route
        As found.
    low, high
        What the distance from likely to minimum and to maximum is multiplied by. No element gets
        less than no time; those known by quantiles stay as they are.
    """
    if low == high == 1.0:
        return route
    return replace(route, elements=tuple(stretched_time(e, low, high) for e in route.elements))


def stretched_time(timed: _Time, low: float, high: float) -> _Time:
    """Return one element, or one row about a leg or transfer, that reaches farther."""
    if timed.shape is Shape.QUANTILES or low == high == 1.0:
        return timed
    least, likely, most = timed.days.min_days, timed.days.likely_days, timed.days.max_days
    days = DayRange(
        min_days=max(0.0, likely - low * (likely - least)),
        likely_days=likely,
        max_days=likely + high * (most - likely),
    )
    return replace(timed, days=days)
