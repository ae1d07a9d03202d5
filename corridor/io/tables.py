"""Tables of rows that know the file and line they came from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import repeat
from typing import Any, Final, Generic, NamedTuple, TypeVar, cast

from corridor.errors import Fault
from corridor.io.columns import Row

__all__ = ["Cells", "Place", "Sheet", "Table", "Tables", "columns_of", "key_of"]

_Row = TypeVar("_Row", bound=Row)

_LAST: Final = ("confidence", "sources", "note")


class Place(NamedTuple):
    """Where a row stands: file name and 1-based line."""

    file: str
    line: int | None

    def fault(
        self,
        rule: str,
        message: str,
        *,
        column: str | None = None,
        hint: str = "",
        level: str = "error",
    ) -> Fault:
        """Build the fault of the row that stands here."""
        return Fault(
            rule=rule,
            message=message,
            hint=hint,
            file=self.file,
            line=self.line,
            column=column,
            level=level,
        )


@dataclass(slots=True)
class Cells:
    """Rows as written, not yet checked; filled line by line.

    Parameters
    ----------
    texts
        For each row the text of its columns; blank cells of optional columns are left out.
    places
        Where each row stands.
    lost_ids
        Ids of rows that could not be taken in.
    is_whole
        Whether the file was read to its end and has all columns it needs.
    """

    texts: list[dict[str, str]] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    lost_ids: set[str] = field(default_factory=set)
    is_whole: bool = True


@dataclass(slots=True)
class Sheet:
    """A CSV file as written, not yet checked; filled record by record.

    Parameters
    ----------
    name
        Of the file.
    columns
        Names in the header, in file order; there may be some that the table does not have.
    records, lines
        For each row its cells, as many as columns, and the line it begins on.
    lost_ids, is_whole
        As for :class:`Cells`.
    """

    name: str
    columns: list[str] = field(default_factory=list)
    records: list[list[str]] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    lost_ids: set[str] = field(default_factory=set)
    is_whole: bool = True

    def places(self) -> tuple[Place, ...]:
        """Return where each row stands."""
        return tuple(map(Place._make, zip(repeat(self.name), self.lines, strict=False)))

    def cells(self, model: type[Row]) -> Cells:
        """Return the sheet row by row, without columns that the table does not have."""
        fields = model.model_fields
        kept = [
            (index, column, fields[column].is_required())
            for index, column in enumerate(self.columns)
            if column in fields
        ]
        texts = [
            {column: record[index] for index, column, blank in kept if blank or record[index]}
            for record in self.records
        ]
        return Cells(texts, list(self.places()), self.lost_ids, self.is_whole)


@dataclass(frozen=True, slots=True)
class Table(Generic[_Row]):
    """The sound rows of one table, each with its place.

    Parameters
    ----------
    rows, places
        In file order.
    lost_ids
        Ids of unsound rows: a row that points to one of them is not at fault itself.
    lost_rows
        Cells of unsound rows as written, so that all that is wrong with them can be told at once.
    is_whole
        Whether the file could be read; if not, nothing can be said of what points to it.
    """

    rows: tuple[_Row, ...] = ()
    places: tuple[Place, ...] = ()
    lost_ids: frozenset[str] = frozenset()
    lost_rows: tuple[tuple[Mapping[str, str], Place], ...] = ()
    is_whole: bool = True

    def __iter__(self) -> Iterator[tuple[_Row, Place]]:
        return iter(zip(self.rows, self.places, strict=True))

    def __len__(self) -> int:
        return len(self.rows)

    def updated(self, other: Table[_Row]) -> Table[_Row]:
        """Return this table with the rows of ``other``: a row of the same key is replaced.

        A key that one of the two tables holds twice stays there twice: that is its own fault.
        """
        coming: dict[tuple[Any, ...], list[tuple[_Row, Place]]] = {}
        for row, place in other:
            coming.setdefault(key_of(row), []).append((row, place))
        merged: list[tuple[_Row, Place]] = []
        for row, place in self:
            merged += coming.pop(key_of(row), [(row, place)])
        merged += (found for rows in coming.values() for found in rows)
        return Table(
            rows=tuple(row for row, _ in merged),
            places=tuple(place for _, place in merged),
            lost_ids=self.lost_ids | other.lost_ids,
            lost_rows=(*self.lost_rows, *other.lost_rows),
            is_whole=self.is_whole and other.is_whole,
        )

    def latest(self) -> Table[_Row]:
        """Return this table with the last row of each key alone."""
        merged = {key_of(row): (row, place) for row, place in self}
        return replace(
            self,
            rows=tuple(row for row, _ in merged.values()),
            places=tuple(place for _, place in merged.values()),
        )


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables of a network folder by their row model.

    Parameters
    ----------
    title, version
        Of the data package.
    """

    title: str = ""
    version: str = ""
    _by_model: Mapping[type[Row], Table[Any]] = field(default_factory=dict)

    def of(self, model: type[_Row]) -> Table[_Row]:
        """Return one table; an empty one where it was not read."""
        return cast("Table[_Row]", self._by_model.get(model, Table(is_whole=False)))

    def models(self) -> Sequence[type[Row]]:
        """Return the models of the tables that were read."""
        return tuple(self._by_model)


def columns_of(model: type[Row]) -> list[str]:
    """Return a table's columns as files hold them: the key first, sources and remarks last.

    Examples
    --------
    >>> from corridor.io.schema import NameRow
    >>> columns_of(NameRow)
    ['terminal', 'language', 'name']
    """
    last = [column for column in _LAST if column in model.model_fields and column not in model.KEY]
    own = [column for column in model.model_fields if column not in (*model.KEY, *last)]
    return [*model.KEY, *own, *last]


def key_of(row: Row) -> tuple[Any, ...]:
    """Return the values of the columns that tell a row from all others of its table."""
    return tuple(getattr(row, column) for column in row.KEY)
