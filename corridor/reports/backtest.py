"""The test of predictions against reports as text, JSON, CSV and Markdown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from typing import Final

from corridor.model.network import Network
from corridor.model.wording import count
from corridor.reports.document import (
    Document,
    provenance_document,
    render_json,
)
from corridor.reports.listing import Listing
from corridor.reports.markdown import markdown_points
from corridor.reports.paper import Paper
from corridor.reports.rows import Cell
from corridor.reports.table import Column
from corridor.routing.provenance import provenance_of
from corridor.uncertainty.backtest import Backtest, Group, Prediction, Skipped
from corridor.uncertainty.reasons import reasons_of

__all__ = ["backtest_as", "backtest_document", "untested_words"]


NO_TERMINAL: Final = "no terminal is called"

NOTHING_REPORTED: Final = "there is no reported journey to hold predictions against"


def backtest_as(format: str, network: Network, tested: Backtest, paper: Paper) -> str:
    """Write a test as ``text``, ``json``, ``csv`` or ``md``.

    Parameters
    ----------
    format
        One of the four; CSV has one row a report that was tested.
    network, tested
        What was found of what.
    paper
        For text.
    """
    match format:
        case "json":
            return render_json(backtest_document(network, tested))
        case "csv":
            return _rows(tested.predictions).to_csv()
        case "md":
            tables = "\n".join(listing.to_markdown() for _, listing in _parts(tested))
            return tables + "".join(f"{line}\n" for line in markdown_points(tested.notes))
        case _:
            if not (tested.predictions or tested.skipped):
                return f"{NOTHING_REPORTED}\n"
            tables = "\n".join(
                "\n".join((*paper.wrapped(title), "", listing.to_text(paper)))
                for title, listing in _parts(tested)
            )
            notes = "".join(f"{line}\n" for line in paper.points(tested.notes))
            return "\n".join(filter(None, (tables, notes)))


def backtest_document(network: Network, tested: Backtest) -> Document:
    """Return a test as a document of schema ``corridor.backtest/1``."""
    return {
        "schema": "corridor.backtest/1",
        "provenance": provenance_document(provenance_of(network, "")),
        "groups": [_group(group) for group in tested.groups()],
        "rows": [_prediction(prediction) for prediction in tested.predictions],
        "skipped": [{"id": skipped.id, "why": skipped.why} for skipped in tested.skipped],
        "notes": list(tested.notes),
    }


def untested_words(tested: Backtest) -> str:
    """Say how many reports were not tested, and why the first was not; nothing if all were.

    For formats that hold the tested ones alone.
    """
    if not tested.skipped:
        return "" if tested.predictions else NOTHING_REPORTED
    first = tested.skipped[0]
    tested_words = "" if tested.predictions else "nothing was tested: "
    return f"{tested_words}{_untested(tested)}; {first.id}: {first.why}"


def _parts(tested: Backtest) -> tuple[tuple[str, Listing], ...]:
    tested_words = count(len(tested.predictions), "report")
    return (
        (f"{tested_words} tested; covered is the share within P5 to P95", _groups(tested)),
        ("farthest off, in per cent of the report", _worst(tested)),
        (_untested(tested), _skipped(tested.skipped)),
    )


def _untested(tested: Backtest) -> str:
    told = f"{count(len(tested.skipped), 'report')} not tested"
    is_placeless = any(NO_TERMINAL in skipped.why for skipped in tested.skipped)
    return told + ("; corridor terminals lists the places there are" if is_placeless else "")


def _groups(tested: Backtest) -> Listing:
    return Listing(
        columns=(
            Column(title="family"),
            Column(title="kind"),
            Column(title="era"),
            Column(title="n", is_number=True),
            Column(title="covered", is_number=True),
            Column(title="bias_days", is_number=True, drops=1),
            Column(title="error_days", is_number=True, drops=2),
            Column(title="error_pct", is_number=True),
        ),
        rows=tuple(
            (
                *(group.family, group.kind, group.era, group.n, round(group.coverage, 2)),
                *(round(group.bias_days, 1), round(group.median_abs_error_days, 1)),
                round(group.median_abs_error_pct, 1),
            )
            for group in tested.groups()
        ),
    )


def _worst(tested: Backtest) -> Listing:
    columns = (
        Column(title="id"),
        Column(title="ends", shrinks_to=16),
        Column(title="reported", is_number=True),
        Column(title="p5", is_number=True, drops=2),
        Column(title="p50", is_number=True),
        Column(title="p95", is_number=True, drops=1),
        Column(title="why", shrinks_to=20),
    )
    return Listing(columns=columns, rows=tuple(map(_worst_row, tested.worst())))


def _worst_row(one: Prediction) -> tuple[Cell, ...]:
    days = (one.reported_days, one.p5_days, one.p50_days, one.p95_days)
    ends = f"{one.report.origin} – {one.report.destination}"
    reported, *predicted = (round(value, 1) for value in days)
    return (one.report.id, ends, reported, *predicted, "; ".join(reasons_of(one)))


def _skipped(skipped: tuple[Skipped, ...]) -> Listing:
    columns = (Column(title="id"), Column(title="why", shrinks_to=30))
    return Listing(columns=columns, rows=tuple((one.id, one.why) for one in skipped))


def _rows(predictions: tuple[Prediction, ...]) -> Listing:
    return Listing(
        columns=tuple(Column(title=name) for name in _PREDICTED),
        rows=tuple(tuple(_prediction(one).values()) for one in predictions),
    )


def _group(group: Group) -> Document:
    return asdict(group)


def _prediction(one: Prediction) -> dict[str, Cell]:
    return {name: value_of(one) for name, value_of in _PREDICTED.items()}


_PREDICTED: Final[dict[str, Callable[[Prediction], Cell]]] = {
    "id": lambda one: one.report.id,
    "origin": lambda one: one.report.origin,
    "destination": lambda one: one.report.destination,
    "family": lambda one: one.family,
    "kind": lambda one: one.report.kind,
    "era": lambda one: one.era,
    "reported_days": lambda one: one.reported_days,
    "p5_days": lambda one: one.p5_days,
    "p50_days": lambda one: one.p50_days,
    "p95_days": lambda one: one.p95_days,
    "error_days": lambda one: one.error_days,
    "error_pct": lambda one: one.error_pct,
    "place": lambda one: one.place,
    "is_covered": lambda one: one.is_covered,
    "half": lambda one: "fitting" if one.is_for_fitting else "reporting",
}
"""What a document and a table tell of a prediction, by name."""
