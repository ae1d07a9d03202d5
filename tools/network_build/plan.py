"""The hand-made tables: which legs there are, how their times are found, where shipments stay."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from network_build.notes import rows_of

__all__ = ["TABLES_FOLDER", "Plan", "PlannedDwell", "PlannedLeg", "Section", "line_id", "read_plan"]

TABLES_FOLDER: Final = Path(__file__).parent / "tables"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedLeg:
    """One row of ``tables/legs.csv``: a leg and how it is to be filled."""

    id: str
    tail: str
    head: str
    mode: str
    gauge_mm: str
    length_km: float
    times: str
    length_from: str
    group: str
    crosses: str
    status: str
    opens_year: str
    eras: str
    geometry: str
    note: str
    mirror_of: str = ""
    back_gauge_mm: str = ""

    def back(self) -> PlannedLeg:
        """Return the leg in the other direction."""
        return replace(
            self,
            id=self.id.replace(f"{self.tail}-{self.head}-", f"{self.head}-{self.tail}-", 1),
            tail=self.head,
            head=self.tail,
            gauge_mm=self.back_gauge_mm or self.gauge_mm,
            mirror_of=self.id,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedDwell:
    """One row of ``tables/dwells.csv``: what a stay in the notes becomes."""

    leg: str
    rule: str
    rows: tuple[str, ...]
    at: str
    back_at: str
    group: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One section of ``tables/sections.toml``: totals to share out over legs."""

    id: str
    title: str
    rows: tuple[str, ...]
    legs: tuple[str, ...]
    less: tuple[str, ...] = ()
    weights: tuple[str, ...] = ()
    borders: Mapping[str, str]
    adjusted: Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """All hand-made tables together."""

    legs: Mapping[str, PlannedLeg]
    dwells: tuple[PlannedDwell, ...]
    sections: Mapping[str, Section]
    estimates: Mapping[str, Any]
    terminals: tuple[Mapping[str, str], ...]
    names: tuple[Mapping[str, str], ...]

    def table(self, name: str) -> list[dict[str, str]]:
        """Return the rows of another hand-made table."""
        return rows_of(TABLES_FOLDER / name)

    @property
    def slugs(self) -> dict[str, str]:
        """Terminal id for each place id of the notes."""
        return {row["research_id"]: row["id"] for row in self.terminals if row["research_id"]}


def read_plan(folder: Path = TABLES_FOLDER) -> Plan:
    """Read the hand-made tables."""
    legs = [_leg(row) for row in rows_of(folder / "legs.csv")]
    sections = tomllib.loads((folder / "sections.toml").read_text(encoding="utf-8"))
    return Plan(
        legs={leg.id: leg for leg in legs},
        dwells=tuple(map(_dwell, rows_of(folder / "dwells.csv"))),
        sections={name: _section(name, body) for name, body in sections.items()},
        estimates=tomllib.loads((folder / "estimates.toml").read_text(encoding="utf-8")),
        terminals=tuple(rows_of(folder / "terminals.csv")),
        names=tuple(rows_of(folder / "names.csv")),
    )


def line_id(tail: str, head: str, mode: str) -> str:
    """Return the id of the line on maps, the same for both directions and all ships."""
    way = mode if mode in ("rail", "road") else "sea"
    return f"{min(tail, head)}-{max(tail, head)}-{way}"


def _leg(row: Mapping[str, str]) -> PlannedLeg:
    canal = f"-{row['suffix']}" if row["suffix"] in ("suez", "cape") else ""
    line = line_id(row["tail"], row["head"], row["mode"]) + canal
    parts = (row["tail"], row["head"], row["mode"], row["suffix"])
    return PlannedLeg(
        id="-".join(filter(None, parts)),
        length_km=float(row["length_km"]),
        geometry=row["geometry"] or line,
        status=row["status"] or "open",
        **{
            key: row[key]
            for key in (
                *("tail", "head", "mode", "gauge_mm", "back_gauge_mm", "times", "length_from"),
                *("group", "crosses", "opens_year", "eras", "note"),
            )
        },
    )


def _dwell(row: Mapping[str, str]) -> PlannedDwell:
    return PlannedDwell(
        rows=tuple(row["rows"].split("+")),
        **{key: row[key] for key in ("leg", "rule", "at", "back_at", "group", "note")},
    )


def _section(name: str, body: Mapping[str, Any]) -> Section:
    return Section(
        id=name,
        title=body["title"],
        borders=body.get("borders", {}),
        adjusted=body.get("adjusted", {}),
        **{key: tuple(body.get(key, ())) for key in ("rows", "legs", "less", "weights")},
    )
