"""Why a prediction may be far off its report, as far as the report itself tells."""

from __future__ import annotations

from collections.abc import Iterator

from corridor.uncertainty.backtest import Prediction
from corridor.uncertainty.placing import SECTION
from corridor.uncertainty.reported import BEFORE

__all__ = ["reasons_of"]


def reasons_of(prediction: Prediction) -> tuple[str, ...]:
    """Return what the report says of itself that a prediction cannot know, plainest first.

    Parameters
    ----------
    prediction
        With its report.
    """
    return tuple(_reasons(prediction))


def _reasons(prediction: Prediction) -> Iterator[str]:
    report = prediction.report
    if prediction.era == BEFORE:
        yield "older than every era, and so held against today's services"
    if report.kind == "advertised":
        yield "a promise, not a journey; promises run short"
    if report.kind == "target":
        yield "an aim, not a journey"
    if report.scope.casefold() == SECTION:
        yield "a section of a longer journey, timed from departure to arrival"
    if report.includes:
        yield f"covers: {report.includes}"
