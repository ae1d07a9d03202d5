"""Possible worlds, a block at a time: in each one every element has its days.

Elements of a route slow down together: the normal score of each is √ρ · common + √(1 − ρ) · own,
where ``common`` is one draw per world and corridor family (a one-factor Gaussian copula, Vasicek
1987). Columns are known by name, so that alternatives meet the same delay on the legs they share,
and the difference between two routes is not noise.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

from corridor.model.answers import Route

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    _Int = TypeVar("_Int", np.int64, np.int32)

__all__ = ["Worlds", "common_scores", "family_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Worlds:
    """One block of worlds.

    Parameters
    ----------
    seed
        Any whole number.
    block
        Number of the block, from 0.
    rho
        Correlation between normal scores of any two elements, 0 to 1.
    family
        Corridor family whose common factor is met.
    """

    seed: int
    block: int
    rho: float
    family: str

    def ticks(
        self, name: str, table: NDArray[_Int], out: NDArray[_Int] | None = None
    ) -> NDArray[_Int]:
        """Return a column of durations, in millionths of a day.

        Parameters
        ----------
        name
            Of the column.
        table
            As made by :func:`corridor.uncertainty.distributions.table_of`.
        out
            Where to put them; a new array if left out.
        """
        from corridor.kernels.sample import cells_of, strata, stratum_cells

        own = strata(self.seed, name, self.block)
        # Clipping checks nothing twice: every index is within bounds by construction.
        if self.rho == 0.0:
            return table.take(stratum_cells()).take(own, mode="clip", out=out)
        scores = _own_scores(self.rho).take(own, mode="clip")
        scores += common_scores(self)
        return table.take(cells_of(scores), mode="clip", out=out)

    def probabilities(self, name: str) -> NDArray[np.float64]:
        """Return a column of numbers spread evenly over (0, 1), free of the common factor."""
        from corridor.kernels.sample import BLOCK, strata

        return (strata(self.seed, name, self.block) + 0.5) / BLOCK


def family_of(route: Route) -> str:
    """Return the family whose common factor a route meets: the first whose gateway it uses.

    A mixed route thereby shares its factor with the pure routes of its first family.
    """
    return route.corridor_ids[0] if route.corridor_ids else ""


def common_scores(worlds: Worlds) -> NDArray[np.float64]:
    """Return what the common factor adds to the normal score of every element of a world."""
    return _common(worlds.seed, worlds.family, worlds.block, worlds.rho)


@lru_cache(maxsize=8)
def _common(seed: int, family: str, block: int, rho: float) -> NDArray[np.float64]:
    from corridor.kernels.sample import strata, stratum_normals

    scores = math.sqrt(rho) * stratum_normals()[strata(seed, f"family/{family}", block)]
    scores.flags.writeable = False
    return scores


@lru_cache(maxsize=8)
def _own_scores(rho: float) -> NDArray[np.float64]:
    """Return what an element adds by itself, by stratum."""
    from corridor.kernels.sample import stratum_normals

    scores = stratum_normals() * math.sqrt(1.0 - rho)
    scores.flags.writeable = False
    return scores
