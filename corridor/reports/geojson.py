"""Answers as GeoJSON (RFC 7946): a line for each leg of each route, a point for each terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from corridor.convert.frames import leg_points
from corridor.geo import LonLat
from corridor.io.lines import Lines
from corridor.model.answers import Element, Result
from corridor.model.network import Network
from corridor.model.places import Leg, Terminal
from corridor.reports.document import Document, days_document, number, present

__all__ = ["legs_geojson", "route_geojson", "terminals_geojson"]


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
    return _feature_collection(features, lines.attributions)


def terminals_geojson(terminals: Iterable[Terminal]) -> Document:
    """Build one point a terminal."""
    return _feature_collection(
        {
            "type": "Feature",
            "id": terminal.id,
            "geometry": {"type": "Point", "coordinates": [terminal.lon_deg, terminal.lat_deg]},
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
    features = (_feature(network, leg, lines, _leg_properties(leg)) for leg in legs)
    return _feature_collection(features, lines.attributions)


def _feature_collection(features: Iterable[Document], attributions: Sequence[str] = ()) -> Document:
    """Build a FeatureCollection, with what must stand beside any picture made of it."""
    credit = {"attribution": list(attributions)} if attributions else {}
    return {"type": "FeatureCollection", **credit, "features": list(features)}


def _leg_properties(leg: Leg) -> Document:
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
        **_leg_properties(leg),
        "days": days_document(element.days),
        "era_used": element.era_used,
        "fact_kind": str(element.fact_kind),
        "confidence": str(element.confidence),
        "sources": list(element.source_ids),
    }
    return _feature(network, leg, lines, properties)


def _feature(network: Network, leg: Leg, lines: Lines, properties: Document) -> Document:
    coordinates = list(_rounded(leg_points(network, leg, lines)))
    return {
        "type": "Feature",
        "geometry": {"type": "LineString", "coordinates": coordinates},
        "properties": {**properties, "schematic": leg.geometry_id not in lines},
    }


def _rounded(points: Iterable[LonLat]) -> Iterator[list[float]]:
    """Round to about 10 m: more digits than the lines deserve are noise."""
    for lon_deg, lat_deg in points:
        yield [round(lon_deg, 4), round(lat_deg, 4)]
