"""Terminals with their positions and names: two note files and the hand-made table made one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from corridor.geo import great_circle_km
from network_build.books import SourceBook
from network_build.desk import Desk
from network_build.notes import Citation, Notes
from network_build.plan import Plan

__all__ = ["name_rows", "position_differences", "terminal_rows"]

POSITION_NOTE: Final[Citation] = (
    "Terminal positions from memory, held against outlines",
    "",
    "2026",
)
FAR_KM: Final = 15.0
KEPT_COLUMNS: Final = (
    *("id", "name", "country", "unlocode", "kind", "gauges_mm", "status", "opens_year", "note"),
)


def terminal_rows(desk: Desk) -> list[dict[str, Any]]:
    """Return the table of terminals.

    The corridor file's position comes first: it is the terminal's, where the other file often has
    the city's.
    """
    return [_terminal(row, desk) for row in desk.plan.terminals]


def name_rows(plan: Plan) -> list[dict[str, Any]]:
    """Return the table of other names."""
    return [dict(row) for row in plan.names]


def position_differences(notes: Notes) -> list[tuple[str, float]]:
    """Return the places for which the two note files lie more than 15 km apart, and how far."""
    both = sorted(set(notes.places) & set(notes.other_places))
    far = ((name, great_circle_km(*_two_positions(notes, name))) for name in both)
    return [(name, distance) for name, distance in far if distance > FAR_KM]


def _two_positions(notes: Notes, name: str) -> tuple[tuple[float, float], tuple[float, float]]:
    first, second = (
        (float(row["lon"]), float(row["lat"]))
        for row in (notes.places[name], notes.other_places[name])
    )
    return first, second


def _terminal(row: Mapping[str, str], desk: Desk) -> dict[str, Any]:
    place = _place(row, desk)
    return {
        **{key: row[key] for key in KEPT_COLUMNS},
        "lon_deg": float(row["lon_deg"] or place["lon"]),
        "lat_deg": float(row["lat_deg"] or place["lat"]),
        "confidence": "C",
        "sources": (_position_source(place, desk.book),),
    }


def _place(row: Mapping[str, str], desk: Desk) -> Mapping[str, str]:
    """Return the place of the notes that a terminal is, and enter both files in the ledger."""
    name, became = row["research_id"], f"terminals:{row['id']}"
    first, second = desk.notes.places.get(name), desk.notes.other_places.get(name)
    if first:
        desk.ledger.used(name, became, "kept")
    if second:
        desk.ledger.used(f"alt:{name}", became, "merged" if first else "kept")
    return first or second or {}


def _position_source(place: Mapping[str, str], book: SourceBook) -> str:
    if "source_title" not in place:
        return book.cite(POSITION_NOTE)
    url = place["source_url"]
    title = place["source_title"]
    return book.cite((title, url if url.startswith("http") else "", place["date"]))
