"""How long a route takes, not as one number but as a distribution."""

from __future__ import annotations

from collections.abc import Sequence

from corridor.model.answers import Route
from corridor.model.uncertain import Simulation
from corridor.uncertainty.journeys import DEFAULT_DRAWS, DEFAULT_RHO, DEFAULT_SEED, travel
from corridor.uncertainty.stages import Stage

__all__ = ["simulate"]


def simulate(
    route: Route,
    *,
    draws: int = DEFAULT_DRAWS,
    seed: int = DEFAULT_SEED,
    rho: float = DEFAULT_RHO,
    stages: Sequence[Stage] | None = None,
) -> Simulation:
    """Return mean, percentiles and variance shares of a route's days.

    Parameters
    ----------
    route
        As found by :func:`corridor.routing.best.best_routes`.
    draws, seed, rho, stages
        As in :func:`corridor.uncertainty.journeys.travel`.

    Returns
    -------
    Simulation
        A route without spread gives its plain days, exactly.

    Raises
    ------
    DataError
        If ``draws`` or ``rho`` is out of bounds.

    Examples
    --------
    >>> from corridor.io.read import read_network
    >>> from corridor.model.query import RouteQuery
    >>> from corridor.routing.best import best_routes
    >>> asked = RouteQuery(origin_id="xian", destination_id="poti", era="current")
    >>> told = simulate(best_routes(read_network(), asked).best)
    >>> told.percentiles.p5_days < told.percentiles.p50_days < told.percentiles.p95_days
    True
    """
    return travel(route, draws=draws, seed=seed, rho=rho, stages=stages).simulation()
