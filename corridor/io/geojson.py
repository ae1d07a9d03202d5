"""GeoJSON text of a network (RFC 7946): terminals as points, legs as lines."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from typing import Any, Final

from corridor.convert.frames import leg_points
from corridor.geo import LonLat
from corridor.io.attribution import attribution_of
from corridor.model.network import Network
from corridor.model.places import Leg, Terminal
from corridor.model.times import TransitTime

__all__ = ["geojson_text"]

DECIMALS: Final = 5
"""Of a degree: one metre, finer than any position is known."""


def geojson_text(network: Network, *, lines: Mapping[str, Sequence[LonLat]] | None = None) -> str:
    """Return a FeatureCollection: one feature a terminal, one a leg, ids of the model.

    Parameters
    ----------
    network
        What to write.
    lines
        Where legs run, by geometry id; a leg without a line is a great circle, and ``schematic``.
    """
    features = [*_terminal_features(network), *_leg_features(network, lines or {})]
    collection = {
        "type": "FeatureCollection",
        "attribution": attribution_of(lines),
        "features": features,
    }
    return json.dumps(collection, ensure_ascii=False, allow_nan=False) + "\n"


def _terminal_features(network: Network) -> Iterator[dict[str, Any]]:
    for terminal in network.terminals:
        position = _position((terminal.lon_deg, terminal.lat_deg))
        left_out = ("id", "lon_deg", "lat_deg", "other_names")
        properties = _properties(terminal, left_out)
        properties["other_names"] = [
            {"language": language, "name": name} for language, name in terminal.other_names
        ]
        yield _feature("terminal", terminal.id, "Point", position, properties)


def _leg_features(
    network: Network, lines: Mapping[str, Sequence[LonLat]]
) -> Iterator[dict[str, Any]]:
    for leg in network.legs:
        positions = [_position(point) for point in leg_points(network, leg, lines)]
        properties = _properties(leg, ("id", "times"))
        properties["schematic"] = leg.geometry_id not in lines
        properties["times"] = [_time(time) for time in leg.times]
        yield _feature("leg", leg.id, "LineString", positions, properties)


def _feature(
    kind: str, value_id: str, shape: str, coordinates: object, properties: Mapping[str, Any]
) -> dict[str, Any]:
    return {
        "type": "Feature",
        "id": value_id,
        "geometry": {"type": shape, "coordinates": coordinates},
        "properties": {"feature": kind, **properties},
    }


def _properties(value: Terminal | Leg, left_out: Sequence[str]) -> dict[str, Any]:
    return {one.name: getattr(value, one.name) for one in fields(value) if one.name not in left_out}


def _time(time: TransitTime) -> dict[str, Any]:
    return {
        "era": time.era,
        "min_days": time.days.min_days,
        "likely_days": time.days.likely_days,
        "max_days": time.days.max_days,
        "kind": time.kind,
        "confidence": time.confidence,
        "source_ids": time.source_ids,
    }


def _position(point: LonLat) -> list[float]:
    return [round(point[0], DECIMALS), round(point[1], DECIMALS)]
