"""A journey with a date: departures and closures in place of what an era says on average.

Two rules keep waits from being counted twice. A wait for a departure by timetable *replaces* the
era's waiting part at that terminal. And closures act where no figure is a season's own: those of a
seasonal era (winter) hold its weather already.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from corridor.errors import ArgumentError, DataError
from corridor.model.answers import Element, Route
from corridor.model.arguments import day_given
from corridor.model.calendar import ClosureLaw, Timetable
from corridor.model.context import Era
from corridor.model.names import find_era, find_terminal
from corridor.model.network import Network
from corridor.model.vocabulary import Part
from corridor.uncertainty.closures import ClosureStage, laws_at
from corridor.uncertainty.departures import DepartureStage, cutoff_ticks, departures_of
from corridor.uncertainty.published import with_published
from corridor.uncertainty.stages import ElementStage, Stage
from corridor.uncertainty.zones import start_of_day, zone_of

__all__ = ["Season", "season_of"]

SLACK_DAYS: Final = 400.0
"""How far beyond a route's longest journey departures are looked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Season:
    """What the date does to a journey; its :meth:`stages` belong to a traveller.

    Parameters
    ----------
    ready
        Moment from which the shipment can go, with its zone.
    era
        Era whose figures are used.
    laws
        Closure laws of the network; they act where the era has no figures of its own season.
    timetables
        Departures, the network's or the user's own.

    Raises
    ------
    DataError
        If the ready date has no zone, or two timetables of a leg overlap and contradict.

    Examples
    --------
    >>> from datetime import timezone
    >>> season = Season(
    ...     ready=datetime(2027, 1, 10, tzinfo=timezone.utc), era=Era(id="current", title="")
    ... )
    >>> season.stages(Route(elements=(), terminal_ids=("xian",), era="current"))
    ()
    """

    ready: datetime
    era: Era
    laws: tuple[ClosureLaw, ...] = ()
    timetables: tuple[Timetable, ...] = ()

    def __post_init__(self) -> None:
        if self.ready.utcoffset() is None:
            raise DataError(f"{self.ready.isoformat()} has no time zone")
        for leg_id in {table.leg_id for table in self.timetables}:
            of_leg = [table for table in self.timetables if table.leg_id == leg_id]
            if len(of_leg) > 1 and any(table.per_week is not None for table in of_leg):
                raise DataError(f"timetable of {leg_id}: per_week goes with no other row")

    def stages(self, route: Route) -> tuple[Stage, ...]:
        """Return what a shipment goes through on a route, with waits and closures by date."""
        return tuple(self._stages(route))

    def _stages(self, route: Route) -> Iterator[Stage]:
        for index, element in enumerate(route.elements):
            boarded = _boarded(route.elements, index)
            if element.part is Part.WAITING and boarded and self._tables(boarded):
                continue
            if not element.is_leg:
                yield ElementStage(element)
                continue
            if tables := self._tables(element):
                yield self._departure(element, tables, route)
            yield from self._closure(element.tail_id, element, route)
            yield ElementStage(element)
            yield from self._closure(element.head_id, element, route)

    def _tables(self, leg: Element) -> tuple[Timetable, ...]:
        return tuple(table for table in self.timetables if table.leg_id == leg.id)

    def _departure(self, leg: Element, tables: Sequence[Timetable], route: Route) -> DepartureStage:
        cutoff = cutoff_ticks(tables)
        if tables[0].per_week is not None:
            return DepartureStage(leg_id=leg.id, per_week=tables[0].per_week, cutoff=cutoff)
        horizon_days = route.days.max_days + SLACK_DAYS
        departures = departures_of(tables, self.ready, horizon_days)
        return DepartureStage(leg_id=leg.id, departures=departures, cutoff=cutoff)

    def _closure(self, terminal_id: str, leg: Element, route: Route) -> Iterator[Stage]:
        """Yield the closure of one end of a leg, where no figure of the season stands for it."""
        laws = tuple(law for law in self.laws_for(terminal_id, leg) if law.closures > 0)
        if laws and not self.holds_weather(terminal_id, leg, route):
            yield ClosureStage(terminal_id=terminal_id, laws=laws, ready=self.ready)

    def laws_for(self, terminal_id: str, leg: Element) -> tuple[ClosureLaw, ...]:
        """Return the laws that can hold what goes by a leg at one of its ends.

        Land ways are held where they leave alone.
        """
        if leg.from_mode is None or (not leg.from_mode.at_sea and terminal_id == leg.head_id):
            return ()
        return laws_at(self.laws, terminal_id, at_sea=leg.from_mode.at_sea)

    def holds_weather(self, terminal_id: str, leg: Element, route: Route) -> bool:
        """Tell whether the leg, or a transfer at that end of it, has the season's own figures."""
        here = (e for e in route.elements if not e.is_leg and e.tail_id == terminal_id)
        return bool(self.era.months) and any(e.era_used == self.era.id for e in (leg, *here))


def season_of(
    network: Network,
    origin: str,
    era: str,
    ready: date | str,
    *,
    laws: Sequence[ClosureLaw],
    timetables: Sequence[Timetable] = (),
) -> Season:
    """Return what a ready date does to journeys from a terminal.

    Parameters
    ----------
    network
        Its services with weekdays are boarded where no timetable of one's own stands.
    origin, era
        Where the shipment starts, in whose zone the day begins, and whose figures are used.
    ready
        Day on whose start the shipment can go, or a moment; one without a zone is of the origin's.
    laws
        When terminals are shut.
    timetables
        Departures of one's own, which come first.

    Raises
    ------
    UnknownNameError
        If the network has no such terminal or era.
    DataError
        If timetables contradict one another.

    Examples
    --------
    >>> from corridor import read_dataset, season_of
    >>> data = read_dataset()
    >>> season = season_of(
    ...     data.network, "xian", "current", date(2027, 1, 10), laws=data.closures
    ... )
    >>> season.ready.isoformat(), len(season.laws) > 0
    ('2027-01-10T00:00:00+08:00', True)
    """
    terminal, day = find_terminal(network, origin), day_given("ready", ready)
    if day is None:
        raise ArgumentError("a season needs the day on which the shipment is ready")
    moment = start_of_day(terminal, day)
    if isinstance(ready, datetime):
        zone = zone_of(terminal)
        moment = ready.astimezone(zone) if ready.tzinfo else ready.replace(tzinfo=zone)
    return Season(
        ready=moment,
        era=find_era(network, era),
        laws=tuple(laws),
        timetables=with_published(network, timetables, moment.date()),
    )


def _boarded(elements: Sequence[Element], index: int) -> Element | None:
    """Return the leg that the transfer at ``index`` leads onto, or ``None`` at the end."""
    return next((element for element in elements[index:] if element.is_leg), None)
