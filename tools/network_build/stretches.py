"""Legs of which only the ends are known: great circle times a detour, at the pace of their kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import pairwise
from typing import Final

from corridor.geo import LonLat, great_circle_km
from network_build.notes import Notes
from network_build.plan import Plan, PlannedLeg, line_id

__all__ = ["with_estimated_legs"]

TABLE: Final = "estimated_legs.csv"


def with_estimated_legs(plan: Plan, notes: Notes) -> Plan:
    """Return the plan with the legs of ``tables/estimated_legs.csv`` as well."""
    places = {row["id"]: _position(row, notes) for row in plan.terminals}
    more = [_leg(row, places, plan.estimates["detour"]) for row in plan.table(TABLE)]
    return replace(plan, legs={**plan.legs, **{leg.id: leg for leg in more}})


def _position(row: Mapping[str, str], notes: Notes) -> LonLat:
    if row["lon_deg"]:
        return float(row["lon_deg"]), float(row["lat_deg"])
    name = row["research_id"]
    place = notes.places.get(name) or notes.other_places[name]
    return float(place["lon"]), float(place["lat"])


def _leg(
    row: Mapping[str, str], places: Mapping[str, LonLat], detours: Mapping[str, float]
) -> PlannedLeg:
    tail, head, mode, kind = (row[key] for key in ("tail", "head", "mode", "pace"))
    passed = [places[tail], *_via(row["via"]), places[head]]
    direct_km = sum(great_circle_km(here, there) for here, there in pairwise(passed))
    words = f"Own estimate: great circles {direct_km:.0f} km times {detours[kind]:g}"
    return PlannedLeg(
        id=f"{tail}-{head}-{mode}",
        length_km=float(round(direct_km * detours[kind])),
        times=f"speed:{kind}",
        geometry="" if row["drawn"] == "no" else line_id(tail, head, mode),
        status=row["status"] or "open",
        note=". ".join(filter(None, (row["note"], words))),
        length_from="",
        opens_year="",
        **{key: row[key] for key in ("tail", "head", "gauge_mm", "group", "crosses", "eras")},
        mode=mode,
    )


def _via(text: str) -> Iterator[LonLat]:
    for point in filter(None, text.split(";")):
        lon, lat = point.split()
        yield float(lon), float(lat)
