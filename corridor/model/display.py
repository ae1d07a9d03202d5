"""Answers as tables: for pandas, and small ones for notebooks where every text is text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING, Final

from corridor.model.shown_text import visible

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Record", "Tabular", "html_table"]

Record = dict[str, str | int | float | None]
"""One row of a table, by column; ``None`` where nothing is known."""

MOST_ROWS: Final = 60
"""Rows that a notebook shows; the rest are counted."""

LONGEST_TEXT: Final = 200


class Tabular:
    """An answer that is a table: records, a pandas frame, and a display for notebooks."""

    __slots__ = ()

    def records(self) -> Iterator[Record]:
        """Yield the rows, each with the same columns in the same order."""
        raise NotImplementedError

    def to_frame(self) -> pd.DataFrame:
        """Return the records as a pandas table."""
        import pandas as pd

        return pd.DataFrame(list(self.records()))

    def _repr_html_(self) -> str:
        return html_table(self.records())


def html_table(records: Iterable[Mapping[str, object]], *, caption: str = "") -> str:
    """Return records as an HTML table without style or script; ``None`` is an empty cell.

    Parameters
    ----------
    records
        Rows by column; the first one names the columns.
    caption
        What stands above it.

    Examples
    --------
    >>> html_table([{"way": "<b>"}]).partition("<tbody>")[2]
    '<tr><td>&lt;b&gt;</td></tr></tbody></table>'
    """
    rows = list(records)
    columns = list(rows[0]) if rows else []
    head = "".join(f"<th>{_text(column)}</th>" for column in columns)
    body = "".join(
        f"<tr>{''.join(f'<td>{_text(row.get(column))}</td>' for column in columns)}</tr>"
        for row in islice(rows, MOST_ROWS)
    )
    told = f"<caption>{_text(caption)}</caption>" if caption else ""
    hidden = len(rows) - MOST_ROWS
    more = f"<tfoot><tr><td>and {hidden} more rows</td></tr></tfoot>" if hidden > 0 else ""
    return f"<table>{told}<thead><tr>{head}</tr></thead><tbody>{body}</tbody>{more}</table>"


def _text(value: object) -> str:
    from html import escape  # its table of entities is large, and a route shows no HTML

    if value is None:
        return ""
    text = f"{value:g}" if isinstance(value, float) else str(value)
    if len(text) > LONGEST_TEXT:
        text = f"{text[:LONGEST_TEXT]}…"
    return escape(visible(text))
