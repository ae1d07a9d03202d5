"""The small network of ``tiny/``, with routes to report on."""

from __future__ import annotations

from pathlib import Path

import pytest

from corridor.io.read import load_network
from corridor.model.answers import Result
from corridor.model.network import Network
from corridor.model.query import RouteQuery
from corridor.routing.best import best_routes
from corridor.routing.eras import routes_by_era


@pytest.fixture(scope="session")
def network() -> Network:
    return load_network(Path(__file__).with_name("tiny"))


@pytest.fixture(scope="session")
def query() -> RouteQuery:
    return RouteQuery(
        origin_id="xian",
        destination_id="poti",
        era="current",
        corridor_id="middle",
        alternatives=3,
    )


@pytest.fixture(scope="session")
def result(network: Network, query: RouteQuery) -> Result:
    return best_routes(network, query)


@pytest.fixture(scope="session")
def by_era(network: Network, query: RouteQuery) -> tuple[Result, ...]:
    return routes_by_era(network, query)
