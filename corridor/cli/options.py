"""Options and arguments that commands share, each described once."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Final

import typer

from corridor.cli.complete import complete_corridor, complete_era, complete_terminal
from corridor.errors import ArgumentError
from corridor.model.arguments import day_given
from corridor.model.vocabulary import Criterion, Mode
from corridor.uncertainty.draws import DEFAULT_DRAWS, DEFAULT_SEED, MOST_DRAWS

__all__ = [
    "DEFAULT_DRAWS",
    "DEFAULT_SEED",
    "Alternatives",
    "AsPage",
    "AsPlaces",
    "AsTable",
    "Avoid",
    "Best",
    "By",
    "Corridor",
    "Destination",
    "Draws",
    "DrawsWanted",
    "Era",
    "Eras",
    "Graphs",
    "OnlyModes",
    "Origin",
    "Out",
    "Overlays",
    "PageFormat",
    "PlaceFormat",
    "Seed",
    "TableFormat",
    "Via",
    "as_the_file_ends",
    "date_of",
    "day_of",
]


def date_of(moment: datetime | None) -> date | None:
    """Return the day of an option that :func:`day_of` read, if it was given."""
    return moment.date() if moment else None


def day_of(text: str) -> datetime:
    """Read a day as the calendar of ISO 8601 writes it.

    Raises
    ------
    BadParameter
        If it is no day, or one that no shipment has.
    """
    try:
        day = day_given("", text)
    except ArgumentError as error:
        raise typer.BadParameter(str(error)) from None
    assert day is not None  # noqa: S101 - only nothing gives nothing, told to the type checker
    return datetime(day.year, day.month, day.day)


class Best(StrEnum):
    """What a route can be asked to be best in: the criteria that need nothing but the network."""

    TIME = Criterion.TIME
    MIN = Criterion.MIN
    MAX = Criterion.MAX
    DISTANCE = Criterion.DISTANCE


class PageFormat(StrEnum):
    """Formats of answers that are one page about one thing."""

    TEXT = "text"
    JSON = "json"


class TableFormat(StrEnum):
    """Formats of answers that are a table."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"
    MD = "md"


class PlaceFormat(StrEnum):
    """Formats of answers that also lie on the map."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"
    MD = "md"
    GEOJSON = "geojson"


_ENDINGS: Final = {"json", "csv", "md", "geojson"}
_OTHERS: Final = {"xlsx", "xls", "ods", "doc", "docx", "pdf", "html", "svg", "png", "parquet"}


def as_the_file_ends(ctx: typer.Context, asked: StrEnum) -> StrEnum:
    """Take the format from the ending of ``--out`` where none is asked for.

    Raises
    ------
    BadParameter
        If the ending is that of a format in which this answer is not written.
    """
    source = ctx.get_parameter_source("format")
    ending = Path(ctx.params.get("out") or "").suffix.removeprefix(".").lower()
    if source is None or source.name != "DEFAULT" or ending not in _ENDINGS | _OTHERS:
        return asked
    formats = type(asked)
    if ending not in list(formats):
        known = ", ".join(formats)
        tables = "; spreadsheets open csv" if "csv" in list(formats) else ""
        raise typer.BadParameter(
            f"no answer is written as {ending}, but as {known}{tables}", param_hint="--out"
        )
    return formats(ending)


_FORMAT = typer.Option(
    "--format",
    callback=as_the_file_ends,
    help="How to write the answer; as --out ends unless told.",
)
AsPage = Annotated[PageFormat, _FORMAT]
AsTable = Annotated[TableFormat, _FORMAT]
AsPlaces = Annotated[PlaceFormat, _FORMAT]

Origin = Annotated[
    str,
    typer.Argument(
        metavar="ORIGIN",
        help="Where it starts: id, name in any language, or UN/LOCODE.",
        autocompletion=complete_terminal,
    ),
]
Destination = Annotated[
    str,
    typer.Argument(metavar="DESTINATION", help="Where it ends.", autocompletion=complete_terminal),
]
Era = Annotated[
    str,
    typer.Option(
        "--era",
        metavar="ERA",
        help="Dates whose facts are used; left out, the default era, or a date's season.",
        autocompletion=complete_era,
    ),
]
Eras = Annotated[
    list[str] | None,
    typer.Option(
        "--era",
        metavar="ERA",
        help="Only this era; repeat it for several; all if left out.",
        autocompletion=complete_era,
    ),
]
By = Annotated[
    Best,
    typer.Option("--by", help="Best in: likely time, minimum, maximum, or distance."),
]
Alternatives = Annotated[
    int,
    typer.Option("--alternatives", min=1, max=100, help="Routes to show, the best included."),
]
Via = Annotated[
    list[str] | None,
    typer.Option(
        "--via",
        metavar="PLACE",
        help="Terminal to pass; repeat it for several, in order.",
        autocompletion=complete_terminal,
    ),
]
Avoid = Annotated[
    list[str] | None,
    typer.Option(
        "--avoid",
        metavar="X",
        help="Not by RU, aktau, a leg id, mode:ro-ro, corridor:northern; may be repeated.",
    ),
]
Corridor = Annotated[
    str,
    typer.Option(
        "--corridor",
        metavar="FAMILY",
        help="Only by this corridor family; all if empty.",
        autocompletion=complete_corridor,
    ),
]
OnlyModes = Annotated[
    list[Mode] | None, typer.Option("--mode", help="Only legs of this mode; may be repeated.")
]
Graphs = Annotated[
    Path | None,
    typer.Option("--graphs", metavar="DIR", help="Folder of another network than the shipped one."),
]
Overlays = Annotated[
    list[Path] | None,
    typer.Option(
        "--overlay", metavar="FILE", help="TOML file with own rows on top; may be repeated."
    ),
]
Out = Annotated[
    Path | None,
    typer.Option("--out", metavar="FILE", help="Write the answer to a file, whole or not at all."),
]
Draws = Annotated[
    int,
    typer.Option(
        "--draws", min=1, max=MOST_DRAWS, help="Possible worlds in which routes are travelled."
    ),
]
DrawsWanted = Annotated[
    int,
    typer.Option(
        "--draws", min=0, max=MOST_DRAWS, help="Draws for P50 and P95; 0 leaves them out."
    ),
]
Seed = Annotated[int, typer.Option("--seed", help="Same seed, same worlds, on every machine.")]
