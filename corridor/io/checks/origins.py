"""Rules about where figures come from: sources, their age, and what they may claim."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from corridor.errors import Fault
from corridor.io.checks.survey import Survey, day_of
from corridor.io.schema import EraRow, LegRow, SourceRow, TerminalRow, TransferRow, TransitTimeRow
from corridor.io.tables import Place
from corridor.model.vocabulary import Confidence, FactKind

__all__ = [
    "observed_targets",
    "stale_figures",
    "strange_addresses",
    "trusted_estimates",
    "unsourced_rows",
]

STALE_AFTER_YEARS: Final = 5
"""Age at which a figure of the default era draws a warning."""

DAYS_PER_YEAR: Final = 365.25

OWN_ESTIMATE: Final = "own-estimate"

_SOURCED: Final = (TerminalRow, LegRow, TransitTimeRow, TransferRow)

SourcedRow = TerminalRow | LegRow | TransitTimeRow | TransferRow


def _sourced(survey: Survey) -> Iterator[tuple[SourcedRow, Place]]:
    for model in _SOURCED:
        yield from survey.tables.of(model)  # type: ignore[misc]


def unsourced_rows(survey: Survey) -> Iterator[Fault]:
    """Yield rows without a source: an error where they claim more than an estimate."""
    for row, place in _sourced(survey):
        if not row.sources:
            claims = row.confidence in (Confidence.A, Confidence.B)
            yield place.fault(
                "no-source",
                f"a figure of confidence {row.confidence} names no source",
                column="sources",
                hint="name it, or the source that stands for own estimates",
                level="error" if claims else "warning",
            )


def trusted_estimates(survey: Survey) -> Iterator[Fault]:
    """Yield rows of confidence A or B that rest on own estimates alone."""
    for row, place in _sourced(survey):
        kinds = {survey.sources[name].kind for name in row.sources if name in survey.sources}
        if row.confidence in (Confidence.A, Confidence.B) and kinds == {OWN_ESTIMATE}:
            yield place.fault(
                "trusted-estimate",
                f"confidence {row.confidence} rests on own estimates alone",
                column="confidence",
                hint="an own estimate is C at best",
                level="warning",
            )


def stale_figures(survey: Survey) -> Iterator[Fault]:
    """Yield a warning for times of the default era whose youngest source is old."""
    default = {row.id for row in survey.tables.of(EraRow).rows if row.default}
    for row, place in _sourced(survey):
        if not isinstance(row, TransitTimeRow | TransferRow) or row.era not in default:
            continue
        sources = (survey.sources[name] for name in row.sources if name in survey.sources)
        days = [day for day in (day_of(source.date) for source in sources) if day is not None]
        if not days:
            continue
        years = (survey.today - max(days)).days / DAYS_PER_YEAR
        if years > STALE_AFTER_YEARS:
            yield place.fault(
                "stale",
                f"the youngest source is {years:.0f} years old ({max(days):%Y})",
                column="sources",
                hint=f"look for a source of the last {STALE_AFTER_YEARS} years",
                level="warning",
            )


def observed_targets(survey: Survey) -> Iterator[Fault]:
    """Yield times of a target era that are called measured."""
    aims = {row.id for row in survey.tables.of(EraRow).rows if row.is_target}
    for row, place in _sourced(survey):
        if isinstance(row, TransitTimeRow | TransferRow):
            if row.era in aims and row.kind is FactKind.MEASURED:
                yield place.fault(
                    "observed-target", f"era {row.era} holds aims, nothing measured", column="kind"
                )
            if row.kind is FactKind.TARGET and row.era not in aims:
                yield place.fault(
                    "target-out-of-era",
                    f"a target stands in era {row.era}, which is no target era",
                    column="kind",
                    level="warning",
                )


def strange_addresses(survey: Survey) -> Iterator[Fault]:
    """Yield sources whose address is not a web address: maps and pages make links of them."""
    for row, place in survey.tables.of(SourceRow):
        if row.url and not row.url.startswith(("https://", "http://")):
            yield place.fault(
                "strange-address",
                "the address begins with neither https:// nor http://",
                column="url",
                hint="leave it blank where there is none",
            )
