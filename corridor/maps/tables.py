"""Tables of a page's payload: what many rows repeat is written once, nothing is lost."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, Final

__all__ = ["tabled"]

TABLES: Final = ("terminals", "legs", "elements", "network", "reach", "sources")
"""Parts of a document that are lists of like objects."""

FEWEST_ROWS: Final = 4


def tabled(document: dict[str, Any]) -> dict[str, Any]:
    """Return a document whose lists of objects are tables and whose remarks share sentences.

    A table has the names of its columns, for each column the values it chooses from (or none,
    where the cells are the values themselves), and its rows; what an object lacks is ``null``.
    The page's script builds the objects again.

    Examples
    --------
    >>> tabled({"legs": [{"mode": "rail", "km": 5.0}] * 4})["legs"]
    {'columns': ['mode', 'km'], 'pools': [['rail'], 0], 'rows': [[0, 5], [0, 5], ...]}
    """
    out = dict(document)
    for name in TABLES:
        if len(out.get(name, ())) >= FEWEST_ROWS:
            out[name] = _table(out[name])
    if "texts" in out:
        out["texts"] = _sentences(out["texts"])
    return out


def _table(objects: Sequence[dict[str, Any]]) -> dict[str, Any]:
    columns = list(dict.fromkeys(key for each in objects for key in each))
    cells = {column: [each.get(column) for each in objects] for column in columns}
    pools: list[Any] = []
    for column in columns:
        pool = _pool(cells[column])
        pools.append(list(pool.values()) if pool else 0)
        if pool:
            numbers = {key: number for number, key in enumerate(pool)}
            cells[column] = [None if c is None else numbers[_key(c)] for c in cells[column]]
    rows = [_without_last_nulls(row) for row in zip(*cells.values(), strict=True)]
    return {"columns": columns, "pools": pools, "rows": rows}


def _pool(cells: Sequence[Any]) -> dict[str, Any]:
    """Return the distinct values of a column, or nothing where they are better written out."""
    known = [cell for cell in cells if cell is not None]
    pool = {_key(cell): cell for cell in known}
    is_plain = all(isinstance(cell, int | float) and not isinstance(cell, bool) for cell in known)
    return {} if is_plain or 2 * len(pool) > len(known) else pool


def _key(cell: Any) -> str:  # noqa: ANN401 - whatever JSON holds
    return json.dumps(cell, sort_keys=True)


def _without_last_nulls(row: Sequence[Any]) -> list[Any]:
    end = len(row)
    while end and row[end - 1] is None:
        end -= 1
    return [_whole(cell) for cell in row[:end]]


def _whole(cell: Any) -> Any:  # noqa: ANN401
    """Write 5.0 as 5: to a browser they are the same number."""
    if isinstance(cell, list):
        return [_whole(each) for each in cell]
    return int(cell) if isinstance(cell, float) and cell.is_integer() else cell


def _sentences(texts: Sequence[str]) -> dict[str, Any]:
    known: dict[str, int] = {}
    made = [[known.setdefault(s, len(known)) for s in text.split(". ")] for text in texts]
    return {"sentences": list(known), "texts": made}
