"""Pictures of maps for reports: the same views as the pages, as PNG, SVG or PDF."""

from __future__ import annotations

import io
import json
import math
import warnings
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from corridor.errors import DataError, ExtraMissingError
from corridor.maps.files import basemap_json
from corridor.maps.key import key_place, write_key
from corridor.maps.mercator import Frame, Point, beside, frame_of, projected, thinned
from corridor.maps.nameplates import Dot, write_names
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
LONGEST_TITLE: Final = 90
LONGEST_SUBTITLE: Final = 150
HEADER: Final = 0.095
FOOTER: Final = 0.03
"""Shares of the page's height for the heading and for the credits."""
DATES: Final = {"ready": "ready", "deadline": "due by the end of"}
BORDERS: Final = "borders indicative"
LEAST_DASHES: Final = 5
"""Dashes that a leg should show; :data:`CLOSEST` is how far their pattern is closed up for it."""
CLOSEST: Final = 0.4
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
    high = 1.0 - HEADER - FOOTER
    frame = frame_of(_shown(document, strokes), (INCHES[0], INCHES[1] * high))
    figure = Figure(figsize=INCHES, facecolor="white")
    axes = figure.add_axes((0.0, FOOTER, 1.0, high), facecolor=COLOURS["water"])
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
    place = key_place(strokes, frame, along)
    write_names(axes, dots, frame, along, keep_off=place.box)
    write_key(axes, strokes, place, _dashes)
    _write_frame(figure, document)
    return figure


def _shown(document: dict[str, Any], strokes: Sequence[Stroke]) -> Iterator[Sequence[float]]:
    """Yield what the picture must show: of the network its terminals, not each ocean."""
    if document["view"] == "network":
        yield from (terminal["at"] for terminal in document["terminals"])
    else:
        yield from (point for stroke in strokes for point in stroke.points)


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
        length_points = sum(math.dist(a, b) for a, b in pairwise(line)) / frame.per_point
        dashes = _dashes(_closed_up(stroke, length_points))
        axes.plot(xs, ys, zorder=4, linestyle=dashes, dash_capstyle="round", **strand)
    return points


def _closed_up(stroke: Stroke, length_points: float) -> Stroke:
    """Return a stroke whose dashes show even on a short way, as that over the Caspian often is."""
    needed = LEAST_DASHES * sum(stroke.dashes) * stroke.width
    if needed <= length_points:
        return stroke
    factor = max(CLOSEST, length_points / needed)
    return replace(stroke, dashes=tuple(factor * each for each in stroke.dashes))


def _samples(line: Sequence[Point], step: float) -> Iterator[Point]:
    for (ax, ay), (bx, by) in pairwise(line):
        pieces = max(1, int(math.dist((ax, ay), (bx, by)) / step))
        for i in range(pieces):
            yield ax + (bx - ax) * i / pieces, ay + (by - ay) * i / pieces


def _dashes(stroke: Stroke) -> Any:  # noqa: ANN401 - a name or a pattern, as matplotlib has it
    return (0, stroke.dashes) if stroke.dashes else "solid"


def _dots(document: dict[str, Any], strokes: Iterable[Stroke]) -> Iterator[Dot]:
    lost: dict[int, float] = {}
    for element in document["elements"]:
        if "terminal" in element:
            number = element["terminal"]
            lost[number] = lost.get(number, 0.0) + element["days"][1]
    ends = {end for route in document.get("routes", ()) for end in _ends(route["terminals"])}
    ends |= {end for question in document.get("questions", ()) for end in question["ends"]}
    shown = {end for stroke in strokes for end in stroke.ends}
    for number, terminal in enumerate(document["terminals"]):
        if number in shown or number in ends:
            days = lost.get(number, 0.0) if document["view"] == "route" else 0.0
            is_end = number in ends or number == document.get("origin")
            name = terminal["name"][:LONGEST_NAME]
            size = max(3.0 + 1.6 * days**0.5, 6.0 if is_end else 0.0)
            weight = days + (100.0 if is_end else 0.0) + (terminal["kind"] == "seaport")
            yield Dot(projected([terminal["at"]])[0], name, size, weight, is_end)


def _ends(terminals: Sequence[int]) -> tuple[int, ...]:
    return (terminals[0], terminals[-1]) if terminals else ()


def _draw_dots(axes: Axes, dots: Sequence[Dot]) -> None:
    for dot in dots:
        face, edge = ("white", COLOURS["ink"]) if dot.is_end else (COLOURS["ink"], "white")
        style: dict[str, Any] = {
            "markerfacecolor": face,
            "markeredgecolor": edge,
            "markeredgewidth": 1.2,
        }
        axes.plot([dot.at[0]], [dot.at[1]], "o", markersize=dot.size, zorder=6, **style)


def _write_frame(figure: Figure, document: dict[str, Any]) -> None:
    """Write the heading above the map, and below it whose work it is and of which data."""
    title, subtitle = document["title"][:LONGEST_TITLE], _subtitle(document)
    provenance = document["provenance"]
    about = (
        f"{provenance['network']} {provenance['version']}, data {provenance['fingerprint'][:12]}"
    )
    credit = " · ".join(["Natural Earth", *document["attribution"], about, BORDERS])
    muted: dict[str, Any] = {"color": COLOURS["muted"], "va": "center"}
    ink: dict[str, Any] = {"color": COLOURS["ink"], "va": "center", "fontweight": "bold"}
    texts = (
        figure.text(0.015, 1.0 - 0.36 * HEADER, title, fontsize=14, **ink),
        figure.text(0.015, 1.0 - 0.76 * HEADER, subtitle, fontsize=8.5, **muted),
        figure.text(0.985, FOOTER / 2, credit, ha="right", fontsize=6, **muted),
    )
    for text in texts:
        text.set_parse_math(False)


def _subtitle(document: dict[str, Any]) -> str:
    eras = [era["title"] or era["id"] for era in document["eras"]]
    scenarios = document.get("scenarios", ())[1:2]
    dates = document.get("dates", {})
    asked = [f"{name} {dates[key]}" for key, name in DATES.items() if key in dates]
    return _as_fits([*(scenario["name"] for scenario in scenarios), *asked, *eras])


def _as_fits(parts: Sequence[str]) -> str:
    """Join as many as the line holds, and say how many more there are."""
    for kept in range(len(parts), 0, -1):
        more = [f"and {len(parts) - kept} more"] if kept < len(parts) else []
        if len(line := " · ".join([*parts[:kept], *more])) <= LONGEST_SUBTITLE:
            return line
    return parts[0][:LONGEST_SUBTITLE] if parts else ""
