"""The plane of a still picture: Web Mercator, its frame, and lines moved sideways in it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

__all__ = ["Box", "Frame", "Point", "beside", "frame_of", "projected", "thinned"]

Point = tuple[float, float]

MOST_LAT_DEG: Final = 85.0
MARGIN: Final = 0.09
LEAST_SPAN_DEG: Final = 6.0
POINTS_AN_INCH: Final = 72.0
SHARPEST: Final = 0.4
"""Least cosine of half a bend that is mitred; sharper ones are cut off."""


def projected(points: Iterable[Sequence[float]]) -> list[Point]:
    """Project (lon, lat) degrees; the unit is a degree of longitude at the equator.

    Examples
    --------
    >>> projected([(10.0, 0.0)])
    [(10.0, 0.0)]
    """
    return [(float(lon_deg), _northing(lat_deg)) for lon_deg, lat_deg in points]


def _northing(lat_deg: float) -> float:
    lat = math.radians(max(-MOST_LAT_DEG, min(MOST_LAT_DEG, lat_deg)))
    return math.degrees(math.asinh(math.tan(lat))) + 0.0


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of the plane."""

    west: float
    south: float
    east: float
    north: float

    def holds(self, point: Point) -> bool:
        """Tell whether a place lies inside."""
        return self.west <= point[0] <= self.east and self.south <= point[1] <= self.north

    def overlaps(self, other: Box) -> bool:
        """Tell whether two rectangles share ground."""
        return (
            self.west < other.east
            and other.west < self.east
            and self.south < other.north
            and other.south < self.north
        )


@dataclass(frozen=True, slots=True)
class Frame:
    """What a picture shows, and how much of the plane a typographic point covers."""

    west: float
    south: float
    east: float
    north: float
    per_point: float

    def box(self, at: Point, dx: float, dy: float, width: float, height: float) -> Box:
        """Return a rectangle of points about a place moved by points."""
        x, y = at[0] + dx * self.per_point, at[1] + dy * self.per_point
        half_x, half_y = width / 2 * self.per_point, height / 2 * self.per_point
        return Box(x - half_x, y - half_y, x + half_x, y + half_y)

    def holds(self, box: Box) -> bool:
        """Tell whether a rectangle lies wholly inside."""
        return (
            self.west < box.west
            and box.east < self.east
            and self.south < box.south
            and box.north < self.north
        )

    def shows(self, shape: Sequence[Point]) -> bool:
        """Tell whether some of a shape may lie inside."""
        xs, ys = zip(*shape, strict=True)
        box = Box(min(xs), min(ys), max(xs), max(ys))
        return box.overlaps(Box(self.west, self.south, self.east, self.north))


def frame_of(points: Iterable[Sequence[float]], inches: tuple[float, float]) -> Frame:
    """Return the frame that shows all points (lon, lat) with a margin, in the shape of the page."""
    xs, ys = zip(*projected(points) or [(0.0, 0.0)], strict=True)
    wide = max(max(xs) - min(xs), LEAST_SPAN_DEG) * (1 + 2 * MARGIN)
    high = max(max(ys) - min(ys), LEAST_SPAN_DEG / 2) * (1 + 2 * MARGIN)
    per_inch = max(wide / inches[0], high / inches[1])
    x, y = (max(xs) + min(xs)) / 2, (max(ys) + min(ys)) / 2
    half_x, half_y = per_inch * inches[0] / 2, per_inch * inches[1] / 2
    return Frame(x - half_x, y - half_y, x + half_x, y + half_y, per_inch / POINTS_AN_INCH)


def beside(line: Sequence[Point], offset: float) -> list[Point]:
    """Move a line sideways, to the left of its direction, bends mitred.

    Examples
    --------
    >>> beside([(0.0, 0.0), (1.0, 0.0)], 0.5)
    [(0.0, 0.5), (1.0, 0.5)]
    """
    clean = [p for i, p in enumerate(line) if i == 0 or p != line[i - 1]]
    if not offset or len(clean) < 2:  # noqa: PLR2004 - a point has no side
        return clean
    normals = [_normal(a, b) for a, b in pairwise(clean)]
    moved = []
    for point, before, after in zip(
        clean, [normals[0], *normals], [*normals, normals[-1]], strict=True
    ):
        x, y = before[0] + after[0], before[1] + after[1]
        length = math.hypot(x, y) or 1.0
        reach = offset / max(SHARPEST, length / 2)
        moved.append((point[0] + x / length * reach, point[1] + y / length * reach))
    return moved


def thinned(line: Sequence[Point], least: float) -> list[Point]:
    """Keep points at least so far apart, and both ends: bends smaller than a pen cannot be drawn.

    Examples
    --------
    >>> thinned([(0.0, 0.0), (0.1, 0.0), (1.0, 0.0), (1.05, 0.0)], 0.5)
    [(0.0, 0.0), (1.05, 0.0)]
    """
    kept = [line[0]]
    for point in line[1:-1]:
        if math.dist(point, kept[-1]) >= least:
            kept.append(point)
    while len(kept) > 1 and math.dist(line[-1], kept[-1]) < least:
        kept.pop()
    return [*kept, line[-1]]


def _normal(a: Point, b: Point) -> Point:
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = math.hypot(dx, dy)
    return (-dy / length, dx / length)
