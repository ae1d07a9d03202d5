"""How many draws, and of which seed, where nobody says; light, for every command names them."""

from __future__ import annotations

from typing import Final

from corridor.kernels.road import announce
from corridor.model.arguments import whole_number_given

__all__ = ["DEFAULT_DRAWS", "DEFAULT_SEED", "MOST_DRAWS", "draws_given", "say_how_long"]

DEFAULT_DRAWS: Final = 16_384
"""One block: P50 and P95 of a journey of weeks within an hour or two."""

MOST_DRAWS: Final = 10_000_000

DEFAULT_SEED: Final = 1

LEAST_SEED, MOST_SEED = -(2**63), 2**63 - 1


def draws_given(draws: int, seed: int, *, least: int = 1) -> None:
    """Refuse what is no number of draws, or no seed.

    Raises
    ------
    ArgumentError
        If one of them is no whole number, or out of bounds.
    """
    whole_number_given("draws", draws, least, MOST_DRAWS)
    whole_number_given("seed", seed, LEAST_SEED, MOST_SEED)


SECONDS_A_STEP: Final = 6e-8
"""What one element takes in one draw, sorting included; more where places can be shut."""

LONG_S: Final = 5.0


def say_how_long(draws: int, elements: int) -> None:
    """Tell whoever listens how long so many draws of so many elements take, where it is long."""
    seconds = draws * elements * SECONDS_A_STEP
    if seconds > LONG_S:
        announce(f"{draws:,} draws: about {seconds:,.0f} seconds, more on a busy machine")
