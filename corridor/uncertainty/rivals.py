"""Which of several routes is the fastest, when none is certain, and what a wrong choice costs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corridor.errors import DataError
from corridor.uncertainty.journeys import Journeys
from corridor.units import from_ticks

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["Rival", "rivals"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rival:
    """How a route does against the others it was compared with.

    Parameters
    ----------
    chance_fastest
        Share of the worlds in which none of the others is quicker; a tie is shared out equally,
        so the chances of all rivals add up to 1.
    mean_regret_days, p95_regret_days
        Days lost by having chosen this one, against the quickest of each world.
    """

    chance_fastest: float
    mean_regret_days: float
    p95_regret_days: float


def rivals(travelled: Sequence[Journeys]) -> tuple[Rival, ...]:
    """Compare routes world by world.

    Parameters
    ----------
    travelled
        Journeys of each route in the same worlds: same draws and seed.

    Returns
    -------
    tuple of Rival
        In the order given.

    Raises
    ------
    DataError
        If the journeys are of different worlds.
    """
    import numpy as np

    if len({(journeys.draws, journeys.seed) for journeys in travelled}) > 1:
        raise DataError("routes can only be compared in the same draws of the same seed")
    if not travelled:
        return ()
    quickest = np.min([journeys.ticks for journeys in travelled], axis=0)
    lost = [journeys.ticks - quickest for journeys in travelled]
    winners = np.sum([days == 0 for days in lost], axis=0)
    return tuple(_rival(days, winners) for days in lost)


def _rival(lost: NDArray[np.int64], winners: NDArray[np.int64]) -> Rival:
    import numpy as np

    return Rival(
        chance_fastest=round(float(((lost == 0) / winners).mean()), 6),
        mean_regret_days=from_ticks(round(int(lost.sum()) / lost.size)),
        p95_regret_days=from_ticks(int(np.sort(lost)[int(0.95 * (lost.size - 1))])),
    )
