"""Base against scenarios: what each answer becomes, and whether that is the way or its times."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from corridor.errors import ArgumentError, NoRouteError
from corridor.model.answers import Result, Route
from corridor.model.arguments import day_given, word_given
from corridor.model.calendar import ClosureLaw
from corridor.model.display import Record, Tabular, html_table
from corridor.model.era import is_usable
from corridor.model.network import Network
from corridor.model.query import RouteQuery
from corridor.model.scenario import Scenario, scenarios_given
from corridor.model.shipment import CargoClass, Shipment
from corridor.model.tariffs import PriceList
from corridor.model.times import DayRange
from corridor.model.uncertain import Calibration
from corridor.routing.assemble import route_along
from corridor.routing.best import best_routes
from corridor.routing.season import date_notes
from corridor.scenarios.beside import WhatIf, unseen_notes
from corridor.scenarios.outcome import Beside, Effect, Outcome, Wanted, outcome_of, season_met
from corridor.uncertainty.closure_notes import closure_notes
from corridor.uncertainty.draws import DEFAULT_SEED
from corridor.units import from_ticks, to_ticks

__all__ = [
    "Effect",
    "Outcome",
    "ScenarioComparison",
    "answer_under",
    "compare_scenarios",
    "days_along",
    "days_beyond",
    "stamped",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenarioComparison(Tabular):
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

    def _repr_html_(self) -> str:
        shown = [
            {
                name: value
                for name, value in record.items()
                if name not in ("legs", "kept_likely_days")
            }
            for record in self.records()
        ]
        kept = [name for name in shown[0] if any(row[name] is not None for row in shown)]
        return html_table({name: row[name] for name in kept} for row in shown)


def compare_scenarios(
    network: Network,
    scenarios: Sequence[Scenario],
    queries: Sequence[RouteQuery],
    *,
    on: date | str | None = None,
    cargo: CargoClass | str = CargoClass.GENERAL,
    draws: int = 0,
    seed: int = DEFAULT_SEED,
    within_days: float | None = None,
    prices: PriceList | None = None,
    shipment: Shipment | None = None,
    ready: date | str | None = None,
    laws: Sequence[ClosureLaw] | None = None,
    calibration: Calibration | None = None,
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
        The class of its cargo outranks ``cargo``.
    ready, laws
        Day on which the shipment can go, and closure laws that then act on percentiles; it stands
        for ``on`` where that is left out.
    calibration
        Fitted dependence and spread, which draws need: with the network's own, percentiles are
        those of ``corridor route``.

    Raises
    ------
    DataError
        If nothing is asked, a scenario names what the network does not hold, or draws lack a
        calibration.
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
    scenarios = scenarios_given(scenarios)
    if not queries:
        raise ArgumentError("nothing is asked: give at least one pair of origin and destination")
    unpriced = [query.by for query in queries if query.by.needs_prices and prices is None]
    if unpriced:
        raise ArgumentError(f"by {unpriced[0]} needs prices and what is moved: give a shipment")
    wanted = Wanted(
        draws=draws,
        seed=seed,
        within_days=within_days,
        ready=day_given("ready", ready),
        shipment=shipment or Shipment(cargo=word_given(CargoClass, cargo, "class of cargo")),
    )
    beside = Beside(
        prices=prices, laws=None if laws is None else tuple(laws), calibration=calibration
    )
    on = day_given("on", on) or wanted.ready
    base = tuple(outcome_of(network, "base", query, beside, wanted) for query in queries)
    worlds = [
        _World.of(network, beside, WhatIf(scenarios=(each,), on=on, cargo=wanted.shipment.cargo))
        for each in scenarios
    ]
    outcomes = tuple(
        tuple(world.against(scenario.id, held, wanted) for held in base)
        for scenario, world in zip(scenarios, worlds, strict=True)
    )
    return ScenarioComparison(
        scenarios=tuple(scenarios),
        queries=tuple(queries),
        base=base,
        outcomes=outcomes,
        fingerprints=(network.fingerprint, *(world.network.fingerprint for world in worlds)),
        networks=tuple(world.network for world in worlds),
        notes=(
            *(calibration.notes if calibration and draws else ()),
            *_dated_notes(network, queries, (wanted.ready, on)),
            *(
                note
                for world, found in zip(worlds, outcomes, strict=True)
                for note in world.notes(found, wanted)
            ),
        ),
    )


def _dated_notes(
    network: Network, queries: Sequence[RouteQuery], days: Sequence[date | None]
) -> Iterator[str]:
    notes = (note for query in queries for note in date_notes(network, query, days))
    yield from dict.fromkeys(notes)


def answer_under(network: Network, scenarios: Sequence[Scenario], query: RouteQuery) -> Result:
    """Return the answer of a network that scenarios have changed, with their names in it."""
    return stamped(best_routes(network, query), scenarios)


def stamped(result: Result, scenarios: Sequence[Scenario]) -> Result:
    """Return a result whose provenance names the scenarios that it was computed under."""
    names = " + ".join(f"{each.id}@{each.fingerprint[:12]}" for each in scenarios)
    return replace(result, provenance=replace(result.provenance, scenario=names))


@dataclass(frozen=True, slots=True)
class _World:
    """A network with all beside it, as one scenario has them."""

    network: Network
    beside: Beside
    what_if: WhatIf

    @classmethod
    def of(cls, network: Network, beside: Beside, what_if: WhatIf) -> _World:
        changed = what_if.network(network)
        return cls(changed, beside.under(what_if, changed), what_if)

    def against(self, scenario_id: str, base: Outcome, wanted: Wanted) -> Outcome:
        outcome = outcome_of(self.network, scenario_id, base.query, self.beside, wanted)
        return replace(
            outcome,
            effect=_effect(base.route, outcome.route),
            kept_days=days_along(self.network, base.route, base.query.era),
        )

    def notes(self, outcomes: Sequence[Outcome], wanted: Wanted) -> Iterator[str]:
        sees_laws = bool(wanted.draws and wanted.ready)
        yield from self.what_if.notes()
        yield from unseen_notes(
            self.what_if, sees_prices=self.beside.prices is not None, sees_laws=sees_laws
        )
        edited = self.what_if.closing_at(self.network)
        if sees_laws and edited:
            yield from self._closure_notes(outcomes, wanted, edited)

    def _closure_notes(
        self, outcomes: Sequence[Outcome], wanted: Wanted, edited: frozenset[str]
    ) -> Iterator[str]:
        """Say what the closures that are edited come to on each way, even where that is nothing."""
        told: dict[str, None] = {}
        for outcome in outcomes:
            season = season_met(self.network, outcome.query, self.beside, wanted)
            if outcome.route is not None and season is not None:
                notes = closure_notes(self.network, season, outcome.route, at=edited)
                told |= dict.fromkeys(notes)
        nowhere = "no way here calls where its edits of closures act"
        yield from (f"{self.what_if.names}: {note}" for note in told or [nowhere])


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
