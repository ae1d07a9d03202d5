"""Draw the line of every leg of the shipped network.

    python tools/build_lines.py NOTES_GEO_DIR ATLAS_FOLDER SCGRAPH_DATA_WHEEL

NOTES_GEO_DIR holds `rail_lines_odbl.geojson` (checked pieces between stations); ATLAS_FOLDER is
that of `build_basemap.py`; the wheel is PyPI's `scgraph_data` 2.0.0. Writes `rail.geojson`,
`road.geojson` and `sea.geojson` into `graphs/eurasia/lines/` and says which legs stay schematic.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

from lines_build.countries import read_countries
from lines_build.seas import Seas, spread_out
from lines_build.topology import land
from lines_build.tracks import COARSE_KM, Tracks
from lines_build.wanted import Wanted, read_wanted
from shapely.geometry import LineString

from corridor.geo import LonLat, line_length_km

NETWORK = Path(__file__).resolve().parent.parent / "graphs" / "eurasia"
LONGEST_DETOUR = 1.3
"""A drawn line longer than this times the published length goes another way: better none."""
SHORTEST = 0.6
SHORT_KM = 30
"""Below this the way within the yards is most of the length."""
TOLERANCE_DEG = {"rail": 0.004, "road": 0.006, "sea": 0.0}
OPENSTREETMAP = "© OpenStreetMap contributors (ODbL)"
NATURAL_EARTH = "sea lines corridor (CC BY 4.0)"
METHODS = {
    "rail": "cheapest way over OpenStreetMap railways (scgraph_data 2.0.0) and station pieces",
    "road": "cheapest way over OpenStreetMap highways (scgraph_data 2.0.0)",
    "sea": "cheapest way over a water raster of Natural Earth 1:10m, straits by hand",
}
WITHOUT = {"suez": {"cape-west"}, "cape": {"suez-north"}}
Line = tuple[list[LonLat], dict[str, object]]


def by_track(tracks: Tracks) -> Callable[[Wanted], Line]:
    """Draw along tracks."""

    def draw(wanted: Wanted) -> Line:
        points, longest_km = tracks.way(wanted.places)
        return points, {"coarse": longest_km > COARSE_KM, "longest_stretch_km": round(longest_km)}

    return draw


def by_sea(seas: Seas) -> Callable[[Wanted], Line]:
    """Draw over water."""

    def draw(wanted: Wanted) -> Line:
        way = wanted.id.rpartition("-sea")[2].lstrip("-")
        points = spread_out(seas.way(wanted.ends, WITHOUT.get(way, set())))
        return points, {"coarse": False, "over_land_km": round(seas.over_land_km(points), 1)}

    return draw


def draw_all(kind: str, wanted: list[Wanted], draw: Callable[[Wanted], Line]) -> None:
    """Draw the lines of one kind and write them to their file."""
    features = []
    for one in (w for w in wanted if w.kind == kind):
        try:
            points, about = draw(one)
        except Exception as error:
            print(f"{one.id}: no way found ({type(error).__name__})")
            continue
        length_km = line_length_km(points)
        ratio = length_km / max(one.table_km, one.direct_km)
        decided = bool(one.via) or length_km < SHORT_KM
        if not decided and not SHORTEST <= ratio <= LONGEST_DETOUR:
            print(f"{one.id}: {length_km:.0f} km drawn, {one.table_km:.0f} km published")
            continue
        features.append(_feature(one, points, {"method": METHODS[kind], **about}))
    _write(kind, features)


def _feature(wanted: Wanted, points: list[LonLat], about: dict[str, object]) -> dict[str, object]:
    thinned = LineString(points).simplify(TOLERANCE_DEG[wanted.kind])
    decimals = 3 if wanted.kind == "sea" else 4
    line = [[round(lon, decimals), round(lat, decimals)] for lon, lat in thinned.coords]
    return {
        "type": "Feature",
        "id": wanted.id,
        "properties": {**about, "drawn_km": round(line_length_km(line))},
        "geometry": {"type": "LineString", "coordinates": line},
    }


def _write(kind: str, features: list[dict[str, object]]) -> None:
    attribution = NATURAL_EARTH if kind == "sea" else OPENSTREETMAP
    head = (
        f'{{"type":"FeatureCollection","attribution":{json.dumps(attribution, ensure_ascii=False)},'
    )
    rows = (json.dumps(feature, separators=(",", ":"), ensure_ascii=False) for feature in features)
    text = head + '"features":[\n' + ",\n".join(rows) + "\n]}\n"
    (NETWORK / "lines" / f"{kind}.geojson").write_text(text, encoding="utf-8")
    print(f"{kind}: {len(features)} lines, {len(text.encode()) // 1024} KB")


def main(notes: Path, atlas: Path, wheel: Path) -> None:
    """Draw rail, road and sea."""
    wanted = read_wanted(NETWORK)
    countries = read_countries(atlas)
    ground = land(countries.shape(name) for name in countries.polygons if name != "Antarctica")
    draw_all("sea", wanted, by_sea(Seas(ground)))
    pieces = notes / "rail_lines_odbl.geojson"
    draw_all("rail", wanted, by_track(Tracks(wheel, "world_railways", pieces)))
    if any(one.kind == "road" for one in wanted):
        draw_all("road", wanted, by_track(Tracks(wheel, "world_highways")))


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))
