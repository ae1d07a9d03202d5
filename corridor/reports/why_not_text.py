"""The answer to ``corridor why-not``: the verdict, both ways side by side, and where they part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from corridor.choice.best import Priced
from corridor.choice.why_not import WhyNot
from corridor.model.network import Network
from corridor.model.query import RouteQuery
from corridor.model.vocabulary import Part
from corridor.model.wording import brief_span, plain, signed
from corridor.reports.compare_words import kilograms, usd
from corridor.reports.document import (
    Document,
    days_document,
    number,
    present,
    provenance_document,
    query_document,
    render_json,
)
from corridor.reports.harmless import visible
from corridor.reports.outlook_document import add_prospect, query_dates
from corridor.reports.outlook_text import OUTLOOK_COLUMNS, outlook_cells
from corridor.reports.paper import Paper
from corridor.reports.table import Column, render_table
from corridor.reports.words import CRITERION_WORDS, era_line
from corridor.routing.provenance import provenance_of
from corridor.uncertainty.outlook import Outlook

__all__ = ["why_not_as", "why_not_document"]


def why_not_as(
    format: str,
    network: Network,
    query: RouteQuery,
    verdict: WhyNot,
    paper: Paper,
    *,
    outlook: Outlook | None = None,
) -> str:
    """Write a verdict as ``text`` or ``json``, with what lies ahead of both ways if it is told."""
    if format == "json":
        return render_json(why_not_document(network, query, verdict, outlook=outlook))
    return "\n".join(_lines(network, query, verdict, paper, outlook)) + "\n"


def why_not_document(
    network: Network, query: RouteQuery, verdict: WhyNot, *, outlook: Outlook | None = None
) -> Document:
    """Build ``corridor.why-not/1``."""
    dates = query_dates(outlook) if outlook else {}
    chosen, other = map(_way, (verdict.chosen, verdict.other or verdict.chosen))
    if outlook:
        for way, prospect in zip((chosen, other), outlook.prospects, strict=False):
            add_prospect(way, prospect)
    return {
        "schema": "corridor.why-not/1",
        "query": {**present(query_document(query), without=("alternatives",)), **dates},
        "provenance": provenance_document(provenance_of(network, query.era)),
        "alternative": verdict.alternative,
        "reason": verdict.reason,
        **present({"margin": verdict.margin, "unit": verdict.unit}),
        "chosen": chosen,
        **({"other": other} if verdict.other else {}),
        "notes": list(verdict.notes),
    }


def _way(choice: Priced) -> Document:
    route = choice.route
    return {
        "family": route.family,
        "terminals": list(route.terminal_ids),
        "legs": list(route.leg_ids),
        "length_km": number(route.length_km),
        "days": days_document(route.days),
        "split": {str(part): days_document(days) for part, days in route.split().items()},
        "cost_usd_likely": number(choice.costing.total.likely_usd),
        "cost_is_complete": choice.costing.is_complete,
        "co2e_kg_likely": number(choice.footprint.total.likely_kg),
        "generalised_cost_usd": number(choice.generalised_usd),
    }


def _lines(
    network: Network, query: RouteQuery, verdict: WhyNot, paper: Paper, outlook: Outlook | None
) -> Iterator[str]:
    names = " → ".join(network.terminal(stop).name for stop in query.stops)
    yield from paper.strong_lines(visible(f"{names}: why not {verdict.alternative}?"))
    yield from paper.wrapped(visible(era_line(network.era(query.era))))
    if outlook:
        yield from paper.wrapped(", ".join(_dates(outlook)))
    yield ""
    yield from paper.wrapped(visible(f"{verdict.reason} (by {CRITERION_WORDS[query.by]})"))
    if verdict.other is not None:
        yield ""
        ways = (("chosen", verdict.chosen), (verdict.alternative, verdict.other))
        yield from _both(network, ways, paper, outlook)
    if verdict.notes:
        yield ""
    yield from paper.points(verdict.notes)


def _dates(outlook: Outlook) -> Iterator[str]:
    if outlook.ready:
        yield f"ready {outlook.ready.date()}"
    if outlook.deadline:
        yield f"due by the end of {outlook.deadline.date()}"


def _both(
    network: Network, ways: Sequence[tuple[str, Priced]], paper: Paper, outlook: Outlook | None
) -> Iterator[str]:
    """Set both ways side by side, and say where they part."""
    columns = (
        Column(title="way", shrinks_to=18),
        Column(title="days"),
        Column(title="likely", is_number=True),
        *OUTLOOK_COLUMNS,
        Column(title="USD likely", is_number=True),
        Column(title="with time", is_number=True),
        Column(title="kg CO2e", is_number=True),
        Column(title="km", is_number=True, drops=1),
    )
    rows = [
        _row(name, choice, outlook_cells(outlook, rank))
        for rank, (name, choice) in enumerate(ways, 1)
    ]
    yield from render_table(columns, rows, paper)
    parts = _where_days_differ(*(choice for _, choice in ways))
    if parts:
        yield ""
        yield from paper.wrapped(f"days more or less than chosen: {', '.join(parts)}")
    yield ""
    for name, choice in ways:
        yield from paper.wrapped(visible(f"{name}: {_own_part(network, choice, ways)}"), indent=2)


def _row(name: str, choice: Priced, ahead: Sequence[str]) -> tuple[str, ...]:
    days = choice.route.days
    at_least = "" if choice.costing.is_complete else "≥ "
    return (
        visible(name),
        brief_span(days.min_days, days.max_days),
        plain(round(days.likely_days, 1)),
        *ahead,
        at_least + usd(choice.costing.total.likely_usd),
        at_least + usd(choice.generalised_usd) if choice.value_of_time_usd else "",
        kilograms(choice.footprint.total.likely_kg),
        plain(round(choice.route.length_km)),
    )


def _where_days_differ(chosen: Priced, other: Priced) -> list[str]:
    mine, theirs = chosen.route.split(), other.route.split()
    differences = {part: theirs[part].likely_days - mine[part].likely_days for part in Part}
    return [f"{part} {signed(days)}" for part, days in differences.items() if round(days, 1)]


def _own_part(network: Network, choice: Priced, ways: Sequence[tuple[str, Priced]]) -> str:
    """Name the terminals between those that both ways share at their two ends."""
    first, second = (list(way.route.terminal_ids) for _, way in ways)
    ahead = sum(1 for _ in takewhile(_same, zip(first, second, strict=False)))
    behind = sum(1 for _ in takewhile(_same, zip(first[::-1], second[::-1], strict=False)))
    own = choice.route.terminal_ids[max(ahead - 1, 0) : len(choice.route.terminal_ids) - behind + 1]
    names = [network.terminal(terminal_id).name for terminal_id in own]
    return " → ".join(names) if len(own) > 1 else "the same terminals, by other legs"


def _same(pair: tuple[str, str]) -> bool:
    return pair[0] == pair[1]
