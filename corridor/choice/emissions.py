"""What a route emits, well to wake, by the chain elements of ISO 14083 and the GLEC Framework.

Each leg emits tonnes × kilometres × intensity; each handling so much a TEU. Cargo is taken by mass:
factors per TEU are turned into factors per tonne at 10 t a TEU, the average of the standard.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from corridor.choice.matching import Matcher
from corridor.choice.moves import Move, kind_of_move, moves_along
from corridor.model.answers import Route
from corridor.model.context import Era
from corridor.model.names import find_era
from corridor.model.network import Network
from corridor.model.places import Leg
from corridor.model.shipment import Shipment
from corridor.model.tariffs import Emission, EmissionFactor, FactorUnit, PriceList
from corridor.model.vocabulary import Mode
from corridor.units import tonne_km

__all__ = ["EmissionItem", "Footprint", "Meter", "emissions_of"]

TONNES_PER_TEU: Final = 10.0
GRAMS_PER_KG: Final = 1000.0


@dataclass(frozen=True, slots=True, kw_only=True)
class EmissionItem:
    """What one chain element emits.

    Parameters
    ----------
    place_id
        Leg, or terminal of a handling.
    is_leg
        Whether it is carriage.
    amount
        For the whole shipment, in whole grams.
    distance_km
        Kilometres of carriage, adjusted as the factor asks; 0 for a handling.
    factor
        Where it comes from.
    """

    place_id: str
    is_leg: bool
    amount: Emission
    distance_km: float = 0.0
    factor: EmissionFactor

    @property
    def tank_to_wake_kg(self) -> float:
        """Likely emission of the vehicles themselves."""
        return round(self.amount.likely_kg * self.factor.tank_to_wake_share, 3)


@dataclass(frozen=True, slots=True, kw_only=True)
class Footprint:
    """Emissions of a route.

    Parameters
    ----------
    items
        In order of travel.
    tonnes
        Cargo they are of.
    unknown
        What has no factor, in words; the total lacks it.
    """

    items: tuple[EmissionItem, ...]
    tonnes: float
    unknown: tuple[str, ...] = ()

    @property
    def total(self) -> Emission:
        """Sum of the items."""
        return Emission.total(item.amount for item in self.items)


def emissions_of(
    network: Network, route: Route, era: Era | str, prices: PriceList, shipment: Shipment
) -> Footprint:
    """Return what a route emits for a shipment.

    Examples
    --------
    >>> from corridor import load_network, plan
    >>> from corridor.io.tariffs import read_prices
    >>> network = load_network()
    >>> route = plan(network, "Xi'an", "Poti", corridor="middle").best
    >>> footprint = emissions_of(network, route, network.default_era, read_prices(), Shipment())
    >>> footprint.total.low_kg < footprint.total.high_kg
    True
    """
    when = era if isinstance(era, Era) else find_era(network, era)
    meter = Meter(network, when, prices, shipment)
    items: list[EmissionItem] = []
    unknown: list[str] = []
    for terminal_id, arrival, departure in moves_along(network, route.leg_ids):
        items += meter.of_move(terminal_id, arrival, departure)
        if departure is not None:
            items += meter.of_leg(departure)
            unknown += meter.unknown_on_leg(departure)
    return Footprint(items=tuple(items), tonnes=shipment.tonnes, unknown=tuple(unknown))


class Meter:
    """Measures legs and moves for one shipment; footprints and searches are made of its items."""

    def __init__(self, network: Network, era: Era, prices: PriceList, shipment: Shipment) -> None:
        self.matcher = Matcher(network, era, prices)
        self.shipment = shipment

    def of_leg(self, leg: Leg) -> Iterator[EmissionItem]:
        """Yield what carriage on a leg emits, if a factor is known."""
        factor = self.matcher.factor(leg)
        if factor is None:
            return
        distance_km = round(leg.length_km * factor.distance_factor, 3)
        per_tonne = TONNES_PER_TEU if factor.unit is FactorUnit.G_PER_TEU_KM else 1.0
        activity = tonne_km(self.shipment.tonnes, distance_km) / per_tonne / GRAMS_PER_KG
        yield EmissionItem(
            place_id=leg.id,
            is_leg=True,
            amount=_times(factor, activity),
            distance_km=distance_km,
            factor=factor,
        )

    def of_move(
        self, terminal_id: str, arrival: Leg | None, departure: Leg | None
    ) -> Iterator[EmissionItem]:
        """Yield what the handling between two legs or at an end emits, if a factor is known."""
        if kind_of_move(arrival, departure) in (Move.THROUGH, Move.ROLL):
            return
        factor = self.matcher.hub_factor(terminal_id, _handled(arrival, departure))
        if factor is not None:
            amount = _times(factor, self.shipment.teu)
            yield EmissionItem(place_id=terminal_id, is_leg=False, amount=amount, factor=factor)

    def unknown_on_leg(self, leg: Leg) -> Iterator[str]:
        """Yield a leg without a factor."""
        if self.matcher.factor(leg) is None:
            yield f"carriage on {leg.id}"


def _handled(arrival: Leg | None, departure: Leg | None) -> Mode:
    """Return the vessel's mode where there is one, for it decides what sort of terminal it is."""
    modes = [leg.mode for leg in (departure, arrival) if leg is not None]
    return next((mode for mode in modes if mode.at_sea), modes[0])


def _times(factor: EmissionFactor, activity: float) -> Emission:
    return Emission(
        low_kg=round(factor.low * activity, 3),
        likely_kg=round(factor.likely * activity, 3),
        high_kg=round(factor.high * activity, 3),
    )
