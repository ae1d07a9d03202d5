"""What surrounds the places: eras, corridor families, services and sources."""

from __future__ import annotations

from dataclasses import dataclass

from corridor.model.vocabulary import Confidence

__all__ = ["Corridor", "Era", "Section", "Service", "Source"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Era:
    """The dates for which a set of facts holds.

    Parameters
    ----------
    id
        ``2022``, ``2023``, ``target``, ``current``, ``winter``, ``planned``.
    title
        One line for people.
    valid_from, valid_to
        ISO dates, inclusive; empty where open.
    months
        Months of the year in which it holds, 1–12; empty means all.
    falls_back_to
        Eras asked in turn where a fact has no row of its own; ``all`` is written out.
    default
        Whether a query without an era means this one.
    is_target
        Whether its figures are aims, never to be shown as observed.
    opens_planned
        Whether planned terminals and legs exist in it.
    note
        Remarks.
    """

    id: str
    title: str
    valid_from: str = ""
    valid_to: str = ""
    months: tuple[int, ...] = ()
    falls_back_to: tuple[str, ...] = ()
    default: bool = False
    is_target: bool = False
    opens_planned: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Corridor:
    """A family of routes, known by the gateway legs that every route of it must use one of.

    Parameters
    ----------
    id, name
        ``middle``, "Middle Corridor (Trans-Caspian, TITR)".
    gateway_leg_ids
        Legs that only routes of this family use.
    other_names
        Names and acronyms people use.
    note
        Remarks, with dates for legal limits.
    source_ids
        Where the note comes from.
    """

    id: str
    name: str
    gateway_leg_ids: tuple[str, ...] = ()
    other_names: tuple[str, ...] = ()
    note: str = ""
    source_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A stretch with a published total, shared out over its legs and transfers by a stated rule.

    Parameters
    ----------
    id, title
        ``kazakhstan-altynkol-aktau``, one line for people.
    origin_id, destination_id
        Terminal ids.
    era
        Era of the total.
    min_days, likely_days, max_days
        Published or derived total; ``likely_days`` may be ``None``.
    corridor
        Corridor family to which a route must be held when the total is checked; empty means any.
    enforced
        Whether ``corridor check`` must find this range on the planner's own best route.
    source_ids, note
        Where the total comes from and how it was shared out.
    """

    id: str
    title: str
    origin_id: str
    destination_id: str
    era: str
    min_days: float
    likely_days: float | None = None
    max_days: float
    corridor: str = ""
    enforced: bool = False
    source_ids: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """A train, sailing or shuttle that runs over one or more legs.

    Parameters
    ----------
    id, name
        Slug and what people call it.
    leg_ids
        Legs in order; a block train runs over several.
    operator
        Who runs it.
    departures_per_week
        Average number, or ``None`` where unknown.
    weekdays
        ISO weekdays 1–7 where a timetable is published.
    capacity, capacity_unit
        As published: 350 "TEU a vessel", 46 "wagons a day".
    valid_from, valid_to
        ISO dates, empty where open.
    time_zone
        IANA name of the departure terminal's zone.
    confidence, source_ids, note
        As everywhere.
    """

    id: str
    name: str
    leg_ids: tuple[str, ...]
    operator: str = ""
    departures_per_week: float | None = None
    weekdays: tuple[int, ...] = ()
    capacity: float | None = None
    capacity_unit: str = ""
    valid_from: str = ""
    valid_to: str = ""
    time_zone: str = ""
    confidence: Confidence = Confidence.C
    source_ids: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a figure comes from.

    Parameters
    ----------
    id
        Slug: ``primeminister-kz-2023-03-02``.
    title, url, date
        As published; the URL is empty where the source has no address, the date is ISO or a year.
    kind
        ``official``, ``operator``, ``statistics``, ``press``, ``vendor``, ``study``,
        ``standard`` or ``own-estimate``.
    """

    id: str
    title: str
    url: str = ""
    date: str = ""
    kind: str = ""
