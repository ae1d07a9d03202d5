"""Where the names of countries and seas stand, in the languages of the map."""

from __future__ import annotations

import csv
from pathlib import Path

import shapely

from lines_build.topology import Atlas

NAMES = Path(__file__).with_name("labels.csv")


def labels(atlas: Atlas) -> list[list[object]]:
    """Return [iso or '' for a sea, lon, lat, size, English, Russian, Chinese, Turkish, local].

    Size is the square root of the area in square degrees: larger names show sooner.
    """
    with NAMES.open(encoding="utf-8", newline="") as file:
        return [_label(row, atlas) for row in csv.DictReader(file)]


def _label(row: dict[str, str], atlas: Atlas) -> list[object]:
    names = [row[key] for key in ("en", "ru", "zh", "tr", "local")]
    set_by_hand = bool(row["lon"])
    place = [float(row["lon"]), float(row["lat"])] if set_by_hand else _middle(atlas, row["iso"])
    size = float(row["size"]) if row["size"] else _size(atlas, row["iso"])
    return [row["iso"], *place, size, *names]


def _largest(atlas: Atlas, iso: str) -> shapely.Geometry:
    return max(shapely.make_valid(atlas.shape(iso)).geoms, key=lambda part: part.area)


def _middle(atlas: Atlas, iso: str) -> list[float]:
    circle = shapely.maximum_inscribed_circle(_largest(atlas, iso), tolerance=0.2)
    lon_deg, lat_deg = circle.coords[0]
    return [round(lon_deg, 1), round(lat_deg, 1)]


def _size(atlas: Atlas, iso: str) -> float:
    return round(_largest(atlas, iso).area ** 0.5, 1)
