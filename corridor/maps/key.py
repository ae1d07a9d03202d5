"""The key of a still picture, in the corner where it covers least of what is drawn."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from corridor.maps.mercator import Box, Frame, Point
from corridor.maps.strokes import Stroke
from corridor.maps.style import THEMES

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["KeyPlace", "key_place", "write_key"]

FONT_POINTS: Final = 7.5
CHARACTER_POINTS: Final = 4.3
LINE_POINTS: Final = 11.0
EDGE_POINTS: Final = (40.0, 14.0)
"""About how large a key becomes: a character, a line, and its marks and edges around them."""

CORNERS: Final = ("lower left", "lower right", "upper left", "upper right")


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyPlace:
    """Where a key stands: its corner, and about which part of the picture it takes there."""

    corner: str
    box: Box


def key_place(strokes: Sequence[Stroke], frame: Frame, along: Sequence[Point]) -> KeyPlace:
    """Return the corner with the fewest points of drawn lines; the first of equals.

    Parameters
    ----------
    strokes
        What the key names.
    frame
        Of the picture.
    along
        Points along all lines, on the plane.
    """
    labels = {stroke.label for stroke in strokes}
    wide = EDGE_POINTS[0] + CHARACTER_POINTS * max(map(len, labels), default=0)
    high = EDGE_POINTS[1] + LINE_POINTS * len(labels)
    places = [
        KeyPlace(corner=c, box=_box(c, frame, wide * frame.per_point, high * frame.per_point))
        for c in CORNERS
    ]
    return min(places, key=lambda place: sum(place.box.holds(point) for point in along))


def _box(corner: str, frame: Frame, wide: float, high: float) -> Box:
    up, across = corner.split()
    west = frame.west if across == "left" else frame.east - wide
    south = frame.south if up == "lower" else frame.north - high
    return Box(west, south, west + wide, south + high)


def write_key(
    axes: Axes, strokes: Sequence[Stroke], place: KeyPlace, dashes: Callable[[Stroke], Any]
) -> None:
    """Write what each colour and pattern is called, the topmost first."""
    from matplotlib.lines import Line2D

    entries: dict[str, Stroke] = {}
    for stroke in reversed(strokes):
        entries.setdefault(stroke.label, stroke)
    lines = [
        Line2D([], [], color=stroke.colour, linewidth=2.4, linestyle=dashes(stroke))
        for stroke in entries.values()
    ]
    look: dict[str, Any] = {"loc": place.corner, "edgecolor": THEMES["light"]["line"]}
    key = axes.legend(lines, list(entries), fontsize=FONT_POINTS, framealpha=0.95, **look)
    key.set_zorder(9)
    for text in key.get_texts():
        text.set_parse_math(False)
