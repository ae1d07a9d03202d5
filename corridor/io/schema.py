"""What each table of a network folder holds: one pydantic model a table, one row a fact.

These models are the single description of the files: they check rows when a network is read, they
make ``datapackage.json`` (Frictionless Table Schema) and they print the data dictionary.
Lists inside a cell are separated by ``;``. An empty cell is "not known" or "none".
"""

from __future__ import annotations

from datetime import date, time
from typing import Annotated, Any, ClassVar

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    JsonValue,
    StringConstraints,
)

from corridor.model.calendar import ClosureKind
from corridor.model.tariffs import Basis, ChargeKind, FactorUnit
from corridor.model.vocabulary import (
    Confidence,
    Door,
    FactKind,
    Mode,
    Part,
    Shape,
    Status,
    TerminalKind,
)

__all__ = ["TABLES", "Row"]

MAX_TEXT = 10_000
"""Longest text a cell may hold, in characters."""


def _blank_to_none(value: Any) -> Any:  # noqa: ANN401 - pydantic hands over whatever the file held
    return None if value in ("", None) else value


def _split(value: Any) -> Any:  # noqa: ANN401
    if isinstance(value, str):
        return tuple(part.strip() for part in value.split(";") if part.strip())
    return value


Text = Annotated[str, StringConstraints(max_length=MAX_TEXT)]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(?:[-.][a-z0-9]+)*$", max_length=100)]
Number = Annotated[float, Field(allow_inf_nan=False)]
Days = Annotated[float, Field(ge=0, le=1000, allow_inf_nan=False)]
Optional = BeforeValidator(_blank_to_none)
OptionalNumber = Annotated[Number | None, Optional]
OptionalInt = Annotated[int | None, Optional]
OptionalGauge = Annotated[int | None, Optional, Field(ge=600, le=1700)]
OptionalYear = Annotated[int | None, Optional, Field(ge=1800, le=2200)]
Texts = Annotated[tuple[Text, ...], BeforeValidator(_split)]
Slugs = Annotated[tuple[Slug, ...], BeforeValidator(_split)]
Ints = Annotated[tuple[int, ...], BeforeValidator(_split)]
Country = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
Countries = Annotated[tuple[Country, ...], BeforeValidator(_split)]
OptionalDate = Annotated[str, StringConstraints(pattern=r"^(\d{4}(-\d{2}(-\d{2})?)?)?$")]
Modes = Annotated[tuple[Mode, ...], BeforeValidator(_split)]
Dollars = Annotated[Number, Field(ge=0, le=1_000_000)]
Factor = Annotated[Number, Field(ge=0, le=10_000)]
OptionalKm = Annotated[Annotated[Number, Field(gt=0, le=100_000)] | None, Optional]
Unlocode = Annotated[str, StringConstraints(pattern=r"^([A-Z]{2}[A-Z2-9]{3})?$")]


class Row(BaseModel):
    """One row of a table; unknown columns and non-finite numbers are refused."""

    # Checkers are built when a table is first read: a route needs ten of the tables, help none.
    model_config = ConfigDict(
        extra="forbid", frozen=True, str_strip_whitespace=True, defer_build=True
    )

    FILE: ClassVar[str]
    TITLE: ClassVar[str]
    KEY: ClassVar[tuple[str, ...]]
    FOREIGN: ClassVar[dict[str, tuple[str, str]]] = {}


def _column(description: str, *, unit: str = "", default: Any = ...) -> Any:  # noqa: ANN401
    extra: dict[str, JsonValue] | None = {"unit": unit} if unit else None
    return Field(default, description=description, json_schema_extra=extra)


class _Traced(Row):
    """Columns of every row that states a fact."""

    confidence: Confidence = _column(
        "A official or operator, B press quoting them, C own estimate, D doubtful"
    )
    sources: Slugs = _column("Source ids, best first", default=())
    note: Text = _column("Method or remark", default="")


