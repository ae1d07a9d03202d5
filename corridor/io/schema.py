"""The tables that make a network: one pydantic model a table, one row a fact.

These models are the single description of the files: they check rows when a network is read, they
make ``datapackage.json`` (Frictionless Table Schema) and they print the data dictionary.
"""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field, StringConstraints

from corridor.io.columns import (
    Countries,
    Country,
    DayRow,
    Days,
    Ints,
    Number,
    Optional,
    OptionalDate,
    OptionalGauge,
    OptionalNumber,
    OptionalYear,
    Row,
    Side,
    Slug,
    Slugs,
    Text,
    Texts,
    TracedRow,
    Unlocode,
    column,
)
from corridor.model.vocabulary import Mode, Part, Status, TerminalKind

__all__ = [
    "CorridorRow",
    "EraRow",
    "LegRow",
    "NameRow",
    "SectionRow",
    "ServiceRow",
    "SourceRow",
    "TerminalRow",
    "TransferRow",
    "TransitTimeRow",
]


class TerminalRow(TracedRow):
    """A place where shipments start, end, change or cross a border."""

    FILE = "terminals.csv"
    TITLE = "Terminals"
    KEY = ("id",)

    id: Slug = column("Slug, the key everywhere")
    name: Annotated[Text, StringConstraints(min_length=1)] = column("English name")
    country: Country = column("ISO 3166-1 alpha-2; XX for waters that belong to nobody")
    lon_deg: Annotated[Number, Field(ge=-180, le=180)] = column("Longitude, WGS 84", unit="degree")
    lat_deg: Annotated[Number, Field(ge=-90, le=90)] = column("Latitude, WGS 84", unit="degree")
    unlocode: Unlocode = column("UN/LOCODE; blank where the list has none", default="")
    kind: TerminalKind = column("What the place is for")
    gauges_mm: Ints = column("Track gauges served", unit="mm", default=())
    status: Status = column("Open or planned", default=Status.OPEN)
    opens_year: OptionalYear = column("Year announced for a planned terminal", default=None)


class NameRow(Row):
    """Another name of a terminal, in another language, spelling or code."""

    FILE = "names.csv"
    TITLE = "Other names of terminals"
    KEY = ("terminal", "language", "name")
    FOREIGN: ClassVar = {"terminal": "terminals.csv"}

    terminal: Slug = column("Terminal id")
    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2}$|^(old|code|other)$")] = column(
        "ISO 639-1 code, or old (former name or spelling), code (another code in use), other"
    )
    name: Annotated[Text, StringConstraints(min_length=1)] = column("The name")


class LegRow(TracedRow):
    """A directed stretch between two terminals by one mode."""

    FILE = "legs.csv"
    TITLE = "Legs"
    KEY = ("id",)
    FOREIGN: ClassVar = {"tail": "terminals.csv", "head": "terminals.csv"}
    REFERS: ClassVar = {**TracedRow.REFERS, "eras": "eras.csv"}

    id: Slug = column("Slug; parallel legs have different ids")
    tail: Slug = column("Terminal id where it starts")
    head: Slug = column("Terminal id where it ends")
    mode: Mode = column("How it is travelled")
    gauge_mm: OptionalGauge = column(
        "Track gauge of rail legs and train ferries", unit="mm", default=None
    )
    length_km: Annotated[Number, Field(gt=0, le=50_000)] = column(
        "Published tariff or port distance where there is one", unit="km"
    )
    operator: Text = column("Who runs it", default="")
    status: Status = column(
        "Open, restricted, sanctioned, suspended or planned", default=Status.OPEN
    )
    opens_year: OptionalYear = column("Year announced for a planned leg", default=None)
    eras: Slugs = column("Eras in which it can be used; blank is every era", default=())
    crosses: Countries = column("Countries passed other than those of its ends", default=())
    section: Annotated[str, StringConstraints(max_length=100)] = column(
        "Published section whose totals were shared out over it", default=""
    )
    geometry: Annotated[str, StringConstraints(max_length=100)] = column(
        "Id of the line drawn on maps; blank is a schematic great circle", default=""
    )


class TransitTimeRow(DayRow):
    """Running time of a leg in an era."""

    FILE = "transit_times.csv"
    TITLE = "Transit times"
    KEY = ("leg", "era")
    FOREIGN: ClassVar = {"leg": "legs.csv"}

    leg: Slug = column("Leg id")


