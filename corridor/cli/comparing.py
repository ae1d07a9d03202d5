"""From the options of ``corridor scenario compare`` to the comparison."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from datetime import datetime

    from corridor.model.network import Network
    from corridor.model.query import RouteQuery
    from corridor.model.scenario import Scenario
    from corridor.model.shipment import CargoClass, Equipment, Shipment
    from corridor.scenarios.compare import ScenarioComparison

__all__ = ["compare_asked", "shipment_billed"]


def shipment_billed(
    equipment: Equipment | None,
    units: float,
    tonnes: float | None,
    value: float | None,
    cargo: CargoClass,
    *,
    is_wanted: bool,
) -> Shipment | None:
    """Return what is moved if any option asks what that costs, else nothing.

    Raises
    ------
    ArgumentError
        If it cannot be.
    """
    from corridor.model.shipment import Equipment, Shipment

    given = any(option is not None for option in (equipment, tonnes, value)) or units != 1
    if not (given or is_wanted):
        return None
    return Shipment(
        equipment=equipment or Equipment.BOX_40,
        units=units,
        tonnes_each=tonnes,
        value_usd_each=value,
        cargo=cargo,
    )


def compare_asked(
    network: Network,
    scenarios: Sequence[Scenario],
    queries: Sequence[RouteQuery],
    *,
    on: datetime | None,
    ready: datetime | None,
    shipment: Shipment | None,
    cargo: CargoClass,
    draws: int,
    seed: int,
    within: float | None,
    tariffs: Sequence[Path],
    graphs: Path | None,
) -> ScenarioComparison:
    """Compare, reading beside the network what the answer draws on and nothing else.

    Raises
    ------
    BadParameter
        If a chance or a ready date is asked for without draws.
    """
    from corridor.io.calibration import read_calibration
    from corridor.io.seasons import read_closures
    from corridor.io.tariffs import read_prices
    from corridor.scenarios.apply import with_rows_of
    from corridor.scenarios.compare import compare_scenarios

    if within is not None and not draws:
        raise typer.BadParameter("--within needs --draws, as --draws 16384")
    if ready is not None and not draws:
        raise typer.BadParameter(
            "--ready moves percentiles alone and needs --draws, as --draws 16384; "
            "--date picks the edits of a day"
        )
    named = with_rows_of(network, scenarios)
    return compare_scenarios(
        network,
        scenarios,
        queries,
        on=on.date() if on else None,
        ready=ready.date() if ready else None,
        cargo=cargo,
        draws=draws,
        seed=seed,
        within_days=within,
        prices=read_prices(graphs, tariffs=tariffs, network=named) if shipment else None,
        shipment=shipment,
        laws=read_closures(graphs, network=network) if ready else None,
        calibration=read_calibration(graphs) if draws else None,
    )
