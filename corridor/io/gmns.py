"""Node and link tables of a network after GMNS, the General Modeling Network Specification 0.96.

GMNS has no words for freight times, so days, gauges and sources stand in columns of our own behind
the specified ones, with the unit in the name. Units of ``length`` and the form of ``geometry`` are
declared in ``config.csv``, as the specification asks.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from corridor.convert.frames import leg_points
from corridor.convert.graph import plain
from corridor.geo import LonLat
from corridor.io.write import csv_text
from corridor.model.context import Era
from corridor.model.era import holding_time
from corridor.model.network import Network
from corridor.model.places import Leg, Terminal
from corridor.model.vocabulary import Part

__all__ = ["gmns_texts"]

DECIMALS: Final = 5

Values = dict[str, object]


def gmns_texts(
    network: Network, *, lines: Mapping[str, Sequence[LonLat]] | None = None
) -> dict[str, str]:
    """Return the text of ``config.csv``, ``node.csv`` and ``link.csv``.

    Parameters
    ----------
    network
        What to write; days are those of its default era.
    lines
        Where legs run, by geometry id; a leg without a line is a great circle.
    """
    tables = {
        "config.csv": [_config(network)],
        "node.csv": [_node(terminal) for terminal in network.terminals],
        "link.csv": [_link(network, leg, network.default_era, lines) for leg in network.legs],
    }
    return {name: csv_text(list(rows[0]) if rows else [], rows) for name, rows in tables.items()}


def _config(network: Network) -> Values:
    return {
        "dataset_name": network.title.strip(),
        "short_length": "m",
        "long_length": "km",
        "speed": "kph",
        "crs": "EPSG:4326",
        "geometry_field_format": "wkt",
        "currency": "USD",
        "version_number": "0.96",
        "id_type": "string",
    }


def _node(terminal: Terminal) -> Values:
    return {
        "node_id": terminal.id,
        "name": terminal.name,
        "x_coord": terminal.lon_deg,
        "y_coord": terminal.lat_deg,
        "node_type": terminal.kind,
        "country": terminal.country,
        "unlocode": terminal.unlocode,
        "gauges_mm": terminal.gauges_mm,
        "status": terminal.status,
        "confidence": terminal.confidence,
        "source_ids": terminal.source_ids,
    }


def _link(
    network: Network, leg: Leg, era: Era, lines: Mapping[str, Sequence[LonLat]] | None
) -> Values:
    time = holding_time(leg.times, era, Part.RUNNING)
    return {
        "link_id": leg.id,
        "from_node_id": leg.tail_id,
        "to_node_id": leg.head_id,
        "directed": "true",
        "geometry": _wkt(leg_points(network, leg, lines)),
        "length": leg.length_km,
        "facility_type": leg.mode,
        "allowed_uses": leg.mode,
        "gauge_mm": leg.gauge_mm,
        "operator": leg.operator,
        "status": leg.status,
        "eras": plain(leg.eras),
        "era": time.era if time else "",
        "min_days": time.days.min_days if time else None,
        "likely_days": time.days.likely_days if time else None,
        "max_days": time.days.max_days if time else None,
        "days_kind": time.kind if time else "",
        "days_confidence": time.confidence if time else "",
        "days_source_ids": time.source_ids if time else (),
    }


def _wkt(points: Sequence[LonLat]) -> str:
    listed = ", ".join(f"{round(lon, DECIMALS)!r} {round(lat, DECIMALS)!r}" for lon, lat in points)
    return f"LINESTRING ({listed})"
