"""Scenarios compared in one call: names as people write them, and all beside the network read."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from corridor.io.calibration import read_calibration
from corridor.io.scenarios import BASE, find_scenario
from corridor.io.seasons import read_closures
from corridor.io.tariffs import read_prices
from corridor.model.network import Network
from corridor.model.scenario import Scenario
from corridor.model.shipment import CargoClass, Shipment
from corridor.model.tariffs import PriceList
from corridor.routing.plan import ask
from corridor.scenarios.beside import WhatIf
from corridor.scenarios.compare import ScenarioComparison, compare_scenarios
from corridor.uncertainty.journeys import DEFAULT_SEED

__all__ = ["compare"]


def compare(
    network: Network,
    scenarios: Sequence[Scenario | str],
    pairs: Sequence[tuple[str, str]],
    *,
    era: str = "",
    by: str = "time",
    avoid: Sequence[str] = (),
    corridor: str = "",
    on: date | None = None,
    ready: date | None = None,
    shipment: Shipment | None = None,
    prices: PriceList | None = None,
    draws: int = 0,
    seed: int = DEFAULT_SEED,
    within_days: float | None = None,
    graphs: Path | None = None,
) -> ScenarioComparison:
    """Compare the base with scenarios for pairs of places, as ``corridor scenario compare`` does.

    Parameters
    ----------
    network
        The base.
    scenarios
        Scenarios, or their names in the library, or paths of TOML files.
    pairs
        (origin, destination), each an id, a name in any language or a UN/LOCODE.
    era, by, avoid, corridor
        As in :func:`corridor.routing.plan.ask`.
    on, ready
        Day of the shipment, which picks the edits that act; and the day on which it is ready, from
        which closures act on percentiles. The second stands for the first.
    shipment
        What is moved: with it, what that costs and emits is told.
    prices
        Rates and factors; those of ``graphs`` if left out.
    draws, seed
        For percentiles on common random numbers, calibrated as those of ``corridor route``.
    within_days
        Days allowed; with draws, the chance to keep to them.
    graphs
        Folder beside the network that holds scenarios, prices, closures and calibration; the
        shipped one if left out.

    Raises
    ------
    UnknownNameError
        If a name stands for nothing, or for several things.
    DataError
        If a scenario is not sound, or nothing is asked.

    Examples
    --------
    >>> from corridor import load_network
    >>> told = compare(load_network(), ["northern-closed"], [("Xi'an", "Duisburg")])
    >>> [str(row["effect"]) for row in told.records()]
    ['', 'rerouted']
    """
    named = [find_scenario(each, graphs) if isinstance(each, str) else each for each in scenarios]
    day = WhatIf(scenarios=tuple(named)).season_day(ready, on)
    return compare_scenarios(
        network,
        [each for each in named if each is not BASE],
        [
            ask(network, *pair, era=era, by=by, avoid=avoid, corridor=corridor, ready=day)
            for pair in pairs
        ],
        on=on,
        ready=ready,
        cargo=shipment.cargo if shipment else CargoClass.GENERAL,
        shipment=shipment,
        prices=(read_prices(graphs) if prices is None else prices) if shipment else None,
        draws=draws,
        seed=seed,
        within_days=within_days,
        laws=read_closures(graphs) if ready and draws else None,
        calibration=read_calibration(graphs) if draws else None,
    )
