"""Columns of drawn days, and the arcs that are made of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corridor.kernels.road import Road
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

__all__ = ["Build", "Columns", "MadeArc", "Moves", "grouped"]


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
    """An arc with the columns of days that it is made of."""

    tail: int
    head: int
    leg: int
    columns: tuple[int, ...]


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


class Build:
    """Weights of arcs from the days they are made of: first the first of each, then the second."""

    def __init__(self, arcs: Sequence[MadeArc], used: Sequence[int], road: Road | None) -> None:
        import numpy as np

        self.road = road
        place = {column: row for row, column in enumerate(used)}
        self.size = len(arcs)
        self.layers = []
        for depth in range(max(len(arc.columns) for arc in arcs)):
            deep = [index for index, arc in enumerate(arcs) if len(arc.columns) > depth]
            rows = [place[arcs[index].columns[depth]] for index in deep]
            self.layers.append((np.array(deep), np.array(rows)))

    def weights(self, drawn: NDArray[np.int32]) -> NDArray[np.int32]:
        """Return the weights of all arcs in some worlds."""
        from corridor.kernels.redraws import added_up

        return added_up(self.layers, drawn, self.size, self.road)


def grouped(
    paths: NDArray[np.int32], arcs: int
) -> Iterator[tuple[tuple[int, ...], NDArray[np.intp]]]:
    """Yield each different path, without the steps after its end, and the worlds that take it."""
    import numpy as np

    width = (arcs + 1).bit_length()
    number = np.zeros(paths.shape[1], dtype=np.int64)
    step = 62 // width - 1
    for first in range(0, len(paths), step):
        # As many steps as fit are written into one number, which is then made small again.
        for row in paths[first : first + step]:
            number = (number << width) | (row + 1)
        number = np.unique(number, return_inverse=True)[1].reshape(-1)
    order = np.argsort(number, kind="stable")
    ends = np.searchsorted(number[order], np.arange(int(number.max(initial=-1)) + 2))
    for start, end in zip(ends[:-1].tolist(), ends[1:].tolist(), strict=True):
        path = paths[:, order[start]].tolist()
        yield tuple(arc for arc in path if arc >= 0), order[start:end]
