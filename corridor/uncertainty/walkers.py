"""How a block of draws is moved through the stages of a journey, by either road."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from corridor.uncertainty.departures import DepartureStage, missed_all
from corridor.uncertainty.distributions import table_of
from corridor.uncertainty.moments import LONGEST, Moments
from corridor.uncertainty.stages import ElementStage, Stage
from corridor.uncertainty.worlds import Worlds, common_scores

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from corridor.kernels.journeys_fast import Program

__all__ = ["Drawer", "Walker", "drawer_of", "walker_of"]

Walker = Callable[[Worlds, "NDArray[np.int64]", Moments], None]
"""Moves the clocks of one block from zero to their totals, and adds what each stage took."""


def walker_of(stages: Sequence[Stage], is_fast: bool) -> Walker:
    """Return how to walk: compiled where that is asked for and all stages are of kinds it knows."""
    if is_fast and stages and all(map(_is_known, stages)):
        return _Fast(stages).walk
    return _Base(stages).walk


class _Base:
    """Stage after stage, in NumPy."""

    def __init__(self, stages: Sequence[Stage]) -> None:
        self.stages = stages

    def walk(self, worlds: Worlds, clock: NDArray[np.int64], moments: Moments) -> None:
        took = []
        for stage in self.stages:
            took.append(stage.ticks(worlds, clock)[: clock.size])
            clock += took[-1]
        moments.add(took, clock)


def _is_known(stage: Stage) -> bool:
    """Tell whether the compiled road knows a stage: closures, for one, it does not."""
    if isinstance(stage, DepartureStage):
        return stage.per_week is not None or bool(stage.departures)
    return isinstance(stage, ElementStage)


class _Fast:
    """All stages of a block in one compiled pass; a block it cannot hold goes by the base road."""

    def __init__(self, stages: Sequence[Stage]) -> None:
        self.stages = stages
        self.base = _Base(stages)
        self.programs: dict[float, Program] = {}

    def walk(self, worlds: Worlds, clock: NDArray[np.int64], moments: Moments) -> None:
        import numpy as np

        from corridor.kernels.journeys_fast import travel_block
        from corridor.kernels.sample import key_of, stratum_normals

        if self._longest() >= LONGEST:
            self.base.walk(worlds, clock, moments)
            return
        program = self._program(worlds.rho)
        keys = [key_of(worlds.seed, _column(stage), worlds.block) for stage in self.stages]
        origins = np.array(moments.origins or [-1] * len(self.stages), dtype=np.int64)
        common = common_scores(worlds) if worlds.rho > 0.0 else np.empty(0)
        found = travel_block(
            program,
            np.array(keys, dtype=np.uint32),
            stratum_normals() * math.sqrt(1.0 - worlds.rho),
            common,
            clock,
            origins,
        )
        if found is None:
            raise missed_all(next(s for s in self.stages if isinstance(s, DepartureStage)).leg_id)
        moments.origins = origins.tolist()
        moments.add_sums(clock.size, *(sums.tolist() for sums in found))

    def _longest(self) -> int:
        """Return a total, in ticks, that no draw can pass."""
        timed = [s for s in self.stages if isinstance(s, ElementStage)]
        longest = sum(int(table_of(stage.element)[-1]) for stage in timed)
        for stage in self.stages:
            if isinstance(stage, DepartureStage):
                last = stage.departures[-1] if stage.departures else 0
                longest += last if stage.per_week is None else int(_random(stage)[-1])
        return longest

    def _program(self, rho: float) -> Program:
        from corridor.kernels import journeys_fast as fast
        from corridor.kernels.sample import stratum_cells

        if rho in self.programs:
            return self.programs[rho]
        kinds, by_stratum, by_score, timetables = [], [], [], []
        for stage in self.stages:
            if isinstance(stage, ElementStage) and rho > 0.0:
                kinds.append(fast.BY_SCORE)
                by_score.append(table_of(stage.element))
            elif isinstance(stage, ElementStage):
                kinds.append(fast.BY_STRATUM)
                by_stratum.append(table_of(stage.element).take(stratum_cells()))
            elif isinstance(stage, DepartureStage) and stage.per_week is not None:
                kinds.append(fast.BY_STRATUM)
                by_stratum.append(_random(stage))
            elif isinstance(stage, DepartureStage):
                kinds.append(fast.DEPARTURE)
                timetables.append((_array(stage.departures), stage.cutoff))
        self.programs[rho] = fast.program_of(kinds, by_stratum, by_score, timetables)
        return self.programs[rho]


def _column(stage: Stage) -> str:
    """Return the name under which a stage draws."""
    return stage.column if isinstance(stage, ElementStage) else stage.id


def _random(stage: DepartureStage) -> NDArray[np.int64]:
    """Return the waits for departures at random, one for each stratum, ascending."""
    import numpy as np

    from corridor.kernels.sample import BLOCK
    from corridor.kernels.timetable import random_waits

    middles = (np.arange(BLOCK, dtype=np.uint16) + 0.5) / BLOCK
    return random_waits(middles, stage.per_week or 1.0) + stage.cutoff


def _array(departures: Sequence[int]) -> NDArray[np.int64]:
    import numpy as np

    return np.array(departures, dtype=np.int64)


Drawer = Callable[[Worlds, int], "NDArray[np.int32]"]
"""Draws the first days of each column in one block, in ticks; the next draw takes their place."""


def drawer_of(
    names: Sequence[str], tables: Sequence[NDArray[np.int64]], rho: float, is_fast: bool
) -> Drawer:
    """Return how to draw columns of days that no clock touches, one row a column.

    Parameters
    ----------
    names, tables
        Of the columns; ticks are below 2**31.
    rho
        Of the worlds that will be drawn.
    is_fast
        Whether compiled kernels do it.
    """
    import numpy as np

    from corridor.kernels.sample import BLOCK

    if is_fast:
        return _fast_drawer(names, tables, rho)
    halves = [table.astype(np.int32) for table in tables]
    drawn = np.empty((len(names), BLOCK), dtype=np.int32)

    def by_base(worlds: Worlds, size: int) -> NDArray[np.int32]:
        for row, name, table in zip(drawn, names, halves, strict=True):
            worlds.ticks(name, table, out=row)
        return drawn[:, :size]

    return by_base


def _fast_drawer(names: Sequence[str], tables: Sequence[NDArray[np.int64]], rho: float) -> Drawer:
    import numpy as np

    from corridor.kernels.journeys_fast import columns
    from corridor.kernels.sample import BLOCK, Z_CELLS, key_of, stratum_cells, stratum_normals

    drawn = np.empty((len(names), BLOCK), dtype=np.int32)
    at_cells = np.empty((len(tables), Z_CELLS), dtype=np.int32)
    for row, table in zip(at_cells, tables, strict=True):
        row[:] = table
    read = at_cells if rho > 0.0 else np.ascontiguousarray(at_cells[:, stratum_cells()])
    normals = stratum_normals() * math.sqrt(1.0 - rho)

    def by_fast(worlds: Worlds, size: int) -> NDArray[np.int32]:
        keys = np.array([key_of(worlds.seed, n, worlds.block) for n in names], dtype=np.uint32)
        common = common_scores(worlds) if rho > 0.0 else np.empty(0)
        columns(keys, read, normals, common, by_score=rho > 0.0, found=drawn)
        return drawn[:, :size]

    return by_fast
