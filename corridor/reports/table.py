"""Plain text tables that fit the page: columns shrink, wrap, drop out, or each row is a list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from corridor.reports.paper import Paper, display_width, pad, wrap

__all__ = ["Column", "dropped_titles", "render_table"]

GAP = "  "


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of a table.

    Parameters
    ----------
    title
        Heading.
    is_number
        Whether cells stand at the right-hand side.
    shrinks_to
        Columns of width to which it may be narrowed, its cells then wrapping; 0 is not at all.
    drops
        Of the columns that do not fit, the one with the highest number goes first; 0 never goes.
    """

    title: str
    is_number: bool = False
    shrinks_to: int = 0
    drops: int = 0


def render_table(
    columns: Sequence[Column], rows: Sequence[Sequence[str]], paper: Paper
) -> list[str]:
    """Return the lines of a table, heading first, none wider than the paper.

    Where the paper is too narrow for the columns that must stay, each row is a list: its first
    cell, and under it the others with their titles. Columns without a single filled cell are left
    out. Cells must be harmless already.

    Examples
    --------
    >>> columns = [Column(title="place"), Column(title="days", is_number=True)]
    >>> for line in render_table(columns, [["Aktau", "3"], ["西安", "12"]], Paper()):
    ...     print(line)
    place  days
    Aktau     3
    西安     12
    """
    filled = [i for i in range(len(columns)) if any(row[i] for row in rows)]
    kept, widths = _fit(columns, rows, filled, paper.width)
    if sum(widths) + len(GAP) * (len(kept) - 1) > paper.width:
        return [line for row in rows for line in _listed(columns, row, filled, paper)]
    titles = [columns[i].title for i in kept]
    shown = [columns[i] for i in kept]
    head = [paper.strong(line) for line in _lines(shown, widths, titles)]
    body = (_lines(shown, widths, [row[i] for i in kept]) for row in rows)
    return [*head, *(line for lines in body for line in lines)]


def dropped_titles(
    columns: Sequence[Column], rows: Sequence[Sequence[str]], paper: Paper
) -> tuple[str, ...]:
    """Return the titles of the filled columns for which the paper is too narrow.

    Examples
    --------
    >>> columns = [Column(title="place"), Column(title="km", drops=1)]
    >>> dropped_titles(columns, [["Aktau", "1,234"]], Paper(width=10))
    ('km',)
    """
    filled = [i for i in range(len(columns)) if any(row[i] for row in rows)]
    kept, widths = _fit(columns, rows, filled, paper.width)
    if sum(widths) + len(GAP) * (len(kept) - 1) > paper.width:
        return ()
    return tuple(columns[i].title for i in filled if i not in kept)


def _listed(
    columns: Sequence[Column], row: Sequence[str], filled: Sequence[int], paper: Paper
) -> list[str]:
    """Return one row as a list; the indent of its titles sets it off from the next."""
    first, *others = filled
    lines = [paper.strong(line) for line in wrap(row[first], paper.width)]
    for index in others:
        if row[index]:
            pieces = wrap(f"{columns[index].title}: {row[index]}", paper.width - len(GAP))
            lines += [GAP + piece for piece in pieces]
    return lines


def _fit(
    columns: Sequence[Column], rows: Sequence[Sequence[str]], kept: list[int], width: int
) -> tuple[list[int], list[int]]:
    """Choose the columns that stay and their widths."""
    while True:
        widths = [_natural_width(columns[i].title, [row[i] for row in rows]) for i in kept]
        excess = sum(widths) + len(GAP) * (len(kept) - 1) - width
        widths, excess = _shrink([columns[i] for i in kept], widths, excess)
        droppable = [i for i in kept if columns[i].drops]
        if excess <= 0 or not droppable:
            return kept, widths
        dropped = max(droppable, key=lambda i: columns[i].drops)
        kept = [i for i in kept if i != dropped]


def _natural_width(title: str, cells: Sequence[str]) -> int:
    return max(map(display_width, (title, *cells)))


def _shrink(columns: Sequence[Column], widths: list[int], excess: int) -> tuple[list[int], int]:
    """Narrow what may be narrowed, the widest first, and return what is still too much."""
    widths = list(widths)
    while excess > 0:
        spare = [i for i, c in enumerate(columns) if c.shrinks_to and widths[i] > c.shrinks_to]
        if not spare:
            break
        widest = max(spare, key=lambda i: widths[i])
        widths[widest] -= 1
        excess -= 1
    return widths, excess


def _lines(columns: Sequence[Column], widths: Sequence[int], cells: Sequence[str]) -> list[str]:
    """Return the lines of one row; a wrapped cell makes several."""
    wrapped = [
        wrap(cell, width) if display_width(cell) > width else [cell]
        for cell, width in zip(cells, widths, strict=True)
    ]
    return [
        GAP.join(
            pad(piece, width, right=column.is_number)
            for piece, width, column in zip(pieces, widths, columns, strict=True)
        ).rstrip()
        for pieces in zip_longest(*wrapped, fillvalue="")
    ]
