"""What moving costs and emits: rates, charges and emission factors, each dated and sourced."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from corridor.errors import DataError
from corridor.model.context import Source
from corridor.model.vocabulary import Confidence, FactKind, Mode
from corridor.units import exact_sum

__all__ = [
    "Basis",
    "Charge",
    "ChargeKind",
    "CostName",
    "Emission",
    "EmissionFactor",
    "FactorUnit",
    "Money",
    "PriceChange",
    "PriceList",
    "Rate",
    "Scope",
    "sides_of",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Money:
    """Least, most likely and greatest amount, US dollars.

    Raises
    ------
    DataError
        If an amount is negative, not finite, or out of order.

    Examples
    --------
    >>> Money(min_usd=1, likely_usd=2, max_usd=4) + Money.fixed(0.1)
    Money(min_usd=1.1, likely_usd=2.1, max_usd=4.1)
    """

    min_usd: float
    likely_usd: float
    max_usd: float

    def __post_init__(self) -> None:
        _check_range("US dollars", self.min_usd, self.likely_usd, self.max_usd)

    @classmethod
    def fixed(cls, usd: float) -> Money:
        """Build the amount without spread."""
        return cls(min_usd=usd, likely_usd=usd, max_usd=usd)

    @classmethod
    def total(cls, amounts: Iterable[Money]) -> Money:
        """Add amounts exactly, whatever their order; none give zero."""
        parts = tuple(amounts)
        return cls(
            min_usd=exact_sum(part.min_usd for part in parts),
            likely_usd=exact_sum(part.likely_usd for part in parts),
            max_usd=exact_sum(part.max_usd for part in parts),
        )

    def times(self, factor: float) -> Money:
        """Return so many times the amount, in whole cents."""
        return Money(
            min_usd=round(self.min_usd * factor, 2),
            likely_usd=round(self.likely_usd * factor, 2),
            max_usd=round(self.max_usd * factor, 2),
        )

    def __add__(self, other: Money) -> Money:
        return Money.total((self, other))


@dataclass(frozen=True, slots=True, kw_only=True)
class Emission:
    """Low, likely and high emission, kilograms of CO2 equivalent, well to wake."""

    low_kg: float
    likely_kg: float
    high_kg: float

    def __post_init__(self) -> None:
        _check_range("kg of CO2e", self.low_kg, self.likely_kg, self.high_kg)

    @classmethod
    def total(cls, amounts: Iterable[Emission]) -> Emission:
        """Add emissions exactly, whatever their order; none give zero."""
        parts = tuple(amounts)
        return cls(
            low_kg=exact_sum(part.low_kg for part in parts),
            likely_kg=exact_sum(part.likely_kg for part in parts),
            high_kg=exact_sum(part.high_kg for part in parts),
        )


def _check_range(unit: str, least: float, likely: float, greatest: float) -> None:
    values = (least, likely, greatest)
    if not all(map(math.isfinite, values)) or least < 0:
        raise DataError(f"{unit} must be finite and not negative: {values}")
    if not least <= likely <= greatest:
        raise DataError(f"{unit} must satisfy min ≤ likely ≤ max: {values}")


class Basis(StrEnum):
    """What a price is paid for."""

    FEU = "feu"
    TEU = "teu"
    BOX = "box"  # a container of any size
    TRUCK = "truck"
    TONNE = "tonne"


class ChargeKind(StrEnum):
    """At what a charge is met."""

    CROSSING = "crossing"  # a leg between two countries
    GAUGE_CHANGE = "gauge-change"  # between two gauges of rail
    HANDLING = "handling"  # over a quay: changing to or from a vessel, or starting or ending there
    SURCHARGE = "surcharge"  # on top of a leg's rate


class CostName(StrEnum):
    """What an item of a bill is paid for."""

    LINEHAUL = "linehaul"
    SURCHARGE = "surcharge"
    BORDER = "border"
    GAUGE_CHANGE = "gauge-change"
    HANDLING = "handling"

    @property
    def is_at_terminal(self) -> bool:
        """Whether it is met at a terminal, and not on a leg."""
        return self in (CostName.GAUGE_CHANGE, CostName.HANDLING)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Where a price or factor holds.

    Parameters
    ----------
    leg_ids
        These legs only; empty is any.
    modes
        These modes only; empty is any.
    from_countries, to_countries
        ISO codes of the countries where a leg starts and ends; empty is any. What is met at a
        terminal is looked up with its country on both sides.
    is_both_ways
        Whether it holds the other way round too.
    """

    leg_ids: frozenset[str] = frozenset()
    modes: frozenset[Mode] = frozenset()
    from_countries: frozenset[str] = frozenset()
    to_countries: frozenset[str] = frozenset()
    is_both_ways: bool = True

    def fits(self, leg_id: str, mode: Mode, tail_country: str, head_country: str) -> bool:
        """Tell whether a leg (or a terminal, without a leg id) lies within it."""
        if self.leg_ids and leg_id not in self.leg_ids:
            return False
        if self.modes and mode not in self.modes:
            return False
        return self._joins(tail_country, head_country) or (
            self.is_both_ways and self._joins(head_country, tail_country)
        )

    def fits_leg(self, leg_id: str, mode: Mode, tail_country: str, head_country: str) -> bool:
        """Tell whether a leg lies within it, as a whole or on one side of the border it crosses."""
        sides = sides_of(mode, tail_country, head_country)
        return any(self.fits(leg_id, mode, *ends) for ends in sides)

    def _joins(self, tail: str, head: str) -> bool:
        return (not self.from_countries or tail in self.from_countries) and (
            not self.to_countries or head in self.to_countries
        )

    @property
    def vagueness(self) -> tuple[int, int, int]:
        """Sorts what names more, and fewer, before what names less: legs, then countries."""
        open_sides = (not self.from_countries) + (not self.to_countries)
        return (not self.leg_ids, open_sides, len(self.from_countries) + len(self.to_countries))


