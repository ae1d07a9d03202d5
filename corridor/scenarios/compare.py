"""Base against scenarios: what each answer becomes, and whether that is the way or its times."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from corridor.choice.best import priced
from corridor.errors import DataError, NoRouteError
from corridor.model.answers import Result, Route
from corridor.model.era import is_usable
from corridor.model.network import Network
from corridor.model.query import RouteQuery
from corridor.model.scenario import Scenario
from corridor.model.shipment import CargoClass, Shipment
from corridor.model.tariffs import Emission, Money, PriceList
from corridor.model.times import DayRange
from corridor.model.uncertain import Simulation
from corridor.routing.assemble import route_along
from corridor.routing.best import best_routes
from corridor.scenarios.apply import apply_scenario, undated_notes
from corridor.uncertainty.journeys import DEFAULT_SEED, travel
from corridor.units import from_ticks, to_ticks

if TYPE_CHECKING:
    import pandas as pd

__all__ = [
    "Effect",
    "Outcome",
    "ScenarioComparison",
    "answer_under",
    "compare_scenarios",
    "days_along",
    "days_beyond",
]


Record = dict[str, str | float | None]
"""One line of a table, by column."""


class Effect(StrEnum):
    """What a scenario does to the answer of a question."""

    NONE = "none"
    TIMES = "times"  # the same legs take another time
    REROUTED = "rerouted"
    CUT = "cut"  # there was a route, there is none
    OPENED = "opened"  # there was none, there is one


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One question under one scenario.

    Parameters
    ----------
    scenario_id
        ``base``, or the scenario's.
    query
        What was asked.
    route
        Best route, or ``None`` where there is none; then ``why_none`` tells what cuts it.
    simulation
        Its distribution, if draws were asked for: every scenario meets the same worlds.
    effect
        Against the base.
    cost_usd, co2e_kg
        Bill and emissions of the whole shipment, if prices were given; ``is_billed_in_full`` is
        false where a leg or charge has no price, and the bill lacks it.
    on_time
        Chance to take no more than the days that were allowed, if both these and draws were given.
    kept_days
        What the base's route takes under the scenario, ``None`` where it can no longer be used: to
        stay costs ``kept_days`` less :attr:`Route.days`.
    """

    scenario_id: str
    query: RouteQuery
    route: Route | None
    why_none: str = ""
    simulation: Simulation | None = None
    cost_usd: Money | None = None
    co2e_kg: Emission | None = None
    is_billed_in_full: bool = True
    on_time: float | None = None
    effect: Effect = Effect.NONE
    kept_days: DayRange | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenarioComparison:
    """Questions by scenarios.

    Parameters
    ----------
    scenarios
        In the order asked; the base is not among them.
    queries
        In the order asked.
    base
        The base's outcome of each question.
    outcomes
        For each scenario its outcome of each question.
    fingerprints
        Of the base network, then of each scenario's.
    networks
        The network of each scenario, for look-ups.
    notes
        What the reader must know.
    """

    scenarios: tuple[Scenario, ...]
    queries: tuple[RouteQuery, ...]
    base: tuple[Outcome, ...]
    outcomes: tuple[tuple[Outcome, ...], ...]
    fingerprints: tuple[str, ...]
    networks: tuple[Network, ...]
    notes: tuple[str, ...] = ()

    def records(self) -> Iterator[Record]:
        """Yield one record a question and scenario, the base first."""
        for position, base in enumerate(self.base):
            for outcome in (base, *(found[position] for found in self.outcomes)):
                yield _record(base, outcome)

    def to_frame(self) -> pd.DataFrame:
        """Return the records as a pandas table.

        Examples
        --------
        >>> from corridor import ask, load_network
        >>> network = load_network()
        >>> question = ask(network, "Xi'an", "Poti", era="2022", corridor="middle")
        >>> compare_scenarios(network, [], [question]).to_frame()["max_days"].tolist()
        [53.0]
        """
        import pandas as pd

        return pd.DataFrame(list(self.records()))


def compare_scenarios(
    network: Network,
    scenarios: Sequence[Scenario],
    queries: Sequence[RouteQuery],
    *,
    on: date | None = None,
    cargo: CargoClass = CargoClass.GENERAL,
    draws: int = 0,
    seed: int = DEFAULT_SEED,
    within_days: float | None = None,
    prices: PriceList | None = None,
    shipment: Shipment | None = None,
) -> ScenarioComparison:
    """Ask the same questions of the base and of the network under each scenario.

    Parameters
    ----------
    network
        The base.
    scenarios
        Each applied to the base alone; stack them beforehand to ask for several at once.
    queries
        What is asked.
    on, cargo
        As in :func:`corridor.scenarios.apply.apply_scenario`.
    draws, seed
        With draws, percentiles are simulated on common random numbers, so that the difference
        between two scenarios is not noise.
    within_days
        Days allowed; with draws, the chance to keep to them is told.
    prices, shipment
        With prices, the bill and the emissions of the shipment are told; by default one 40 ft box.

    Raises
    ------
    DataError
        If nothing is asked, or a scenario names what the network does not hold.
    UnknownNameError
        If a question names what the network does not hold.

    Examples
    --------
    >>> from corridor import ask, load_network
    >>> from corridor.io.scenarios import find_scenario
    >>> network = load_network()
    >>> storm = find_scenario("caspian-wind-november")
    >>> question = ask(network, "Xi'an", "Poti", corridor="middle")
    >>> compare_scenarios(network, [storm], [question]).outcomes[0][0].effect
    <Effect.CUT: 'cut'>
    """
    if not queries:
        raise DataError("nothing is asked: give at least one pair of origin and destination")
    told = _Wanted(draws, seed, within_days, prices, shipment or Shipment(cargo=cargo))
    base = tuple(_outcome(network, "base", query, told) for query in queries)
    made = tuple(apply_scenario(network, each, on=on, cargo=cargo) for each in scenarios)
    return ScenarioComparison(
        scenarios=tuple(scenarios),
        queries=tuple(queries),
        base=base,
        outcomes=tuple(
            tuple(_against(changed, scenario.id, held, told) for held in base)
            for scenario, changed in zip(scenarios, made, strict=True)
        ),
        fingerprints=(network.fingerprint, *(changed.fingerprint for changed in made)),
        networks=made,
        notes=tuple(note for scenario in scenarios for note in undated_notes(scenario, on)),
    )


