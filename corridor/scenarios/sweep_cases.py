"""The cases of a sweep: every scenario with every era, day, cargo, family and pair.

Cases are numbered, not listed: a million of them take no more room than ten.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from math import prod

from corridor.errors import CorridorError, DataError
from corridor.model.names import find_corridor, find_era, find_terminal
from corridor.model.network import Network
from corridor.model.query import RouteQuery
from corridor.model.scenario import Scenario
from corridor.model.shipment import CargoClass
from corridor.model.vocabulary import Criterion
from corridor.routing.best import best_routes
from corridor.scenarios.apply import apply_scenario
from corridor.uncertainty.journeys import DEFAULT_SEED
from corridor.uncertainty.simulate import simulate

__all__ = ["Answerer", "Case", "Record", "Sweep"]

Record = dict[str, str | int | float | None]
"""One line of the result, by column."""

MOST_CASES = 100_000_000
"""Cases of one sweep; beyond it something was multiplied by mistake."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One question of a sweep, names as written."""

    number: int
    scenario: Scenario
    era: str
    day: date | None
    cargo: CargoClass
    corridor: str
    origin: str
    destination: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sweep:
    """Everything with everything.

    Parameters
    ----------
    scenarios
        Each applied to the base alone; a scenario without edits is the base.
    eras, corridors
        Ids, empty for the default era and for any family.
    days
        Dates of the shipment, ``None`` for none.
    cargo
        Classes of cargo.
    pairs
        (origin, destination) as written.
    by
        What the best route is best in.
    draws, seed
        For percentiles; 0 draws leave them out.

    Raises
    ------
    DataError
        If it makes no case, or more than :data:`MOST_CASES`.
    """

    scenarios: tuple[Scenario, ...]
    pairs: tuple[tuple[str, str], ...]
    eras: tuple[str, ...] = ("",)
    days: tuple[date | None, ...] = (None,)
    cargo: tuple[CargoClass, ...] = (CargoClass.GENERAL,)
    corridors: tuple[str, ...] = ("",)
    by: Criterion = Criterion.TIME
    draws: int = 0
    seed: int = DEFAULT_SEED

    def __post_init__(self) -> None:
        if not 0 < self.case_count <= MOST_CASES:
            raise DataError(
                f"the sweep makes {self.case_count:,} cases; 1 to {MOST_CASES:,} can be run"
            )

    @property
    def case_count(self) -> int:
        """Number of cases."""
        return prod(map(len, self._axes()))

    def case(self, number: int) -> Case:
        """Return one case; the pair changes fastest, the scenario slowest.

        Examples
        --------
        >>> sweep = Sweep(scenarios=(Scenario(id="base"),), pairs=(("a", "b"), ("b", "a")))
        >>> sweep.case(1).origin
        'b'
        """
        picked = []
        left = number
        for axis in reversed(self._axes()):
            left, position = divmod(left, len(axis))
            picked.append(axis[position])
        (origin, destination), corridor, cargo, day, era, scenario = picked
        return Case(
            number=number,
            scenario=scenario,
            era=era,
            day=day,
            cargo=cargo,
            corridor=corridor,
            origin=origin,
            destination=destination,
        )

    def _axes(self) -> tuple[tuple, ...]:  # type: ignore[type-arg]
        return (self.scenarios, self.eras, self.days, self.cargo, self.corridors, self.pairs)


@dataclass(frozen=True, slots=True)
class _World:
    """A scenario's network, and the names that were looked up in it."""

    network: Network
    ids: dict[str, str] = field(default_factory=dict)

    def terminal_id(self, name: str) -> str:
        if name not in self.ids:
            self.ids[name] = find_terminal(self.network, name).id
        return self.ids[name]


@dataclass(frozen=True, slots=True)
class Answerer:
    """Answers cases one after another, keeping the networks it made last.

    Parameters
    ----------
    network
        The base.
    sweep
        Whose cases.
    """

    network: Network
    sweep: Sweep
    _made: dict[tuple[object, ...], _World | CorridorError] = field(default_factory=dict)

    def records(self, first: int, last: int) -> Iterator[Record]:
        """Yield the records of the cases from ``first`` up to, not including, ``last``."""
        for number in range(first, last):
            yield self._record(self.sweep.case(number))

    def _record(self, case: Case) -> Record:
        record: Record = {
            "case": case.number,
            "scenario": case.scenario.id,
            "era": case.era,
            "day": str(case.day or ""),
            "cargo": str(case.cargo),
            "corridor": case.corridor,
            "origin": case.origin,
            "destination": case.destination,
            **dict.fromkeys(_FIGURES),
            "family": "",
            "legs": "",
            "error": "",
        }
        try:
            return record | self._answer(case)
        except CorridorError as error:
            # One bad case is told where it stands and costs no other.
            text = " ".join(str(error).split())
            return record | {"error": f"{type(error).__name__}: {text[:LONGEST_ERROR]}"}

    def _answer(self, case: Case) -> Record:
        world = self._world(case)
        route = best_routes(world.network, self._query(case, world)).best
        days = route.days
        record: Record = {
            "min_days": days.min_days,
            "likely_days": days.likely_days,
            "max_days": days.max_days,
            "length_km": route.length_km,
            "family": route.family,
            "legs": ";".join(route.leg_ids),
        }
        if self.sweep.draws:
            told = simulate(route, draws=self.sweep.draws, seed=self.sweep.seed).percentiles
            record |= {"p50_days": told.p50_days, "p95_days": told.p95_days}
        return record

    def _query(self, case: Case, world: _World) -> RouteQuery:
        network = world.network
        return RouteQuery(
            origin_id=world.terminal_id(case.origin),
            destination_id=world.terminal_id(case.destination),
            era=find_era(network, case.era).id,
            by=self.sweep.by,
            corridor_id=find_corridor(network, case.corridor).id if case.corridor else "",
        )

    def _world(self, case: Case) -> _World:
        """Return the scenario's network; what goes wrong in making it is kept as well."""
        key = (case.scenario.id, case.scenario.fingerprint, case.day, case.cargo)
        if key not in self._made:
            while len(self._made) >= KEPT_NETWORKS:
                del self._made[next(iter(self._made))]
            self._made[key] = _made(self.network, case)
        found = self._made[key]
        if isinstance(found, CorridorError):
            raise found
        return found


def _made(network: Network, case: Case) -> _World | CorridorError:
    try:
        return _World(apply_scenario(network, case.scenario, on=case.day, cargo=case.cargo))
    except CorridorError as error:
        return error


_FIGURES = ("min_days", "likely_days", "max_days", "p50_days", "p95_days", "length_km")

KEPT_NETWORKS = 4
"""Networks kept at once: cases come scenario by scenario."""

LONGEST_ERROR = 500
"""Characters of an error that a record keeps."""
