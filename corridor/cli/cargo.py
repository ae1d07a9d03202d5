"""Options that say what is moved, shared by the commands that price it."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Final

import typer

from corridor.cli.options import day_of
from corridor.model.shipment import CargoClass, Equipment, Shipment
from corridor.model.vocabulary import Criterion, Difference, Status

__all__ = [
    "Allow",
    "Allowed",
    "BestPriced",
    "ByAny",
    "ByPriced",
    "Cargo",
    "Carried",
    "Deadline",
    "DifferBy",
    "EquipmentAsked",
    "EquipmentOption",
    "InventoryRate",
    "Lateness",
    "Ready",
    "Record",
    "Tariffs",
    "Timetables",
    "Tonnes",
    "Units",
    "Value",
    "ValueOfTime",
    "shipment_of",
]


class BestPriced(StrEnum):
    """What routes can be compared by: all that adds up along a route."""

    TIME = Criterion.TIME
    MIN = Criterion.MIN
    MAX = Criterion.MAX
    DISTANCE = Criterion.DISTANCE
    COST = Criterion.COST
    CO2E = Criterion.CO2E
    GENERALISED = Criterion.GENERALISED


MOST_UNITS: Final = 1e6
MOST_RATE: Final = 10.0
MOST_USD: Final = 1e9
"""More than any shipment holds: a slip of the pen is a fault of use, not one of ours."""


def _counted(value: float | None) -> float | None:
    """Refuse what is no number of units, tonnes or the like."""
    if value is not None and not 0 < value <= MOST_UNITS:
        raise typer.BadParameter(f"must be above 0 and at most {MOST_UNITS:,.0f}, not {value:g}")
    return value


def _paid(value: float | None) -> float | None:
    """Refuse what is no amount of dollars."""
    if value is not None and not 0 <= value <= MOST_USD:
        raise typer.BadParameter(f"must be from 0 to {MOST_USD:,.0f} USD, not {value:g}")
    return value


def _rated(value: float) -> float:
    """Refuse what is no share of a value."""
    if not 0 <= value <= MOST_RATE:
        raise typer.BadParameter(f"must be from 0 to {MOST_RATE:g} a year, not {value:g}")
    return value


class Allowed(StrEnum):
    """What is not used unless it is asked for."""

    SANCTIONED = Status.SANCTIONED
    SUSPENDED = Status.SUSPENDED


ByPriced = Annotated[
    BestPriced,
    typer.Option(
        "--by", help="Best in: time, min, max, distance, cost, co2e, or generalised (money + time)."
    ),
]
ByAny = Annotated[
    Criterion,
    typer.Option(
        "--by",
        help="Best in: time, min, max, distance, cost, co2e, generalised (money + time), a "
        "percentile of the time, or the chance to be on time.",
    ),
]
EquipmentOption = Annotated[
    Equipment, typer.Option("--equipment", help="What one unit travels in.")
]
EquipmentAsked = Annotated[
    Equipment | None,
    typer.Option(
        "--equipment",
        help="What one unit travels in, a container unless told; asks what it costs and emits too.",
    ),
]
Carried = Annotated[
    Equipment | None,
    typer.Option("--equipment", help="What one unit travels in; a container unless told."),
]
Allow = Annotated[
    list[Allowed] | None,
    typer.Option(
        "--allow",
        help="Use sanctioned or suspended legs too, flagged; otherwise only a family by its name "
        "or an end behind them asks for sanctioned ones.",
    ),
]
DifferBy = Annotated[
    Difference | None,
    typer.Option("--differ-by", help="Alternatives that differ by crossing, port or country."),
]
Units = Annotated[
    float,
    typer.Option(
        "--units",
        metavar="N",
        help="How many boxes, wagons, trucks or tonnes.",
        callback=_counted,
    ),
]
Tonnes = Annotated[
    float | None,
    typer.Option(
        "--tonnes",
        metavar="T",
        help="Cargo in each unit; 10 t a TEU if left out.",
        callback=_counted,
    ),
]
Cargo = Annotated[CargoClass, typer.Option("--cargo", help="Class of the cargo.")]
Value = Annotated[
    float | None,
    typer.Option("--value", metavar="USD", help="Value of the cargo in each unit.", callback=_paid),
]
InventoryRate = Annotated[
    float,
    typer.Option(
        "--inventory-rate",
        help="Carrying cost a year as a share of value.",
        callback=_rated,
    ),
]
ValueOfTime = Annotated[
    float | None,
    typer.Option(
        "--value-of-time",
        metavar="USD",
        help="Worth of a day and unit, instead of the carrying cost.",
        callback=_paid,
    ),
]
Lateness = Annotated[
    float,
    typer.Option(
        "--lateness-penalty",
        metavar="USD",
        help="Penalty a day and unit after the deadline; needs --ready and --deadline.",
        callback=_paid,
    ),
]
Record = Annotated[
    Path | None,
    typer.Option(
        "--ileap",
        metavar="FILE",
        help="Write the emissions of the best route as an iLEAP shipment record (JSON).",
    ),
]
Ready = Annotated[
    datetime | None,
    typer.Option(
        "--ready",
        metavar="DATE",
        parser=day_of,
        help="Ready to leave, from the start of this day at the origin.",
    ),
]
Deadline = Annotated[
    datetime | None,
    typer.Option(
        "--deadline",
        metavar="DATE",
        parser=day_of,
        help="Due to arrive, by the end of this day at the destination.",
    ),
]
Timetables = Annotated[
    list[Path] | None,
    typer.Option(
        "--timetable",
        metavar="FILE",
        help="CSV of departures in place of an era's waits; needs --ready; may be repeated.",
    ),
]
Tariffs = Annotated[
    list[Path] | None,
    typer.Option(
        "--tariff", metavar="FILE", help="CSV of own rates, which come first; may be repeated."
    ),
]


def shipment_of(
    *,
    equipment: Equipment,
    units: float,
    tonnes: float | None,
    cargo: CargoClass,
    value: float | None,
    inventory_rate: float,
    value_of_time: float | None,
    lateness: float = 0.0,
    ready: datetime | None = None,
    deadline: datetime | None = None,
) -> Shipment:
    """Build the shipment that the options describe.

    Raises
    ------
    BadParameter, ArgumentError
        If there is a penalty for being late, but no deadline or no start, or it cannot be.
    """
    if lateness and not (ready and deadline):
        raise typer.BadParameter("--lateness-penalty needs --ready and --deadline")
    return Shipment(
        equipment=equipment,
        units=units,
        tonnes_each=tonnes,
        cargo=cargo,
        value_usd_each=value,
        inventory_rate=inventory_rate,
        value_of_time_usd_each=value_of_time,
        lateness_usd_each=lateness,
        ready=ready.date() if ready else None,
        deadline=deadline.date() if deadline else None,
    )
