"""What a scenario file may hold: one pydantic model for each kind of edit."""

from __future__ import annotations

import datetime
from typing import Annotated, Any, ClassVar, Final

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from corridor.model.calendar import MOST_CLOSURES, ClosureKind
from corridor.model.edits_beside import AddCharge, ChangeClosures, ChangePrices
from corridor.model.scenario import (
    MOST_FACTOR,
    AddWaiting,
    AdoptEra,
    ChangeService,
    Close,
    Edit,
    Moment,
    Open,
    Period,
    ReplaceTimes,
    ScaleTimes,
    Target,
)
from corridor.model.shipment import CargoClass
from corridor.model.tariffs import Basis, CostName, Money
from corridor.model.times import DayRange
from corridor.model.vocabulary import Confidence, FactKind, Mode, Part

__all__ = ["EDIT_TABLES", "EditTable"]


def _one_or_many(value: Any) -> Any:  # noqa: ANN401 - pydantic hands over whatever the file held
    return [value] if isinstance(value, str | int) else value


def _only_a_date(value: Any) -> Any:  # noqa: ANN401
    if isinstance(value, datetime.datetime) or not isinstance(value, datetime.date):
        raise ValueError("must be a date, as 2026-11-05, without quotation marks")
    return value


_ONE_OR_MANY = BeforeValidator(_one_or_many)
Texts = Annotated[tuple[str, ...], _ONE_OR_MANY]
Parts = Annotated[tuple[Part, ...], _ONE_OR_MANY, Field(min_length=1)]
Day = Annotated[datetime.date, BeforeValidator(_only_a_date)]
Days = Annotated[float, Field(ge=0, le=1000, allow_inf_nan=False)]
Positive = Annotated[float, Field(gt=0, le=1_000_000, allow_inf_nan=False)]
Dollars = Annotated[float, Field(ge=0, le=1_000_000_000, allow_inf_nan=False)]
Stretch = Annotated[float, Field(ge=0.1, le=100_000, allow_inf_nan=False)]
Factor = Annotated[float, Field(ge=0, le=MOST_FACTOR, allow_inf_nan=False)]


