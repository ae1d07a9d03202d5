"""What a route costs, item by item, as a forwarder quotes it.

A total holds what is known; what is not known is named beside it, and never counted as nothing in
silence. Prices are those of their dates: nothing is inflated or converted to today.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from corridor.choice.matching import Matcher
from corridor.choice.moves import Move, kind_of_move, moves_along
from corridor.model.answers import Route
from corridor.model.context import Era
from corridor.model.network import Network
from corridor.model.places import Leg
from corridor.model.shipment import Equipment, Shipment
from corridor.model.tariffs import (
    Basis,
    Charge,
    ChargeKind,
    CostName,
    Money,
    PriceChange,
    PriceList,
    Rate,
)
from corridor.model.vocabulary import Confidence, FactKind, Mode

__all__ = ["CostItem", "CostName", "Costing", "Pricer", "cost_of"]

FEU_PER_20: Final = 1 / 1.53
"""A 20 ft box pays 1 / 1.53 of a 40 ft one: mean of five through tariffs published for both
(TITR 2018 to Istanbul, Chop and Sławków; InterRail 2020 by Turkmenbashi and Aktau; 1.29–1.64)."""

TONNES_PER_FEU: Final = 20.0

_FEU: Final = {
    Equipment.BOX_20: FEU_PER_20,
    Equipment.BOX_40: 1.0,
    Equipment.BOX_40HC: 1.0,
    Equipment.BOX_45: 1.0,
    Equipment.TRUCK: 1.0,
    Equipment.WAGON: 2.0,
    Equipment.TONNE: 1.0 / TONNES_PER_FEU,
}


_ON_LEG: Final = {CostName.LINEHAUL: "carriage", CostName.BORDER: "border"}
"""Items that a leg cannot be without, in the words of what is missing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CostItem:
    """One item of a bill.

    Parameters
    ----------
    name
        What it is paid for.
    place_id
        Leg or terminal where it is met.
    amount
        For the whole shipment, in whole cents.
    price_id
        Rate or charge it comes from.
    price_date, kind, confidence, source_ids, note
        Of that rate or charge.
    """

    name: CostName
    place_id: str
    amount: Money
    price_id: str
    price_date: str
    kind: FactKind
    confidence: Confidence
    source_ids: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Costing:
    """The bill of a route.

    Parameters
    ----------
    items
        In order of travel.
    unknown
        What could not be priced, in words; the total lacks it.
    """

    items: tuple[CostItem, ...]
    unknown: tuple[str, ...] = ()

    @property
    def total(self) -> Money:
        """Sum of the items."""
        return Money.total(item.amount for item in self.items)

    @property
    def is_complete(self) -> bool:
        """Whether every item is known."""
        return not self.unknown

    def by_name(self) -> dict[CostName, Money]:
        """Return the sum of each sort of item that occurs; they add up to the total."""
        names = dict.fromkeys(item.name for item in self.items)
        return {
            name: Money.total(item.amount for item in self.items if item.name is name)
            for name in sorted(names, key=list(CostName).index)
        }

    @property
    def price_dates(self) -> tuple[str, str]:
        """Earliest and latest date of a price, empty where none has one."""
        dates = sorted(item.price_date for item in self.items if item.price_date)
        return (dates[0], dates[-1]) if dates else ("", "")


def cost_of(
    network: Network, route: Route, era: Era, prices: PriceList, shipment: Shipment
) -> Costing:
    """Return what a route costs for a shipment in an era.

    Parameters
    ----------
    network, route, era
        The way, and when.
    prices
        Rates and charges, from :func:`corridor.io.tariffs.read_prices`.
    shipment
        What is moved.

    Examples
    --------
    >>> from corridor import load_network, plan
    >>> from corridor.io.tariffs import read_prices
    >>> network = load_network()
    >>> route = plan(network, "Xi'an", "Poti", corridor="middle").best
    >>> costing = cost_of(network, route, network.default_era, read_prices(), Shipment())
    >>> costing.total == Money.total(costing.by_name().values())
    True
    """
    pricer = Pricer(network, era, prices, shipment)
    items: list[CostItem] = []
    unknown: list[str] = []
    for terminal_id, arrival, departure in moves_along(network, route.leg_ids):
        items += pricer.of_move(terminal_id, arrival, departure)
        unknown += pricer.unknown_at_move(terminal_id, arrival, departure)
        if departure is not None:
            items += pricer.of_leg(departure)
            unknown += pricer.unknown_on_leg(departure)
    return Costing(items=tuple(items), unknown=tuple(unknown))


