"""Departures that the network itself knows: weekdays of its services, where one is published."""

from __future__ import annotations

from calendar import monthrange
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
    >>> from corridor.io.read import load_network
    >>> len(published_timetables(load_network()))  # none is published yet
    0
    """
    return tuple(_timetable(service) for service in network.services if service.weekdays)


def with_published(network: Network, own: Iterable[Timetable], on: date) -> tuple[Timetable, ...]:
    """Return timetables of one's own, and the published ones of the legs that they leave alone.

    Parameters
    ----------
    network
        Whose services are asked.
    own
        What comes first.
    on
        Day from which on departures are wanted: what had ended by then is left out.
    """
    mine = tuple(own)
    legs = {timetable.leg_id for timetable in mine}
    published = (t for t in published_timetables(network) if t.valid_to is None or t.valid_to >= on)
    return (*mine, *(timetable for timetable in published if timetable.leg_id not in legs))


def _timetable(service: Service) -> Timetable:
    if not service.time_zone:
        raise DataError(f"service {service.id} leaves on weekdays and has no time zone")
    return Timetable(
        leg_id=service.leg_ids[0],
        weekdays=service.weekdays,
        time_zone=service.time_zone,
        valid_from=_day(service.valid_from, is_last=False),
        valid_to=_day(service.valid_to, is_last=True),
    )


def _day(text: str, *, is_last: bool) -> date | None:
    """Return the first or last day of a date that may be a year or a month alone."""
    if not text:
        return None
    year, month, day = (*map(int, text.split("-")), None, None)[:3]
    if not is_last:
        return date(year or 1, month or 1, day or 1)
    month = month or 12
    return date(year or 1, month, day or monthrange(year or 1, month)[1])
