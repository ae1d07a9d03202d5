"""Charts as a few shapes on a page, written as SVG by hand or as PNG by matplotlib.

Coordinates are pixels from the top left corner. All texts are shown as they are: nothing in them is
markup to either writer.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Final

from corridor.errors import DataError
from corridor.reports.harmless import visible

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["INK", "Bar", "Dot", "Drawing", "Label", "Stroke", "drawing_bytes", "form_of", "svg_of"]

INK: Final = "#222"
DOTS_PER_PIXEL: Final = 2
FORMS: Final = ("svg", "png")


@dataclass(frozen=True, slots=True)
class Bar:
    """A filled rectangle."""

    x: float
    y: float
    width: float
    height: float
    colour: str


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line, dashed or not."""

    x1: float
    y1: float
    x2: float
    y2: float
    colour: str
    width: float = 1.0
    is_dashed: bool = False


@dataclass(frozen=True, slots=True)
class Dot:
    """A filled circle."""

    x: float
    y: float
    radius: float
    colour: str


@dataclass(frozen=True, slots=True)
class Label:
    """A line of text; ``y`` is its base line, ``anchor`` one of start, middle, end."""

    x: float
    y: float
    text: str
    colour: str = INK
    size: float = 12
    anchor: str = "start"
    is_bold: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A page of shapes, the first lowest.

    Parameters
    ----------
    title
        For readers who cannot see it.
    width, height
        Pixels.
    shapes
        What is drawn.
    """

    title: str
    width: float
    height: float
    shapes: Sequence[Bar | Stroke | Dot | Label]


def form_of(path: Path) -> str:
    """Return the form that a file's name asks for.

    Raises
    ------
    DataError
        If it is neither SVG nor PNG.
    """
    form = path.suffix.removeprefix(".").lower()
    if form not in FORMS:
        raise DataError(f"a chart is written as .svg or .png, not to {path.name!r}")
    return form


def drawing_bytes(drawing: Drawing, form: str) -> bytes:
    """Return a drawing as the content of a file; the same drawing gives the same bytes."""
    return svg_of(drawing).encode() if form == "svg" else _png_of(drawing)


def svg_of(drawing: Drawing) -> str:
    """Return a drawing as an SVG document that needs nothing else.

    Examples
    --------
    >>> page = Drawing(title="A & B", width=20, height=10, shapes=[Label(0, 9, "<b>")])
    >>> "&lt;b&gt;" in svg_of(page) and "A &amp; B" in svg_of(page)
    True
    """
    width, height = _figure(drawing.width), _figure(drawing.height)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'font-family="sans-serif" role="img"><title>{escape(visible(drawing.title))}</title>'
        f'<rect width="{width}" height="{height}" fill="#fff"/>'
        f"{''.join(map(_svg_shape, drawing.shapes))}</svg>\n"
    )


def _svg_shape(shape: Bar | Stroke | Dot | Label) -> str:
    match shape:
        case Bar():
            return (
                f'<rect x="{_figure(shape.x)}" y="{_figure(shape.y)}" '
                f'width="{_figure(shape.width)}" height="{_figure(shape.height)}" '
                f'fill="{shape.colour}"/>'
            )
        case Stroke():
            dashes = ' stroke-dasharray="3 3"' if shape.is_dashed else ""
            return (
                f'<line x1="{_figure(shape.x1)}" y1="{_figure(shape.y1)}" '
                f'x2="{_figure(shape.x2)}" y2="{_figure(shape.y2)}" '
                f'stroke="{shape.colour}" stroke-width="{_figure(shape.width)}"{dashes}/>'
            )
        case Dot():
            place = f'cx="{_figure(shape.x)}" cy="{_figure(shape.y)}"'
            return f'<circle {place} r="{_figure(shape.radius)}" fill="{shape.colour}"/>'
    bold = ' font-weight="bold"' if shape.is_bold else ""
    return (
        f'<text x="{_figure(shape.x)}" y="{_figure(shape.y)}" font-size="{_figure(shape.size)}" '
        f'fill="{shape.colour}" text-anchor="{shape.anchor}"{bold}>'
        f"{escape(visible(shape.text))}</text>"
    )


def _figure(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def _png_of(drawing: Drawing) -> bytes:
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(
        figsize=(drawing.width / 72, drawing.height / 72), dpi=72 * DOTS_PER_PIXEL, facecolor="#fff"
    )
    FigureCanvasAgg(figure)
    axes = figure.add_axes((0.0, 0.0, 1.0, 1.0))
    axes.set_axis_off()
    axes.set_xlim(0, drawing.width)
    axes.set_ylim(drawing.height, 0)
    for order, shape in enumerate(drawing.shapes):
        _png_shape(axes, shape, order)
    file = io.BytesIO()
    # Without the name of the writing program, whose version would change the bytes.
    figure.savefig(file, format="png", metadata={"Software": None, "Title": drawing.title})
    return file.getvalue()


def _png_shape(axes: Axes, shape: Bar | Stroke | Dot | Label, order: int) -> None:
    from matplotlib.lines import Line2D
    from matplotlib.patches import Circle, Rectangle

    match shape:
        case Bar():
            corner = (shape.x, shape.y)
            axes.add_patch(
                Rectangle(corner, shape.width, shape.height, color=shape.colour, lw=0, zorder=order)
            )
        case Stroke():
            axes.add_line(
                Line2D(
                    (shape.x1, shape.x2),
                    (shape.y1, shape.y2),
                    color=shape.colour,
                    lw=shape.width,
                    ls=(0, (3, 3)) if shape.is_dashed else "-",
                    solid_capstyle="butt",
                    zorder=order,
                )
            )
        case Dot():
            circle = Circle((shape.x, shape.y), shape.radius, color=shape.colour, zorder=order)
            axes.add_patch(circle)
        case Label():
            axes.text(
                shape.x,
                shape.y,
                visible(shape.text),
                color=shape.colour,
                fontsize=shape.size,
                fontweight="bold" if shape.is_bold else "normal",
                ha=_ACROSS[shape.anchor],
                va="baseline",
                parse_math=False,
                zorder=order,
            )


_ACROSS: Final = {"start": "left", "middle": "center", "end": "right"}