class TerminalRow(_Traced):
    """A place where shipments start, end, change or cross a border."""

    FILE = "terminals.csv"
    TITLE = "Terminals"
    KEY = ("id",)

    id: Slug = _column("Slug, the key everywhere")
    name: Annotated[Text, StringConstraints(min_length=1)] = _column("English name")
    country: Country = _column("ISO 3166-1 alpha-2; XX for waters that belong to nobody")
    lon_deg: Annotated[Number, Field(ge=-180, le=180)] = _column("Longitude, WGS 84", unit="degree")
    lat_deg: Annotated[Number, Field(ge=-90, le=90)] = _column("Latitude, WGS 84", unit="degree")
    unlocode: Unlocode = _column("UN/LOCODE; blank where the list has none", default="")
    kind: TerminalKind = _column("What the place is for")
    gauges_mm: Ints = _column("Track gauges served", unit="mm", default=())
    status: Status = _column("Open or planned", default=Status.OPEN)
    opens_year: OptionalYear = _column("Year announced for a planned terminal", default=None)


class NameRow(Row):
    """Another name of a terminal, in another language, spelling or code."""

    FILE = "names.csv"
    TITLE = "Other names of terminals"
    KEY = ("terminal", "language", "name")
    FOREIGN: ClassVar = {"terminal": ("terminals.csv", "id")}

    terminal: Slug = _column("Terminal id")
    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2}$|^(old|code|other)$")] = _column(
        "ISO 639-1 code, or old (former name or spelling), code (another code in use), other"
    )
    name: Annotated[Text, StringConstraints(min_length=1)] = _column("The name")


class LegRow(_Traced):
    """A directed stretch between two terminals by one mode."""

    FILE = "legs.csv"
    TITLE = "Legs"
    KEY = ("id",)
    FOREIGN: ClassVar = {"tail": ("terminals.csv", "id"), "head": ("terminals.csv", "id")}

    id: Slug = _column("Slug; parallel legs have different ids")
    tail: Slug = _column("Terminal id where it starts")
    head: Slug = _column("Terminal id where it ends")
    mode: Mode = _column("How it is travelled")
    gauge_mm: OptionalGauge = _column(
        "Track gauge of rail legs and train ferries", unit="mm", default=None
    )
    length_km: Annotated[Number, Field(gt=0, le=50_000)] = _column(
        "Published tariff or port distance where there is one", unit="km"
    )
    operator: Text = _column("Who runs it", default="")
    status: Status = _column("Open, restricted, suspended or planned", default=Status.OPEN)
    opens_year: OptionalYear = _column("Year announced for a planned leg", default=None)
    eras: Slugs = _column("Eras in which it can be used; blank is every era", default=())
    crosses: Countries = _column("Countries passed other than those of its ends", default=())
    section: Annotated[str, StringConstraints(max_length=100)] = _column(
        "Published section whose totals were shared out over it", default=""
    )
    geometry: Annotated[str, StringConstraints(max_length=100)] = _column(
        "Id of the line drawn on maps; blank is a schematic great circle", default=""
    )


class _DayRow(_Traced):
    """Columns of a range of days."""

    era: Slug = _column("Era id, or all")
    min_days: Days = _column("Least", unit="day")
    likely_days: Days = _column("Most likely", unit="day")
    max_days: Days = _column("Greatest", unit="day")
    shape: Shape = _column("Distribution within the range", default=Shape.PERT)
    quantiles: Text = _column(
        "For shape quantiles: probability:days pairs, as 0.05:3;0.5:4;0.95:9", default=""
    )
    kind: FactKind = _column("What the figure is")


class TransitTimeRow(_DayRow):
    """Running time of a leg in an era."""

    FILE = "transit_times.csv"
    TITLE = "Transit times"
    KEY = ("leg", "era")
    FOREIGN: ClassVar = {"leg": ("legs.csv", "id")}

    leg: Slug = _column("Leg id")


class TransferRow(_DayRow):
    """One part of what happens at a terminal between arriving one way and leaving another."""

    FILE = "transfers.csv"
    TITLE = "Transfers"
    KEY = ("id", "part", "era")
    FOREIGN: ClassVar = {"terminal": ("terminals.csv", "id")}

    id: Slug = _column("Slug; rows of one id differ in part and era only")
    terminal: Slug = _column("Terminal id")
    from_mode: Mode | Door = _column("Mode the shipment came by; entry (starts here) or any")
    from_gauge_mm: OptionalGauge = _column(
        "Gauge it came on; blank is any", unit="mm", default=None
    )
    to_mode: Mode | Door = _column("Mode it leaves by; exit (ends here) or any")
    to_gauge_mm: OptionalGauge = _column(
        "Gauge it leaves on; blank is any", unit="mm", default=None
    )
    onto_leg: Annotated[str, StringConstraints(max_length=100)] = _column(
        "Only onto this leg; blank is every leg", default=""
    )
    part: Part = _column("waiting, handling or border")


