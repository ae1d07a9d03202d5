"""How many draws, and of which seed, where nobody says; light, for every command names them."""

from __future__ import annotations

from typing import Final

from corridor.kernels.road import announce

__all__ = ["DEFAULT_DRAWS", "DEFAULT_SEED", "MOST_DRAWS", "say_how_long"]

DEFAULT_DRAWS: Final = 16_384
"""One block: P50 and P95 of a journey of weeks within an hour or two."""

MOST_DRAWS: Final = 10_000_000

DEFAULT_SEED: Final = 1

SECONDS_A_STEP: Final = 6e-8
"""What one element takes in one draw, sorting included; more where places can be shut."""

LONG_S: Final = 5.0


def say_how_long(draws: int, elements: int) -> None:
    """Tell whoever listens how long so many draws of so many elements take, where it is long."""
    seconds = draws * elements * SECONDS_A_STEP
    if seconds > LONG_S:
        announce(f"{draws:,} draws: about {seconds:,.0f} seconds, more on a busy machine")
