"""A question as people ask it: names, days, cargo, what-ifs; nothing looked up yet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from corridor.errors import ArgumentError
from corridor.model.arguments import day_given, days_in_order, list_given, quoted, word_given
from corridor.model.query import allowed_given
from corridor.model.shipment import CargoClass, Equipment, Shipment, equipment_given
from corridor.model.vocabulary import Criterion, Difference, Status
from corridor.uncertainty.draws import DEFAULT_DRAWS, DEFAULT_SEED, draws_given

if TYPE_CHECKING:
    from corridor.model.calendar import Timetable
    from corridor.model.network import Network
    from corridor.model.query import RouteQuery
    from corridor.model.scenario import Scenario
    from corridor.scenarios.beside import WhatIf

__all__ = ["Question"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """How long from here to there, under which conditions.

    Parameters
    ----------
    origin, destination, via, by, alternatives, avoid, corridor, era, equipment, allow
        As for :func:`corridor.routing.plan.ask`; every criterion is answered, and ``suspended`` is
        allowed too.
    differ_by
        By what the alternatives must differ.
    shipment
        What is moved, in its own equipment, where prices and emissions are asked for, on the days
        of the question; a container of average weight where a criterion needs it.
    cargo
        What sort of cargo the scenarios' edits are asked for, where there is no shipment.
    ready, deadline
        First day on which it can go, from its start at the origin, and last day of arrival, to its
        end at the destination.
    scenarios, on
        What if, the first lowest; and the day whose edits hold, ``ready`` if left out.
    timetables
        Departures in place of an era's waits.
    draws, seed
        Of the simulation.

    Raises
    ------
    ArgumentError
        If its parts do not go together.
    """

    origin: str
    destination: str
    via: tuple[str, ...] = ()
    by: Criterion = Criterion.TIME
    alternatives: int = 1
    differ_by: Difference | None = None
    avoid: tuple[str, ...] = ()
    corridor: str = ""
    era: str = ""
    equipment: Equipment | None = Equipment.BOX_40
    allow: frozenset[Status] = frozenset()
    shipment: Shipment | None = None
    cargo: CargoClass = CargoClass.GENERAL
    ready: date | None = None
    deadline: date | None = None
    scenarios: tuple[Scenario, ...] = ()
    on: date | None = None
    timetables: tuple[Timetable, ...] = ()
    draws: int = DEFAULT_DRAWS
    seed: int = DEFAULT_SEED

    def __post_init__(self) -> None:
        for name, value in self._as_meant().items():
            object.__setattr__(self, name, value)
        draws_given(self.draws, self.seed)
        days_in_order(self.ready, self.deadline)
        for problem in self._problems():
            raise ArgumentError(problem)

    def _as_meant(self) -> dict[str, object]:
        """Return the fields that may be given in another form: words, days and lists as texts."""
        lists = ("via", "avoid", "scenarios", "timetables")
        days = ("ready", "deadline", "on")
        return {
            **{name: list_given(name, getattr(self, name)) for name in lists},
            **{name: day_given(name, getattr(self, name)) for name in days},
            "cargo": word_given(CargoClass, self.cargo, "class of cargo"),
            "by": word_given(Criterion, self.by, "criterion"),
            "differ_by": self.differ_by and word_given(Difference, self.differ_by, "difference"),
            "equipment": equipment_given(self.equipment),
            "allow": allowed_given(self.allow),
        }

    @property
    def places(self) -> tuple[str, ...]:
        """Origin, via points and destination."""
        return (self.origin, *self.via, self.destination)

    @property
    def day(self) -> date | None:
        """Day of the shipment: that of the scenarios' edits, or the one it is ready on."""
        return self.on or self.ready

    @property
    def dated_shipment(self) -> Shipment | None:
        """The shipment on the days of the question: a penalty is for days after its deadline."""
        if self.shipment is None:
            return None
        return replace(self.shipment, ready=self.ready, deadline=self.deadline)

    @property
    def what_if(self) -> WhatIf | None:
        """The scenarios for the day and the cargo of the shipment; ``None`` without any."""
        if not self.scenarios:
            return None
        from corridor.scenarios.beside import WhatIf

        cargo = self.shipment.cargo if self.shipment else self.cargo
        return WhatIf(scenarios=self.scenarios, on=self.day, cargo=cargo)

    def query(self, network: Network) -> RouteQuery:
        """Look up every name; days choose the season where no era is asked for.

        Raises
        ------
        UnknownNameError
            If a name stands for nothing, or for several things.
        ArgumentError
            If a via point is an end, or named twice.
        """
        from corridor.answers.under import season_day
        from corridor.routing.plan import ask

        return ask(
            network,
            self.origin,
            self.destination,
            era=self.era,
            by=self.by,
            alternatives=self.alternatives,
            via=self.via,
            avoid=self.avoid,
            corridor=self.corridor,
            equipment=self.equipment,
            allow=self.allow,
            ready=season_day(self.what_if, self.ready, self.on),
            deadline=season_day(self.what_if, self.deadline),
        )

    def _problems(self) -> Iterator[str]:
        if not isinstance(self.shipment, Shipment | None):
            yield f"what is moved is a Shipment or None, not {quoted(self.shipment)}"
        else:
            yield from self._strange_days(self.shipment)
            yield from self._strange_equipment(self.shipment)
        for each in self.scenarios:
            if isinstance(each, str) or not hasattr(each, "edits"):
                yield f"a scenario is a Scenario, as Dataset.scenario gives, not {quoted(each)}"
        for table in self.timetables:
            if not hasattr(table, "leg_id"):
                yield f"a timetable is a Timetable, as read_timetables gives, not {quoted(table)}"
        if self.differ_by and self.by.needs_draws:
            yield f"alternatives differ by {self.differ_by} under every criterion but {self.by}"
        if self.timetables and self.ready is None:
            yield "timetables need a ready date: departures have dates"
        if self.on is not None and not self.scenarios:
            yield (
                "a day alone changes nothing: it picks the edits of scenarios that hold on it; "
                "what a port's closures do from a day on, a ready date tells"
            )

    def _strange_days(self, shipment: Shipment | None) -> Iterator[str]:
        for name in ("ready", "deadline"):
            asked, moved = getattr(self, name), getattr(shipment, name, None)
            if moved not in (None, asked):
                yield f"{name}: the shipment has {moved}, the question {asked or 'none'}"

    def _strange_equipment(self, shipment: Shipment | None) -> Iterator[str]:
        if shipment and self.equipment not in (Equipment.BOX_40, shipment.equipment):
            told = self.equipment or "whatever carries it"
            yield f"equipment: the shipment travels by {shipment.equipment}, the question by {told}"
