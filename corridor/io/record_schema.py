"""The tables beside a network: what was published, reported or closed, and what became of notes."""

from __future__ import annotations

from datetime import time
from typing import Annotated, ClassVar

from pydantic import Field, StringConstraints

from corridor.io.columns import (
    CalendarDay,
    Days,
    Ints,
    Listed,
    Number,
    Optional,
    OptionalNumber,
    Row,
    Slug,
    Slugs,
    Text,
    Texts,
    TracedRow,
    column,
)
from corridor.model.calendar import ClosureKind
from corridor.model.vocabulary import Confidence

__all__ = ["ClaimRow", "ClosureRow", "FactRow", "LineageRow", "ObservationRow", "TimetableRow"]


class FactRow(Row):
    """A published statement about the corridor, not (yet) used as a figure of the model."""

    FILE = "facts.csv"
    TITLE = "Published facts"
    KEY = ("id",)
    REFERS: ClassVar = {"sources": "sources.csv"}

    id: Text = column("Fact id")
    topic: Text = column("What it is about")
    statement: Text = column("One sentence")
    value_min: OptionalNumber = column("Least value, in the unit column", default=None)
    value_max: OptionalNumber = column("Greatest value, in the unit column", default=None)
    unit: Text = column("Unit of the two values", default="")
    refers_to: Text = column("Date or period it refers to", default="")
    sources: Slugs = column("Source ids", default=())
    confidence: Confidence = column("A to D")


class ObservationRow(Row):
    """A reported journey, kept as reported, to test predictions against."""

    FILE = "observations.csv"
    TITLE = "Reported journeys"
    KEY = ("id",)
    REFERS: ClassVar = {"sources": "sources.csv"}

    id: Text = column("Journey id")
    origin: Text = column("As reported")
    origin_country: Text = column("ISO code", default="")
    destination: Text = column("As reported")
    destination_country: Text = column("ISO code", default="")
    corridor: Text = column("Family as recorded", default="")
    via: Text = column("Points passed, separated by ;", default="")
    modes: Text = column("Modes, separated by ;", default="")
    days_min: OptionalNumber = column("Least days reported", unit="day", default=None)
    days_max: OptionalNumber = column("Most days reported", unit="day", default=None)
    distance_km: OptionalNumber = column("Distance reported", unit="km", default=None)
    kind: Annotated[str, StringConstraints(pattern="^(observed|average|advertised|target)$")] = (
        column("Never pooled with another kind")
    )
    refers_to: Text = column("Date or period", default="")
    includes: Text = column("What the reported time covers", default="")
    sources: Slugs = column("Source ids", default=())
    remark: Text = column("What the report says, in our words", default="")
    confidence: Confidence = column("A to D; C where not said", default=Confidence.C)
    direction: Text = column("westbound or eastbound", default="")
    scope: Text = column("full_od, leg or node", default="")
    via_reported: Text = column("Whether the report names the points passed", default="")
    scorable: Text = column("yes if it can be scored", default="")
    group: Text = column("Reports of one and the same train share a group", default="")


class ClaimRow(Row):
    """A public claim of how long it takes, kept as it was said."""

    FILE = "claims.csv"
    TITLE = "Public claims of travel time"
    KEY = ("id",)

    id: Slug = column("Claim id, after the row of the notes")
    said_by: Annotated[Text, StringConstraints(min_length=1)] = column("Who said it")
    said_on: Text = column("When it was said: ISO date, or as precise as known", default="")
    statement: Annotated[Text, StringConstraints(min_length=1)] = column(
        "What was said, in our words"
    )
    origin: Text = column("Where the days begin, as said; blank where it was not", default="")
    destination: Text = column("Where they end, as said", default="")
    corridor: Text = column("Family it was said of; blank is any", default="")
    via: Text = column("Points passed, separated by ;", default="")
    modes: Text = column("Modes, separated by ;", default="")
    basis: Annotated[
        str, StringConstraints(pattern="^(whole|section|running|door|wait|unstated)$")
    ] = column(
        "What the days cover: whole (terminal to terminal with all waits), section (departure to "
        "arrival), running (moving alone), door (door to door), wait (one place), unstated"
    )
    kind: Annotated[str, StringConstraints(pattern="^(observed|average|advertised|target)$")] = (
        column("Whether it was seen, averaged, promised or aimed at")
    )
    days_min: Days = column("Least days said", unit="day")
    days_max: Days = column("Most days said", unit="day")
    refers_to: Text = column("Date or period it was said of", default="")
    confidence: Confidence = column("A to D")
    sources: Slugs = column("Source ids")
    note: Text = column("What was taken for granted", default="")


class ClosureRow(TracedRow):
    """How often a terminal is shut in one month, and for how long."""

    FILE = "closures.csv"
    TITLE = "Closures by month"
    KEY = ("terminal", "month", "kind")
    FOREIGN: ClassVar = {"terminal": "terminals.csv"}

    terminal: Slug = column("Terminal id")
    month: Annotated[int, Field(ge=1, le=12)] = column("Month of the year")
    kind: ClosureKind = column("wind (vessels), weather or crisis (land)")
    closures: Annotated[Number, Field(ge=0, le=60)] = column("Mean number in that month")
    min_days: Days = column("Least that one lasts", unit="day")
    likely_days: Days = column("Most likely", unit="day")
    max_days: Days = column("Greatest", unit="day")


class TimetableRow(Row):
    """Departures on a leg, in a file of the user's own; one of four ways to say when."""

    FILE = "timetable.csv"
    TITLE = "Timetable"
    KEY = ("leg", "departs", "valid_from")
    FOREIGN: ClassVar = {"leg": "legs.csv"}

    leg: Slug = column("Leg id that is boarded")
    weekdays: Ints = column("ISO weekdays, 1 is Monday", default=())
    every_days: OptionalNumber = column("Interval, counted from first", unit="day", default=None)
    first: Annotated[CalendarDay | None, Optional] = column("First departure's day", default=None)
    dates: Annotated[tuple[CalendarDay, ...], Listed] = column(
        "Single days, ISO, separated by ;", default=()
    )
    per_week: OptionalNumber = column("Mean number a week, at random times", default=None)
    departs: time = column("Local time of day, 18:00", default=time(0))
    cutoff_hours: Annotated[Number, Field(ge=0, le=1440)] = column(
        "How long before departure one must be there", unit="hour", default=0.0
    )
    time_zone: Annotated[Text, StringConstraints(min_length=1)] = column("IANA zone: Asia/Almaty")
    valid_from: Annotated[CalendarDay | None, Optional] = column("First day, ISO", default=None)
    valid_to: Annotated[CalendarDay | None, Optional] = column("Last day, ISO", default=None)


class LineageRow(Row):
    """What became of one row of the research notes."""

    FILE = "lineage.csv"
    TITLE = "What became of each research row"
    KEY = ("research_file", "research_id")

    research_file: Text = column("File of the notes")
    research_id: Text = column("Row id there")
    became: Texts = column("Rows it became, as table:key", default=())
    verdict: Annotated[
        str,
        StringConstraints(
            pattern="^(kept|apportioned|merged|service|superseded|adjusted|refused)$"
        ),
    ] = column(
        "kept, apportioned, merged with another row, made a service, superseded, adjusted or "
        "refused"
    )
    reason: Text = column("Why, where it was not simply kept", default="")
