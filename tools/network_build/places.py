"""Terminals with their positions and names: two note files and the hand-made table made one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from corridor.geo import great_circle_km
from network_build.books import Ledger, SourceBook
from network_build.notes import Citation, Notes
from network_build.plan import Plan

__all__ = ["name_rows", "position_differences", "terminal_rows"]

POSITION_NOTE: Citation = ("Terminal positions from memory, checked for plausibility", "", "2026")
FAR_KM = 15.0


def terminal_rows(
    plan: Plan, notes: Notes, book: SourceBook, ledger: Ledger
) -> list[dict[str, Any]]:
    """Return the table of terminals.

    The corridor file's position comes first: it is the terminal's, where the other file often has
    the city's.
    """
    return [_terminal(row, notes, book, ledger) for row in plan.terminals]


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


def _terminal(
    row: Mapping[str, str], notes: Notes, book: SourceBook, ledger: Ledger
) -> dict[str, Any]:
    name = row["research_id"]
    place = notes.places.get(name) or notes.other_places.get(name) or {}
    if name in notes.places:
        ledger.used(name, f"terminals:{row['id']}", "kept")
    if name in notes.other_places:
        ledger.used(
            f"alt:{name}", f"terminals:{row['id']}", "merged" if name in notes.places else "kept"
        )
    return dict(
        id=row["id"],
        name=row["name"],
        country=row["country"],
        lon_deg=float(row["lon_deg"] or place["lon"]),
        lat_deg=float(row["lat_deg"] or place["lat"]),
        unlocode=row["unlocode"],
        kind=row["kind"],
        gauges_mm=row["gauges_mm"],
        status=row["status"],
        opens_year=row["opens_year"],
        confidence="C",
        sources=(_position_source(place, book),),
        note=row["note"],
    )


def _position_source(place: Mapping[str, str], book: SourceBook) -> str:
    if "source_title" not in place:
        return book.cite(POSITION_NOTE)
    url = place["source_url"]
    title = place["source_title"]
    return book.cite((title, url if url.startswith("http") else "", place["date"]))
