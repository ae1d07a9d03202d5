"""What each edit makes of a network."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from corridor.model.context import Service
from corridor.model.network import Network
from corridor.model.places import Leg, Transfer
from corridor.model.scenario import (
    AddWaiting,
    AdoptEra,
    ChangeService,
    Close,
    Edit,
    Moment,
    Open,
    ReplaceTimes,
    ScaleTimes,
)
from corridor.model.times import TransitTime
from corridor.model.vocabulary import CLOSED_NOTE, Door, Part, Status
from corridor.scenarios.targets import legs_of, openable_in, waiting_legs
from corridor.scenarios.times import with_new_times, with_times_of_planned

__all__ = ["with_edit"]


def with_edit(network: Network, edit: Edit, name: str, scenario_id: str) -> Network:
    """Return the network with one edit of a scenario; ``name`` begins the ids of what it adds."""
    match edit:
        case ScaleTimes() | ReplaceTimes() | AdoptEra():
            return with_new_times(network, edit)
        case Open():
            return _opened(network, edit)
        case AddWaiting():
            return replace(network, transfers=(*network.transfers, *_waits(network, edit, name)))
        case ChangeService():
            return replace(network, services=tuple(_operated(network, edit)))
        case Close():
            closed = {leg.id for leg in legs_of(network, edit.target)}
            remark = _closing(edit, scenario_id)
            legs = tuple(_closed(leg, remark, closed) for leg in network.legs)
            return replace(network, legs=legs)
    return network


def _closing(edit: Close, scenario_id: str) -> str:
    """Return what is said of a leg that is shut: by which scenario, in which file, and why."""
    written = f" ({edit.file})" if edit.file else ""
    return f"{CLOSED_NOTE} {scenario_id}{written}: {edit.note}".rstrip(": ")


def _closed(leg: Leg, remark: str, closed: set[str]) -> Leg:
    if leg.id not in closed:
        return leg
    note = "; ".join(filter(None, (leg.note, remark)))
    return replace(leg, status=Status.SUSPENDED, note=note)


def _opened(network: Network, edit: Open) -> Network:
    terminals, legs = openable_in(network, edit)
    ends = {end for leg_id in legs for end in _ends_of(network.leg(leg_id))}
    return replace(
        network,
        terminals=tuple(
            replace(terminal, status=Status.OPEN) if terminal.id in terminals else terminal
            for terminal in network.terminals
        ),
        legs=tuple(
            with_times_of_planned(_open_leg(leg), network.eras) if leg.id in legs else leg
            for leg in network.legs
        ),
        transfers=tuple(
            with_times_of_planned(transfer, network.eras)
            if transfer.onto_leg_id in legs or transfer.terminal_id in ends
            else transfer
            for transfer in network.transfers
        ),
    )


def _open_leg(leg: Leg) -> Leg:
    status = Status.OPEN if leg.status is Status.PLANNED else leg.status
    return replace(leg, status=status, eras=())


def _ends_of(leg: Leg) -> tuple[str, str]:
    return leg.tail_id, leg.head_id


def _waits(network: Network, edit: AddWaiting, name: str) -> Iterator[Transfer]:
    legs = waiting_legs(network, edit)
    if edit.at is Moment.DEPARTURE:
        for leg in legs:
            yield Transfer(
                id=f"{name}.{leg.id}",
                terminal_id=leg.tail_id,
                onto_leg_id=leg.id,
                times=_waiting_times(network, edit),
            )
        return
    ways = {(leg.head_id, leg.mode, leg.gauge_mm or 0) for leg in legs}
    for terminal_id, mode, gauge_mm in sorted(ways):
        yield Transfer(
            id=f"{name}.{terminal_id}-{mode}-{gauge_mm}",
            terminal_id=terminal_id,
            from_mode=mode,
            from_gauge_mm=gauge_mm or None,
            to_mode=Door.ANY,
            times=_waiting_times(network, edit),
        )


def _waiting_times(network: Network, edit: AddWaiting) -> tuple[TransitTime, ...]:
    """Return a row for every era: no era's own rows may outrank what is added."""
    return tuple(
        TransitTime(
            era=era_id,
            part=Part.WAITING,
            days=edit.days,
            kind=edit.kind,
            confidence=edit.confidence,
            source_ids=edit.source_ids,
            note=edit.note,
        )
        for era_id in sorted(era.id for era in network.eras)
    )


def _operated(network: Network, edit: ChangeService) -> Iterator[Service]:
    for service in network.services:
        if service.id not in edit.service_ids:
            yield service
            continue
        often = edit.departures_per_week
        room = edit.capacity
        yield replace(
            service,
            departures_per_week=service.departures_per_week if often is None else often,
            capacity=service.capacity if room is None else room,
            # A timetable that no longer fits the number of departures is none.
            weekdays=service.weekdays if often is None else (),
        )
