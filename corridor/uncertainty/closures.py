"""Closed ports and borders: in each world the closures of a month fall on days of their own.

A month is cut into as many equal pieces as it has closures on average, rounded up; in each piece
one closure begins, with the chance that makes the mean right, at any moment of it. They are drawn
by place and month, apart from the route: every shipment that stands there on those days is held.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from corridor.model.calendar import ClosureLaw
from corridor.model.vocabulary import Part
from corridor.uncertainty.departures import ticks_between
from corridor.uncertainty.journeys import CLOSURE
from corridor.uncertainty.worlds import Worlds
from corridor.units import TICKS_PER_UNIT

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["ClosureStage", "laws_at"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosureStage:
    """The wait until a terminal opens again.

    Parameters
    ----------
    terminal_id
        Where.
    laws
        Of this terminal; of one month at most one of each cause.
    ready
        Moment with a zone, from which clocks are counted.
    """

    terminal_id: str
    laws: tuple[ClosureLaw, ...]
    ready: datetime

    @property
    def id(self) -> str:
        """Named after the terminal."""
        return CLOSURE + self.terminal_id

    @property
    def part(self) -> Part:
        """Waiting."""
        return Part.WAITING

    @property
    def least_days(self) -> float:
        """Nothing, where it is open."""
        return 0.0

    def ticks(self, worlds: Worlds, clock: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return the waits."""
        from corridor.kernels.timetable import wait_for_opening

        free = replace(worlds, rho=0.0)  # the wind does not know whose shipment it holds
        starts, ends = [], []
        for year, law in self._months(int(clock.min()), int(clock.max())):
            for start, end in _closures(law, year, self.ready, free):
                starts.append(start[: clock.size])
                ends.append(end[: clock.size])
        return wait_for_opening(clock, starts, ends)

    def _months(self, earliest: int, latest: int) -> Iterator[tuple[int, ClosureLaw]]:
        """Yield the laws of the months that can hold a shipment there between two clocks.

        A month is left in one after another: a closure can hold one into the next month's.
        """
        longest = max(law.duration.max_days for law in self.laws)
        first = self._moment(earliest) - timedelta(days=longest)
        last = self._moment(latest) + timedelta(days=longest)
        year, month = first.year, first.month
        while (year, month) <= (last.year, last.month):
            yield from ((year, law) for law in self.laws if law.month == month)
            year, month = (year + 1, 1) if month == 12 else (year, month + 1)  # noqa: PLR2004

    def _moment(self, clock: int) -> datetime:
        return self.ready.astimezone(UTC) + timedelta(days=clock / TICKS_PER_UNIT)


def _closures(
    law: ClosureLaw, year: int, ready: datetime, worlds: Worlds
) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    """Yield start and end of each possible closure of one month, in every world."""
    import numpy as np

    from corridor.kernels.day_tables import pert_table

    begin, end = _ends_of_month(year, law.month)
    start_ticks, end_ticks = ticks_between(ready, begin), ticks_between(ready, end)
    pieces = math.ceil(law.closures)
    days = law.duration
    table = pert_table(days.min_days, days.likely_days, days.max_days)
    for piece in range(pieces):
        name = f"{CLOSURE}{law.terminal_id}/{law.kind}/{year}-{law.month:02d}/{piece}"
        width = (end_ticks - start_ticks) / pieces
        offset = (worlds.probabilities(f"{name}/start") + piece) * width
        start = start_ticks + np.rint(offset).astype(np.int64)
        happens = worlds.probabilities(f"{name}/happens") < law.closures / pieces
        yield start, np.where(happens, start + worlds.ticks(f"{name}/lasts", table), start)


def _ends_of_month(year: int, month: int) -> tuple[datetime, datetime]:
    following = (year + 1, 1) if month == 12 else (year, month + 1)  # noqa: PLR2004
    return datetime(year, month, 1, tzinfo=UTC), datetime(*following, 1, tzinfo=UTC)


def laws_at(
    laws: Sequence[ClosureLaw], terminal_id: str, *, at_sea: bool
) -> tuple[ClosureLaw, ...]:
    """Return the laws that hold what comes to or leaves a terminal by sea, or by land."""
    return tuple(
        law for law in laws if law.terminal_id == terminal_id and (law.kind == "wind") is at_sea
    )
