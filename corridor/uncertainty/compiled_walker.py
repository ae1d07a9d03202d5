"""How the compiled road moves a block of draws through all stages of a journey in one pass."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from corridor.uncertainty.departures import DepartureStage
from corridor.uncertainty.distributions import table_of
from corridor.uncertainty.moments import LONGEST, Moments
from corridor.uncertainty.stages import ElementStage, Stage
from corridor.uncertainty.walkers import Walker, walk_stages
from corridor.uncertainty.worlds import Worlds, common_scores

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from corridor.kernels.journeys_fast import Program

__all__ = ["compiled_walker"]


def compiled_walker(stages: Sequence[Stage]) -> Walker | None:
    """Return how to walk compiled, or ``None`` where there is nothing that it knows how to walk."""
    return _Compiled(stages).walk if stages and all(map(_is_known, stages)) else None


def _is_known(stage: Stage) -> bool:
    """Tell whether the compiled road knows a stage: closures, for one, it does not."""
    if isinstance(stage, DepartureStage):
        return stage.per_week is not None or bool(stage.departures)
    return isinstance(stage, ElementStage)


class _Compiled:
    """All stages of a block in one compiled pass; a block it cannot hold goes by the base road."""

    def __init__(self, stages: Sequence[Stage]) -> None:
        self.stages = stages
        self.programs: dict[float, Program] = {}

    def walk(self, worlds: Worlds, clock: NDArray[np.int64], moments: Moments) -> None:
        import numpy as np

        from corridor.kernels.journeys_fast import travel_block
        from corridor.kernels.sample import key_of, stratum_normals

        if self._longest() >= LONGEST:
            walk_stages(self.stages, worlds, clock, moments)
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
        if found is None:  # some draw missed a last departure: the base road says which
            clock[:] = 0
            walk_stages(self.stages, worlds, clock, moments)
            return
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
