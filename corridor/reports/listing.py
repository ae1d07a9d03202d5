"""Lists of facts (terminals, legs, sources) as rows that every format is written from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corridor.model.context import Era, Source
from corridor.model.era import holding_time
from corridor.model.places import Leg, Terminal
from corridor.model.vocabulary import Part
from corridor.model.wording import decimals_for, fixed, plain
from corridor.reports.harmless import markdown_cell, visible
from corridor.reports.markdown import render_markdown_table
from corridor.reports.paper import Paper
from corridor.reports.rows import Cell, render_csv
from corridor.reports.table import Column, render_table

__all__ = ["Listing", "list_legs", "list_sources", "list_terminals"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A table of facts that has not been written yet.

    Parameters
    ----------
    columns
        Their titles are the names of the fields in CSV too.
    rows
        One value a column; ``None`` where nothing is known.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def to_text(self, paper: Paper) -> str:
        """Write the list for people."""
        if not self.rows:
            return "nothing found\n"
        by_column = zip(*self.rows, strict=True)
        shown = [_column_cells(cells) for cells in by_column]
        lines = render_table(self.columns, tuple(zip(*shown, strict=True)), paper)
        return "\n".join(lines) + "\n"

    def to_csv(self) -> str:
        """Write the list as CSV."""
        return render_csv(self._fields(), self.rows)

    def to_markdown(self) -> str:
        """Write the list as a Markdown table."""
        rows = [[_markdown(cell) for cell in row] for row in self.rows]
        return "\n".join(render_markdown_table(self._fields(), rows)) + "\n"

    def _fields(self) -> list[str]:
        return [column.title for column in self.columns]


def list_terminals(terminals: Iterable[Terminal]) -> Listing:
    """List terminals with their codes and other names."""
    columns = (
        Column(title="id"),
        Column(title="name", shrinks_to=14),
        Column(title="country"),
        Column(title="unlocode", drops=2),
        Column(title="kind", drops=1),
        Column(title="status", drops=4),
        Column(title="lon_deg", is_number=True, drops=6),
        Column(title="lat_deg", is_number=True, drops=5),
        Column(title="other_names", shrinks_to=20, drops=3),
    )
    return Listing(
        columns=columns,
        rows=tuple(
            (
                *(t.id, t.name, t.country, t.unlocode, str(t.kind), str(t.status)),
                *(t.lon_deg, t.lat_deg),
                "; ".join(dict.fromkeys(name for _, name in t.other_names)),
            )
            for t in terminals
        ),
    )


def list_legs(legs: Iterable[Leg], era: Era) -> Listing:
    """List legs with their running time in an era."""
    columns = (
        Column(title="id", shrinks_to=24),
        Column(title="tail", drops=6),
        Column(title="head", drops=5),
        Column(title="mode"),
        Column(title="gauge_mm", is_number=True, drops=7),
        Column(title="length_km", is_number=True, drops=1),
        Column(title="min_days", is_number=True),
        Column(title="likely_days", is_number=True),
        Column(title="max_days", is_number=True),
        Column(title="era_used", drops=4),
        Column(title="fact_kind", drops=3),
        Column(title="confidence", drops=2),
        Column(title="status", drops=8),
        Column(title="operator", drops=10),
        Column(title="sources", drops=9, shrinks_to=20),
    )
    return Listing(columns=columns, rows=tuple(_leg_row(leg, era) for leg in legs))


def list_sources(sources: Iterable[Source]) -> Listing:
    """List sources with their dates and addresses."""
    columns = (
        Column(title="id", shrinks_to=16),
        Column(title="title", shrinks_to=20),
        Column(title="date", shrinks_to=10),
        Column(title="kind", drops=2),
        Column(title="url", drops=1, shrinks_to=30),
    )
    rows = tuple((s.id, s.title, s.date, s.kind, s.url) for s in sources)
    return Listing(columns=columns, rows=rows)


def _leg_row(leg: Leg, era: Era) -> tuple[Cell, ...]:
    time = holding_time(leg.times, era, Part.RUNNING)
    days = (time.days.min_days, time.days.likely_days, time.days.max_days) if time else (None,) * 3
    basis = (time.era, str(time.kind), str(time.confidence)) if time else ("", "", "")
    sources = ";".join(time.source_ids if time else leg.source_ids)
    place = (leg.id, leg.tail_id, leg.head_id, str(leg.mode), leg.gauge_mm, leg.length_km)
    return (*place, *days, *basis, str(leg.status), leg.operator, sources)


def _column_cells(cells: Sequence[Cell]) -> list[str]:
    """Write the cells of one column, all its numbers with the same decimals."""
    numbers = [cell for cell in cells if isinstance(cell, float)]
    decimals = decimals_for(numbers)
    return [_text(cell, decimals) for cell in cells]


def _text(cell: Cell, decimals: int) -> str:
    if isinstance(cell, float):
        return fixed(cell, decimals)
    return "" if cell is None else visible(str(cell))


def _markdown(cell: Cell) -> str:
    if isinstance(cell, float):
        return plain(cell)
    return "" if cell is None else markdown_cell(str(cell))
