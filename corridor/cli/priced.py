"""From the options on cargo to a shipment, and from its answer to a record of emissions."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corridor.answers.billed import BilledResult
    from corridor.cli.asking import Asked
    from corridor.model.network import Network
    from corridor.model.shipment import Shipment

__all__ = ["shipment_asked", "write_record"]


def shipment_asked(asked: Asked, *, is_wanted: bool = False) -> Shipment | None:
    """Return what is moved if any option asks what that costs, else nothing."""
    from corridor.cli.cargo import shipment_of
    from corridor.model.shipment import DEFAULT_INVENTORY_RATE, CargoClass, Equipment

    options = (asked.equipment, asked.tonnes, asked.value, asked.value_of_time)
    is_given = any(option is not None for option in options)
    is_special = asked.units != 1 or asked.lateness > 0 or asked.cargo is not CargoClass.GENERAL
    is_priced = asked.by.needs_prices or asked.tariff or asked.differ_by
    if not (is_given or is_special or is_priced or is_wanted):
        return None
    return shipment_of(
        equipment=asked.equipment or Equipment.BOX_40,
        units=asked.units,
        tonnes=asked.tonnes,
        cargo=asked.cargo,
        value=asked.value,
        inventory_rate=DEFAULT_INVENTORY_RATE,
        value_of_time=asked.value_of_time,
        lateness=asked.lateness,
        ready=asked.ready,
        deadline=asked.deadline,
    )


def write_record(billed: BilledResult, network: Network, path: Path) -> None:
    """Write the footprint of the best route as an iLEAP record that holds its own checks."""
    from corridor.choice.ileap import faults_in_ileap, ileap_record
    from corridor.cli.deliver import deliver
    from corridor.errors import CorridorError
    from corridor.reports.document import render_json

    query, footprint = billed.result.query, billed.bills[0].footprint
    if not footprint.items:
        raise CorridorError(f"cannot write {path}: no emissions are known of this route")
    record = ileap_record(
        footprint,
        shipment_id=f"{query.origin_id}-{query.destination_id}",
        network=network.fingerprint,
    )
    faults = faults_in_ileap(record)
    assert not faults, faults  # noqa: S101 - a record of ours that is unsound is our own fault
    deliver(render_json(record), path)
