"""Best routes where being late is paid for: exact, though no sum over elements tells the penalty.

With money ``c``, likely days ``t``, a value of time ``v``, a penalty ``p`` a day after the ``a``
days allowed, a route is worth ``m = c + v·t + p·max(0, t − a)``. For every share ``s`` from 0 to 1
``c + (v + s·p)·t − s·p·a`` is a sum over its elements less a constant, and never above ``m``. So
routes are taken in the order of that sum, with the share that lifts the least of them highest
(Handler and Zang, Networks 10, 1980); once the next lies above the last place asked for, no other
route can be better.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from corridor.choice.cost import Pricer, cost_of
from corridor.choice.weights import GeneralisedWeights, unweighed_legs
from corridor.model.answers import Result, Route
from corridor.model.network import Network
from corridor.model.query import RouteQuery
from corridor.model.shipment import Shipment
from corridor.model.tariffs import PriceList
from corridor.routing.best import found_routes
from corridor.uncertainty.deadline import days_between
from corridor.uncertainty.zones import end_of_day, start_of_day

__all__ = ["allowed_days", "best_with_lateness", "lateness_usd"]

LOOKED_AT: Final = (16, 64, 256, 1024)
"""Routes taken, in steps, before the search gives up its proof."""

HALVINGS: Final = 12
"""Steps of the search for the best share."""

ROUNDING_USD: Final = 1.0
"""Bills are in whole cents, weights in millionths: this much they may part over a route."""


def allowed_days(
    network: Network, origin_id: str, destination_id: str, shipment: Shipment
) -> float | None:
    """Return the days from the start of the ready day to the end of the deadline, where they are.

    ``None`` if either is open. The clocks are those of origin and destination.
    """
    if shipment.ready is None or shipment.deadline is None:
        return None
    return days_between(
        start_of_day(network.terminal(origin_id), shipment.ready),
        end_of_day(network.terminal(destination_id), shipment.deadline),
    )


def lateness_usd(network: Network, route: Route, shipment: Shipment) -> float:
    """Return the penalty of a route that takes its likely days, US dollars."""
    allowed = allowed_days(network, route.terminal_ids[0], route.terminal_ids[-1], shipment)
    if allowed is None:
        return 0.0
    return round(shipment.lateness_usd * max(0.0, route.days.likely_days - allowed), 2)


def best_with_lateness(
    network: Network, query: RouteQuery, prices: PriceList, shipment: Shipment, allowed: float
) -> Result:
    """Return the best routes by price, worth of days and penalty for likely lateness, uncounted.

    Parameters
    ----------
    network, query, prices, shipment
        As in :func:`corridor.choice.best.best_choices`.
    allowed
        Days from start to deadline.

    Raises
    ------
    UnknownNameError, NoRouteError, DataError
        As :func:`corridor.choice.best.best_choices`.
    """
    search = _Search(network, query, prices, shipment, allowed)
    share = search.best_share()
    for count in LOOKED_AT:
        found = search.taken(share, max(count, query.alternatives))
        ranked = sorted(found.routes, key=lambda route: (search.merit(route), route.leg_ids))
        best = tuple(ranked[: query.alternatives])
        is_all = len(found.routes) < max(count, query.alternatives) and not found.is_cut
        floor = search.floor(found.routes[-1], share)
        if is_all or floor >= search.merit(best[-1]) + ROUNDING_USD:
            return replace(found, query=query, routes=best, is_cut=False)
        if found.is_cut:
            break
    looked_at = len(found.routes)
    note = f"the search was cut after {looked_at:,} routes: a better one is not ruled out"
    return replace(found, query=query, routes=best, notes=(note,), is_cut=True)


class _Search:
    """One question; lives only as long as its answer takes."""

    def __init__(
        self,
        network: Network,
        query: RouteQuery,
        prices: PriceList,
        shipment: Shipment,
        allowed: float,
    ) -> None:
        self.network, self.query, self.allowed = network, query, allowed
        self.era = network.era(query.era)
        self.prices, self.shipment = prices, shipment
        self.pricer = Pricer(network, self.era, prices, shipment)
        self.unweighed = unweighed_legs(network, self.era, query.by, prices, shipment)
        self.penalty_usd = shipment.lateness_usd
        self._bills: dict[tuple[str, ...], float] = {}

    def taken(self, share: float, count: int) -> Result:
        """Return the routes with the lowest floors."""
        worth = self.shipment.value_of_time_usd + share * self.penalty_usd
        weights = GeneralisedWeights(self.pricer, self.era, worth)
        many = replace(self.query, alternatives=count)
        return found_routes(self.network, many, weights=weights, unweighed=self.unweighed)

    def best_share(self) -> float:
        """Return the share at which the least floor is highest: late and early routes meet."""
        low, high = 0.0, 1.0
        if self._is_early(low):
            return low
        if not self._is_early(high):
            return high
        for _ in range(HALVINGS):
            middle = (low + high) / 2
            low, high = (low, middle) if self._is_early(middle) else (middle, high)
        return high

    def merit(self, route: Route) -> float:
        """Return what a route is worth, the penalty included."""
        days = route.days.likely_days
        late = max(0.0, days - self.allowed)
        return self._priced(route) + self._worth(days) + self.penalty_usd * late

    def floor(self, route: Route, share: float) -> float:
        """Return what no route taken after this one can be worth less than."""
        days = route.days.likely_days
        toll = share * self.penalty_usd
        return self._priced(route) + self._worth(days) + toll * (days - self.allowed)

    def _is_early(self, share: float) -> bool:
        return self.taken(share, 1).best.days.likely_days <= self.allowed

    def _worth(self, days: float) -> float:
        return self.shipment.value_of_time_usd * days

    def _priced(self, route: Route) -> float:
        if route.leg_ids not in self._bills:
            bill = cost_of(self.network, route, self.era, self.prices, self.shipment)
            self._bills[route.leg_ids] = bill.total.likely_usd
        return self._bills[route.leg_ids]
