"""A matrix of totals as text."""

from __future__ import annotations

import sys

from corridor.model.wording import decimals_for, fixed
from corridor.reports.paper import Paper, display_width
from corridor.reports.table import Column, render_table
from corridor.reports.words import CRITERION_WORDS
from corridor.routing.matrix import Matrix

__all__ = ["render_matrix"]


def render_matrix(matrix: Matrix, paper: Paper) -> str:
    """Write one row an origin; where the page is too narrow for all columns, one row a pair."""
    given_up = ", ? where the search was given up" if matrix.given_up else ""
    head = (
        f"{matrix.unit} by {CRITERION_WORDS[matrix.by]}, era {matrix.era} "
        f"(– where no route leads{given_up})"
    )
    wide = _grid(matrix)
    lines = wide if max(map(display_width, wide)) <= paper.width else _pairs(matrix, paper)
    return "\n".join([*paper.wrapped(head), "", *lines]) + "\n"


def _grid(matrix: Matrix) -> list[str]:
    columns = [Column(title="from \\ to")]
    columns += [Column(title=ident, is_number=True) for ident in matrix.destination_ids]
    rows = [
        (origin, *cells) for origin, cells in zip(matrix.origin_ids, _cells(matrix), strict=True)
    ]
    return render_table(columns, rows, Paper(width=sys.maxsize))


def _pairs(matrix: Matrix, paper: Paper) -> list[str]:
    columns = (Column(title="from"), Column(title="to"), Column(title="", is_number=True))
    rows = [
        (origin, destination, cell)
        for origin, cells in zip(matrix.origin_ids, _cells(matrix), strict=True)
        for destination, cell in zip(matrix.destination_ids, cells, strict=True)
    ]
    return render_table(columns, rows, paper)


def _cells(matrix: Matrix) -> list[list[str]]:
    known = [value for row in matrix.values for value in row if value is not None]
    decimals = decimals_for(known)
    return [
        [
            fixed(value, decimals)
            if value is not None
            else "?"
            if (origin, destination) in matrix.given_up
            else "–"
            for destination, value in zip(matrix.destination_ids, row, strict=True)
        ]
        for origin, row in zip(matrix.origin_ids, matrix.values, strict=True)
    ]
