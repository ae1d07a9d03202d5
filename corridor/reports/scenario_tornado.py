"""A tornado as text, JSON, CSV and as a chart."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from corridor.model.network import Network
from corridor.model.wording import brief, count, headline
from corridor.reports.document import (
    Document,
    days_document,
    provenance_document,
    render_json,
)
from corridor.reports.drawing import Bar, Dot, Drawing, Label, Stroke, svg_of
from corridor.reports.harmless import visible
from corridor.reports.paper import Paper
from corridor.reports.rows import render_csv
from corridor.reports.table import Column, render_table
from corridor.routing.provenance import provenance_of
from corridor.scenarios.tornado import Swing, Tornado, ways_out

__all__ = ["draw_tornado", "tornado_as"]

_Scale = Callable[[float], float]

_FIELDS: Final = (
    *("element", "part", "min_days", "likely_days", "max_days"),
    *("low_total_days", "high_total_days", "best_high_total_days", "variance_share"),
)

MOST_SHOWN: Final = 15
"""Bars that fit a page; the rest are counted."""


def tornado_as(format: str, network: Network, found: Tornado, paper: Paper) -> str:
    """Write a tornado as ``text``, ``json``, ``csv`` or ``svg``."""
    match format:
        case "json":
            return render_json(_document(network, found))
        case "csv":
            return render_csv(_FIELDS, (tuple(record.values()) for record in found.records()))
        case "svg":
            return svg_of(draw_tornado(network, found))
    return _text(network, found, paper)


def draw_tornado(network: Network, found: Tornado) -> Drawing:
    """Draw a tornado: a bar from least to greatest total for each element, the widest on top."""
    swings = found.swings[:MOST_SHOWN]
    likely = found.route.days.likely_days
    low = min((swing.low_days for swing in swings), default=likely)
    high = max((swing.high_days for swing in swings), default=likely + 1)
    scale = (_WIDTH - _LABELS - 80) / ((high - low) or 1)

    def x(days: float) -> float:
        return _LABELS + 30 + (days - low) * scale

    title = f"What moves the total: {headline(found.route.days)}"
    bottom = _TOP + _STEP * len(swings)
    rows = enumerate(swings)
    bars = [shape for row, swing in rows for shape in _bar(network, swing, _TOP + _STEP * row, x)]
    axis = Stroke(x(likely), _TOP - 8, x(likely), bottom + 4, "#444", is_dashed=True)
    middle = Label(x(likely), bottom + 20, f"likely {brief(likely)} days", anchor="middle")
    shapes = [Label(16, 22, title, size=14, is_bold=True), *bars, axis, middle]
    if any(ways_out(found)):
        pale = "pale: saved by going another way"
        shapes.append(Label(_WIDTH - 16, bottom + 20, pale, "#444", anchor="end"))
    return Drawing(title=title, width=_WIDTH, height=bottom + 30, shapes=shapes)


_WIDTH: Final = 720
_LABELS: Final = 250
_TOP: Final = 44
_STEP: Final = 22


def _bar(network: Network, swing: Swing, y: int, x: _Scale) -> Iterator[Bar | Stroke | Dot | Label]:
    left, right = x(swing.low_days), x(swing.high_days)
    best = x(max(swing.low_days, min(swing.best_high_days, swing.high_days)))
    yield Label(_LABELS - 12, y + 11, _name(network, swing), anchor="end")
    yield Bar(left, y, best - left, 14, "#c2552d")
    yield Bar(best, y, right - best, 14, "#f3c7b0")
    yield Label(left - 4, y + 11, brief(swing.low_days), "#444", anchor="end")
    yield Label(right + 4, y + 11, brief(swing.high_days), "#444")


def _text(network: Network, found: Tornado, paper: Paper) -> str:
    columns = (
        Column(title="uncertain input", shrinks_to=20),
        Column(title="from", is_number=True),
        Column(title="to", is_number=True),
        Column(title="moves", is_number=True),
        Column(title="variance", is_number=True),
        Column(title="by another way", is_number=True, drops=1),
    )
    rows = [
        (
            visible(_name(network, swing)),
            brief(swing.low_days),
            brief(swing.high_days),
            brief(swing.width_days),
            f"{100 * swing.variance_share:.0f} %",
            brief(swing.best_high_days) if swing.best_high_days < swing.high_days else "",
        )
        for swing in found.swings[:MOST_SHOWN]
    ]
    hidden = len(found.swings) - len(rows)
    lines = [
        *paper.strong_lines(f"What moves the total of {headline(found.route.days)}"),
        *paper.wrapped("one input at its least and greatest, all others at their likely days"),
        "",
        *render_table(columns, rows, paper),
    ]
    lines += [f"and {count(hidden, 'input')} that move it less"] if hidden > 0 else []
    if any(ways_out(found)):
        lines += paper.wrapped("by another way: the best there is once that input is at its worst")
    lines += paper.points(found.notes)
    return "\n".join(lines) + "\n"


def _name(network: Network, swing: Swing) -> str:
    element = swing.element
    tail = network.terminal(element.tail_id).name
    if element.is_leg:
        return f"{tail} → {network.terminal(element.head_id).name}"
    return f"{tail} {element.part}"


def _document(network: Network, found: Tornado) -> Document:
    return {
        "schema": "corridor.tornado/1",
        "provenance": provenance_document(provenance_of(network, found.route.era)),
        "days": days_document(found.route.days),
        "legs": list(found.route.leg_ids),
        "swings": list(found.records()),
        "notes": list(found.notes),
    }
