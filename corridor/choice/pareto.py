"""Routes that no other route beats in time, spread, cost and CO2e at once, and a few to show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from corridor.choice.best import Priced, priced
from corridor.choice.weights import unweighed_legs, weights_for
from corridor.convert.arrays import HOP, StateGraph, Weigh, graph_by, state_graph, weighted_graph
from corridor.errors import DataError
from corridor.kernels.bounds import bounds_to
from corridor.kernels.pareto import LABELS_CAP, pareto_paths
from corridor.kernels.road import Road, has_fast_road
from corridor.model.arguments import number_given, whole_number_given
from corridor.model.context import Era
from corridor.model.display import Record, Tabular, html_table
from corridor.model.network import Network
from corridor.model.places import Leg
from corridor.model.query import RouteQuery
from corridor.model.shipment import Shipment
from corridor.model.tariffs import PriceList
from corridor.model.times import TransitTime
from corridor.model.vocabulary import Criterion
from corridor.routing.assemble import route_along
from corridor.routing.best import best_routes
from corridor.routing.limits import closed_by, refuse_impossible_ends
from corridor.routing.why_none import explain_no_route
from corridor.units import TICKS_PER_UNIT, to_ticks

__all__ = ["DEFAULT_MEASURES", "MEASURES", "Measure", "ParetoSet", "pareto_set", "thinned"]

DEFAULT_MOST: Final = 100

MOST_TIMES: Final = 1e6
"""Tolerances at most: infinitely many would leave one route and hide the others."""

DEFAULT_MEASURES: Final = ("time", "cost", "co2e")


@dataclass(frozen=True, slots=True)
class Measure:
    """One thing that a route should have little of.

    Parameters
    ----------
    name, unit
        ``time``, days.
    tolerance
        Difference that nobody would choose by, in the unit.
    """

    name: str
    unit: str
    tolerance: float


MEASURES: Final = {
    "time": Measure("time", "likely days", 0.1),
    "spread": Measure("spread", "days from least to greatest", 0.5),
    "cost": Measure("cost", "likely USD", 10.0),
    "co2e": Measure("co2e", "likely kg", 10.0),
}
"""What fronts can be taken over; tolerances are of a shipment of one unit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ParetoSet(Tabular):
    """Routes of which none is worse than another in every measure.

    Parameters
    ----------
    query, measures
        What was asked, and over what.
    choices
        In order of the first measure.
    values
        For each choice one figure a measure.
    found
        How many unbeaten routes the search found before thinning.
    is_cut
        Whether the search was cut, so that there are more.
    notes
        What the reader must know.
    """

    query: RouteQuery
    measures: tuple[Measure, ...]
    choices: tuple[Priced, ...]
    values: tuple[tuple[float, ...], ...]
    found: int
    is_cut: bool
    notes: tuple[str, ...] = ()

    def records(self) -> Iterator[Record]:
        """Yield one record a route, a column a measure, in order of the first."""
        names = [measure.name for measure in self.measures]
        for choice, values in zip(self.choices, self.values, strict=True):
            route = choice.route
            where = {"family": route.family, "terminals": ";".join(route.terminal_ids)}
            yield {**dict(zip(names, values, strict=True)), **where}

    def _repr_html_(self) -> str:
        ends = f"{self.query.origin_id} → {self.query.destination_id}, era {self.query.era}"
        units = ", ".join(f"{measure.name}: {measure.unit}" for measure in self.measures)
        more = "; the search was cut, there are more" if self.is_cut else ""
        return html_table(self.records(), caption=f"{ends} ({units}){more}")


def pareto_set(
    network: Network,
    query: RouteQuery,
    prices: PriceList,
    shipment: Shipment,
    *,
    over: Sequence[str] = DEFAULT_MEASURES,
    most: int = DEFAULT_MOST,
    tolerance: float = 1.0,
    cap: int | None = None,
    road: Road | None = None,
) -> ParetoSet:
    """Return the routes that no other beats in all the measures.

    Parameters
    ----------
    network, query
        What is asked of what; via points are not part of it.
    prices, shipment
        What carriage costs and emits, and what is moved.
    over
        Names of two to four measures: ``time``, ``spread``, ``cost``, ``co2e``.
    most
        Routes found at most; the set says when that cut it.
    tolerance
        Times the tolerance of each measure: a route is left out if a kept one is no worse by more
        than that in any measure. 0 keeps every unbeaten route.
    cap
        Labels of the search at most; by the road, if left out: two million without the ``[fast]``
        extra, ten with it.
    road
        Which kernels do it; the answer is the same unless it is cut.

    Raises
    ------
    DataError
        If a measure is unknown, or via points are asked for.
    NoRouteError
        If nothing joins the ends.

    Examples
    --------
    >>> from corridor import ask, load_network
    >>> from corridor.io.tariffs import read_prices
    >>> network = load_network()
    >>> found = pareto_set(network, ask(network, "Xi'an", "Poti"), read_prices(), Shipment())
    >>> found.is_cut, len(found.choices) <= found.found
    (False, True)
    """
    measures = _measures(over)
    number_given("tolerance", tolerance, 0.0, MOST_TIMES)
    whole_number_given("most", most, 1)
    if query.via_ids:
        raise DataError("an unbeaten set through via points cannot be asked for")
    refuse_impossible_ends(network, query)
    if query.origin_id == query.destination_id:
        stay = priced(network, best_routes(network, query).best, query.era, prices, shipment)
        return _only(query, measures, stay)
    era = network.era(query.era)
    closed = {
        **closed_by(network, query),
        **_unweighed(network, era, over, prices, shipment),
    }
    graphs = [_graph(network, era, name, prices, shipment).without(closed) for name in over]
    paths, is_cut = _unbeaten(graphs, query, most=most, cap=cap, road=road)
    if not paths:
        raise explain_no_route(network, query, closed)
    rows = [(tuple(w / TICKS_PER_UNIT for w in weights), legs) for weights, legs in paths]
    kept = thinned(rows, [measure.tolerance * tolerance * shipment.units for measure in measures])
    return ParetoSet(
        query=query,
        measures=measures,
        choices=tuple(
            priced(network, route_along(network, legs, era), era.id, prices, shipment)
            for _, legs in kept
        ),
        values=tuple(values for values, _ in kept),
        found=len(paths),
        is_cut=is_cut,
        notes=tuple(_notes(len(paths), len(kept), is_cut and len(paths) < most, is_cut, tolerance)),
    )


