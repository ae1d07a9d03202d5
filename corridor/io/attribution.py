"""Whom to name beside what is taken out of a network: a licence goes where the data goes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from corridor.geo import LonLat

__all__ = ["attribution_of", "licence_text"]

FACTS: Final = "Figures: the corridor project and the sources it names, CC BY 4.0"


def attribution_of(lines: Mapping[str, Sequence[LonLat]] | None) -> str:
    """Return the names to show beside the figures and, if any were drawn, beside the lines.

    Parameters
    ----------
    lines
        Lines by geometry id; those of :func:`corridor.io.lines.read_lines` know their authors.
    """
    return " · ".join((FACTS, *getattr(lines, "attributions", ())))


def licence_text(lines: Mapping[str, Sequence[LonLat]] | None) -> str:
    """Return what stands in ``LICENSES.md`` beside tables that leave this project."""
    named = "\n".join(f"- {part}" for part in attribution_of(lines).split(" · "))
    return (
        f"# Licences\n\nShow these names with whatever is made of the files:\n\n{named}\n\n"
        "Lines derived from OpenStreetMap are under the Open Database License 1.0: what is derived "
        "from them must stay under it.\n"
    )
