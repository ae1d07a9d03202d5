"""From cells to rows: the models of the schema say what is wrong, this module says it in words."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from functools import cache
from itertools import islice, repeat
from typing import TYPE_CHECKING, Annotated, Any, Final, TypeVar

from pydantic import ConfigDict, TypeAdapter, ValidationError

from corridor.errors import MOST_FAULTS, Fault
from corridor.io.columns import Row
from corridor.io.tables import Cells, Place, Sheet, Table

if TYPE_CHECKING:
    from pydantic.fields import FieldInfo
    from pydantic_core import ErrorDetails

__all__ = ["table_of_cells", "table_of_sheet"]

_Row = TypeVar("_Row", bound=Row)

LONGEST_QUOTE: Final = 60
"""Characters of a faulty cell that a message repeats."""


def table_of_sheet(sheet: Sheet, model: type[_Row]) -> tuple[Table[_Row], list[Fault]]:
    """Return the sound rows and, for every unsound cell, what is wrong with it.

    Each distinct text of a column is checked once, and equal cells share one value: files repeat
    themselves. Only where something is wrong the rows are looked at, for what to say of which.
    """
    try:
        rows = tuple(_rows(sheet, model))
    except ValidationError:
        return table_of_cells(sheet.cells(model), model)
    return Table(rows, sheet.places(), frozenset(sheet.lost_ids), is_whole=sheet.is_whole), []


def _rows(sheet: Sheet, model: type[_Row]) -> Iterator[_Row]:
    if not sheet.records:
        return iter(())
    written = dict(zip(sheet.columns, zip(*sheet.records, strict=True), strict=True))
    columns = [
        _values(field, written[name]) if name in written else repeat(field.get_default())
        for name, field in model.model_fields.items()
    ]
    return model.of_checked(columns)


def _values(field: FieldInfo, texts: Sequence[str]) -> Iterable[Any]:
    """Return the values of a column, blank cells of an optional one as its default."""
    distinct = dict.fromkeys(texts)
    if not field.is_required():
        distinct.pop("", None)
    checked = _checker(field.annotation, *field.metadata).validate_python(list(distinct))  # type: ignore[arg-type]
    value_of = dict(zip(distinct, checked, strict=True))
    if not field.is_required():
        value_of[""] = field.get_default()
    return map(value_of.__getitem__, texts)


@cache
def _checker(kind: Any, *rules: Hashable) -> TypeAdapter[list[Any]]:  # noqa: ANN401 - any type
    """Return what checks a column of this kind; a hundred columns are of thirty kinds."""
    value: Any = Annotated[kind, *rules] if rules else kind
    return TypeAdapter(list[value], config=ConfigDict(str_strip_whitespace=True))


@cache
def _adapter(model: type[_Row]) -> TypeAdapter[list[_Row]]:
    return TypeAdapter(list[model])  # type: ignore[valid-type]


def table_of_cells(cells: Cells, model: type[_Row]) -> tuple[Table[_Row], list[Fault]]:
    """Return the sound rows and, for every unsound cell, what is wrong with it.

    One call checks the whole table: row by row would take five times as long.
    """
    adapter = _adapter(model)
    try:
        rows = adapter.validate_python(cells.texts)
    except ValidationError as error:
        return _sound_part(cells, model, error)
    lost = frozenset(cells.lost_ids)
    return Table(tuple(rows), tuple(cells.places), lost, is_whole=cells.is_whole), []


def _sound_part(
    cells: Cells, model: type[_Row], error: ValidationError
) -> tuple[Table[_Row], list[Fault]]:
    details = error.errors(include_url=False, include_context=True)
    unsound = sorted({_row_index(detail) for detail in details})
    sound = sorted(set(range(len(cells.texts))).difference(unsound))
    rows = _adapter(model).validate_python([cells.texts[index] for index in sound])
    table = Table(
        tuple(rows),
        tuple(cells.places[index] for index in sound),
        frozenset(cells.lost_ids | {cells.texts[index].get("id", "") for index in unsound}),
        tuple((cells.texts[index], cells.places[index]) for index in unsound),
        cells.is_whole,
    )
    return table, list(_faults(details, cells, model))


def _faults(details: list[ErrorDetails], cells: Cells, model: type[Row]) -> Iterator[Fault]:
    """Yield one fault a cell: a cell that fits no member of a union has one error for each."""
    first = {(_row_index(detail), _column(detail)): detail for detail in reversed(details)}
    told = dict(reversed(first.items()))
    for (index, column), detail in islice(told.items(), MOST_FAULTS):
        yield _fault(cells.places[index], column, detail, model)
    if len(told) > MOST_FAULTS:
        yield Place(model.FILE, None).fault(
            "more-faults", f"and {len(told) - MOST_FAULTS} more faults in this table"
        )


def _fault(place: Place, column: str, detail: ErrorDetails, model: type[Row]) -> Fault:
    field = model.model_fields.get(column)
    return place.fault(
        "empty-cell" if _is_empty(detail) else _RULES.get(detail["type"], "bad-value"),
        _message(detail),
        column=column,
        hint=f"the column holds: {field.description}" if field else "",
    )


def _is_empty(detail: ErrorDetails) -> bool:
    return detail["type"] == "missing" or detail["input"] == ""


def _message(detail: ErrorDetails) -> str:
    if _is_empty(detail):
        return "the cell is empty"
    reason = detail["msg"].removeprefix("Value error, ")
    return f"{_quoted(detail['input'])}: {reason[:1].lower()}{reason[1:]}"


def _quoted(value: Any) -> str:  # noqa: ANN401 - whatever the file held
    text = str(value)
    return repr(text if len(text) <= LONGEST_QUOTE else text[:LONGEST_QUOTE] + "…")


def _row_index(detail: ErrorDetails) -> int:
    return int(detail["loc"][0])


def _column(detail: ErrorDetails) -> str:
    return str(detail["loc"][1]) if len(detail["loc"]) > 1 else ""


_RULES: Final = {
    "enum": "not-in-list",
    "float_parsing": "not-a-number",
    "finite_number": "not-finite",
    "int_parsing": "not-a-whole-number",
    "bool_parsing": "not-yes-or-no",
    "greater_than": "out-of-bounds",
    "greater_than_equal": "out-of-bounds",
    "less_than": "out-of-bounds",
    "less_than_equal": "out-of-bounds",
    "string_pattern_mismatch": "bad-form",
    "string_too_long": "too-long",
    "value_error": "bad-value",
    "extra_forbidden": "unknown-column",
}
