"""Read the specification of a sweep, and write it as a document that a result carries.

::

    scenarios = ["base", "caspian-wind-november"]
    eras = ["current", "winter"]
    origins = ["Xi'an", "Almaty"]
    destinations = ["Poti", "Constanta"]

    [[shipments]]
    equipment = "40HC"
    tonnes = 18
    value = 120_000

    [[grid]]
    edit = "scale"
    terminals = ["aktau"]
    parts = ["waiting"]
    factor = [1.0, 1.5, 2.0]

Every scenario is run with every combination of the grids' values on top of it.
"""

from __future__ import annotations

import datetime
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    model_validator,
)

from corridor.errors import MOST_FAULTS, DataError, Fault
from corridor.io.columns import CalendarDay
from corridor.io.od_pairs import read_pairs
from corridor.io.scenario_schema import EDIT_TABLES
from corridor.io.scenarios import edit_faults, find_scenario
from corridor.io.toml_places import TomlFile, read_toml
from corridor.model.scenario import Scenario
from corridor.model.shipment import CargoClass, Equipment, Shipment
from corridor.model.vocabulary import Criterion

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

__all__ = ["SweepSpec", "read_sweep_spec"]

VARIED = ("factor", "days", "usd", "per_month", "departures_per_week", "capacity")
"""Keys of a grid that may hold several values."""

MOST_SCENARIOS = 50_000
"""Scenarios with the grids' values on top: the result carries the text of each."""

LONGEST_NAME = 60
"""Characters of a grid's name: it stands in every record."""

MOST_PAIRS = 1_000_000
"""Origins with destinations."""


def _many(value: Any) -> Any:  # noqa: ANN401 - pydantic hands over whatever the file held
    return [value] if isinstance(value, str | datetime.date) else value


Texts = Annotated[tuple[str, ...], BeforeValidator(_many)]


class ShipmentTable(BaseModel):
    """``[[shipments]]``: what is moved, for one unit as on the command line."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    equipment: Equipment = Equipment.BOX_40
    units: float = 1.0
    tonnes: float | None = None
    value: float | None = None
    value_of_time: float | None = None
    cargo: CargoClass | None = None

    @model_validator(mode="after")
    def _can_be(self) -> ShipmentTable:
        self.shipment(CargoClass.GENERAL)
        return self

    def shipment(self, cargo: CargoClass) -> Shipment:
        """Return the shipment; its own class of cargo outranks the one given."""
        return Shipment(
            equipment=self.equipment,
            units=self.units,
            tonnes_each=self.tonnes,
            value_usd_each=self.value,
            value_of_time_usd_each=self.value_of_time,
            cargo=self.cargo or cargo,
        )


class SweepSpec(BaseModel):
    """A specification as written, its scenarios read."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)

    title: str = ""
    scenarios: Texts = ("base",)
    eras: Texts = ("",)
    dates: Annotated[tuple[CalendarDay, ...], BeforeValidator(_many)] = ()
    cargo: Annotated[tuple[CargoClass, ...], BeforeValidator(_many)] = (CargoClass.GENERAL,)
    corridors: Texts = ("",)
    origins: Texts = ()
    destinations: Texts = ()
    od: str = ""
    by: Criterion = Criterion.TIME
    draws: Annotated[int, Field(ge=0, le=10_000_000)] = 0
    seed: Annotated[int, Field(ge=-(2**63), lt=2**63)] = 1
    within_days: Annotated[float | None, Field(ge=0, le=10_000, allow_inf_nan=False)] = None
    shipments: tuple[ShipmentTable, ...] = ()
    grid: tuple[dict[str, Any], ...] = ()

    def loads(self) -> tuple[Shipment, ...]:
        """Return every shipment with every class of cargo, each once."""
        tables = self.shipments or (ShipmentTable(),)
        made = (table.shipment(cargo) for table in tables for cargo in self.cargo)
        return tuple(dict.fromkeys(made))


