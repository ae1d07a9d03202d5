"""How many draws, and of which seed, where nobody says; light, for every command names them."""

from __future__ import annotations

from typing import Final

__all__ = ["DEFAULT_DRAWS", "DEFAULT_SEED", "MOST_DRAWS"]

DEFAULT_DRAWS: Final = 16_384
"""One block: P50 and P95 of a journey of weeks within an hour or two."""

MOST_DRAWS: Final = 10_000_000

DEFAULT_SEED: Final = 1