class EditTable(BaseModel):
    """Keys that every edit may have."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, str_strip_whitespace=True, populate_by_name=True
    )

    NEEDS_TARGET: ClassVar[bool] = True

    terminals: Texts = ()
    legs: Texts = ()
    transfers: Texts = ()
    countries: Texts = ()
    modes: Annotated[tuple[Mode, ...], _ONE_OR_MANY] = ()
    corridors: Texts = ()
    first: Annotated[Day | None, Field(alias="from")] = None
    last: Annotated[Day | None, Field(alias="to")] = None
    cargo: Annotated[tuple[CargoClass, ...], _ONE_OR_MANY] = ()
    kind: FactKind = FactKind.ESTIMATED
    confidence: Confidence = Confidence.C
    sources: Texts = ()
    note: str = ""

    @model_validator(mode="after")
    def _is_about_something(self) -> EditTable:
        if self.NEEDS_TARGET and not self.target():
            raise ValueError(
                "says not what it is about: name terminals, legs, transfers, countries, modes or "
                "corridors"
            )
        return self

    @model_validator(mode="after")
    def _dates_agree(self) -> EditTable:
        Period(first=self.first, last=self.last)
        return self

    def target(self) -> Target:
        """Return what it is about, sorted, so that the order in the file makes no difference."""
        return Target(
            terminal_ids=tuple(sorted(set(self.terminals))),
            leg_ids=tuple(sorted(set(self.legs))),
            transfer_ids=tuple(sorted(set(self.transfers))),
            countries=tuple(sorted(set(self.countries))),
            modes=tuple(sorted(set(self.modes))),
            corridor_ids=tuple(sorted(set(self.corridors))),
        )

    def shared(self) -> dict[str, Any]:
        """Return the fields that all edits have."""
        return {
            "target": self.target(),
            "period": Period(first=self.first, last=self.last),
            "cargo": tuple(sorted(set(self.cargo))),
            "kind": self.kind,
            "confidence": self.confidence,
            "source_ids": self.sources,
            "note": self.note,
        }

    def edit(self, **place: Any) -> Edit:  # noqa: ANN401 - file and line, as an edit takes them
        """Return the edit of the model."""
        raise NotImplementedError


class _MayHaveDays(EditTable):
    """Keys that can state a range of days."""

    days: Days | None = None
    min_days: Days | None = None
    likely_days: Days | None = None
    max_days: Days | None = None

    def states_days(self) -> bool:
        """Tell whether any of the keys is given."""
        keys = (self.days, self.min_days, self.likely_days, self.max_days)
        return any(key is not None for key in keys)

    def day_range(self) -> DayRange:
        """Return the range: ``days`` without spread, or all of the other three."""
        ends = (self.min_days, self.likely_days, self.max_days)
        least, likely, most = _ends_of("days", self.days, *ends)
        return DayRange(min_days=least, likely_days=likely, max_days=most)


class _WithDays(_MayHaveDays):
    """Keys that state a range of days."""

    @model_validator(mode="after")
    def _states_a_range(self) -> _WithDays:
        self.day_range()
        return self


def _ends_of(
    name: str, fixed: float | None, least: float | None, likely: float | None, most: float | None
) -> tuple[float, float, float]:
    """Return the three ends of a range: one figure without spread, or all of the other three."""
    if fixed is not None and (least, likely, most) == (None, None, None):
        return fixed, fixed, fixed
    if fixed is not None or least is None or likely is None or most is None:
        raise ValueError(f"needs either {name}, or min_{name}, likely_{name} and max_{name}")
    return least, likely, most


class CloseTable(EditTable):
    """``[[close]]``."""

    def edit(self, **place: Any) -> Edit:  # noqa: ANN401
        """Return the edit of the model."""
        return Close(**self.shared(), **place)


class WaitTable(_WithDays):
    """``[[wait]]``."""

    at: Moment = Moment.DEPARTURE

    def edit(self, **place: Any) -> Edit:  # noqa: ANN401
        """Return the edit of the model."""
        return AddWaiting(days=self.day_range(), at=self.at, **self.shared(), **place)


class ScaleTable(EditTable):
    """``[[scale]]``."""

    factor: Factor
    parts: Parts

    def edit(self, **place: Any) -> Edit:  # noqa: ANN401
        """Return the edit of the model."""
        return ScaleTimes(factor=self.factor, parts=self.parts, **self.shared(), **place)


class ReplaceTable(_WithDays):
    """``[[replace]]``."""

    parts: Parts

    def edit(self, **place: Any) -> Edit:  # noqa: ANN401
        """Return the edit of the model."""
        return ReplaceTimes(days=self.day_range(), parts=self.parts, **self.shared(), **place)


class AdoptTable(EditTable):
    """``[[adopt]]``."""

    era: str
    parts: Parts

    def edit(self, **place: Any) -> Edit:  # noqa: ANN401
        """Return the edit of the model."""
        return AdoptEra(era=self.era, parts=self.parts, **self.shared(), **place)


class OpenTable(EditTable):
    """``[[open]]``."""

    NEEDS_TARGET: ClassVar[bool] = False

    due: Annotated[int | None, Field(ge=1900, le=2200)] = None

    @model_validator(mode="after")
    def _opens_something(self) -> OpenTable:
        if not self.target() and self.due is None:
            raise ValueError("says not what it opens: name terminals or legs, or a year as due")
        return self

    def edit(self, **place: Any) -> Edit:  # noqa: ANN401
        """Return the edit of the model."""
        return Open(due=self.due, **self.shared(), **place)


class OperateTable(EditTable):
    """``[[operate]]``."""

    NEEDS_TARGET: ClassVar[bool] = False

    services: Annotated[tuple[str, ...], _ONE_OR_MANY, Field(min_length=1)]
    departures_per_week: Positive | None = None
    capacity: Positive | None = None

    @model_validator(mode="after")
    def _changes_something(self) -> OperateTable:
        if self.departures_per_week is None and self.capacity is None:
            raise ValueError("changes nothing: give departures_per_week or capacity")
        return self

    def edit(self, **place: Any) -> Edit:  # noqa: ANN401
        """Return the edit of the model."""
        return ChangeService(
            service_ids=tuple(sorted(set(self.services))),
            departures_per_week=self.departures_per_week,
            capacity=self.capacity,
            **self.shared(),
            **place,
        )


class _WithPrice(EditTable):
    """Keys that can state a price, as the columns of ``rates.csv`` do."""

    usd: Dollars | None = None
    min_usd: Dollars | None = None
    likely_usd: Dollars | None = None
    max_usd: Dollars | None = None
    basis: Basis = Basis.FEU
    over_km: Stretch | None = None
    price_date: str = ""

    def states_a_price(self) -> bool:
        """Tell whether any of the amounts is given."""
        amounts = (self.usd, self.min_usd, self.likely_usd, self.max_usd)
        return any(amount is not None for amount in amounts)

    def price(self) -> dict[str, Any]:
        """Return the fields of an edit that hold the price."""
        ends = (self.min_usd, self.likely_usd, self.max_usd)
        least, likely, most = _ends_of("usd", self.usd, *ends)
        return {
            "price": Money(min_usd=least, likely_usd=likely, max_usd=most),
            "basis": self.basis,
            "over_km": self.over_km,
            "price_date": self.price_date,
        }


class PriceTable(_WithPrice):
    """``[[price]]``."""

    items: Annotated[tuple[CostName, ...], _ONE_OR_MANY, Field(min_length=1)]
    factor: Factor | None = None

    @model_validator(mode="after")
    def _says_one_thing(self) -> PriceTable:
        if (self.factor is not None) is self.states_a_price():
            raise ValueError("needs either a factor or a price, as usd = 900")
        if self.factor is None:
            self.price()
        return self

    def edit(self, **place: Any) -> Edit:  # noqa: ANN401
        """Return the edit of the model."""
        price = {"factor": self.factor} if self.factor is not None else self.price()
        names = tuple(sorted(set(self.items)))
        return ChangePrices(names=names, **price, **self.shared(), **place)


class ChargeTable(_WithPrice):
    """``[[charge]]``."""

    @model_validator(mode="after")
    def _has_a_price(self) -> ChargeTable:
        self.price()
        return self

    def edit(self, **place: Any) -> Edit:  # noqa: ANN401
        """Return the edit of the model."""
        return AddCharge(**self.price(), **self.shared(), **place)


class ClosuresTable(_MayHaveDays):
    """``[[closures]]``."""

    months: Annotated[tuple[Annotated[int, Field(ge=1, le=12)], ...], _ONE_OR_MANY] = ()
    cause: ClosureKind | None = None
    factor: Factor | None = None
    per_month: Annotated[float, Field(ge=0, le=MOST_CLOSURES, allow_inf_nan=False)] | None = None

    @model_validator(mode="after")
    def _is_about_terminals(self) -> ClosuresTable:
        about = self.target()
        if about.leg_ids or about.transfer_ids or about.modes or about.corridor_ids:
            raise ValueError("is about terminals or countries, and what shuts them (cause)")
        return self

    @model_validator(mode="after")
    def _says_one_thing(self) -> ClosuresTable:
        if (self.factor is None) is (self.per_month is None):
            raise ValueError("needs either a factor, or per_month")
        if self.factor is not None and self.states_days():
            raise ValueError("multiplies how often it is shut, not for how long: leave out days")
        if self.per_month is not None and self.cause is None:
            raise ValueError("needs a cause with per_month: " + ", ".join(ClosureKind))
        if self.per_month:
            self.day_range()
        return self

    def edit(self, **place: Any) -> Edit:  # noqa: ANN401
        """Return the edit of the model."""
        return ChangeClosures(
            months=tuple(sorted(set(self.months))),
            cause=self.cause,
            factor=self.factor,
            per_month=self.per_month,
            duration=self.day_range() if self.per_month else None,
            **self.shared(),
            **place,
        )


EDIT_TABLES: Final[dict[str, type[EditTable]]] = {
    "open": OpenTable,
    "adopt": AdoptTable,
    "replace": ReplaceTable,
    "scale": ScaleTable,
    "wait": WaitTable,
    "operate": OperateTable,
    "price": PriceTable,
    "charge": ChargeTable,
    "closures": ClosuresTable,
    "close": CloseTable,
}
"""Tables of edits by their name in a file, in the order in which they apply."""
