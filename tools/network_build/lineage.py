"""What became of each row of the notes: from the ledger, and by hand where the ledger is silent."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from network_build.books import Ledger
from network_build.notes import FACTS, JOURNEYS, PUBLISHED, Notes
from network_build.plan import Plan

__all__ = ["lineage_rows"]

STRENGTH: Final = ("adjusted", "service", "apportioned", "merged", "kept")
"""Of several verdicts on the parts of one row the first of these is told."""


def lineage_rows(plan: Plan, notes: Notes, ledger: Ledger) -> list[dict[str, Any]]:
    """Return one row for each row of the notes.

    Raises
    ------
    ValueError
        If a row of the notes became nothing and no hand-made verdict says why.
    """
    verdicts = plan.table("verdicts.csv")
    return [
        _row(file, research_id, ledger.became.get(key, {}), _hand(verdicts, file, research_id))
        for file, research_id, key in _all_rows(notes)
    ]


def _all_rows(notes: Notes) -> Iterator[tuple[str, str, str]]:
    """Yield file, row id and the ledger's key of every row."""
    for figure in notes.figures.values():
        yield figure.file, figure.id, figure.id
    yield from (("corridor/nodes.csv", name, name) for name in notes.places)
    yield from (
        ("alternatives/alternatives_nodes.csv", name, f"alt:{name}") for name in notes.other_places
    )
    yield from ((FACTS, row["id"], row["id"]) for row in notes.facts)
    yield from ((JOURNEYS, row["id"], row["id"]) for row in notes.journeys)
    yield from ((PUBLISHED, row["id"], row["id"]) for row in notes.published)


def _hand(verdicts: list[dict[str, str]], file: str, research_id: str) -> Mapping[str, str]:
    for row in verdicts:
        if row["file"] == file and _covers(row["ids"], research_id):
            return row
    return {}


def _covers(ids: str, research_id: str) -> bool:
    """Tell whether ``L007-L030;L033`` names a row id."""
    return any(_in_range(part, research_id) for part in ids.split(";"))


def _in_range(part: str, research_id: str) -> bool:
    ends = re.fullmatch(r"([A-Z])(\d+)-\1(\d+)", part)
    own = re.fullmatch(r"([A-Z])(\d+)", research_id)
    if not ends or not own:
        return part == research_id
    return ends[1] == own[1] and int(ends[2]) <= int(own[2]) <= int(ends[3])


def _row(
    file: str, research_id: str, became: Mapping[str, str], hand: Mapping[str, str]
) -> dict[str, Any]:
    if not became and not hand:
        raise ValueError(f"{file}: {research_id} became nothing, and no verdict says why")
    told = next((v for v in STRENGTH if v in became.values()), "")
    return {
        "research_file": file,
        "research_id": research_id,
        "became": tuple(became) or tuple(filter(None, hand.get("became", "").split(";"))),
        "verdict": hand.get("verdict") or told,
        "reason": hand.get("reason", ""),
    }
