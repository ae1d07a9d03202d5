"""Whether the planner's own best routes still show the published totals."""

from __future__ import annotations

from collections.abc import Iterator

from corridor.errors import CorridorError, Fault
from corridor.model.context import Section
from corridor.model.network import Network
from corridor.model.query import RouteQuery
from corridor.model.shipment import Equipment
from corridor.model.times import DayRange
from corridor.routing.best import best_routes

__all__ = ["check_sections"]


def check_sections(network: Network) -> Iterator[Fault]:
    """Yield a fault for each enforced total that the best route does not show.

    Parameters
    ----------
    network
        Whose ``sections`` are checked; those not ``enforced`` are for information.

    Yields
    ------
    Fault
        With rule ``published-range``.
    """
    for section in network.sections:
        if section.enforced:
            yield from _check(network, section)


def _check(network: Network, section: Section) -> Iterator[Fault]:
    query = RouteQuery(
        origin_id=section.origin_id,
        destination_id=section.destination_id,
        era=section.era,
        corridor_id=section.corridor,
        equipment=Equipment.BOX_40,  # what published totals are of
    )
    try:
        days = best_routes(network, query).best.days
    except CorridorError as error:
        yield _fault(section, f"no route shows the published total: {error}")
        return
    if not _agrees(section, days):
        yield _fault(
            section,
            f"the best route takes {days.min_days:g}–{days.likely_days:g}–{days.max_days:g} days, "
            f"published is {section.min_days:g}–{section.max_days:g}",
        )


def _agrees(section: Section, days: DayRange) -> bool:
    likely = section.likely_days in (None, days.likely_days)
    return likely and (days.min_days, days.max_days) == (section.min_days, section.max_days)


def _fault(section: Section, message: str) -> Fault:
    return Fault(
        rule="published-range",
        file="sections.csv",
        column=f"{section.id}/{section.era}",
        message=message,
        hint="share the published total out again over its legs and transfers",
    )
