"""Lines that legs are drawn along: GeoJSON files of a network's ``lines/`` folder, checked."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from corridor.errors import DataError, Fault
from corridor.geo import LonLat, is_lon_lat
from corridor.io.catalog import network_dir
from corridor.io.files import is_there, text_of

__all__ = ["Lines", "read_lines"]

FILES: Final = ("rail.geojson", "road.geojson", "sea.geojson")
"""Each with its own licence; a network may have any of them or none."""

DRAWN: Final = 2
"""Points that make a line."""


@dataclass(frozen=True, slots=True)
class Lines(Mapping[str, tuple[LonLat, ...]]):
    """Points (lon, lat) by geometry id, with what is known about them.

    Parameters
    ----------
    points
        Geometry id to its points, from the terminal named first in the id to the other.
    coarse_ids
        Lines that keep the general course only: long straight stretches of the source.
    attributions
        What must stand beside every picture made of the lines.

    Examples
    --------
    >>> Lines({"a-b-rail": ((51.2, 43.6), (49.4, 40.0))})["a-b-rail"][0]
    (51.2, 43.6)
    """

    points: Mapping[str, tuple[LonLat, ...]] = field(default_factory=dict)
    coarse_ids: frozenset[str] = frozenset()
    attributions: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "points", MappingProxyType(dict(self.points)))

    def __getitem__(self, geometry_id: str) -> tuple[LonLat, ...]:
        return self.points[geometry_id]

    def __iter__(self) -> Iterator[str]:
        return iter(self.points)

    def __len__(self) -> int:
        return len(self.points)


def read_lines(directory: Path | str | None = None) -> Lines:
    """Read the lines of a network folder; a folder without lines has none.

    Parameters
    ----------
    directory
        Network folder; the shipped one if left out.

    Raises
    ------
    DataError
        If a file is not GeoJSON lines with ids, or a position cannot be one; names every fault.

    Examples
    --------
    >>> len(read_lines()["aktau-alat-sea"]) >= 2
    True
    """
    folder = network_dir(directory) / "lines"
    points: dict[str, tuple[LonLat, ...]] = {}
    coarse: set[str] = set()
    attributions: list[str] = []
    faults: list[Fault] = []
    for name in FILES:
        if not is_there(folder / name):
            continue
        content = _content(folder / name, f"lines/{name}", faults)
        attributions += [a for a in [content.get("attribution")] if isinstance(a, str)]
        for feature in content.get("features", ()):
            _add(feature, f"lines/{name}", points, coarse, faults)
    if faults:
        raise DataError.from_faults(faults, "lines")
    return Lines(points, frozenset(coarse), tuple(dict.fromkeys(attributions)))


def _content(path: Path, name: str, faults: list[Fault]) -> Mapping[str, Any]:
    text = text_of(path, name)
    if isinstance(text, Fault):
        faults.append(text)
        return {}
    try:
        content = json.loads(text, parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        faults.append(Fault(rule="json", file=name, message=f"is not JSON: {error}"))
        return {}
    if isinstance(content, dict) and isinstance(content.get("features"), list):
        return content
    faults.append(
        Fault(
            rule="geojson",
            file=name,
            message="is not a GeoJSON FeatureCollection",
            hint="put the lines into a list called features",
        )
    )
    return {}


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is not a number")


def _add(
    feature: Any,  # noqa: ANN401 - whatever the file held
    name: str,
    points: dict[str, tuple[LonLat, ...]],
    coarse: set[str],
    faults: list[Fault],
) -> None:
    geometry_id = feature.get("id") if isinstance(feature, dict) else None
    if not isinstance(geometry_id, str) or not geometry_id or geometry_id in points:
        message = f"a line needs an id of its own, not {str(geometry_id)[:100]!r}"
        faults.append(Fault(rule="line-id", file=name, message=message))
        return
    line = _line(feature.get("geometry"))
    if line is None:
        message = f"{geometry_id[:100]}: needs a LineString of at least two [lon, lat] positions"
        faults.append(Fault(rule="line-points", file=name, message=message))
        return
    points[geometry_id] = line
    properties = feature.get("properties")
    if isinstance(properties, dict) and properties.get("coarse") is True:
        coarse.add(geometry_id)


def _line(geometry: Any) -> tuple[LonLat, ...] | None:  # noqa: ANN401
    if not isinstance(geometry, dict) or geometry.get("type") != "LineString":
        return None
    positions = geometry.get("coordinates")
    if not isinstance(positions, list) or len(positions) < DRAWN:
        return None
    if not all(map(_is_position, positions)):
        return None
    return tuple((float(lon_deg), float(lat_deg)) for lon_deg, lat_deg, *_ in positions)


def _is_position(position: Any) -> bool:  # noqa: ANN401
    return (
        isinstance(position, list)
        and len(position) >= DRAWN
        and all(type(number) in (int, float) for number in position[:DRAWN])
        and is_lon_lat(position[0], position[1])
    )
