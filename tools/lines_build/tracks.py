"""The railways or roads of Eurasia as one graph: OpenStreetMap's lines and checked station pieces.

OpenStreetMap comes through the PyPI package `scgraph_data` 2.0.0, thinned there: desert stretches
are single edges of a hundred kilometres. The station pieces of the notes bend those by hand-placed
stations, so they are preferred. Open ends are stitched at a price.
"""

from __future__ import annotations

import csv
import json
import re
import zipfile
from itertools import pairwise
from pathlib import Path

import networkx as nx
import numpy as np
from scipy.spatial import cKDTree

from corridor.geo import EARTH_RADIUS_KM, LonLat, great_circle_km

BOX = (-11.0, 20.0, 141.0, 63.0)
STITCH_KM = 6.0
STITCH_PRICE = 2.0
PIECE_PRICE = 0.8
REACH_KM = 9.0
REACH_PRICE = 3.0
SPUR_KM = 1.2
SPUR_POINTS = 60
"""A line that comes this near to where it was within so many points was on a spur."""
COARSE_KM = 45.0
"""A straight stretch this long is the course of a line, not its shape."""

LINKS = Path(__file__).with_name("links.csv")

Spot = int | tuple[str, str]


class Tracks:
    """A graph of positions with the price of each stretch, and a way to find the nearest.

    Parameters
    ----------
    wheel
        The wheel of `scgraph_data`.
    layer
        `world_railways` or `world_highways`.
    pieces
        GeoJSON of checked pieces between stations, if there are any.
    """

    def __init__(self, wheel: Path, layer: str, pieces: Path | None = None) -> None:
        self.graph: nx.Graph = nx.Graph()
        self.at: dict[Spot, LonLat] = {}
        self._add_openstreetmap(wheel, layer)
        self._stitch()
        self._add_links(layer)
        if pieces:
            self._add_pieces(pieces)
        self._join_stations()
        self._spots = list(self.at)
        self._tree = cKDTree(_xyz([self.at[spot] for spot in self._spots]))

    def way(self, places: list[LonLat]) -> tuple[list[LonLat], float]:
        """Return points of the cheapest way through places, and its longest straight stretch."""
        points: list[LonLat] = [places[0]]
        longest_km = 0.0
        for start, end in pairwise(places):
            spots = self._cheapest(start, end)
            points += self._course(spots)
            longest_km = max(longest_km, self._longest_km(spots))
        return _without_spurs([*points, places[-1]]), longest_km

    def _cheapest(self, start: LonLat, end: LonLat) -> list[Spot]:
        doors = {"start": self.near(start), "end": self.near(end)}
        for door, near in doors.items():
            for spot, km in near:
                self.graph.add_edge(("door", door), spot, price=REACH_PRICE * km + 0.01)
        try:
            found = nx.bidirectional_dijkstra(
                self.graph, ("door", "start"), ("door", "end"), weight="price"
            )[1]
        finally:
            self.graph.remove_nodes_from([("door", "start"), ("door", "end")])
        return list(found[1:-1])

    def near(self, place: LonLat, most: int = 40) -> list[tuple[Spot, float]]:
        """Return spots around a place with their distance; at least the nearest one."""
        apart, numbers = self._tree.query(_xyz([place])[0], k=most)
        near = [(self._spots[n], float(km)) for km, n in zip(apart, numbers, strict=True)]
        return [(spot, km) for spot, km in near if km <= REACH_KM] or near[:1]

    def _course(self, spots: list[Spot]) -> list[LonLat]:
        points = [self.at[spots[0]]]
        for a, b in pairwise(spots):
            course = self.graph[a][b].get("course")
            if course:
                points += course[1:] if course[0] == self.at[a] else course[::-1][1:]
            else:
                points.append(self.at[b])
        return points

    def _longest_km(self, spots: list[Spot]) -> float:
        course = self._course(spots)
        return max((great_circle_km(a, b) for a, b in pairwise(course)), default=0.0)

    def _add_openstreetmap(self, wheel: Path, layer: str) -> None:
        text = zipfile.ZipFile(wheel).read(f"scgraph_data/{layer}.py").decode()
        start, middle = text.index("graph=") + len("graph="), text.index("nodes=")
        links = json.loads(re.sub(r"(\d+):", r'"\1":', text[start:middle]).strip())
        end = text.index(f"{layer}_geograph", middle)
        places = json.loads(text[middle + len("nodes=") : end].strip())
        inside = {n: (lon, lat) for n, (lat, lon) in enumerate(places) if _in_box(lon, lat)}
        for number, place in inside.items():
            for other, km in links[number].items():
                if int(other) in inside and int(other) != number:
                    self.graph.add_edge(number, int(other), price=max(km, 0.001))
                    self.at[number] = place
                    self.at[int(other)] = inside[int(other)]

    def _stitch(self) -> None:
        spots = list(self.graph)
        tree = cKDTree(_xyz([self.at[spot] for spot in spots]))
        part = {s: i for i, c in enumerate(nx.connected_components(self.graph)) for s in c}
        ends = [spot for spot in spots if self.graph.degree(spot) == 1]
        for end in ends:
            for number in tree.query_ball_point(_xyz([self.at[end]])[0], STITCH_KM):
                other = spots[number]
                km = great_circle_km(self.at[end], self.at[other])
                if other != end and (part[other] != part[end] or km < STITCH_KM / 2):
                    self._link(end, other, STITCH_PRICE * km)

    def _add_pieces(self, pieces: Path) -> None:
        for feature in json.loads(pieces.read_text())["features"]:
            of = feature["properties"]
            course = [tuple(point) for point in feature["geometry"]["coordinates"]]
            a, b = (of["line"], of["from"]), (of["line"], of["to"])
            self.at[a], self.at[b] = course[0], course[-1]
            km = of["osm_km"] or 1.2 * of["gc_km"]
            self.graph.add_edge(a, b, price=PIECE_PRICE * max(km, 0.01), course=course)

    def _add_links(self, layer: str) -> None:
        """Add what is missing from the graph, or not built yet, by hand."""
        kind = "rail" if layer == "world_railways" else "road"
        with LINKS.open(encoding="utf-8", newline="") as file:
            rows = [row for row in csv.DictReader(file) if row["kind"] == kind]
        for a, b in pairwise(rows):
            tail, head = (f"hand {a['link']}", a["place"]), (f"hand {b['link']}", b["place"])
            self.at[tail] = float(a["lon"]), float(a["lat"])
            self.at[head] = float(b["lon"]), float(b["lat"])
            if a["link"] == b["link"]:
                self._link(tail, head, great_circle_km(self.at[tail], self.at[head]))

    def _join_stations(self) -> None:
        """Join stations to the tracks around them, and to themselves on other lines."""
        spots = list(self.at)
        tree = cKDTree(_xyz([self.at[spot] for spot in spots]))
        for spot in [s for s in spots if isinstance(s, tuple)]:
            reach_km = REACH_KM if spot[0].startswith("hand") else STITCH_KM / 2
            for number in tree.query_ball_point(_xyz([self.at[spot]])[0], reach_km):
                if spots[number] != spot:
                    km = great_circle_km(self.at[spot], self.at[spots[number]])
                    self._link(spot, spots[number], STITCH_PRICE * km)

    def _link(self, a: Spot, b: Spot, price: float) -> None:
        if not self.graph.has_edge(a, b):
            self.graph.add_edge(a, b, price=max(price, 0.01))


def _without_spurs(points: list[LonLat]) -> list[LonLat]:
    """Leave out every way in and out again: to a station beside the line, to a yard."""
    kept: list[LonLat] = []
    i = 0
    while i < len(points):
        kept.append(points[i])
        ahead = range(min(len(points) - 1, i + SPUR_POINTS), i + 1, -1)
        back = (j for j in ahead if great_circle_km(points[i], points[j]) < SPUR_KM)
        i = next(back, i) + 1
    return kept


def _in_box(lon: float, lat: float) -> bool:
    return BOX[0] <= lon <= BOX[2] and BOX[1] <= lat <= BOX[3]


def _xyz(places: list[LonLat]) -> np.ndarray:
    lon, lat = np.radians(np.array(places, dtype=float)).T
    shape = np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)
    return np.column_stack(shape) * EARTH_RADIUS_KM
