"""Which lines the network asks for: each geometry id of `legs.csv` with its ends and length."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

from corridor.geo import LonLat, great_circle_km

VIA = Path(__file__).with_name("via.csv")


@dataclass(frozen=True)
class Wanted:
    """One line to be drawn, from the terminal named first in its id to the other."""

    id: str
    kind: str
    ends: dict[str, LonLat]
    table_km: float
    via: tuple[LonLat, ...]

    @property
    def places(self) -> list[LonLat]:
        """Ends, with what lies between by hand."""
        start, end = self.ends.values()
        return [start, *self.via, end]

    @property
    def direct_km(self) -> float:
        """Great circle between the ends."""
        return great_circle_km(*self.ends.values())


def read_wanted(network: Path) -> list[Wanted]:
    """Read the lines that the legs of a network folder name, sorted by id."""
    places = {
        row["id"]: (float(row["lon_deg"]), float(row["lat_deg"]))
        for row in _rows(network / "terminals.csv")
    }
    via: dict[str, list[LonLat]] = {}
    for row in _rows(VIA):
        via.setdefault(row["geometry"], []).append((float(row["lon"]), float(row["lat"])))
    found: dict[str, Wanted] = {}
    for row in _rows(network / "legs.csv"):
        name = row["geometry"]
        if name and name not in found:
            ends = {end: places[end] for end in sorted((row["tail"], row["head"]))}
            kind = next(k for k in ("rail", "sea", "road") if f"-{k}" in name)
            found[name] = Wanted(
                name, kind, ends, float(row["length_km"]), tuple(via.get(name, ()))
            )
    return [found[name] for name in sorted(found)]


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
