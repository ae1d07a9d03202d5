"""The corridor families side by side: the best route of each, and what they share."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations, pairwise
from typing import Final

from corridor.choice.best import Priced, priced
from corridor.choice.carriage import limits_along
from corridor.choice.lateness import allowed_days
from corridor.choice.moves import Move, kind_of_move, moves_along
from corridor.choice.worth import best_under, weighed
from corridor.model.answers import Provenance, Route
from corridor.model.cargo_limits import CargoLimits, LegLimit
from corridor.model.display import Record, Tabular, html_table
from corridor.model.network import Network
from corridor.model.query import RouteQuery
from corridor.model.shipment import Shipment
from corridor.model.tariffs import PriceList
from corridor.model.uncertain import Simulation
from corridor.model.vocabulary import Criterion, TerminalKind
from corridor.routing.families import family_routes
from corridor.routing.provenance import provenance_of
from corridor.routing.restrictions import Flag, flags_of
from corridor.uncertainty.traveller import Traveller

__all__ = [
    "Comparison",
    "FamilyChoice",
    "Flag",
    "Passage",
    "Shared",
    "compare_families",
    "merit_of",
    "passage_of",
]

CHOKEPOINTS = (
    TerminalKind.SEAPORT,
    TerminalKind.FERRY_TERMINAL,
    TerminalKind.BORDER_CROSSING,
    TerminalKind.GAUGE_CHANGE_YARD,
    TerminalKind.WAYPOINT,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """What a route passes, counted.

    Parameters
    ----------
    countries
        ISO codes in order, those merely crossed included.
    borders
        Pairs of countries between which it crosses, in order.
    transshipments
        Times that the cargo changes between rail, road and vessels; rolling on board is none.
    gauge_breaks
        Changes of gauge from rail to rail.
    """

    countries: tuple[str, ...]
    borders: tuple[tuple[str, str], ...]
    transshipments: int
    gauge_breaks: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyChoice:
    """The best route of one family.

    Parameters
    ----------
    family_id, name
        Of the corridor family; ``direct`` for a route that needs none, and several joined by ``+``
        for a route of several, where that is the best there is.
    choice
        The route with its bill and footprint.
    passage, flags
        What it passes, and under which limits.
    simulation
        Distribution of its days, where it was asked for.
    on_time
        Chance to arrive by the deadline, where dates and draws are given.
    cargo
        What is known of each leg for the class of cargo; none for general cargo.
    """

    family_id: str
    name: str
    choice: Priced
    passage: Passage
    flags: tuple[Flag, ...] = ()
    simulation: Simulation | None = None
    on_time: float | None = None
    cargo: tuple[LegLimit, ...] = ()

    @property
    def route(self) -> Route:
        """The way itself."""
        return self.choice.route


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """What two families' routes have in common, and so lose together.

    Parameters
    ----------
    first, second
        Family ids.
    leg_ids
        Legs of both.
    terminal_ids
        Terminals of both, but for the ends.
    chokepoint_ids
        Ports, border crossings and straits among them.
    length_share
        Shared kilometres over the shorter route's.
    """

    first: str
    second: str
    leg_ids: tuple[str, ...]
    terminal_ids: tuple[str, ...]
    chokepoint_ids: tuple[str, ...]
    length_share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison(Tabular):
    """Families side by side.

    Parameters
    ----------
    query, shipment
        What was asked, for what.
    families
        Best first by the query's criterion.
    absent
        (Family id, why it offers no route).
    shared
        For each pair of families that have something in common.
    provenance, notes
        As everywhere.
    """

    query: RouteQuery
    shipment: Shipment
    families: tuple[FamilyChoice, ...]
    absent: tuple[tuple[str, str], ...] = ()
    shared: tuple[Shared, ...] = ()
    provenance: Provenance
    notes: tuple[str, ...] = field(default=())

    def records(self) -> Iterator[Record]:
        """Yield one record a family, best first; families without a route are in ``absent``."""
        return map(_record, self.families)

    def _repr_html_(self) -> str:
        ends = f"{self.query.origin_id} → {self.query.destination_id}, era {self.query.era}"
        without = "".join(f"; {family_id}: {why}" for family_id, why in self.absent)
        shown = ({name: record[name] for name in _SHOWN} for record in self.records())
        return html_table(shown, caption=ends + without)

    def family(self, family_id: str) -> FamilyChoice | None:
        """Return one family's choice, or ``None`` if it has none."""
        return next((one for one in self.families if one.family_id == family_id), None)


