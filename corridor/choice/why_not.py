"""Why a named alternative was not chosen, and by which margin."""

from __future__ import annotations

from dataclasses import dataclass, replace

from corridor.choice.best import Priced, priced
from corridor.choice.families import merit_of
from corridor.choice.lateness import allowed_days
from corridor.choice.worth import best_under, weighed
from corridor.errors import DataError, NoRouteError, UnknownNameError
from corridor.model.answers import Route
from corridor.model.arguments import text_given
from corridor.model.names import find_corridor, find_terminal
from corridor.model.network import Network
from corridor.model.query import RouteQuery
from corridor.model.shipment import Equipment, Shipment
from corridor.model.tariffs import PriceList
from corridor.model.vocabulary import Criterion
from corridor.routing.assemble import route_along
from corridor.routing.limits import conditions_of
from corridor.uncertainty.traveller import Traveller
from corridor.units import exact_sum

__all__ = ["WhyNot", "why_not"]

_UNITS = {
    Criterion.DISTANCE: "km",
    Criterion.COST: "USD",
    Criterion.CO2E: "kg CO2e",
    Criterion.GENERALISED: "USD with time",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class WhyNot:
    """The verdict on an alternative.

    Parameters
    ----------
    alternative
        What was asked about, in words.
    chosen
        The best route of the query.
    other
        The best route of the alternative, or ``None`` if there is none.
    margin
        By how much the alternative is worse in the query's criterion.
    unit
        What the margin is counted in.
    reason
        One sentence.
    notes
        What else the reader must know.
    """

    alternative: str
    chosen: Priced
    other: Priced | None = None
    margin: float | None = None
    unit: str = ""
    reason: str
    notes: tuple[str, ...] = ()


def why_not(
    network: Network,
    query: RouteQuery,
    text: str,
    prices: PriceList,
    shipment: Shipment,
    *,
    traveller: Traveller | None = None,
) -> WhyNot:
    """Say why what a text names was not chosen.

    Parameters
    ----------
    network, query, prices, shipment
        What is asked of what, for what.
    text
        A corridor family, ``truck`` (or other equipment), a chain of leg ids joined by ``+``, or a
        terminal.
    traveller
        Who travels the ways, so that their spread counts where time has a worth.

    Raises
    ------
    UnknownNameError
        If it is none of these.
    NoRouteError
        If the query itself has no route, or the chain is none.

    Examples
    --------
    >>> from corridor import ask, load_network
    >>> from corridor.io.tariffs import read_prices
    >>> query = ask(load_network(), "Xi'an", "Duisburg")
    >>> why_not(load_network(), query, "Aktau", read_prices(), Shipment()).alternative
    'via aktau'
    """
    asked = _Asked(network, query, prices, shipment, traveller)
    if query.stops == (query.origin_id, query.origin_id):
        return asked.nowhere(text)
    text_given("an alternative", text)
    if text in set(Equipment):
        return asked.verdict(text, replace(query, equipment=Equipment(text)))
    if "+" in text:
        return asked.of_legs(tuple(network.leg(part.strip()).id for part in text.split("+")))
    try:
        family = find_corridor(network, text)
    except UnknownNameError:
        via = find_terminal(network, text)
        if via.id in query.stops:
            raise DataError(f"every route passes {via.id}: it is a stop of the question") from None
        return asked.of_via(via.id)
    return asked.of_family(family.id)


@dataclass(frozen=True, slots=True)
class _Asked:
    """One question with all that decides its answer."""

    network: Network
    query: RouteQuery
    prices: PriceList
    shipment: Shipment
    traveller: Traveller | None = None

    def nowhere(self, text: str) -> WhyNot:
        """Return the verdict on any alternative to a stay."""
        reason = "origin and destination are the same: there is nothing to choose"
        return WhyNot(alternative=text, chosen=self.best(self.query), reason=reason)

    def of_family(self, family_id: str) -> WhyNot:
        name = f"corridor {family_id}"
        told = self.verdict(name, replace(self.query, corridor_id=family_id))
        if told.other is None or family_id in told.other.route.corridor_ids:
            return told
        reason = f"the best way needs no gateway of {name}"
        return WhyNot(alternative=name, chosen=told.chosen, reason=reason)

    def of_via(self, terminal_id: str) -> WhyNot:
        via_ids = (*self.query.via_ids, terminal_id)
        told = self.verdict(f"via {terminal_id}", replace(self.query, via_ids=via_ids))
        detour = "" if told.other is None else self._detour(terminal_id, told.chosen, told.other)
        return replace(told, reason="; ".join(filter(None, (told.reason, detour))))

    def of_legs(self, leg_ids: tuple[str, ...]) -> WhyNot:
        route = route_along(self.network, leg_ids, self.network.era(self.query.era))
        return self.compared("this chain of legs", self.best(self.query), self.billed(route))

    def verdict(self, alternative: str, other: RouteQuery) -> WhyNot:
        """Hold the best way under other conditions against the one chosen."""
        chosen = self.best(self.query)
        try:
            found = self.best(other)
        except NoRouteError as error:
            return WhyNot(alternative=alternative, chosen=chosen, reason=str(error))
        return self.compared(alternative, chosen, found)

    def best(self, query: RouteQuery) -> Priced:
        one = replace(query, alternatives=1)
        found = best_under(self.network, one, self.prices, self.shipment, self.traveller)
        return self.billed(found.best)

    def billed(self, route: Route) -> Priced:
        """Return a route with its bill, and what its drawn days are worth where it is travelled."""
        bill = priced(self.network, route, self.query.era, self.prices, self.shipment)
        if self.traveller is None:
            return bill
        ends = route.terminal_ids[0], route.terminal_ids[-1]
        allowed = allowed_days(self.network, *ends, self.shipment)
        return weighed(bill, self.shipment, self.traveller.travel(route), allowed)

    def compared(self, alternative: str, chosen: Priced, other: Priced) -> WhyNot:
        by = self.query.by
        margin = round(merit_of(other, by) - merit_of(chosen, by), 6)
        return WhyNot(
            alternative=alternative,
            chosen=chosen,
            other=other,
            margin=margin,
            unit=_UNITS.get(by, "days"),
            reason=self._reason(alternative, chosen, other, margin),
        )

    def _reason(self, alternative: str, chosen: Priced, other: Priced, margin: float) -> str:
        unit = _UNITS.get(self.query.by, "days")
        told = f"{margin:,.2f}".rstrip("0").rstrip(".")
        if other.route.leg_ids == chosen.route.leg_ids:
            return f"{alternative} is what was chosen"
        if margin < 0:
            better = f"{alternative} would be {told.removeprefix('-')} {unit} better"
            return f"{better}, but {self._kept_off(other)}"
        if margin > 0:
            return f"{alternative} is {told} {unit} worse"
        return f"{alternative} is as good; ties go to fewer legs, then to the smaller leg ids"

    def _kept_off(self, other: Priced) -> str:
        """Say by which of its conditions the question does not take a better way."""
        every = conditions_of(self.network, self.query)
        shut = [leg_id for leg_id in other.route.leg_ids if leg_id in every]
        conditions = dict.fromkeys(condition for leg_id in shut for condition in every[leg_id])
        more = f" and {len(shut) - NAMED} more" if len(shut) > NAMED else ""
        return f"{', '.join(conditions)} keeps it off {', '.join(shut[:NAMED])}{more}"

    def _detour(self, via_id: str, chosen: Priced, taken: Priced) -> str:
        """Say so if a place lies off the way: the best way there leads back to where it branched.

        Then the way through it comes from elsewhere, and loses most of its days before the place.
        """
        free = replace(self.query, via_ids=())
        try:
            there = self.best(replace(free, origin_id=self.query.stops[-2], destination_id=via_id))
            on = self.best(replace(free, origin_id=via_id))
        except NoRouteError:
            return ""
        passed = set(there.route.terminal_ids[:-1]) & set(on.route.terminal_ids[1:])
        twice = [each for each in there.route.terminal_ids if each in passed]
        if not twice:
            return ""
        lost = taken.route.days.likely_days - chosen.route.days.likely_days
        if _days_to(taken.route, via_id) - there.route.days.likely_days <= lost / 2:
            return ""
        names = ", ".join(self.network.terminal(each).name for each in twice[-NAMED:])
        via, days = self.network.terminal(via_id).name, there.route.days.likely_days
        return (
            f"{via} lies off the way: there ({days:g} days) and on would pass {names} twice, which "
            "no route does"
        )


def _days_to(route: Route, terminal_id: str) -> float:
    """Return the likely days until a route first reaches a terminal."""
    heads = [element.head_id for element in route.elements]
    reached = route.elements[: heads.index(terminal_id) + 1]
    return exact_sum(element.days.likely_days for element in reached)


NAMED = 3
"""Places that a reason writes out."""
