"""Answers as CSV: one row an element, a pair or a fact, with ids for scripts and names beside."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from corridor.model.answers import Result, Route
from corridor.model.network import Network
from corridor.model.wording import decimals_for, fixed
from corridor.reports.harmless import csv_cell
from corridor.reports.steps import Step, steps_of
from corridor.routing.matrix import Matrix
from corridor.uncertainty.outlook import Outlook, Prospect, element_shares

__all__ = ["Cell", "eras_csv", "exact", "matrix_csv", "render_csv", "route_csv"]

Cell = str | float | int | None

STEP_FIELDS = (
    "step",
    "kind",
    "id",
    "terminal",
    "tail",
    "head",
    "from_mode",
    "to_mode",
    "length_km",
    "part",
    "min_days",
    "likely_days",
    "max_days",
    "reached_min_days",
    "reached_likely_days",
    "reached_max_days",
    "era_used",
    "fact_kind",
    "confidence",
    "sources",
    "terminal_name",
    "tail_name",
    "head_name",
)
SHARE_FIELD = "variance_share"
"""Last column where the routes were travelled in possible worlds."""


def render_csv(fields: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    r"""Write a table as CSV (RFC 4180, but lines end with ``\n``); an unknown cell is empty.

    Examples
    --------
    >>> render_csv(["id", "days"], [["=1", 2.0], ["aktau", None]])
    "id,days\n'=1,2\naktau,\n"
    """
    page = io.StringIO()
    writer = csv.writer(page, lineterminator="\n")
    writer.writerow(fields)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return page.getvalue()


def route_csv(network: Network, result: Result, outlook: Outlook | None = None) -> str:
    """Write every element of every route; the first column is the route's rank."""
    told = outlook.prospects if outlook else (None,) * len(result.routes)
    rows = (
        (rank, *row)
        for rank, (route, prospect) in enumerate(zip(result.routes, told, strict=True), start=1)
        for row in _step_rows(network, route, prospect)
    )
    return render_csv(("route", *STEP_FIELDS, *[SHARE_FIELD] * bool(outlook)), rows)


def eras_csv(network: Network, results: Sequence[Result], outlooks: Sequence[Outlook] = ()) -> str:
    """Write every element of the best route of each era; the first column is the era asked for."""
    told = tuple(outlook.prospects[0] for outlook in outlooks) or (None,) * len(results)
    rows = (
        (result.query.era, *row)
        for result, prospect in zip(results, told, strict=True)
        for row in _step_rows(network, result.best, prospect)
    )
    return render_csv(("era", *STEP_FIELDS, *[SHARE_FIELD] * bool(outlooks)), rows)


def matrix_csv(matrix: Matrix) -> str:
    """Write one row a pair; the value of a pair without a route is empty."""
    rows = (tuple(record.values()) for record in matrix.records())
    return render_csv(("origin", "destination", matrix.unit), rows)


def exact(value: float) -> str:
    """Write a number with the decimals it has.

    Examples
    --------
    >>> exact(2000.0), exact(0.25)
    ('2000', '0.25')
    """
    return fixed(value, decimals_for([value])).replace(",", "")


def _cell(value: Cell) -> str:
    if isinstance(value, str):
        return csv_cell(value)
    return "" if value is None else exact(value)


def _step_rows(
    network: Network, route: Route, prospect: Prospect | None
) -> Iterator[tuple[Cell, ...]]:
    steps = steps_of(network, route)
    if prospect is None:
        yield from (_step_row(network, step) for step in steps)
        return
    shares = element_shares(route, prospect.simulation)
    for step, share in zip(steps, shares, strict=True):
        yield (*_step_row(network, step), share.variance_share if share else None)


def _step_row(network: Network, step: Step) -> tuple[Cell, ...]:
    element, days, reached = step.element, step.element.days, step.reached
    place = ("", element.tail_id, element.head_id) if element.is_leg else (element.tail_id, "", "")
    return (
        step.number,
        "leg" if element.is_leg else "transfer",
        element.id,
        *place,
        element.from_mode and str(element.from_mode),
        element.to_mode and str(element.to_mode),
        element.length_km if element.is_leg else None,
        str(element.part),
        *(days.min_days, days.likely_days, days.max_days),
        *(reached.min_days, reached.likely_days, reached.max_days),
        element.era_used,
        str(element.fact_kind),
        str(element.confidence),
        ";".join(element.source_ids),
        *(network.terminal(terminal_id).name if terminal_id else "" for terminal_id in place),
    )