class Pricer:
    """Prices legs and moves for one shipment; both bills and searches are made of its items."""

    def __init__(self, network: Network, era: Era, prices: PriceList, shipment: Shipment) -> None:
        self.matcher = Matcher(network, era, prices)
        self.shipment = shipment
        self.changes = prices.changes

    def of_leg(self, leg: Leg) -> Iterator[CostItem]:
        """Yield what is paid for a leg and for the border it crosses, as far as known."""
        for _, item in self._on_leg(leg):
            if item is not None:
                yield item
        yield from self._added(leg)

    def of_move(
        self, terminal_id: str, arrival: Leg | None, departure: Leg | None
    ) -> Iterator[CostItem]:
        """Yield what is paid between two legs or at an end, as far as known."""
        for name, met_at, mode in _met(arrival, departure):
            if item := self._at_terminal(name, met_at, terminal_id, mode):
                yield item

    def unknown_on_leg(self, leg: Leg) -> Iterator[str]:
        """Yield what of a leg could not be priced."""
        for name, item in self._on_leg(leg):
            if item is None and name in _ON_LEG:
                yield f"{_ON_LEG[name]} on {leg.id}"

    def unknown_at_move(
        self, terminal_id: str, arrival: Leg | None, departure: Leg | None
    ) -> Iterator[str]:
        """Yield what of a move could not be priced."""
        for name, met_at, mode in _met(arrival, departure):
            if self._at_terminal(name, met_at, terminal_id, mode) is None:
                yield f"{name} at {terminal_id}"

    def _on_leg(self, leg: Leg) -> Iterator[tuple[CostName, CostItem | None]]:
        """Yield each item that a leg may have, ``None`` where no price of it is known."""
        rate = self.matcher.rate(leg)
        linehaul = self._linehaul(leg, rate) if rate else None
        yield CostName.LINEHAUL, self._changed(linehaul, CostName.LINEHAUL, leg.id, leg.mode, leg)
        charge = self.matcher.surcharge(leg)
        extra = self._item(CostName.SURCHARGE, leg.id, charge) if charge else None
        yield CostName.SURCHARGE, self._changed(extra, CostName.SURCHARGE, leg.id, leg.mode, leg)
        if self._pays_border(leg):
            crossing = self.matcher.crossing(leg)
            border = self._item(CostName.BORDER, leg.id, crossing) if crossing else None
            yield CostName.BORDER, self._changed(border, CostName.BORDER, leg.id, leg.mode, leg)

    def _at_terminal(
        self, name: CostName, met_at: ChargeKind, terminal_id: str, mode: Mode
    ) -> CostItem | None:
        charge = self.matcher.at_terminal(met_at, terminal_id, mode)
        item = self._item(name, terminal_id, charge) if charge else None
        return self._changed(item, name, terminal_id, mode, None)

    def _changed(
        self, item: CostItem | None, name: CostName, place_id: str, mode: Mode, leg: Leg | None
    ) -> CostItem | None:
        """Return what scenarios make of an item, one after another."""
        for change in self.changes:
            if change.is_added or not change.holds(name, place_id, mode):
                continue
            if change.price is not None:
                item = self._changed_item(name, place_id, change, change.price, leg)
            elif item is not None and change.factor is not None:
                item = _scaled(item, change, change.factor)
        return item

    def _added(self, leg: Leg) -> Iterator[CostItem]:
        """Yield what scenarios have paid besides, once for each change."""
        name = CostName.SURCHARGE
        for change in self.changes:
            if change.is_added and change.price and change.holds(name, leg.id, leg.mode):
                yield self._changed_item(name, leg.id, change, change.price, leg)

    def _changed_item(
        self, name: CostName, place_id: str, change: PriceChange, price: Money, leg: Leg | None
    ) -> CostItem:
        share = leg.length_km / change.over_km if leg and change.over_km else 1.0
        return CostItem(
            name=name,
            place_id=place_id,
            amount=price.times(share * _paid_units(self.shipment, change.basis)),
            price_id=change.id,
            price_date=change.price_date,
            kind=change.kind,
            confidence=change.confidence,
            source_ids=change.source_ids,
            note=change.note,
        )

    def _pays_border(self, leg: Leg) -> bool:
        """Over water the border is part of the port's handling."""
        return not leg.mode.at_sea and self.matcher.crosses_border(leg)

    def _linehaul(self, leg: Leg, rate: Rate) -> CostItem:
        share = 1.0 if rate.over_km is None else leg.length_km / rate.over_km
        return self._item(CostName.LINEHAUL, leg.id, rate, share)

    def _item(
        self, name: CostName, place_id: str, price: Rate | Charge, share: float = 1.0
    ) -> CostItem:
        return CostItem(
            name=name,
            place_id=place_id,
            amount=price.price.times(share * _paid_units(self.shipment, price.basis)),
            price_id=price.id,
            price_date=price.price_date,
            kind=price.kind,
            confidence=price.confidence,
            source_ids=price.source_ids,
            note=price.note,
        )


def _scaled(item: CostItem, change: PriceChange, factor: float) -> CostItem:
    remark = f"times {factor:g}: {change.note}".rstrip(": ")
    return replace(
        item,
        amount=item.amount.times(factor),
        kind=change.kind,
        confidence=max(item.confidence, change.confidence),
        source_ids=tuple(dict.fromkeys((*change.source_ids, *item.source_ids))),
        note=f"{item.note}; {remark}" if item.note else remark,
    )


def _met(arrival: Leg | None, departure: Leg | None) -> Iterator[tuple[CostName, ChargeKind, Mode]]:
    """Yield what is met at a move: a change of gauge, or handling over a quay.

    Rail and road start and end at the terminal's ramp, which through rates include.
    """
    kind = kind_of_move(arrival, departure)
    if kind is Move.GAUGE_CHANGE:
        yield CostName.GAUGE_CHANGE, ChargeKind.GAUGE_CHANGE, Mode.RAIL
    elif kind in (Move.TRANSSHIPMENT, Move.END):
        vessels = [leg.mode for leg in (departure, arrival) if leg and leg.mode.at_sea]
        if vessels:
            yield CostName.HANDLING, ChargeKind.HANDLING, vessels[0]


def _paid_units(shipment: Shipment, basis: Basis) -> float:
    """Return for how many of its basis a price is paid."""
    feu = shipment.units * _FEU[shipment.equipment]
    match basis:
        case Basis.TONNE:
            return shipment.tonnes
        case Basis.TEU:
            return feu / FEU_PER_20
        case Basis.BOX if shipment.equipment.is_box:
            return shipment.units
        case _:
            return feu
