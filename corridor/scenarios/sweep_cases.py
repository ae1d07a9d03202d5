"""The cases of a sweep: every scenario with every era, day, load, family and pair.

Cases are numbered, not listed: a million of them take no more room than ten.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from math import prod

from corridor.errors import CorridorError, DataError, NoRouteError
from corridor.model.names import find_corridor, find_era, find_terminal
from corridor.model.network import Network
from corridor.model.query import RouteQuery
from corridor.model.scenario import Scenario
from corridor.model.shipment import Shipment
from corridor.model.vocabulary import Criterion
from corridor.routing.season import in_season
from corridor.scenarios.beside import WhatIf
from corridor.scenarios.outcome import Beside, Outcome, Wanted, outcome_of
from corridor.uncertainty.draws import DEFAULT_SEED

__all__ = ["Answerer", "Case", "Record", "Sweep"]

Record = dict[str, str | int | float | None]
"""One line of the result, by column."""

FIGURES = (
    *("min_days", "likely_days", "max_days", "p50_days", "p95_days", "on_time", "length_km"),
    *("min_usd", "likely_usd", "max_usd", "generalised_usd", "likely_co2e_kg", "unpriced"),
)
"""Columns of numbers, empty where they were not asked for or there is no way."""

MOST_CASES = 100_000_000
"""Cases of one sweep; beyond it something was multiplied by mistake."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One question of a sweep, names as written."""

    number: int
    scenario: Scenario
    era: str
    day: date | None
    load: Shipment
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
        Ids, empty for the default era and for any family. Where the era is empty, a day chooses the
        season that the shipment meets (:func:`corridor.routing.season.in_season`).
    days
        Dates of the shipment, ``None`` for none. With draws, closure laws act from that day on.
    loads
        What is moved; without bills its class of cargo is all that counts.
    is_billed
        Whether price and emissions are told.
    pairs
        (origin, destination) as written.
    by
        What the best route is best in.
    draws, seed
        For percentiles; 0 draws leave them out.
    within_days
        Days allowed; with draws, the chance to keep to them is told.

    Raises
    ------
    DataError
        If it makes no case, or more than :data:`MOST_CASES`, or the same one twice, or asks for the
        cheapest way or a chance without what that takes.
    """

    scenarios: tuple[Scenario, ...]
    pairs: tuple[tuple[str, str], ...]
    eras: tuple[str, ...] = ("",)
    days: tuple[date | None, ...] = (None,)
    loads: tuple[Shipment, ...] = (Shipment(),)
    is_billed: bool = False
    corridors: tuple[str, ...] = ("",)
    by: Criterion = Criterion.TIME
    draws: int = 0
    seed: int = DEFAULT_SEED
    within_days: float | None = None

    def __post_init__(self) -> None:
        if not 0 < self.case_count <= MOST_CASES:
            raise DataError(
                f"the sweep makes {self.case_count:,} cases; 1 to {MOST_CASES:,} can be run"
            )
        self._refuse_repeats()
        if self.by.needs_draws:
            raise DataError(f"a sweep cannot be by {self.by}: its routes are best by one total")
        if self.by.needs_prices and not self.is_billed:
            raise DataError(f"by {self.by} needs to know what is moved: give [[shipments]]")
        if self.within_days is not None and not self.draws:
            raise DataError("within_days needs draws, as draws = 4096")

    def _refuse_repeats(self) -> None:
        """Refuse what stands in a list twice: no record could be told from the other's."""
        ids = tuple(scenario.id for scenario in self.scenarios)
        for name, values in zip(
            ("scenarios", "eras", "dates", "shipments", "corridors", "pairs"),
            (ids, *self._axes()[1:]),
            strict=True,
        ):
            if len(set(values)) < len(values):
                twice = next(value for value in values if values.count(value) > 1)
                shown = " – ".join(twice) if name == "pairs" else str(twice) or "an empty text"
                raise DataError(f"{name}: {shown} stands there twice: drop one of them")

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
        (origin, destination), corridor, load, day, era, scenario = picked
        return Case(
            number=number,
            scenario=scenario,
            era=era,
            day=day,
            load=load,
            corridor=corridor,
            origin=origin,
            destination=destination,
        )

    def _axes(self) -> tuple[tuple, ...]:  # type: ignore[type-arg]
        return (self.scenarios, self.eras, self.days, self.loads, self.corridors, self.pairs)


