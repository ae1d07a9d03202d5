"""What if: named edits that make a new network, each with its targets, dates and cargo classes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from corridor.errors import ArgumentError, DataError
from corridor.model.arguments import list_given
from corridor.model.context import Source
from corridor.model.shipment import CargoClass
from corridor.model.times import DayRange
from corridor.model.vocabulary import Confidence, FactKind, Mode, Part

__all__ = [
    "AddRow",
    "AddWaiting",
    "AdoptEra",
    "ChangeService",
    "Close",
    "Edit",
    "Moment",
    "Open",
    "Period",
    "ReplaceTimes",
    "ScaleTimes",
    "Scenario",
    "Target",
    "check_factor",
    "scenarios_given",
]


class Moment(StrEnum):
    """Which side of a terminal an added wait is met on."""

    ARRIVAL = "arrival"
    DEPARTURE = "departure"


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """First and last day of an edit, both included; ``None`` where open.

    Raises
    ------
    DataError
        If the last day comes before the first.
    """

    first: date | None = None
    last: date | None = None

    def __post_init__(self) -> None:
        if self.first and self.last and self.last < self.first:
            raise DataError(f"it ends on {self.last}, before it begins on {self.first}")

    @property
    def is_open(self) -> bool:
        """Whether it has neither a first nor a last day."""
        return self.first is None and self.last is None

    def holds_on(self, day: date | None) -> bool:
        """Tell whether a day lies within it; without a day it counts as being met.

        Examples
        --------
        >>> storm = Period(first=date(2026, 11, 5), last=date(2026, 11, 14))
        >>> storm.holds_on(date(2026, 11, 14)), storm.holds_on(date(2026, 11, 15))
        (True, False)
        """
        if day is None:
            return True
        return (self.first or day) <= day <= (self.last or day)

    def meets(self, first: date, last: date) -> bool:
        """Tell whether any day from ``first`` to ``last`` lies within it."""
        return (self.first or last) <= last and first <= (self.last or first)

    def __str__(self) -> str:
        if self.first and self.last:
            return f"{self.first} to {self.last}"
        if self.first:
            return f"from {self.first}"
        return f"until {self.last}" if self.last else "always"


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What an edit is about: values of one kind are alternatives, each further kind narrows.

    ``terminal_ids=("aktau",), modes=(Mode.FEEDER,)`` is every feeder leg at Aktau.

    Parameters
    ----------
    terminal_ids, leg_ids, transfer_ids, corridor_ids
        Ids.
    countries
        ISO codes; a leg that merely crosses one counts.
    modes
        Modes.
    """

    terminal_ids: tuple[str, ...] = ()
    leg_ids: tuple[str, ...] = ()
    transfer_ids: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    modes: tuple[Mode, ...] = ()
    corridor_ids: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(
            self.terminal_ids
            or self.leg_ids
            or self.transfer_ids
            or self.countries
            or self.modes
            or self.corridor_ids
        )

    def tokens(self) -> tuple[str, ...]:
        """Return what it names, in the spelling of the command line."""
        return (
            *self.terminal_ids,
            *self.leg_ids,
            *self.transfer_ids,
            *self.countries,
            *(f"mode:{mode}" for mode in self.modes),
            *(f"corridor:{family}" for family in self.corridor_ids),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """What all edits share.

    Parameters
    ----------
    target
        What it is about.
    period
        When it holds.
    cargo
        Classes of cargo it holds for; empty is all.
    kind, confidence, source_ids
        What sort of figure it states, how far to trust it, and what it rests on.
    note
        Why, in one sentence.
    file, line
        Where it is written, for messages; no part of what it is.
    """

    target: Target = field(default_factory=Target)
    period: Period = field(default_factory=Period)
    cargo: tuple[CargoClass, ...] = ()
    kind: FactKind = FactKind.ESTIMATED
    confidence: Confidence = Confidence.C
    source_ids: tuple[str, ...] = ()
    note: str = ""
    file: str = field(default="", compare=False, repr=False)
    line: int | None = field(default=None, compare=False, repr=False)

    def holds(self, day: date | None, cargo: CargoClass) -> bool:
        """Tell whether it holds for a class of cargo on a day; without a day its dates are met."""
        return self.period.holds_on(day) and (not self.cargo or cargo in self.cargo)


@dataclass(frozen=True, slots=True, kw_only=True)
class Close(Edit):
    """No shipment (of some classes) uses the targeted legs.

    A terminal, country, mode or family closes all parallel legs alike; a leg's id that leg alone.
    """


@dataclass(frozen=True, slots=True, kw_only=True)
class AddWaiting(Edit):
    """Every shipment waits longer before, or after, the targeted legs.

    Parameters
    ----------
    days
        Added to whatever is waited already.
    at
        Before departing on the legs from the targeted terminals, or after arriving there.
    """

    days: DayRange
    at: Moment = Moment.DEPARTURE


@dataclass(frozen=True, slots=True, kw_only=True)
class ScaleTimes(Edit):
    """Times of some parts are multiplied: least, likely and greatest alike.

    Raises
    ------
    DataError
        If the factor is not between 0 and 100.
    """

    factor: float
    parts: tuple[Part, ...]

    def __post_init__(self) -> None:
        check_factor(self.factor)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplaceTimes(Edit):
    """Times of some parts are these, in every era."""

    days: DayRange
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AdoptEra(Edit):
    """Times of some parts are, in every era, what the facts state for one era."""

    era: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Open(Edit):
    """Planned terminals and legs are open, and legs of some eras only can be used in all.

    What is suspended, by the facts or by another edit, stays so.

    Parameters
    ----------
    due
        Only what is planned for this year or earlier; with no target, all of that.
    """

    due: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeService(Edit):
    """A service runs more or less often, or with more or less room; ``None`` leaves it as it is.

    Stated waits stay as they are: a scenario that means to change them says so by another edit.
    """

    service_ids: tuple[str, ...]
    departures_per_week: float | None = None
    capacity: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AddRow(Edit):
    """A row of one of the network's tables that replaces the row of its key, or joins the table.

    Parameters
    ----------
    table
        ``legs``, ``transit_times``, …: the tables of an overlay.
    cells
        (column, text) pairs, as a CSV file would hold them.
    """

    table: str
    cells: tuple[tuple[str, str], ...]


MOST_FACTOR = 100


def check_factor(factor: float) -> None:
    """Refuse what nothing is multiplied by."""
    if not 0 <= factor <= MOST_FACTOR:
        raise DataError(f"a factor lies between 0 and {MOST_FACTOR}, not at {factor:g}")


def check_one_of(what: str, **given: object) -> None:
    """Refuse an edit that says two things at once, or nothing."""
    if sum(value is not None for value in given.values()) != 1:
        raise DataError(f"{what} needs exactly one of {', '.join(given)}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """Edits under one name.

    Parameters
    ----------
    id, title, note
        Slug, one line for people, and remarks.
    edits
        Applied kind by kind, see :func:`corridor.scenarios.apply.apply_scenario`.
    due
        Year a project is announced for; ``None`` for what is no project.
    sources
        What it rests on.

    Examples
    --------
    >>> shut = Close(target=Target(terminal_ids=("aktau",)))
    >>> Scenario(id="aktau-shut", edits=(shut,)).is_dated
    False
    """

    id: str
    title: str = ""
    note: str = ""
    edits: tuple[Edit, ...] = ()
    due: int | None = None
    sources: tuple[Source, ...] = ()

    @property
    def is_dated(self) -> bool:
        """Whether some edit holds between dates only."""
        return any(not edit.period.is_open for edit in self.edits)

    @property
    def added_rows(self) -> tuple[AddRow, ...]:
        """The edits that put rows into tables."""
        return tuple(edit for edit in self.edits if isinstance(edit, AddRow))

    @property
    def name(self) -> str:
        """Title, or the id where it has none."""
        return self.title or self.id

    @property
    def fingerprint(self) -> str:
        """SHA-256 of what it does, 64 hexadecimal digits; its title and remarks do not count."""
        return hashlib.sha256(repr(self.edits).encode()).hexdigest()


def scenarios_given(scenarios: Iterable[Scenario]) -> tuple[Scenario, ...]:
    """Return scenarios, or say that a name is none yet.

    Raises
    ------
    ArgumentError
        If one of them is no scenario.
    """
    given = list_given("scenarios", scenarios)
    for each in given:
        if not isinstance(each, Scenario):
            raise ArgumentError(f"{each!r} is no scenario; find_scenario reads one by its name")
    return given
