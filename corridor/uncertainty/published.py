"""Departures that the network itself knows: weekdays of its services, where one is published."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from corridor.errors import DataError
from corridor.model.calendar import Timetable
from corridor.model.context import Service
from corridor.model.network import Network

__all__ = ["published_timetables", "with_published"]


def published_timetables(network: Network) -> tuple[Timetable, ...]:
    """Return a timetable for each service with weekdays, onto the first of its legs.

    Raises
    ------
    DataError
        If a service has weekdays and no time zone, or they cannot be.

    Examples
    --------
    >>> from corridor.io.read import read_network
    >>> len(published_timetables(read_network()))  # none is published yet
    0
    """
    return tuple(_timetable(service) for service in network.services if service.weekdays)


def with_published(network: Network, own: Iterable[Timetable]) -> tuple[Timetable, ...]:
    """Return timetables of one's own, and the published ones of the legs that they leave alone."""
    mine = tuple(own)
    legs = {timetable.leg_id for timetable in mine}
    return (*mine, *(t for t in published_timetables(network) if t.leg_id not in legs))


def _timetable(service: Service) -> Timetable:
    if not service.time_zone:
        raise DataError(f"service {service.id} leaves on weekdays and has no time zone")
    return Timetable(
        leg_id=service.leg_ids[0],
        weekdays=service.weekdays,
        time_zone=service.time_zone,
        valid_from=date.fromisoformat(service.valid_from) if service.valid_from else None,
        valid_to=date.fromisoformat(service.valid_to) if service.valid_to else None,
    )