def answer_under(network: Network, scenarios: Sequence[Scenario], query: RouteQuery) -> Result:
    """Return the answer of a network that scenarios have changed, with their names in it."""
    result = best_routes(network, query)
    names = " + ".join(f"{each.id}@{each.fingerprint[:12]}" for each in scenarios)
    return replace(result, provenance=replace(result.provenance, scenario=names))


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What else is to be told of each route."""

    draws: int
    seed: int
    within_days: float | None
    prices: PriceList | None
    shipment: Shipment


def _outcome(network: Network, scenario_id: str, query: RouteQuery, wanted: _Wanted) -> Outcome:
    try:
        route = best_routes(network, replace(query, alternatives=1)).best
    except NoRouteError as error:
        return Outcome(scenario_id=scenario_id, query=query, route=None, why_none=str(error))
    outcome = Outcome(scenario_id=scenario_id, query=query, route=route)
    return _billed(network, _drawn(outcome, route, wanted), route, wanted)


def _drawn(outcome: Outcome, route: Route, wanted: _Wanted) -> Outcome:
    if not wanted.draws:
        return outcome
    travelled = travel(route, draws=wanted.draws, seed=wanted.seed)
    allowed = wanted.within_days
    return replace(
        outcome,
        simulation=travelled.simulation(),
        on_time=None if allowed is None else travelled.chance_within(allowed),
    )


def _billed(network: Network, outcome: Outcome, route: Route, wanted: _Wanted) -> Outcome:
    if wanted.prices is None:
        return outcome
    found = priced(network, route, outcome.query.era, wanted.prices, wanted.shipment)
    return replace(
        outcome,
        cost_usd=found.costing.total,
        co2e_kg=found.footprint.total,
        is_billed_in_full=found.costing.is_complete and not found.footprint.unknown,
    )


def _against(network: Network, scenario_id: str, base: Outcome, wanted: _Wanted) -> Outcome:
    outcome = _outcome(network, scenario_id, base.query, wanted)
    return replace(
        outcome,
        effect=_effect(base.route, outcome.route),
        kept_days=days_along(network, base.route, base.query.era),
    )


def _effect(before: Route | None, after: Route | None) -> Effect:
    if before is None or after is None:
        if before is after:
            return Effect.NONE
        return Effect.OPENED if before is None else Effect.CUT
    if before.leg_ids != after.leg_ids:
        return Effect.REROUTED
    unchanged = [e.days for e in before.elements] == [e.days for e in after.elements]
    return Effect.NONE if unchanged else Effect.TIMES


def days_along(network: Network, route: Route | None, era_id: str) -> DayRange | None:
    """Return what a route found elsewhere takes in this network, or ``None`` if it is barred."""
    if route is None:
        return None
    if not route.leg_ids:
        return DayRange.fixed(0)
    era = network.era(era_id)
    legs = [network.leg(leg_id) for leg_id in route.leg_ids]
    ends = [(network.terminal(leg.tail_id), network.terminal(leg.head_id)) for leg in legs]
    if not all(is_usable(leg, era, both) for leg, both in zip(legs, ends, strict=True)):
        return None
    try:
        return route_along(network, route.leg_ids, era).days
    except NoRouteError:
        return None


def _record(base: Outcome, outcome: Outcome) -> Record:
    query, route, told = outcome.query, outcome.route, outcome.simulation
    days = route.days if route else None
    change = None
    if days is not None and base.route is not None:
        change = days_beyond(days.likely_days, base.route.days.likely_days)
    return {
        "origin": query.origin_id,
        "destination": query.destination_id,
        "era": query.era,
        "scenario": outcome.scenario_id,
        "min_days": days.min_days if days else None,
        "likely_days": days.likely_days if days else None,
        "max_days": days.max_days if days else None,
        "p50_days": told.percentiles.p50_days if told else None,
        "p95_days": told.percentiles.p95_days if told else None,
        "on_time": outcome.on_time,
        "likely_usd": outcome.cost_usd.likely_usd if outcome.cost_usd else None,
        "likely_co2e_kg": outcome.co2e_kg.likely_kg if outcome.co2e_kg else None,
        "change_days": change,
        "effect": "" if outcome is base else str(outcome.effect),
        "kept_likely_days": outcome.kept_days.likely_days if outcome.kept_days else None,
        "legs": ";".join(route.leg_ids) if route else "",
    }


def days_beyond(days: float, other_days: float) -> float:
    """Return the exact difference of two decimal numbers of days.

    Examples
    --------
    >>> days_beyond(0.3, 0.1), 0.3 - 0.1
    (0.2, 0.19999999999999998)
    """
    return from_ticks(to_ticks(days) - to_ticks(other_days))
