"""Columns of drawn days, and the arcs that are made of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corridor.model.answers import Route
from corridor.model.context import Era
from corridor.model.era import holding_time, holding_times
from corridor.model.places import Leg, Transfer
from corridor.model.times import TransitTime
from corridor.model.vocabulary import Part
from corridor.uncertainty.distributions import table_of
from corridor.uncertainty.stages import stretched_time
from corridor.uncertainty.traveller import Traveller

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["Columns", "MadeArc", "Moves"]


class Moves:
    """Weights that are none: every move weighs the number under which its transfers are kept."""

    def __init__(self) -> None:
        self.numbers: dict[tuple[str, ...], int] = {(): 0}
        self.met: list[tuple[Transfer, ...]] = [()]

    def of_leg(self, leg: Leg) -> int:
        """Return nothing."""
        del leg
        return 0

    def of_move(self, arrival: Leg | None, departure: Leg | None, met: Sequence[Transfer]) -> int:
        """Return the number of what is met."""
        del arrival, departure
        ids = tuple(transfer.id for transfer in met)
        if ids not in self.numbers:
            self.numbers[ids] = len(self.met)
            self.met.append(tuple(met))
        return self.numbers[ids]


@dataclass(frozen=True, slots=True)
class MadeArc:
    """An arc with the columns of days that it is made of, and the least ticks they come to."""

    tail: int
    head: int
    leg: int
    columns: tuple[int, ...]
    least: int


class Columns:
    """Days of every leg and of every part of a transfer: by name, and what they can be."""

    def __init__(self, era: Era, traveller: Traveller) -> None:
        self.era, self.traveller = era, traveller
        self.names: list[str] = []
        self.tables: list[NDArray[np.int64]] = []
        self._numbers: dict[str, int] = {}

    def of_leg(self, leg: Leg) -> tuple[int, ...]:
        """Return the column of a leg."""
        time = holding_time(leg.times, self.era, Part.RUNNING)
        return (self._number(leg.id, time),) if time else ()

    def of_transfers(self, met: Sequence[Transfer]) -> tuple[int, ...]:
        """Return the columns of all parts of transfers."""
        return tuple(
            self._number(transfer.id, time)
            for transfer in met
            for time in holding_times(transfer, self.era)
        )

    def of_route(self, route: Route) -> tuple[int, ...]:
        """Return the columns of a route's elements."""
        return tuple(self._numbers[f"{element.id}/{element.part}"] for element in route.elements)

    def least(self, columns: Sequence[int]) -> int:
        """Return the least that columns can come to."""
        return sum(int(self.tables[column][0]) for column in columns)

    def most(self, columns: Sequence[int]) -> int:
        """Return the most that columns can come to."""
        return sum(int(self.tables[column][-1]) for column in columns)

    def _number(self, fact_id: str, time: TransitTime) -> int:
        name = f"{fact_id}/{time.part}"  # as ElementStage names it: the same draws
        if name not in self._numbers:
            self._numbers[name] = len(self.names)
            self.names.append(name)
            reach = (self.traveller.low_stretch, self.traveller.high_stretch)
            self.tables.append(table_of(stretched_time(time, *reach)))
        return self._numbers[name]
