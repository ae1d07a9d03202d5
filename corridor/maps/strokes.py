"""Which lines a still picture holds, in which colour, pattern and place beside one another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Final

from corridor.maps.mercator import Point
from corridor.maps.packing import unpacked
from corridor.maps.payload import DECIMALS
from corridor.maps.style import (
    CONFIDENCE_COLOURS,
    DASHES,
    REACH_COLOURS,
    ROUTE_COLOURS,
    THEMES,
)
from corridor.model.vocabulary import Confidence, Mode

__all__ = ["Stroke", "strokes_of"]

STRAND_POINTS: Final = 2.6
SMALLEST: Final = 0.01
"""Chance that is written out; of smaller ones, and of what is left to 1, only that they are so."""
MODE_COLOURS: Final = {
    Mode.RAIL: ROUTE_COLOURS["light"][6],
    Mode.ROAD: ROUTE_COLOURS["light"][4],
    Mode.FEEDER: ROUTE_COLOURS["light"][0],
    Mode.TRAIN_FERRY: ROUTE_COLOURS["light"][2],
    Mode.RO_RO: ROUTE_COLOURS["light"][3],
    Mode.DEEP_SEA: ROUTE_COLOURS["light"][0],
}

MODE_WORDS: Final = {
    Mode.RAIL: "Rail",
    Mode.ROAD: "Road",
    Mode.FEEDER: "Container feeder",
    Mode.TRAIN_FERRY: "Train ferry",
    Mode.RO_RO: "Ro-ro ferry",
    Mode.DEEP_SEA: "Deep sea",
}


CHANGE_LOOKS: Final[dict[str, tuple[str, str, tuple[float, ...], float]]] = {
    "kept": ("Unchanged part of the way", THEMES["light"]["network"], (), 1.8),
    "opened": ("Opened", ROUTE_COLOURS["light"][3], (4.0, 2.0), 2.2),
    "quicker": ("Quicker", ROUTE_COLOURS["light"][2], (1.5, 1.5), 2.6),
    "slower": ("Slower", CONFIDENCE_COLOURS["light"][Confidence.C], (5.0, 1.5, 1.0, 1.5), 2.6),
    "left": ("Way left", ROUTE_COLOURS["light"][1], (3.0, 2.0), 2.2),
    "closed": ("Closed", CONFIDENCE_COLOURS["light"][Confidence.D], (0.8, 2.0), 2.4),
    "taken": ("Way taken instead", ROUTE_COLOURS["light"][0], (), 2.8),
}
"""For each kind of change its word, colour, dashes and width; those drawn on top last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stroke:
    """One drawn line.

    Parameters
    ----------
    points
        (lon, lat) in degrees.
    ends
        Numbers of its two terminals.
    colour, dashes, width
        Look; dashes in points of the line's width.
    offset_points
        How far beside its ground it runs.
    label
        What the key calls it.
    """

    points: list[Point]
    ends: tuple[int, int]
    colour: str
    dashes: tuple[float, ...] = ()
    width: float = 2.2
    offset_points: float = 0.0
    label: str


def strokes_of(document: dict[str, Any]) -> Iterator[Stroke]:
    """Yield the lines of a page's document, those below first."""
    if document["view"] == "network":
        for row in document["network"]:
            yield _by_mode(document, document["elements"][row["element"]]["leg"])
    elif document["view"] == "reach":
        yield from _by_band(document)
    elif document["view"] == "scenario":
        yield from _by_change(document)
    else:
        yield from _by_route(document)


def _by_mode(document: dict[str, Any], number: int) -> Stroke:
    mode = Mode(document["legs"][number]["mode"])
    colour = MODE_COLOURS[mode]
    return _stroke(document, number, colour, MODE_WORDS[mode], width=1.3)


def _by_band(document: dict[str, Any]) -> Iterator[Stroke]:
    colours, days = REACH_COLOURS["light"], document["days"]
    for row in sorted(document["reach"], key=lambda row: -row["start"]):
        if row["start"] >= days:
            continue
        share = min(1.0, (days - row["start"]) / ((row["end"] - row["start"]) or 1.0))
        day = min(row["end"], days)
        band = min(len(colours) - 1, int((day - 1e-9) / (days / len(colours))))
        low, high = band * days / len(colours), (band + 1) * days / len(colours)
        label = f"day {low:g} to {high:g}"
        yield _stroke(document, row["leg"], colours[band], label, share=share)


