"""Answers as GeoJSON (RFC 7946): a line for each leg of each route, a point for each terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from corridor.geo import LonLat, densify, great_circle_km
from corridor.io.lines import Lines
from corridor.model.answers import Element, Result
from corridor.model.network import Network
from corridor.model.places import Leg, Terminal
from corridor.reports.document import Document, days_document, number, present

__all__ = [
    "feature_collection",
    "leg_line",
    "legs_geojson",
    "point",
    "route_geojson",
    "terminals_geojson",
]


def route_geojson(network: Network, result: Result, lines: Lines | None = None) -> Document:
    """Build one feature a leg of each route.

    Parameters
    ----------
    network, result
        What was answered, from what.
    lines
        A leg without a line is drawn along its great circle and says so.
    """
    lines = lines or Lines()
    features = (
        _element_feature(network, element, rank, lines)
        for rank, route in enumerate(result.routes, start=1)
        for element in route.elements
        if element.is_leg
    )
    return feature_collection(features, lines.attributions)


def terminals_geojson(terminals: Iterable[Terminal]) -> Document:
    """Build one point a terminal."""
    return feature_collection(
        {
            "type": "Feature",
            "id": terminal.id,
            "geometry": {"type": "Point", "coordinates": list(point(terminal))},
            "properties": present(
                {
                    "name": terminal.name,
                    "country": terminal.country,
                    "unlocode": terminal.unlocode,
                    "kind": str(terminal.kind),
                    "status": str(terminal.status),
                    "confidence": str(terminal.confidence),
                }
            ),
        }
        for terminal in terminals
    )


def legs_geojson(network: Network, legs: Iterable[Leg], lines: Lines | None = None) -> Document:
    """Build one line a leg."""
    lines = lines or Lines()
    features = (_feature(network, leg, lines, leg_properties(leg)) for leg in legs)
    return feature_collection(features, lines.attributions)


def feature_collection(features: Iterable[Document], attributions: Sequence[str] = ()) -> Document:
    """Build a FeatureCollection, with what must stand beside any picture made of it."""
    credit = {"attribution": list(attributions)} if attributions else {}
    return {"type": "FeatureCollection", **credit, "features": list(features)}


def leg_line(network: Network, leg: Leg, lines: Lines) -> tuple[list[LonLat], bool]:
    """Return the points of a leg from tail to head, and whether they are only schematic."""
    tail, head = (point(network.terminal(end)) for end in (leg.tail_id, leg.head_id))
    known = lines.get(leg.geometry_id) if leg.geometry_id else None
    if not known:
        return densify(tail, head), True
    forth, back = great_circle_km(known[0], tail), great_circle_km(known[-1], tail)
    return list(known if forth <= back else reversed(known)), False


def point(terminal: Terminal) -> LonLat:
    """Return the position of a terminal."""
    return terminal.lon_deg, terminal.lat_deg


def leg_properties(leg: Leg) -> Document:
    """Return what a leg is, without its figures."""
    return {
        "leg": leg.id,
        "tail": leg.tail_id,
        "head": leg.head_id,
        "mode": str(leg.mode),
        "length_km": number(leg.length_km),
    }


def _element_feature(network: Network, element: Element, rank: int, lines: Lines) -> Document:
    leg = network.leg(element.id)
    properties = {
        "route": rank,
        **leg_properties(leg),
        "days": days_document(element.days),
        "era_used": element.era_used,
        "fact_kind": str(element.fact_kind),
        "confidence": str(element.confidence),
        "sources": list(element.source_ids),
    }
    return _feature(network, leg, lines, properties)


def _feature(network: Network, leg: Leg, lines: Lines, properties: Document) -> Document:
    points, is_schematic = leg_line(network, leg, lines)
    coordinates = list(_rounded(points))
    return {
        "type": "Feature",
        "geometry": {"type": "LineString", "coordinates": coordinates},
        "properties": {**properties, "schematic": is_schematic},
    }


def _rounded(points: Iterable[LonLat]) -> Iterator[list[float]]:
    """Round to about 10 m: more digits than the lines deserve are noise."""
    for lon_deg, lat_deg in points:
        yield [round(lon_deg, 4), round(lat_deg, 4)]
