"""Which rate, charge or factor holds for a leg or a terminal: the one that names most.

Of all that fit, a user's own comes before a shipped one, one that names the leg before one that
names its countries, the era's own before one the era falls back to, and then the smaller id.
A leg across a border on land for which no row names both sides takes the row of the country it
leaves, and failing that the row of the country it enters.

A price of another era is not carried back to one that was over before its date: sea freight of 2025
says nothing of 2022.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from corridor.model.context import Era
from corridor.model.network import Network
from corridor.model.places import Leg
from corridor.model.tariffs import (
    Charge,
    ChargeKind,
    EmissionFactor,
    FactorUnit,
    PriceList,
    Rate,
    sides_of,
)
from corridor.model.vocabulary import ANY_ERA, Mode

__all__ = ["Matcher"]

_Row = TypeVar("_Row", Rate, Charge, EmissionFactor)
_Price = TypeVar("_Price", Rate, Charge)


class Matcher:
    """Looks up what holds in one network and era.

    Parameters
    ----------
    network, era, prices
        Where legs and terminals lie, when, and what is known of money and emissions.
    """

    def __init__(self, network: Network, era: Era, prices: PriceList) -> None:
        self.network = network
        self._era = era
        self._eras = list(dict.fromkeys([era.id, *era.falls_back_to, ANY_ERA]))
        self._rates = self._in_era(prices.rates)
        charges = self._in_era(prices.charges)
        self._charges = {
            met_at: [charge for charge in charges if charge.met_at is met_at]
            for met_at in ChargeKind
        }
        self._of_carriage = [f for f in prices.factors if f.unit is not FactorUnit.KG_PER_TEU]
        self._of_handling = [f for f in prices.factors if f.unit is FactorUnit.KG_PER_TEU]
        # A bill asks of each leg twice: for what is known, and for what is not.
        self._known_rates: dict[str, Rate | None] = {}
        self._known_factors: dict[str, EmissionFactor | None] = {}

    def rate(self, leg: Leg) -> Rate | None:
        """Return the rate of carriage on a leg, or ``None`` if none is known."""
        if leg.id not in self._known_rates:
            self._known_rates[leg.id] = self._of_leg(self._rates, leg)
        return self._known_rates[leg.id]

    def surcharge(self, leg: Leg) -> Charge | None:
        """Return what is paid on top of a leg's rate."""
        found = self._charges[ChargeKind.SURCHARGE]
        return _best(found, leg.id, leg.mode, *self._countries(leg))

    def crossing(self, leg: Leg) -> Charge | None:
        """Return what is paid at the border that a leg crosses."""
        found = self._charges[ChargeKind.CROSSING]
        return _best(found, leg.id, leg.mode, *self._countries(leg))

    def at_terminal(self, met_at: ChargeKind, terminal_id: str, mode: Mode) -> Charge | None:
        """Return the charge of a change of gauge or of a quay at a terminal."""
        country = self.network.terminal(terminal_id).country
        return _best(self._charges[met_at], "", mode, country, country)

    def factor(self, leg: Leg) -> EmissionFactor | None:
        """Return the emission factor of carriage on a leg."""
        if leg.id not in self._known_factors:
            self._known_factors[leg.id] = self._of_leg(self._of_carriage, leg)
        return self._known_factors[leg.id]

    def hub_factor(self, terminal_id: str, mode: Mode) -> EmissionFactor | None:
        """Return the emission factor of a handling onto, off or between vehicles of a mode."""
        country = self.network.terminal(terminal_id).country
        return _best(self._of_handling, "", mode, country, country)

    def crosses_border(self, leg: Leg) -> bool:
        """Tell whether a leg ends in another country than it starts in."""
        tail, head = self._countries(leg)
        return tail != head

    def _countries(self, leg: Leg) -> tuple[str, str]:
        terminal = self.network.terminal
        return terminal(leg.tail_id).country, terminal(leg.head_id).country

    def _of_leg(self, rows: Sequence[_Row], leg: Leg) -> _Row | None:
        sides = sides_of(leg.mode, *self._countries(leg))
        found = (_best(rows, leg.id, leg.mode, *ends) for ends in sides)
        named = [row for row in found if row is not None]
        return min(named, key=lambda row: (-row.layer, *row.scope.vagueness[:2]), default=None)

    def _in_era(self, rows: Iterable[_Price]) -> list[_Price]:
        """Keep the rows of the era and those it falls back to, the era's own first."""
        held = [row for row in rows if row.era in self._eras and not self._comes_after(row)]
        return sorted(held, key=lambda row: self._eras.index(row.era))

    def _comes_after(self, price: Rate | Charge) -> bool:
        over = self._era.valid_to
        is_borrowed = price.era not in (self._era.id, ANY_ERA)
        return is_borrowed and bool(over) and price.price_date > over


def _best(rows: Sequence[_Row], leg_id: str, mode: Mode, tail: str, head: str) -> _Row | None:
    """Return the strongest row that fits; of equals the first, so the order of eras decides."""
    fitting = (row for row in rows if row.scope.fits(leg_id, mode, tail, head))
    return min(fitting, key=lambda row: (-row.layer, row.scope.vagueness), default=None)
