"""What a shipment goes through, one stage after another, in many worlds at once.

A stage is told when the shipments reach it and answers how long they stay. For an element of a
route the clock does not matter; for a sailing by timetable or a closed port it does.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from corridor.model.answers import Element, Route
from corridor.model.vocabulary import Part
from corridor.uncertainty.distributions import table_of
from corridor.uncertainty.worlds import Worlds

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["ElementStage", "Stage", "stages_of"]


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
        return worlds.ticks(f"{self.id}/{self.part}", table_of(self.element))


def stages_of(route: Route) -> tuple[Stage, ...]:
    """Return a route's elements as stages that no date touches."""
    return tuple(map(ElementStage, route.elements))
