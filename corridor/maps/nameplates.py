"""Names on a still picture, so placed that none overlap: terminals, then countries and seas."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from corridor.maps.files import basemap_json
from corridor.maps.mercator import Box, Frame, Point, projected
from corridor.maps.style import THEMES

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["Dot", "write_names"]

COLOURS: Final = THEMES["light"]
LEAST_SIZE: Final = 0.045
"""Size of a country against the width of the picture, below which it has no name."""


@dataclass(frozen=True, slots=True)
class Dot:
    """A terminal on the picture."""

    at: Point
    name: str
    size: float
    weight: float
    is_end: bool


def write_names(
    axes: Axes, dots: Sequence[Dot], frame: Frame, along: Sequence[Point], *, keep_off: Box
) -> None:
    """Write names, the weightiest first, each where it is free and covers least of the lines."""
    from matplotlib.patheffects import withStroke

    taken = [*(frame.box(dot.at, 0, 0, dot.size, dot.size) for dot in dots), keep_off]
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
    _write_ground_names(axes, frame, along, taken)


def _write_ground_names(axes: Axes, frame: Frame, along: Sequence[Point], taken: list[Box]) -> None:
    """Write countries and seas, the largest first, only where nothing else stands."""
    span = frame.east - frame.west
    for iso, lon_deg, lat_deg, size, name, *_ in sorted(_labels(), key=lambda row: -row[3]):
        if size < LEAST_SIZE * span:
            continue
        at, width = projected([(lon_deg, lat_deg)])[0], 4.4 * len(name) + 6
        for up in (0.0, -16.0, 16.0):
            box = frame.box(at, 0, up, width, 11)
            if (
                frame.holds(box)
                and not any(box.overlaps(other) for other in taken)
                and not any(box.holds(point) for point in along)
            ):
                colour = COLOURS["country-name" if iso else "sea-name"]
                look: dict[str, Any] = {"ha": "center", "va": "center", "fontsize": 7, "zorder": 5}
                place = (at[0], at[1] + up * frame.per_point)
                axes.text(*place, name, color=colour, style="normal" if iso else "italic", **look)
                taken.append(box)
                break


def _labels() -> list[list[Any]]:
    return list(json.loads(basemap_json())["labels"])


_Spot = tuple[str, str, float, float]


def _spots(dot: Dot, frame: Frame) -> Iterator[tuple[_Spot, Box]]:
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
