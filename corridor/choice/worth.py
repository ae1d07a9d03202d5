"""Best routes where spread is paid for: exact, though no sum over elements tells the spread.

With a price ``c``, likely days ``t``, a value of time ``v`` and a reliability ratio ``r``, a route
whose days have the standard deviation ``s`` is worth ``c + v·(t + r·s)``. Elements of a route
depend on each other, so ``s`` is no sum; but it is never negative, and ``c + v·t`` is one. Routes
are taken in the order of that floor and travelled; once the next floor lies above the last place
asked for, no other route can be better.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile
from typing import Final

from corridor.choice.best import Priced, best_choices, found_choices, priced
from corridor.choice.lateness import ROUNDING_USD, allowed_days
from corridor.model.answers import Result, Route
from corridor.model.network import Network
from corridor.model.query import RouteQuery
from corridor.model.shipment import Shipment
from corridor.model.tariffs import PriceList
from corridor.model.vocabulary import Criterion
from corridor.routing.best import with_count
from corridor.uncertainty.journeys import Journeys
from corridor.uncertainty.traveller import Traveller

__all__ = ["best_by_worth", "best_under", "weighed"]

LOOKED_AT: Final = (8, 32, 128)
"""Routes taken, in steps, before the search gives up its proof: a few seconds at most."""


def weighed(
    choice: Priced, shipment: Shipment, journeys: Journeys, allowed: float | None
) -> Priced:
    """Return a route with what the shipper minds of its drawn days: spread, and mean lateness.

    Parameters
    ----------
    choice
        The route with its bill.
    shipment
        What is moved: its reliability ratio, and its penalty for being late.
    journeys
        The route, travelled.
    allowed
        Days from start to deadline (:func:`corridor.choice.lateness.allowed_days`); ``None`` where
        either is open, and nothing is late.

    Examples
    --------
    >>> from corridor import ask, load_network, plan, read_prices
    >>> network, shipment = load_network(), Shipment(value_of_time_usd_each=100)
    >>> route = plan(network, "Xi'an", "Poti").best
    >>> choice = priced(network, route, "current", read_prices(), shipment)
    >>> told = Traveller.uncalibrated(draws=1000).travel(route)
    >>> minded = weighed(choice, shipment, told, None).generalised_usd - choice.generalised_usd
    >>> round(minded / told.sd_days, 1)  # 0.55 standard deviations at 100 USD
    55.0
    """
    late_days = 0.0 if allowed is None else journeys.mean_days_beyond(allowed)
    return replace(
        choice,
        spread_days=round(shipment.reliability_ratio * journeys.sd_days, 6),
        lateness_usd=round(shipment.lateness_usd * late_days, 2),
    )


def best_by_worth(
    network: Network,
    query: RouteQuery,
    prices: PriceList,
    shipment: Shipment,
    traveller: Traveller,
) -> Result:
    """Return the best routes by price, worth of days and of their spread, and lateness.

    Parameters
    ----------
    network, query, prices, shipment
        As in :func:`corridor.choice.best.best_choices`.
    traveller
        Who travels them: it decides the spread.

    Raises
    ------
    UnknownNameError, NoRouteError, DataError
        As :func:`corridor.choice.best.best_choices`.
    """
    if shipment.value_of_time_usd <= 0 and shipment.lateness_usd <= 0:
        return best_choices(network, query, prices, shipment)
    search = _Search(network, query, prices, shipment, traveller)
    for count in LOOKED_AT:
        found = search.taken(count)
        if search.is_done:
            break
    notes = (*found.notes, search.note())
    answer = replace(found, query=query, routes=search.best(), notes=notes)
    return with_count(replace(answer, is_cut=not search.is_done))


def best_under(
    network: Network,
    query: RouteQuery,
    prices: PriceList,
    shipment: Shipment,
    traveller: Traveller | None,
) -> Result:
    """Return the best routes by any criterion, with the spread where it counts and is drawn."""
    if traveller is not None and query.by is Criterion.GENERALISED:
        return best_by_worth(network, query, prices, shipment, traveller)
    return best_choices(network, query, prices, shipment)


class _Search:
    """One question; lives only as long as its answer takes."""

    def __init__(
        self,
        network: Network,
        query: RouteQuery,
        prices: PriceList,
        shipment: Shipment,
        traveller: Traveller,
    ) -> None:
        self.network, self.query, self.traveller = network, query, traveller
        self.prices, self.shipment = prices, shipment
        self.allowed = allowed_days(network, query.origin_id, query.destination_id, shipment)
        self.worth: dict[tuple[str, ...], Priced] = {}
        self.is_done = self.is_proven = False

    def taken(self, count: int) -> Result:
        """Look at this many routes, those with the lowest floors first, until the rest is beaten.

        Where lateness is paid for the floor holds the penalty of likely lateness. That is mostly
        less than the mean one, but need not be: then nothing is proven.
        """
        many = max(count, self.query.alternatives)
        found = found_choices(
            self.network, replace(self.query, alternatives=many), self.prices, self.shipment
        )
        looked_at = sum(1 for _ in takewhile(self._is_open, found.routes))
        is_all = looked_at == len(found.routes) < many and not found.is_cut
        self.is_done = is_all or looked_at < len(found.routes)
        self.is_proven = is_all or (self.is_done and self.shipment.lateness_usd <= 0)
        return found

    def best(self) -> tuple[Route, ...]:
        """Return the best of the routes looked at."""
        return tuple(choice.route for choice in self._ranked())

    def note(self) -> str:
        """Say how far the order is certain."""
        looked_at = len(self.worth)
        proof = "no other can be better" if self.is_proven else "a better one is not ruled out"
        counted = f"{looked_at} route{'s were' if looked_at != 1 else ' was'} considered"
        return f"by {self.query.by} with the spread: {counted}; {proof}"

    def _is_open(self, route: Route) -> bool:
        """Weigh a route, unless its floor lies above the last place already."""
        choice = priced(self.network, route, self.query.era, self.prices, self.shipment)
        ranked = self._ranked()
        is_full = len(ranked) == self.query.alternatives
        if is_full and choice.generalised_usd > ranked[-1].generalised_usd + ROUNDING_USD:
            return False
        if route.leg_ids not in self.worth:
            journeys = self.traveller.travel(route)
            self.worth[route.leg_ids] = weighed(choice, self.shipment, journeys, self.allowed)
        return True

    def _ranked(self) -> list[Priced]:
        found = sorted(
            self.worth.values(), key=lambda one: (one.generalised_usd, one.route.leg_ids)
        )
        return found[: self.query.alternatives]
