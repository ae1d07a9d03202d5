"""One question of one network, with all that lies beside it: way, percentiles, bill, chance."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from corridor.choice.best import Priced, priced
from corridor.choice.lateness import allowed_days
from corridor.choice.worth import best_under, weighed
from corridor.errors import ArgumentError, DataError, NoRouteError
from corridor.io.dataset import Dataset
from corridor.model.answers import Route
from corridor.model.arguments import MOST_WITHIN_DAYS, day_given, number_given
from corridor.model.calendar import ClosureLaw
from corridor.model.network import Network
from corridor.model.query import RouteQuery
from corridor.model.shipment import Shipment
from corridor.model.tariffs import Emission, Money, PriceList
from corridor.model.times import DayRange
from corridor.model.uncertain import Calibration, Simulation
from corridor.scenarios.beside import WhatIf
from corridor.uncertainty.draws import DEFAULT_SEED, draws_given
from corridor.uncertainty.journeys import Journeys
from corridor.uncertainty.season import Season, season_of
from corridor.uncertainty.traveller import Traveller

__all__ = ["Beside", "Effect", "Outcome", "Wanted", "outcome_of", "season_met"]


class Effect(StrEnum):
    """What a scenario does to the answer of a question."""

    NONE = "none"
    TIMES = "times"  # the same legs take another time
    REROUTED = "rerouted"
    CUT = "cut"  # there was a route, there is none
    OPENED = "opened"  # there was none, there is one


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What of all that lies beside a network an answer draws on.

    Parameters
    ----------
    prices
        Rates, charges and emission factors; ``None`` where no bill is wanted.
    laws
        When terminals are shut; they act on percentiles with a ready date. ``None`` where nothing
        is asked of them, so that edits of laws have nothing to name.
    calibration
        Fitted dependence and spread; ``None`` where nothing is drawn.
    """

    prices: PriceList | None = None
    laws: tuple[ClosureLaw, ...] | None = None
    calibration: Calibration | None = None

    @classmethod
    def of(cls, dataset: Dataset) -> Beside:
        """Return all that a dataset has beside its network."""
        return cls(prices=dataset.prices, laws=dataset.closures, calibration=dataset.calibration)

    @property
    def fingerprint(self) -> str:
        """SHA-256 of all of it, 64 hexadecimal digits."""
        prices = self.prices.fingerprint if self.prices else ""
        laws = sorted(self.laws or (), key=lambda law: (law.terminal_id, law.month, law.kind))
        return hashlib.sha256(f"{prices}{laws}{self.calibration}".encode()).hexdigest()

    def under(self, what_if: WhatIf, network: Network) -> Beside:
        """Return it as scenarios have it; ``network`` is already theirs."""
        prices = None if self.prices is None else what_if.prices(self.prices, network)
        laws = None if self.laws is None else what_if.laws(self.laws, network)
        return replace(self, prices=prices, laws=laws)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is to be told of each route.

    Parameters
    ----------
    draws, seed
        For percentiles; 0 draws leave them out.
    within_days
        Days allowed; with draws, the chance to keep to them is told.
    ready
        Day on which the shipment can go: closure laws then act on percentiles.
    shipment
        What is moved, for the bill.
    """

    draws: int = 0
    seed: int = DEFAULT_SEED
    within_days: float | None = None
    ready: date | None = None
    shipment: Shipment = Shipment()  # noqa: RUF009 - frozen, and the same for all

    def __post_init__(self) -> None:
        draws_given(self.draws, self.seed, least=0)
        object.__setattr__(self, "ready", day_given("ready", self.ready))
        if self.within_days is not None:
            number_given("within_days", self.within_days, 0.0, MOST_WITHIN_DAYS)
            if not self.draws:
                raise ArgumentError("within_days needs draws, as draws = 4096")


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
    bill
        What the shipment costs and emits on it, if prices were given.
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
    bill: Priced | None = None
    on_time: float | None = None
    effect: Effect = Effect.NONE
    kept_days: DayRange | None = None

    @property
    def cost_usd(self) -> Money | None:
        """Price of the whole shipment, if prices were given."""
        return self.bill.costing.total if self.bill else None

    @property
    def co2e_kg(self) -> Emission | None:
        """Emissions of the whole shipment, if prices were given."""
        return self.bill.footprint.total if self.bill else None

    @property
    def is_billed_in_full(self) -> bool:
        """Whether no leg or charge lacks a price or factor."""
        return self.bill is None or self.unpriced == 0

    @property
    def unpriced(self) -> int:
        """Number of items without a price or factor: the bill lacks them."""
        return len(self.bill.costing.unknown) + len(self.bill.footprint.unknown) if self.bill else 0


def outcome_of(
    network: Network, scenario_id: str, query: RouteQuery, beside: Beside, wanted: Wanted
) -> Outcome:
    """Ask one question of a network.

    Parameters
    ----------
    network, beside
        As the scenario has them.
    scenario_id
        Its id, or ``base``.
    query
        What is asked.
    wanted
        What else is to be told.

    Raises
    ------
    UnknownNameError
        If the question names what the network does not hold.
    DataError
        If draws are asked for without a calibration.
    """
    shipment, prices = wanted.shipment, beside.prices or PriceList()
    who = _traveller(network, query, beside, wanted) if wanted.draws else None
    try:
        route = best_under(network, replace(query, alternatives=1), prices, shipment, who).best
    except NoRouteError as error:
        return Outcome(scenario_id=scenario_id, query=query, route=None, why_none=str(error))
    bill = None
    if beside.prices is not None:
        bill = priced(network, route, query.era, prices, shipment)
    outcome = Outcome(scenario_id=scenario_id, query=query, route=route, bill=bill)
    allowed = allowed_days(network, query.origin_id, query.destination_id, shipment)
    return _drawn(outcome, who.travel(route), wanted, allowed) if who else outcome


def _drawn(outcome: Outcome, travelled: Journeys, wanted: Wanted, allowed: float | None) -> Outcome:
    within = wanted.within_days
    return replace(
        outcome,
        simulation=travelled.simulation(),
        bill=outcome.bill and weighed(outcome.bill, wanted.shipment, travelled, allowed),
        on_time=None if within is None else travelled.chance_within(within),
    )


def _traveller(network: Network, query: RouteQuery, beside: Beside, wanted: Wanted) -> Traveller:
    if beside.calibration is None:
        raise DataError("draws need a calibration: that of the network, or UNCALIBRATED")
    traveller = Traveller.calibrated(
        beside.calibration, query.era, draws=wanted.draws, seed=wanted.seed
    )
    season = season_met(network, query, beside, wanted)
    return traveller if season is None else traveller.within(season)


def season_met(
    network: Network, query: RouteQuery, beside: Beside, wanted: Wanted
) -> Season | None:
    """Return the days and closures that a question's shipment meets; ``None`` without a date."""
    if wanted.ready is None:
        return None
    return season_of(network, query.origin_id, query.era, wanted.ready, laws=beside.laws or ())
