"""Public claims of travel time: facts and published times by hand, promised journeys as are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from network_build.desk import Desk

__all__ = ["claim_rows"]

CLAIMED_KINDS: Final = ("advertised", "target")
BASES: Final = {"full_od": "whole", "leg": "section", "door_to_door": "door", "dwell": "wait"}


def claim_rows(desk: Desk) -> list[dict[str, Any]]:
    """Return the table of claims: by hand first, then journeys that were promised or aimed at."""
    promised = (row for row in desk.notes.journeys if row["kind"] in CLAIMED_KINDS)
    return [*_by_hand(desk), *(_of_journey(row, desk) for row in promised)]


def _by_hand(desk: Desk) -> Iterator[dict[str, Any]]:
    facts = {row["id"]: row for row in desk.notes.facts}
    published = {row["id"]: row for row in desk.notes.published}
    for row in desk.plan.table("claims.csv"):
        desk.ledger.used(row["row"], f"claims:{row['id']}", "kept")
        told = facts[row["row"]] if row["row"] in facts else _as_fact(published[row["row"]])
        days = {key: row[key] or told[f"value_{key[-3:]}"] for key in ("days_min", "days_max")}
        columns = ("id", "origin", "destination", "corridor", "via", "basis", "kind", "note")
        citation = (told["source_title"], told["source_url"], told["source_date"])
        yield {
            **{key: row[key] for key in columns},
            **days,
            "said_by": row["who"],
            "said_on": told["source_date"],
            "statement": told["statement"],
            "refers_to": (row["refers_to"] or told["refers_to_date"]).strip("-"),
            "confidence": told["confidence"],
            "sources": (desk.book.cite(citation),),
        }


def _as_fact(row: Mapping[str, str]) -> Mapping[str, str]:
    """Return a published time as the facts are written."""
    return {
        "statement": f"{row['what']}: {row['value']} {row['unit']}",
        "value_min": "",
        "value_max": "",
        "refers_to_date": row["date"],
        "source_title": f"{row['who']}: {row['what']}",
        "source_url": row["url"] if row["url"].startswith("http") else "",
        "source_date": row["date"] if row["date"][:2] == "20" else "",
        "confidence": "C",
    }


def _of_journey(row: Mapping[str, str], desk: Desk) -> dict[str, Any]:
    claim_id = row["id"].lower()
    desk.ledger.used(row["id"], f"claims:{claim_id}", "kept")
    columns = ("origin", "destination", "corridor", "via", "modes", "kind", "days_min", "days_max")
    return {
        **{key: row[key] for key in (*columns, "refers_to", "confidence")},
        "id": claim_id,
        "basis": BASES[row["scope"]],
        "said_by": row["source_title"].partition(":")[0],
        "said_on": row["source_date"],
        "statement": f"{row['origin']} to {row['destination']}: {row['quote_free_note']}",
        "sources": (desk.book.cite((row["source_title"], row["source_url"], row["source_date"])),),
        "note": row["includes"],
    }
