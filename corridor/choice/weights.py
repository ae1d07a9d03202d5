"""What legs and moves weigh when the best way is the cheapest, the cleanest, or both with time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from corridor.choice.cost import CostItem, Pricer
from corridor.choice.emissions import EmissionItem, Meter
from corridor.convert.arrays import Weights
from corridor.model.context import Era
from corridor.model.era import holding_time, holding_times
from corridor.model.network import Network
from corridor.model.places import Leg, Transfer
from corridor.model.shipment import Shipment
from corridor.model.tariffs import PriceList
from corridor.model.vocabulary import Criterion, Part
from corridor.units import to_ticks

__all__ = ["EmissionWeights", "GeneralisedWeights", "PriceWeights", "unweighed_legs", "weights_for"]


class PriceWeights:
    """Likely prices, in ticks of a US dollar: exactly the items of the bill."""

    def __init__(self, pricer: Pricer) -> None:
        self.pricer = pricer

    def of_leg(self, leg: Leg) -> int:
        """Return what is paid for a leg."""
        return _usd_ticks(self.pricer.of_leg(leg))

    def of_move(self, arrival: Leg | None, departure: Leg | None, met: Sequence[Transfer]) -> int:
        """Return what is paid between two legs."""
        del met
        return _usd_ticks(self.pricer.of_move(_place(arrival, departure), arrival, departure))


class EmissionWeights:
    """Likely emissions, in ticks of a kilogram: exactly the items of the footprint."""

    def __init__(self, meter: Meter) -> None:
        self.meter = meter

    def of_leg(self, leg: Leg) -> int:
        """Return what carriage on a leg emits."""
        return _kg_ticks(self.meter.of_leg(leg))

    def of_move(self, arrival: Leg | None, departure: Leg | None, met: Sequence[Transfer]) -> int:
        """Return what the handling between two legs emits."""
        del met
        return _kg_ticks(self.meter.of_move(_place(arrival, departure), arrival, departure))


class GeneralisedWeights:
    """Likely prices plus likely days at a value of time, in ticks of a US dollar."""

    def __init__(self, pricer: Pricer, era: Era, value_of_time_usd: float) -> None:
        self.prices = PriceWeights(pricer)
        self.era = era
        self.value_of_time_usd = value_of_time_usd

    def of_leg(self, leg: Leg) -> int:
        """Return price and worth of the running time of a leg."""
        time = holding_time(leg.times, self.era, Part.RUNNING)
        return self.prices.of_leg(leg) + self._worth(time.days.likely_days if time else 0.0)

    def of_move(self, arrival: Leg | None, departure: Leg | None, met: Sequence[Transfer]) -> int:
        """Return price and worth of the time between two legs."""
        times = (time for transfer in met for time in holding_times(transfer, self.era))
        worth = sum(self._worth(time.days.likely_days) for time in times)
        return self.prices.of_move(arrival, departure, met) + worth

    def _worth(self, days: float) -> int:
        return to_ticks(days * self.value_of_time_usd)


def weights_for(
    network: Network, era: Era, by: Criterion, prices: PriceList, shipment: Shipment
) -> Weights:
    """Return the weights of a criterion that needs prices."""
    if by is Criterion.CO2E:
        return EmissionWeights(Meter(network, era, prices, shipment))
    pricer = Pricer(network, era, prices, shipment)
    if by is Criterion.COST:
        return PriceWeights(pricer)
    return GeneralisedWeights(pricer, era, shipment.value_of_time_usd)


def unweighed_legs(
    network: Network, era: Era, by: Criterion, prices: PriceList, shipment: Shipment
) -> dict[str, str]:
    """Return the legs whose price (or emission) is unknown, with that as the reason.

    They are not used when the best by that measure is sought: nothing is known to be cheap only
    because its price is not known.
    """
    if by is Criterion.CO2E:
        meter = Meter(network, era, prices, shipment)
        return {leg.id: "unknown emissions" for leg in network.legs if not any(meter.of_leg(leg))}
    pricer = Pricer(network, era, prices, shipment)
    return {leg.id: "unknown price" for leg in network.legs if pricer.matcher.rate(leg) is None}


def _place(arrival: Leg | None, departure: Leg | None) -> str:
    return arrival.head_id if arrival else departure.tail_id if departure else ""


def _usd_ticks(items: Iterable[CostItem]) -> int:
    return sum(to_ticks(item.amount.likely_usd) for item in items)


def _kg_ticks(items: Iterable[EmissionItem]) -> int:
    return sum(to_ticks(item.amount.likely_kg) for item in items)
