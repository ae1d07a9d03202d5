"""The tables of prices and emission factors."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from corridor.io.columns import (
    Countries,
    Dollars,
    Factor,
    Modes,
    Number,
    OptionalDate,
    OptionalKm,
    Slug,
    Slugs,
    Text,
    TracedRow,
    column,
)
from corridor.io.schema import SourceRow
from corridor.model.tariffs import Basis, ChargeKind, FactorUnit, Scope
from corridor.model.vocabulary import FactKind

__all__ = [
    "ChargeRow",
    "CostRow",
    "EmissionFactorRow",
    "PriceRow",
    "PriceSourceRow",
    "RateRow",
    "ScopeRow",
]


class CostRow(TracedRow):
    """A published or proxy freight rate of a leg."""

    FILE = "costs.csv"
    TITLE = "Freight rates"
    KEY = ("leg", "era", "basis")
    FOREIGN: ClassVar = {"leg": "legs.csv"}
    REFERS: ClassVar = {**TracedRow.REFERS, "era": "eras.csv"}

    leg: Slug = column("Leg id")
    era: Slug = column("Era id")
    basis: Slug = column("usd-per-feu")
    min_usd: Number = column("Least", unit="USD")
    max_usd: Number = column("Greatest", unit="USD")


class ScopeRow(TracedRow):
    """Columns that say where a price or factor holds; more named is stronger."""

    REFERS: ClassVar = {"legs": "legs.csv", "sources": "price_sources.csv"}

    id: Slug = column("Slug")
    legs: Slugs = column("These legs only; blank is any", default=())
    modes: Modes = column("These modes only; blank is any", default=())
    from_countries: Countries = column("Where a leg starts; blank is anywhere", default=())
    to_countries: Countries = column("Where a leg ends; blank is anywhere", default=())
    both_ways: bool = column("Whether it holds the other way round too", default=True)
    kind: FactKind = column("What the figure is")

    def scope(self) -> Scope:
        """Return where it holds."""
        return Scope(
            leg_ids=frozenset(self.legs),
            modes=frozenset(self.modes),
            from_countries=frozenset(self.from_countries),
            to_countries=frozenset(self.to_countries),
            is_both_ways=self.both_ways,
        )


class PriceRow(ScopeRow):
    """Columns of a range of US dollars with its date."""

    REFERS: ClassVar = {**ScopeRow.REFERS, "era": "eras.csv"}

    era: Slug = column("Era id, or all")
    basis: Basis = column("What it is paid for; box is a container of any size")
    min_usd: Dollars = column("Least", unit="USD")
    likely_usd: Dollars = column("Most likely", unit="USD")
    max_usd: Dollars = column("Greatest", unit="USD")
    price_date: OptionalDate = column(
        "Date of the price, as precise as known; blank is undated", default=""
    )


class RateRow(PriceRow):
    """A price of carriage, published for a stretch and shared out over its legs by kilometres."""

    FILE = "rates.csv"
    TITLE = "Rates of carriage"
    KEY = ("id",)

    over_km: OptionalKm = column(
        "Length of the stretch that was priced; blank is a price per leg, as of a sea lane",
        unit="km",
        default=None,
    )


class ChargeRow(PriceRow):
    """A fixed price met at a border, a quay or a change of gauge, or on top of a rate."""

    FILE = "charges.csv"
    TITLE = "Charges on the way"
    KEY = ("id",)

    met_at: ChargeKind = column("At what it is met")


class EmissionFactorRow(ScopeRow):
    """An emission factor of carriage or handling, well to wake."""

    FILE = "emission_factors.csv"
    TITLE = "Emission factors"
    KEY = ("id",)

    traction: Text = column("What was assumed: electric, diesel, mixed", default="")
    unit: FactorUnit = column("What it is multiplied by; kg/teu is a handling")
    low: Factor = column("Low, in the unit column")
    likely: Factor = column("Central, in the unit column")
    high: Factor = column("High, in the unit column")
    distance_factor: Annotated[Number, Field(ge=1, le=2)] = column(
        "By which kilometres are multiplied before", default=1.0
    )
    tank_to_wake_share: Annotated[Number, Field(ge=0, le=1)] = column(
        "Share of it that leaves the vehicle itself", default=0.0
    )


class PriceSourceRow(SourceRow):
    """Where rates, charges and emission factors come from."""

    FILE = "price_sources.csv"
    TITLE = "Sources of prices and emission factors"
