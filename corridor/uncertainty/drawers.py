"""How a block of columns is drawn that no clock touches, by either road."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from corridor.uncertainty.worlds import Worlds, common_scores

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["Drawer", "drawer_of"]

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
