"""One thing on one page: a title, labelled facts, tables, sources."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corridor.model.context import Source
from corridor.reports.harmless import visible
from corridor.reports.paper import Paper, pad, wrap
from corridor.reports.route_text import render_sources
from corridor.reports.table import Column, render_table

__all__ = ["Sheet", "SheetTable", "render_sheet"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetTable:
    """One table of a sheet, with remarks below; texts as they come, made harmless when written."""

    heading: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What is known of one thing.

    Parameters
    ----------
    title
        First line.
    facts
        (label, value) pairs; empty values are not shown.
    tables
        Tables without rows are not shown.
    sources
        What all of it rests on.
    """

    title: str
    facts: tuple[tuple[str, str], ...] = ()
    tables: tuple[SheetTable, ...] = ()
    sources: tuple[Source, ...] = ()


def render_sheet(sheet: Sheet, paper: Paper) -> str:
    """Write a sheet for people."""
    lines = [*paper.strong_lines(visible(sheet.title)), *_fact_lines(sheet.facts, paper)]
    for table in sheet.tables:
        if table.rows:
            lines += ["", *_table_lines(table, paper)]
    lines += render_sources(sheet.sources, paper)
    return "\n".join(lines) + "\n"


def _table_lines(table: SheetTable, paper: Paper) -> list[str]:
    heading = paper.strong_lines(visible(table.heading)) if table.heading else []
    rows = [[visible(cell) for cell in row] for row in table.rows]
    remarks = [
        line for remark in table.remarks for line in paper.wrapped(f"· {visible(remark)}", indent=2)
    ]
    return [*heading, *render_table(table.columns, rows, paper), *remarks]


def _fact_lines(facts: Sequence[tuple[str, str]], paper: Paper) -> list[str]:
    shown = [(label, visible(value)) for label, value in facts if value]
    width = max((len(label) for label, _ in shown), default=0) + 2
    return [
        pad("" if number else label, width) + line
        for label, value in shown
        for number, line in enumerate(wrap(value, paper.width - width))
    ]
