"""Read the specification of a sweep, and write it as a document that a result carries.

::

    scenarios = ["base", "caspian-wind-november"]
    eras = ["current", "winter"]
    origins = ["Xi'an", "Almaty"]
    destinations = ["Poti", "Constanta"]

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
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from corridor.errors import DataError, Fault
from corridor.io.od_pairs import read_pairs
from corridor.io.scenario_schema import EDIT_TABLES
from corridor.io.scenarios import edit_faults, find_scenario
from corridor.io.toml_places import TomlFile, read_toml
from corridor.model.scenario import Scenario
from corridor.model.shipment import CargoClass
from corridor.model.vocabulary import Criterion

__all__ = ["SweepSpec", "read_sweep_spec"]

VARIED = ("factor", "days")
"""Keys of a grid that may hold several values."""

MOST_VARIANTS = 1_000_000
"""Combinations of the grids' values."""


def _many(value: Any) -> Any:  # noqa: ANN401 - pydantic hands over whatever the file held
    return [value] if isinstance(value, str | datetime.date) else value


Texts = Annotated[tuple[str, ...], BeforeValidator(_many)]


class SweepSpec(BaseModel):
    """A specification as written, its scenarios read."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)

    title: str = ""
    scenarios: Texts = ("base",)
    eras: Texts = ("",)
    dates: Annotated[tuple[datetime.date, ...], BeforeValidator(_many)] = ()
    cargo: Annotated[tuple[CargoClass, ...], BeforeValidator(_many)] = (CargoClass.GENERAL,)
    corridors: Texts = ("",)
    origins: Texts = ()
    destinations: Texts = ()
    od: str = ""
    by: Criterion = Criterion.TIME
    draws: Annotated[int, Field(ge=0, le=10_000_000)] = 0
    seed: int = 1
    grid: tuple[dict[str, Any], ...] = ()


def read_sweep_spec(
    path: Path, directory: Path | None = None
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
    named = [_scenario(name, path, directory) for name in dict.fromkeys(spec.scenarios)]
    variants = _variants(spec, file)
    scenarios = tuple(_stacked(scenario, combo) for scenario in named for combo in variants)
    pairs = tuple(product(spec.origins, spec.destinations))
    pairs += read_pairs(path.parent / spec.od) if spec.od else ()
    return spec, scenarios, tuple(dict.fromkeys(pairs))


def _spec(file: TomlFile) -> SweepSpec:
    try:
        return SweepSpec.model_validate(dict(file.content))
    except ValidationError as error:
        faults = [
            file.place(key=str(detail["loc"][0])).fault(
                "bad-value",
                f"{detail['loc'][0]}: {detail['msg']}",
                column=str(detail["loc"][0]),
                hint="its keys: " + ", ".join(SweepSpec.model_fields),
            )
            for detail in error.errors(include_url=False)
        ]
        raise DataError.from_faults(faults, f"sweep {file.name}") from None


def _scenario(name: str, path: Path, directory: Path | None) -> Scenario:
    return find_scenario(str(path.parent / name) if name.endswith(".toml") else name, directory)


def _variants(spec: SweepSpec, file: TomlFile) -> list[tuple[Scenario, ...]]:
    """Return every combination of one variant of each grid; without grids the empty one."""
    axes = [_axis(table, index, file) for index, table in enumerate(spec.grid)]
    count = 1
    for axis in axes:
        count *= len(axis)
    if count > MOST_VARIANTS:
        raise DataError(
            f"{file.name}: the grids make {count:,} variants; at most {MOST_VARIANTS:,}"
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
    name = str(table.get("name", f"{verb}{index + 1}"))
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
    return made


def _stacked(scenario: Scenario, variants: tuple[Scenario, ...]) -> Scenario:
    """Return a scenario with one variant of each grid on top."""
    return Scenario(
        id="+".join((scenario.id, *(variant.id for variant in variants))),
        title=scenario.title,
        note=scenario.note,
        edits=(*scenario.edits, *(edit for variant in variants for edit in variant.edits)),
        sources=scenario.sources,
    )