_SHOWN: Final = (
    *("family", "min_days", "likely_days", "max_days", "p95_days", "likely_usd"),
    *("cost_is_complete", "likely_kg_co2e", "borders", "transshipments"),
)
"""Columns that a notebook shows."""


def _record(one: FamilyChoice) -> Record:
    days, costing, emission = one.route.days, one.choice.costing, one.choice.footprint.total
    money, drawn = costing.total, one.simulation
    return {
        "family": one.family_id,
        "min_days": days.min_days,
        "likely_days": days.likely_days,
        "max_days": days.max_days,
        "p50_days": drawn.percentiles.p50_days if drawn else None,
        "p95_days": drawn.percentiles.p95_days if drawn else None,
        "min_usd": money.min_usd,
        "likely_usd": money.likely_usd,
        "max_usd": money.max_usd,
        "cost_is_complete": "yes" if costing.is_complete else "no",
        "generalised_usd": one.choice.generalised_usd,
        "low_kg_co2e": emission.low_kg,
        "likely_kg_co2e": emission.likely_kg,
        "high_kg_co2e": emission.high_kg,
        "length_km": one.route.length_km,
        "borders": len(one.passage.borders),
        "transshipments": one.passage.transshipments,
        "gauge_breaks": one.passage.gauge_breaks,
        "countries": ";".join(one.passage.countries),
        "terminals": ";".join(one.route.terminal_ids),
        "flags": "; ".join(flag.note for flag in one.flags),
    }


def compare_families(
    network: Network,
    query: RouteQuery,
    prices: PriceList,
    shipment: Shipment,
    *,
    traveller: Traveller | None = None,
    limits: CargoLimits | None = None,
) -> Comparison:
    """Return the best route of each corridor family, by the query's criterion.

    Parameters
    ----------
    network, query
        What is asked of what; the query's own family and number of alternatives do not matter.
    prices, shipment
        What carriage costs and emits, and what is moved.
    traveller
        Who travels each route, calibrated, and of a season where there is a date; without one there
        are no percentiles, and the spread counts for nothing.
    limits
        What is let through, to say what is known of each leg for the query's cargo. What is banned
        the query itself keeps off (:func:`corridor.choice.carriage.for_shipment`).

    Raises
    ------
    NoRouteError, GaveUpError
        If there is no route at all; the message is that of the question without a family.

    Examples
    --------
    >>> from corridor import ask, load_network
    >>> from corridor.io.tariffs import read_prices
    >>> query = ask(load_network(), "Xi'an", "Poti")
    >>> found = compare_families(load_network(), query, read_prices(), Shipment())
    >>> found.family("middle").route.terminal_ids[-1]
    'poti'
    """
    answers = family_routes(
        network, query, lambda one: best_under(network, one, prices, shipment, traveller)
    )
    choices = [
        _choice(network, family_id, result.best, prices=prices, shipment=shipment, era_id=query.era)
        for family_id, result in answers.found.items()
    ]
    if traveller is not None:
        allowed = allowed_days(network, query.origin_id, query.destination_id, shipment)
        choices = [_simulated(one, shipment, traveller, allowed) for one in choices]
    if limits is not None:
        choices = [
            replace(one, cargo=limits_along(network, one.route, query, limits, on=shipment.ready))
            for one in choices
        ]
    ordered = sorted(choices, key=lambda one: (merit_of(one.choice, query.by), one.family_id))
    return Comparison(
        query=replace(query, alternatives=1, corridor_id=""),
        shipment=shipment,
        families=tuple(ordered),
        absent=answers.absent,
        shared=tuple(_all_shared(network, ordered)),
        provenance=provenance_of(network, query.era),
        notes=tuple(_notes(ordered)),
    )


