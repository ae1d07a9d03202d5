"""What is not said means the same to a route and to a matrix: a container."""

from __future__ import annotations

import random

from corridor import Equipment, NoRouteError, load_network, od_matrix, plan


def test_a_matrix_and_a_plan_agree_on_random_pairs() -> None:
    network = load_network()
    ids = [terminal.id for terminal in network.terminals]
    chance = random.Random(20261125)
    origins, destinations = chance.sample(ids, 12), chance.sample(ids, 12)
    era = network.default_era.id
    matrix = od_matrix(network, origins, destinations, era=era)
    told = {
        (origin, destination): value
        for origin, row in zip(origins, matrix.values, strict=True)
        for destination, value in zip(destinations, row, strict=True)
    }
    planned = {pair: _likely(network, *pair) for pair in told}
    assert told == planned
    freely = od_matrix(network, origins, destinations, era=era, equipment=None).values
    assert freely != matrix.values  # so that the default is seen to matter
    trucks = od_matrix(network, origins, destinations, era=era, equipment=Equipment.TRUCK).values
    assert trucks != matrix.values


def _likely(network, origin: str, destination: str) -> float | None:
    try:
        return plan(network, origin, destination).best.days.likely_days
    except NoRouteError:
        return None
