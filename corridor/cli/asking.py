"""The options that a route is asked by: written once, for every command that finds routes."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import MISSING, Field, dataclass, fields
from typing import Any, get_type_hints

from corridor.cli import cargo as cargo_options
from corridor.cli import options
from corridor.cli.what_if import On, Scenarios, Year
from corridor.model.shipment import CargoClass
from corridor.model.vocabulary import Criterion

__all__ = ["Asked", "asks_for_routes"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the options of a route hold, as typed; each field is an option of its own name."""

    origin: options.Origin
    destination: options.Destination
    by: cargo_options.ByAny = Criterion.TIME
    alternatives: options.Alternatives = 1
    differ_by: cargo_options.DifferBy = None
    via: options.Via = None
    avoid: options.Avoid = None
    corridor: options.Corridor = ""
    era: options.Era = ""
    equipment: cargo_options.EquipmentAsked = None
    units: cargo_options.Units = 1
    tonnes: cargo_options.Tonnes = None
    cargo: cargo_options.Cargo = CargoClass.GENERAL
    value: cargo_options.Value = None
    value_of_time: cargo_options.ValueOfTime = None
    lateness: cargo_options.Lateness = 0.0
    tariff: cargo_options.Tariffs = None
    allow: cargo_options.Allow = None
    ready: cargo_options.Ready = None
    deadline: cargo_options.Deadline = None
    timetable: cargo_options.Timetables = None
    draws: options.Draws = options.DEFAULT_DRAWS
    seed: options.Seed = options.DEFAULT_SEED
    scenario: Scenarios = None
    year: Year = None
    on: On = None
    graphs: options.Graphs = None
    overlay: options.Overlays = None


def asks_for_routes(
    *, without: Collection[str] = (), **defaults: object
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a command the fields of :class:`Asked` as options; it gets them as one argument.

    Parameters
    ----------
    without
        Fields that this command does not ask for: they keep their defaults.
    defaults
        Of fields that this command sets otherwise.
    """

    def give(command: Callable[..., None]) -> Callable[..., None]:
        asked_for = [field for field in fields(Asked) if field.name not in without]
        names = [field.name for field in asked_for]

        @functools.wraps(command)
        def packed(**given: Any) -> None:  # noqa: ANN401 - whatever Typer read
            asked = Asked(**{name: given.pop(name) for name in names})
            command(asked, **given)

        own = list(inspect.signature(command, eval_str=True).parameters.values())[1:]
        parameters = [*_parameters(asked_for, defaults), *own]
        packed.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
        packed.__annotations__ = {p.name: p.annotation for p in parameters}
        return packed

    return give


def _parameters(
    asked_for: Iterable[Field[Any]], defaults: dict[str, object]
) -> Iterator[inspect.Parameter]:
    """Yield each field as Typer reads it; those without a default are arguments."""
    hints = get_type_hints(Asked, include_extras=True)
    for field in asked_for:
        usual = inspect.Parameter.empty if field.default is MISSING else field.default
        yield inspect.Parameter(
            field.name,
            inspect.Parameter.KEYWORD_ONLY,
            default=defaults.get(field.name, usual),
            annotation=hints[field.name],
        )