class EraRow(Row):
    """The dates for which a set of facts holds."""

    FILE = "eras.csv"
    TITLE = "Eras"
    KEY = ("id",)

    id: Slug = _column("Era id")
    title: Text = _column("One line for people")
    valid_from: OptionalDate = _column("First day, ISO; blank is open", default="")
    valid_to: OptionalDate = _column("Last day, ISO; blank is open", default="")
    months: Ints = _column("Months of the year in which it holds; blank is all", default=())
    falls_back_to: Slugs = _column(
        "Eras asked in turn where a fact has no row of its own", default=()
    )
    default: bool = _column("Whether a query without an era means this one", default=False)
    is_target: bool = _column("Whether its figures are aims, never observed", default=False)
    opens_planned: bool = _column("Whether planned terminals and legs exist in it", default=False)
    note: Text = _column("Remarks", default="")


class CorridorRow(Row):
    """A corridor family, known by its gateway legs."""

    FILE = "corridors.csv"
    TITLE = "Corridor families"
    KEY = ("id",)

    id: Slug = _column("Family id")
    name: Text = _column("Name for people")
    other_names: Texts = _column("Names and acronyms people use", default=())
    gateway_legs: Slugs = _column("Leg ids of which every route of the family uses one")
    sources: Slugs = _column("Source ids", default=())
    note: Text = _column("Remarks, with dates for legal limits", default="")


class SectionRow(Row):
    """A published total between two terminals, shared out over legs and transfers."""

    FILE = "sections.csv"
    TITLE = "Published totals"
    KEY = ("id", "era")
    FOREIGN: ClassVar = {"origin": ("terminals.csv", "id"), "destination": ("terminals.csv", "id")}

    id: Slug = _column("Section id")
    title: Text = _column("One line for people")
    origin: Slug = _column("Terminal id")
    destination: Slug = _column("Terminal id")
    era: Slug = _column("Era of the total")
    min_days: Days = _column("Least", unit="day")
    likely_days: Annotated[Days | None, Optional] = _column(
        "Most likely, where published", unit="day", default=None
    )
    max_days: Days = _column("Greatest", unit="day")
    corridor: Annotated[str, StringConstraints(max_length=100)] = _column(
        "Family the check is held to; blank is any", default=""
    )
    enforced: bool = _column(
        "Whether the planner's own best route must show this range", default=False
    )
    sources: Slugs = _column("Source ids", default=())
    note: Text = _column("How the total was shared out", default="")


class ServiceRow(_Traced):
    """A train, sailing or shuttle over one or more legs."""

    FILE = "services.csv"
    TITLE = "Services"
    KEY = ("id",)

    id: Slug = _column("Service id")
    name: Text = _column("What people call it")
    legs: Slugs = _column("Leg ids in order")
    operator: Text = _column("Who runs it", default="")
    departures_per_week: OptionalNumber = _column(
        "Average number of departures a week", default=None
    )
    weekdays: Ints = _column("ISO weekdays 1-7 where a timetable is published", default=())
    capacity: OptionalNumber = _column("Capacity in the unit of the next column", default=None)
    capacity_unit: Text = _column("As published: TEU a vessel, wagons a day", default="")
    valid_from: OptionalDate = _column("First day, ISO", default="")
    valid_to: OptionalDate = _column("Last day, ISO", default="")
    time_zone: Text = _column("IANA zone of the departure terminal", default="")


class SourceRow(Row):
    """Where figures come from."""

    FILE = "sources.csv"
    TITLE = "Sources"
    KEY = ("id",)

    id: Slug = _column("Source id")
    title: Annotated[Text, StringConstraints(min_length=1)] = _column("As published")
    url: Text = _column("Address; blank where there is none", default="")
    date: Text = _column("ISO date, or as precise as known", default="")
    kind: Annotated[
        str,
        StringConstraints(
            pattern="^(official|operator|statistics|press|vendor|study|standard|own-estimate)$"
        ),
    ] = _column("Sort of source")