def passage_of(network: Network, route: Route) -> Passage:
    """Return what a route passes, counted."""
    legs = [network.leg(leg_id) for leg_id in route.leg_ids]
    countries = [network.terminal(route.terminal_ids[0]).country]
    for leg in legs:
        countries += [*leg.crosses, network.terminal(leg.head_id).country]
    in_turn = [
        country
        for index, country in enumerate(countries)
        if index == 0 or countries[index - 1] != country
    ]
    moves = [kind_of_move(a, b) for _, a, b in moves_along(network, route.leg_ids)]
    return Passage(
        countries=tuple(dict.fromkeys(in_turn)),
        borders=tuple(pairwise(in_turn)),
        transshipments=moves.count(Move.TRANSSHIPMENT),
        gauge_breaks=moves.count(Move.GAUGE_CHANGE),
    )


def _choice(
    network: Network,
    family_id: str,
    route: Route,
    *,
    era_id: str,
    prices: PriceList,
    shipment: Shipment,
) -> FamilyChoice:
    names = {family.id: family.name for family in network.corridors}
    named = " and ".join(names[one] for one in route.corridor_ids)
    return FamilyChoice(
        family_id=family_id,
        name=named or "No family's gateway needed",
        choice=priced(network, route, era_id, prices, shipment),
        passage=passage_of(network, route),
        flags=tuple(flags_of(network, route)),
    )


def _simulated(
    one: FamilyChoice, shipment: Shipment, traveller: Traveller, allowed: float | None
) -> FamilyChoice:
    """Add the distribution of the days, and what the shipper minds of it: spread, and lateness."""
    journeys = traveller.travel(one.route)
    return replace(
        one,
        simulation=journeys.simulation(),
        choice=weighed(one.choice, shipment, journeys, allowed),
        on_time=None if allowed is None else journeys.chance_within(allowed),
    )


def merit_of(choice: Priced, by: Criterion) -> float:
    """Return what a route is worth by a criterion: the less, the better."""
    return _MERITS.get(by, _MERITS[Criterion.TIME])(choice)


def _all_shared(network: Network, choices: Sequence[FamilyChoice]) -> Iterator[Shared]:
    for first, second in combinations(choices, 2):
        found = _shared(network, first, second)
        if found.leg_ids or found.chokepoint_ids:
            yield found


def _shared(network: Network, first: FamilyChoice, second: FamilyChoice) -> Shared:
    legs = [leg_id for leg_id in first.route.leg_ids if leg_id in second.route.leg_ids]
    inner = set(second.route.terminal_ids[1:-1])
    terminals = [each for each in first.route.terminal_ids[1:-1] if each in inner]
    points = [each for each in terminals if network.terminal(each).kind in CHOKEPOINTS]
    shorter_km = min(first.route.length_km, second.route.length_km)
    shared_km = sum(network.leg(leg_id).length_km for leg_id in legs)
    return Shared(
        first=first.family_id,
        second=second.family_id,
        leg_ids=tuple(legs),
        terminal_ids=tuple(terminals),
        chokepoint_ids=tuple(points),
        length_share=round(shared_km / shorter_km, 3) if shorter_km else 0.0,
    )


def _notes(choices: Sequence[FamilyChoice]) -> Iterator[str]:
    for one in choices:
        if one.choice.costing.unknown:
            named = ", ".join(one.choice.costing.unknown)
            yield f"{one.family_id}: the cost lacks {named}, of which no price is known"
        if one.choice.footprint.unknown:
            named = ", ".join(one.choice.footprint.unknown)
            yield f"{one.family_id}: the emissions lack {named}, for which there is no factor"


_MERITS: Final[Mapping[Criterion, Callable[[Priced], float]]] = {
    Criterion.TIME: lambda choice: choice.route.days.likely_days,
    Criterion.MIN: lambda choice: choice.route.days.min_days,
    Criterion.MAX: lambda choice: choice.route.days.max_days,
    Criterion.DISTANCE: lambda choice: choice.route.length_km,
    Criterion.COST: lambda choice: choice.costing.total.likely_usd,
    Criterion.CO2E: lambda choice: choice.footprint.total.likely_kg,
    Criterion.GENERALISED: lambda choice: choice.generalised_usd,
}
