"""The kinds of pages that tests go through, and what a quoted one quotes."""

from __future__ import annotations

from datetime import UTC, datetime

from corridor.choice.best import priced
from corridor.io.tariffs import read_prices
from corridor.maps import Quote
from corridor.model.answers import Result
from corridor.model.network import Network
from corridor.model.shipment import Shipment
from corridor.uncertainty.outlook import look_ahead
from corridor.uncertainty.season import Season
from corridor.uncertainty.traveller import Traveller

KINDS = ("route", "quote", "eras", "compare", "network", "reach", "scenario")
"""Every kind of page; a quote is a route with dates, cargo and money."""


def quote_of(network: Network, result: Result) -> Quote:
    """Say what a box with a deadline costs and when it comes."""
    shipment, prices = Shipment(value_usd_each=90_000), read_prices()
    ready, deadline = datetime(2026, 12, 10, tzinfo=UTC), datetime(2027, 1, 5, tzinfo=UTC)
    season = Season(ready=ready, era=network.era("current"), laws=())
    outlook = look_ahead(
        result.routes, Traveller.uncalibrated(draws=500), season=season, deadline=deadline
    )
    return Quote(
        outlook=outlook,
        shipment=shipment,
        bills=tuple(priced(network, way, "current", prices, shipment) for way in result.routes),
        prices=prices,
    )