def _only(query: RouteQuery, measures: tuple[Measure, ...], stay: Priced) -> ParetoSet:
    """Return the set of a shipment that is there already: nothing takes, costs and emits less."""
    return ParetoSet(
        query=query,
        measures=measures,
        choices=(stay,),
        values=((0.0,) * len(measures),),
        found=1,
        is_cut=False,
    )


def thinned(
    rows: Sequence[tuple[tuple[float, ...], tuple[str, ...]]], tolerances: Sequence[float]
) -> list[tuple[tuple[float, ...], tuple[str, ...]]]:
    """Leave out rows that a kept one matches within the tolerances; the first stays.

    Examples
    --------
    >>> thinned([((1.0, 9.0), ("a",)), ((1.05, 8.95), ("b",)), ((3.0, 2.0), ("c",))], [0.1, 0.1])
    [((1.0, 9.0), ('a',)), ((3.0, 2.0), ('c',))]
    """
    kept: list[tuple[tuple[float, ...], tuple[str, ...]]] = []
    for values, legs in rows:
        is_matched = any(
            all(a <= b + t for a, b, t in zip(other, values, tolerances, strict=True))
            for other, _ in kept
        )
        if not is_matched:
            kept.append((values, legs))
    return kept


def _measures(over: Sequence[str]) -> tuple[Measure, ...]:
    unknown = [name for name in over if name not in MEASURES]
    if unknown or not over or len(set(over)) < len(over):
        raise DataError(f"measures must be different ones of {', '.join(MEASURES)}: {list(over)}")
    return tuple(MEASURES[name] for name in over)


def _unweighed(
    network: Network, era: Era, over: Sequence[str], prices: PriceList, shipment: Shipment
) -> dict[str, str]:
    closed: dict[str, str] = {}
    for name in over:
        if name in ("cost", "co2e"):
            closed |= unweighed_legs(network, era, Criterion(name), prices, shipment)
    return closed


def _graph(
    network: Network, era: Era, name: str, prices: PriceList, shipment: Shipment
) -> StateGraph:
    if name == "time":
        return state_graph(network, era, Criterion.TIME)
    if name == "spread":
        return weighted_graph(network, era, _SPREAD)
    return graph_by(network, era, weights_for(network, era, Criterion(name), prices, shipment))


def _spread_ticks(times: Sequence[TransitTime], leg: Leg | None) -> int:
    """Return the width of the range: widths add up along a route, as least and greatest do."""
    del leg
    return sum(to_ticks(time.days.max_days) - to_ticks(time.days.min_days) for time in times)


_SPREAD: Final[Weigh] = _spread_ticks

_Found = list[tuple[tuple[int, ...], tuple[str, ...]]]


def _unbeaten(
    graphs: Sequence[StateGraph],
    query: RouteQuery,
    *,
    most: int,
    cap: int | None,
    road: Road | None,
) -> tuple[_Found, bool]:
    first = graphs[0]
    source, target = first.entry(query.origin_id), first.exit(query.destination_id)
    arcs = [
        [
            (tuple(arc[0] // HOP for arc in same), same[0][1], same[0][2])
            for same in zip(*(graph.arcs[state] for graph in graphs), strict=True)
        ]
        for state in range(len(first.arcs))
    ]
    bounds = bounds_to(arcs, target, len(graphs))
    paths, is_cut = pareto_paths(
        arcs, first.state_terminal, source, target, bounds, most=most, cap=cap, road=road
    )
    legs = [
        (path.weights, tuple(first.leg_ids[label] for label in path.labels if label >= 0))
        for path in paths
    ]
    return legs, is_cut


def _notes(
    found: int, kept: int, is_given_up: bool, is_cut: bool, tolerance: float
) -> Iterable[str]:
    if is_cut:
        yield f"the search was cut after {found} unbeaten routes: there are more"
    if is_given_up and not has_fast_road():
        yield (
            f"without the [fast] extra a search makes {LABELS_CAP:,} labels at most: "
            "pip install 'corridor[fast]', or ask for fewer measures"
        )
    if kept < found:
        yield (
            f"{found - kept} of {found} unbeaten routes are within tolerance "
            f"(times {tolerance:g}) of one that is shown"
        )