class FactRow(Row):
    """A published statement about the corridor, not (yet) used as a figure of the model."""

    FILE = "facts.csv"
    TITLE = "Published facts"
    KEY = ("id",)

    id: Text = _column("Fact id")
    topic: Text = _column("What it is about")
    statement: Text = _column("One sentence")
    value_min: OptionalNumber = _column("Least value, in the unit column", default=None)
    value_max: OptionalNumber = _column("Greatest value, in the unit column", default=None)
    unit: Text = _column("Unit of the two values", default="")
    refers_to: Text = _column("Date or period it refers to", default="")
    sources: Slugs = _column("Source ids", default=())
    confidence: Confidence = _column("A to D")


class CostRow(_Traced):
    """A published or proxy freight rate of a leg."""

    FILE = "costs.csv"
    TITLE = "Freight rates"
    KEY = ("leg", "era", "basis")
    FOREIGN: ClassVar = {"leg": ("legs.csv", "id")}

    leg: Slug = _column("Leg id")
    era: Slug = _column("Era id")
    basis: Slug = _column("usd-per-feu")
    min_usd: Number = _column("Least", unit="USD")
    max_usd: Number = _column("Greatest", unit="USD")


class _ScopeRow(_Traced):
    """Columns that say where a price or factor holds; more named is stronger."""

    id: Slug = _column("Slug")
    legs: Slugs = _column("These legs only; blank is any", default=())
    modes: Modes = _column("These modes only; blank is any", default=())
    from_countries: Countries = _column("Where a leg starts; blank is anywhere", default=())
    to_countries: Countries = _column("Where a leg ends; blank is anywhere", default=())
    both_ways: bool = _column("Whether it holds the other way round too", default=True)
    kind: FactKind = _column("What the figure is")


class _PriceRow(_ScopeRow):
    """Columns of a range of US dollars with its date."""

    era: Slug = _column("Era id, or all")
    basis: Basis = _column("What it is paid for; box is a container of any size")
    min_usd: Dollars = _column("Least", unit="USD")
    likely_usd: Dollars = _column("Most likely", unit="USD")
    max_usd: Dollars = _column("Greatest", unit="USD")
    price_date: OptionalDate = _column(
        "Date of the price, as precise as known; blank is undated", default=""
    )


class RateRow(_PriceRow):
    """A price of carriage, published for a stretch and shared out over its legs by kilometres."""

    FILE = "rates.csv"
    TITLE = "Rates of carriage"
    KEY = ("id",)

    over_km: OptionalKm = _column(
        "Length of the stretch that was priced; blank is a price per leg, as of a sea lane",
        unit="km",
        default=None,
    )


class ChargeRow(_PriceRow):
    """A fixed price met at a border, a quay or a change of gauge, or on top of a rate."""

    FILE = "charges.csv"
    TITLE = "Charges on the way"
    KEY = ("id",)

    met_at: ChargeKind = _column("At what it is met")


class EmissionFactorRow(_ScopeRow):
    """An emission factor of carriage or handling, well to wake."""

    FILE = "emission_factors.csv"
    TITLE = "Emission factors"
    KEY = ("id",)

    traction: Text = _column("What was assumed: electric, diesel, mixed", default="")
    unit: FactorUnit = _column("What it is multiplied by; kg/teu is a handling")
    low: Factor = _column("Low, in the unit column")
    likely: Factor = _column("Central, in the unit column")
    high: Factor = _column("High, in the unit column")
    distance_factor: Annotated[Number, Field(ge=1, le=2)] = _column(
        "By which kilometres are multiplied before", default=1.0
    )
    tank_to_wake_share: Annotated[Number, Field(ge=0, le=1)] = _column(
        "Share of it that leaves the vehicle itself", default=0.0
    )


class PriceSourceRow(SourceRow):
    """Where rates, charges and emission factors come from."""

    FILE = "price_sources.csv"
    TITLE = "Sources of prices and emission factors"


