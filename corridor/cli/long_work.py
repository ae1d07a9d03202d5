"""How long many draws take: said beforehand where it is long, refused where nobody would wait."""

from __future__ import annotations

from typing import Final

import typer

from corridor.uncertainty.draws import say_how_long

__all__ = ["refuse_endless"]

USUAL_ELEMENTS: Final = 20

MOST_DRAWN: Final = 1_000_000_000
"""Draws of all journeys of a test together: some twenty minutes."""


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
