"""Tables checked row by row against their models and written, sorted, in one canonical form."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

from pydantic import ValidationError

from corridor.io.columns import Row
from corridor.io.schema import CorridorRow, EraRow, SectionRow
from corridor.io.tables import columns_of
from corridor.io.write import csv_text, write_text_atomic

__all__ = ["checked", "write_table"]

TOLD_IN_ORDER: Final = (EraRow, CorridorRow, SectionRow)


def checked(model: type[Row], rows: Iterable[Mapping[str, Any]]) -> list[Row]:
    """Return the rows as values of their model, sorted by key.

    Eras, corridor families and published totals keep the order in which people expect them.

    Raises
    ------
    SystemExit
        If a row breaks the schema; says which.
    """
    good = []
    for row in rows:
        try:
            good.append(model.model_validate({k: v for k, v in row.items() if v not in (None, "")}))
        except ValidationError as error:
            raise SystemExit(f"{model.FILE}: {row}\n{error}") from None
    if model in TOLD_IN_ORDER:
        return good
    return sorted(good, key=lambda row: tuple(str(getattr(row, column)) for column in model.KEY))


def write_table(folder: Path, model: type[Row], rows: Iterable[Row]) -> None:
    """Write a table with line feeds, one row a fact."""
    columns = [*columns_of(model)]
    texts = [{column: getattr(row, column) for column in columns} for row in rows]
    write_text_atomic(folder / model.FILE, csv_text(columns, texts))
