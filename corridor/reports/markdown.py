"""Answers as Markdown tables to paste into a page or a message."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from corridor.model.answers import Result, Route
from corridor.model.network import Network
from corridor.model.times import DayRange
from corridor.model.wording import headline, percent, plain, span, tenths
from corridor.reports.harmless import markdown_cell, markdown_url
from corridor.reports.outlook_text import simulated
from corridor.reports.steps import confidence_sentence, fallback_sentence, sources_of, steps_of
from corridor.reports.words import dropped_words, era_line
from corridor.routing.matrix import Matrix
from corridor.uncertainty.outlook import Outlook

__all__ = [
    "eras_markdown",
    "markdown_points",
    "matrix_markdown",
    "render_markdown_table",
    "route_markdown",
]


def route_markdown(network: Network, result: Result, outlook: Outlook | None = None) -> str:
    """Write the best route: one sentence, a table of its elements, and its sources."""
    best, era = result.best, network.era(result.query.era)
    ends = " → ".join(
        network.terminal(stop).name for stop in (best.terminal_ids[0], best.terminal_ids[-1])
    )
    target = " (target, not observed)" if era.is_target else ""
    lines = [
        f"**{markdown_cell(ends)}: {headline(best.days)}{target}**"
        f" — {markdown_cell(era_line(era))}",
        *(["", f"{simulated(outlook.prospects[0].simulation)}"] if outlook else []),
        "",
        *_elements(network, best),
        "",
        *render_markdown_table(("part", "days", "likely", "share"), _parts(best)),
        "",
        f"{confidence_sentence(best.elements)} {fallback_sentence(best, era.id)}".rstrip(),
        *_sources(network, best),
        *(f"- {markdown_cell(note)}" for note in result.notes),
        *(f"- {markdown_cell(words)}" for words in dropped_words(result.dropped)),
    ]
    return "\n".join(lines) + "\n"


def eras_markdown(
    network: Network,
    results: Sequence[Result],
    outlooks: Sequence[Outlook] = (),
    notes: Sequence[str] = (),
) -> str:
    """Write one row an era: range, most likely, length; and what else the reader must know."""
    told = [outlook.prospects[0].simulation.percentiles for outlook in outlooks]
    rows = [
        (
            markdown_cell(era_line(network.era(result.query.era))),
            _range(result.best.days),
            plain(result.best.days.likely_days),
            *((tenths(told[i].p50_days), tenths(told[i].p95_days)) if told else ("", "")),
            plain(result.best.length_km),
            "target, not observed" if network.era(result.query.era).is_target else "",
        )
        for i, result in enumerate(results)
    ]
    head = ("era", "days", "likely", "P50", "P95", "km", "remark")
    return "\n".join([*render_markdown_table(head, rows), *markdown_points(notes)]) + "\n"


def markdown_points(notes: Sequence[str]) -> list[str]:
    """Return the lines of a list of notes below a table, none where there is none."""
    return [*([""] if notes else []), *(f"- {markdown_cell(note)}" for note in notes)]


def matrix_markdown(matrix: Matrix) -> str:
    """Write a table with one row an origin and one column a destination."""
    rows = [
        (markdown_cell(origin), *("" if v is None else plain(v) for v in values))
        for origin, values in zip(matrix.origin_ids, matrix.values, strict=True)
    ]
    head = ("from", *map(markdown_cell, matrix.destination_ids))
    return "\n".join(render_markdown_table(head, rows)) + "\n"


def render_markdown_table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """Return the lines of a table; cells must be harmless already."""
    return [
        f"| {' | '.join(head)} |",
        f"|{' --- |' * len(head)}",
        *(f"| {' | '.join(row)} |" for row in rows),
    ]


def _elements(network: Network, route: Route) -> list[str]:
    head = ("where", "how", "km", "days", "likely", "day reached", "figure", "grade")
    rows = [
        (
            markdown_cell(step.where),
            step.how,
            plain(step.element.length_km) if step.element.is_leg else "",
            _range(step.element.days),
            plain(step.element.days.likely_days),
            plain(step.reached.likely_days),
            str(step.element.fact_kind),
            str(step.element.confidence),
        )
        for step in steps_of(network, route)
    ]
    total = ("**total**", "", plain(route.length_km), f"**{_range(route.days)}**")
    return render_markdown_table(
        head, [*rows, (*total, f"**{plain(route.days.likely_days)}**", "", "", "")]
    )


def _parts(route: Route) -> list[tuple[str, ...]]:
    return [
        (
            str(part),
            _range(days),
            plain(days.likely_days),
            percent(days.likely_days, route.days.likely_days),
        )
        for part, days in route.split().items()
    ]


def _sources(network: Network, route: Route) -> list[str]:
    lines = [""]
    for number, source in enumerate(sources_of(network, [route]), start=1):
        words = markdown_cell(", ".join(filter(None, (source.title, source.date))))
        link = f", {markdown_url(source.url)}" if source.url else ""
        lines.append(f"{number}. {words}{link}")
    return lines


def _range(days: DayRange) -> str:
    return span(days.min_days, days.max_days)