@dataclass(frozen=True, slots=True)
class _World:
    """A scenario's network, all beside it, and the names that were looked up in it."""

    network: Network
    beside: Beside
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
    network, beside
        The base.
    sweep
        Whose cases.
    """

    network: Network
    beside: Beside
    sweep: Sweep
    _made: dict[tuple[object, ...], _World | CorridorError] = field(default_factory=dict)

    def records(self, first: int, last: int) -> Iterator[Record]:
        """Yield the records of the cases from ``first`` up to, not including, ``last``."""
        for number in range(first, last):
            yield self._record(self.sweep.case(number))

    def _record(self, case: Case) -> Record:
        record = self._question(case)
        try:
            world = self._world(case)
            query = self._in_season(case, self._query(case, world))
            record["era_used"] = query.era
            return record | self._answer(case, world, query)
        except CorridorError as error:
            # One bad case is told where it stands and costs no other.
            text = " ".join(str(error).split())
            return record | {"error": f"{type(error).__name__}: {text[:LONGEST_ERROR]}"}

    def _question(self, case: Case) -> Record:
        load, is_billed = case.load, self.sweep.is_billed
        return {
            "case": case.number,
            "scenario": case.scenario.id,
            "era": case.era,
            "day": str(case.day or ""),
            "cargo": str(load.cargo),
            "equipment": str(load.equipment) if is_billed else "",
            "units": load.units if is_billed else None,
            "tonnes": load.tonnes if is_billed else None,
            "value_usd": load.value_usd_each if is_billed else None,
            "value_of_time_usd": load.value_of_time_usd_each if is_billed else None,
            "corridor": case.corridor,
            "origin": case.origin,
            "destination": case.destination,
            **dict.fromkeys(FIGURES),
            "era_used": "",
            "family": "",
            "legs": "",
            "error": "",
        }

    def _answer(self, case: Case, world: _World, query: RouteQuery) -> Record:
        sweep = self.sweep
        wanted = Wanted(
            draws=sweep.draws,
            seed=sweep.seed,
            within_days=sweep.within_days,
            ready=case.day,
            shipment=case.load,
        )
        outcome = outcome_of(world.network, case.scenario.id, query, world.beside, wanted)
        if outcome.route is None:
            raise NoRouteError(outcome.why_none)
        days, route = outcome.route.days, outcome.route
        return {
            "min_days": days.min_days,
            "likely_days": days.likely_days,
            "max_days": days.max_days,
            "length_km": route.length_km,
            "family": route.family,
            "legs": ";".join(route.leg_ids),
            **_drawn(outcome),
            **_billed(outcome),
        }

    def _query(self, case: Case, world: _World) -> RouteQuery:
        network = world.network
        return RouteQuery(
            equipment=case.load.equipment,
            origin_id=world.terminal_id(case.origin),
            destination_id=world.terminal_id(case.destination),
            era=find_era(network, case.era).id,
            by=self.sweep.by,
            corridor_id=find_corridor(network, case.corridor).id if case.corridor else "",
        )

    def _in_season(self, case: Case, query: RouteQuery) -> RouteQuery:
        """Let the day choose the season where no era is named, as the command line does.

        One era for all scenarios of a day: cases of different eras could not be set side by side.
        """
        if case.era:
            return query
        day = WhatIf(scenarios=self.sweep.scenarios).season_day(case.day)
        return in_season(self.network, query, ready=day)

    def _world(self, case: Case) -> _World:
        """Return the scenario's network; what goes wrong in making it is kept as well."""
        key = (case.scenario.id, case.scenario.fingerprint, case.day, case.load.cargo)
        if key not in self._made:
            while len(self._made) >= KEPT_NETWORKS:
                del self._made[next(iter(self._made))]
            self._made[key] = self._make(case)
        found = self._made[key]
        if isinstance(found, CorridorError):
            raise found
        return found

    def _make(self, case: Case) -> _World | CorridorError:
        what_if = _what_if(case)
        try:
            changed = what_if.network(self.network)
            return _World(changed, self.beside.under(what_if, changed))
        except CorridorError as error:
            return error


def _what_if(case: Case) -> WhatIf:
    return WhatIf(scenarios=(case.scenario,), on=case.day, cargo=case.load.cargo)


def _drawn(outcome: Outcome) -> Record:
    if outcome.simulation is None:
        return {}
    told = outcome.simulation.percentiles
    return {"p50_days": told.p50_days, "p95_days": told.p95_days, "on_time": outcome.on_time}


def _billed(outcome: Outcome) -> Record:
    bill = outcome.bill
    if bill is None:
        return {}
    usd = bill.costing.total
    return {
        "min_usd": usd.min_usd,
        "likely_usd": usd.likely_usd,
        "max_usd": usd.max_usd,
        "generalised_usd": bill.generalised_usd,
        "likely_co2e_kg": bill.footprint.total.likely_kg,
        "unpriced": outcome.unpriced,
    }


KEPT_NETWORKS = 4
"""Networks kept at once: cases come scenario by scenario."""

LONGEST_ERROR = 500
"""Characters of an error that a record keeps."""