def _by_change(document: dict[str, Any]) -> Iterator[Stroke]:
    """Yield the first scenario's changes on all questions: what stays first, below."""
    found: dict[int, str] = {}
    shown = min(1, len(document["scenarios"]) - 1)
    for question in document["questions"]:
        before, after = (set(_legs(document, question["outcomes"][n])) for n in (0, shown))
        kinds = {"kept": before & after, "left": before - after, "taken": after - before}
        for kind in CHANGE_LOOKS:
            found |= dict.fromkeys(kinds.get(kind, ()), kind)
    for change in document["scenarios"][shown]["changes"]:
        number = change.get("leg")
        if number is not None and found.get(number) != "taken":
            found[number] = change["what"]
    order = list(CHANGE_LOOKS)
    for number, kind in sorted(found.items(), key=lambda item: order.index(item[1])):
        label, colour, dashes, width = CHANGE_LOOKS[kind]
        yield replace(_stroke(document, number, colour, label, width=width), dashes=dashes)


def _by_route(document: dict[str, Any]) -> Iterator[Stroke]:
    colours = ROUTE_COLOURS["light"]
    users: dict[object, list[int]] = {}
    first_from: dict[object, int] = {}
    for rank, route in enumerate(document["routes"]):
        for number in _legs(document, route):
            # Sides are counted the way the first route goes, so strands do not cross at terminals.
            first_from.setdefault(_ground(document, number), document["legs"][number]["ends"][0])
            sharing = users.setdefault(_ground(document, number), [])
            if rank not in sharing:
                sharing.append(rank)
    families = {route["family"] for route in document["routes"]}
    for rank, route in reversed(list(enumerate(document["routes"]))):
        days = route["days"]
        name = f"{route['badge']} {route['family']}" if len(families) > 1 else route["badge"]
        label = f"{name}: {days[0]:.1f}–{days[2]:.1f} days, likely {days[1]:.1f}{_quoted(route)}"
        for number in _legs(document, route):
            sharing = users[_ground(document, number)]
            lane = sharing.index(rank) - (len(sharing) - 1) / 2
            tail = document["legs"][number]["ends"][0]
            side = 1 if first_from[_ground(document, number)] == tail else -1
            colour = colours[rank % len(colours)]
            offset = lane * STRAND_POINTS * side
            yield _stroke(document, number, colour, label, offset_points=offset)


def _quoted(route: dict[str, Any]) -> str:
    """Say what a quote adds: the chance to be in time, and the likely price as far as known."""
    chance, usd = route.get("chance"), route.get("usd")
    in_time = "" if chance is None else f", in time {_percent(chance)}"
    price = "" if usd is None else f", {'≥ ' * ('unpriced' in route)}{usd[1]:,.0f} USD"
    return in_time + price


def _percent(share: float) -> str:
    """Write a chance; simulated ones are never certain."""
    if share < SMALLEST:
        return "< 1 %"
    return "> 99 %" if share > 1 - SMALLEST else f"{100 * share:.0f} %"


def _legs(document: dict[str, Any], route: dict[str, Any]) -> Iterator[int]:
    for number in route.get("elements", ()):
        if "leg" in document["elements"][number]:
            yield document["elements"][number]["leg"]


def _ground(document: dict[str, Any], number: int) -> object:
    leg = document["legs"][number]
    return leg["line"] if "line" in leg else tuple(sorted(leg["ends"]))


def _stroke(
    document: dict[str, Any],
    number: int,
    colour: str,
    label: str,
    *,
    share: float = 1.0,
    width: float = 2.2,
    offset_points: float = 0.0,
) -> Stroke:
    leg = document["legs"][number]
    packed_line = document["lines"][leg["line"]] if "line" in leg else leg["path"]
    points = unpacked(packed_line, DECIMALS)
    points = points[::-1] if leg.get("turned") else points
    kept = points[: max(2, round(len(points) * share))]
    dashes = tuple(float(n) / 2 for n in DASHES[Mode(leg["mode"])].split())
    ends = (leg["ends"][0], leg["ends"][1])
    if share < 1:
        ends = (ends[0], ends[0])
    return Stroke(
        points=kept,
        ends=ends,
        colour=colour,
        dashes=dashes,
        label=label,
        width=width,
        offset_points=offset_points,
    )
