"""Read figures of the research notes by their id, remembering which sources were used."""

from __future__ import annotations

import csv
import re
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path

LONGEST_SLUG = 60

OWN_ESTIMATE = "own-estimate"


@dataclass(frozen=True)
class Figure:
    """Low, central and high value of one row of the notes, with its source."""

    low: float
    central: float
    high: float
    date: str
    confidence: str
    source: str


@dataclass
class Notes:
    """Rows of the notes by id, and the sources met so far by slug."""

    rows: dict[str, dict[str, str]]
    sources: dict[str, dict[str, str]] = field(default_factory=dict)

    def figure(self, fact_id: str) -> Figure:
        """Return one figure; a missing bound is the central value, and the other way round."""
        row = self.rows[fact_id]
        low, central, high = (_number(row[key]) for key in ("low", "central", "high"))
        known = [value for value in (low, central, high) if value is not None]
        if not known:
            raise ValueError(f"{fact_id} states no figure")
        middle = central if central is not None else sum(known) / len(known)
        return Figure(
            low=min(known) if low is None else low,
            central=middle,
            high=max(known) if high is None else high,
            date=row["as_of"],
            confidence=row["confidence"],
            source=self._source(row),
        )

    def cite(self, title: str, url: str, date: str) -> str:
        """Enter a source that was read beside the notes, and return its slug."""
        slug = _slug(title)
        self.sources[slug] = {"title": title, "url": url, "date": date, "kind": _kind(title)}
        return slug

    def _source(self, row: dict[str, str]) -> str:
        url = row["url"] if row["url"].startswith("http") else ""
        if not url and row["url"].startswith("urn:local"):
            self.sources[OWN_ESTIMATE] = {
                "title": "Own estimate, derived as the note says",
                "kind": "own-estimate",
            }
            return OWN_ESTIMATE
        slug = _slug(row["title"])
        self.sources[slug] = {
            "title": row["title"],
            "url": url,
            "date": _iso(row["date"]),
            "kind": _kind(row["title"]),
        }
        return slug


def read_notes(folder: Path) -> Notes:
    """Read cost facts (K…), corridor facts (F…) and emission factors (EF…)."""
    rows: dict[str, dict[str, str]] = {}
    for row in _table(folder / "alternatives" / "cost_facts.csv"):
        rows[row["fact_id"]] = _plain(
            row, "value_low", "value_central", "value_high", row["as_of_date"]
        )
    for row in _table(folder / "alternatives" / "emission_factors.csv"):
        rows[row["ef_id"]] = _plain(row, "value_low", "value", "value_high", row["date"])
    for row in _table(folder / "corridor" / "facts.csv"):
        rows[row["id"]] = {
            "low": row["value_min"],
            "central": "",
            "high": row["value_max"],
            "as_of": row["refers_to_date"],
            "title": row["source_title"],
            "url": row["source_url"],
            "date": row["source_date"],
            "confidence": row["confidence"],
        }
    return Notes(rows)


def _plain(row: dict[str, str], low: str, central: str, high: str, as_of: str) -> dict[str, str]:
    return {
        "low": row[low],
        "central": row[central],
        "high": row[high],
        "as_of": as_of,
        "title": row["source_title"],
        "url": row["source_url"],
        "date": row["date"],
        "confidence": row["confidence"],
    }


def _table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _number(text: str) -> float | None:
    return float(text) if text else None


def _slug(title: str) -> str:
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    return words[:LONGEST_SLUG].rstrip("-")


def _iso(text: str) -> str:
    found = re.match(r"\d{4}(-\d{2}(-\d{2})?)?", text)
    return found[0] if found else ""


_KINDS = (
    ("official", ("CAREC", "Ukrzaliznytsia", "DEFRA", "ARFC", "notice")),
    ("standard", ("GLEC", "ISO 14083")),
    ("operator", ("InterRail", "Maersk", "CMA CGM", "HHLA", "TITR agreed", "ERAI")),
    ("statistics", ("OWID", "Ember")),
    ("study", ("Hummels", "Krueger", "dissertation", "Fraunhofer")),
)


def _kind(title: str) -> str:
    for kind, words in _KINDS:
        if any(word.lower() in title.lower() for word in words):
            return kind
    return "press"
