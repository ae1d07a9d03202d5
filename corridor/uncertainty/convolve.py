"""The sum of independent elements without drawing: their probabilities convolved on a grid.

The second, exact method: what :mod:`corridor.uncertainty.simulate` must agree with where nothing
joins the elements. Each element's probability is shared out to the grid points so that its mean is
kept, and the sum of means is therefore exact whatever the step.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from corridor.errors import DataError
from corridor.model.answers import Element
from corridor.model.times import DayRange
from corridor.uncertainty.distributions import chance_within, has_spread
from corridor.units import exact_sum

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["SumOfDays", "convolve"]

STEP_DAYS: Final = 0.002
MOST_POINTS: Final = 4_000_000
"""Grid points a sum may have; a larger question asks for a coarser step."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class SumOfDays:
    """The distribution of a total.

    Parameters
    ----------
    least_days, step_days
        First grid point and distance between grid points.
    chances
        Probability of each grid point.
    """

    least_days: float
    step_days: float
    chances: NDArray[np.float64]

    @property
    def mean_days(self) -> float:
        """Mean."""
        return float((self.chances * self._points()).sum())

    @property
    def sd_days(self) -> float:
        """Standard deviation."""
        apart = self._points() - self.mean_days
        return float((self.chances * apart**2).sum() ** 0.5)

    def quantile_days(self, probability: float) -> float:
        """Return the days that the total stays within with this probability."""
        import numpy as np

        if self.chances.size == 1:
            return self.least_days
        # The mass of a point stands for the step round it, so the curve rises between midpoints.
        below = np.concatenate([[0.0], np.cumsum(self.chances)])
        index = np.interp(probability, below, np.arange(below.size) - 0.5)
        return float(self.least_days + self.step_days * index)

    def _points(self) -> NDArray[np.float64]:
        import numpy as np

        return self.least_days + self.step_days * np.arange(self.chances.size, dtype=np.float64)


def convolve(elements: Sequence[Element], *, step_days: float = STEP_DAYS) -> SumOfDays:
    """Return the distribution of the sum of independent elements.

    Parameters
    ----------
    elements
        Whose days are added.
    step_days
        Step of the grid; the error of a quantile is about a step.

    Raises
    ------
    DataError
        If the step is not positive, or so small that the grid would have millions of points.

    Examples
    --------
    >>> convolve([]).quantile_days(0.95)
    0.0
    """
    import numpy as np

    total = DayRange.total(element.days for element in elements)
    width = total.max_days - total.min_days
    if not step_days > 0 or width / step_days > MOST_POINTS:
        raise DataError(f"a step of {step_days} days does not suit a range of {width} days")
    moving = [element for element in elements if has_spread(element)]
    least = exact_sum(
        element.days.min_days if has_spread(element) else element.days.likely_days
        for element in elements
    )
    chances = np.ones(1)
    for element in moving:
        chances = _spread_over(chances, _on_grid(element, step_days))
    return SumOfDays(least_days=least, step_days=step_days, chances=chances)


def _on_grid(element: Element, step_days: float) -> NDArray[np.float64]:
    """Return an element's probability at min, min + step, …, each step's shared by its two ends.

    The expected rise above ``min`` within a step is the area over the curve, so that the split
    keeps the mean.
    """
    import numpy as np

    low, high = element.days.min_days, element.days.max_days
    steps = int(np.ceil((high - low) / step_days))
    halves = low + step_days / 2 * np.arange(2 * steps + 1, dtype=np.float64)
    below = chance_within(element, halves)
    start, middle, end = below[:-2:2], below[1::2], below[2::2]
    mass = end - start
    upper = end - (start + 4.0 * middle + end) / 6.0  # Simpson; share of the step's upper end
    grid = np.zeros(steps + 1)
    grid[1:] = upper
    grid[:-1] += mass - upper
    grid[0] += below[0]
    np.clip(grid, 0.0, None, out=grid)
    grid /= grid.sum()
    return grid


def _spread_over(first: NDArray[np.float64], second: NDArray[np.float64]) -> NDArray[np.float64]:
    """Convolve two probability grids by fast Fourier transform."""
    import numpy as np

    size = first.size + second.size - 1
    length = 1 << (size - 1).bit_length()
    product = np.fft.rfft(first, length) * np.fft.rfft(second, length)
    # Rounding leaves specks of either sign where the probability is nil.
    return np.clip(np.fft.irfft(product, length)[:size], 0.0, None)
