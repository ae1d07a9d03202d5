"""How long a route takes, not as one number but as a distribution."""

from __future__ import annotations

from corridor.model.answers import Route
from corridor.model.uncertain import Calibration, Simulation
from corridor.uncertainty.draws import DEFAULT_DRAWS, DEFAULT_SEED
from corridor.uncertainty.season import Season
from corridor.uncertainty.traveller import Traveller

__all__ = ["simulate"]


def simulate(
    route: Route,
    calibration: Calibration,
    *,
    draws: int = DEFAULT_DRAWS,
    seed: int = DEFAULT_SEED,
    season: Season | None = None,
) -> Simulation:
    """Return mean, percentiles and variance shares of a route's days.

    They are those of ``corridor route``, to the last digit, if calibration, draws and seed are.

    Parameters
    ----------
    route
        As found by :func:`corridor.routing.plan.plan`.
    calibration
        What was fitted for the route's network, as :func:`corridor.io.dataset.read_dataset` reads
        it; :data:`corridor.model.uncertain.UNCALIBRATED` for ranges as published, which reported
        journeys leave far more often.
    draws, seed
        How many possible worlds, and which: the same seed gives the same ones on every machine.
    season
        Ready date, closures and departures, as :func:`corridor.uncertainty.season.season_of` makes
        it; without one no date is assumed.

    Returns
    -------
    Simulation
        A route without spread gives its plain days, exactly.

    Raises
    ------
    DataError
        If ``draws`` is out of bounds.

    Examples
    --------
    >>> from corridor import plan, read_dataset, simulate
    >>> data = read_dataset()
    >>> told = simulate(plan(data.network, "Xi'an", "Poti").best, data.calibration)
    >>> told.percentiles.p5_days < told.percentiles.p50_days < told.percentiles.p95_days
    True
    """
    traveller = Traveller.calibrated(calibration, route.era, draws=draws, seed=seed)
    if season is not None:
        traveller = traveller.within(season)
    return traveller.travel(route).simulation()
