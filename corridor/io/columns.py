"""What the cells of the tables may hold, and the columns that rows of a kind share.

Lists inside a cell are separated by ``;``. An empty cell is "not known" or "none".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Annotated, Any, ClassVar, Final, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    JsonValue,
    StringConstraints,
    WrapValidator,
)

from corridor.model.shipment import CargoClass
from corridor.model.vocabulary import Confidence, Door, FactKind, Mode, Shape

__all__ = [
    "MAX_TEXT",
    "CalendarDay",
    "CargoClasses",
    "Countries",
    "Country",
    "DayRow",
    "Days",
    "Dollars",
    "Factor",
    "Ints",
    "Listed",
    "Modes",
    "Number",
    "Optional",
    "OptionalDate",
    "OptionalGauge",
    "OptionalInt",
    "OptionalKm",
    "OptionalNumber",
    "OptionalYear",
    "Row",
    "Side",
    "Slug",
    "Slugs",
    "Text",
    "Texts",
    "TracedRow",
    "Unlocode",
    "column",
]

MAX_TEXT = 10_000
"""Longest text a cell may hold, in characters."""


def _blank_to_none(value: Any) -> Any:  # noqa: ANN401 - pydantic hands over whatever the file held
    return None if value in ("", None) else value


def _split(value: Any) -> Any:  # noqa: ANN401
    if not isinstance(value, str):
        return value
    if ";" not in value:  # nearly always
        return (value.strip(),) if value.strip() else ()
    return tuple(part.strip() for part in value.split(";") if part.strip())


def _on_calendar(text: str) -> str:
    """Refuse dates that no calendar has; a year or a month alone stands for its first day."""
    if text:
        date.fromisoformat(text + "0000-01-01"[len(text) :])
    return text


_SIDES: Final = {str(side): side for side in (*Mode, *Door)}


def _side(value: Any, lists: Any) -> Any:  # noqa: ANN401
    """Look the word up at once: to try one list after the other costs an exception a cell."""
    return _SIDES.get(value) or lists(value)


CalendarDay = Annotated[date, Field(ge=date(1900, 1, 1), le=date(2200, 12, 31))]
Text = Annotated[str, StringConstraints(max_length=MAX_TEXT)]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(?:[-.][a-z0-9]+)*$", max_length=100)]
Number = Annotated[float, Field(allow_inf_nan=False)]
Days = Annotated[float, Field(ge=0, le=1000, allow_inf_nan=False)]
Optional = BeforeValidator(_blank_to_none)
OptionalNumber = Annotated[Number | None, Optional]
OptionalInt = Annotated[int | None, Optional]
OptionalGauge = Annotated[Annotated[int, Field(ge=600, le=1700)] | None, Optional]
OptionalYear = Annotated[Annotated[int, Field(ge=1800, le=2200)] | None, Optional]
Listed = BeforeValidator(_split)
Texts = Annotated[tuple[Text, ...], Listed]
Slugs = Annotated[tuple[Slug, ...], Listed]
Ints = Annotated[tuple[int, ...], Listed]
Country = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
Countries = Annotated[tuple[Country, ...], Listed]
OptionalDate = Annotated[
    str, StringConstraints(pattern=r"^(\d{4}(-\d{2}(-\d{2})?)?)?$"), AfterValidator(_on_calendar)
]
CargoClasses = Annotated[tuple[CargoClass, ...], Listed]
Modes = Annotated[tuple[Mode, ...], Listed]
Side = Annotated[Mode | Door, WrapValidator(_side)]
Dollars = Annotated[Number, Field(ge=0, le=1_000_000)]
Factor = Annotated[Number, Field(ge=0, le=10_000)]
OptionalKm = Annotated[Annotated[Number, Field(ge=0.1, le=100_000)] | None, Optional]
Unlocode = Annotated[str, StringConstraints(pattern=r"^([A-Z]{2}[A-Z2-9]{3})?$")]


class Row(BaseModel):
    """One row of a table; unknown columns and non-finite numbers are refused."""

    # Checkers are built when a table is first read: a route needs ten of the tables, help none.
    model_config = ConfigDict(
        extra="forbid", frozen=True, str_strip_whitespace=True, defer_build=True
    )

    FILE: ClassVar[str]
    TITLE: ClassVar[str]
    KEY: ClassVar[tuple[str, ...]]
    FOREIGN: ClassVar[dict[str, str]] = {}
    """Column that always holds one id → file of the table that has it."""
    REFERS: ClassVar[dict[str, str]] = {}
    """Column that holds no, one or many ids (or ``all``, of eras) → file of their table."""

    @classmethod
    def of_checked(cls, columns: Iterable[Iterable[object]]) -> Iterator[Self]:
        """Yield rows of columns that were checked already, as many and in turn as the table has.

        What ``model_construct`` does, but for a table at once: in a tenth of the time.
        """
        names = tuple(cls.model_fields)
        given, give = set(names), object.__setattr__
        for values in zip(*columns, strict=False):
            row = cls.__new__(cls)
            give(row, "__dict__", dict(zip(names, values, strict=True)))
            give(row, "__pydantic_fields_set__", given)
            give(row, "__pydantic_extra__", None)
            give(row, "__pydantic_private__", None)
            yield row


def column(description: str, *, unit: str = "", default: Any = ...) -> Any:  # noqa: ANN401
    """Describe a column: what it holds, in which unit, and what an empty cell stands for."""
    extra: dict[str, JsonValue] | None = {"unit": unit} if unit else None
    return Field(default, description=description, json_schema_extra=extra)


class TracedRow(Row):
    """Columns of every row that states a fact."""

    REFERS: ClassVar = {"sources": "sources.csv"}

    confidence: Confidence = column(
        "A official or operator, B press quoting them, C own estimate, D doubtful"
    )
    sources: Slugs = column("Source ids, best first", default=())
    note: Text = column("Method or remark", default="")


class DayRow(TracedRow):
    """Columns of a range of days."""

    REFERS: ClassVar = {**TracedRow.REFERS, "era": "eras.csv"}

    era: Slug = column("Era id, or all")
    min_days: Days = column("Least", unit="day")
    likely_days: Days = column("Most likely", unit="day")
    max_days: Days = column("Greatest", unit="day")
    shape: Shape = column("Distribution within the range", default=Shape.PERT)
    quantiles: Text = column(
        "For shape quantiles: probability:days pairs, as 0.05:3;0.5:4;0.95:9", default=""
    )
    kind: FactKind = column("What the figure is")