def read_sweep_spec(
    path: Path, directory: Path | str | None = None
) -> tuple[SweepSpec, tuple[Scenario, ...], tuple[tuple[str, str], ...]]:
    """Read a specification with the scenarios and pairs that it names.

    Parameters
    ----------
    path
        TOML file; files that it names lie beside it.
    directory
        Folder of the network, in whose library scenarios are looked up.

    Returns
    -------
    spec : SweepSpec
        What is written.
    scenarios : tuple of Scenario
        Each named scenario with each combination of the grids on top.
    pairs : tuple of (str, str)
        Every origin with every destination, then the pairs of the file that ``od`` names.

    Raises
    ------
    DataError
        If anything is wrong; it holds every fault with its line.
    """
    file = read_toml(path, path.name)
    if isinstance(file, Fault):
        raise DataError.from_faults([file], f"sweep {path.name}")
    spec = _spec(file)
    named = [_scenario(name, path, directory) for name in spec.scenarios]
    variants = _variants(spec, file, MOST_SCENARIOS // max(1, len(named)))
    scenarios = tuple(_stacked(scenario, combo) for scenario in named for combo in variants)
    if len(spec.origins) * len(spec.destinations) > MOST_PAIRS:
        raise DataError(
            f"{file.name}: origins and destinations make more than {MOST_PAIRS:,} pairs"
        )
    pairs = tuple(product(spec.origins, spec.destinations))
    pairs += read_pairs(path.parent / spec.od) if spec.od else ()
    return spec, scenarios, tuple(dict.fromkeys(pairs))


def _spec(file: TomlFile) -> SweepSpec:
    try:
        return SweepSpec.model_validate(dict(file.content))
    except ValidationError as error:
        details = error.errors(include_url=False)
        faults = [_fault(file, detail) for detail in details[:MOST_FAULTS]]
        raise DataError.from_faults(faults, f"sweep {file.name}") from None


def _fault(file: TomlFile, detail: ErrorDetails) -> Fault:
    key, *inner = map(str, detail["loc"])
    model = ShipmentTable if key == "shipments" and inner else SweepSpec
    place = file.place(key=key)
    if model is ShipmentTable:
        place = file.place(key, int(inner[0]), inner[1] if len(inner) > 1 else "")
    return place.fault(
        "bad-value",
        f"{key}: {detail['msg'].removeprefix('Value error, ')}",
        column=inner[1] if model is ShipmentTable and len(inner) > 1 else key,
        hint="its keys: " + ", ".join(model.model_fields),
    )


def _scenario(name: str, path: Path, directory: Path | str | None) -> Scenario:
    return find_scenario(str(path.parent / name) if name.endswith(".toml") else name, directory)


def _variants(spec: SweepSpec, file: TomlFile, most: int) -> list[tuple[Scenario, ...]]:
    """Return every combination of one variant of each grid; without grids the empty one."""
    axes = [_axis(table, index, file) for index, table in enumerate(spec.grid)]
    count = 1
    for axis in axes:
        count *= len(axis)
    if count > most:
        raise DataError(
            f"{file.name}: the grids make {count:,} variants of each scenario; at most {most:,}"
        )
    return list(product(*axes))


def _axis(table: dict[str, Any], index: int, file: TomlFile) -> list[Scenario]:
    """Return one scenario for each value of the key of a grid that holds several."""
    keys = [key for key in VARIED if isinstance(table.get(key), list)]
    verb = str(table.get("edit", ""))
    model = EDIT_TABLES.get(verb)
    if model is None or len(keys) != 1 or not table[keys[0]]:
        fault = file.place("grid", index).fault(
            "bad-grid",
            "a grid needs an edit and one list of values",
            hint=f"edit is one of {', '.join(EDIT_TABLES)}; the list is one of {', '.join(VARIED)}",
        )
        raise DataError.from_faults([fault], f"sweep {file.name}")
    fields = {key: value for key, value in table.items() if key not in ("edit", "name", keys[0])}
    name = _axis_name(table.get("name", f"{verb}{index + 1}"), index, file)
    made = []
    for value in table[keys[0]]:
        try:
            edit = model.model_validate({**fields, keys[0]: value}).edit(
                file=file.name, line=file.place("grid", index).line
            )
        except ValidationError as error:
            faults = tuple(edit_faults(error, model, file, "grid", index))
            raise DataError.from_faults(faults, f"sweep {file.name}") from None
        made.append(Scenario(id=f"{name}={value}", edits=(edit,)))
    if len({scenario.edits for scenario in made}) < len(made):
        fault = file.place("grid", index, keys[0]).fault(
            "repeated-value", "holds a value twice", column=keys[0], hint="drop one of them"
        )
        raise DataError.from_faults([fault], f"sweep {file.name}")
    return made


def _axis_name(name: object, index: int, file: TomlFile) -> str:
    """Return what the values of a grid are told apart by; ids of scenarios are made of it."""
    if isinstance(name, str) and name.isprintable() and 0 < len(name) <= LONGEST_NAME:
        return name
    fault = file.place("grid", index, "name").fault(
        "bad-value",
        f"[[grid]] the name must be text of 1 to {LONGEST_NAME} printable characters",
        column="name",
    )
    raise DataError.from_faults([fault], f"sweep {file.name}")


def _stacked(scenario: Scenario, variants: tuple[Scenario, ...]) -> Scenario:
    """Return a scenario with one variant of each grid on top."""
    return Scenario(
        id="+".join((scenario.id, *(variant.id for variant in variants))),
        title=scenario.title,
        note=scenario.note,
        edits=(*scenario.edits, *(edit for variant in variants for edit in variant.edits)),
        sources=scenario.sources,
    )
