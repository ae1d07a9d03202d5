"""Which uncertain input moves the answer most: one at a time, and by its share of the variance."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from corridor.model.answers import Element, Route
from corridor.model.display import Record, Tabular
from corridor.model.network import Network
from corridor.model.query import RouteQuery
from corridor.model.scenario import ReplaceTimes, Scenario, Target
from corridor.model.times import DayRange
from corridor.model.uncertain import Calibration
from corridor.model.vocabulary import Part
from corridor.routing.best import best_routes
from corridor.scenarios.apply import apply_scenario
from corridor.uncertainty.draws import DEFAULT_DRAWS, DEFAULT_SEED
from corridor.uncertainty.traveller import Traveller
from corridor.units import exact_sum

__all__ = ["Swing", "Tornado", "tornado", "ways_out"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Swing:
    """What one element of a route does to its total.

    Parameters
    ----------
    element
        The input: a leg's running time, or one part of a transfer.
    low_days, high_days
        Total with this element at its least and greatest, all others at their likely days.
    best_high_days
        Likely days of the best route there is when the element is at its greatest: less than
        ``high_days`` where another way then pays.
    variance_share
        Share of the simulated variance of the total.
    """

    element: Element
    low_days: float
    high_days: float
    best_high_days: float
    variance_share: float

    @property
    def width_days(self) -> float:
        """How far the total moves."""
        return exact_sum((self.high_days, -self.low_days))


@dataclass(frozen=True, slots=True, kw_only=True)
class Tornado(Tabular):
    """The swings of a route's elements, the widest first.

    Parameters
    ----------
    route
        The best route.
    swings
        One for each element whose days are uncertain; of equals the earlier one first.
    notes
        What the reader must know.
    """

    route: Route
    swings: tuple[Swing, ...]
    notes: tuple[str, ...] = ()

    def records(self) -> Iterator[Record]:
        """Yield one record a swing, the widest first."""
        for swing in self.swings:
            element, days = swing.element, swing.element.days
            yield {
                "element": element.id,
                "part": str(element.part),
                "min_days": days.min_days,
                "likely_days": days.likely_days,
                "max_days": days.max_days,
                "low_total_days": swing.low_days,
                "high_total_days": swing.high_days,
                "best_high_total_days": swing.best_high_days,
                "variance_share": round(swing.variance_share, 6),
            }


def tornado(
    network: Network,
    query: RouteQuery,
    calibration: Calibration,
    *,
    draws: int = DEFAULT_DRAWS,
    seed: int = DEFAULT_SEED,
) -> Tornado:
    """Return how far each uncertain element of the best route moves its total.

    Parameters
    ----------
    network, query
        What is asked of what.
    calibration, draws, seed
        For the shares of the variance, which are those of ``corridor route``.

    Raises
    ------
    NoRouteError
        If no route meets the query.

    Examples
    --------
    >>> from corridor import ask, read_dataset
    >>> data = read_dataset()
    >>> query = ask(data.network, "Xi'an", "Poti", corridor="middle")
    >>> found = tornado(data.network, query, data.calibration)
    >>> found.swings[0].width_days >= found.swings[-1].width_days > 0
    True
    """
    route = best_routes(network, query).best
    told = Traveller.calibrated(calibration, query.era, draws=draws, seed=seed).travel(route)
    shares = {(share.id, share.part): share.variance_share for share in told.shares}
    swings = [
        _swing(network, query, route, element, shares[element.id, element.part])
        for element in route.elements
        if element.days.min_days < element.days.max_days
    ]
    swings.sort(key=lambda swing: -swing.width_days)
    return Tornado(route=route, swings=tuple(swings), notes=calibration.notes)


def _swing(
    network: Network, query: RouteQuery, route: Route, element: Element, share: float
) -> Swing:
    days, total = element.days, route.days.likely_days
    high = exact_sum((total, -days.likely_days, days.max_days))
    at_most = apply_scenario(network, _at_most(element))
    return Swing(
        element=element,
        low_days=exact_sum((total, -days.likely_days, days.min_days)),
        high_days=high,
        best_high_days=best_routes(at_most, query).best.days.likely_days,
        variance_share=share,
    )


def _at_most(element: Element) -> Scenario:
    """Return the scenario in which an element always takes its greatest number of days."""
    is_leg = element.part is Part.RUNNING
    target = Target(
        leg_ids=(element.id,) if is_leg else (), transfer_ids=() if is_leg else (element.id,)
    )
    edit = ReplaceTimes(
        target=target, parts=(element.part,), days=DayRange.fixed(element.days.max_days)
    )
    return Scenario(id="at-most", edits=(edit,))


def ways_out(found: Tornado) -> Iterator[Swing]:
    """Yield the swings that another way would soften."""
    return (swing for swing in found.swings if swing.best_high_days < swing.high_days)