class TransferRow(DayRow):
    """One part of what happens at a terminal between arriving one way and leaving another."""

    FILE = "transfers.csv"
    TITLE = "Transfers"
    KEY = ("id", "part", "era")
    FOREIGN: ClassVar = {"terminal": "terminals.csv"}
    REFERS: ClassVar = {**DayRow.REFERS, "onto_leg": "legs.csv"}

    id: Slug = column("Slug; rows of one id differ in part and era only")
    terminal: Slug = column("Terminal id")
    from_mode: Side = column("Mode the shipment came by; entry (starts here) or any")
    from_gauge_mm: OptionalGauge = column("Gauge it came on; blank is any", unit="mm", default=None)
    to_mode: Side = column("Mode it leaves by; exit (ends here) or any")
    to_gauge_mm: OptionalGauge = column("Gauge it leaves on; blank is any", unit="mm", default=None)
    onto_leg: Annotated[str, StringConstraints(max_length=100)] = column(
        "Only onto this leg; blank is every leg", default=""
    )
    part: Part = column("waiting, handling or border")


class EraRow(Row):
    """The dates for which a set of facts holds."""

    FILE = "eras.csv"
    TITLE = "Eras"
    KEY = ("id",)
    REFERS: ClassVar = {"falls_back_to": "eras.csv"}

    id: Slug = column("Era id")
    title: Text = column("One line for people")
    valid_from: OptionalDate = column("First day, ISO; blank is open", default="")
    valid_to: OptionalDate = column("Last day, ISO; blank is open", default="")
    months: Ints = column("Months of the year in which it holds; blank is all", default=())
    falls_back_to: Slugs = column(
        "Eras asked in turn where a fact has no row of its own", default=()
    )
    default: bool = column("Whether a query without an era means this one", default=False)
    is_target: bool = column("Whether its figures are aims, never observed", default=False)
    opens_planned: bool = column("Whether planned terminals and legs exist in it", default=False)
    note: Text = column("Remarks", default="")


class CorridorRow(Row):
    """A corridor family, known by its gateway legs."""

    FILE = "corridors.csv"
    TITLE = "Corridor families"
    KEY = ("id",)
    REFERS: ClassVar = {"gateway_legs": "legs.csv", "sources": "sources.csv"}

    id: Slug = column("Family id")
    name: Text = column("Name for people")
    other_names: Texts = column("Names and acronyms people use", default=())
    gateway_legs: Slugs = column("Leg ids of which every route of the family uses one")
    sources: Slugs = column("Source ids", default=())
    note: Text = column("Remarks, with dates for legal limits", default="")


class SectionRow(Row):
    """A published total between two terminals, shared out over legs and transfers."""

    FILE = "sections.csv"
    TITLE = "Published totals"
    KEY = ("id", "era")
    FOREIGN: ClassVar = {"origin": "terminals.csv", "destination": "terminals.csv"}
    REFERS: ClassVar = {
        "era": "eras.csv",
        "corridor": "corridors.csv",
        "sources": "sources.csv",
    }

    id: Slug = column("Section id")
    title: Text = column("One line for people")
    origin: Slug = column("Terminal id")
    destination: Slug = column("Terminal id")
    era: Slug = column("Era of the total")
    min_days: Days = column("Least", unit="day")
    likely_days: Annotated[Days | None, Optional] = column(
        "Most likely, where published", unit="day", default=None
    )
    max_days: Days = column("Greatest", unit="day")
    corridor: Annotated[str, StringConstraints(max_length=100)] = column(
        "Family the check is held to; blank is any", default=""
    )
    enforced: bool = column(
        "Whether the planner's own best route must show this range", default=False
    )
    sources: Slugs = column("Source ids", default=())
    note: Text = column("How the total was shared out", default="")


class ServiceRow(TracedRow):
    """A train, sailing or shuttle over one or more legs."""

    FILE = "services.csv"
    TITLE = "Services"
    KEY = ("id",)
    REFERS: ClassVar = {**TracedRow.REFERS, "legs": "legs.csv"}

    id: Slug = column("Service id")
    name: Text = column("What people call it")
    legs: Slugs = column("Leg ids in order")
    operator: Text = column("Who runs it", default="")
    departures_per_week: OptionalNumber = column(
        "Average number of departures a week", default=None
    )
    weekdays: Ints = column("ISO weekdays 1-7 where a timetable is published", default=())
    capacity: OptionalNumber = column("Capacity in the unit of the next column", default=None)
    capacity_unit: Text = column("As published: TEU a vessel, wagons a day", default="")
    valid_from: OptionalDate = column("First day, ISO", default="")
    valid_to: OptionalDate = column("Last day, ISO", default="")
    time_zone: Text = column("IANA zone of the departure terminal", default="")


class SourceRow(Row):
    """Where figures come from."""

    FILE = "sources.csv"
    TITLE = "Sources"
    KEY = ("id",)

    id: Slug = column("Source id")
    title: Annotated[Text, StringConstraints(min_length=1)] = column("As published")
    url: Text = column("Address; blank where there is none", default="")
    date: Text = column("ISO date, or as precise as known", default="")
    kind: Annotated[
        str,
        StringConstraints(
            pattern="^(official|operator|statistics|press|vendor|study|standard|own-estimate)$"
        ),
    ] = column("Sort of source")
