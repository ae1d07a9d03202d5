"""Rules about public claims: days in order, both ends or none, sources that exist."""

from __future__ import annotations

from collections.abc import Iterator

from corridor.errors import Fault
from corridor.io.checks.survey import Survey
from corridor.io.record_schema import ClaimRow

__all__ = ["claims_without_source", "half_claims", "turned_claims"]


def turned_claims(survey: Survey) -> Iterator[Fault]:
    """Yield claims whose least days exceed their most."""
    for row, place in survey.tables.of(ClaimRow):
        if row.days_min > row.days_max:
            yield place.fault(
                "unordered-days",
                f"{row.days_min:g} to {row.days_max:g} days: the least exceed the most",
                column="days_min",
            )


def half_claims(survey: Survey) -> Iterator[Fault]:
    """Yield claims that name one end and not the other."""
    for row, place in survey.tables.of(ClaimRow):
        if bool(row.origin) != bool(row.destination):
            yield place.fault(
                "half-claim",
                "one end is named, the other is not",
                column="destination" if row.origin else "origin",
                hint="leave both blank where the claim does not say",
            )


def claims_without_source(survey: Survey) -> Iterator[Fault]:
    """Yield claims that name no source, or one that is not in the table of sources."""
    for row, place in survey.tables.of(ClaimRow):
        missing = [name for name in row.sources if name not in survey.sources]
        if missing or not row.sources:
            yield place.fault(
                "no-source",
                f"no source {missing[0]!r}" if missing else "a claim names no source",
                column="sources",
            )
