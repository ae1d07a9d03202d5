"""Pictures of maps for reports: the same views as the pages, as PNG, SVG or PDF."""

from __future__ import annotations

import io
import json
import math
import warnings
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from corridor.errors import DataError, ExtraMissingError
from corridor.maps.files import basemap_json
from corridor.maps.mercator import Box, Frame, Point, beside, frame_of, projected, thinned
from corridor.maps.packing import unpacked
from corridor.maps.page import CorridorMap
from corridor.maps.strokes import Stroke, strokes_of
from corridor.maps.style import THEMES

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

__all__ = ["FORMATS", "draw_picture"]

FORMATS: Final = ("png", "svg", "pdf")
INCHES: Final = (11.0, 6.8)
"""A page of a report, landscape."""

COLOURS: Final = THEMES["light"]
LONGEST_NAME: Final = 40
BEND_POINTS: Final = 3.5
SAMPLE_POINTS: Final = 5.0


def draw_picture(page: CorridorMap, form: str = "png", *, dpi: int = 160) -> bytes:
    r"""Draw what a page shows as a still picture, with attribution and the date of the data.

    Parameters
    ----------
    page
        What a function of this room returned.
    form
        ``png``, ``svg`` or ``pdf``.
    dpi
        Dots an inch of a PNG.

    Returns
    -------
    bytes
        The file's content; the same page gives the same bytes.

    Raises
    ------
    DataError
        If the form is not one of the three.
    ExtraMissingError
        If matplotlib is not installed.

    Examples
    --------
    >>> from corridor import load_network, plan
    >>> from corridor.io.lines import read_lines
    >>> from corridor.maps import route_map
    >>> network = load_network()
    >>> page = route_map(network, plan(network, "aktau", "poti"), lines=read_lines())
    >>> draw_picture(page)[:4]
    b'\x89PNG'
    """
    if form not in FORMATS:
        raise DataError(f"a picture is one of {', '.join(FORMATS)}, not {form!r}")
    try:
        import matplotlib as mpl
    except ImportError:
        raise ExtraMissingError("pictures need matplotlib: pip install matplotlib") from None
    # A fixed salt and no date: the same page gives the same bytes.
    with mpl.rc_context({"svg.hashsalt": "corridor", "svg.fonttype": "none"}):
        figure = _figure(page.document)
        dates = {"svg": {"Date": None}, "pdf": {"CreationDate": None}}
        file = io.BytesIO()
        with warnings.catch_warnings():
            # A script that no installed font has is shown as boxes; the page has the name.
            warnings.filterwarnings("ignore", message="Glyph .* missing from")
            figure.savefig(file, format=form, dpi=dpi, metadata=dates.get(form))
    return file.getvalue()


def _figure(document: dict[str, Any]) -> Figure:
    from matplotlib.figure import Figure

    strokes = list(strokes_of(document))
    frame = frame_of((p for stroke in strokes for p in stroke.points), INCHES)
    figure = Figure(figsize=INCHES, facecolor="white")
    axes = figure.add_axes((0.0, 0.0, 1.0, 1.0), facecolor=COLOURS["water"])
    axes.set_xlim(frame.west, frame.east)
    axes.set_ylim(frame.south, frame.north)
    axes.set_aspect("equal")
    axes.set_axis_off()
    axes.patch.set_zorder(0)
    axes.add_artist(axes.patch)
    _draw_ground(axes, frame)
    along = _draw_strokes(axes, strokes, frame)
    dots = list(_dots(document, strokes))
    _draw_dots(axes, dots)
    _write_names(axes, dots, frame, along)
    _write_frame(axes, document, strokes)
    return figure


