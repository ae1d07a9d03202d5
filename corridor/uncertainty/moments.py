"""Means and covariances of a journey's stages, exact, block after block, without keeping draws."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["LONGEST", "LOW_BITS", "Moments"]

LOW_BITS: Final = 18
"""Totals are multiplied in two parts, so that the sum over a block fits 64 bits."""

LONGEST: Final = 1 << 30
"""Total, in millionths of a day, below which that holds: 1,073 days."""


class Moments:
    """Sums of whole numbers: the order of adding cannot matter, on no machine and no road."""

    def __init__(self, stages: int) -> None:
        self.draws = 0
        self.sums = [0] * stages
        self.products = [0] * stages
        self.origins: list[int] = []

    def add(self, took: Sequence[NDArray[np.int64]], total: NDArray[np.int64]) -> None:
        """Add one block: ticks of each stage, and their total."""
        import numpy as np

        if not self.origins:
            # Taken from near the mean, so that the sums of products stay small.
            self.origins = [int(ticks.sum()) // total.size for ticks in took]
        apart = total - sum(self.origins)
        high, low = apart >> LOW_BITS, apart & ((1 << LOW_BITS) - 1)
        is_long = int(total.max()) >= LONGEST
        for index, (ticks, origin) in enumerate(zip(took, self.origins, strict=True)):
            off = ticks - origin
            if is_long:
                product = sum(a * b for a, b in zip(off.tolist(), apart.tolist(), strict=True))
            else:
                product = (int(np.dot(off, high)) << LOW_BITS) + int(np.dot(off, low))
            self.sums[index] += int(off.sum())
            self.products[index] += product
        self.draws += total.size

    def add_sums(
        self, size: int, sums: Sequence[int], high: Sequence[int], low: Sequence[int]
    ) -> None:
        """Add one block of which the sums are known, :attr:`origins` being set."""
        for index, total in enumerate(sums):
            self.sums[index] += total - self.origins[index] * size
            self.products[index] += (high[index] << LOW_BITS) + low[index]
        self.draws += size

    def mean_ticks(self) -> list[float]:
        """Return the mean of each stage."""
        pairs = zip(self.origins, self.sums, strict=True)
        return [origin + off / self.draws for origin, off in pairs]

    def covariances(self) -> list[float]:
        """Return the covariance of each stage with the total."""
        total = sum(self.sums) / self.draws
        pairs = zip(self.products, self.sums, strict=True)
        return [product / self.draws - off / self.draws * total for product, off in pairs]
