"""How long many draws take: said beforehand where it is long, refused where nobody would wait."""

from __future__ import annotations

from typing import Final

import typer

from corridor.cli.deliver import tell

__all__ = ["refuse_endless", "say_how_long"]

SECONDS_A_STEP: Final = 6e-8
"""What one element takes in one draw, sorting included; more where places can be shut."""

USUAL_ELEMENTS: Final = 20

LONG_S: Final = 5.0

MOST_DRAWN: Final = 1_000_000_000
"""Draws of all journeys of a test together: some twenty minutes."""


def say_how_long(draws: int, elements: int) -> None:
    """Say on stderr how long it takes to draw so many elements so often, where that is long."""
    seconds = draws * elements * SECONDS_A_STEP
    if seconds > LONG_S:
        tell(f"{draws:,} draws: about {seconds:,.0f} seconds, more on a busy machine")


def refuse_endless(draws: int, journeys: int, what: str) -> None:
    """Refuse to draw so many journeys so often, or say how long it takes.

    Raises
    ------
    BadParameter
        If it would take longer than anybody waits.
    """
    if draws * journeys > MOST_DRAWN:
        raise typer.BadParameter(
            f"{draws:,} draws for each of {journeys:,} {what} are more than {MOST_DRAWN:,}: ask "
            "for fewer of either"
        )
    say_how_long(draws, journeys * USUAL_ELEMENTS)
