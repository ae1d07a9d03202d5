"""How a leg lies on the map: along its line, or along a great circle that says so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corridor.geo import LonLat, densify, great_circle_km
from corridor.model.network import Network
from corridor.model.places import Leg

__all__ = ["DrawnLeg", "draw_leg"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnLeg:
    """Points of a leg from tail to head.

    Parameters
    ----------
    points
        (lon, lat) in degrees.
    line_id
        Line the points come from; empty for a schematic leg.
    is_turned
        Whether the leg runs against the direction of its line.
    """

    points: tuple[LonLat, ...]
    line_id: str = ""
    is_turned: bool = False


def draw_leg(network: Network, leg: Leg, lines: Mapping[str, Sequence[LonLat]]) -> DrawnLeg:
    """Return how a leg is drawn, always from its tail to its head.

    Parameters
    ----------
    network, leg
        The leg and where its ends lie.
    lines
        Lines by geometry id.
    """
    tail, head = (network.terminal(end) for end in (leg.tail_id, leg.head_id))
    start, end = (tail.lon_deg, tail.lat_deg), (head.lon_deg, head.lat_deg)
    line = lines.get(leg.geometry_id) if leg.geometry_id else None
    if not line:
        return DrawnLeg(points=tuple(densify(start, end)))
    turned = great_circle_km(line[0], start) > great_circle_km(line[-1], start)
    points = tuple(reversed(line)) if turned else tuple(line)
    return DrawnLeg(points=points, line_id=leg.geometry_id, is_turned=turned)
