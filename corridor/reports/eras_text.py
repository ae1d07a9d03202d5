"""The answer to ``corridor eras`` as text: ranges, elements side by side, and what was gained."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corridor.model.answers import Result
from corridor.model.network import Network
from corridor.model.times import DayRange
from corridor.model.uncertain import Percentiles
from corridor.model.vocabulary import Part
from corridor.model.wording import brief_span, change, decimals_for, fixed, listed, signed, tenths
from corridor.reports.era_gains import Gain, gains, side_by_side
from corridor.reports.harmless import visible
from corridor.reports.paper import Paper
from corridor.reports.route_text import render_sources, title_of
from corridor.reports.steps import confidence_sentence, fallback_sentence, sources_of
from corridor.reports.table import Column, render_table
from corridor.reports.words import era_dates
from corridor.uncertainty.outlook import Outlook

__all__ = ["render_eras"]

LISTED = 4
"""Elements named in the sentence on a gain."""


def render_eras(
    network: Network,
    results: Sequence[Result],
    paper: Paper | None = None,
    *,
    notes: Sequence[str] = (),
    outlooks: Sequence[Outlook] = (),
) -> str:
    """Write the best route of each era for people.

    Parameters
    ----------
    network
        Where names, eras and sources are looked up.
    results
        One an era, in the order to be shown; at least one.
    paper
        Width and colour; 80 columns without colour unless told.
    notes
        What else the reader must know.
    outlooks
        What lies ahead of each best route, in the same order.
    """
    paper = paper or Paper()
    lines = [*_head(network, results[0], paper)]
    lines += paper.points(notes)
    lines += ["", *_era_table(network, results, paper, outlooks)]
    if any(result.best.elements for result in results):
        lines += ["", *_element_table(network, results, paper)]
        lines += ["", *_part_table(results, paper)]
        lines += [line for gain in gains(network, results) for line in _gain_lines(gain, paper)]
        lines += ["", *_grades(results, paper)]
    lines += render_sources(sources_of(network, [result.best for result in results]), paper)
    return "\n".join(lines) + "\n"


def _head(network: Network, result: Result, paper: Paper) -> Iterator[str]:
    query = result.query
    yield from paper.strong_lines(title_of(network, result))
    if query.corridor_id:
        name = network.corridor(query.corridor_id).name
        yield from paper.wrapped(visible(f"best route of the {name} in each era"))


def _era_table(
    network: Network, results: Sequence[Result], paper: Paper, outlooks: Sequence[Outlook]
) -> list[str]:
    columns = (
        Column(title="era"),
        Column(title="days"),
        Column(title="likely", is_number=True),
        Column(title="P50", is_number=True),
        Column(title="P95", is_number=True),
        Column(title="km", is_number=True, drops=2),
        Column(title="", shrinks_to=12),
        Column(title="holds for", shrinks_to=24, drops=1),
    )
    told = [outlook.prospects[0].simulation.percentiles for outlook in outlooks]
    rows = [
        _era_row(network, result, told[i] if told else None) for i, result in enumerate(results)
    ]
    return render_table(columns, rows, paper)


def _era_row(network: Network, result: Result, told: Percentiles | None) -> tuple[str, ...]:
    era, best = network.era(result.query.era), result.best
    return (
        visible(era.id),
        brief_span(best.days.min_days, best.days.max_days),
        tenths(best.days.likely_days),
        tenths(told.p50_days) if told else "",
        tenths(told.p95_days) if told else "",
        fixed(best.length_km, 0),
        "target, not observed" if era.is_target else "",
        visible(era_dates(era) or era.title),
    )


def _element_table(network: Network, results: Sequence[Result], paper: Paper) -> list[str]:
    rows = side_by_side(network, results)
    decimals = decimals_for(_likely(days) for row in rows for days in row.days)
    columns = (
        Column(title="likely days", shrinks_to=12),
        Column(title="", drops=1),
        *_era_columns(results),
    )
    cells = [(visible(row.where), row.how, *_cells(row.days, decimals)) for row in rows]
    totals = [result.best.days for result in results]
    return render_table(columns, [*cells, ("total", "", *_cells(totals, decimals))], paper)


def _era_columns(results: Sequence[Result]) -> list[Column]:
    return [Column(title=visible(result.query.era), is_number=True) for result in results]


def _cells(days: Sequence[DayRange | None], decimals: int) -> list[str]:
    return ["–" if value is None else fixed(value.likely_days, decimals) for value in days]


def _likely(days: DayRange | None) -> float:
    return 0.0 if days is None else days.likely_days


def _part_table(results: Sequence[Result], paper: Paper) -> list[str]:
    splits = [result.best.split() for result in results]
    decimals = decimals_for(days.likely_days for split in splits for days in split.values())
    rows = [(str(part), *_cells([split[part] for split in splits], decimals)) for part in Part]
    return render_table((Column(title="of which"), *_era_columns(results)), rows, paper)


def _gain_lines(gain: Gain, paper: Paper) -> list[str]:
    head = f"{gain.era} against {gain.against}: {change(gain.likely_days)} (likely)"
    parts = [f"{part} {signed(days)}" for part, days in gain.parts.items() if days]
    named = [f"{where} {how} {signed(days)}" for where, how, days in gain.elements[:LISTED]]
    sentence = f"{head}: {', '.join(parts)}." if parts else f"{head}."
    if named:
        sentence += f" Most at {listed(named)}."
    if gain.by_another_way:
        sentence += " The two go by different ways."
    return ["", *paper.wrapped(visible(sentence), indent=2)]


def _grades(results: Sequence[Result], paper: Paper) -> list[str]:
    lines = []
    for result in results:
        best, era = result.best, result.query.era
        sentences = f"{confidence_sentence(best.elements)} {fallback_sentence(best, era)}"
        lines += paper.wrapped(f"{visible(era)}: {sentences}", indent=2)
    return lines
