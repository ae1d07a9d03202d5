"""The research notes as read: rows of both leg files in one form, places, facts and journeys."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from network_build.spans import Span

__all__ = [
    "ALTERNATIVES",
    "CORRIDOR",
    "FACTS",
    "JOURNEYS",
    "PUBLISHED",
    "Citation",
    "Figure",
    "Notes",
    "rows_of",
]

CORRIDOR: Final = "corridor/legs.csv"
ALTERNATIVES: Final = "alternatives/alternatives_legs.csv"
FACTS: Final = "corridor/facts.csv"
JOURNEYS: Final = "journeys/journeys_open.csv"
PUBLISHED: Final = "known_answers/corridor_published_times.csv"

Citation = tuple[str, str, str]
"""Title, address, date."""

ERAS: Final = {
    "before_2021_22": "2022",
    "early_2023": "2023",
    "target_end_2023": "target",
    "actual_2024_26": "current",
    "winter_2024_26": "winter",
    "planned_2027_30": "planned",
    "all": "all",
}

MODES: Final = {
    "rail": "rail",
    "road": "road",
    "container feeder": "feeder",
    "feeder": "feeder",
    "train ferry": "train-ferry",
    "rail ferry": "train-ferry",
    "ro-ro": "ro-ro",
    "deep sea": "deep-sea",
    "ocean": "deep-sea",
    "air": "air",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One row about a leg in an era, from either file of the notes."""

    id: str
    file: str
    tail: str
    head: str
    mode: str
    era: str
    length_km: str
    length_confidence: str
    running: Span
    dwell: Span
    dwell_what: str
    citations: tuple[Citation, ...]
    confidence: str
    note: str
    operator: str = ""
    frequency: str = ""
    capacity: str = ""
    capacity_unit: str = ""
    rate_min_usd: str = ""
    rate_max_usd: str = ""
    legal_state: str = ""
    legal_citation: Citation = ("", "", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Notes:
    """Everything that is read from the notes folder."""

    figures: Mapping[str, Figure]
    places: Mapping[str, Mapping[str, str]]
    other_places: Mapping[str, Mapping[str, str]]
    facts: tuple[Mapping[str, str], ...]
    journeys: tuple[Mapping[str, str], ...]
    published: tuple[Mapping[str, str], ...]

    @classmethod
    def from_folder(cls, folder: Path) -> Notes:
        """Read the notes.

        ``folder`` holds ``corridor``, ``alternatives`` and ``journeys``; beside it stands
        ``known_answers``, whose rows are numbered from P01.
        """
        figures = [*map(_corridor_figure, rows_of(folder / CORRIDOR))]
        figures += map(_other_figure, rows_of(folder / ALTERNATIVES))
        return cls(
            figures={figure.id: figure for figure in figures},
            places={row["id"]: row for row in rows_of(folder / "corridor/nodes.csv")},
            other_places={
                row["node_id"]: row
                for row in rows_of(folder / "alternatives/alternatives_nodes.csv")
            },
            facts=tuple(rows_of(folder / FACTS)),
            journeys=tuple(rows_of(folder / JOURNEYS)),
            published=tuple(
                {"id": f"P{number:02d}", **row}
                for number, row in enumerate(rows_of(folder.parent / PUBLISHED), 1)
            ),
        )

    def between(self, tail: str, head: str, mode: str) -> tuple[Figure, ...]:
        """Return the rows of the corridor file about one directed leg."""
        return tuple(
            figure
            for figure in self.figures.values()
            if figure.file == CORRIDOR
            and (figure.tail, figure.head, figure.mode) == (tail, head, mode)
        )


def rows_of(path: Path) -> list[dict[str, str]]:
    """Return the rows of a CSV file."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [{key: value.strip() for key, value in row.items()} for row in csv.DictReader(file)]


def _corridor_figure(row: Mapping[str, str]) -> Figure:
    second = (row["source2_title"], row["source2_url"], "")
    first = (row["source_title"], row["source_url"], row["source_date"])
    return Figure(
        id=row["leg_id"],
        file=CORRIDOR,
        tail=row["from"],
        head=row["to"],
        mode=MODES[row["mode"]],
        era=ERAS[row["era"]],
        length_km=row["distance_km"],
        length_confidence=row["distance_confidence"],
        running=Span.of_days(row[f"time_{part}_d"] for part in ("min", "likely", "max")),
        dwell=Span.of_days(row[f"dwell_{part}_d"] or 0 for part in ("min", "likely", "max")),
        dwell_what=row["dwell_what"],
        citations=(first, second) if second[0] else (first,),
        confidence=row["confidence"],
        note=row["note"],
        operator=row["operator"],
        frequency=row["freq_per_week"],
        capacity=row["capacity_value"],
        capacity_unit=row["capacity_unit"],
        rate_min_usd=row["tariff_usd_feu_min"],
        rate_max_usd=row["tariff_usd_feu_max"],
    )


def _other_figure(row: Mapping[str, str]) -> Figure:
    planned = row["status"].startswith(("planned", "under construction"))
    title, url = row["source_title"], row["source_url"]
    return Figure(
        id=row["leg_id"],
        file=ALTERNATIVES,
        tail=row["from_node"],
        head=row["to_node"],
        mode=MODES[row["mode"]],
        era="planned" if planned else "current",
        length_km=row["distance_km"],
        length_confidence="C",
        running=Span.of_days(row[f"transit_days_{part}"] for part in ("min", "likely", "max")),
        dwell=Span.of_hours(row[f"dwell_hours_{part}"] or 0 for part in ("min", "likely", "max")),
        dwell_what=row["dwell_at"],
        citations=((title, url if url.startswith("http") else "", row["date"]),),
        # The file grades the distance or event it cites; its leg times are C unless quoted.
        confidence=row["confidence"] if row["time_basis"] == "quoted in source" else "C",
        note=row["notes"],
        legal_state=f"{row['status']} ({row['status_date']}): {row['status_detail']}",
        legal_citation=(
            f"{row['corridor_name']}: state of the route",
            row["status_source_url"] if row["status_source_url"].startswith("http") else "",
            row["status_date"],
        ),
    )