class ObservationRow(Row):
    """A reported journey, kept as reported, to test predictions against."""

    FILE = "observations.csv"
    TITLE = "Reported journeys"
    KEY = ("id",)

    id: Text = _column("Journey id")
    origin: Text = _column("As reported")
    origin_country: Text = _column("ISO code", default="")
    destination: Text = _column("As reported")
    destination_country: Text = _column("ISO code", default="")
    corridor: Text = _column("Family as recorded")
    via: Text = _column("Points passed, separated by ;", default="")
    modes: Text = _column("Modes, separated by ;", default="")
    days_min: OptionalNumber = _column("Least days reported", unit="day", default=None)
    days_max: OptionalNumber = _column("Most days reported", unit="day", default=None)
    distance_km: OptionalNumber = _column("Distance reported", unit="km", default=None)
    kind: Annotated[str, StringConstraints(pattern="^(observed|average|advertised|target)$")] = (
        _column("Never pooled with another kind")
    )
    refers_to: Text = _column("Date or period", default="")
    includes: Text = _column("What the reported time covers", default="")
    sources: Slugs = _column("Source ids", default=())
    remark: Text = _column("What the report says, in our words", default="")
    confidence: Confidence = _column("A to D; C where not said", default=Confidence.C)
    direction: Text = _column("westbound or eastbound", default="")
    scope: Text = _column("full_od, leg or node", default="")
    via_reported: Text = _column("Whether the report names the points passed", default="")
    scorable: Text = _column("yes if it can be scored", default="")
    group: Text = _column("Reports of one and the same train share a group", default="")


class ClosureRow(_Traced):
    """How often a terminal is shut in one month, and for how long."""

    FILE = "closures.csv"
    TITLE = "Closures by month"
    KEY = ("terminal", "month", "kind")
    FOREIGN: ClassVar = {"terminal": ("terminals.csv", "id")}

    terminal: Slug = _column("Terminal id")
    month: Annotated[int, Field(ge=1, le=12)] = _column("Month of the year")
    kind: ClosureKind = _column("wind (vessels), weather or crisis (land)")
    closures: Annotated[Number, Field(ge=0, le=60)] = _column("Mean number in that month")
    min_days: Days = _column("Least that one lasts", unit="day")
    likely_days: Days = _column("Most likely", unit="day")
    max_days: Days = _column("Greatest", unit="day")


class TimetableRow(Row):
    """Departures on a leg, in a file of the user's own; one of four ways to say when."""

    FILE = "timetable.csv"
    TITLE = "Timetable"
    KEY = ("leg", "departs", "valid_from")

    leg: Slug = _column("Leg id that is boarded")
    weekdays: Ints = _column("ISO weekdays, 1 is Monday", default=())
    every_days: OptionalNumber = _column("Interval, counted from first", unit="day", default=None)
    first: Annotated[date | None, Optional] = _column("First departure's day", default=None)
    dates: Annotated[tuple[date, ...], BeforeValidator(_split)] = _column(
        "Single days, ISO, separated by ;", default=()
    )
    per_week: OptionalNumber = _column("Mean number a week, at random times", default=None)
    departs: time = _column("Local time of day, 18:00", default=time(0))
    cutoff_hours: Annotated[Number, Field(ge=0, le=1440)] = _column(
        "How long before departure one must be there", unit="hour", default=0.0
    )
    time_zone: Annotated[Text, StringConstraints(min_length=1)] = _column("IANA zone: Asia/Almaty")
    valid_from: Annotated[date | None, Optional] = _column("First day, ISO", default=None)
    valid_to: Annotated[date | None, Optional] = _column("Last day, ISO", default=None)


class LineageRow(Row):
    """What became of one row of the research notes."""

    FILE = "lineage.csv"
    TITLE = "What became of each research row"
    KEY = ("research_file", "research_id")

    research_file: Text = _column("File of the notes")
    research_id: Text = _column("Row id there")
    became: Texts = _column("Rows it became, as table:key", default=())
    verdict: Annotated[
        str,
        StringConstraints(
            pattern="^(kept|apportioned|merged|service|superseded|adjusted|refused)$"
        ),
    ] = _column(
        "kept, apportioned, merged with another row, made a service, superseded, adjusted or "
        "refused"
    )
    reason: Text = _column("Why, where it was not simply kept", default="")


TABLES: tuple[type[Row], ...] = (
    TerminalRow,
    NameRow,
    LegRow,
    TransitTimeRow,
    TransferRow,
    EraRow,
    CorridorRow,
    SectionRow,
    ServiceRow,
    SourceRow,
    FactRow,
    CostRow,
    RateRow,
    ChargeRow,
    EmissionFactorRow,
    PriceSourceRow,
    ObservationRow,
    LineageRow,
    ClosureRow,
)
"""Every table of a network folder, in the order in which they are read."""
