"""What keeps a shipment off legs that others may use: its equipment, its cargo, and sanctions."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable
from dataclasses import replace
from typing import Final, TypeVar, cast
from weakref import WeakKeyDictionary

from corridor.model.network import Network
from corridor.model.places import Leg, Terminal
from corridor.model.query import RouteQuery
from corridor.model.shipment import Equipment
from corridor.model.vocabulary import Mode, Status

__all__ = [
    "DRAYAGE_KM",
    "as_allowed",
    "asks_for_sanctioned",
    "can_carry",
    "carriage_conditions",
    "modes_of",
    "not_carried",
    "with_suspended_open",
]

DRAYAGE_KM: Final = 100.0
"""Road over which a container is brought between terminals; further, only where a service of
containers by road is known. A rule of this planner, not a published figure."""

_LAND_AND_LIFT: Final = frozenset({Mode.RAIL, Mode.FEEDER, Mode.TRAIN_FERRY, Mode.DEEP_SEA})
_MODES: Final = {
    **dict.fromkeys((each for each in Equipment if each.is_box), _LAND_AND_LIFT),
    Equipment.WAGON: frozenset({Mode.RAIL, Mode.TRAIN_FERRY}),
    Equipment.TRUCK: frozenset({Mode.ROAD, Mode.RO_RO}),
    Equipment.TONNE: frozenset(Mode),
}


def can_carry(leg: Leg, equipment: Equipment, by_service: Iterable[str] = ()) -> bool:
    """Tell whether a unit of the equipment travels on a leg.

    A container goes by rail, on vessels that lift it and on train ferries; by road no further than
    :data:`DRAYAGE_KM`, unless a service carries containers there. A wagon stays on rails, a truck
    on roads and ro-ro vessels. Tonnes go by whatever mode.

    Parameters
    ----------
    leg, equipment
        What is asked about.
    by_service
        Ids of the legs over which some service runs.

    Examples
    --------
    >>> road = Leg(id="a-b", tail_id="a", head_id="b", mode=Mode.ROAD, length_km=450)
    >>> can_carry(road, Equipment.BOX_40), can_carry(road, Equipment.TRUCK)
    (False, True)
    """
    if leg.mode in _MODES[equipment]:
        return True
    is_short = leg.length_km <= DRAYAGE_KM or leg.id in by_service
    return equipment.is_box and leg.mode is Mode.ROAD and is_short


def modes_of(equipment: Equipment) -> tuple[str, ...]:
    """Return the modes by which a unit of the equipment goes, a container's drayage left out.

    Examples
    --------
    >>> modes_of(Equipment.TRUCK)
    ('ro-ro', 'road')
    """
    return tuple(sorted(map(str, _MODES[equipment])))


def carriage_conditions(
    network: Network, query: RouteQuery, stops: Iterable[str]
) -> dict[str, tuple[str, ...]]:
    """Return the legs that equipment, cargo or sanctions close, each with all that close it."""
    found: dict[str, list[str]] = {}
    for leg_id in not_carried(network, query.equipment) if query.equipment else ():
        found.setdefault(leg_id, []).append(f"equipment {query.equipment}")
    for leg_id in sorted(query.barred_leg_ids):
        found.setdefault(leg_id, []).append(f"cargo {query.cargo}")
    sanctioned = _sanctioned(network)
    if sanctioned and not asks_for_sanctioned(network, stops, query):
        for leg_id in sanctioned:
            found.setdefault(leg_id, []).append("sanctions")
    return {leg_id: tuple(conditions) for leg_id, conditions in found.items()}


def asks_for_sanctioned(network: Network, stops: Iterable[str], query: RouteQuery) -> bool:
    """Tell whether a query asks for sanctioned legs, which no other query uses.

    It does by saying so (``allow``), by naming a family with a sanctioned gateway, or by a stop
    that nothing but sanctioned legs reaches.
    """
    if Status.SANCTIONED in query.allow:
        return True
    if query.corridor_id:
        gateways = map(network.leg, network.corridor(query.corridor_id).gateway_leg_ids)
        if any(leg.status is Status.SANCTIONED for leg in gateways):
            return True
    return not _open_ends(network).issuperset(stops)


_Kept = TypeVar("_Kept")
_made: WeakKeyDictionary[Network, dict[str, object]] = WeakKeyDictionary()


def _kept(network: Network, key: str, make: Callable[[], _Kept]) -> _Kept:
    """Return what is made of a network once and kept as long as it lives."""
    forms = _made.setdefault(network, {})
    if key not in forms:
        forms[key] = make()
    return cast("_Kept", forms[key])


def not_carried(network: Network, equipment: Equipment) -> tuple[str, ...]:
    """Return the legs by which a unit of the equipment does not go."""

    def make() -> tuple[str, ...]:
        served = {leg_id for service in network.services for leg_id in service.leg_ids}
        return tuple(leg.id for leg in network.legs if not can_carry(leg, equipment, served))

    return _kept(network, f"not by {equipment}", make)


def _sanctioned(network: Network) -> tuple[str, ...]:
    legs = network.legs
    return _kept(
        network,
        "sanctioned",
        lambda: tuple(leg.id for leg in legs if leg.status is Status.SANCTIONED),
    )


def _open_ends(network: Network) -> frozenset[str]:
    """Return the terminals that some leg reaches that is not sanctioned."""

    def make() -> frozenset[str]:
        open_legs = (leg for leg in network.legs if leg.status is not Status.SANCTIONED)
        return frozenset(end for leg in open_legs for end in (leg.tail_id, leg.head_id))

    return _kept(network, "open ends", make)


def as_allowed(network: Network, allow: Container[str]) -> Network:
    """Return the network with its suspended legs and terminals open, where that is allowed."""
    return with_suspended_open(network) if Status.SUSPENDED in allow else network


def with_suspended_open(network: Network) -> Network:
    """Return a network in which suspended legs and terminals can be used, flagged as restricted."""
    return replace(
        network,
        legs=tuple(map(_reopened, network.legs)),
        terminals=tuple(map(_reopened, network.terminals)),
    )


_Place = TypeVar("_Place", Leg, Terminal)


def _reopened(place: _Place) -> _Place:
    if place.status is not Status.SUSPENDED:
        return place
    note = f"suspended, used because it was asked for. {place.note}".rstrip()
    return replace(place, status=Status.RESTRICTED, note=note)
