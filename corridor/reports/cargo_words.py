"""What is known of a way for one class of cargo, in words and as a document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from corridor.model.cargo_limits import CargoLimit, CargoLimits, LegLimit, Verdict
from corridor.model.wording import count, listed
from corridor.reports.document import Document, present, sources_document

__all__ = ["cargo_document", "cargo_words", "limit_sources_document"]

NAMED: Final = 3
"""Legs that a sentence writes out."""


def cargo_words(known: Sequence[LegLimit], limits: CargoLimits | None) -> Iterator[str]:
    """Say what limits a way meets, which once held, and on how many legs nothing is known."""
    if not known:
        return
    for limit, leg_ids in _by_limit(known, is_dated=False):
        if limit.verdict is not Verdict.ACCEPTED:
            yield f"{limit.verdict} on {_legs(leg_ids)}: {_statement(limit, limits)}"
    for limit, leg_ids in _by_limit(known, is_dated=True):
        yield (
            f"{limit.verdict} on {_legs(leg_ids)} from {limit.period}: {_statement(limit, limits)}"
            "; --ready DATE tells whether it holds"
        )
    accepted = [each.leg_id for each in known if each.verdict is Verdict.ACCEPTED]
    if accepted:
        yield f"known to be carried on {_legs(accepted)}"
    unknown = [each.leg_id for each in known if each.verdict is Verdict.UNKNOWN]
    if unknown:
        yield f"unknown on {_legs(unknown)}: no statement was found; ask the carrier"


def cargo_document(known: Sequence[LegLimit]) -> Document:
    """Build ``cargo_limits``, one entry a leg; nothing for general cargo."""
    if not known:
        return {}
    return {
        "cargo_limits": [
            {
                "leg": each.leg_id,
                "verdict": str(each.verdict),
                "limits": [_limit(limit) for limit in each.limits],
                "dated": [_limit(limit) for limit in each.dated],
            }
            for each in known
        ]
    }


def limit_sources_document(
    ways: Sequence[Sequence[LegLimit]], limits: CargoLimits | None
) -> Document:
    """Build the sources of all limits told."""
    if limits is None:
        return {}
    ids = dict.fromkeys(
        source_id
        for known in ways
        for each in known
        for limit in (*each.limits, *each.dated)
        for source_id in limit.source_ids
    )
    found = [source for source in map(limits.source, ids) if source is not None]
    return {"limit_sources": sources_document(found)}


def _by_limit(
    known: Sequence[LegLimit], *, is_dated: bool
) -> Iterator[tuple[CargoLimit, list[str]]]:
    legs: dict[str, tuple[CargoLimit, list[str]]] = {}
    for each in known:
        for limit in each.dated if is_dated else each.limits:
            legs.setdefault(limit.id, (limit, []))[1].append(each.leg_id)
    yield from legs.values()


def _legs(leg_ids: Sequence[str]) -> str:
    if len(leg_ids) <= NAMED:
        return listed(list(leg_ids))
    return f"{count(len(leg_ids), 'leg')} ({', '.join(leg_ids[: NAMED - 1])} …)"


def _statement(limit: CargoLimit, limits: CargoLimits | None) -> str:
    sources = [limits.source(name) for name in limit.source_ids] if limits else []
    told = [f"{each.title}, {each.date}".rstrip(", ") for each in sources if each is not None]
    return f"{limit.note} ({'; '.join(told)}; grade {limit.confidence})"


def _limit(limit: CargoLimit) -> Document:
    return present(
        {
            "id": limit.id,
            "verdict": str(limit.verdict),
            "valid_from": limit.valid_from,
            "valid_to": limit.valid_to,
            "fact_kind": str(limit.kind),
            "confidence": str(limit.confidence),
            "sources": list(limit.source_ids),
            "note": limit.note,
        }
    )
