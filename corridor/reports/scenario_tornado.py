"""A tornado as text, JSON, CSV and as a picture (SVG)."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import Final

from corridor.model.network import Network
from corridor.reports.document import Document, days_document, render_json
from corridor.reports.harmless import visible
from corridor.reports.paper import Paper
from corridor.reports.rows import Cell, render_csv
from corridor.reports.table import Column, render_table
from corridor.reports.words import brief, count, headline
from corridor.scenarios.tornado import Swing, Tornado, ways_out

__all__ = ["draw_tornado", "tornado_as"]

_Scale = Callable[[float], float]

MOST_SHOWN: Final = 15
"""Bars that fit a page; the rest are counted."""


def tornado_as(format: str, network: Network, found: Tornado, paper: Paper) -> str:
    """Write a tornado as ``text``, ``json``, ``csv`` or ``svg``."""
    match format:
        case "json":
            return render_json(_document(found))
        case "csv":
            return render_csv(_FIELDS, map(_cells, found.swings))
        case "svg":
            return draw_tornado(network, found)
    return _text(network, found, paper)


def draw_tornado(network: Network, found: Tornado) -> str:
    """Draw a tornado: a bar from least to greatest total for each element, the widest on top.

    Returns
    -------
    str
        An SVG picture, 720 wide, that needs nothing else; texts are escaped.
    """
    swings = found.swings[:MOST_SHOWN]
    likely = found.route.days.likely_days
    low = min((swing.low_days for swing in swings), default=likely)
    high = max((swing.high_days for swing in swings), default=likely + 1)
    scale = (_WIDTH - _LABELS - 60) / ((high - low) or 1)

    def x(days: float) -> float:
        return round(_LABELS + 30 + (days - low) * scale, 1)

    height = _TOP + _STEP * len(swings) + 30
    bars = [_bar(network, swing, _TOP + _STEP * row, x) for row, swing in enumerate(swings)]
    axis = (
        f'<line x1="{x(likely)}" y1="{_TOP - 8}" x2="{x(likely)}" y2="{height - 26}" '
        'stroke="#444" stroke-dasharray="3 3"/>'
        f'<text x="{x(likely)}" y="{height - 10}" text-anchor="middle">'
        f"likely {escape(brief(likely))} days</text>"
    )
    legend = (
        f'<text x="{_WIDTH - 16}" y="{height - 10}" text-anchor="end" fill="#444">'
        "pale: saved by going another way</text>"
        if any(ways_out(found))
        else ""
    )
    title = f"What moves the total: {headline(found.route.days)}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" '
        f'font-family="sans-serif" font-size="12" role="img"><title>{escape(title)}</title>'
        f'<rect width="{_WIDTH}" height="{height}" fill="#fff"/>'
        f'<text x="16" y="22" font-size="14" font-weight="bold">{escape(title)}</text>'
        f"{''.join(bars)}{axis}{legend}</svg>\n"
    )


_WIDTH: Final = 720
_LABELS: Final = 250
_TOP: Final = 44
_STEP: Final = 22


def _bar(network: Network, swing: Swing, y: int, x: _Scale) -> str:
    left, right = x(swing.low_days), x(swing.high_days)
    best = x(max(swing.low_days, min(swing.best_high_days, swing.high_days)))
    label = escape(visible(_name(network, swing)))
    shade = (
        f'<rect x="{best}" y="{y}" width="{round(right - best, 1)}" height="14" fill="#f3c7b0"/>'
    )
    return (
        f'<text x="{_LABELS - 12}" y="{y + 11}" text-anchor="end">{label}</text>'
        f'<rect x="{left}" y="{y}" width="{round(best - left, 1)}" height="14" fill="#c2552d"/>'
        f"{shade}"
        f'<text x="{left - 4}" y="{y + 11}" text-anchor="end" fill="#444">'
        f"{brief(swing.low_days)}</text>"
        f'<text x="{right + 4}" y="{y + 11}" fill="#444">{brief(swing.high_days)}</text>'
    )


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
    return "\n".join(lines) + "\n"


def _name(network: Network, swing: Swing) -> str:
    element = swing.element
    tail = network.terminal(element.tail_id).name
    if element.is_leg:
        return f"{tail} → {network.terminal(element.head_id).name}"
    return f"{tail} {element.part}"


_FIELDS = (
    "element",
    "part",
    "min_days",
    "likely_days",
    "max_days",
    "low_total_days",
    "high_total_days",
    "best_high_total_days",
    "variance_share",
)


def _cells(swing: Swing) -> tuple[Cell, ...]:
    element, days = swing.element, swing.element.days
    ends = (swing.low_days, swing.high_days, swing.best_high_days)
    share = round(swing.variance_share, 6)
    own = (days.min_days, days.likely_days, days.max_days)
    return (element.id, str(element.part), *own, *ends, share)


def _document(found: Tornado) -> Document:
    return {
        "schema": "corridor.tornado/1",
        "days": days_document(found.route.days),
        "legs": list(found.route.leg_ids),
        "swings": [dict(zip(_FIELDS, _cells(swing), strict=True)) for swing in found.swings],
    }