def _draw_ground(axes: Axes, frame: Frame) -> None:
    from matplotlib.collections import LineCollection, PolyCollection

    base = json.loads(basemap_json())
    decimals = base["decimals"]

    def rings(kind: str, which: slice) -> list[list[Point]]:
        shapes = (projected(unpacked(r, decimals)) for rings in base[kind] for r in rings[which])
        return [shape for shape in shapes if frame.shows(shape)]

    def fill(shapes: list[list[Point]], colour: str) -> None:
        style: dict[str, Any] = {"facecolors": colour, "edgecolors": COLOURS["coast"]}
        axes.add_collection(PolyCollection(shapes, zorder=1, linewidths=0.5, **style))

    fill(rings("land", slice(0, 1)), COLOURS["land"])
    fill(rings("land", slice(1, None)) + rings("lakes", slice(0, 1)), COLOURS["water"])
    lines = (projected(unpacked(line, decimals)) for line in base["borders"])
    borders = [line for line in lines if frame.shows(line)]
    style: dict[str, Any] = {"colors": COLOURS["frontier"], "linestyles": (0, (4, 3))}
    axes.add_collection(LineCollection(borders, zorder=2, linewidths=0.6, **style))


def _draw_strokes(axes: Axes, strokes: Sequence[Stroke], frame: Frame) -> list[Point]:
    """Draw all casings, then all strands, and return points along them for names to keep off."""
    points: list[Point] = []
    for stroke in strokes:
        plain = thinned(projected(stroke.points), BEND_POINTS * frame.per_point)
        line = beside(plain, stroke.offset_points * frame.per_point)
        points += _samples(line, SAMPLE_POINTS * frame.per_point)
        xs, ys = zip(*line, strict=True)
        casing: dict[str, Any] = {"color": COLOURS["halo"], "linewidth": stroke.width + 1.4}
        axes.plot(xs, ys, zorder=3, alpha=0.8, solid_joinstyle="round", **casing)
        strand: dict[str, Any] = {"color": stroke.colour, "linewidth": stroke.width}
        axes.plot(xs, ys, zorder=4, linestyle=_dashes(stroke), dash_capstyle="round", **strand)
    return points


def _samples(line: Sequence[Point], step: float) -> Iterator[Point]:
    for (ax, ay), (bx, by) in pairwise(line):
        pieces = max(1, int(math.dist((ax, ay), (bx, by)) / step))
        for i in range(pieces):
            yield ax + (bx - ax) * i / pieces, ay + (by - ay) * i / pieces


def _dashes(stroke: Stroke) -> Any:  # noqa: ANN401 - a name or a pattern, as matplotlib has it
    return (0, stroke.dashes) if stroke.dashes else "solid"


@dataclass(frozen=True, slots=True)
class _Dot:
    """A terminal on the picture."""

    at: Point
    name: str
    size: float
    weight: float
    is_end: bool


def _dots(document: dict[str, Any], strokes: Iterable[Stroke]) -> Iterator[_Dot]:
    lost: dict[int, float] = {}
    for element in document["elements"]:
        if "terminal" in element:
            number = element["terminal"]
            lost[number] = lost.get(number, 0.0) + element["days"][1]
    ends = {end for route in document.get("routes", ()) for end in _ends(route["terminals"])}
    shown = {end for stroke in strokes for end in stroke.ends}
    for number, terminal in enumerate(document["terminals"]):
        if number in shown or number in ends:
            days = lost.get(number, 0.0) if document["view"] == "route" else 0.0
            is_end = number in ends or number == document.get("origin")
            name = terminal["name"][:LONGEST_NAME]
            size = max(3.0 + 1.6 * days**0.5, 6.0 if is_end else 0.0)
            weight = days + (100.0 if is_end else 0.0) + (terminal["kind"] == "seaport")
            yield _Dot(projected([terminal["at"]])[0], name, size, weight, is_end)


def _ends(terminals: Sequence[int]) -> tuple[int, ...]:
    return (terminals[0], terminals[-1]) if terminals else ()


def _draw_dots(axes: Axes, dots: Sequence[_Dot]) -> None:
    for dot in dots:
        face, edge = ("white", COLOURS["ink"]) if dot.is_end else (COLOURS["ink"], "white")
        style: dict[str, Any] = {
            "markerfacecolor": face,
            "markeredgecolor": edge,
            "markeredgewidth": 1.2,
        }
        axes.plot([dot.at[0]], [dot.at[1]], "o", markersize=dot.size, zorder=6, **style)


