"""Countries from a TopoJSON atlas: shared arcs, thinned once, so that neighbours still touch."""

from __future__ import annotations

import heapq
import json
import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import shapely
from shapely.geometry import MultiPolygon, Polygon

Point = tuple[float, float]
Arc = list[Point]
Ring = tuple[int, ...]
Weight = Callable[[Point], float]


@dataclass(frozen=True)
class Atlas:
    """Arcs, and for each country its polygons as rings of signed arc numbers."""

    arcs: list[Arc]
    polygons: dict[str, list[list[Ring]]]

    def shape(self, country: str) -> MultiPolygon:
        """Return the country with whatever rings are left after thinning."""
        return MultiPolygon([p for rings in self.polygons[country] if (p := self.polygon(rings))])

    def polygon(self, rings: list[Ring]) -> Polygon | None:
        """Join the arcs of each ring; a polygon thinned to nothing is ``None``."""
        outer, *holes = [self.line(ring) for ring in rings]
        if len(set(outer)) < 3:
            return None
        return Polygon(outer, [hole for hole in holes if len(set(hole)) >= 3])

    def line(self, ring: Ring) -> Arc:
        """Join arcs end to end; a negative number means the arc turned round."""
        points: Arc = []
        for number in ring:
            arc = self.arcs[number] if number >= 0 else self.arcs[~number][::-1]
            points.extend(arc[1:] if points else arc)
        return _unwrapped(points)

    def thinned(self, weight: Weight, keep_area: float) -> Atlas:
        """Drop the points that matter least (Visvalingam), heavier places keeping more."""
        return Atlas([thin(arc, weight, keep_area) for arc in self.arcs], self.polygons)


def read_atlas(path: Path, layer: str, key: Callable[[dict], str]) -> Atlas:
    """Read one layer of a TopoJSON file, its geometries grouped by ``key``."""
    topology = json.loads(path.read_text())
    scale_x, scale_y = topology["transform"]["scale"]
    move_x, move_y = topology["transform"]["translate"]
    arcs = []
    for deltas in topology["arcs"]:
        x = y = 0
        arc: Arc = []
        for dx, dy in deltas:
            x, y = x + dx, y + dy
            arc.append((x * scale_x + move_x, y * scale_y + move_y))
        arcs.append(arc)
    polygons: dict[str, list[list[Ring]]] = {}
    for geometry in topology["objects"][layer]["geometries"]:
        found = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        polygons.setdefault(key(geometry), []).extend(
            [tuple(ring) for ring in rings] for rings in found
        )
    return Atlas(arcs, polygons)


def _unwrapped(points: Arc) -> Arc:
    """Carry on past 180° instead of jumping round the world (Chukotka)."""
    turn, out, last = 0.0, [], points[0][0]
    for lon, lat in points:
        turn += 360.0 if last - lon > 180 else -360.0 if lon - last > 180 else 0.0
        last = lon
        out.append((lon + turn, lat))
    east = 360.0 if min(lon for lon, _ in out) < -180 else 0.0
    return [(lon + east, lat) for lon, lat in out]


def border_arcs(atlas: Atlas) -> list[int]:
    """Return the arcs that part two countries, each once."""
    sides: dict[int, set[str]] = {}
    for country, polygons in atlas.polygons.items():
        for number in (n for rings in polygons for ring in rings for n in ring):
            sides.setdefault(max(number, ~number), set()).add(country)
    return sorted(number for number, countries in sides.items() if len(countries) > 1)


def thin(arc: Arc, weight: Weight, keep_area: float) -> Arc:
    """Thin one arc; its ends stay, so that arcs keep meeting."""
    last = len(arc) - 1
    before, after = list(range(-1, last)), list(range(1, last + 2))
    alive = [True] * (last + 1)
    queue = [(_area(arc, i - 1, i, i + 1, weight), i) for i in range(1, last)]
    area = {i: a for a, i in queue}
    heapq.heapify(queue)
    while queue:
        smallest, i = heapq.heappop(queue)
        if not alive[i] or smallest != area[i]:
            continue
        if smallest > keep_area:
            break
        alive[i] = False
        left, right = before[i], after[i]
        after[left], before[right] = right, left
        for j in (left, right):
            if 0 < j < last:
                area[j] = max(smallest, _area(arc, before[j], j, after[j], weight))
                heapq.heappush(queue, (area[j], j))
    return [point for point, stays in zip(arc, alive, strict=True) if stays]


def _area(arc: Arc, i: int, j: int, k: int, weight: Weight) -> float:
    (ax, ay), (bx, by), (cx, cy) = arc[i], arc[j], arc[k]
    doubled = abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay))
    return doubled / 2 * math.cos(math.radians(by)) * weight(arc[j])


def land(shapes: Iterable[MultiPolygon]) -> list[Polygon]:
    """Dissolve countries into land; every border within goes."""
    # Each polygon by itself: an enclave fills the hole of its surroundings only when added to it.
    made = [shapely.make_valid(part) for shape in shapes for part in shape.geoms]
    joined = shapely.union_all([part for shape in made for part in _polygons(shape)])
    return _polygons(joined)


def _polygons(shape: shapely.Geometry) -> list[Polygon]:
    if isinstance(shape, Polygon):
        return [shape]
    return [p for part in getattr(shape, "geoms", ()) for p in _polygons(part)]
