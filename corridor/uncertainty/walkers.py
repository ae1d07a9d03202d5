"""How a block of draws is moved through the stages of a journey, by either road."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from corridor.uncertainty.moments import Moments
from corridor.uncertainty.stages import Stage
from corridor.uncertainty.worlds import Worlds

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["Walker", "walk_stages", "walker_of"]

Walker = Callable[[Worlds, "NDArray[np.int64]", Moments], None]
"""Moves the clocks of one block from zero to their totals, and adds what each stage took."""


def walker_of(stages: Sequence[Stage], is_fast: bool) -> Walker:
    """Return how to walk: compiled where that is asked for and all stages are of kinds it knows."""
    if is_fast:
        from corridor.uncertainty.compiled_walker import compiled_walker

        compiled = compiled_walker(stages)
        if compiled is not None:
            return compiled

    def by_base(worlds: Worlds, clock: NDArray[np.int64], moments: Moments) -> None:
        walk_stages(stages, worlds, clock, moments)

    return by_base


def walk_stages(
    stages: Sequence[Stage], worlds: Worlds, clock: NDArray[np.int64], moments: Moments
) -> None:
    """Walk one block stage after stage, in NumPy."""
    took = []
    for stage in stages:
        took.append(stage.ticks(worlds, clock)[: clock.size])
        clock += took[-1]
    moments.add(took, clock)
