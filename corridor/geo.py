"""Positions on the earth: great-circle length, checks of longitude and latitude, densifying.

Everything is longitude first, in degrees, on a sphere with the mean radius of the earth
(IUGG, 6371.0088 km); against the ellipsoid lengths are good to half a per cent.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

__all__ = [
    "EARTH_RADIUS_KM",
    "LonLat",
    "densify",
    "great_circle_km",
    "is_lon_lat",
    "line_length_km",
]

EARTH_RADIUS_KM = 6371.0088
GREATEST_LON_DEG, GREATEST_LAT_DEG = 180.0, 90.0

LonLat = tuple[float, float]


def is_lon_lat(lon_deg: float, lat_deg: float) -> bool:
    """Tell whether the two numbers can be a longitude and a latitude.

    Examples
    --------
    >>> is_lon_lat(51.2, 43.6), is_lon_lat(43.6, 151.2)
    (True, False)
    """
    return abs(lon_deg) <= GREATEST_LON_DEG and abs(lat_deg) <= GREATEST_LAT_DEG


def great_circle_km(start: LonLat, end: LonLat) -> float:
    """Return the length in kilometres of the great circle from ``start`` to ``end`` (lon, lat).

    Examples
    --------
    >>> round(great_circle_km((51.22, 43.60), (49.44, 39.98)))  # Aktau to Alat
    429
    """
    lon_a, lat_a, lon_b, lat_b = map(math.radians, (*start, *end))
    half_chord = (
        math.sin((lat_b - lat_a) / 2) ** 2
        + math.cos(lat_a) * math.cos(lat_b) * math.sin((lon_b - lon_a) / 2) ** 2
    )
    return 2 * EARTH_RADIUS_KM * math.asin(math.sqrt(min(1.0, half_chord)))


def line_length_km(line: Sequence[LonLat]) -> float:
    """Return the length in kilometres of a line given as (lon, lat) points.

    Examples
    --------
    >>> line_length_km([(0.0, 0.0), (1.0, 0.0), (1.0, 0.0)]) == great_circle_km((0, 0), (1, 0))
    True
    """
    return math.fsum(great_circle_km(start, end) for start, end in pairwise(line))


def densify(start: LonLat, end: LonLat, *, step_km: float = 50.0) -> list[LonLat]:
    """Return points along the great circle from ``start`` to ``end``, at most ``step_km`` apart.

    A straight line on a Mercator map is not the shortest way; a schematic leg drawn through these
    points is.

    Examples
    --------
    >>> len(densify((0.0, 0.0), (1.0, 0.0), step_km=60.0))
    3
    """
    length_km = great_circle_km(start, end)
    pieces = max(1, math.ceil(length_km / step_km))
    angle = length_km / EARTH_RADIUS_KM
    if pieces == 1 or math.sin(angle) == 0.0:
        return [start, end]
    tail, head = _unit_vector(start), _unit_vector(end)
    return [start, *(_between(tail, head, angle, i / pieces) for i in range(1, pieces)), end]


def _unit_vector(point: LonLat) -> tuple[float, float, float]:
    lon, lat = math.radians(point[0]), math.radians(point[1])
    return math.cos(lat) * math.cos(lon), math.cos(lat) * math.sin(lon), math.sin(lat)


def _between(
    tail: tuple[float, float, float],
    head: tuple[float, float, float],
    angle: float,
    fraction: float,
) -> LonLat:
    """Interpolate on the great circle (spherical linear interpolation, Shoemake 1985)."""
    a = math.sin((1 - fraction) * angle) / math.sin(angle)
    b = math.sin(fraction * angle) / math.sin(angle)
    x, y, z = (a * tail[i] + b * head[i] for i in range(3))
    return math.degrees(math.atan2(y, x)), math.degrees(math.asin(max(-1.0, min(1.0, z))))
