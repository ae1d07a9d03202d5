"""Network and routes as GeoDataFrames, ready for ``gdf.explore()``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from corridor.convert.graph import plain
from corridor.geo import LonLat, densify, great_circle_km
from corridor.model.answers import Element, Route
from corridor.model.context import Era
from corridor.model.era import holding_time
from corridor.model.network import Network
from corridor.model.places import Leg, Terminal
from corridor.model.vocabulary import Part

if TYPE_CHECKING:
    import geopandas as gpd

__all__ = ["legs_to_frame", "route_to_frame", "terminals_to_frame"]

Points = Mapping[str, Sequence[LonLat]]
"""For each geometry id its line, as (lon, lat) points."""

WGS_84 = "EPSG:4326"


def terminals_to_frame(network: Network) -> gpd.GeoDataFrame:
    """Return the terminals as points, indexed by id.

    Examples
    --------
    >>> from corridor.io.read import load_network
    >>> terminals_to_frame(load_network()).loc["aktau", "country"]
    'KZ'
    """
    from shapely.geometry import Point

    rows = [_plain_fields(terminal) for terminal in network.terminals]
    points = [Point(terminal.lon_deg, terminal.lat_deg) for terminal in network.terminals]
    return _frame(rows, points)


def legs_to_frame(
    network: Network, *, era: Era | None = None, lines: Points | None = None
) -> gpd.GeoDataFrame:
    """Return the legs as lines, indexed by id, with the days of one era.

    Parameters
    ----------
    network
        Whose legs.
    era
        Era of ``min_days``, ``likely_days`` and ``max_days``; the default era if left out.
    lines
        Where legs run, by geometry id; a leg without a line is a great circle, and ``schematic``.
    """
    from shapely.geometry import LineString

    chosen = era or network.default_era
    rows = [_leg_row(leg, chosen, lines) for leg in network.legs]
    return _frame(rows, [LineString(leg_points(network, leg, lines)) for leg in network.legs])


def route_to_frame(
    network: Network, route: Route, *, lines: Points | None = None
) -> gpd.GeoDataFrame:
    """Return the legs of a route in order of travel, each with the days up to its end.

    Parameters
    ----------
    network
        That the route was found in.
    route
        As returned by a query.
    lines
        As for :func:`legs_to_frame`.
    """
    from shapely.geometry import LineString

    rows, shapes, likely_days = [], [], 0.0
    for element in route.elements:
        likely_days += element.days.likely_days
        if element.is_leg:
            leg = network.leg(element.id)
            rows.append(_element_row(network, element, leg, likely_days, lines))
            shapes.append(LineString(leg_points(network, leg, lines)))
    return _frame(rows, shapes)


def leg_points(network: Network, leg: Leg, lines: Points | None = None) -> list[LonLat]:
    """Return where a leg runs, in its own direction: its line, or the great circle.

    The legs of both directions share one line; it is turned round where it starts at the head.
    """
    ends = (network.terminal(leg.tail_id), network.terminal(leg.head_id))
    tail, head = ((end.lon_deg, end.lat_deg) for end in ends)
    points = (lines or {}).get(leg.geometry_id)
    if not points:
        return densify(tail, head)
    as_drawn = great_circle_km(tail, points[0]) + great_circle_km(head, points[-1])
    turned = great_circle_km(tail, points[-1]) + great_circle_km(head, points[0])
    return list(points) if as_drawn <= turned else list(reversed(points))


def _leg_row(leg: Leg, era: Era, lines: Points | None) -> dict[str, Any]:
    row = _plain_fields(leg, leave_out=("times",))
    time = holding_time(leg.times, era, Part.RUNNING)
    row["era"] = time.era if time else None
    for name in ("min_days", "likely_days", "max_days"):
        row[name] = getattr(time.days, name) if time else None
    row["schematic"] = leg.geometry_id not in (lines or {})
    return row


def _element_row(
    network: Network, element: Element, leg: Leg, likely_days: float, lines: Points | None
) -> dict[str, Any]:
    return {
        "id": leg.id,
        "tail": network.terminal(leg.tail_id).name,
        "head": network.terminal(leg.head_id).name,
        "mode": str(leg.mode),
        "length_km": element.length_km,
        "min_days": element.days.min_days,
        "likely_days": element.days.likely_days,
        "max_days": element.days.max_days,
        "likely_days_to_here": round(likely_days, 6),
        "kind": str(element.fact_kind),
        "confidence": str(element.confidence),
        "era": element.era_used,
        "schematic": leg.geometry_id not in (lines or {}),
    }


def _plain_fields(value: Terminal | Leg, leave_out: Iterable[str] = ()) -> dict[str, Any]:
    found = {
        one.name: getattr(value, one.name) for one in fields(value) if one.name not in leave_out
    }
    return {name: None if one is None else plain(one) for name, one in found.items()}


def _frame(rows: list[dict[str, Any]], shapes: Sequence[Any]) -> gpd.GeoDataFrame:
    import geopandas as gpd
    import pandas as pd

    table = pd.DataFrame(rows)
    frame = gpd.GeoDataFrame(table, geometry=list(shapes), crs=WGS_84)
    return frame.set_index("id") if len(frame) else frame
