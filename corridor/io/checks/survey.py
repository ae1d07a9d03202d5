"""What the rules look at: the tables of a folder, the lines and outlines beside them, a date."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from corridor.errors import Fault
from corridor.io.files import is_there, text_of
from corridor.io.schema import LegRow, SourceRow, TerminalRow
from corridor.io.tables import Place, Tables

__all__ = ["COUNTRIES_FILE", "LINES_FOLDER", "Rule", "Survey", "survey_of"]

LINES_FOLDER = "lines"
COUNTRIES_FILE = "countries.geojson"


@dataclass(frozen=True, slots=True)
class Survey:
    """Everything a rule may look at.

    Parameters
    ----------
    tables
        Sound rows; what they point to may be missing.
    outlines
        GeoJSON geometries of countries by ISO code, or ``None`` where the file is missing.
    line_ids
        For each line drawn the file it stands in, or ``None`` where such a file is not sound.
    today
        The day from which the age of sources is counted.
    """

    tables: Tables
    outlines: Mapping[str, list[Mapping[str, Any]]] | None = None
    line_ids: Mapping[str, str] | None = None
    today: date = date.max
    terminals: Mapping[str, TerminalRow] = field(init=False)
    legs: Mapping[str, LegRow] = field(init=False)
    sources: Mapping[str, SourceRow] = field(init=False)

    def __post_init__(self) -> None:
        for name, model in (("terminals", TerminalRow), ("legs", LegRow), ("sources", SourceRow)):
            by_id = {row.id: row for row in self.tables.of(model).rows}  # type: ignore[attr-defined]
            object.__setattr__(self, name, by_id)


Rule = Callable[[Survey], Iterator[Fault]]


def survey_of(folder: Path, tables: Tables, today: date | None) -> tuple[Survey, list[Fault]]:
    """Return what the rules look at, and what is wrong with the files beside the tables.

    Parameters
    ----------
    folder
        Network folder.
    tables
        As read from it.
    today
        ``None`` counts the age of sources from the youngest of them.
    """
    faults: list[Fault] = []
    outlines = _outlines(folder, faults)
    lines = _line_ids(folder)
    survey = Survey(tables, outlines, lines, today or _youngest(tables))
    return survey, faults


def _outlines(folder: Path, faults: list[Fault]) -> Mapping[str, list[Mapping[str, Any]]] | None:
    path = folder / LINES_FOLDER / COUNTRIES_FILE
    if not is_there(path):
        place = Place(f"{LINES_FOLDER}/{COUNTRIES_FILE}", None)
        faults.append(
            place.fault(
                "no-outlines",
                "is missing, so no position was held against its country",
                level="warning",
            )
        )
        return None
    outlines: dict[str, list[Mapping[str, Any]]] = {}
    for feature in _features(path, faults):
        outlines.setdefault(str(feature["properties"].get("iso")), []).append(feature["geometry"])
    return outlines


def _line_ids(folder: Path) -> Mapping[str, str] | None:
    """Return the file of each line drawn; ``None`` where a file of lines is not sound.

    What is wrong with it is told where lines are read; every leg would only repeat it.
    """
    paths = sorted((folder / LINES_FOLDER).glob("*.geojson"))
    drawn = [path for path in paths if path.name != COUNTRIES_FILE]
    faults: list[Fault] = []
    ids = {
        str(feature["id"]): f"{LINES_FOLDER}/{path.name}"
        for path in drawn
        for feature in _features(path, faults)
        if feature.get("id") is not None
    }
    return None if faults else ids


def _features(path: Path, faults: list[Fault]) -> list[dict[str, Any]]:
    """Return the features that have properties and a geometry; say so if the file has no such."""
    name = f"{LINES_FOLDER}/{path.name}"
    text = text_of(path, name)
    if isinstance(text, Fault):
        faults.append(text)
        return []
    try:
        features = json.loads(text)["features"]
        return [one for one in features if isinstance(one["properties"], dict) and one["geometry"]]
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        reason = f"is not a GeoJSON FeatureCollection: {error!r}"
        faults.append(Place(name, None).fault("geojson", reason))
        return []


def _youngest(tables: Tables) -> date:
    """Return the date of the youngest source: whoever wrote the tables knew of that day."""
    days = (day_of(row.date) for row in tables.of(SourceRow).rows)
    return max((day for day in days if day is not None), default=date.max)


def day_of(text: str) -> date | None:
    """Return the last day that a date, a month or a year can mean.

    Examples
    --------
    >>> day_of("2023-03-02"), day_of("2023"), day_of("spring")
    (datetime.date(2023, 3, 2), datetime.date(2023, 12, 31), None)
    """
    for length, rest in ((10, ""), (7, "-28"), (4, "-12-31")):
        try:
            return date.fromisoformat(text[:length] + rest)
        except ValueError:
            continue
    return None