def _write_names(axes: Axes, dots: Sequence[_Dot], frame: Frame, along: Sequence[Point]) -> None:
    """Write names, the weightiest first, each where it is free and covers least of the lines."""
    from matplotlib.patheffects import withStroke

    taken = [frame.box(dot.at, 0, 0, dot.size, dot.size) for dot in dots] + frame.corners()
    halo = [withStroke(linewidth=2.4, foreground="white")]
    for dot in sorted(dots, key=lambda dot: (-dot.weight, dot.name)):
        free = [
            (sum(box.holds(point) for point in along), number, spot, box)
            for number, (spot, box) in enumerate(_spots(dot, frame))
            if frame.holds(box) and not any(box.overlaps(other) for other in taken)
        ]
        if not free:
            continue
        _, _, (across, up, dx, dy), box = min(free, key=lambda found: found[:2])
        place = (dot.at[0] + dx * frame.per_point, dot.at[1] + dy * frame.per_point)
        style: dict[str, Any] = {"ha": across, "va": up, "fontsize": 7.5, "fontweight": "bold"}
        text = axes.text(*place, dot.name, zorder=7, color=COLOURS["ink"], **style)
        text.set(path_effects=halo, parse_math=False)
        taken.append(box)


_Spot = tuple[str, str, float, float]


def _spots(dot: _Dot, frame: Frame) -> Iterator[tuple[_Spot, Box]]:
    width, gap = 4.8 * len(dot.name) + 2, dot.size / 2 + 4
    yield ("left", "center", gap, 0.0), frame.box(dot.at, gap + width / 2, 0, width, 10)
    yield ("right", "center", -gap, 0.0), frame.box(dot.at, -gap - width / 2, 0, width, 10)
    yield ("center", "bottom", 0.0, gap), frame.box(dot.at, 0, gap + 5, width, 10)
    yield ("center", "top", 0.0, -gap), frame.box(dot.at, 0, -gap - 5, width, 10)
    for across, side in (("left", 1), ("right", -1)):
        for up in (1, -1):
            dx, dy = side * (gap - 2), up * (gap + 3)
            middle = dx + side * width / 2
            yield (across, "center", dx, dy), frame.box(dot.at, middle, dy, width, 10)


def _write_frame(axes: Axes, document: dict[str, Any], strokes: Sequence[Stroke]) -> None:
    panel: dict[str, Any] = {
        "facecolor": "white",
        "edgecolor": COLOURS["line"],
        "boxstyle": "round,pad=0.5",
    }
    where = axes.transAxes
    eras = " · ".join(era["title"] or era["id"] for era in document["eras"])
    title = f"{document['title'][:120]}\n{eras[:160]}"
    text = axes.text(
        0.015, 0.975, title, transform=where, va="top", fontsize=10, bbox=panel, zorder=9
    )
    text.set_parse_math(False)
    provenance = document["provenance"]
    about = (
        f"{provenance['network']} {provenance['version']}, data {provenance['fingerprint'][:12]}"
    )
    credit = " · ".join(["Natural Earth", *document["attribution"], about])
    text = axes.text(
        0.99, 0.012, credit, transform=where, ha="right", fontsize=6, zorder=9, color="#52606d"
    )
    text.set_parse_math(False)
    _write_key(axes, strokes)


def _write_key(axes: Axes, strokes: Sequence[Stroke]) -> None:
    from matplotlib.lines import Line2D

    entries: dict[str, Stroke] = {}
    for stroke in reversed(strokes):
        entries.setdefault(stroke.label, stroke)
    lines = [
        Line2D([], [], color=stroke.colour, linewidth=2.4, linestyle=_dashes(stroke))
        for stroke in entries.values()
    ]
    key = axes.legend(lines, list(entries), loc="lower left", fontsize=7.5, framealpha=0.95)
    key.set_zorder(9)
    for text in key.get_texts():
        text.set_parse_math(False)
