"""What is moved: boxes, wagons or tonnes, what they hold, and what their time is worth."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from corridor.errors import ArgumentError
from corridor.model.arguments import day_given, days_in_order, number_given, word_given

__all__ = ["CargoClass", "Equipment", "Shipment", "equipment_given"]

DAYS_PER_YEAR: Final = 365.0

MOST: Final = 1e9
"""Greatest number of units, tonnes or US dollars: beyond it sums would no longer be exact."""

MOST_TEU: Final = 20_000
MOST_USD_A_DAY: Final = 2_000_000
"""A hundred days of it, with the freight, still fit the whole numbers that searches add up."""

DEFAULT_INVENTORY_RATE: Final = 0.25
"""Carrying cost a year as a share of value: middle of the 20–30 % usual (Lokad, 2013)."""

DEFAULT_RELIABILITY_RATIO: Final = 0.55
"""Value of a day of standard deviation over that of a day: EUR 2.2 to 4 per tonne-hour of a
grocery chain by rail (Krüger and Vierth, ETRR 7, 2015)."""


class Equipment(StrEnum):
    """What one unit of a shipment travels in."""

    BOX_20 = "20"
    BOX_40 = "40"
    BOX_40HC = "40HC"
    BOX_45 = "45"
    WAGON = "wagon"
    TRUCK = "truck"
    TONNE = "tonne"

    @property
    def is_box(self) -> bool:
        """Whether it is a container."""
        return self in (Equipment.BOX_20, Equipment.BOX_40, Equipment.BOX_40HC, Equipment.BOX_45)

    @property
    def teu(self) -> float:
        """Twenty-foot units; a truck holds what a 40 ft box does, a wagon two 40 ft boxes."""
        return _TEU[self]

    @property
    def default_tonnes(self) -> float:
        """Cargo assumed where none is given: 10 t a TEU, the ISO 14083 / GLEC average."""
        return 1.0 if self is Equipment.TONNE else 10.0 * self.teu

    @property
    def most_tonnes(self) -> float:
        """Cargo that one unit can hold at most; generous, to catch slips of the pen."""
        return _MOST_TONNES[self]


_TEU: Final = {
    Equipment.BOX_20: 1.0,
    Equipment.BOX_40: 2.0,
    Equipment.BOX_40HC: 2.0,
    Equipment.BOX_45: 2.25,
    Equipment.WAGON: 4.0,
    Equipment.TRUCK: 2.0,
    Equipment.TONNE: 0.1,
}

_MOST_TONNES: Final = {
    # ISO 668 rates a box at 30.48 t gross; a four-axle wagon of 23.5 t an axle at 94 t gross.
    **dict.fromkeys(
        (Equipment.BOX_20, Equipment.BOX_40, Equipment.BOX_40HC, Equipment.BOX_45), 30.48
    ),
    Equipment.WAGON: 94.0,
    Equipment.TRUCK: 44.0,
    Equipment.TONNE: 1.0,
}


class CargoClass(StrEnum):
    """What sort of cargo, as far as carriers and terminals treat it differently."""

    GENERAL = "general"
    REEFER = "reefer"
    DANGEROUS = "dangerous"
    GRAIN = "grain"
    OIL = "oil"
    OVERSIZE = "oversize"


def equipment_given(value: Equipment | str | None) -> Equipment | None:
    """Return what a unit travels in; ``None`` is whatever carries it."""
    return None if value is None else word_given(Equipment, value, "equipment")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shipment:
    """What is moved, and what its shipper knows of its worth.

    Parameters
    ----------
    equipment
        What one unit travels in.
    units
        How many; tonnes may be a fraction.
    tonnes_each
        Cargo in each unit, in tonnes; ``None`` is 10 t a TEU.
    cargo
        Class of the cargo.
    value_usd_each
        Value of the cargo in each unit, US dollars; ``None`` where unknown.
    inventory_rate
        Carrying cost a year as a share of value.
    value_of_time_usd_each
        US dollars a day and unit, instead of the carrying cost; never on top of it.
    reliability_ratio
        Worth of a day of standard deviation, in days.
    lateness_usd_each
        Penalty a day and unit after the deadline, US dollars.
    ready, deadline
        Dates between which it should travel.

    Raises
    ------
    ArgumentError
        If a number cannot be, more is loaded than fits, or the deadline lies before it is ready.

    Examples
    --------
    >>> shipment = Shipment(equipment=Equipment.BOX_40HC, tonnes_each=18, value_usd_each=120_000)
    >>> shipment.teu, shipment.tonnes, round(shipment.value_of_time_usd, 2)
    (2.0, 18.0, 82.19)
    """

    equipment: Equipment = Equipment.BOX_40
    units: float = 1.0
    tonnes_each: float | None = None
    cargo: CargoClass = CargoClass.GENERAL
    value_usd_each: float | None = None
    inventory_rate: float = DEFAULT_INVENTORY_RATE
    value_of_time_usd_each: float | None = None
    reliability_ratio: float = DEFAULT_RELIABILITY_RATIO
    lateness_usd_each: float = 0.0
    ready: date | None = None
    deadline: date | None = None

    def __post_init__(self) -> None:
        self._check_values()
        most = self.equipment.most_tonnes
        if self.tonnes_each is not None and self.tonnes_each > most:
            raise ArgumentError(
                f"{self.tonnes_each:g} t do not fit in a unit of {self.equipment}: "
                f"at most {most:g} t"
            )
        if self.equipment.is_box and self.units != round(self.units):
            raise ArgumentError(f"{self.units:g} containers: must be a whole number")
        if self.teu > MOST_TEU or self.value_of_time_usd > MOST_USD_A_DAY:
            raise ArgumentError(
                f"{self.teu:,.0f} TEU, {self.value_of_time_usd:,.0f} USD a day: no search weighs "
                f"more than {MOST_TEU:,} TEU and {MOST_USD_A_DAY:,} USD a day; ask for a part of it"
            )
        days_in_order(self.ready, self.deadline)

    def _check_values(self) -> None:
        """Take texts for what they spell, and refuse what cannot be."""
        read = {
            "equipment": word_given(Equipment, self.equipment, "equipment"),
            "cargo": word_given(CargoClass, self.cargo, "class of cargo"),
            "ready": day_given("ready", self.ready),
            "deadline": day_given("deadline", self.deadline),
        }
        for name, value in read.items():
            object.__setattr__(self, name, value)
        for name in ("units", "tonnes_each", *_NOT_NEGATIVE):
            value = getattr(self, name)
            if value is None and name in _MAY_BE_UNKNOWN:
                continue
            number_given(name, value, 0.0, MOST, is_above=name not in _NOT_NEGATIVE)

    @property
    def teu(self) -> float:
        """Twenty-foot units of the whole shipment."""
        return self.units * self.equipment.teu

    @property
    def tonnes(self) -> float:
        """Cargo of the whole shipment, in tonnes."""
        each = self.equipment.default_tonnes if self.tonnes_each is None else self.tonnes_each
        return float(self.units * each)

    @property
    def value_of_time_usd(self) -> float:
        """What a day costs the shipper of the whole, US dollars; 0 where nothing is known of it."""
        if self.value_of_time_usd_each is not None:
            return self.units * self.value_of_time_usd_each
        value_usd = self.units * (self.value_usd_each or 0.0)
        return value_usd * self.inventory_rate / DAYS_PER_YEAR

    @property
    def lateness_usd(self) -> float:
        """What a day after the deadline costs for the whole, US dollars."""
        return self.units * self.lateness_usd_each


_MAY_BE_UNKNOWN: Final = ("tonnes_each", "value_usd_each", "value_of_time_usd_each")

_NOT_NEGATIVE: Final = (
    "value_usd_each",
    "inventory_rate",
    "value_of_time_usd_each",
    "reliability_ratio",
    "lateness_usd_each",
)