def sides_of(mode: Mode, tail_country: str, head_country: str) -> list[tuple[str, str]]:
    """Return the countries under which a leg is priced; on land those of either side alone too."""
    whole = (tail_country, head_country)
    if mode.at_sea:
        return [whole]
    return [whole, (tail_country, tail_country), (head_country, head_country)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """A published, derived or estimated price of carriage.

    Parameters
    ----------
    id, scope, era
        Where and when it holds.
    basis
        What it is paid for.
    price
        Of the whole stretch.
    over_km
        Length of the stretch that was priced: a leg in the scope takes its share by kilometres.
        ``None`` is a price per leg whatever its length (a sea lane from port to port).
    price_date
        ISO date, or as precise as known.
    kind, confidence, source_ids, note
        As everywhere.
    layer
        0 as shipped; a user's own tariff files have higher layers, and the highest wins.
    """

    id: str
    scope: Scope
    era: str
    basis: Basis
    price: Money
    over_km: float | None = None
    price_date: str
    kind: FactKind
    confidence: Confidence
    source_ids: tuple[str, ...] = ()
    note: str = ""
    layer: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Charge:
    """A fixed price met on the way: at a border, a quay, a change of gauge."""

    id: str
    met_at: ChargeKind
    scope: Scope
    era: str
    basis: Basis
    price: Money
    price_date: str
    kind: FactKind
    confidence: Confidence
    source_ids: tuple[str, ...] = ()
    note: str = ""
    layer: int = 0


class FactorUnit(StrEnum):
    """What an emission factor is multiplied by."""

    G_PER_TONNE_KM = "g/t-km"
    G_PER_TEU_KM = "g/teu-km"
    KG_PER_TEU = "kg/teu"  # a handling


@dataclass(frozen=True, slots=True, kw_only=True)
class EmissionFactor:
    """How much CO2 equivalent a tonne-kilometre or a handling emits, well to wake.

    Parameters
    ----------
    id, scope
        Where it holds. The factor of a handling names the vessel's mode, or rail for rail to rail.
    traction
        ``electric``, ``diesel``, ``mixed``: what was assumed.
    unit, low, likely, high
        The factor.
    distance_factor
        By which the network's kilometres are multiplied (1.05 on roads; sea lanes hold it already).
    tank_to_wake_share
        Share of it that leaves the vehicle itself.
    confidence, source_ids, note
        As everywhere.
    """

    id: str
    scope: Scope
    traction: str = ""
    unit: FactorUnit
    low: float
    likely: float
    high: float
    distance_factor: float = 1.0
    tank_to_wake_share: float = 0.0
    kind: FactKind = FactKind.ESTIMATED
    confidence: Confidence
    source_ids: tuple[str, ...] = ()
    note: str = ""
    layer: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceChange:
    """What becomes of a price once it has been looked up: a scenario's say, in every era.

    Parameters
    ----------
    id
        Names the price it makes.
    names
        Items of a bill that it is about.
    place_ids
        Legs, or for what is met at a terminal terminals.
    modes
        At a terminal, only what is met with these (a vessel's, or rail); empty is any.
    factor
        The price found is multiplied by it; where none is found, none is made.
    price, basis, over_km
        Without a factor, the price itself, as for :class:`Rate`.
    is_added
        Whether it is paid besides, and not in place of what was found.
    price_date, kind, confidence, source_ids, note
        As everywhere.
    """

    id: str
    names: tuple[CostName, ...]
    place_ids: frozenset[str]
    modes: frozenset[Mode] = frozenset()
    factor: float | None = None
    price: Money | None = None
    basis: Basis = Basis.FEU
    over_km: float | None = None
    is_added: bool = False
    price_date: str = ""
    kind: FactKind = FactKind.ESTIMATED
    confidence: Confidence = Confidence.C
    source_ids: tuple[str, ...] = ()
    note: str = ""

    def holds(self, name: CostName, place_id: str, mode: Mode) -> bool:
        """Tell whether it is about an item met at a place with a mode."""
        return (
            name in self.names
            and place_id in self.place_ids
            and (not self.modes or mode in self.modes)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceList:
    """All that is known of money and emissions beside a network.

    Parameters
    ----------
    rates, charges, factors
        Kept sorted by id within their layer, so that the order of rows makes no difference.
    sources
        What their source ids stand for.
    changes
        What scenarios make of these prices, in the order in which they act.
    """

    rates: tuple[Rate, ...] = ()
    charges: tuple[Charge, ...] = ()
    factors: tuple[EmissionFactor, ...] = ()
    sources: tuple[Source, ...] = ()
    changes: tuple[PriceChange, ...] = ()
    _source: dict[str, Source] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        for name in ("rates", "charges", "factors"):
            ordered = sorted(getattr(self, name), key=lambda value: (-value.layer, value.id))
            object.__setattr__(self, name, tuple(ordered))
        object.__setattr__(self, "_source", {source.id: source for source in self.sources})

    @property
    def fingerprint(self) -> str:
        """SHA-256 of all prices and factors, 64 hexadecimal digits."""
        import hashlib

        facts = (self.rates, self.charges, self.factors, self.changes)
        return hashlib.sha256("".join(map(_spelt, facts)).encode()).hexdigest()

    def source(self, source_id: str) -> Source | None:
        """Return a source, or ``None`` if the list does not hold it."""
        return self._source.get(source_id)


def _spelt(rows: Iterable[object]) -> str:
    """Write rows out, sets in order: their own order changes from one run to the next."""
    return repr([_plain(row) for row in rows])


def _plain(value: object) -> object:
    if isinstance(value, frozenset):
        return sorted(map(str, value))
    names = getattr(value, "__dataclass_fields__", None)
    return value if names is None else [(name, _plain(getattr(value, name))) for name in names]
