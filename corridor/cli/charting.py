"""``--chart``: an answer as a picture in a file beside its text."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from corridor.cli.deliver import refuse_one_file_for_two

if TYPE_CHECKING:
    from corridor.reports.drawing import Drawing

__all__ = ["Chart", "chart_form", "drawing_bytes_of"]

Chart = Annotated[
    Path | None,
    typer.Option("--chart", metavar="FILE", help="Draw the answer too, in this .svg or .png file."),
]


def chart_form(chart: Path | None, out: Path | None) -> str:
    """Return the form of the chart, before anything is computed; empty where none is wanted.

    Raises
    ------
    BadParameter
        If the file's name asks for neither form, or the answer would be written over it.
    """
    if chart is None:
        return ""
    from corridor.errors import DataError
    from corridor.reports.drawing import form_of

    refuse_one_file_for_two(chart=chart, out=out)
    try:
        return form_of(chart)
    except DataError as error:
        raise typer.BadParameter(str(error)) from None


def drawing_bytes_of(drawing: Drawing, form: str) -> bytes:
    """Return what the chart's file holds."""
    from corridor.reports.drawing import drawing_bytes

    return drawing_bytes(drawing, form)
