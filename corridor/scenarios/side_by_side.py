"""Scenarios compared in one call: names as people write them, all else from one dataset."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from corridor.io.dataset import Dataset
from corridor.io.scenarios import BASE
from corridor.model.arguments import day_given, list_given, text_given
from corridor.model.names import pairs_given
from corridor.model.query import Avoidance
from corridor.model.scenario import Scenario
from corridor.model.shipment import CargoClass, Equipment, Shipment
from corridor.model.vocabulary import Criterion
from corridor.routing.plan import ask
from corridor.scenarios.beside import WhatIf
from corridor.scenarios.compare import ScenarioComparison, compare_scenarios
from corridor.uncertainty.draws import DEFAULT_SEED

__all__ = ["compare"]


def compare(
    dataset: Dataset,
    scenarios: Sequence[Scenario | str],
    pairs: Sequence[tuple[str, str]],
    *,
    era: str = "",
    by: Criterion | str = Criterion.TIME,
    avoid: Iterable[str] | Avoidance = (),
    corridor: str = "",
    on: date | str | None = None,
    ready: date | str | None = None,
    shipment: Shipment | None = None,
    draws: int = 0,
    seed: int = DEFAULT_SEED,
    within_days: float | None = None,
) -> ScenarioComparison:
    """Compare the base with scenarios for pairs of places, as ``corridor scenario compare`` does.

    Parameters
    ----------
    dataset
        The base network, and the prices, closures and calibration that lie beside it.
    scenarios
        Scenarios, or their names in the dataset's library, or paths of TOML files.
    pairs
        (origin, destination), each an id, a name in any language or a UN/LOCODE.
    era, by, avoid, corridor
        As in :func:`corridor.routing.plan.ask`.
    on, ready
        Day of the shipment, which picks the edits that act; and the day on which it is ready, from
        which closures act on percentiles. The second stands for the first.
    shipment
        What is moved: with it, what that costs and emits is told, and the way is one for its
        equipment.
    draws, seed
        For percentiles on common random numbers, calibrated as those of ``corridor route``.
    within_days
        Days allowed; with draws, the chance to keep to them.

    Raises
    ------
    UnknownNameError
        If a name stands for nothing, or for several things.
    DataError
        If a scenario is not sound, or nothing is asked.

    Examples
    --------
    >>> from corridor import compare, read_dataset
    >>> told = compare(read_dataset(), ["northern-closed"], [("Xi'an", "Duisburg")])
    >>> [str(row["effect"]) for row in told.records()]
    ['', 'rerouted']
    """
    network = dataset.network
    first, acting = day_given("ready", ready), day_given("on", on)
    named = [
        each if isinstance(each, Scenario) else dataset.scenario(text_given("a scenario", each))
        for each in list_given("scenarios", scenarios)
    ]
    day = WhatIf(scenarios=tuple(named)).season_day(first, acting)
    equipment = shipment.equipment if shipment else Equipment.BOX_40
    return compare_scenarios(
        network,
        [each for each in named if each is not BASE],
        [
            ask(
                network,
                *pair,
                era=era,
                by=by,
                avoid=avoid,
                corridor=corridor,
                equipment=equipment,
                ready=day,
            )
            for pair in pairs_given(network, pairs)
        ],
        on=acting,
        ready=first,
        cargo=shipment.cargo if shipment else CargoClass.GENERAL,
        shipment=shipment,
        prices=dataset.prices if shipment else None,
        draws=draws,
        seed=seed,
        within_days=within_days,
        laws=dataset.closures if first and draws else None,
        calibration=dataset.calibration if draws else None,
    )
