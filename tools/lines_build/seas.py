"""Ways over water: the cheapest way over a raster of each sea, joined at straits and canals.

A way keeps off the coast where it can, and is then pulled straight wherever the straight line stays
over water. Straits, canals and rivers are centre lines drawn by hand in `basins.toml`.
"""

from __future__ import annotations

import itertools
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import networkx as nx
import numpy as np
import shapely
from PIL import Image, ImageDraw
from scipy.ndimage import distance_transform_edt
from scipy.sparse import coo_array
from scipy.sparse.csgraph import dijkstra
from shapely.geometry import LineString, Polygon, box

from corridor.geo import LonLat, densify, great_circle_km, line_length_km

DESCRIPTION = Path(__file__).with_name("basins.toml")
SHORE_CELLS = 5
"""A way is dearer within this many cells of a coast."""
SHORE_PRICE = 0.25
PORT_DEG = 0.2
"""How far from open water a port may lie."""
MOVES = [(1, 0), (0, 1), (1, 1), (1, -1), (2, 1), (1, 2), (2, -1), (1, -2)]


@dataclass
class Basin:
    """One water as a raster."""

    name: str
    west: float
    south: float
    east: float
    north: float
    cell: float
    gates: tuple[str, ...]
    land: list[Polygon] = field(repr=False)

    @property
    def width(self) -> int:
        """Number of columns."""
        return round((self.east - self.west) / self.cell)

    @property
    def height(self) -> int:
        """Number of rows."""
        return round((self.north - self.south) / self.cell)

    @cached_property
    def is_land(self) -> np.ndarray:
        """Raster of land, row 0 in the north; islands that lie in lakes of holes included."""
        image = Image.new("1", (self.width, self.height), 0)
        pen = ImageDraw.Draw(image)
        frame = box(self.west, self.south, self.east, self.north)
        for polygon in sorted(self.land, key=lambda p: -p.area):
            for part in _polygons(polygon.intersection(frame)):
                pen.polygon([self._pixel(p) for p in part.exterior.coords], fill=1)
                for hole in part.interiors:
                    pen.polygon([self._pixel(p) for p in hole.coords], fill=0)
        return np.array(image)

    @cached_property
    def clearance(self) -> np.ndarray:
        """Cells to the nearest land."""
        return distance_transform_edt(~self.is_land)

    def holds(self, place: LonLat) -> bool:
        """Tell whether a place lies within the box."""
        lon, lat = place
        return self.west < lon < self.east and self.south < lat < self.north

    def ways(self, start: LonLat, ends: dict[str, LonLat]) -> dict[str, list[LonLat]]:
        """Return the way from one place to each of several, where there is one."""
        source = self._water(start)
        if source is None:
            return {}
        price, before = dijkstra(
            self._graph, directed=False, indices=source, return_predecessors=True
        )
        found = {}
        for name, end in ends.items():
            target = self._water(end)
            if target is not None and np.isfinite(price[target]):
                found[name] = self._pulled(self._trace(before, target))
        return found

    @cached_property
    def _graph(self) -> coo_array:
        rows, columns = np.mgrid[0 : self.height, 0 : self.width]
        number = rows * self.width + columns
        lat = self.north - (rows + 0.5) * self.cell
        near = np.clip(SHORE_CELLS - self.clearance, 0, None) * SHORE_PRICE
        tails, heads, prices = [], [], []
        for dx, dy in MOVES:
            a = (slice(max(0, -dy), self.height - max(0, dy)), slice(0, self.width - dx))
            b = (slice(max(0, dy), self.height + min(0, dy)), slice(dx, self.width))
            open_ = ~self.is_land[a] & ~self.is_land[b]
            if abs(dx) + abs(dy) > 2:  # a knight's move must not jump over a spit of land
                open_ &= (self.clearance[a] > 1.5) & (self.clearance[b] > 1.5)
            km = np.hypot(dx * np.cos(np.radians(lat[a])), dy) * (1 + (near[a] + near[b]) / 2)
            tails.append(number[a][open_])
            heads.append(number[b][open_])
            prices.append(km[open_])
        size = self.width * self.height
        data = (np.concatenate(prices), (np.concatenate(tails), np.concatenate(heads)))
        return coo_array(data, shape=(size, size)).tocsr()

    def _water(self, place: LonLat) -> int | None:
        """Return the cell of open water nearest to a place, or ``None`` if it is far."""
        x, y = (int(v) for v in self._pixel(place))
        for reach in (4, round(PORT_DEG / self.cell)):
            left, top = max(0, x - reach), max(0, y - reach)
            window = self.is_land[top : y + reach + 1, left : x + reach + 1]
            ys, xs = np.nonzero(~window & self._main[top : y + reach + 1, left : x + reach + 1])
            if len(xs):
                nearest = np.argmin((ys + top - y) ** 2 + (xs + left - x) ** 2)
                return int((ys[nearest] + top) * self.width + xs[nearest] + left)
        return None

    @cached_property
    def _main(self) -> np.ndarray:
        """The largest connected water: harbours that the raster cuts off are no way out."""
        from scipy.ndimage import label

        parts, _ = label(~self.is_land, structure=np.ones((3, 3)))
        largest = np.argmax(np.bincount(parts[parts > 0]))
        return parts == largest

    def _trace(self, before: np.ndarray, target: int) -> list[LonLat]:
        cells = [target]
        while before[cells[-1]] >= 0:
            cells.append(int(before[cells[-1]]))
        return [self._centre(cell) for cell in reversed(cells)]

    def _pulled(self, points: list[LonLat]) -> list[LonLat]:
        kept, i = [points[0]], 0
        while i < len(points) - 1:
            j = min(len(points) - 1, i + 600)
            while j > i + 1 and not self._is_open(points[i], points[j]):
                j -= max(1, (j - i) // 10)
            kept.append(points[j])
            i = j
        return kept

    def _is_open(self, a: LonLat, b: LonLat) -> bool:
        """Tell whether the great circle keeps at least as far off as its ends, up to the margin."""
        course = densify(a, b, step_km=self.cell * 55)
        cells = [self._cell(p) for p in course]
        wanted = min(self.clearance[cells[0]], self.clearance[cells[-1]], SHORE_CELLS)
        return all(self.clearance[c] >= min(wanted, 3) for c in cells)

    def _cell(self, place: LonLat) -> tuple[int, int]:
        x, y = self._pixel(place)
        return min(self.height - 1, max(0, int(y))), min(self.width - 1, max(0, int(x)))

    def _pixel(self, place: LonLat) -> tuple[float, float]:
        return (place[0] - self.west) / self.cell, (self.north - place[1]) / self.cell

    def _centre(self, cell: int) -> LonLat:
        row, column = divmod(cell, self.width)
        return self.west + (column + 0.5) * self.cell, self.north - (row + 0.5) * self.cell


class Seas:
    """All basins with their gates and passages; a way is the shortest through them."""

    def __init__(self, land: list[Polygon]) -> None:
        self.land = land
        self.tree = shapely.STRtree(land)
        described = tomllib.loads(DESCRIPTION.read_text(encoding="utf-8"))
        self.gates: dict[str, LonLat] = {k: tuple(v) for k, v in described["gates"].items()}
        self.approaches = {k: _line(v) for k, v in described["approaches"].items()}
        self.graph: nx.Graph = nx.Graph()
        for name, passage in described["passages"].items():
            self._add_passage(name, _line(passage), passage["gates"])
        self.basins = [self._basin(name, of) for name, of in described["basins"].items()]
        for basin in self.basins:
            places = {gate: self.gates[gate] for gate in basin.gates}
            for gate, others in _each_with_rest(places):
                self._add_ways(basin, gate, places[gate], others)

    def way(self, ports: dict[str, LonLat], without: set[str]) -> list[LonLat]:
        """Return the shortest way between two ports that passes none of the gates in ``without``.

        Parameters
        ----------
        ports
            Two terminals with their positions, start first.
        without
            Gates closed: ``suez-north`` for a way round the Cape.
        """
        for name, place in ports.items():
            self._add_port(name, place)
        open_ = self.graph.subgraph(set(self.graph) - without)
        names = nx.shortest_path(open_, *ports, weight="km")
        points: list[LonLat] = []
        for a, b in itertools.pairwise(names):
            line = self.graph[a][b]["line"]
            line = line if self.graph[a][b]["start"] == a else line[::-1]
            points += line if not points or points[-1] != line[0] else line[1:]
        return [p for p, q in itertools.pairwise([*points, None]) if p != q]

    def over_land_km(self, line: list[LonLat]) -> float:
        """Return how much of a line lies over land."""
        course = LineString(line)
        found = (self.land[i] for i in self.tree.query(course, predicate="intersects"))
        pieces = (part for land in found for part in _lines(course.intersection(land)))
        return sum(line_length_km(list(piece.coords)) for piece in pieces)

    def _add_passage(self, name: str, line: list[LonLat], gates: list[str]) -> None:
        self.gates[gates[0]], self.gates[gates[1]] = line[0], line[-1]
        self._add(gates[0], gates[1], line, name)

    def _basin(self, name: str, of: dict[str, Any]) -> Basin:
        west, south, east, north = of["box"]
        frame = box(west, south, east, north)
        near = [self.land[i] for i in self.tree.query(frame, predicate="intersects")]
        return Basin(name, west, south, east, north, of["cell"], tuple(of["gates"]), near)

    def _add_port(self, name: str, place: LonLat) -> None:
        if name in self.graph:
            return
        approach = self.approaches.get(name)
        outside = approach[0] if approach else place
        for basin in self.basins:
            if not basin.holds(outside):
                continue
            others = {gate: self.gates[gate] for gate in basin.gates}
            others |= {
                port: p
                for port, p in self._ports.items()
                if basin.holds(p) and port not in self.approaches
            }
            self._add_ways(basin, name, outside, others, approach)
        self._ports[name] = outside

    @cached_property
    def _ports(self) -> dict[str, LonLat]:
        return {}

    def _add_ways(
        self,
        basin: Basin,
        name: str,
        place: LonLat,
        others: dict[str, LonLat],
        approach: list[LonLat] | None = None,
    ) -> None:
        for other, line in basin.ways(place, others).items():
            whole = [*approach[::-1], *line] if approach else line
            if other in self.gates:
                whole = [*whole, self.gates[other]]
            if name in self.gates:
                whole = [place, *whole]
            self._add(name, other, whole, basin.name)

    def _add(self, a: str, b: str, line: list[LonLat], basin: str) -> None:
        km = line_length_km(line)
        if not self.graph.has_edge(a, b) or km < self.graph[a][b]["km"]:
            self.graph.add_edge(a, b, line=line, start=a, km=km, basin=basin)


def spread_out(line: list[LonLat], step_km: float = 300.0) -> list[LonLat]:
    """Add points along great circles, so that long stretches bend on the map as they should."""
    out = [line[0]]
    for a, b in itertools.pairwise(line):
        out += densify(a, b, step_km=step_km)[1:] if great_circle_km(a, b) > step_km else [b]
    return out


def _each_with_rest(places: dict[str, LonLat]) -> Iterator[tuple[str, dict[str, LonLat]]]:
    names = list(places)
    for i, name in enumerate(names[:-1]):
        yield name, {other: places[other] for other in names[i + 1 :]}


def _line(described: dict[str, Any]) -> list[LonLat]:
    return [(lon, lat) for lon, lat in described["line"]]


def _polygons(shape: shapely.Geometry) -> list[Polygon]:
    if isinstance(shape, Polygon):
        return [shape] if not shape.is_empty else []
    return [p for part in getattr(shape, "geoms", ()) for p in _polygons(part)]


def _lines(shape: shapely.Geometry) -> list[LineString]:
    if isinstance(shape, LineString):
        return [shape] if not shape.is_empty else []
    return [p for part in getattr(shape, "geoms", ()) for p in _lines(part)]
