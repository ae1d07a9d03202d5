"""Edits of what lies beside a network: prices, and the laws by which terminals are shut."""

from __future__ import annotations

from dataclasses import dataclass

from corridor.errors import DataError
from corridor.model.calendar import MOST_CLOSURES, ClosureKind
from corridor.model.scenario import Edit, check_factor, check_one_of
from corridor.model.tariffs import Basis, CostName, Money
from corridor.model.times import DayRange

__all__ = ["AddCharge", "ChangeClosures", "ChangePrices"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangePrices(Edit):
    """Items of a bill cost so many times what they did, or this much, in every era.

    What is paid on a leg (carriage, surcharge, border) is changed on the targeted legs; what is
    paid at a terminal (handling, change of gauge) at the targeted terminals, or those in the
    targeted countries, of the targeted modes.

    Parameters
    ----------
    names
        Which items.
    factor
        What is known is multiplied by it; what is unknown stays unknown.
    price, basis, over_km, price_date
        Without a factor: the price, known or not before. As in ``rates.csv``.

    Raises
    ------
    DataError
        If it has both a factor and a price, or neither, or a factor not between 0 and 100.
    """

    names: tuple[CostName, ...]
    factor: float | None = None
    price: Money | None = None
    basis: Basis = Basis.FEU
    over_km: float | None = None
    price_date: str = ""

    def __post_init__(self) -> None:
        check_one_of("a change of prices", factor=self.factor, price=self.price)
        if self.factor is not None:
            check_factor(self.factor)


@dataclass(frozen=True, slots=True, kw_only=True)
class AddCharge(Edit):
    """Something more is paid on each targeted leg: a toll, a premium for war risk.

    Parameters
    ----------
    price, basis, over_km, price_date
        As in ``rates.csv``.
    """

    price: Money
    basis: Basis = Basis.FEU
    over_km: float | None = None
    price_date: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeClosures(Edit):
    """Terminals are shut more or less often, or in months in which no law had them shut.

    Acts where a date is known: on percentiles with a ready date.

    Parameters
    ----------
    months
        1 to 12; empty is all.
    cause
        What shuts them; with a factor ``None`` is any cause.
    factor
        The number of closures of the laws there are is multiplied by it.
    per_month, duration
        Without a factor: mean number a month, and how long one lasts, in place of the law of this
        cause and month, if there is one. 0 a month is never.

    Raises
    ------
    DataError
        If it has both a factor and a number a month, or neither; if the factor is not between 0 and
        100, or the number a month not between 0 and 60; if closures have no duration.
    """

    months: tuple[int, ...] = ()
    cause: ClosureKind | None = None
    factor: float | None = None
    per_month: float | None = None
    duration: DayRange | None = None

    def __post_init__(self) -> None:
        check_one_of("a change of closures", factor=self.factor, per_month=self.per_month)
        if self.factor is not None:
            check_factor(self.factor)
        if self.per_month is not None and not 0 <= self.per_month <= MOST_CLOSURES:
            raise DataError(
                f"closures a month must be 0 to {MOST_CLOSURES:g}, not {self.per_month:g}"
            )
        if self.per_month and self.duration is None:
            raise DataError("a change of closures must say how long one lasts: duration")
